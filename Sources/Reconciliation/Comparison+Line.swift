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
    /// The first choice of a count against what the rule of its contest asks for, while there is no result; `nil` where the count
    /// has no lead by itself or no margin.
    ///
    /// Source: Methods A2, at the level of ``ownLead``.
    ///
    /// - Parameter rule: What is asked for.
    func ownThreshold(_ rule: WinnerLine) -> Threshold? {
        guard let own = ownLead, let lead = own.interval,
            let index = estimate.choices.firstIndex(of: String(own.leader)),
            let error = estimate.widestCovariance?[index][index].squareRoot(),
            let printed = estimate.covariance?[index][index].squareRoot()
        else { return nil }
        let reach = Normal.upperQuantile((1 - own.level) / 2)
        var threshold = Threshold(rule: rule, estimate: own.share)
        threshold.interval = JudgedMargin(estimate).interval(
            around: own.share, reach: reach, error: error, shares: 1)
        threshold.unrounded = Interval(center: own.share, halfWidth: reach * printed)
        if rule.orElse != nil {
            // Over all that the page does not name together the lead is the least that it is over the second.
            let isLeast = own.second == nil
            threshold.lead = isLeast ? threshold.interval.map { lead.reaching($0.high) } : lead
            threshold.unroundedLead =
                isLeast
                ? own.unrounded.map { $0.reaching(own.share + reach * printed) } : own.unrounded
        }
        return threshold
    }
}
