import Elections
import Ground

/// Names in some columns of regions that stand some rows further down or up than the rest of their rows, as the file alone shows it:
/// where regions of one level begin, those of the level below begin as many rows later, border after border.
///
/// Regions of one list are then below two others, and numbers of stations stand twice or are not there.
struct ShiftedNames {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let stations: CheckedStations
    /// Names of each run of rows, from the top down.
    private let paths: [[Int32]]
    /// Names of each level, by their numbers in the paths.
    private let names: [[String]]
    private let above: UnitsAbove?

    /// Rows that are read again at most.
    private static let mostRead = 20_000

    /// Borders one after another between regions of a level, at all of which the level below begins as many rows later.
    private struct Chain {
        /// Upper one of the two levels.
        var level: Int
        var shift: Int
        /// Borders that are out.
        var count: Int
        /// Rows from the last border before that is as it should be to the first one behind.
        var rows: Range<Int>
    }

    /// - Returns: `nil` where no name stands below several regions.
    /// - Throws: What reading rows again throws.
    init?(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        guard let stations = evidence.input.stations, stations.rollUp.tree.levels.count > 1,
            evidence.findings.contains(where: { ShiftedNames.isOfNames($0.kind) })
        else { return nil }
        (self.evidence, self.stations, self.above) = (evidence, stations, above)
        (paths, names) = ShiftedNames.paths(stations)
        let chains = stations.rollUp.tree.levels.indices.dropLast().flatMap(chains)
        for chain in chains where chain.count >= MovedRows.least {
            try offer(chain, among: chains)
        }
    }

    private static func isOfNames(_ kind: FindingKind) -> Bool {
        switch kind {
        case .station(.nesting), .station(.codesShared): true
        default: false
        }
    }

    private static func paths(_ stations: CheckedStations) -> (paths: [[Int32]], names: [[String]]) {
        let levels = stations.rollUp.tree.levels
        var names: [[String]] = []
        let ids = levels.map { level in
            var (known, own): ([String: Int32], [String]) = ([:], [])
            let ids = (0..<level.count).map { unit -> Int32 in
                guard let code = level.codeOfFile(unit) else { return -1 }
                if let id = known[code] { return id }
                known[code] = Int32(own.count)
                own.append(code)
                return Int32(own.count - 1)
            }
            names.append(own)
            return ids
        }
        let paths = stations.scan.builder.runs.map { run in
            var (path, unit) = ([Int32](repeating: -1, count: levels.count), Int(run.unit))
            for depth in levels.indices.reversed() {
                path[depth] = ids[depth][unit]
                unit = Int(levels[depth].parents[unit])
            }
            return path
        }
        return (paths, names)
    }

    /// Rows at which the name in a column is another one than on the row before.
    private func changes(_ level: Int) -> [Int] {
        let runs = stations.scan.builder.runs
        return runs.indices.dropFirst().filter { paths[$0][level] != paths[$0 - 1][level] }.map {
            runs[$0].row
        }
    }

    /// A border at which the level below begins too does not contradict a shift after which it would begin where it does as well.
    private func chains(_ level: Int) -> [Chain] {
        let (upper, lower) = (changes(level), Set(changes(level + 1)))
        let isOut = upper.map { !lower.contains($0) }
        guard isOut.count(where: { $0 }) >= MovedRows.least else { return [] }
        var found: [Chain] = []
        for shift in MovedRows.shifts {
            // Where a region has the name of the one before, it does not show where it begins.
            let fits = upper.map { row in
                lower.contains(row + shift)
                    || !lower.contains(row) && MovedRows.shifts.allSatisfy { !lower.contains(row + $0) }
            }
            var place = 0
            while place < upper.count {
                let end = fits[place...].firstIndex(of: false) ?? upper.count
                let count = (place..<end).count { isOut[$0] && lower.contains(upper[$0] + shift) }
                if count > 0 {
                    found.append(
                        Chain(
                            level: level, shift: shift, count: count,
                            rows: (place > 0 ? upper[place - 1] : 0)..<(end < upper.count
                                ? upper[end] : stations.scan.builder.rows)))
                }
                place = max(end, place + 1)
            }
        }
        return found
    }

    /// The columns whose names would be back in their place by a shift, and how many rows too far down they are: those between two
    /// levels that are out against those below and above by the same, and else the fewer of the two sides.
    private func columns(_ chain: Chain, among chains: [Chain]) -> (columns: ClosedRange<Int>, down: Int) {
        func isOut(_ level: Int) -> Bool {
            let borders = changes(level).count { chain.rows.contains($0) }
            let out = chains.filter {
                $0.level == level && $0.shift == -chain.shift && $0.rows.overlaps(chain.rows)
            }
            return borders > 0 && 2 * out.reduce(0) { $0 + $1.count } >= borders
        }
        let last = stations.rollUp.tree.levels.count - 1
        if let lower = (chain.level..<last).dropFirst().first(where: isOut) {
            return (chain.level + 1...lower, chain.shift)
        }
        if let upper = (0..<chain.level).last(where: isOut) {
            return (upper + 1...chain.level, -chain.shift)
        }
        return last - chain.level <= chain.level + 1
            ? (chain.level + 1...last, chain.shift) : (0...chain.level, -chain.shift)
    }

