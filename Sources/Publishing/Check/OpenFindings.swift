import Elections
import SandingKit
import Wording

extension CheckReport {
    /// Findings that no answer closed; all where nobody was asked.
    ///
    /// A finding is closed where its row of the worklist is answered; what follows from a cause is closed with it. One that
    /// has no row there, as a notice has none, stays open.
    public var openFindings: [Finding] { parts.flatMap { open($0) ?? $0.check.findings } }

    /// Findings of a part that no answer closed; `nil` where nobody was asked.
    func open(_ part: CheckedCount.Part) -> [Finding]? {
        guard let answers else { return nil }
        let closed = Worklist.closedPlaces(part, wording, answers)
        func isClosed(_ finding: Finding) -> Bool {
            guard finding.severity > .notice, let line = finding.place.line else { return false }
            return closed.contains(Worklist.Place(file: finding.place.file, line: line))
        }
        let findings = part.check.findings
        let causes = Set(findings.filter { !$0.isConsequence && isClosed($0) }.compactMap(\.cause))
        return findings.filter { finding in
            finding.isConsequence ? finding.cause.map { !causes.contains($0) } ?? true : !isClosed(finding)
        }
    }

    /// Findings of some parts that no answer closed, for a headline; `nil` where nobody was asked.
    func openOnes(_ parts: [CheckedCount.Part]) -> [Finding]? {
        answers == nil ? nil : parts.flatMap { open($0) ?? [] }
    }
}

extension Worklist {
    /// Rows of files that answers close.
    fileprivate static func closedPlaces(
        _ part: CheckedCount.Part, _ wording: any Wording, _ answers: WorklistAnswers
    ) -> Set<Place> {
        Set(
            rows(part, wording).map { answered($0, answers) }.filter { $0.answer != nil }
                .compactMap { row in row.line.map { Place(file: row.file, line: $0) } })
    }
}
