import Elections
import Estimation
import Statistics

extension Comparison {
    /// Who leads in a count by itself, whatever the official result says.
    public struct OwnLead: Sendable, Equatable {
        /// Ballot numbers of the first two choices of the count.
        public let leader: Int
        public let second: Int
        /// Share of the first, and the lead over the second, fractions.
        public let share: Double
        public let lead: Double
        /// The range of the lead; `nil` where the count has no margin.
        public let interval: Interval?

        /// Whether the range of the lead is above 0; `nil` where there is none.
        public var isClear: Bool? { interval.map { $0.low > 0 } }
    }

    /// The lead that a published count has by itself; `nil` where it does not give all choices, or is kept from being compared
    /// by more than a missing result or margin.
    ///
    /// Not for counts that stand beside a result: those have ``lead``.
    ///
    /// Source: Methods A2.
    ///
    /// - Parameter level: Level of the range, a fraction in (0, 1).
    public func ownLead(level: Double) -> OwnLead? {
        let waiting: Set<ReasonCode> = [.recapMissing, .recapIncomplete, .recapOfSomeRegions, .marginMissing]
        guard page != nil, !isAside, reasons.filter(\.isObstacle).allSatisfy(waiting.contains) else {
            return nil
        }
        let order = estimate.shares.indices.sorted {
            (estimate.shares[$1], $0) < (estimate.shares[$0], $1)
        }
        guard order.count > 1, let leader = Int(estimate.choices[order[0]]),
            let second = Int(estimate.choices[order[1]])
        else { return nil }
        let lead = estimate.shares[order[0]] - estimate.shares[order[1]]
        let error = estimate.leadStandardError(order[0], order[1], isWidest: true)
        let reach = Normal.upperQuantile((1 - level) / 2)
        return OwnLead(
            leader: leader, second: second, share: estimate.shares[order[0]], lead: lead,
            interval: error.map { Interval(center: lead, halfWidth: reach * $0) })
    }

    /// The printed share of a choice with the range of its own margin at a level; `nil` where it has none.
    ///
    /// - Parameters:
    ///   - number: A ballot number.
    ///   - level: Level of the range, a fraction in (0, 1).
    public func ownInterval(of number: Int, level: Double) -> Interval? {
        guard page != nil, let index = estimate.choices.firstIndex(of: String(number)),
            let variance = estimate.widestCovariance?[index][index], variance > 0
        else { return nil }
        return Interval(
            center: estimate.shares[index],
            halfWidth: Normal.upperQuantile((1 - level) / 2) * variance.squareRoot())
    }
}
