import Elections
import Reconciliation

// Verdicts on comparisons.
extension English {
    public var emptyBoxName: String { "Empty column" }
    public func emptyBox(_ choice: Choice) -> String { "the empty column (\(choice))" }

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

    public func label(_ answer: Comparison.MarginBound.Answer, needed: String) -> String {
        switch answer {
        case .consistent: "consistent, any margin"
        case .inconsistent: "not consistent, any margin"
        case .depends: "if margin ±\(needed) or more"
        }
    }

    public func sums(areEqual: Bool) -> String { areEqual ? "same sums" : "sums differ" }

    public func bounded(
        _ answer: Comparison.MarginBound.Answer, needed: String, usual: UsualMarginText?, level: String
    ) -> String {
        let size = usual.map { usual in
            let stations = count(usual.margins.stations, .station)
            return
                (usual.margins.areStationsUsual
                ? "a count of \(stations), as others here have," : "a count of \(stations)")
                + " has ±\(usual.smallest) to ±\(usual.largest)"
                + (usual.margins.areOfPlace ? ", by the \(self.stations) of this place" : "")
        }
        let start =
            "No margin of error is given: it agrees with the \(recap) if its margin is ±\(needed) points or more "
            + "(\(level), all \(pairs) together), and \(size ?? "nothing here says how many \(stations) it counted")."
        switch answer {
        case .consistent: return start + " It is consistent whatever its margin."
        case .inconsistent:
            return start + " It is not consistent with any of them, which does not say why."
        case .depends: return start + " Whether it agrees depends on its margin."
        }
    }

    public func boundedCounts(_ tally: CountTally) -> String {
        let (agree, not, depend) = (tally.agreeAnyway, tally.outsideAnyway.count, tally.depend)
        let parts = [
            agree == 0
                ? nil
                : "\(number(agree)) \(agreeing(agree, "agrees whatever its", "agree whatever their")) margin",
            not == 0
                ? nil : "\(number(not)) \(agreeing(not, "differs", "differ")) by more than usual margins",
            depend == 0 ? nil : "for \(number(depend)) it depends on the margin",
        ]
        return "Counts without a margin (\(number(tally.bounded))): "
            + joined(parts.compactMap(\.self)) + "."
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

    public var notOfficial: String { "\(aCount.capitalizedFirst) is not an official result." }

    /// What an estimate stands beside.
    func official(isSample: Bool) -> String { isSample ? "the official file" : "the \(recap)" }

    /// `95% range −0.20 to +0.40`.
    func range(_ range: RangeText) -> String {
        (range.level.map { "\($0) " } ?? "") + "range \(range.low) to \(range.high)"
    }
}
