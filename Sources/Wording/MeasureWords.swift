import Elections
import Reconciliation

/// Words for turnout and invalid ballots of a count beside the official ones.
public protocol MeasureWords: ReasonWords {
    /// What is measured: `turnout`, `invalid ballots`.
    ///
    /// - Parameters:
    ///   - measure: Which.
    ///   - base: What it is a share of; said where it is not the customary one.
    func name(_ measure: CountMeasure, of base: MeasureBase) -> String
    /// Why it is not tested where there is nothing official to test it with, as a clause.
    var noOfficialFigure: String { get }
    /// The same where pages of the official result have figures that are in conflict.
    func conflictingFigures(_ figures: [String]) -> String
    /// That two counts differ by more than their margins explain, where no official figure tells which of them is off.
    ///
    /// - Parameters:
    ///   - name: What is measured.
    ///   - counts: Both, with their figures.
    ///   - size: The difference.
    ///   - level: Level of the range.
    func measuresApart(_ name: String, _ counts: [String], size: String, level: String) -> String
    /// Turnout or invalid ballots beside the official figure, in a sentence.
    ///
    /// - Parameters:
    ///   - figures: Both shares, and the difference with its range, as text.
    ///   - verdict: What is said of it.
    func sentence(_ figures: MeasureText, _ verdict: Verdict) -> String
    /// The same where nothing is tested.
    ///
    /// - Parameters:
    ///   - figures: Shares as text.
    ///   - reasons: Why not, each as a clause.
    func untested(_ figures: MeasureText, because reasons: [String]) -> String
}

/// Figures of turnout or invalid ballots as they are printed.
public struct MeasureText: Sendable {
    /// What is measured, from ``MeasureWords/name(_:of:)``.
    public var name: String
    public var estimate: String
    /// `nil` where there is no official figure.
    public var official: String?
    /// With its sign and unit; `nil` where it is not tested.
    public var difference: String?
    public var range: RangeText?

    /// - Parameters:
    ///   - name: What is measured.
    ///   - estimate: The share of the count.
    ///   - official: The official share.
    ///   - difference: The difference with its sign and unit.
    ///   - range: Its range.
    public init(
        name: String, estimate: String, official: String?, difference: String? = nil, range: RangeText? = nil
    ) {
        (self.name, self.estimate, self.official) = (name, estimate, official)
        (self.difference, self.range) = (difference, range)
    }
}
