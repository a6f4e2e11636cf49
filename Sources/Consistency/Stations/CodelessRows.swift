import Elections
import Ground

/// Rows of a file of stations that lack the code of a region: totals of others, or faults of the file.
///
/// Such a row is a total where a name on it says so, or where every figure of it is the sum of the stations of the regions
/// that it names, of those directly above it or below it, or of all; or where it has no number either and is nearly such a sum. Any
/// other is refused: a station is never left out for a code that it lacks.
public struct CodelessRows: Sendable {
    /// Rows of the file that are totals, from 0, in its order.
    public let rows: [Int]
    /// The same with what they are the sum of.
    public let totals: [FindingKind.TotalRow]
    /// What is wrong with the others.
    public let problems: TableProblems

    /// - Parameters:
    ///   - table: The stations, with rows that lack codes kept.
    ///   - refused: Cells of the file that are no counts, beside those of the table.
    public init(_ table: StationTable, refused: RefusedCounts = RefusedCounts()) {
        let lines = table.refused.lines.union(refused.lines)
        let unread = lines.isEmpty ? [] : (0..<table.count).filter { lines.contains(table.line(ofRow: $0)) }
        let search = CodelessSearch(table, unread: Set(unread))
        var (rows, totals): ([Int], [FindingKind.TotalRow]) = ([], [])
        var problems = TableProblems()
        var found: [(row: Int, sum: OwnRows.Comparison, names: [String])] = []
        for (row, entry) in table.rowsWithoutCode.sorted(by: { $0.key < $1.key }) {
            let names = search.names(row) + entry.names
            found.append((row, search.compare(row), names))
        }
        // A village of one station has a total too, where others have one.
        let least = found.contains { $0.sum.parts > 1 } ? 1 : 2
        for (row, sum, names) in found {
            let isNamed = names.contains(where: TotalNames.saysTotal)
            guard isNamed || sum.parts >= least || sum.isRough else {
                for problem in table.rowsWithoutCode[row]?.problems ?? [] { problems.add(problem) }
                continue
            }
            rows.append(row)
            totals.append(
                FindingKind.TotalRow(
                    station: names.uniqued().joined(separator: "/"),
                    line: table.line(ofRow: row), parts: sum.parts, isNamed: isNamed,
                    isUnread: sum.isUnread, lacksNumber: !isNamed && sum.isRough, against: sum.against))
        }
        (self.rows, self.totals, self.problems) = (rows, totals, problems)
    }
}

/// Sums of the rows that have all their codes: by region, and of rows that stand together.
private struct CodelessSearch {
    private struct Candidate {
        var rows: FindingKind.WrongSum.Rows
        var count: Int
        /// `nil` where a figure was not read.
        var sums: [Int?]
        /// Where these rows stand.
        var range: Range<Int>
        /// Their codes from the top down, as far as they have them in common.
        var codes: [Int32] = []
    }

    private let table: StationTable
    private let columns: [CountColumn]
    private let columnNames: [String]
    private let rough: RoughSum
    private let codeless: [Int]
    /// Their places among each other.
    private let placeOfRow: [Int: Int]
    private let runs: (up: [Int: [Int]], down: [Int: [Int]])
    private let unread: Set<Int>
    private let own: OwnRows
    /// For each column the rows before each row whose figure was not read; empty where all were.
    private var unreadBefore: [[Int]] = []
    /// For each column the sums of the rows before each row; who adds up takes a figure that is not there for nothing.
    private var sums: [[Int]]
    private var coded: [Int] = [0]
    /// Sums by the codes from the top down, as their numbers of the columns of codes.
    private var regions: [[Int32]: (count: Int, sums: [Int?])] = [:]

