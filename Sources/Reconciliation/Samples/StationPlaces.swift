import Elections
import Ground

/// Where the stations of a sample stand in the official file.
struct StationPlaces: Sendable, Equatable {
    /// What became of a station that arrived.
    enum Place: Sendable, Equatable {
        /// Both files have the votes of every pair; row of the official file.
        case row(Int)
        /// The official file does not have it.
        case absent
        /// The official file has it more than once, first in this row: nothing tells which of the rows counts.
        case twice(Int)
        /// The official file has it without votes, or without those of some pair.
        case unfilled(Int)
    }

    /// A place for each station that arrived, in the order of the sample.
    var places: [Place]
    /// A number that the sample (first) and the official file write differently; `nil` where none is joined.
    var otherNumbers: NumberNames.Pair?

    /// Positions, among the stations that arrived, of those with a place of some kind.
    func positions(_ isWanted: (Place) -> Bool) -> [Int] { places.indices.filter { isWanted(places[$0]) } }

    /// Finds each station that arrived by its regions and its number.
    ///
    /// A station may stand several times in a sample that was drawn with replacement.
    /// - Parameters:
    ///   - table: The sample.
    ///   - received: Its rows that arrived.
    ///   - official: The official file.
    /// - Returns: `nil` where the files do not name stations alike.
    static func find(_ table: StationTable, received: [Int], in official: StationTable) -> StationPlaces? {
        guard table.levels.last == official.levels.last, let own = table.stationNumbers,
            let listed = official.stationNumbers, let lowest = official.regions.last,
            let ownLowest = table.regions.last
        else { return nil }
        let regionIDs = ids(of: ownLowest.codes, in: lowest.codes)
        let names = NumberNames(listed.codes, own.codes)
        var wanted: [UInt64: [Int]] = [:]
        for (index, row) in received.enumerated() {
            guard ownLowest.ids[row] >= 0, own.ids[row] >= 0,
                let region = regionIDs[Int(ownLowest.ids[row])],
                let number = names.places[Int(own.ids[row])]
            else { continue }
            wanted[key(region, Int32(number)), default: []].append(index)
        }
        var isWanted = [Bool](repeating: false, count: lowest.codes.count)
        for key in wanted.keys { isWanted[Int(key >> 32)] = true }
        var places = [Place](repeating: .absent, count: received.count)
        let (regions, numbers) = (lowest.ids, listed.ids)
        let candidates = isWanted.withUnsafeBufferPointer { isWanted in
            regions.indices.filter { regions[$0] >= 0 && isWanted[Int(regions[$0])] }
        }
        for row in candidates where numbers[row] >= 0 {
            for index in wanted[key(regions[row], numbers[row])] ?? []
            where sharesParents(table, received[index], official, row) {
                switch places[index] {
                case .absent: break
                case .row(let first), .unfilled(let first), .twice(let first):
                    places[index] = .twice(first)
                    continue
                }
                let isFilled = official.votes.allSatisfy { $0[row] != nil }
                places[index] = isFilled ? .row(row) : .unfilled(row)
            }
        }
        return StationPlaces(
            places: places, otherNumbers: names.example.map { .init(own: $0.other, other: $0.own) })
    }

    /// Finds the stations of a sample; see ``find(_:received:in:)``.
    static func find(_ sample: StationSample, in official: StationTable) -> StationPlaces? {
        find(sample.table, received: sample.received, in: official)
    }

    private static func key(_ region: Int32, _ number: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: region)) << 32 | UInt64(UInt32(bitPattern: number))
    }

    private static func ids(of codes: [String], in list: [String]) -> [Int32?] {
        let wanted = Set(codes)
        var positions: [String: Int32] = [:]
        for (index, code) in list.enumerated() where wanted.contains(code) {
            positions[code] = Int32(index)
        }
        return codes.map { positions[$0] }
    }

    /// Whether every level that both files have names the same region.
    private static func sharesParents(
        _ table: StationTable, _ row: Int, _ official: StationTable, _ other: Int
    ) -> Bool {
        table.levels.allSatisfy { level in
            guard let codes = official.codes(level) else { return true }
            return table.codes(level)?[row] == codes[other]
        }
    }
}
