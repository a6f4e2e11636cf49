import Elections
import Ground

/// Rows of a file that stand there again with the same figures, and what is said of them.
///
/// A region whose rows were all sent twice is one fact, and so is each of a few rows; more than three such facts are one, about
/// the smallest region that has them all. The first row of each is the one that is counted.
struct RepeatedRows {
    /// A row with those behind it that are the same.
    struct Group {
        /// Unit of the lowest level.
        var unit: Int32
        /// Name of the row: that of its station, or of its region.
        var name: String
        var first: Int
        var again: [Int]
        /// Votes of one of the rows, where all are known.
        var votes: Int?
    }

    /// What is said of some of them.
    struct Fact: Sendable {
        var copies: FindingKind.Copies
        /// Code of the region of all of them, as sentences call it.
        var region: String?
        /// Number of the station, where it is one.
        var station: String?
        /// Votes of the rows that are not counted: in the worst case they are those of other stations under a wrong number. `nil`
        /// where none are known.
        var votes: Int?
    }

    /// Rows that are not counted.
    let rows: Set<Int>
    private let groups: [Group]
    private var tree: RegionTree
    /// Rows of each unit of the lowest level, each counted once.
    private let counts: [Int]
    private let line: @Sendable (Int) -> Int

    /// Facts that are said one by one at most.
    private static let mostFacts = 3

    /// - Parameters:
    ///   - groups: The rows, in the order of the file.
    ///   - tree: The regions of the file.
    ///   - counts: For each unit of the lowest level its rows.
    ///   - line: Line of the file for a row.
    init(_ groups: [Group], tree: RegionTree, counts: [Int], line: @escaping @Sendable (Int) -> Int) {
        self.groups = groups
        self.tree = tree
        self.line = line
        rows = Set(groups.flatMap(\.again))
        var counts = counts
        for group in groups { counts[Int(group.unit)] -= group.again.count }
        self.counts = counts
    }

    /// Rows of one station or region of which some have the same figures; none where more of these contradict each other than have
    /// copies: then what they share does not tell them.
    ///
    /// - Parameters:
    ///   - shared: The rows of each, in the order of the file.
    ///   - figures: All figures of a row.
    /// - Returns: For each that has copies its place among `shared`, and the rows with the same figures.
    static func same(
        _ shared: [[Int]], figures: (Int) -> [Int?]
    ) -> [(place: Int, rows: [Int])] {
        var (found, contradicted): ([(place: Int, rows: [Int])], Int) = ([], 0)
        for (place, rows) in shared.enumerated() {
            let byFigures = Dictionary(grouping: rows, by: figures)
            contradicted += byFigures.count > 1 ? 1 : 0
            // Rows without any figure say nothing of each other.
            for (figures, same) in byFigures where same.count > 1 && figures.contains(where: { $0 != nil }) {
                found.append((place, same))
            }
        }
        return contradicted <= found.count ? found : []
    }

    /// The rows with regions of one code told apart by those above them.
    ///
    /// - Parameter shared: Codes to be told apart by the name of their level.
    func tellingApart(_ shared: [String: Set<String>]) -> RepeatedRows {
        var told = self
        told.tree = tree.tellingApart(shared)
        return told
    }

    /// What is said of all of them.
    var facts: [Fact] {
        guard !groups.isEmpty else { return [] }
        var rest = groups
        var facts: [Fact] = []
        for depth in 0...tree.levels.count where !rest.isEmpty {
            let owners = tree.owners(depth: depth)
            var all: [Int32: Int] = [:]
            for (unit, count) in counts.enumerated() { all[owners[unit], default: 0] += count }
            let byRegion = Dictionary(grouping: rest) { owners[Int($0.unit)] }
            let whole = byRegion.filter { $1.count > 1 && all[$0] == $1.count }
            facts += whole.sorted { $0.value[0].first < $1.value[0].first }.map { unit, groups in
                fact(groups, depth, unit, isWhole: true)
            }
            rest.removeAll { whole[owners[Int($0.unit)]] != nil }
        }
        facts += rest.map { fact([$0], tree.levels.count, $0.unit, isWhole: false) }
        guard facts.count > RepeatedRows.mostFacts else { return facts }
        let depth = (0...tree.levels.count).last { depth in
            let owners = tree.owners(depth: depth)
            return groups.allSatisfy { owners[Int($0.unit)] == owners[Int(groups[0].unit)] }
        }
        let shared = depth ?? 0
        var all = fact(groups, shared, tree.owners(depth: shared)[Int(groups[0].unit)], isWhole: false)
        all.copies.regions = facts.filter { $0.copies.isWhole }.map(\.copies.region)
        return [all]
    }

    private func fact(_ groups: [Group], _ depth: Int, _ unit: Int32, isWhole: Bool) -> Fact {
        let level = depth > 0 ? tree.levels[depth - 1] : nil
        let code = level?.code(Int(unit))
        let votes = groups.compactMap { group in group.votes.map { $0 * group.again.count } }
        return Fact(
            copies: FindingKind.Copies(
                LevelRegion(level?.name, code), count: groups.count, isWhole: isWhole,
                name: groups.count == 1 ? groups[0].name : nil, counted: lines(groups.map(\.first)),
                leftOut: lines(groups.flatMap(\.again)),
                rowsLeftOut: groups.reduce(0) { $0 + $1.again.count }),
            region: code, votes: votes.isEmpty ? nil : votes.reduce(0, +))
    }

    /// Lines of rows, those that stand together as one range.
    private func lines(_ rows: [Int]) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for row in rows.sorted() {
            if let last = ranges.last, last.upperBound + 1 == row {
                ranges[ranges.count - 1] = last.lowerBound...row
            } else {
                ranges.append(row...row)
            }
        }
        return ranges.map { line($0.lowerBound)...max(line($0.lowerBound), line($0.upperBound)) }
    }
}

