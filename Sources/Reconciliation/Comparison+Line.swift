import Elections
import Estimation
import Statistics

/// Shares and leads against what a rule of winning asks for.
extension Comparison.Threshold {
    /// What a rule asks of the first choice of a count.
    struct Rule: Sendable {
        /// Strictly more than this fraction of the valid votes.
        let line: Double
        /// The other way to be elected, where there is one.
        let orElse: Rulebook.WinnerTerms.Alternative?
        /// Whether shares of regions are asked for too.
        let asksForRegions: Bool

        /// - Parameters:
        ///   - terms: Those of the contest's rule.
        ///   - hasTwoPairs: Whether no more than two stand for election.
        /// - Returns: `nil` where the most votes decide.
        init?(_ terms: Rulebook.WinnerTerms, hasTwoPairs: Bool) {
            guard let line = terms.moreThanPercent, !(terms.twoPairsByPlurality && hasTwoPairs) else {
                return nil
            }
            (self.line, orElse) = (Double(line) / 100, terms.orElse)
            asksForRegions = terms.regionAtLeastPercent != nil
        }
    }

    init(_ rule: Rule, estimate: Double) {
        self.init(
            line: rule.line, estimate: estimate, orElse: rule.orElse, asksForRegions: rule.asksForRegions)
    }

    /// Whether a share and a lead meet the rule.
    ///
    /// - Parameters:
    ///   - share: A fraction of the valid votes.
    ///   - lead: Over the next choice, a fraction; asked for by rules with another way alone.
    func isMet(share: Double, lead: Double) -> Bool {
        if share > line { return true }
        return orElse.map {
            share >= Double($0.atLeastPercent) / 100 && lead >= Double($0.leadAtLeastPoints) / 100
        } ?? false
    }

    /// Whether all shares and leads of two ranges meet the rule, or none does; `nil` where some do, or the lead is asked for and
    /// has no range.
    func isMet(_ share: Interval, lead: Interval?) -> Bool? {
        // More of either never meets less.
        if isMet(share: share.low, lead: lead?.low ?? -1) { return true }
        return isMet(share: share.high, lead: lead?.high ?? 1) ? nil : false
    }
}

extension Comparison {
    /// The first choice of a count against what the rule of its contest asks for, while there is no result; `nil` where the count
    /// has no lead by itself or no margin.
    ///
    /// Source: Methods A2, at the level of ``ownLead``.
    ///
    /// - Parameter rule: What is asked for.
    func ownThreshold(_ rule: Threshold.Rule) -> Threshold? {
        guard let own = ownLead, let lead = own.interval,
            let index = estimate.choices.firstIndex(of: String(own.leader)),
            let error = estimate.widestCovariance?[index][index].squareRoot(),
            let printed = estimate.covariance?[index][index].squareRoot()
        else { return nil }
        let reach = Normal.upperQuantile((1 - own.level) / 2)
        var threshold = Threshold(rule, estimate: own.share)
        threshold.interval = JudgedMargin(estimate).interval(
            around: own.share, reach: reach, error: error, shares: 1)
        threshold.unrounded = Interval(center: own.share, halfWidth: reach * printed)
        if rule.orElse != nil {
            threshold.lead = lead
            threshold.unroundedLead = own.unrounded
        }
        return threshold
    }
}
