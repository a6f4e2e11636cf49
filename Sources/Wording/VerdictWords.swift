import Elections
import Reconciliation

/// Words for verdicts on comparisons and for what they compare.
public protocol VerdictWords: WordingBasics {
    /// A choice: `pair 3 (Asyik)`; its name alone where ballots elsewhere have no number that people know.
    ///
    /// - Parameters:
    ///   - choice: The choice.
    ///   - name: Its short name; empty where there is none.
    func pair(_ choice: Choice, _ name: String) -> String
    /// The empty box of a ballot with a single pair.
    func emptyBox(_ choice: Choice) -> String
    /// The empty column where its number stands beside it.
    var emptyBoxName: String { get }
    /// A region for which there is no name: `region 92`.
    func place(_ code: String) -> String

    /// The verdict in a word or two, for tables.
    func label(_ verdict: Verdict) -> String
    /// The answer on a count without a margin, for tables.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - needed: The margin it would have needed, points as text.
    func label(_ answer: Comparison.MarginBound.Answer, needed: String) -> String
    /// What bounds the answer on a count without a margin.
    ///
    /// - Parameters:
    ///   - answer: What it says.
    ///   - needed: The margin needed, points as text.
    ///   - usual: The smallest and the largest that counts of its size have, points as text; `nil` where that is not known.
    ///   - level: Level of the margins, as text.
    func bounded(
        _ answer: Comparison.MarginBound.Answer, needed: String, usual: UsualMarginText?, level: String
    ) -> String
    /// What sums of every polling station say beside official ones, for tables: `same sums`.
    func sums(areEqual: Bool) -> String
    /// How many counts without a margin have each answer.
    func boundedCounts(_ tally: CountTally) -> String
    /// What is said of a region that lies outside as some of many do by chance.
    ///
    /// - Parameter level: Level of the range, as text: `99%`.
    func outside(level: String) -> String
    /// The verdict as observers phrase it: `statistically consistent with the recap`.
    ///
    /// - Parameters:
    ///   - verdict: The verdict.
    ///   - isSample: Whether a sample stands beside the official file, and not a count beside the recap.
    func phrase(_ verdict: Verdict, isSample: Bool) -> String
    /// A stage as a person would say it.
    func label(_ stage: ReadingStage) -> String

    /// What must stand beside every estimate.
    var notOfficial: String { get }
}

extension PageWords {
    /// A difference with its sign: `+0.62 points`.
    ///
    /// - Parameters:
    ///   - fraction: The difference, a fraction.
    ///   - decimals: Decimals of the points.
    public func gap(_ fraction: Double, _ decimals: Int = 2) -> String {
        points(numbers.points(fraction, decimals))
    }

    /// The size of a difference, without its sign.
    ///
    /// - Parameters:
    ///   - fraction: The difference, a fraction.
    ///   - decimals: Decimals of the points.
    public func size(_ fraction: Double, _ decimals: Int = 2) -> String {
        points(numbers.decimal(100 * abs(fraction), decimals))
    }
}

/// A range as it is printed.
public struct RangeText: Sendable {
    /// Its ends, such as `+0.05` or `41.20%`.
    public var low, high: String
    /// Its level, such as `95%`; `nil` where it is not known.
    public var level: String?
    /// Its ends at the figures as they are printed, where rounding decides what is said.
    public var unrounded: (low: String, high: String)?

    public init(
        _ low: String, _ high: String, level: String? = nil,
        unrounded: (low: String, high: String)? = nil
    ) {
        (self.low, self.high, self.level, self.unrounded) = (low, high, level, unrounded)
    }
}

/// Margins that counts of one size have, for a sentence.
public struct UsualMarginText: Sendable {
    public var margins: Comparison.UsualMargins
    /// Points as text.
    public var smallest, largest: String

    public init(_ margins: Comparison.UsualMargins, smallest: String, largest: String) {
        (self.margins, self.smallest, self.largest) = (margins, smallest, largest)
    }
}
