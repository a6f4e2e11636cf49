import Elections

/// Rows of a file of stations that are missing one after another: the last of one region, all of those behind it in the recap, and the
/// first of the next.
struct MissingRuns {
    private(set) var candidates: [CauseCandidate] = []

    /// What a region lacks.
    private struct Lack {
        var unit: Int
        var findings: Set<Int>
        /// Whether its last rows are missing, and its first.
        var atEnd = true
        var atStart = true
    }

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - slips: Slips of single rows and regions.
    init(_ evidence: CauseEvidence, _ slips: [CauseCandidate]) {
        guard let stations = evidence.input.stations, let lowest = stations.rollUp.tree.levels.last else {
            return
        }
        var unitOfFinding: [Int: (recap: Int, unit: Int)] = [:]
        for mismatch in evidence.levels.mismatches where mismatch.source == nil {
            if let position = evidence.finding(of: mismatch) {
                unitOfFinding[position] = (mismatch.recap, mismatch.unit)
            }
        }
        var lacks: [Int: [Lack]] = [:]
        for candidate in slips {
            guard case .slip(.stationsMissing(let missing, let numbers, _, _)) = candidate.what,
                candidate.slips.count == 1, numbers.count == missing || numbers.isEmpty,
                let place = candidate.findings.compactMap({ unitOfFinding[$0] }).first
            else { continue }
            let present = MissingRuns.stations(of: place.recap, place.unit, evidence)
            lacks[place.recap, default: []].append(
                Lack(
                    unit: place.unit, findings: candidate.findings,
                    // Where the numbers of the others leave no gap, those behind them are missing.
                    atEnd: numbers.first.map { $0 == present + 1 } ?? (missing < 2),
                    atStart: missing > 0 && numbers == Array(1...missing)))
        }
        for gap in evidence.gaps where gap.isInRecap && gap.other == nil {
            for unit in gap.units {
                lacks[gap.recap, default: []].append(Lack(unit: unit, findings: [gap.position]))
            }
        }
        for (index, all) in lacks.sorted(by: { $0.key < $1.key }) {
            let recap = evidence.levels.recaps[index]
            guard recap.levels.last == lowest.name else { continue }
            let ordered = all.sorted { recap.rowOfUnit[$0.unit] < recap.rowOfUnit[$1.unit] }
            var run: [Lack] = []
            for lack in ordered + [Lack(unit: -1, findings: [])] {
                if let last = run.last, lack.unit >= 0, last.atEnd, lack.atStart,
                    recap.rowOfUnit[last.unit] + 1 == recap.rowOfUnit[lack.unit]
                {
                    run.append(lack)
                    continue
                }
                if run.count > 1 { add(run, recap, stations.file) }
                run = [lack]
            }
        }
    }

    /// Stations that the file has of a unit of a recap.
    private static func stations(of recap: Int, _ unit: Int, _ evidence: CauseEvidence) -> Int {
        let own = evidence.levels.recaps[recap]
        guard let rollUp = evidence.input.stations?.rollUp,
            let match = UnitMatch(own.tree, in: rollUp.tree)?.units[own.levels.count], match[unit] >= 0
        else { return -1 }
        return rollUp.sums(depth: rollUp.tree.depth(of: own.levels.last) ?? 0).stations(Int(match[unit]))
    }

    private mutating func add(_ run: [Lack], _ recap: RecapTable, _ file: String) {
        func region(_ lack: Lack) -> LevelRegion {
            LevelRegion(recap.levels.last, recap.tree.levels.last?.code(lack.unit))
        }
        let findings = run.reduce(into: Set<Int>()) { $0.formUnion($1.findings) }
        guard findings.count > 1 else { return }
        candidates.append(
            CauseCandidate(
                what: .runMissing(
                    from: region(run[0]), to: region(run[run.count - 1]), regions: run.count, file: file),
                findings: findings, region: region(run[0]).code))
    }
}
