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
        let numberIDs = ids(of: own.codes, in: listed.codes)
        var wanted: [UInt64: [Int]] = [:]
        for (index, row) in received.enumerated() {
            guard ownLowest.ids[row] >= 0, own.ids[row] >= 0,
                let region = regionIDs[Int(ownLowest.ids[row])],
                let number = numberIDs[Int(own.ids[row])]
            else { continue }
            wanted[key(region, number), default: []].append(index)
        }
        var isWanted = [Bool](repeating: false, count: lowest.codes.count)
        for key in wanted.keys { isWanted[Int(key >> 32)] = true }
        var places = [Place](repeating: .absent, count: received.count)
        var isMet = [Bool](repeating: false, count: official.count)
        let (regions, numbers) = (lowest.ids, listed.ids)
        let candidates = isWanted.withUnsafeBufferPointer { isWanted in
            regions.indices.filter { regions[$0] >= 0 && isWanted[Int(regions[$0])] }
        }
        for row in candidates where numbers[row] >= 0 {
            for index in wanted[key(regions[row], numbers[row])] ?? []
            where sharesParents(table, received[index], official, row) {
                isMet[row] = true
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
        var found = StationPlaces(places: places)
        found.joinOtherNumbers(table, received, official, isMet: isMet)
        return found
    }

    /// Finds stations whose number the official file writes otherwise, among its rows that are no station of the sample yet.
    ///
    /// - Parameter isMet: Whether a row of the official file is written as a station of the sample.
    private mutating func joinOtherNumbers(
        _ table: StationTable, _ received: [Int], _ official: StationTable, isMet: [Bool]
    ) {
        let absent = positions { $0 == .absent }
        guard !absent.isEmpty, let own = table.stationNumbers, let listed = official.stationNumbers,
            let lowest = official.regions.last
        else { return }
        let levels = table.levels.compactMap { level in
            official.codes(level).flatMap { other in table.codes(level).map { ($0, other) } }
        }
        // A station may stand several times in a sample, always under one number.
        struct Station: Hashable {
            var region, number: Int32
        }
        var regions: [[String]: Int32] = [:]
        var stations: [Station: [Int]] = [:]
        var wanted: Set<String> = []
        for position in absent {
            let row = received[position]
            let path = levels.map { $0.0[row] ?? "" }
            let region = regions[path] ?? Int32(regions.count)
            regions[path] = region
            wanted.insert(path.last ?? "")
            stations[Station(region: region, number: own.ids[row]), default: []].append(position)
        }
        let isWanted = lowest.codes.map(wanted.contains)
        var rows: [(row: Int, region: Int32)] = []
        for row in 0..<official.count where lowest.ids[row] >= 0 && isWanted[Int(lowest.ids[row])] {
            guard !isMet[row], let region = regions[levels.map { $0.1[row] ?? "" }] else { continue }
            rows.append((row, region))
        }
        let keys = stations.keys.sorted { ($0.region, $0.number) < ($1.region, $1.number) }
        let pairs = NumberNames(own.codes, listed.codes).pairs(
            keys.map { ($0.region, $0.number) }, rows.map { ($0.region, listed.ids[$0.row]) })
        for pair in pairs {
            let row = rows[pair.other].row
            let isFilled = official.votes.allSatisfy { $0[row] != nil }
            for position in stations[keys[pair.own]] ?? [] {
                places[position] = isFilled ? .row(row) : .unfilled(row)
            }
        }
        otherNumbers = pairs.first.flatMap { pair in
            guard keys[pair.own].number >= 0, let other = listed[rows[pair.other].row] else { return nil }
            return NumberNames.Pair(own: own.codes[Int(keys[pair.own].number)], other: other)
        }
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
