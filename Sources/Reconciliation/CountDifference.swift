import Elections
import Statistics

/// Two tested counts of one contest: their difference, and nothing more.
///
/// Two counts that differ do not tell which of them, or whether the recap, stands alone; that needs a third
/// (``Triangulation``).
public struct CountDifference: Sendable, Equatable, Codable {
    public var contest: String
    public var region: RegionCode
    /// Pollsters and readings, in the order of the file.
    public var sources: [String]
    public var readings: [String]
    /// Ballot numbers of the first and the second official pair: the lead is that of the first over the second.
    public var pairs: [Int]
    /// The first count's lead of the first official pair over the second, minus the other's; a fraction.
    public var difference: Double
    /// Of the difference of two counts drawn independently, at the printed margins.
    public var standardError: Double
    /// Judged interval of the difference: at the widest margins that the printed ones can be, and as much wider as
    /// the rounding of four shares allows.
    public var interval: Interval
    /// Level of the interval, a fraction.
    public var level: Double
    /// Two-sided, at the same rounding.
    public var pMostFavourable: Double

    /// Differences of every contest and region in which exactly two pollsters were tested.
    static func all(_ comparisons: [Comparison], options: DecisionRule) -> [CountDifference] {
        CountGroup.all(comparisons).compactMap { CountDifference($0, level: options.level) }
    }

    private init?(_ group: CountGroup, level: Double) {
        guard group.errors.count == 2 else { return nil }
        let (first, second) = (group.errors[0], group.errors[1])
        let widest = (first.widestVariance + second.widestVariance).squareRoot()
        let rounding = first.margin.slack(shares: 2) + second.margin.slack(shares: 2)
        let variance = first.variance + second.variance
        guard variance > 0 else { return nil }
        contest = group.contest
        region = group.region
        sources = [first.source, second.source]
        readings = [first.reading, second.reading]
        pairs = first.pairs
        self.level = level
        difference = first.lead - second.lead
        standardError = variance.squareRoot()
        interval = Interval(
            center: difference, halfWidth: Normal.upperQuantile((1 - level) / 2) * widest + rounding)
        pMostFavourable = Normal.twoSidedP(max(0, abs(difference) - rounding) / widest)
    }
}
