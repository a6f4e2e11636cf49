import Elections
import Reconciliation

// Verdicts on comparisons.
extension English {
    public func emptyBox(_ number: Int) -> String { "the empty column (\(number))" }

    public func place(_ code: String) -> String { "region \(code)" }

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

    public func phrase(_ verdict: Verdict, isSample: Bool) -> String {
        let official = official(isSample: isSample)
        return switch verdict {
        case .consistent: "statistically consistent with \(official)"
        case .consistentTooClose: "consistent with \(official), but too close to name a leader"
        case .borderline: "at the edge of the range"
        case .sampleNotAsDeclared:
            "its \(stations) do not look like the sample that was declared"
        case .inconsistent: "not consistent with \(official)"
        case .notComparable: "cannot be compared"
        }
    }

    public func label(_ stage: ReadingStage) -> String {
        switch stage {
        case .interim: "interim"
        case .nearFinal: "near-final"
        case .final: "final"
        case .unknown: "stage unknown"
        case .garbled: "misprinted page"
        }
    }

    public var notOfficial: String { "A quick count is not an official result." }

    /// What an estimate stands beside.
    func official(isSample: Bool) -> String { isSample ? "the official file" : "the \(recap)" }

    /// `95% range −0.20 to +0.40`.
    func range(_ range: RangeText) -> String {
        (range.level.map { "\($0) " } ?? "") + "range \(range.low) to \(range.high)"
    }
}
