import Elections
import Statistics

/// Two counts of one contest: their difference, and nothing more.
///
/// While there is no result they are the two that are farthest apart of all counts with a margin. Two counts that differ do not tell which of them, or whether the recap, stands alone; that needs a third
/// (``Triangulation``).
public struct CountDifference: Sendable, Equatable, Codable {
    public var contest: String
    public var region: RegionCode
    /// Pollsters and readings, in the order of the file.
    public var sources: [String]
    public var readings: [String]
    /// How many counts they are the farthest apart of: 2 beside a result.
    public var counts = 2
    /// The first and the second official pair, or of those that have most in the counts while there is no
    /// result: the lead is that of the first over the second. One alone where its share
    /// differs: because the counts do not both have the two, or because no lead does.
    public var pairs: [Choice]
    /// The first count's lead of the first of the two pairs over the second, or share of the one, minus the other's; a fraction.
    public var difference: Double
    /// Of the difference of two counts drawn independently, at the printed margins.
    public var standardError: Double
    /// Judged interval of the difference: at the widest margins that the printed ones can be, and as much wider as
    /// the rounding of four shares allows. Of more than two counts it holds for all differences between them together
    /// (Bonferroni).
    public var interval: Interval
    /// Level of the interval, a fraction.
    public var level: Double
    /// Two-sided, at the same rounding; of more than two counts times the number of their differences, at most 1.
    public var pMostFavourable: Double

    /// Whether sampling can explain the difference.
    public var isExplained: Bool { interval.contains(0) }

    /// Differences of every contest and region in which exactly two pollsters were tested.
    /// Before them those of counts that wait for a result, the farthest apart of each contest and region.
    ///
    /// - Parameters:
    ///   - groups: Tested counts, those of one place together.
    ///   - waiting: Counts that wait for a result.
    ///   - options: Level of the ranges.
    static func all(
        _ groups: [CountGroup], waiting: [CountGroup.Waiting], options: DecisionRule
    ) -> [CountDifference] {
        waiting.compactMap { farthest($0, options) }
            + groups.compactMap { group in
                group.errors.count == 2
                    ? CountDifference(
                        group.contest, group.region, group.errors[0], group.errors[1], level: options.level)
                    : nil
            }
    }

    /// The two counts whose difference reaches farthest beyond its range; a share where no lead does.
    private static func farthest(_ waiting: CountGroup.Waiting, _ options: DecisionRule) -> CountDifference? {
        let farthest = { (all: [(first: LeadError, second: LeadError)], family: Int) in
            all.compactMap {
                CountDifference(
                    waiting.contest, waiting.region, $0.first, $0.second, counts: waiting.counts,
                    family: family, level: options.level)
            }.max { $0.reach < $1.reach }
        }
        let lead = farthest(waiting.differences, waiting.differences.count)
        guard lead?.isExplained != false else { return lead }
        // A second look, at the edge level and half of its chance.
        let share = farthest(waiting.shares, 2 * waiting.shares.count)
        return share.map { $0.pMostFavourable <= 1 - options.edgeLevel } == true ? share : lead
    }

    /// How far out in its range no difference lies: 1 is its end.
    private var reach: Double { abs(difference) / max(interval.halfWidth, .ulpOfOne) }

    /// - Parameters:
    ///   - counts: How many counts they are of.
    ///   - family: How many differences are looked at together.
    private init?(
        _ contest: String, _ region: RegionCode, _ first: LeadError, _ second: LeadError, counts: Int = 2,
        family: Int = 1, level: Double
    ) {
        let family = Double(family)
        let widest = (first.widestVariance + second.widestVariance).squareRoot()
        let shares = first.pairs.count
        let rounding = first.margin.slack(shares: shares) + second.margin.slack(shares: shares)
        let variance = first.variance + second.variance
        guard variance > 0 else { return nil }
        (self.contest, self.region, self.counts) = (contest, region, counts)
        sources = [first.source, second.source]
        readings = [first.reading, second.reading]
        pairs = first.pairs
        self.level = level
        difference = first.lead - second.lead
        standardError = variance.squareRoot()
        interval = Interval(
            center: difference,
            halfWidth: Normal.upperQuantile((1 - level) / (2 * family)) * widest + rounding)
        pMostFavourable = min(1, family * Normal.twoSidedP(max(0, abs(difference) - rounding) / widest))
    }
}
