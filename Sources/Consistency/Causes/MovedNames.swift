import Elections
import Ground

/// Names in some columns of regions that stand some rows further down or up than the stations to which they belong, from one line to
/// another: with every name back beside its rows each region has what a recap prints of it.
///
/// Rows at both ends have names of other regions then, so that no whole region of the file shows it, as where all of a row's regions
/// moved (`MovedRows`).
struct MovedNames {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let above: UnitsAbove
    private let stations: CheckedStations

    /// Rows of a block that are read again at most, and blocks that are looked at.
    private static let (mostRead, mostBlocks) = (20_000, 50)
    /// Regions at each end of what is out that may be the first or last of the block.
    private static let ends = 6

    /// - Returns: `nil` where there are no stations beside a recap of their lowest regions.
    /// - Throws: What reading rows again throws.
    init?(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) throws {
        guard let stations = evidence.input.stations, let above else { return nil }
        (self.evidence, self.above, self.stations) = (evidence, above, stations)
        let names = stations.rollUp.tree.levels.map(\.name)
        for comparison in comparisons where comparison.source == nil && comparison.recap.levels == names {
            let measures = comparison.recap.measures.indices.filter {
                comparison.recap.measures[$0] != .stations
                    && stations.rollUp.measures.contains(comparison.recap.measures[$0])
            }
            let choices = measures.count { Choice.isColumn(comparison.recap.measures[$0].name) }
            guard choices >= MovedRows.leastChoices else { continue }
            let clusters = clusters(comparison)
            guard clusters.reduce(0, { $0 + $1.regions }) >= MovedRows.least else { continue }
            let regions = RegionsByName(comparison, measures, stations)
            for rows in clusters.filter({ $0.regions >= MovedRows.least }).prefix(MovedNames.mostBlocks) {
                try add(rows.rows, comparison, measures, regions)
            }
            // A column of a higher level is out at its borders alone.
            if clusters.count > 1 {
                let all = clusters[0].rows.lowerBound..<clusters[clusters.count - 1].rows.upperBound
                if all.count <= MovedNames.mostRead { try add(all, comparison, measures, regions) }
            }
        }
    }

    /// Rows one after another of regions that are out, or that the recap has not.
    private func clusters(_ comparison: RecapComparison) -> [(rows: Range<Int>, regions: Int)] {
        let (runs, rows) = (stations.scan.builder.runs, stations.scan.builder.rows)
        var found: [(rows: Range<Int>, regions: Int)] = []
        var start: Int?
        var count = 0
        for place in runs.indices {
            let unit = above.unit(of: comparison.index, above: runs[place].unit)
            let isOut = unit.map { comparison.mismatches[$0] != nil } ?? true
            if isOut {
                start = start ?? runs[place].row
                count += 1
            }
            let end = isOut ? (place + 1 < runs.count ? runs[place + 1].row : rows) : runs[place].row
            if let first = start, !isOut || place == runs.count - 1 {
                if end - first <= MovedNames.mostRead { found.append((first..<end, count)) }
                (start, count) = (nil, 0)
            }
        }
        return found
    }

    /// Some rows of the file and their regions.
    struct Block {
        /// Names of the file for each row, from the top down, of the rows and of the one behind them.
        var paths: [[String]]
        /// Figures of each row that a recap has.
        var figures: [[Int]]
        /// Lowest region of each row.
        var leaves: [Int32]
        /// Row of the file of the first.
        var first: Int
        /// Places at which other regions begin, and the end.
        var borders: [Int]
    }

    private mutating func add(
        _ rows: Range<Int>, _ comparison: RecapComparison, _ measures: [Int], _ regions: RegionsByName
    ) throws {
        guard let block = try block(rows, comparison, measures) else { return }
        let depth = comparison.recap.levels.count
        let starts = block.borders.dropLast().prefix(MovedNames.ends)
        let ends = block.borders.dropFirst().suffix(MovedNames.ends)
        for first in (0..<depth).reversed() {
            for last in (first..<depth).reversed() {
                for shift in MovedRows.shifts {
                    // Regions within the block have what the recap prints wherever it begins and ends.
                    let inner = inner(block, shift, columns: first...last)
                    guard regions.countMet(inner, block) > 0 else { continue }
                    for start in starts {
                        for end in ends.reversed() where end - start > abs(shift) {
                            for names in undone(block, inner, start..<end, shift, columns: first...last) {
                                guard let units = regions.isMet(names, block) else { continue }
                                offer(
                                    block, start..<end, shift, Array(comparison.recap.levels[first...last]),
                                    names, units, comparison, measures, regions)
                                return
                            }
                        }
                    }
                }
            }
        }
    }

