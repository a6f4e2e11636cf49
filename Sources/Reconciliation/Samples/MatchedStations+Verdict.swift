import Estimation
import Statistics

/// Why the verdict on the stations compared one by one is what it is. The codes are public.
public enum MatchedReason: String, Sendable, Codable, CaseIterable {
    /// Every compared station has the same votes in both files.
    case stationsAgree = "stations-agree"
    /// Some differ, as far as the tests can tell to both sides alike.
    case differAlike = "stations-differ-alike"
    /// The official file states the lead higher, or lower, in more of them than chance explains.
    case leadOneWay = "lead-differs-one-way"
    /// The same of a pair that is not among the first two.
    case pairOneWay = "pair-differs-one-way"
    /// The corrected lead is another one than the official lead.
    case leadCorrected = "lead-not-as-corrected"
}

extension MatchedStations {
    /// Decides the verdict: the tests of the lead's direction, of the corrected lead and of the direction of every
    /// other pair are one family (Holm 1979, Scand. J. Stat. 6:65), so that stations which differ to both sides
    /// alike give a graver verdict no more often than the levels promise.
    mutating func judge(_ options: DecisionRule) {
        guard !differences.isEmpty else {
            (verdict, reasons) = (.consistent, [.stationsAgree])
            return
        }
        let tests: [(reason: MatchedReason, p: Double)] =
            [(.leadOneWay, directionP), (.leadCorrected, lead.p ?? 1)]
            + otherDirections.map { (.pairOneWay, $0.p) }
        let adjusted = PValueAdjustment.holm.adjust(tests.map(\.p))
        let smallest = adjusted.min() ?? 1
        let limit = 1 - options.level
        verdict =
            smallest <= 1 - options.edgeLevel ? .inconsistent : smallest <= limit ? .borderline : .consistent
        reasons = []
        for (test, p) in zip(tests, adjusted) where p <= limit && !reasons.contains(test.reason) {
            reasons.append(test.reason)
        }
        if reasons.isEmpty { reasons = [.differAlike] }
    }

    /// The direction of a pair that stands out beside the others at a level.
    ///
    /// - Parameter level: Level, a fraction, of all tests together.
    /// - Returns: The pairs whose own test is below (1 − level) over the number of tests.
    public func pairsOneWay(level: Double) -> [PairDirection] {
        let limit = (1 - level) / Double(2 + otherDirections.count)
        return otherDirections.filter { $0.p <= limit }
    }
}
