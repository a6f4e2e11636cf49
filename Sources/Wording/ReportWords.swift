import Elections
import Reconciliation

/// The name of a figure that stands below a comparison.
public enum MeasureName: Sendable, Equatable {
    case jointTest
    /// `ofOne` where the count names one of two choices only.
    case leadAndInterval(ofOne: Bool)
    /// - Parameter power: As text: `80%`.
    case detectableGap(power: String)
    /// - Parameter margin: Points, as text.
    case equalWithin(margin: String)
    case designEffect
    case impliedDeviation
    case meanAndLargestDifference
}

/// What "too close" means in a report: a winning threshold is spoken of only where some contest has one.
public enum TooClose: Sendable {
    case leader, line, leaderOrLine
}

/// How p-values of a report are adjusted, and over what.
public enum AdjustedOver: Sendable, Equatable {
    /// Published counts; pages of one count enter once.
    case counts
    /// Regions of a sample; the whole stands alone.
    case regions
}

/// Words of a report that lays counts beside the recap, or a sample beside the official file. Levels and ranges are text:
/// `95%`.
public protocol ReportWords: WordingBasics {
    func reportTitle(_ election: String, isOfSample: Bool) -> String
    /// Where a newsroom finds methods and figures.
    var figuresElsewhere: String { get }
    var stationByStation: String { get }
    var atAGlance: String { get }
    /// What opens the choice of rows of a table, and the choice of all of them.
    var showRows: String { get }
    var allRows: String { get }
    /// Counts that print no margin, in the choice of rows.
    var withoutMargin: String { get }
    var howToReadVerdicts: String { get }
    /// Readings of stages or kinds that were not asked for: "3 readings of exit polls and 1 interim reading".
    func phrase(_ readings: ReadingsAside) -> String
    /// That readings of stages or kinds that were not asked for stand under their contests.
    func aside(_ readings: ReadingsAside) -> String
    /// What opens the readings of stages or kinds that were not asked for.
    func asideFold(_ readings: ReadingsAside) -> String
    var noReadings: String { get }
    /// - Parameter regionsAreTested: Whether counts of regions stand beside recaps of these.
    func noCompleteRecap(regionsAreTested: Bool) -> String
    func findingsFold(_ count: Int) -> String
    func moreFindings(_ count: Int, rule: String) -> String
    func place(file: String, line: Int?) -> String
    var outagesTitle: String { get }
    var outagesIntro: String { get }
    /// What stands before a note of the data, which is quoted.
    var noteInData: String { get }
    /// Title of the list of contests.
    func contents(_ contests: Int) -> String
    /// Contests that have no place above them.
    var otherContests: String { get }
    /// What the contests of a place say together.
    ///
    /// - Parameters:
    ///   - contests: How many there are.
    ///   - headline: What their counts say; `nil` where none is compared.
    func group(contests: Int, saying headline: String?) -> String
    /// A contest of which no count is compared.
    ///
    /// - Parameter contents: What there is.
    func nothingCompared(_ contents: String) -> String
    /// How many pages a count has.
    func pages(_ count: Int) -> String
    /// What opens the other pages of a count.
    func morePages(_ count: Int) -> String
    /// Says that a chart shows the counts that lie farthest out.
    func farthestCounts(_ shown: Int, of tested: Int) -> String

    func measure(_ name: MeasureName) -> String
    /// Whether two leads are shown to be equal.
    func isShown(_ isShown: Bool) -> String
    /// `98.5% in`.
    func dataIn(_ percent: String) -> String
    /// `±0.9 points at 99%`.
    func margin(_ points: String, level: String?, isOfLead: Bool) -> String

    /// What a verdict means.
    func meaning(_ verdict: Verdict, inner: String, outer: String, isOfSample: Bool, tooClose: TooClose)
        -> String
    /// What it means that a region lies outside as some of many do.
    func meaningOfOutside(outer: String) -> String
    /// What is said of counts that print no margin.
    var meaningOfBounded: String { get }
    /// What a verdict does not show.
    func verdictsDoNotShow(isOfSample: Bool) -> String
    /// How many comparisons fall outside by chance.
    ///
    /// - Parameters:
    ///   - miss: Their part, as text.
    ///   - of: Of how many it is one; `nil` where that is no whole number.
    ///   - inner: Level of the range, as text.
    ///   - isOfSample: Whether samples are compared.
    func chanceAlone(miss: String, of: Int?, inner: String, isOfSample: Bool) -> String
    var roundingOfPrintedFigures: String { get }

    var methodOfMargins: String { get }
    /// - Parameter most: The most choices for which the exact value is computed.
    func methodOfRanges(most: Int) -> String
    var methodOfRounding: String { get }
    /// - Parameters:
    ///   - over: What p-values are adjusted over.
    ///   - adjustment: Code of the adjustment.
    ///   - alpha: Its level, as text.
    func methodOfJointTest(_ over: AdjustedOver, adjustment: String, alpha: String) -> String
    var methodOfFilingLimit: String { get }
    var methodOfShares: String { get }
    /// - Parameters:
    ///   - adjustment: Code of the adjustment; `nil` step by step on the same draws.
    ///   - alpha: Its level, as text.
    func methodOfDraws(adjustment: String?, alpha: String) -> String

    /// What a notebook lacks that would be too large to open.
    ///
    /// - Parameter sections: Parts that stand in the report only.
    func notebookRest(_ sections: Int) -> String
    /// What the notebook's last cell does.
    func notebookCheck(isOfSample: Bool) -> String
    /// What an analyst asks next: of the widths of the margins, of the sides on which counts lie, of what they could have seen.
    var notebookQuestions: [String] { get }
    /// `readings` and `tested`, after their numbers.
    var notebookCounted: (readings: String, tested: String) { get }
    /// What the last cell counts, as a dictionary of Python.
    var notebookKinds: String { get }
    /// Its results: before the list, after it, and where nothing can be computed.
    var notebookComputed: (start: String, end: String, nothing: String) { get }

    /// - Parameters:
    ///   - contest: Title of the contest.
    ///   - whole: What the shares are shares of.
    ///   - level: Level of the ranges; `nil` where none is drawn.
    func dotsSubtitle(_ contest: String, _ whole: ShareWhole, level: String?) -> String
    func forestSubtitle(isOfSample: Bool) -> String
    func sourceOfRecap(_ pages: [String]) -> String
    func sourceOfCounts(_ pages: [String]) -> String
    var roundingInChart: String { get }
    /// Counts that a chart leaves out, since their shares are of another whole than those of the result.
    func notDrawn(_ names: [String]) -> String
    /// Counts that a chart leaves out, as their shares sum to what shares of all ballots would.
    func notDrawn(perhapsOfBallots names: [String]) -> String
}
