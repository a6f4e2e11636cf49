import Elections

/// Sums of a file of stations, the slow and obvious way.
struct PlainSums {
    /// Sums of one region or of the whole.
    struct Sums: Equatable {
        var stations = 0
        /// Sum of each column of counts over the rows where it is known.
        var known: [Int]
        /// Rows in which it is not.
        var missing: [Int]

        init(_ width: Int) {
            known = [Int](repeating: 0, count: width)
            missing = known
        }

        mutating func add(_ row: [Int?]) {
            stations += 1
            for (index, value) in row.enumerated() {
                if let value { known[index] += value } else { missing[index] += 1 }
            }
        }
    }

    /// A station: its region codes, its number, its counts. Names are equal that have the same letters, whether these
    /// are put together or not (Unicode's canonical equivalence, as `String` compares).
    struct Station: Equatable {
        var key: [String]
        var counts: [Int?]
    }

    static let fields = [
        "registered", "ballots_used", "valid", "invalid", "registered_male", "registered_female",
        "voters_registered", "voters_transferred", "voters_unlisted", "voters_total", "ballots_received",
        "ballots_spoiled", "ballots_unused", "disabled_voters", "total_votes",
    ]

    /// Region columns that the file has.
    let levels: [String]
    /// Columns of counts that the file has.
    let columns: [String]
    let pairs: Int
    let hasNumbers: Bool
    var whole: Sums
    private(set) var stations: [Station] = []

    /// - Parameters:
    ///   - bytes: The file.
    ///   - levels: Region columns asked for.
    /// - Returns: `nil` where the plain reader is not sure of the file.
    init?(_ bytes: [UInt8], levels asked: [String], fields: [String] = PlainSums.fields) {
        guard let file = PlainReader(bytes) else { return nil }
        self.init(file, levels: asked, fields: fields)
    }

    /// - Parameters:
    ///   - file: The rows of a file.
    ///   - levels: Region columns asked for.
    ///   - fields: Columns of counts beside the votes that are wanted.
    /// - Returns: `nil` where a code is missing or a count is none.
    init?(_ file: PlainReader, levels asked: [String], fields: [String] = PlainSums.fields) {
        func position(_ name: String) -> Int? { file.header.firstIndex(of: name) }
        levels = asked.filter { position($0) != nil }
        let votes = (1...65).filter { position("votes_\($0)") != nil }
        guard !levels.isEmpty, !votes.isEmpty, votes.count <= 64, votes.last == votes.count else {
            return nil
        }
        pairs = votes.count
        columns = fields.filter { position($0) != nil } + votes.map { "votes_\($0)" }
        let number = position("station_no")
        hasNumbers = number != nil
        whole = Sums(columns.count)
        let codes = levels.compactMap(position)
        let counts = columns.compactMap(position)
        for row in file.rows {
            let key = codes.map { row[$0] }
            guard key.allSatisfy({ !$0.isEmpty }) else { return nil }
            var values: [Int?] = []
            for column in counts {
                let cell = row[column]
                guard cell.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
                if cell.isEmpty {
                    values.append(nil)
                } else {
                    guard let value = Int(cell), value <= Int(Int32.max) else { return nil }
                    values.append(value)
                }
            }
            // Numbers that the product reads and this does not need still may be wrong.
            whole.add(values)
            stations.append(Station(key: key + [number.map { row[$0] } ?? ""], counts: values))
        }
    }

    /// Stations without those that stand again with the same figures, which are counted once.
    var distinct: Int {
        stations.indices.count { place in
            !stations[..<place].contains { !$0.key.contains("") && $0 == stations[place] }
        }
    }

    /// Sums by the codes of the levels from the top down, for every depth.
    func regions() -> [[String]: Sums] {
        var regions: [[String]: Sums] = [:]
        for station in stations {
            for depth in 1...levels.count {
                regions[Array(station.key[..<depth]), default: Sums(columns.count)].add(station.counts)
            }
        }
        return regions
    }

    /// The sum of a column where every station has it; `nil` where one lacks it or there is no such column.
    func complete(_ column: String) -> Int? {
        guard let index = columns.firstIndex(of: column), whole.missing[index] == 0 else { return nil }
        return whole.known[index]
    }

    /// The sum of a column over the stations that have it.
    func known(_ column: String) -> Int? { columns.firstIndex(of: column).map { whole.known[$0] } }
}

/// What changed between two files, the slow and obvious way.
struct PlainDiff: Equatable {
    var removed = 0
    var added = 0
    var unchanged = 0
    var changed = 0

    /// - Returns: `nil` where a station stands twice or the files have other columns.
    init?(_ old: PlainSums, _ new: PlainSums) {
        guard old.levels == new.levels, old.columns == new.columns, old.hasNumbers, new.hasNumbers,
            !old.stations.isEmpty, !new.stations.isEmpty
        else { return nil }
        var known: [[String]: [Int?]] = [:]
        for station in old.stations where known.updateValue(station.counts, forKey: station.key) != nil {
            return nil
        }
        var seen: Set<[String]> = []
        for station in new.stations {
            guard seen.insert(station.key).inserted else { return nil }
            guard let before = known[station.key] else { continue }
            if before == station.counts { unchanged += 1 } else { changed += 1 }
        }
        // Numbers that the two write differently, where nothing else of the region can be meant.
        typealias Named = (station: PlainSums.Station, place: [String], plain: String?)
        func named(_ stations: [PlainSums.Station]) -> [Named] {
            stations.map { ($0, Array($0.key.dropLast()), $0.key.last.flatMap(NumberNames.plain)) }
        }
        let gone = named(old.stations.filter { !seen.contains($0.key) })
        let come = named(new.stations.filter { known[$0.key] == nil })
        func isAlike(_ one: Named, _ other: Named) -> Bool {
            one.plain != nil && one.plain == other.plain && one.place == other.place
        }
        for one in come where come.count(where: { isAlike(one, $0) }) == 1 {
            let same = gone.filter { isAlike(one, $0) }
            guard same.count == 1 else { continue }
            if same[0].station.counts == one.station.counts { unchanged += 1 } else { changed += 1 }
        }
        removed = old.stations.count - unchanged - changed
        added = new.stations.count - unchanged - changed
    }
}
