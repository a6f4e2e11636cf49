import Elections
import Statistics

/// The changes of a lead beside those that slips in proportion to votes would make.
///
/// The pair with more votes has larger figures, and slips in larger figures are larger: changes may lean without
/// any intent. Let π be the first pair's share of both pairs' votes at the stations where the lead changed (both
/// files together), and γ the share of gains among the votes by which the two pairs' figures changed. If changes
/// strike both pairs in proportion to their votes, γπ + (1 − γ)(1 − π) of the change of the lead moves it up: gains
/// of the first pair and losses of the second. Where gains and losses are equally many, that is one half, as in
/// the sign-flip test.
///
/// In 10,800 simulated counts of 20 to 200 stations with slips in proportion to votes (which figure they strike, or
/// how large they are) this comparison rejects 1 to 5% at 5%; the sign-flip test rejects up to 97% where all changes
/// are gains. γ is read off the same changes.
/// Exchanged figures of the two pairs are not of this kind: in the order of the region around they always raise
/// the lead of who is ahead there.
/// Source: Methods F4.
public struct ExpectedSplit: Sendable, Equatable {
    /// Why there is no comparison.
    public enum Absence: String, Error, Sendable, CaseIterable {
        /// The count has one pair, or the lead is known at no station before and after.
        case noLead = "no-lead"
        /// The lead changed at fewer than ``ExpectedSplit/fewest`` stations.
        case fewChanges = "few-changes"
        /// One pair has no vote at those stations.
        case oneHasNone = "one-has-no-votes"
    }

    /// Fewer changes say nothing of the share of gains.
    public static let fewest = 5

    /// Share of the first pair in the votes of both, π.
    public let votes: Double
    /// Share of gains in the votes by which the figures changed, γ.
    public let gains: Double
    /// The changes of the lead against the expected split.
    public let direction: ExpectedDirection

    /// Votes of the first pair and of the second at a station, before and after.
    struct Station {
        var first: (old: Int, new: Int)
        var second: (old: Int, new: Int)

        var change: Int { (first.new - first.old) - (second.new - second.old) }
    }

    /// - Parameter stations: Changed stations whose four figures are known.
    /// - Throws: ``Absence`` where nothing can be compared.
    init(_ stations: [Station]) throws(Absence) {
        let stations = stations.filter { $0.change != 0 }
        guard stations.count >= ExpectedSplit.fewest else { throw .fewChanges }
        var (first, second, gained, lost) = (0, 0, 0, 0)
        for station in stations {
            first += station.first.old + station.first.new
            second += station.second.old + station.second.new
            for figure in [station.first, station.second] {
                gained += max(0, figure.new - figure.old)
                lost += max(0, figure.old - figure.new)
            }
        }
        guard first > 0, second > 0 else { throw .oneHasNone }
        let votes = Double(first) / Double(first + second)
        let gains = Double(gained) / Double(gained + lost)
        self.votes = votes
        self.gains = gains
        do {
            direction = try ExpectedDirection(
                errors: stations.map(\.change), up: gains * votes + (1 - gains) * (1 - votes))
        } catch {
            // Both pairs have votes, so the split is inside (0, 1), and there are changes.
            throw .fewChanges
        }
    }

    /// The comparison for the first two pairs of a count.
    ///
    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - leaders: The first two pairs.
    /// - Throws: ``Absence`` where nothing can be compared.
    init(_ diff: StationDiff, leaders: (first: Choice, second: Choice)?) throws(Absence) {
        guard let leaders else { throw .noLead }
        let votes = ChangeBlocks.votes(diff)
        let stations = diff.kinds.indices.compactMap { place -> Station? in
            guard diff.kinds[place] == .changed,
                case (let old?, let new?) = diff.values(votes[leaders.first.index], place),
                case (let other?, let next?) = diff.values(votes[leaders.second.index], place)
            else { return nil }
            return Station(first: (old, new), second: (other, next))
        }
        guard !stations.isEmpty else { throw .noLead }
        try self.init(stations)
    }
}
