import Elections
import Estimation
import Statistics

// A comparison is a value that anyone can make and ask, without an election folder around it.
extension Comparison {
    /// One published reading beside the signed result of its contest and region.
    ///
    /// The same as in an election folder with this reading alone: nothing is adjusted for other counts.
    /// - Parameters:
    ///   - reading: Shares with the margin that was published.
    ///   - recap: Votes of every pair.
    ///   - rule: Levels, stages and margins of the judgement.
    ///   - winner: Who is elected, for the line that a share must pass.
    /// - Throws: `EstimationError` and `StatisticsError` for figures that cannot be, such as a share of 120 %.
    public init(
        _ reading: QuickCountReading, _ recap: Recap, rule: DecisionRule = DecisionRule(),
        winner: WinnerRule = .plurality
    ) throws {
        let reconciler = Reconciler(options: rule)
        self = try reconciler.compare(
            reading, recap, Comparison.contest(of: recap, winner), region: recap.region,
            ballot: recap.votes.map(\.choice), isOnly: true)
        adjustAlone(rule)
    }

    /// An estimate with its covariance beside the signed result.
    ///
    /// The interval is that of the estimate itself; samples drawn from the official file are `SampleReconciler`'s.
    /// - Parameters:
    ///   - estimate: Shares of the pairs, whose labels are their ballot numbers; without a covariance they are shown
    ///     and not tested.
    ///   - recap: Votes of every pair.
    ///   - rule: Levels and margins of the judgement.
    ///   - winner: Who is elected, for the line that a share must pass.
    ///   - source: Who estimated.
    /// - Throws: `StatisticsError` for a covariance that cannot be.
    public init(
        _ estimate: ShareEstimate, _ recap: Recap, rule: DecisionRule = DecisionRule(),
        winner: WinnerRule = .plurality, source: String = ""
    ) throws {
        var obstacles = [recap.obstacle(to: estimate.choices.compactMap { Choice($0) })].compactMap { $0 }
        if estimate.covariance == nil { obstacles.append(.marginMissing) }
        let margin = MarginCheck(
            marginPct: nil, marginDecimals: 0, levelPct: QuickCountReading.assumedLevel,
            stations: estimate.stations, votesPerStation: recap.votesPerStation)
        self = try Reconciler(options: rule).compare(
            Reconciler.Subject(
                estimate: estimate, region: recap.region, source: source, id: source, stage: nil,
                margin: margin, obstacles: obstacles), recap, Comparison.contest(of: recap, winner))
        if isTested, estimate.choices.count < recap.votes.count { reasons.append(.pairsMissing) }
        adjustAlone(rule)
    }

    /// The judged intervals of the differences, for all pairs together, at any level.
    ///
    /// At the levels of the rule they are ``ComparedShare/simultaneous`` and ``ComparedShare/edge``. Limits that were drawn from an
    /// official file are known at those two levels only.
    /// - Parameter level: A fraction between 0 and 1.
    /// - Returns: One for each of ``choices``, in fractions; `nil` where a choice is not tested, and everywhere where
    ///   nothing is, or where limits were drawn for other levels.
    /// - Throws: `StatisticsError` for a level that is none.
    public func intervals(level: Double) throws -> [Interval?] {
        if let critical, level == critical.level { return choices.map(\.simultaneous) }
        if let critical, level == critical.edgeLevel { return choices.map(\.edge) }
        guard isTested, drawn == nil, let covariance = estimate.covariance else {
            return choices.map { _ in nil }
        }
        let reach = try SimultaneousCriticalValue(
            level: level, covariance: covariance, degreesOfFreedom: estimate.degreesOfFreedom
        ).value
        if reasons.contains(.limitsApproximate) {
            let found = try intervals(of: .default, level: level, critical: reach)
            return choices.indices.map { choices[$0].standardError == nil ? nil : found.joint[$0] }
        }
        let margin = JudgedMargin(estimate, official: officialRounding)
        return choices.map { choice in
            choice.widestStandardError.map {
                margin.interval(around: choice.difference, reach: reach, error: $0, shares: 1)
            }
        }
    }

    /// The judged interval of one difference at any level, for all pairs together; see ``intervals(level:)``.
    ///
    /// - Parameters:
    ///   - choice: The choice.
    ///   - level: A fraction between 0 and 1.
    public func interval(of choice: Choice, level: Double) throws -> Interval? {
        let index = choices.firstIndex { $0.choice == choice }
        return try index.flatMap { try intervals(level: level)[$0] }
    }

    /// Two-sided p of the difference of one choice, at the rounding most favourable to the pollster; `nil` where it is
    /// not tested.
    ///
    /// - Parameter choice: The choice.
    public func p(of choice: Choice) -> Double? {
        choices.first { $0.choice == choice }?.pMostFavourable
    }

    /// Intervals of the differences by an interval method of the estimate, for each choice alone and for all together.
    func intervals(
        of method: IntervalMethod, level: Double, critical: Double
    ) throws -> (marginal: [Interval?], joint: [Interval?]) {
        let found = try method.intervals(of: estimate, level: level, criticalValue: critical)
        let differences = { (intervals: [Interval?]) in
            zip(intervals, choices).map { interval, choice in
                interval.map { Interval(low: $0.low - choice.official, high: $0.high - choice.official) }
            }
        }
        return (differences(found.marginal), differences(found.joint))
    }

    /// A comparison that is all there is to adjust for.
    private mutating func adjustAlone(_ rule: DecisionRule) {
        var all = [self]
        _ = Batch(adjusting: &all, options: rule)
        self = all[0]
    }

    private static func contest(of recap: Recap, _ rule: WinnerRule) -> Contest {
        Contest(id: recap.contest, title: recap.contest, region: recap.region, rule: rule)
    }
}
