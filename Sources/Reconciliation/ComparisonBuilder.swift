import Elections
import Estimation
import Statistics

/// Lays one estimate beside one recap. Published readings and station samples take the same path.
struct ComparisonBuilder {
    let estimate: ShareEstimate
    let recap: Recap
    let options: DecisionRule
    /// Choices that are the remainder of the others: they have no margin of their own and nobody leads with them.
    var remainder: Set<Choice> = []
    /// Whether choices have printed margins of their own, and not those that one margin for all gives them.
    var hasOwnMargins = false
    /// The largest share of a choice that the recap does not give, a fraction: who has less is none of the first two.
    var largestUnlisted = 0.0

    var df: Double? { estimate.degreesOfFreedom }

    /// Of differences from the recap.
    var margin: JudgedMargin { JudgedMargin(estimate, official: recap.roundingHalfWidth) }

    /// Of the estimate itself.
    private var ownMargin: JudgedMargin { JudgedMargin(estimate) }

    /// Standard errors that an interval at the inner level reaches to either side.
    private var quantile: Double {
        StudentT.upperQuantile((1 - options.level) / 2, degreesOfFreedom: df)
    }

    /// The choices of the estimate, in its order.
    private var named: [Choice] { estimate.choices.compactMap { Choice($0) } }

    func variance(_ index: Int) -> Double? {
        guard let value = estimate.covariance?[index][index], value > 0 else { return nil }
        return value
    }

    /// Standard error of a share at the widest margin that the printed one can be.
    private func widestError(_ index: Int) -> Double? {
        variance(index).map { $0.squareRoot() * estimate.largestErrorFactors[index] }
    }

    /// Votes and share of every pair of the estimate in the recap; `nil` where one is unknown there.
    private var listed: [(votes: Int?, share: Double)]? {
        guard !recap.votes.isEmpty else { return nil }
        let found = named.compactMap { choice in
            recap.share(of: choice).map { (votes: recap.votes(of: choice), share: $0) }
        }
        return found.count == named.count ? found : nil
    }

    /// The pairs beside the recap; empty where the recap lacks one of them.
    func choices(critical: Comparison.CriticalValues?) -> [Comparison.ComparedShare] {
        guard let listed else { return [] }
        return named.enumerated().map { index, choice in
            let (votes, share) = listed[index]
            var compared = Comparison.ComparedShare(
                choice: choice, estimate: estimate.shares[index],
                official: share, officialVotes: votes,
                differenceVotes: recap.sharedVotes.flatMap { valid in
                    votes.map { estimate.shares[index] * Double(valid) - Double($0) }
                })
            compared.isRemainder = remainder.contains(choice)
            guard let variance = variance(index), let widest = widestError(index) else { return compared }
            let error = variance.squareRoot()
            let difference = compared.difference
            let printed = { (reach: Double) in Interval(center: difference, halfWidth: reach * error) }
            let judged = { margin.interval(around: difference, reach: $0, error: widest, shares: 1) }
            compared.standardError = error
            compared.widestStandardError = widest
            compared.interval = judged(quantile)
            compared.simultaneous = critical.map { judged($0.inner) }
            compared.edge = critical.map { judged($0.outer) }
            compared.unrounded = Comparison.Intervals(
                alone: printed(quantile), simultaneous: critical.map { printed($0.inner) },
                edge: critical.map { printed($0.outer) })
            compared.z = difference / error
            compared.p = StudentT.twoSidedP(difference / error, degreesOfFreedom: df)
            let nearest = margin.nearest(difference, shares: 1) / widest
            compared.zMostFavourable = nearest
            compared.pMostFavourable = StudentT.twoSidedP(nearest, degreesOfFreedom: df)
            return compared
        }
    }

    func criticalValues() throws -> Comparison.CriticalValues? {
        guard let covariance = estimate.covariance,
            estimate.shares.indices.contains(where: { variance($0) != nil })
        else { return nil }
        let values = try SimultaneousCriticalValue.values(
            levels: [options.level, options.edgeLevel], covariance: covariance, degreesOfFreedom: df)
        return Comparison.CriticalValues(
            inner: values[0].value, outer: values[1].value, method: values[0].method,
            level: options.level, edgeLevel: options.edgeLevel)
    }

