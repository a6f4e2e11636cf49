import Elections
import Ground

extension SampleReconciler {
    /// Refuses a sample whose rows are sums of the stations of a region each, and not stations: its errors would be those of that
    /// many stations, and its shares those of the official file itself.
    ///
    /// Such a file has no column of station numbers where the official one has, and rows that say what all stations of the same
    /// region make together, where that has more than one. A sample of one station a region has none.
    static func refuseSums(_ sample: StationSample, _ official: StationTable) throws {
        let own = sample.table
        guard own.stationNumbers == nil, official.stationNumbers != nil, let level = own.levels.last,
            level == official.levels.last
        else { return }
        // Codes of the lowest level can be the same below several regions.
        let shared = own.levels.filter(official.levels.contains)
        let path = { (table: StationTable, row: Int) in
            shared.map { name in table.levels.firstIndex(of: name).flatMap { table.regions[$0][row] } ?? "" }
        }
        var sums: [[String]: (stations: Int, votes: [Int], isKnown: Bool)] = [:]
        for row in 0..<official.count {
            let region = path(official, row)
            var sum = sums[region] ?? (0, official.votes.map { _ in 0 }, true)
            sum.stations += 1
            for (place, column) in official.votes.enumerated() {
                guard let votes = column[row] else {
                    sum.isKnown = false
                    continue
                }
                sum.votes[place] += votes
            }
            sums[region] = sum
        }
        let isSum = { (row: Int) in
            guard let sum = sums[path(own, row)], sum.stations > 1, sum.isKnown else { return false }
            return own.votes.enumerated().allSatisfy { $0.element[row] == sum.votes[$0.offset] }
        }
        let rows = sample.received.count(where: isSum)
        guard 2 * rows > sample.received.count else { return }
        throw SampleFault(
            own.file, line: 1, column: "station_no",
            .sumsOfRegions(rows: rows, of: sample.received.count, level: level, official: official.file))
    }
}
