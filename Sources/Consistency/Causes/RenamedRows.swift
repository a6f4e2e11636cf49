import Elections
import Foundation
import Ground

/// Rows of stations that stand under other regions than those whose figures they have: beside a recap the rows tell their regions
/// themselves (``RowsByFigures``), whatever moved the names, a block that begins and ends within regions, or keys that stand any number
/// of rows away.
struct RenamedRows {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let above: UnitsAbove
    private let stations: CheckedStations

    /// Rows that are read again at most, and times that each may be added up.
    private static let (mostRead, mostAdded) = (50_000, 60)
    /// Rows under another name of which a form alone does not tell.
    private static let least = 2
    /// Part of the regions that may have something else out.
    private static let fewOfAll = 10

    /// A row of a file.
    struct Row {
        var row: Int
        /// Lowest region of the stations.
        var leaf: Int32
        var figures: [Int]
        /// Unit of the recap under which it stands, and the one to which it belongs; `nil` where that is not known.
        var present: Int?
        var right: Int?
        var isRenamed: Bool { right != nil && right != present }
    }

    /// What rows under other names change.
    private struct Component {
        var rows: [Row]
        /// Units of the recap that gain or lose rows.
        var units: Set<Int>
        /// Regions that gain or lose rows.
        var regions: Int { units.count + (rows.contains { $0.present == nil } ? 1 : 0) }
        var inOrder: Component { Component(rows: rows.sorted { $0.row < $1.row }, units: units) }
    }

    /// - Returns: `nil` where there are no stations beside a recap.
    /// - Throws: What reading rows again throws.
    init?(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) throws {
        guard let stations = evidence.input.stations, let above else { return nil }
        (self.evidence, self.above, self.stations) = (evidence, above, stations)
        for comparison in comparisons where comparison.source == nil { try add(comparison) }
    }

    /// Rows one after another of regions that are out, or that the recap has not.
    private func clusters(_ comparison: RecapComparison) -> [Range<Int>] {
        let runs = stations.scan.builder.runs
        var found: [Range<Int>] = []
        for (place, run) in runs.enumerated() {
            let unit = above.unit(of: comparison.index, above: run.unit)
            guard unit.map({ comparison.mismatches[$0] != nil }) ?? true else { continue }
            let end = place + 1 < runs.count ? runs[place + 1].row : stations.scan.builder.rows
            if let last = found.last, last.upperBound == run.row {
                found[found.count - 1] = last.lowerBound..<end
            } else {
                found.append(run.row..<end)
            }
        }
        return found
    }

    private mutating func add(_ comparison: RecapComparison) throws {
        let recap = comparison.recap
        let clusters = clusters(comparison)
        guard let level = recap.levels.last, stations.rollUp.tree.depth(of: level) != nil,
            clusters.reduce(0, { $0 + $1.count }) <= RenamedRows.mostRead,
            let read = try read(clusters, comparison)
        else { return }
        let (measures, rows) = read
        let lost = Set(
            evidence.gaps.filter { $0.isInRecap && $0.recap == comparison.index && $0.other == nil }
                .flatMap(\.units)
                // A region below another one than in the recap has no row below its own.
                + evidence.levels.displaced.filter { $0.recap == comparison.index && $0.other == nil }.map(
                    \.unit))
        let wanted = comparison.mismatches.keys.filter { $0 >= 0 } + lost
        let printed = Dictionary(
            wanted.filter { unit in
                recap.sums.stations(unit) == 1
                    && measures.allSatisfy { recap.sums.missing($0, unit) == 0 }
            }.map { unit in (unit, measures.map { comparison.printed(unit, $0) }) },
            uniquingKeysWith: { first, _ in first })
        let choices = measures.indices.filter { Choice.isColumn(recap.measures[measures[$0]].name) }
        guard choices.count >= MovedRows.leastChoices, !printed.isEmpty else { return }
        let targets = RowsByFigures.Targets(printed, choices: choices)
        var told = rows
        var besides: [Int: Int] = [:]
        var start = 0
        for cluster in clusters {
            let own = Array(rows[start..<start + cluster.count])
            let found = RowsByFigures(
                own.map(\.figures), present: own.map(\.present), targets,
                budget: RenamedRows.mostAdded * cluster.count)
            for part in found.parts {
                if let place = part.besides { besides[part.unit] = place }
                for row in part.rows { told[start + row].right = part.unit }
            }
            start += cluster.count
        }
        let names = RowNames(told, comparison, stations.rollUp.tree)
        let met = components(told.filter(\.isRenamed), names).filter { component in
            component.rows.count >= RenamedRows.least && component.regions > 1
                && isMet(component, comparison, measures, lost: lost, besides: besides)
        }
        for component in RenamedRows.joined(met, names) {
            offer(component, names, comparison, measures, lost: lost)
        }
    }

