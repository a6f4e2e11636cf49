import Elections

/// What a plan of a sample is for.
public enum PlanTarget: Sendable, Equatable {
    case share(pair: Choice)
    case lead(pair: Choice, over: Choice)
}

/// Words about a plan of a sample. Shares, margins and gaps are text in percent or points, as they are printed.
public protocol PlanWords: WordingBasics {
    func planTitle(_ source: String) -> String
    var planKicker: String { get }
    var planMethod: String { get }
    /// The title of the part with the plan.
    var planPart: String { get }
    /// A plan in a sentence.
    ///
    /// - Parameters:
    ///   - target: What it is for.
    ///   - value: What that was in the past count, as text.
    ///   - sample: Stations in the sample.
    ///   - stations: Stations of the count.
    ///   - strata: Number of strata.
    ///   - allocation: Name of the rule that spreads the sample over them.
    func plan(
        _ target: PlanTarget, value: String, sample: Int, stations: Int, strata: Int, allocation: String
    )
        -> String
    var planTakesEveryStation: String { get }
    /// What is to be expected of the plan; the design effect where it is known.
    func planExpects(
        level: String, margin: String, power: String, gap: String, degreesOfFreedom: Int,
        designEffect: String?
    ) -> String
    /// What samples of the plan show that were drawn from the count.
    func planDrawn(draws: Int, margin: String, gap: String) -> String
    /// That drawn samples do not keep what was asked for.
    ///
    /// - Parameters:
    ///   - isMargin: Whether a margin was asked for, and not a gap.
    ///   - regions: Where; empty for the whole.
    func planFallsShort(isMargin: Bool, regions: [String]) -> String
}
