import Elections
import Ground

/// Rows of stations one after another that stand under another region: what one region lacks beside its recap is exactly what some
/// rows of another have together, by which that has too much.
struct RowsOfOther {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let stations: CheckedStations

    /// Choices of which the rows must have votes, and stations of a region that are read again at most.
    private static let (leastChoices, mostRead) = (2, 50_000)

    /// A region that lacks figures.
    private struct Lacking {
        var region: LevelRegion
        var findings: Set<Int>
        /// Whether it has rows.
        var isThere: Bool
        /// Its place in the recap, where it has rows.
        var unit: Int?
    }

    /// - Returns: `nil` where there are no stations beside a recap.
    /// - Throws: What reading rows again throws.
    init?(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) throws {
        guard let stations = evidence.input.stations else { return nil }
        (self.evidence, self.stations) = (evidence, stations)
        for comparison in comparisons where comparison.source == nil {
            try add(comparison, above)
        }
    }

    private mutating func add(_ comparison: RecapComparison, _ above: UnitsAbove?) throws {
        let recap = comparison.recap
        let measures = recap.measures.indices.filter {
            recap.measures[$0] != .stations
                && stations.rollUp.measures.contains(recap.measures[$0])
        }
        let choices = measures.indices.filter { Choice.isColumn(recap.measures[measures[$0]].name) }
        func more(_ unit: Int) -> [Int] {
            measures.map { -(comparison.mismatches[unit]?[$0]?.difference ?? 0) }
        }
        let lacking = self.lacking(comparison, measures, more)
        guard !lacking.isEmpty, choices.count >= RowsOfOther.leastChoices else { return }
        for unit in comparison.mismatches.keys.sorted() {
            let own = more(unit)
            guard own.allSatisfy({ $0 >= 0 }),
                choices.count(where: { own[$0] > 0 }) >= RowsOfOther.leastChoices,
                comparison.isCompared(unit, measures), let from = lacking[own], from.count == 1
            else { continue }
            try add(unit, own, from[0], comparison, measures, above)
        }
        for gap in evidence.gaps
        where !gap.isInRecap && gap.recap == comparison.index && gap.other == nil && gap.units.count == 1 {
            let known = RegionFigures(evidence).figuresBelow(recap, gap.units[0], nil)
            let own = known.map { known in measures.compactMap { known[$0] } } ?? []
            guard own.count == measures.count,
                choices.count(where: { own[$0] > 0 }) >= RowsOfOther.leastChoices,
                let from = lacking[own], from.count == 1, from[0].isThere
            else { continue }
            addUnlisted(gap, from[0], comparison, above)
        }
    }

    /// Rows of a region that the recap has not, which are those that another one lacks.
    private mutating func addUnlisted(
        _ gap: LevelGaps.Listed, _ from: Lacking, _ comparison: RecapComparison, _ above: UnitsAbove?
    ) {
        let tree = stations.rollUp.tree
        guard let depth = tree.depth(of: comparison.recap.levels.last), let lowest = tree.levels.last else {
            return
        }
        let owners = tree.owners(depth: depth)
        let leaves = Set(owners.indices.filter { Int(owners[$0]) == gap.units[0] }.map { Int32($0) })
        let runs = stations.scan.runs(of: leaves)
        guard let first = runs.first, let last = runs.last else { return }
        let rows = runs.reduce(0) { $0 + $1.count }
        // Regions of the same names where the rows are missing have gaps in their numbers.
        let names = Set(leaves.compactMap { lowest.codeOfFile(Int($0)) })
        let homes = (from.unit.flatMap { above?.leaves(of: comparison.index, below: [$0]) } ?? [])
            .filter { lowest.codeOfFile($0).map(names.contains) ?? false }
        let numbers = MovedRows.ofNumbers(
            evidence, stations, lines: Set(runs.flatMap { $0.row..<$0.row + $0.count }.map(stations.line)),
            units: leaves.union(homes.map { Int32($0) }))
        candidates.append(
            CauseCandidate(
                what: .stationsMoved(
                    stations: rows,
                    lines: [stations.line(first.row), stations.line(last.row + last.count - 1)],
                    from: from.region, to: gap.region, file: stations.file),
                findings: from.findings.union([gap.position]).union(numbers), region: gap.region.code))
    }

