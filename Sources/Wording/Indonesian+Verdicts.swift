import Elections
import Reconciliation

// Verdicts on comparisons.
extension Indonesian {
    public func emptyBox(_ number: Int) -> String { "kolom kosong (\(number))" }

    public func label(_ verdict: Verdict) -> String {
        switch verdict {
        case .consistent: "konsisten"
        case .consistentTooClose: "konsisten, terlalu dekat"
        case .borderline: "di tepi rentang"
        case .sampleNotAsDeclared: "sampel tidak seperti dinyatakan"
        case .inconsistent: "tidak konsisten"
        case .notComparable: "belum dapat dibandingkan"
        }
    }

    public func outside(level: String) -> String { "di luar \(level)" }
}