    /// Offers it where with the names back at least half of the borders have a region less: the rows that stand on the wrong side are
    /// a region of their own there, unless they are all that a region has.
    private mutating func offer(_ chain: Chain, among chains: [Chain]) throws {
        let (columns, down) = columns(chain, among: chains)
        let runs = stations.scan.builder.runs
        var moved: [(row: Int, back: [Int32])] = []
        var (before, after): (Set<[Int32]>, Set<[Int32]>) = ([], [])
        var behind = runs.index(ofRow: chain.rows.lowerBound)
        var ahead = behind
        for row in chain.rows {
            if behind + 1 < runs.count, runs[behind + 1].row == row { behind += 1 }
            let own = paths[behind]
            before.insert(own)
            guard chain.rows.contains(row + down) else {
                after.insert(own)
                continue
            }
            while ahead + 1 < runs.count, runs[ahead + 1].row <= row + down { ahead += 1 }
            while ahead > 0, runs[ahead].row > row + down { ahead -= 1 }
            var back = own
            for column in columns { back[column] = paths[ahead][column] }
            after.insert(back)
            if back != own { moved.append((row, back)) }
        }
        guard before.count - after.count >= max(MovedRows.least, chain.count / 2), let first = moved.first,
            let last = moved.last
        else {
            return
        }
        let lines = Set(moved.map { stations.line($0.row) })
        let excerpt =
            moved.count <= ShiftedNames.mostRead
            ? try stations.stations(of: Set(moved.map { stations.scan.unit(ofRow: $0.row) })) : nil
        let entered = excerpt.map { numbersEntered(moved, $0) } ?? [:]
        let outside = runs.indices.filter { !chain.rows.contains(runs[$0].row) }.map { paths[$0] }
        let all = after.union(outside)
        let shared = shared(all)
        let gone = self.shared(before.union(outside))
            .reduce(into: [String: Set<String>]()) {
                $0[$1.key] = $1.value.subtracting(shared[$1.key] ?? [])
            }
        let findings = evidence.findings.indices.filter { position in
            switch evidence.findings[position].kind {
            case .station(.nesting(let region, _, _)):
                gone[region.level ?? ""]?.contains(region.code ?? "") == true
            case .station(.codesOfOther(_, _, _, _, let own)): own.allSatisfy(lines.contains)
            case .station(.codesShared(let level, _)): shared[level] == nil
            case let kind: kind.isOfNumbers(onLines: lines, entered: entered)
            }
        }
        candidates.append(
            CauseCandidate(
                what: .namesMoved(
                    FindingKind.MovedNames(
                        file: stations.file, columns: columns.map { stations.rollUp.tree.levels[$0].name },
                        down: down, lines: [stations.line(first.row), stations.line(last.row)],
                        beside: .columns)),
                findings: (excerpt.map { ofSums(moved, $0, after: all) } ?? []).union(findings),
                severity: .error))
    }

    /// Names that stand below several regions, by level; none of a level where none does.
    private func shared(_ paths: Set<[Int32]>) -> [String: Set<String>] {
        let levels = stations.rollUp.tree.levels
        var found: [String: Set<String>] = [:]
        for depth in levels.indices.dropFirst() {
            var known: Set<Int32> = []
            for unit in Set(paths.map { Array($0[...depth]) }) where unit[depth] >= 0 {
                guard !known.insert(unit[depth]).inserted else { continue }
                found[levels[depth].name, default: []].insert(names[depth][Int(unit[depth])])
            }
        }
        return found
    }

    /// Numbers of the rows that each region gets back.
    private func numbersEntered(
        _ moved: [(row: Int, back: [Int32])], _ excerpt: StationExcerpt
    ) -> [String: Set<Int>] {
        let runs = stations.scan.builder.runs
        let codes = Dictionary(
            runs.indices.map { (paths[$0], stations.code(runs[$0].unit)) },
            uniquingKeysWith: { first, _ in first })
        let numbers = Dictionary(
            uniqueKeysWithValues: excerpt.rows.enumerated().map {
                ($1, excerpt.table.stationNumbers?[$0].flatMap { Int($0) })
            })
        return moved.reduce(into: [:]) { entered, entry in
            guard let code = codes[entry.back], let number = numbers[entry.row] ?? nil else { return }
            entered[code, default: []].insert(number)
        }
    }

    /// Findings on sums of recaps that are gone once rows are back in their regions, and on regions that no row is in then.
    private func ofSums(
        _ moved: [(row: Int, back: [Int32])], _ excerpt: StationExcerpt, after: Set<[Int32]>
    ) -> Set<Int> {
        guard let above else { return [] }
        let runs = stations.scan.builder.runs
        var units: [[Int32]: Int32] = [:]
        for (place, run) in runs.enumerated() { units[paths[place]] = run.unit }
        let places = Dictionary(uniqueKeysWithValues: excerpt.rows.enumerated().map { ($1, $0) })
        let columns = stations.rollUp.measures.compactMap { measure in
            excerpt.table.column(measure).map { (measure.name, $0) }
        }
        var changes: [(unit: Int, changes: [String: Int])] = []
        for (row, back) in moved {
            guard let place = places[row] else { continue }
            let figures = Dictionary(
                columns.compactMap { name, column in column[place].map { (name, $0) } },
                uniquingKeysWith: { first, _ in first })
            changes.append((Int(excerpt.units[place]), figures.mapValues { -$0 }))
            if let unit = units[back] { changes.append((Int(unit), figures)) }
        }
        var findings = SumsOfForms(evidence, above).explained(changes)
        let tree = stations.rollUp.tree
        for gap in evidence.gaps where !gap.isInRecap && gap.other == nil {
            guard let depth = tree.depth(of: evidence.levels.recaps[gap.recap].levels.last) else { continue }
            let owners = tree.owners(depth: depth)
            let own = runs.indices.filter { gap.units.contains(Int(owners[Int(runs[$0].unit)])) }.map {
                paths[$0]
            }
            if own.allSatisfy({ !after.contains($0) }) { findings.insert(gap.position) }
        }
        return findings
    }
}