    init(_ table: StationTable, unread: Set<Int>) {
        self.table = table
        self.unread = unread
        own = OwnRows(table, order: Array(0..<table.count), unread: unread)
        let columns = table.figures
        (self.columns, columnNames) = (columns, table.measures.map(\.name))
        rough = RoughSum(table)
        codeless = table.rowsWithoutCode.keys.sorted()
        placeOfRow = Dictionary(uniqueKeysWithValues: codeless.enumerated().map { ($1, $0) })
        let ids = table.regions.map { Array($0.ids) }
        runs = (
            RegionRuns.ends(ids, of: Set(codeless.map { $0 - 1 }), isUp: true),
            RegionRuns.ends(ids, of: Set(codeless.map { $0 + 1 }), isUp: false)
        )
        sums = columns.map { _ in [0] }
        // Only regions that such a row names are summed.
        let wanted = Set(codeless.map { CodelessSearch.codes(table, $0) })
        if !unread.isEmpty { unreadBefore = columns.map { _ in [0] } }
        for row in 0..<table.count {
            // Totals of single regions are no part of those of all.
            let counts = counts(row)
            coded.append(coded[row] + (counts ? 1 : 0))
            for (place, column) in columns.enumerated() {
                sums[place].append(sums[place][row] + (counts ? column[row] ?? 0 : 0))
                if !unread.isEmpty {
                    let isUnread = counts && column[row] == nil && unread.contains(row)
                    unreadBefore[place].append(unreadBefore[place][row] + (isUnread ? 1 : 0))
                }
            }
            guard counts else { continue }
            var codes: [Int32] = []
            for region in table.regions {
                codes.append(region.ids[row])
                if wanted.contains(codes) { add(row, to: codes) }
            }
        }
    }

    private mutating func add(_ row: Int, to codes: [Int32]) {
        var (count, sums) = regions[codes] ?? (0, columns.map { _ in 0 })
        for (place, column) in columns.enumerated() {
            let isUnread = column[row] == nil && unread.contains(row)
            sums[place] = isUnread ? nil : sums[place].map { $0 + (column[row] ?? 0) }
        }
        count += 1
        regions[codes] = (count, sums)
    }

    /// Codes of a row from the top down to the first that it lacks.
    private static func codes(_ table: StationTable, _ row: Int) -> [Int32] {
        Array(table.regions.map { $0.ids[row] }.prefix { $0 >= 0 })
    }

    /// What stands on a row: its codes and its number.
    func names(_ row: Int) -> [String] {
        (table.regions.map { $0[row] } + [table.stationNumbers?[row]]).compactMap { $0 }
    }

    private func values(_ row: Int) -> [Int?] { columns.map { $0[row] } }

    /// How a row stands to the rows that it may be the sum of: its own where they are known, or any of ``candidates(_:)``.
    func compare(_ row: Int) -> OwnRows.Comparison {
        if let total = own.totals[row], !total.parts.isEmpty { return own.compare(row, total) }
        let (values, candidates) = (values(row), candidates(row))
        // A row may leave a figure empty that the others have, such as the voters; of one that was not read nothing is known.
        let isRead = !unread.contains(row) || values.allSatisfy { $0 != nil }
        if isRead, values.contains(where: { $0 ?? 0 > 0 }),
            let sum = candidates.first(where: { zip(values, $0.sums).allSatisfy { $0 == nil || $0 == $1 } })
        {
            return OwnRows.Comparison(parts: sum.count)
        }
        let fits = candidates.contains { candidate in
            zip(values, candidate.sums).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
                && (!isRead || candidate.sums.contains { $0 == nil })
        }
        if fits { return OwnRows.Comparison(isUnread: true) }
        let rough = candidates.first { isRough(row, values, $0, among: candidates.count) }
        var nearest = NearestSum(columnNames)
        for candidate in rough.map({ [$0] }) ?? candidates {
            nearest.add(candidate.rows, count: candidate.count, values: values, sums: candidate.sums)
        }
        return OwnRows.Comparison(against: nearest.wrongSum, isRough: rough != nil)
    }

    /// Whether a row that has no number either is nearly the sum of some rows.
    private func isRough(_ row: Int, _ values: [Int?], _ candidate: Candidate, among candidates: Int) -> Bool
    {
        guard (table.stationNumbers?[row] ?? "").isEmpty else { return false }
        return rough.isToldByFigures(
            values, candidate.sums, rows: candidate.count, among: candidates * codeless.count)
            || rough.isMet(values, candidate.sums, rows: candidate.count) {
                candidate.range.lazy.filter { other in
                    counts(other)
                        && candidate.codes.indices.allSatisfy {
                            table.regions[$0].ids[other] == candidate.codes[$0]
                        }
                }.map { other in rough.votes { columns[$0][other] } }.max() ?? 0
            }
    }