/// Stations that stand again in their file with the same figures in every column.
///
/// Rows that share a region and a number and differ in some figure are none: which of them holds is not known. Where more
/// numbers stand on such rows than on copies, numbers do not tell stations, and equal figures are no copies.
public struct StationCopies: Sendable {
    /// Rows of the file that are not counted, from 0.
    public let rows: Set<Int>
    private var repeated: RepeatedRows?
    /// Numbers of stations by the line of the first row of each.
    private let numbers: [Int: String]

    /// - Parameter stations: Stations that have been scanned, without rows that are totals.
    /// - Throws: What reading rows again throws.
    public init(_ stations: CheckedStations) throws {
        let keys = try RepeatedKeys(stations)
        guard let excerpt = keys.excerpt else {
            (rows, repeated, numbers) = ([], nil, [:])
            return
        }
        let columns = stations.rollUp.measures.map(excerpt.table.column)
        let names = StationNames(excerpt.table)
        var groups: [RepeatedRows.Group] = []
        var numbers: [Int: String] = [:]
        for (place, same) in RepeatedRows.same(
            keys.rows.map(\.places), figures: { row in columns.map { $0?[row] } })
        {
            let (key, own) = (keys.rows[place].key, same.map { excerpt.rows[$0] })
            let votes = excerpt.table.votes.compactMap { $0[same[0]] }
            groups.append(
                RepeatedRows.Group(
                    unit: key.unit, name: names[same[0]], first: own[0], again: Array(own.dropFirst()),
                    votes: votes.count == excerpt.table.votes.count ? votes.reduce(0, +) : nil))
            numbers[stations.line(own[0])] = stations.number(key.station)
        }
        groups.sort { $0.first < $1.first }
        let lowest = stations.rollUp.levels.last ?? stations.rollUp.total
        let repeated = RepeatedRows(
            groups, tree: stations.rollUp.tree, counts: (0..<lowest.count).map { lowest.stations($0) },
            line: stations.line)
        (rows, self.repeated, self.numbers) = (repeated.rows, repeated, numbers)
    }

    /// The copies with regions of one code told apart by those above them.
    ///
    /// - Parameter shared: Codes to be told apart by the name of their level.
    func tellingApart(_ shared: [String: Set<String>]) -> StationCopies {
        var told = self
        told.repeated = repeated?.tellingApart(shared)
        return told
    }

    /// What is said of them.
    var facts: [RepeatedRows.Fact] {
        (repeated?.facts ?? []).map { fact in
            var fact = fact
            fact.station = fact.copies.name == nil ? nil : numbers[fact.copies.counted[0].lowerBound]
            return fact
        }
    }

    /// What a report says of them.
    ///
    /// - Parameters:
    ///   - file: Name of the file.
    ///   - contest: Id of the contest.
    ///   - scheme: Scheme of the region codes.
    public func findings(
        file: String, contest: String = "", scheme: RegionCodeScheme = .undeclared
    ) -> [Finding] {
        facts.map { fact in
            let copies = fact.copies
            return Finding(
                .station(.standAgain(copies)), severity: .error, contest: contest,
                region: fact.region.map { RegionCode($0, scheme: scheme) },
                place: SourcePlace(
                    file: file, line: copies.leftOut.first?.lowerBound, column: "station_no"),
                expected: "\(copies.count)", found: "\(copies.count + copies.rowsLeftOut)",
                votesAtStake: fact.votes, stake: .worstCase, station: fact.station,
                explanations: copies.name.map { [.rowCountedTwice($0, isBelowRecap: nil)] } ?? [])
        }
    }
}

/// Rows of a recap that stand there again with the same figures.
///
/// As among stations, none of a recap whose rows of one region contradict each other more often.
struct RecapCopies {
    /// The recap with each of its rows once.
    let rest: RecapTable
    private let repeated: RepeatedRows?
    private let file: String
    private let level: String?

    init(_ recap: RecapTable) {
        (file, level) = (recap.file, recap.levels.last)
        let units = recap.repeatedUnits
        let same = RepeatedRows.same(
            units.map(\.rows), figures: { row in recap.counts.map { $0[row] } })
        guard !same.isEmpty else {
            (rest, repeated) = (recap, nil)
            return
        }
        let groups = same.map { place, rows in
            RepeatedRows.Group(
                unit: Int32(units[place].unit), name: recap.tree.levels.last?.code(units[place].unit) ?? "",
                first: rows[0], again: Array(rows.dropFirst()))
        }.sorted { $0.first < $1.first }
        let repeated = RepeatedRows(
            groups, tree: recap.tree, counts: (0..<recap.sums.count).map { recap.sums.stations($0) },
            line: recap.line)
        self.repeated = repeated
        rest = recap.leavingOut(repeated.rows)
    }

    /// What is said of them.
    ///
    /// - Parameters:
    ///   - shared: Codes to be told apart by the name of their level.
    ///   - input: What is checked.
    func findings(_ shared: [String: Set<String>], _ input: CountCheck.Input) -> [Finding] {
        (repeated?.tellingApart(shared).facts ?? []).map { fact in
            Finding(
                .level(.rowsStandAgain(fact.copies, file: file)), severity: .error,
                contest: input.contest, region: fact.region.map { RegionCode($0, scheme: input.scheme) },
                place: SourcePlace(
                    file: file, line: fact.copies.leftOut.first?.lowerBound, column: level),
                expected: "\(fact.copies.count)", found: "\(fact.copies.count + fact.copies.rowsLeftOut)")
        }
    }
}
