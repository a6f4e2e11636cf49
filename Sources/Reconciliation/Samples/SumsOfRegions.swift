import Elections
import Ground

extension SampleReconciler {
    /// Refuses a sample whose rows are sums of the stations of a region each, and not stations: its errors would be those of that
    /// many stations, and its shares those of the official file itself.
    ///
    /// Such a file has no column of station numbers where the official one has, and rows that say what all stations of the same
    /// region make together, where that has more than one. A sample of one station a region has none.
    static func refuseSums(_ sample: StationSample, _ official: StationTable) throws {
        guard sample.table.stationNumbers == nil, official.stationNumbers != nil,
            let level = sample.table.levels.last, level == official.levels.last,
            let own = sample.table.regions.last, let listed = official.regions.last
        else { return }
        var sums: [String: (stations: Int, votes: [Int])] = [:]
        for row in 0..<official.count {
            guard let region = listed[row] else { continue }
            var sum = sums[region] ?? (0, official.votes.map { _ in 0 })
            sum.stations += 1
            for (place, column) in official.votes.enumerated() { sum.votes[place] += column[row] ?? 0 }
            sums[region] = sum
        }
        let isSum = { (row: Int) in
            guard let region = own[row], let sum = sums[region], sum.stations > 1 else { return false }
            return sample.table.votes.enumerated().allSatisfy { $0.element[row] == sum.votes[$0.offset] }
        }
        let rows = sample.received.count(where: isSum)
        guard 2 * rows > sample.received.count else { return }
        throw SampleFault(
            sample.table.file, line: 1, column: "station_no",
            .sumsOfRegions(rows: rows, of: sample.received.count, level: level, official: official.file))
    }
}