    /// Whether a row is no total of others, nor one that may be.
    private func counts(_ row: Int) -> Bool { placeOfRow[row] == nil && own.totals[row] == nil }

    /// Sums of which a row may be one: of the region that it names, of the rows above it or below it, and of all.
    private func candidates(_ row: Int) -> [Candidate] {
        var found: [Candidate] = []
        let codes = CodelessSearch.codes(table, row)
        if !codes.isEmpty, let region = regions[codes] {
            let level = table.levels[codes.count - 1]
            found.append(
                Candidate(
                    rows: .ofRegion(LevelRegion(level, table.regions[codes.count - 1][row])),
                    count: region.count, sums: region.sums, range: 0..<table.count, codes: codes))
        }
        for start in starts(above: row) { found += between(start, row, .above) }
        for end in ends(below: row) { found += between(row + 1, end, .below) }
        found += between(0, table.count, .ofRegion(LevelRegion(nil, nil)))
        return found
    }

    private func between(_ start: Int, _ end: Int, _ rows: FindingKind.WrongSum.Rows) -> [Candidate] {
        let count = coded[end] - coded[start]
        guard count > 0 else { return [] }
        return [
            Candidate(
                rows: rows, count: count,
                sums: columns.indices.map { place in
                    let isUnread = !unread.isEmpty && unreadBefore[place][end] > unreadBefore[place][start]
                    return isUnread ? nil : sums[place][end] - sums[place][start]
                }, range: start..<end)
        ]
    }

    /// Most rows without a code between a row and the first of those that it sums.
    private static let mostBetween = 50

    /// Rows from which those above may be summed: the first of each region of the row above, and those behind other rows
    /// without a code, the nearest first.
    private func starts(above row: Int) -> [Int] {
        guard row > 0 else { return [] }
        let before = codeless[..<(placeOfRow[row] ?? 0)].suffix(CodelessSearch.mostBetween)
        let found = before.map { $0 + 1 } + [0] + (runs.up[row - 1] ?? [])
        return Set(found.filter { $0 < row }).sorted(by: >)
    }

    /// Rows up to which those below may be summed.
    private func ends(below row: Int) -> [Int] {
        guard row + 1 < table.count else { return [] }
        let after = codeless[((placeOfRow[row] ?? 0) + 1)...].prefix(CodelessSearch.mostBetween)
        let found = Array(after) + [table.count] + (runs.down[row + 1] ?? []).map { $0 + 1 }
        return Set(found.filter { $0 > row + 1 }).sorted()
    }
}

/// How far rows that stand together are in one region.
enum RegionRuns {
    /// For each of some rows, level by level from the top: the last row, in a direction, up to which all are in its region of
    /// that level and of those above. Rows without a code interrupt nothing but rows without one.
    ///
    /// - Parameters:
    ///   - levels: For each level the codes of all rows as numbers, below 0 where there is none.
    ///   - rows: The rows; others than those of the file are passed over.
    ///   - isUp: Whether towards the first row.
    static func ends(_ levels: [[Int32]], of rows: Set<Int>, isUp: Bool) -> [Int: [Int]] {
        let count = levels.first?.count ?? 0
        // Places count from the row at which the walk begins, so that each row has behind it what was walked.
        var (code, last, other) = (
            [Int32](repeating: -1, count: levels.count), [Int](repeating: -1, count: levels.count),
            [Int](repeating: -1, count: levels.count)
        )
        var found: [Int: [Int]] = [:]
        for place in 0..<count {
            let row = isUp ? place : count - 1 - place
            for (level, ids) in levels.enumerated() where ids[row] >= 0 {
                if ids[row] != code[level] { (code[level], other[level]) = (ids[row], last[level]) }
                last[level] = place
            }
            guard rows.contains(row) else { continue }
            var end = 0
            found[row] = levels.indices.map { level in
                end = max(end, (levels[level][row] >= 0 ? other : last)[level] + 1)
                return isUp ? end : count - 1 - end
            }
        }
        return found
    }
}