    /// Whether all pairs lie inside their judged intervals at the inner level, as those of ``choices(critical:)`` would say;
    /// `nil` where nothing is tested.
    ///
    /// The reach lies between that of one pair alone and Bonferroni's: only where those two do not say the same is it
    /// worked out.
    func isInside() throws -> Bool? {
        guard let listed, let covariance = estimate.covariance else { return nil }
        let tested = estimate.shares.indices.compactMap { index in
            widestError(index).map { (estimate.shares[index] - listed[index].share, $0) }
        }
        guard !tested.isEmpty else { return nil }
        let isInside = { (reach: Double) in
            tested.allSatisfy { difference, error in
                margin.interval(around: difference, reach: reach, error: error, shares: 1).contains(0)
            }
        }
        let bracket = SimultaneousCriticalValue.bracket(
            level: options.level, covariance: covariance, degreesOfFreedom: df)
        if isInside(bracket.lowerBound) { return true }
        guard isInside(bracket.upperBound) else { return false }
        return isInside(
            try SimultaneousCriticalValue(
                level: options.level, covariance: covariance, degreesOfFreedom: df
            ).value)
    }

    /// Whether all pairs but remainders have a sampling error.
    var haveErrors: Bool {
        named.indices.allSatisfy { variance($0) != nil || remainder.contains(named[$0]) }
    }

    /// A choice that may lead, with its shares in the estimate and in the recap.
    private struct Contender {
        var choice: Choice
        var share, official: Double
        /// Its place in the estimate; `nil` for the one of two that has what the other leaves.
        var index: Int?
    }

    /// The choices that may lead, in the order of the estimate. Of an election with two choices an estimate that names one
    /// says what the other has.
    private var contenders: [Contender] {
        guard let listed else { return [] }
        let able = named.indices.filter { !remainder.contains(named[$0]) }.map {
            Contender(
                choice: named[$0], share: estimate.shares[$0], official: listed[$0].share, index: $0)
        }
        guard named.count == 1, able.count == 1, recap.isComplete, recap.votes.count == 2,
            recap.base == .sum, let other = recap.votes.first(where: { $0.choice != able[0].choice }),
            let share = recap.share(of: other.choice)
        else { return able }
        return able + [Contender(choice: other.choice, share: 1 - able[0].share, official: share)]
    }

    /// The lead of the estimate's first choice over its second; `nil` with fewer than two.
    ///
    /// Choices with the same share are both first: the other side decides which of them is named, and the
    /// order of the ballot numbers where that does not either.
    func lead() -> Comparison.Lead? {
        guard recap.knowsLeader else { return nil }
        let order = contenders.enumerated().sorted {
            ($1.element.share, $1.element.official, $0.offset) < (
                $0.element.share, $0.element.official, $1.offset
            )
        }.map(\.element)
        guard order.count > 1, order[1].share >= largestUnlisted,
            let most = recap.ranking.first(where: { !remainder.contains($0.choice) })
        else { return nil }
        let official = order.first { $0.official == recap.share(of: most.choice) }
        let (first, second) = (order[0], order[1])
        var lead = Comparison.Lead(
            leaderEstimate: first.choice, runnerUpEstimate: second.choice,
            leaderOfficial: official?.choice ?? most.choice,
            estimate: first.share - second.share, official: first.official - second.official)
        if let error = leadStandardError(first, second, isWidest: false),
            let widest = leadStandardError(first, second, isWidest: true)
        {
            lead.standardError = error
            lead.widestStandardError = widest
            lead.interval = ownMargin.interval(
                around: lead.estimate, reach: quantile, error: widest, shares: 2)
            lead.unrounded = Interval(center: lead.estimate, halfWidth: quantile * error)
        }
        return lead
    }

    private func leadStandardError(_ first: Contender, _ second: Contender, isWidest: Bool) -> Double? {
        if let one = first.index, let other = second.index {
            return estimate.leadStandardError(one, other, isWidest: isWidest)
        }
        guard let index = first.index ?? second.index else { return nil }
        // p − (1 − p) = 2p − 1
        return (isWidest ? widestError(index) : variance(index)?.squareRoot()).map { 2 * $0 }
    }