    private func block(
        _ rows: Range<Int>, _ comparison: RecapComparison, _ measures: [Int]
    ) throws -> Block? {
        let tree = stations.rollUp.tree
        let runs = stations.scan.builder.runs
        let units = Set(
            runs.indices.filter { place in
                let end = place + 1 < runs.count ? runs[place + 1].row : stations.scan.builder.rows
                return runs[place].row < rows.upperBound && end > rows.lowerBound
            }.map { runs[$0].unit })
        let excerpt = try stations.stations(of: units)
        let columns = measures.map { excerpt.table.column(comparison.recap.measures[$0]) }
        var block = Block(paths: [], figures: [], leaves: [], first: rows.lowerBound, borders: [])
        for place in excerpt.rows.indices where rows.contains(excerpt.rows[place]) {
            var figures: [Int] = []
            for column in columns {
                guard let value = column?[place] else { return nil }
                figures.append(value)
            }
            let leaf = excerpt.units[place]
            let isNew = block.leaves.last != leaf
            if isNew { block.borders.append(block.leaves.count) }
            block.paths.append(
                isNew ? RegionsByName.path(tree, leaf) : block.paths[block.paths.count - 1])
            block.leaves.append(leaf)
            block.figures.append(figures)
        }
        guard block.leaves.count == rows.count else { return nil }
        block.borders.append(block.leaves.count)
        if rows.upperBound < stations.scan.builder.rows {
            block.paths.append(RegionsByName.path(tree, stations.scan.unit(ofRow: rows.upperBound)))
        }
        return block
    }

    /// Other names of rows, of those that have some.
    typealias Names = [Int: [String]]

    private static func moved(
        _ block: Block, _ row: Int, _ other: Int, _ columns: ClosedRange<Int>
    ) -> [String]? {
        guard block.paths[row] != block.paths[other] else { return nil }
        var path = block.paths[row]
        for column in columns { path[column] = block.paths[other][column] }
        return path == block.paths[row] ? nil : path
    }

    /// The names of all rows with some columns moved back.
    private func inner(_ block: Block, _ shift: Int, columns: ClosedRange<Int>) -> Names {
        var names: Names = [:]
        for row in block.leaves.indices {
            let other = row + shift
            // Rows of one region have one name.
            guard block.leaves.indices.contains(other), block.leaves[other] != block.leaves[row] else {
                continue
            }
            names[row] = MovedNames.moved(block, row, other, columns)
        }
        return names
    }

    /// The same from one row to another; the rows whose names are gone have those of the other end, row by row or of its first one, or
    /// of the rows beside.
    private func undone(
        _ block: Block, _ inner: Names, _ rows: Range<Int>, _ shift: Int, columns: ClosedRange<Int>
    ) -> [Names] {
        let (gone, far, beside): (Range<Int>, Range<Int>, [Int]) =
            shift > 0
            ? (
                rows.upperBound - shift..<rows.upperBound, rows.lowerBound..<rows.lowerBound + shift,
                [rows.lowerBound, rows.upperBound, rows.upperBound - 1]
            )
            : (
                rows.lowerBound..<rows.lowerBound - shift, rows.upperBound + shift..<rows.upperBound,
                [rows.upperBound - 1, rows.lowerBound - 1, rows.lowerBound]
            )
        let back = inner.filter { rows.contains($0.key) && !gone.contains($0.key) }
        let sources =
            [Array(far)] + beside.filter(block.paths.indices.contains).map { row in gone.map { _ in row } }
        return sources.map { source in
            var names = back
            for (row, other) in zip(gone, source) {
                names[row] = MovedNames.moved(block, row, other, columns)
            }
            return names
        }.uniqued()
    }

    private mutating func offer(
        _ block: Block, _ rows: Range<Int>, _ shift: Int, _ columns: [String], _ others: Names,
        _ units: Set<Int>, _ comparison: RecapComparison, _ measures: [Int], _ regions: RegionsByName
    ) {
        let changed = others.keys.sorted()
        let names = measures.map { comparison.recap.measures[$0].name }
        var changes: [(unit: Int, changes: [String: Int])] = []
        for row in changed {
            let figures = Dictionary(zip(names, block.figures[row]), uniquingKeysWith: { first, _ in first })
            changes.append((Int(block.leaves[row]), figures.mapValues { -$0 }))
            if let leaf = others[row].flatMap(regions.leaf) { changes.append((leaf, figures)) }
        }
        var findings = SumsOfForms(evidence, above).explained(changes)
        for unit in units {
            findings.formUnion(comparison.mismatches[unit]?.values.compactMap(evidence.finding) ?? [])
            findings.formUnion(
                evidence.findings(recap: comparison.index, unit: unit) {
                    if case .level(.displaced) = $0 { true } else { false }
                })
        }
        let lines = Set(changed.map { stations.line(block.first + $0) })
        let leaves = Set(changed.map { block.leaves[$0] })
        findings.formUnion(
            MovedRows.ofNumbers(
                evidence, stations, lines: lines,
                units: leaves.union(others.values.compactMap(regions.leaf).map { Int32($0) })))
        for gap in evidence.gaps where gap.recap == comparison.index && gap.other == nil {
            let own = gap.units.map { Int32($0) }
            if gap.isInRecap ? units.isSuperset(of: gap.units) : leaves.isSuperset(of: own) {
                findings.insert(gap.position)
            }
        }
        // The rows of a region that stand below the right one may be fewer than those that do not.
        let codes = Set(changed.flatMap { block.paths[$0] })
        let ends = [rows.lowerBound, rows.upperBound - 1].map { stations.line(block.first + $0) }
        for (position, finding) in evidence.findings.enumerated() {
            if case .station(.nesting(let region, _, let own)) = finding.kind,
                region.code.map(codes.contains) ?? false, own.allSatisfy((ends[0]...ends[1]).contains)
            {
                findings.insert(position)
            }
        }
        candidates.append(
            CauseCandidate(
                what: .namesMoved(
                    FindingKind.MovedNames(
                        file: stations.file, columns: columns, down: shift,
                        lines: [
                            stations.line(block.first + rows.lowerBound),
                            stations.line(block.first + rows.upperBound - 1),
                        ], beside: .recap)), findings: findings))
    }
}