    /// Those of which the names stand as many rows away as one.
    private static func joined(_ components: [Component], _ names: RowNames) -> [Component] {
        func union(_ parts: [Component]) -> Component {
            parts.dropFirst().reduce(parts[0]) { all, part in
                Component(rows: all.rows + part.rows, units: all.units.union(part.units))
            }.inOrder
        }
        guard components.count > 1 else { return components }
        let all = union(components)
        if names.shift(of: all.rows) != nil { return [all] }
        var found: [Component] = []
        for (down, parts) in Dictionary(grouping: components, by: { names.shift(of: $0.rows) }) {
            guard down != nil, parts.count > 1, case let whole = union(parts),
                names.shift(of: whole.rows) == down
            else {
                found += parts
                continue
            }
            found.append(whole)
        }
        return found.sorted { $0.rows[0].row < $1.rows[0].row }
    }

    /// Rows of clusters, with the figures that all of them have.
    private func read(
        _ clusters: [Range<Int>], _ comparison: RecapComparison
    ) throws -> (measures: [Int], rows: [Row])? {
        let recap = comparison.recap
        let runs = stations.scan.builder.runs
        let wanted = clusters.reduce(into: IndexSet()) { $0.insert(integersIn: $1) }
        let units = Set(runs.filter { wanted.contains($0.row) }.map(\.unit))
        guard !units.isEmpty else { return nil }
        let excerpt = try stations.stations(of: units)
        let places = excerpt.rows.indices.filter { wanted.contains(excerpt.rows[$0]) }
        var measures: [Int] = []
        var columns: [CountColumn] = []
        for measure in recap.measures.indices where recap.measures[measure] != .stations {
            guard stations.rollUp.measures.contains(recap.measures[measure]),
                let column = excerpt.table.column(recap.measures[measure]),
                places.allSatisfy({ column[$0] != nil })
            else { continue }
            measures.append(measure)
            columns.append(column)
        }
        let rows = places.map { place in
            Row(
                row: excerpt.rows[place], leaf: excerpt.units[place],
                figures: columns.map { $0[place] ?? 0 },
                present: above.unit(of: comparison.index, above: excerpt.units[place]), right: nil)
        }
        return rows.count == clusters.reduce(0) { $0 + $1.count } ? (measures, rows) : nil
    }

    /// Rows under other names by the regions that they have in common, and rows one after another under one name.
    private func components(_ rows: [Row], _ names: RowNames) -> [Component] {
        var parents: [Int: Int] = [:]
        func root(_ unit: Int) -> Int {
            var unit = unit
            while let parent = parents[unit], parent != unit { unit = parent }
            return unit
        }
        /// A region that the recap has not has a number of its own.
        func holder(_ row: Row) -> Int { row.present ?? -1 - Int(row.leaf) }
        func join(_ one: Int, _ other: Int) {
            let (one, other) = (root(one), root(other))
            if one != other { parents[max(one, other)] = min(one, other) }
        }
        for (place, row) in rows.enumerated() {
            join(holder(row), row.right ?? 0)
            guard place > 0, rows[place - 1].row == row.row - 1,
                names.lowest(rows[place - 1]) == names.lowest(row)
            else { continue }
            join(holder(row), holder(rows[place - 1]))
        }
        let groups = Dictionary(grouping: rows) { root(holder($0)) }
        return groups.sorted { $0.value[0].row < $1.value[0].row }.map { _, rows in
            Component(
                rows: rows,
                units: Set(rows.compactMap(\.present)).union(rows.compactMap(\.right)))
        }
    }

    /// Whether every region has with its rows what the recap prints of it; of many all but a few, of which nothing is accounted for.
    private func isMet(
        _ component: Component, _ comparison: RecapComparison, _ measures: [Int], lost: Set<Int>,
        besides: [Int: Int]
    ) -> Bool {
        var changes: [Int: [Int]] = [:]
        let none = [Int](repeating: 0, count: measures.count)
        for row in component.rows {
            if let unit = row.present {
                changes[unit] = zip(changes[unit] ?? none, row.figures).map { $0 - $1 }
            }
            if let unit = row.right {
                changes[unit] = zip(changes[unit] ?? none, row.figures).map { $0 + $1 }
            }
        }
        let unmet = changes.count { unit, change in
            !measures.indices.allSatisfy { place in
                if besides[unit] == place { return true }
                let wanted =
                    lost.contains(unit)
                    ? comparison.printed(unit, measures[place])
                    : comparison.mismatches[unit]?[measures[place]]?.difference ?? 0
                return change[place] == wanted
            }
        }
        return unmet * RenamedRows.fewOfAll <= changes.count
    }

    private mutating func offer(
        _ component: Component, _ names: RowNames, _ comparison: RecapComparison, _ measures: [Int],
        lost: Set<Int>
    ) {
        let findings = findings(component, comparison, measures, lost: lost)
        let lines = [component.rows.first, component.rows.last].compactMap { $0 }.map {
            stations.line($0.row)
        }
        let what: FindingKind.Cause.Account
        if let down = names.shift(of: component.rows) {
            what = .namesMoved(
                FindingKind.MovedNames(
                    file: stations.file, columns: names.columns(of: component.rows), down: down, lines: lines,
                    beside: .recap))
        } else {
            let regions = names.regions(of: component.rows)
            what = .rowsRenamed(
                FindingKind.RenamedRows(
                    file: stations.file, stations: component.rows.count, lines: lines,
                    under: regions.present, of: regions.right))
        }
        candidates.append(CauseCandidate(what: what, findings: findings))
    }

