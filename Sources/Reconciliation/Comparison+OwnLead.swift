import Elections
import Estimation
import Statistics

/// What a published count says by itself while there is no result to hold it against, or where it names no second beside one.
///
/// Ranges are those of ``lead`` and ``choices`` once there is a result: what comes in later moves none of them.
extension Comparison {
    /// Who leads in a count by itself.
    public struct OwnLead: Sendable, Equatable, Codable {
        /// The first two choices of the count; the second is `nil` where what the page leaves to choices without
        /// a figure of their own is more than its second has.
        public let leader: Choice
        public let second: Choice?
        /// Share of the first, and the lead over the second, or over all without a figure of their own together: over each of
        /// them it is no smaller. Fractions.
        public let share: Double
        public let lead: Double
        /// The range of the lead; `nil` where the count has no margin.
        public let interval: Interval?
        /// The same at the figures as they are printed; it decides nothing.
        public let unrounded: Interval?
        /// Level of the ranges, a fraction in (0, 1).
        public let level: Double
        /// The first of the result that the count stands beside; `nil` without one, and where it is not known.
        public internal(set) var leaderOfficial: Choice?

        /// Whom the count has first, where that is not the first of the result.
        public var otherLeader: Choice? { leaderOfficial == nil || leaderOfficial == leader ? nil : leader }
        /// Whether the range of the lead is above 0; `nil` where there is none.
        public var isClear: Bool? { interval.map { $0.low > 0 } }
        /// Whether the interval at the printed figures would say something else.
        public var isDecidedByRounding: Bool { unrounded.map { ($0.low > 0) != isClear } ?? false }
    }

    /// Whether nothing but a result or a margin is missing for a comparison.
    public var awaitsResult: Bool {
        let waiting: Set<ReasonCode> = [.recapMissing, .recapIncomplete, .marginMissing, .countOfAllStations]
        return page != nil && !isAside && choices.isEmpty
            && reasons.filter(\.isObstacle).allSatisfy(waiting.contains)
    }

    /// The lead that a count has by itself; `nil` where it is kept from being compared by more than a missing result or margin,
    /// where what it leaves to choices that it does not name, or names together, may be more than its first has, and beside a
    /// result that says who leads among those that it names: such a count has ``lead``.
    ///
    /// Source: Methods A2.
    ///
    /// - Parameters:
    ///   - level: Level of the range, a fraction in (0, 1).
    ///   - ballot: All choices: of two, the one that is not named has what the other leaves. Empty where there may be
    ///     others.
    ///   - recap: What it stands beside.
    func ownLead(level: Double, ballot: [Choice], beside recap: Recap) -> OwnLead? {
        guard awaitsResult || isTested && lead == nil else { return nil }
        var own = ownLead(level: level, ballot: ballot)
        if !choices.isEmpty, recap.knowsLeader { own?.leaderOfficial = recap.ranking.first?.choice }
        return own
    }

    private func ownLead(level: Double, ballot: [Choice]) -> OwnLead? {
        guard let page else { return nil }
        let own = estimate.choices.map { Choice($0) }
        let named = estimate.shares.indices.filter { index in
            own[index].map { !page.remainder.contains($0) } ?? false
        }
        let order = named.sorted { (estimate.shares[$1], $0) < (estimate.shares[$0], $1) }
        let rest = 1 - named.reduce(0) { $0 + estimate.shares[$1] }
        guard let first = order.first, let leader = own[first] else { return nil }
        let share = estimate.shares[first]
        let other = ballot.count == 2 && page.shares.count == 1 ? ballot.first { $0 != leader } : nil
        let second = order.dropFirst().first { estimate.shares[$0] >= rest }
        guard second != nil || share > rest || other != nil else { return nil }
        let lead = second.map { share - estimate.shares[$0] } ?? share - rest
        // Over all without a figure it is p − (1 − Σ) = p + Σ − 1.
        let weights = estimate.shares.indices.map { (named.contains($0) ? 1.0 : 0) + ($0 == first ? 1 : 0) }
        let errors = [true, false].map { isWidest in
            second.map { estimate.leadStandardError(first, $0, isWidest: isWidest) }
                ?? estimate.standardError(of: weights, isWidest: isWidest)
        }
        let roundings = second == nil ? named.count + 1 : 2
        let reach = Normal.upperQuantile((1 - level) / 2)
        let size = abs(lead)
        let interval = { (center: Double) in
            errors[0].map {
                JudgedMargin(estimate).interval(around: center, reach: reach, error: $0, shares: roundings)
            }
        }
        let unrounded = errors[1].map { Interval(center: size, halfWidth: reach * $0) }
        guard lead >= 0 else {
            return other.map {
                OwnLead(
                    leader: $0, second: leader, share: rest, lead: size, interval: interval(size),
                    unrounded: unrounded, level: level)
            }
        }
        return OwnLead(
            leader: leader, second: second.flatMap { own[$0] } ?? other, share: share, lead: lead,
            interval: interval(lead), unrounded: unrounded, level: level)
    }

    /// How many standard errors the ranges of all shares together reach; `nil` without a margin.
    ///
    /// Source: Methods B3.
    ///
    /// - Parameter level: Level of the ranges, a fraction in (0, 1).
    func jointReach(level: Double) -> Double? {
        guard let covariance = estimate.covariance else { return nil }
        return try? SimultaneousCriticalValue.values(
            levels: [level], covariance: covariance, degreesOfFreedom: estimate.degreesOfFreedom
        ).first?.value
    }

    /// Ranges of the printed shares that hold for all of them together, by choice; none where a count has no margin, or
    /// is kept from being compared by more than a missing result.
    ///
    /// Source: Methods B3.
    ///
    /// - Parameter level: Level of the ranges, a fraction in (0, 1).
    public func ownIntervals(level: Double) -> [Choice: Interval] {
        guard awaitsResult, let widest = estimate.widestCovariance, let reach = jointReach(level: level)
        else { return [:] }
        var intervals: [Choice: Interval] = [:]
        for (index, name) in estimate.choices.enumerated() where widest[index][index] > 0 {
            guard let number = Choice(name), intervals[number] == nil else { continue }
            intervals[number] = JudgedMargin(estimate).interval(
                around: estimate.shares[index], reach: reach, error: widest[index][index].squareRoot(),
                shares: 1)
        }
        return intervals
    }
}
