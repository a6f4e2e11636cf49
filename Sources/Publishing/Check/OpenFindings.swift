import Elections
import SandingKit
import Wording

extension CheckReport {
    /// Findings that no answer closed; all where nobody was asked.
    public var openFindings: [Finding] { open.map { Array($0.joined()) } ?? findings }
}

/// Which findings answers to a worklist close.
enum OpenFindings {
    /// Findings of a part that no answer closed.
    ///
    /// A finding is closed where an answer closes its row of the worklist; what follows from a cause is closed with it. One that
    /// has no row there, as a notice on no single station has none, stays open.
    static func of(
        _ part: CheckedCount.Part, _ wording: any Wording, _ answers: WorklistAnswers
    ) -> [Finding] {
        let rows = Worklist.rows(part, wording, RegionColumns([part])).map { $0.answered(answers) }
        let closed = Set(
            rows.filter(\.isClosed).compactMap { row in
                row.line.map { Worklist.Place(file: row.file, line: $0) }
            })
        /// Of a finding on several totals those that are open.
        func rest(_ finding: Finding) -> Finding {
            guard let totals = finding.totals, finding.isToLookAt else { return finding }
            let open = totals.filter {
                !closed.contains(Worklist.Place(file: finding.place.file, line: $0.line))
            }
            return open.isEmpty || open.count == totals.count ? finding : finding.keeping(open)
        }
        func isClosed(_ finding: Finding) -> Bool {
            if let totals = finding.totals, finding.isToLookAt {
                return totals.allSatisfy {
                    closed.contains(Worklist.Place(file: finding.place.file, line: $0.line))
                }
            }
            guard finding.isToLookAt, let line = finding.place.line else { return false }
            return closed.contains(Worklist.Place(file: finding.place.file, line: line))
        }
        let findings = part.check.findings
        let causes = Set(findings.filter { !$0.isConsequence && isClosed($0) }.compactMap(\.cause))
        return findings.filter { finding in
            finding.isConsequence ? finding.cause.map { !causes.contains($0) } ?? true : !isClosed(finding)
        }.map(rest)
    }
}