    private func findings(
        _ component: Component, _ comparison: RecapComparison, _ measures: [Int], lost: Set<Int>
    ) -> Set<Int> {
        let recap = comparison.recap
        let columns = measures.map { recap.measures[$0].name } + [RollUp.Measure.stations.name]
        let homes = Homes(component.units, comparison, above)
        var (own, upper): ([(unit: Int, changes: [String: Int])], [(unit: Int, changes: [String: Int])]) =
            ([], [])
        for row in component.rows {
            let figures = Dictionary(
                zip(columns, row.figures + [1]), uniquingKeysWith: { first, _ in first })
            own.append((Int(row.leaf), figures.mapValues { -$0 }))
            upper.append((Int(row.leaf), figures.mapValues { -$0 }))
            if let leaf = row.right.flatMap({ homes.leaves[$0] }) { own.append((leaf, figures)) }
            if let leaf = row.right.flatMap({ homes.leaves[$0] ?? homes.beside[$0] }) {
                upper.append((leaf, figures))
            }
        }
        let sums = SumsOfForms(evidence, above)
        // Above a region without rows, those of another one beside it stand for it.
        let here = Set(
            comparison.mismatches.values.flatMap { $0.values.compactMap(evidence.finding) })
        var findings = sums.explained(own).union(sums.explained(upper).subtracting(here))
        for unit in component.units {
            findings.formUnion(
                evidence.findings(recap: comparison.index, unit: unit) {
                    if case .level(.displaced) = $0 { true } else { false }
                })
        }
        let leaves = Set(component.rows.map(\.leaf))
        let names = component.units.compactMap { recap.tree.levels.last?.code($0) }
        findings.formUnion(
            MovedRows.ofNumbers(
                evidence, stations, lines: Set(component.rows.map { stations.line($0.row) }),
                units: leaves.union(component.units.compactMap { homes.leaves[$0] }.map { Int32($0) }),
                regions: names))
        // Regions of the recap without rows, and regions all of whose rows are those of others.
        let counts = Dictionary(grouping: component.rows, by: \.leaf).mapValues(\.count)
        let gone = Set(
            counts.filter { leaf, count in
                stations.scan.runs(of: [leaf]).reduce(0) { $0 + $1.count } == count
            }.keys)
        let tree = stations.rollUp.tree
        let owners = tree.owners(depth: tree.depth(of: recap.levels.last) ?? 0)
        for gap in evidence.gaps where gap.recap == comparison.index && gap.other == nil {
            if gap.isInRecap {
                if lost.isSuperset(of: gap.units), component.units.isSuperset(of: gap.units) {
                    findings.insert(gap.position)
                }
            } else {
                let own = owners.indices.filter { gap.units.contains(Int(owners[$0])) }
                if own.allSatisfy({ gone.contains(Int32($0)) }) { findings.insert(gap.position) }
            }
        }
        return findings.union(ofNames(component, gone))
    }

    /// Findings on names that stand below several regions by these rows alone, and on rows that stand again.
    private func ofNames(_ component: Component, _ gone: Set<Int32>) -> Set<Int> {
        let tree = stations.rollUp.tree
        let touched = Set(component.rows.map { stations.line($0.row) })
        var units: [String: [String: Set<Int32>]] = [:]
        for (depth, level) in tree.levels.enumerated() {
            for (leaf, unit) in tree.owners(depth: depth + 1).enumerated() where !gone.contains(Int32(leaf)) {
                guard let name = level.codeOfFile(Int(unit)) else { continue }
                units[level.name, default: [:]][name, default: []].insert(unit)
            }
        }
        return Set(
            evidence.findings.indices.filter { position in
                switch evidence.findings[position].kind {
                case .station(.standAgain(let copies)):
                    copies.linesOfTwo?.contains(where: touched.contains) ?? false
                case .station(.nesting(let region, let file, _)):
                    file == stations.file
                        && units[region.level ?? ""]?[region.code ?? ""].map { $0.count < 2 } ?? false
                case .station(.codesShared(let level, _)):
                    !gone.isEmpty && units[level]?.values.allSatisfy { $0.count < 2 } ?? false
                default: false
                }
            })
    }
}

/// For units of a recap one of the stations' lowest regions below each, or where it has none, below the same region above.
private struct Homes {
    private(set) var leaves: [Int: Int] = [:]
    private(set) var beside: [Int: Int] = [:]

    init(_ units: Set<Int>, _ comparison: RecapComparison, _ above: UnitsAbove) {
        let parents = comparison.recap.tree.levels.last?.parents ?? []
        var known: [Int32: Int] = [:]
        for (leaf, unit) in above.pairs(of: comparison.index) {
            if units.contains(unit), leaves[unit] == nil { leaves[unit] = leaf }
            if parents.indices.contains(unit), known[parents[unit]] == nil { known[parents[unit]] = leaf }
        }
        for unit in units where leaves[unit] == nil && parents.indices.contains(unit) {
            beside[unit] = known[parents[unit]]
        }
    }
}
