import Elections
import Reconciliation

// Verdicts on comparisons.
extension English {
    public func emptyBox(_ number: Int) -> String { "the empty column (\(number))" }

    public func label(_ verdict: Verdict) -> String {
        switch verdict {
        case .consistent: "consistent"
        case .consistentTooClose: "consistent, too close"
        case .borderline: "at the edge"
        case .sampleNotAsDeclared: "sample not as declared"
        case .inconsistent: "not consistent"
        case .notComparable: "not comparable"
        }
    }

    public func outside(level: String) -> String { "outside \(level)" }
}