    /// Regions by the figures that the file has too few of.
    private func lacking(
        _ comparison: RecapComparison, _ measures: [Int], _ more: (Int) -> [Int]
    ) -> [[Int]: [Lacking]] {
        let recap = comparison.recap
        var found: [[Int]: [Lacking]] = [:]
        for (unit, own) in comparison.mismatches where comparison.isCompared(unit, measures) {
            let less = more(unit).map { -$0 }
            guard less.allSatisfy({ $0 >= 0 }) else { continue }
            found[less, default: []].append(
                Lacking(
                    region: LevelRegion(recap.levels.last, recap.tree.levels.last?.code(unit)),
                    findings: Set(own.values.compactMap(evidence.finding)), isThere: true, unit: unit))
        }
        for gap in evidence.gaps
        where gap.isInRecap && gap.recap == comparison.index && gap.other == nil && gap.units.count == 1 {
            let unit = gap.units[0]
            guard measures.allSatisfy({ recap.sums.missing($0, unit) == 0 }) else { continue }
            found[measures.map { recap.sums.sum($0, unit) }, default: []].append(
                Lacking(region: gap.region, findings: [gap.position], isThere: false, unit: nil))
        }
        return found
    }

    private mutating func add(
        _ unit: Int, _ figures: [Int], _ from: Lacking, _ comparison: RecapComparison, _ measures: [Int],
        _ above: UnitsAbove?
    ) throws {
        let recap = comparison.recap
        let leaves = Set((above?.leaves(of: comparison.index, below: [unit]) ?? []).map { Int32($0) })
        guard comparison.rowsBelow(unit) <= RowsOfOther.mostRead else { return }
        let excerpt = try stations.stations(of: leaves)
        let columns = measures.map { excerpt.table.column(recap.measures[$0]) }
        guard let run = RowsOfOther.run(figures, columns, excerpt.rows),
            // One station of a region that has others is told by its form.
            run.count > 1 || !from.isThere
        else { return }
        let lines = run.map { stations.line(excerpt.rows[$0]) }
        let mismatches = comparison.mismatches[unit]?.values.compactMap(evidence.finding) ?? []
        let to = LevelRegion(recap.levels.last, recap.tree.levels.last?.code(unit))
        let numbers = MovedRows.ofNumbers(
            evidence, stations, lines: Set(lines), units: leaves,
            regions: [from.region.code, to.code].compactMap { $0 })
        candidates.append(
            CauseCandidate(
                what: from.isThere
                    ? .stationsMoved(
                        stations: run.count, lines: [lines[0], lines[lines.count - 1]], from: from.region,
                        to: to, file: stations.file)
                    : .underOtherName(from.region, under: to, file: stations.file),
                findings: from.findings.union(mismatches).union(numbers), region: to.code))
    }

    /// The only rows one after another that have some figures together.
    private static func run(_ figures: [Int], _ columns: [CountColumn?], _ rows: [Int]) -> Range<Int>? {
        var found: Range<Int>?
        var start = 0
        while start < rows.count {
            // Rows that stand together, with the sums of all up to each.
            var sums = [figures.map { _ in 0 }]
            var (seen, end) = ([sums[0]: start], start)
            while end < rows.count, end == start || rows[end] == rows[end - 1] + 1 {
                var sum = sums[sums.count - 1]
                for (place, column) in columns.enumerated() {
                    guard let value = column?[end] else { return nil }
                    sum[place] += value
                }
                sums.append(sum)
                end += 1
                if let first = seen[zip(sum, figures).map { $0 - $1 }] {
                    guard found == nil else { return nil }
                    found = first..<end
                }
                seen[sum] = end
            }
            start = end
        }
        return found
    }
}
