import Elections

/// Votes of the official file in the whole and by region.
struct OfficialTotals {
    /// Votes of each pair in the whole.
    let votes: [Int]
    let stations: Int
    let codes: [String]
    private let byRegion: [String: [Int]]

    init(_ table: StationTable, by column: CodeValues?) {
        stations = table.count
        codes = column?.codes ?? []
        let width = table.votes.count + 1
        var sums = [Int](repeating: 0, count: width * max(1, codes.count))
        let none = [Int32](repeating: 0, count: column == nil ? table.count : 0)
        none.withUnsafeBufferPointer { none in
            let regions = column?.ids.buffer ?? none
            for (pair, values) in table.votes.enumerated() {
                let votes = values.buffer
                for row in 0..<table.count where regions[row] >= 0 && votes[row] != CountValues.missing {
                    sums[Int(regions[row]) * width + pair] += Int(votes[row])
                }
            }
            for row in 0..<table.count where regions[row] >= 0 {
                sums[Int(regions[row]) * width + width - 1] += 1
            }
        }
        let rows = (0..<max(1, codes.count)).map { Array(sums[$0 * width..<($0 + 1) * width]) }
        votes = (0..<width - 1).map { pair in rows.reduce(0) { $0 + $1[pair] } }
        byRegion = Dictionary(zip(codes, rows), uniquingKeysWith: { first, _ in first })
    }

    /// Stations of a region; of the whole where `code` is `nil`.
    func stations(_ code: String?) -> Int { code.map { byRegion[$0]?.last ?? 0 } ?? stations }

    /// The recap of a region; of the whole where `code` is `nil`.
    func recap(_ contest: String, _ region: RegionCode, _ code: String?) -> Recap {
        let row = code.map { byRegion[$0] ?? [] } ?? votes + [stations]
        return Recap(
            contest: contest, region: region,
            votes: row.dropLast().enumerated().map { .init(ballotNumber: $0 + 1, votes: $1) },
            isComplete: !row.isEmpty, pollingStations: row.last)
    }
}
