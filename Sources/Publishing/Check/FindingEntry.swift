import Elections

/// A finding as people read it: one of its own, or all figures of one row of a recap that differ from the sums
/// below it.
struct FindingEntry {
    /// Gravest first, never empty.
    private(set) var findings: [Finding]
    /// What it accounts for, where it is the cause of others.
    private(set) var consequences: [Finding] = []

    init(findings: [Finding]) { self.findings = findings }

    var first: Finding { findings[0] }

    /// Votes that depend on it: of a recap's row those of all pairs together, else the most of any finding.
    var votes: Int? {
        let pairs = findings.filter { $0.place.column.map { Choice.isColumn($0) } ?? false }
        let sum = pairs.compactMap(\.votesAtStake).reduce(0, +)
        let most = findings.compactMap(\.votesAtStake).max()
        return most.map { max($0, findings.count > 1 ? sum : 0) }
    }

    /// Whether these are figures of a recap against the sums below.
    var isLevelSum: Bool { first.kind.isMismatch }

    /// Explanations that fit all its figures.
    var explanations: [Slip] {
        first.explanations.filter { candidate in
            findings.allSatisfy { $0.explanations.contains(candidate) }
        }
    }

    /// Explanations that fit one of its figures only.
    func ownExplanations(of finding: Finding) -> [Slip] {
        let common = explanations
        return finding.explanations.filter { !common.contains($0) }
    }

    /// The first entries, of each rule no more than some, so that many of one rule do not hide all others.
    ///
    /// - Parameters:
    ///   - entries: All, the gravest first.
    ///   - most: How many in all.
    ///   - ofRule: How many of one rule.
    static func shown(_ entries: [FindingEntry], most: Int, ofRule: Int) -> [FindingEntry] {
        var taken: [String: Int] = [:]
        var shown: [FindingEntry] = []
        for entry in entries where shown.count < most && taken[entry.first.rule, default: 0] < ofRule {
            taken[entry.first.rule, default: 0] += 1
            shown.append(entry)
        }
        return shown
    }

    /// Gravest first, then most votes, then as they come; a cause stands before what it accounts for.
    static func grouped(_ findings: [Finding]) -> [FindingEntry] {
        struct Row: Hashable {
            var contest: String
            var file: String
            var line: Int?
            var region: String?
        }
        var places: [Row: Int] = [:]
        var entries: [FindingEntry] = []
        var heads: [Int: Int] = [:]
        for finding in findings {
            if finding.isConsequence {
                if let head = finding.cause.flatMap({ heads[$0] }) {
                    entries[head].consequences.append(finding)
                }
                continue
            }
            if let cause = finding.cause { heads[cause] = entries.count }
            guard finding.kind.isMismatch else {
                entries.append(FindingEntry(findings: [finding]))
                continue
            }
            let row = Row(
                contest: finding.contest, file: finding.place.file, line: finding.place.line,
                region: finding.region?.text)
            if let place = places[row] {
                entries[place].findings.append(finding)
            } else {
                places[row] = entries.count
                entries.append(FindingEntry(findings: [finding]))
            }
        }
        return entries.enumerated().sorted { one, other in
            let (left, right) = (one.element, other.element)
            if left.first.severity != right.first.severity {
                return left.first.severity > right.first.severity
            }
            let votes = (left.votes ?? -1, right.votes ?? -1)
            return votes.0 != votes.1 ? votes.0 > votes.1 : one.offset < other.offset
        }.map(\.element)
    }
}

extension FindingKind {
    /// Rows in any of which a slip that fits may be, with those that are not listed.
    ///
    /// - Parameter slips: Those that are listed.
    func rows(of slips: [Slip]) -> Int {
        let listed = Set(slips.compactMap(\.rowName)).count
        guard case .cause(let cause) = self, case .openSlip(let open) = cause.what else { return listed }
        return max(listed, open.rows)
    }
}
