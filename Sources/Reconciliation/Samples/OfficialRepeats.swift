import Elections
import Ground

/// Stations that the official file has on more than one row: each row is counted, so their votes count twice.
///
/// Rows whose numbers are written differently (`5` and `005`) are one station where their votes are the same too.
public struct OfficialRepeats {
    /// Rows of each such station, in the order of the file.
    public let stations: [[Int]]

    /// Where more than this part of the rows repeats another, levels and number do not identify a station.
    private static let mostRepeated = 0.5
    /// Most bits for the stations seen, 32 MiB; beyond it a set holds them.
    private static let mostBits = 1 << 28

    /// - Parameter official: The official file.
    public init(_ official: StationTable) {
        guard let numbers = official.stationNumbers, let lowest = official.regions.last else {
            stations = []
            return
        }
        let first = NumberWriting.first(of: numbers.codes)
        let regions = lowest.ids
        let own = { (row: Int) -> Int32 in
            let number = numbers.ids[row]
            return number < 0 || first.isEmpty ? number : first[Int(number)]
        }
        let suspects = OfficialRepeats.suspects(
            regions, own, count: official.count, width: numbers.codes.count, regionCount: lowest.codes.count)
        guard !suspects.isEmpty else {
            stations = []
            return
        }
        let levels = official.regions.map(\.ids)
        var rows: [[Int32]: [Int]] = [:]
        for row in 0..<official.count where regions[row] >= 0 && own(row) >= 0 {
            guard suspects.contains(Int(regions[row]) * numbers.codes.count + Int(own(row))) else { continue }
            rows[levels.map { $0[row] } + [own(row)], default: []].append(row)
        }
        let found = rows.values.filter { rows in
            rows.count > 1
                && (Set(rows.map { numbers.ids[$0] }).count < rows.count
                    || official.votes.allSatisfy { votes in rows.allSatisfy { votes[$0] == votes[rows[0]] } })
        }
        let repeated = found.reduce(0) { $0 + $1.count }
        stations =
            Double(repeated) > OfficialRepeats.mostRepeated * Double(official.count)
            ? [] : found.sorted { $0[0] < $1[0] }
    }

    /// Lowest region and number together, where two rows have both: stations that stand twice are among them.
    private static func suspects(
        _ regions: Cells<Int32>, _ number: (Int) -> Int32, count: Int, width: Int,
        regionCount: Int
    ) -> Set<Int> {
        var found = Set<Int>()
        let bits = regionCount * width
        guard bits <= mostBits else {
            var seen = Set<Int>(minimumCapacity: count)
            for row in 0..<count {
                let own = number(row)
                guard regions[row] >= 0, own >= 0 else { continue }
                let key = Int(regions[row]) * width + Int(own)
                if !seen.insert(key).inserted { found.insert(key) }
            }
            return found
        }
        var seen = [UInt64](repeating: 0, count: bits / 64 + 1)
        seen.withUnsafeMutableBufferPointer { seen in
            for row in 0..<count {
                let own = number(row)
                guard regions[row] >= 0, own >= 0 else { continue }
                let key = Int(regions[row]) * width + Int(own)
                let bit: UInt64 = 1 << UInt64(key % 64)
                if seen[key / 64] & bit != 0 { found.insert(key) }
                seen[key / 64] |= bit
            }
        }
        return found
    }

    /// Regions that have such a station, in alphabetical order.
    func regions(_ column: CodeColumn) -> [String] {
        Set(stations.flatMap { $0 }.compactMap { column[$0] }).sorted()
    }
}

extension OfficialRepeats {
    /// The stations by name, each with its lines and whether its rows have the same votes.
    ///
    /// - Parameter table: The file that they are of.
    public func named(in table: StationTable) -> [FindingKind.RepeatedStation] {
        guard !stations.isEmpty else { return [] }
        let names = StationNames(table)
        let values = { (row: Int) in table.votes.map { $0[row] } }
        return stations.map { rows in
            FindingKind.RepeatedStation(
                station: names[rows[0]], lines: rows.map { table.line(ofRow: $0) },
                haveSameVotes: rows.allSatisfy { values($0) == values(rows[0]) })
        }
    }
}

extension SampleFindings {
    /// Names the stations that the official file has twice, in the sample or not, and where their votes count twice.
    ///
    /// - Parameters:
    ///   - repeats: The stations.
    ///   - regions: Regions that are compared and hold some of them.
    ///   - standing: Where the sampled stations stand: those that stand twice are not compared one by one.
    mutating func addRepeats(_ repeats: OfficialRepeats, regions: [String]?, standing: StationPlaces?) {
        guard let first = repeats.stations.first else { return }
        let (stations, official) = (repeats.stations, official)
        let values = { (row: Int) in official.votes.map { $0[row] } }
        let named = repeats.named(in: official)
        let rows = Set(stations.joined())
        let sampled = standing?.positions {
            if case .twice(let row) = $0 { rows.contains(row) } else { false }
        }
        let extra = stations.flatMap { $0.dropFirst() }
        add(
            Finding(
                .official(
                    .countedTwice(stations: named, regions: regions, sampled: sampled?.count ?? 0)),
                severity: .error,
                contest: contest, source: official.file,
                place: SourcePlace(
                    file: official.file, line: official.line(ofRow: first[1]), column: "station_no"),
                expected: "0", found: String(stations.count),
                votesAtStake: extra.reduce(0) { $0 + values($1).reduce(0) { $0 + ($1 ?? 0) } }))
    }
}
