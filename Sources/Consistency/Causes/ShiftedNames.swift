import Elections

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

    /// - Returns: `nil` where no finding is one of regions or numbers of stations.
    init?(_ evidence: CauseEvidence) {
        guard let stations = evidence.input.stations, stations.rollUp.tree.levels.count > 1,
            evidence.findings.count(where: { ShiftedNames.isOfNames($0.kind) }) > 1
        else { return nil }
        (self.evidence, self.stations) = (evidence, stations)
        paths = ShiftedNames.paths(stations)
        let chains = stations.rollUp.tree.levels.indices.dropLast().flatMap(chains)
        for chain in chains where chain.count >= MovedRows.least {
            offer(chain, among: chains)
        }
    }

    private static func isOfNames(_ kind: FindingKind) -> Bool {
        switch kind {
        case .station(.nesting), .station(.codesShared), .station(.standsTwice), .station(.standAgain): true
        default: false
        }
    }

    private static func paths(_ stations: CheckedStations) -> [[Int32]] {
        let levels = stations.rollUp.tree.levels
        let names = levels.map { level in
            var known: [String: Int32] = [:]
            return (0..<level.count).map { unit -> Int32 in
                let next = Int32(known.count)
                return level.codeOfFile(unit).map { code in
                    if let id = known[code] { return id }
                    known[code] = next
                    return next
                } ?? -1
            }
        }
        return stations.scan.builder.runs.map { run in
            var (path, unit) = ([Int32](repeating: -1, count: levels.count), Int(run.unit))
            for depth in levels.indices.reversed() {
                path[depth] = names[depth][unit]
                unit = Int(levels[depth].parents[unit])
            }
            return path
        }
    }

    /// Rows at which the name in a column is another one than on the row before.
    private func changes(_ level: Int) -> [Int] {
        let runs = stations.scan.builder.runs
        return runs.indices.dropFirst().filter { paths[$0][level] != paths[$0 - 1][level] }.map {
            runs[$0].row
        }
    }

    private func chains(_ level: Int) -> [Chain] {
        let (upper, lower) = (changes(level), Set(changes(level + 1)))
        let shifts = upper.map { row -> Int? in
            lower.contains(row) ? 0 : MovedRows.shifts.first { lower.contains(row + $0) }
        }
        var (found, place): ([Chain], Int) = ([], 0)
        while place < upper.count {
            let end = shifts[place...].firstIndex { $0 != shifts[place] } ?? upper.count
            if let shift = shifts[place], shift != 0 {
                found.append(
                    Chain(
                        level: level, shift: shift, count: end - place,
                        rows: (place > 0 ? upper[place - 1] : 0)..<(end < upper.count
                            ? upper[end] : stations.scan.builder.rows)))
            }
            place = end
        }
        return found
    }

    /// The columns whose names would be back in their place by a shift, and how many rows too far down they are: those between two
    /// levels that are out against those below and above by the same, and else the fewer of the two sides.
    private func columns(_ chain: Chain, among chains: [Chain]) -> (columns: ClosedRange<Int>, down: Int) {
        let opposite = chains.filter { $0.shift == -chain.shift && $0.rows.overlaps(chain.rows) }
        if let lower = opposite.first(where: { $0.level > chain.level }) {
            return (chain.level + 1...lower.level, chain.shift)
        }
        if let upper = opposite.last(where: { $0.level < chain.level }) {
            return (upper.level + 1...chain.level, upper.shift)
        }
        let last = stations.rollUp.tree.levels.count - 1
        return last - chain.level <= chain.level + 1
            ? (chain.level + 1...last, chain.shift) : (0...chain.level, -chain.shift)
    }

    /// Offers it where every border that is out has a region that is none of the others' once names are back.
    private mutating func offer(_ chain: Chain, among chains: [Chain]) {
        let (columns, down) = columns(chain, among: chains)
        let runs = stations.scan.builder.runs
        var (moved, entering): ([Int], [[Int32]: Int]) = ([], [:])
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
            if back != own {
                moved.append(row)
                entering[back, default: 0] += 1
            }
        }
        guard before.count - after.count >= chain.count, let first = moved.first, let last = moved.last else {
            return
        }
        let lines = Set(moved.map(stations.line))
        let entered = Dictionary(
            runs.indices.filter { entering[paths[$0]] != nil }.map {
                (stations.code(runs[$0].unit), entering[paths[$0]] ?? 0)
            }, uniquingKeysWith: { first, _ in first })
        let outside = runs.indices.filter { !chain.rows.contains(runs[$0].row) }.map { paths[$0] }
        let shared = shared(after.union(outside))
        let findings = evidence.findings.indices.filter { position in
            switch evidence.findings[position].kind {
            case .station(.nesting(_, _, let own)): own.allSatisfy(lines.contains)
            case .station(.codesShared(let level, _)): !shared.contains(level)
            case .station(.standsTwice(_, let own, _)): own.contains(where: lines.contains)
            case .station(.standAgain(let copies)):
                copies.linesOfTwo?.contains(where: lines.contains) ?? false
            case .station(.numberGap(let region, _, let absent)): absent.count == entered[region]
            default: false
            }
        }
        candidates.append(
            CauseCandidate(
                what: .namesMoved(
                    FindingKind.MovedNames(
                        file: stations.file, columns: columns.map { stations.rollUp.tree.levels[$0].name },
                        down: down, lines: [stations.line(first), stations.line(last)], isBesideRecap: false)),
                findings: Set(findings), severity: .error))
    }

    /// Levels at which a name stands below several regions.
    private func shared(_ paths: Set<[Int32]>) -> Set<String> {
        let levels = stations.rollUp.tree.levels
        return Set(
            levels.indices.dropFirst().filter { depth in
                let units = Set(paths.map { Array($0[...depth]) })
                return Set(units.map { $0[depth] }).count < units.count
            }.map { levels[$0].name })
    }
}