/// Regions of a recap by the names that they have in the files, and what stands below them.
struct RegionsByName {
    private var units: [[String]: Int] = [:]
    private var leaves: [[String]: Int] = [:]
    private let sums: RollUp.UnitSums
    private let comparison: RecapComparison
    private let measures: [Int]
    private let own: [Int]

    init(_ comparison: RecapComparison, _ measures: [Int], _ stations: CheckedStations) {
        (self.comparison, self.measures) = (comparison, measures)
        let tree = stations.rollUp.tree
        sums = stations.rollUp.levels.last ?? stations.rollUp.total
        own = measures.map { stations.rollUp.measures.firstIndex(of: comparison.recap.measures[$0]) ?? 0 }
        for leaf in 0..<sums.count { leaves[RegionsByName.path(tree, Int32(leaf))] = leaf }
        let recap = comparison.recap.tree
        for unit in 0..<comparison.recap.sums.count where comparison.recap.sums.stations(unit) == 1 {
            units[RegionsByName.bare(recap.codes(level: recap.levels.count - 1, unit: unit))] = unit
        }
    }

    /// Names of a lowest region of stations and of those above, as the file has them.
    static func path(_ tree: RegionTree, _ leaf: Int32) -> [String] {
        var (path, unit): ([String], Int) = ([], Int(leaf))
        for level in tree.levels.reversed() {
            path.append(level.codeOfFile(unit) ?? "")
            unit = Int(level.parents[unit])
        }
        return path.reversed()
    }

    /// Names without the regions above by which they are told apart.
    static func bare(_ codes: [String]) -> [String] {
        var bare: [String] = []
        for code in codes {
            let above = bare.indices.map { Array(bare[$0...].reversed()) }
            let marks = above.map { RegionTree.name("", $0) }
            bare.append(marks.first(where: code.hasSuffix).map { String(code.dropLast($0.count)) } ?? code)
        }
        return bare
    }

    func leaf(_ path: [String]) -> Int? { leaves[path] }

    /// What other names of some rows change in the figures of regions; `nil` where one is a region that the recap has not.
    private func changes(_ names: MovedNames.Names, _ block: MovedNames.Block) -> [[String]: [Int]]? {
        let none = [Int](repeating: 0, count: measures.count)
        var changes: [[String]: [Int]] = [:]
        for (row, name) in names {
            guard units[name] != nil else { return nil }
            let figures = block.figures[row]
            changes[name] = zip(changes[name] ?? none, figures).map { $0 + $1 }
            changes[block.paths[row]] = zip(changes[block.paths[row]] ?? none, figures).map { $0 - $1 }
        }
        return changes
    }

    /// Whether a region has with a change what the recap prints of it; one that the recap has not has no row left then.
    private func isMet(_ path: [String], _ change: [Int]) -> Bool {
        let (leaf, unit) = (leaves[path], units[path])
        return measures.indices.allSatisfy { place in
            if let leaf, sums.missing(own[place], leaf) > 0 { return false }
            let sum = (leaf.map { sums.sum(own[place], $0) } ?? 0) + change[place]
            return sum == (unit.map { comparison.printed($0, measures[place]) } ?? 0)
        }
    }

    /// Regions that other names of some rows change, and that have what the recap prints of them then.
    func countMet(_ names: MovedNames.Names, _ block: MovedNames.Block) -> Int {
        changes(names.filter { units[$0.value] != nil }, block)?.count { isMet($0.key, $0.value) } ?? 0
    }

    /// The regions that other names of some rows change, where each has what the recap prints of it then; `nil` where one has not.
    func isMet(_ names: MovedNames.Names, _ block: MovedNames.Block) -> Set<Int>? {
        guard let changes = changes(names, block), changes.allSatisfy({ isMet($0.key, $0.value) }) else {
            return nil
        }
        let found = Set(changes.keys.compactMap { units[$0] })
        return found.count >= MovedRows.least ? found : nil
    }
}
