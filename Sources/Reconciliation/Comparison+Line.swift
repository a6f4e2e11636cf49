import Elections
import Estimation
import Statistics

/// Shares and leads against what a rule of winning asks for.
extension Comparison.Threshold {
    /// Whether all shares and leads of two ranges meet the rule, or none does; `nil` where some do, or the lead is asked for and
    /// has no range.
    func isMet(_ share: Interval, lead: Interval?) -> Bool? {
        // More of either never meets less.
        if rule.isMet(share: share.low, lead: lead?.low ?? -1) { return true }
        return rule.isMet(share: share.high, lead: lead?.high ?? 1) ? nil : false
    }
}

extension Comparison {
    /// The first choice of a count against what the rule of its contest asks for, by itself; `nil` where the count has no lead by
    /// itself or no margin.
    ///
    /// Source: Methods A2 for the lead and B3 for the share, which has the range that it is drawn with, at the level of ``ownLead``.
    ///
    /// - Parameters:
    ///   - rule: What is asked for.
    ///   - whole: What the printed shares of all choices sum to, a fraction of at most 1: where it is less, the rest may be ballots
    ///     that are not valid, and the shares of the votes that are so much larger.
    func ownThreshold(_ rule: WinnerLine, whole: Double) -> Threshold? {
        guard let own = ownLead, let lead = own.interval,
            // What one of two leaves to the other is as far off as its own share.
            let index = [own.leader, own.second].lazy.compactMap({ $0 }).compactMap({
                estimate.choices.firstIndex(of: String($0))
            }).first,
            let error = estimate.widestCovariance?[index][index].squareRoot(),
            let printed = estimate.covariance?[index][index].squareRoot()
        else { return nil }
        guard let reach = jointReach(level: own.level) else { return nil }
        var threshold = Threshold(rule: rule, estimate: own.share)
        let range = JudgedMargin(estimate).interval(around: own.share, reach: reach, error: error, shares: 1)
        let unrounded = Interval(center: own.share, halfWidth: reach * printed)
        threshold.interval = range.reaching(min(1, range.high / whole))
        threshold.unrounded = unrounded.reaching(min(1, unrounded.high / whole))
        if rule.orElse != nil {
            // Over all that the page does not name together the lead is the least that it is over the second.
            let isLeast = own.second == nil
            threshold.lead =
                isLeast
                ? threshold.interval.map { lead.reaching($0.high) } : lead.reaching(min(1, lead.high / whole))
            threshold.unroundedLead =
                own.unrounded.map { $0.reaching(min(1, (isLeast ? unrounded : $0).high / whole)) }
        }
        return threshold
    }
}
