import Elections
import Reconciliation
import Statistics

/// Words for what a sample of stations says on its own, and where the limits of its comparisons come from.
public protocol StationSampleWords: VerdictWords {
    /// How many stations have arrived.
    ///
    /// - Parameters:
    ///   - received: Sampled stations that have arrived.
    ///   - drawn: Sampled stations.
    func arrived(_ received: Int, of drawn: Int) -> String
    /// What the ranges of shares hold for.
    ///
    /// - Parameters:
    ///   - level: Their level, as text.
    ///   - method: Name of the method that made them.
    func rangesOfShares(level: String, method: String) -> String
    /// A figure with its range.
    ///
    /// - Parameters:
    ///   - kind: What it is a figure of.
    ///   - value: The figure, a fraction.
    ///   - range: Its range in percent; `nil` where it is not known.
    func figure(_ kind: SampleFigure, _ value: Double, _ range: RangeText?) -> String
    /// Standard errors and design effects of the shares.
    ///
    /// - Parameters:
    ///   - errors: Standard errors in points, as text.
    ///   - effects: Design effects, as text; `nil` where they are not known.
    ///   - degreesOfFreedom: Degrees of freedom of the ranges.
    ///   - lacksClusterCorrection: Whether the errors make no finite correction for drawn clusters.
    func precision(
        errors: [String], effects: [String]?, degreesOfFreedom: Int, lacksClusterCorrection: Bool
    ) -> String
    /// The lead of the first pair over the second.
    ///
    /// - Parameters:
    ///   - first: The first.
    ///   - second: The second.
    ///   - value: The lead, a fraction.
    ///   - range: Its range in points; `nil` where it is not known.
    ///   - isClear: Whether it names a leader.
    func lead(_ first: Choice, _ second: Choice, _ value: Double, _ range: RangeText?, isClear: Bool)
        -> String
    /// Votes of the pairs do not sum to the valid votes.
    ///
    /// - Parameter stations: In how many stations.
    func unequalVotes(stations: Int) -> String
    /// Stations with far more votes than registered voters.
    ///
    /// - Parameter lines: Their lines in the sample.
    func overfull(lines: [Int]) -> String
    /// A file without station numbers, of which each row was taken for a station.
    func unnumbered(rows: Int) -> String
    /// A region with the share of every pair, in a line.
    ///
    /// - Parameters:
    ///   - name: Code of the region.
    ///   - stations: Stations that arrived from it.
    ///   - shares: Shares of the pairs with their ranges, fractions.
    func region(_ name: String, stations: Int, _ shares: [(value: Double, range: Interval?)]) -> String
    /// Heading above the regions, where they stand apart from the whole.
    var regionsPart: String { get }
    /// How many regions stand in the report and not on the terminal.
    func regionsInReport(_ more: Int) -> String
    /// Strata of which nothing has arrived, so that figures are of the others.
    ///
    /// - Parameters:
    ///   - strata: Their names.
    ///   - stations: Their stations; `nil` where no frame tells them.
    ///   - all: Stations of all strata; `nil` likewise.
    ///   - partly: Regions that lie partly in them; `nil` where nothing tells these.
    ///   - isCompared: Whether an official file is limited to the same strata.
    func strataNotArrived(
        _ strata: [String], stations: Int?, of all: Int?, partly: [String]?, isCompared: Bool
    ) -> String
    /// What figures are of where some strata have not arrived.
    var arrivedStrata: String { get }
    /// Regions of which nothing has arrived.
    ///
    /// - Parameters:
    ///   - regions: Their names.
    ///   - stations: Stations drawn there.
    func notArrived(_ regions: [String], stations: Int) -> String
    /// Regions that are too thin for a range.
    ///
    /// - Parameters:
    ///   - names: Their codes.
    ///   - fewest: The fewest stations or clusters that give a range.
    func tooThin(_ names: [String], fewest: Int) -> String
    /// That every station was read, so that there is no range.
    ///
    /// - Parameter names: Codes of the regions of which that holds; none for the whole sample.
    func complete(_ names: [String]) -> String

    // MARK: Missing stations

    /// What a pair has whatever the missing stations hold.
    ///
    /// - Parameters:
    ///   - pair: The pair.
    ///   - bounds: Its share of the estimated valid votes, fractions.
    func whateverIsMissing(_ pair: Choice, _ bounds: Interval) -> String
    /// Whether the missing stations could make the lead vanish.
    ///
    /// - Parameters:
    ///   - answer: Whether they could.
    ///   - missing: What is missing.
    ///   - second: The second pair.
    func sentence(_ answer: SampleEstimate.Missing.Answer, _ missing: SampleEstimate.Missing, second: Choice)
        -> String

    // MARK: Limits

    /// Where the limits of a sample's comparisons come from.
    func sentence(_ limits: SampleLimits) -> String
}

/// What a figure of a sample is a figure of.
public enum SampleFigure: Sendable {
    case share(Choice)
    case turnout, invalidVotes
}