    /// The first choice of the estimate against what the rule asks for, in the range that its share has beside the others.
    func threshold(
        _ rule: WinnerLine, of lead: Comparison.Lead, critical: Comparison.CriticalValues?
    ) -> Comparison.Threshold? {
        guard let index = named.firstIndex(of: lead.leaderEstimate) else { return nil }
        var threshold = Comparison.Threshold(rule: rule, estimate: estimate.shares[index])
        if rule.orElse != nil { (threshold.lead, threshold.unroundedLead) = (lead.interval, lead.unrounded) }
        threshold.isOfficiallyMet = rule.isMet(by: lead.leaderEstimate, in: recap)
        if let variance = variance(index), let widest = widestError(index) {
            // One share has one range, whatever it is held against.
            let reach = critical?.inner ?? quantile
            threshold.interval = ownMargin.interval(
                around: threshold.estimate, reach: reach, error: widest, shares: 1)
            threshold.unrounded = Interval(
                center: threshold.estimate, halfWidth: reach * variance.squareRoot())
        }
        return threshold
    }

    func equivalence(_ lead: Comparison.Lead?) -> Comparison.Equivalence? {
        guard let lead, let error = lead.standardError, let widest = lead.widestStandardError else {
            return nil
        }
        let test = { (difference: Double, error: Double) in
            try? EquivalenceTest(
                estimate: difference, reference: 0, standardError: error, degreesOfFreedom: df,
                margin: options.equivalenceMargin)
        }
        guard let printed = test(lead.difference, error),
            let judged = test(margin.farthest(lead.difference, shares: 2), widest)
        else { return nil }
        return Comparison.Equivalence(
            margin: options.equivalenceMargin, p: max(printed.p, judged.p),
            isEquivalent: judged.isEquivalent(alpha: options.alpha)
                && printed.isEquivalent(alpha: options.alpha), unroundedP: printed.p)
    }

    /// (t_{1−α/2} + z_power) × the largest standard error: the judged gap, and that at the figures as printed.
    func minimumDetectableGap() -> (judged: Double, unrounded: Double)? {
        guard let largest = estimate.shares.indices.compactMap(variance).max(),
            let widest = estimate.shares.indices.compactMap(widestError).max()
        else { return nil }
        let reach = quantile + Normal.quantile(options.power)
        return (margin.halfWidth(reach, error: widest, shares: 1), reach * largest.squareRoot())
    }

    /// Votes behind the estimate: those counted in the sampled stations, and of published shares as many as the recap
    /// has in that many stations on average.
    func ballots() -> Double? {
        guard estimate.basis == .published else { return estimate.ballots }
        return estimate.stations.flatMap { stations in recap.votesPerStation.map { Double(stations) * $0 } }
    }

    func accuracy(_ choices: [Comparison.ComparedShare]) -> Comparison.Accuracy {
        let gaps = choices.map { abs($0.difference) }
        var accuracy = Comparison.Accuracy(
            meanAbsolute: gaps.isEmpty ? 0 : gaps.reduce(0, +) / Double(gaps.count),
            largestAbsolute: gaps.max() ?? 0)
        // Of a part of the choices, or where the official ones do not make up the whole, there are no such measures.
        guard choices.count == recap.votes.count, !recap.leavesSome else { return accuracy }
        let size = estimate.effectiveSize ?? 1
        let official = choices.map(\.official)
        if let measures = try? AccuracyMeasures(
            shares: estimate.shares, reference: official, size: size, covariance: estimate.covariance)
        {
            accuracy.a = measures.a
            accuracy.aStandardError = estimate.covariance == nil ? nil : measures.aError
            accuracy.b = measures.b
            accuracy.bWeighted = measures.bWeighted
        }
        if let mosteller = try? MostellerMeasures(
            estimatePercent: estimate.shares.map { 100 * $0 },
            referencePercent: official.map { 100 * $0 }, size: size)
        {
            accuracy.mosteller = Comparison.Mosteller(
                m2: mosteller.m2, m3: mosteller.m3, m4: mosteller.m4, m5: mosteller.m5,
                m6: mosteller.m6)
        }
        return accuracy
    }
}
