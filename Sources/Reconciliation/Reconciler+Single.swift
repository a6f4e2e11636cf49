import Elections
import Estimation

extension Reconciler {
    /// One published reading beside the signed result of its contest and region.
    ///
    /// The same as in an election folder with this reading alone: nothing is adjusted for other counts. Asked with
    /// other ``options``, the same reading and recap give the answer at another level.
    /// - Parameters:
    ///   - reading: Shares with the margin and the number of stations that were published.
    ///   - recap: Votes of every pair.
    ///   - rule: Who is elected, for the line that a share must pass.
    /// - Throws: `EstimationError` and `StatisticsError` for figures that cannot be, such as a share of 120 %.
    public func compare(
        _ reading: QuickCountReading, with recap: Recap, rule: WinnerRule = .plurality
    ) throws -> Comparison {
        try alone(
            compare(
                reading, recap, Reconciler.contest(of: recap, rule), region: recap.region,
                pairs: recap.votes.count))
    }

    /// An estimate with its covariance beside the signed result.
    ///
    /// - Parameters:
    ///   - estimate: Shares of the pairs, whose labels are their ballot numbers; without a covariance they are shown
    ///     and not tested.
    ///   - recap: Votes of every pair.
    ///   - rule: Who is elected, for the line that a share must pass.
    ///   - source: Who estimated.
    /// - Throws: `StatisticsError` for a covariance that cannot be.
    public func compare(
        _ estimate: ShareEstimate, with recap: Recap, rule: WinnerRule = .plurality, source: String = ""
    ) throws -> Comparison {
        var obstacles: [ReasonCode] = []
        if recap.votes.isEmpty {
            obstacles.append(.recapMissing)
        } else if !recap.isComplete || recap.validVotes == 0 {
            obstacles.append(.recapIncomplete)
        }
        if estimate.choices.count < recap.votes.count { obstacles.append(.pairsMissing) }
        if estimate.covariance == nil { obstacles.append(.marginMissing) }
        let margin = MarginCheck(
            marginPct: nil, marginDecimals: 0, levelPct: QuickCountReading.assumedLevel,
            stations: estimate.stations, votesPerStation: recap.votesPerStation)
        return try alone(
            compare(
                Subject(
                    estimate: estimate, region: recap.region, source: source, id: source, stage: nil,
                    margin: margin, obstacles: obstacles), recap, Reconciler.contest(of: recap, rule)))
    }

    /// A comparison that is all there is to adjust for.
    private func alone(_ comparison: Comparison) -> Comparison {
        var all = [comparison]
        _ = Batch(adjusting: &all, options: options)
        return all[0]
    }

    private static func contest(of recap: Recap, _ rule: WinnerRule) -> Contest {
        Contest(id: recap.contest, title: recap.contest, region: recap.region, rule: rule)
    }
}
