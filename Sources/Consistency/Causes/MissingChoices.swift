import Elections
import Ground

/// A file of stations that seems to lack the votes of a choice: nearly all of its forms have more valid votes than votes, and
/// none fewer, by other figures in each.
struct MissingChoices {
    private(set) var candidates: [CauseCandidate] = []

    /// Stations that must break the rule, and their part of those that it is asked of, percent.
    private static let leastStations = 10
    private static let leastPercent = 90

    init(_ evidence: CauseEvidence) {
        guard let stations = evidence.input.stations else { return }
        let scan = stations.scan
        for (rule, entry) in scan.rules.rules.enumerated() {
            guard let sides = entry.totalOfChoices(scan.rules.columns) else { continue }
            var findings: Set<Int> = []
            var (broken, votes) = (0, 0)
            for form in scan.failed where form.rules.contains(rule) {
                let own = sides.choices.reduce(Int64(0)) { $0 + (form.values[$1] ?? 0) }
                let gap = (form.values[sides.total] ?? 0) - own
                // One slip may stand beside it: a form with fewer is its own.
                guard gap > 0 else { continue }
                broken += 1
                votes += Int(gap)
                findings.formUnion(
                    evidence.rulesBroken(line: stations.line(form.row), file: stations.file)
                        .filter { evidence.rule($0) == entry.rule.id })
            }
            let asked = scan.builder.rows - scan.unknown[rule]
            guard broken >= MissingChoices.leastStations, findings.count == broken,
                broken * 100 >= asked * MissingChoices.leastPercent
            else { continue }
            let sums = stations.rollUp
            let most = sums.measures.indices.compactMap { index -> Int? in
                guard case .votes = sums.measures[index] else { return nil }
                return sums.total.sum(index, 0)
            }.max()
            candidates.append(
                CauseCandidate(
                    what: .choiceMissing(
                        FindingKind.MissingChoice(
                            file: stations.file, column: scan.rules.columns[sides.total], stations: broken,
                            of: asked, votes: votes, couldLead: votes > most ?? 0)),
                    findings: findings))
        }
    }
}
