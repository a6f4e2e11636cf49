import Elections
import Reconciliation

/// Words for what would bring a reading inside its range, and for how a verdict was computed.
public protocol DiagnosisWords: MeasureWords {
    /// What stands above single changes that would bring a reading inside.
    ///
    /// - Parameters:
    ///   - changes: How many there are.
    ///   - closingSum: Whether the shares of the page do not sum to 100 without one of the changes.
    func wouldBringInside(_ changes: Int, closingSum: Bool) -> String
    /// "Each of the 12 counts tested", "11 of 12 counts tested": the subject of what would bring counts inside.
    ///
    /// - Parameters:
    ///   - counts: How many it holds for.
    ///   - all: How many are tested.
    func countsTested(_ counts: Int, of all: Int) -> String
    /// That counts would be inside if two choices stood the wrong way round: on all pages, or in the official result.
    ///
    /// - Parameters:
    ///   - names: The two choices.
    ///   - counts: Which counts.
    func exchangedInAll(_ names: [String], _ counts: String) -> String
    /// That counts would be inside with one change.
    ///
    /// - Parameters:
    ///   - clause: The change.
    ///   - counts: Which counts.
    ///   - isOnEitherSide: Whether it may be of the pages of all counts as well.
    func changedInAll(_ clause: String, _ counts: String, isOnEitherSide: Bool) -> String
    /// A change, as a clause.
    ///
    /// - Parameters:
    ///   - diagnosis: The change.
    ///   - names: Choices or region that it is about, by their names.
    func clause(_ diagnosis: Diagnosis, _ names: [String]) -> String

    func title(_ part: ExplanationPart) -> String
    /// The title of an explanation.
    ///
    /// - Parameters:
    ///   - source: Who counted.
    ///   - contest: Title of the contest.
    func explanationTitle(_ source: String, contest: String) -> String
    /// A step of a computation: what is computed, and the formula with numbers put in, as text.
    func step(_ step: ExplanationStep, _ formula: String) -> String
    /// How the explanation was made, for its foot.
    var explanationMethod: String { get }
}

/// A part of an explanation.
public enum ExplanationPart: String, Sendable, CaseIterable {
    case inputs, error, range, result, change
}

/// What a line of an explanation gives.
public enum ExplanationStep: Sendable {
    /// A printed share, with file and line.
    case printed(String, place: String?)
    /// A printed margin, with its level; `isAssumed` where the level is not printed, `isOfLead` where it is that of the lead.
    case margin(level: String, isAssumed: Bool, isOfLead: Bool)
    /// Stations and other things that were printed.
    case facts
    /// Share of the official result.
    case official(String)
    /// Independent ballots with the same margin.
    case effectiveSize
    /// The same where the margin is that of the lead.
    case effectiveSizeOfLead
    /// Standard error of a choice, in points.
    case standardError(String)
    /// The largest factor that the digits of the margin allow; of one choice where each has a margin of its own.
    case widest(String?)
    /// Half of the last printed unit, in points.
    case rounding
    /// Standard errors that the ranges reach, for so many choices together.
    case critical(level: String)
    /// Difference of a choice, in points.
    case difference(String)
    /// Half of the width of its range, in points.
    case halfWidth(String, level: String)
    /// Both ends of it, and whether they hold zero.
    case range(String, level: String, holdsZero: Bool)
    /// The p-value of all choices together, with the printed digits read in its favour.
    case joint
    /// The statistic of that test at the printed digits, with its degrees of freedom and its p-value.
    case jointStatistic(df: String)
    /// The lead of one choice over another in the count, in points.
    case lead(String, over: String)
    /// Its standard error, in points.
    case leadError
    /// Half of the width of the range of the lead, in points; both ends of it, and whether they are on one side of zero.
    case leadHalfWidth(level: String)
    case leadRange(level: String, isClear: Bool)
    /// The same among all tested counts, and how it was adjusted.
    case adjusted(tested: Int, method: String)
    /// The margin that a choice needs to be inside, in points.
    case needed(String)
    /// Margins that counts of so many stations have.
    case possible(stations: Int, isUsual: Bool, isOfPlace: Bool)
    /// The margin below which it would be outside.
    case wouldBeOutside(level: String)
}
