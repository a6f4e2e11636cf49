import Elections
import Reconciliation

/// Words for one comparison: what its differences say, who leads, and whether it stands alone among many.
public protocol ComparisonWords: VerdictWords {
    /// The phrase of a consistent reading too close to say whether the line of the contest's rule is passed.
    ///
    /// - Parameter isSample: Whether it stands beside the official file, and not beside the recap.
    func tooCloseToLine(isSample: Bool) -> String
    /// A region outside the outer range that does not stand out among all, as a phrase.
    ///
    /// - Parameters:
    ///   - level: Level of the outer range, as text.
    ///   - family: The regions tested with it.
    func outsideAmongMany(level: String, _ family: Comparison.Family?) -> String
    /// The difference on which a verdict rests, in a sentence or two.
    ///
    /// - Parameters:
    ///   - kind: What is said of it.
    ///   - gap: The difference.
    func sentence(_ kind: GapSentence, _ gap: GapText) -> String
    /// A whole of which every station is in the sample: `a census, …`, with the difference there is.
    ///
    /// - Parameter gap: The largest difference; `nil` where there is none.
    func census(_ gap: GapText?) -> String
    /// How far a range reaches, in points: `±1.32 points at 95%`, both ends where they are not as far away.
    ///
    /// - Parameters:
    ///   - reach: How far.
    ///   - level: Level of the range, as text; `nil` where it is not known.
    func reach(_ reach: RangeReach, level: String?) -> String
    /// The pair that differs most in points, where it is not the one that lies farthest out of its range.
    ///
    /// - Parameters:
    ///   - pair: The pair, by its name.
    ///   - points: Its difference, without a unit.
    func differsMost(_ pair: String, points: String) -> String
    /// How a comparison outside its range stands among all that were tested.
    ///
    /// - Parameters:
    ///   - kind: How it stands.
    ///   - isSample: Whether they are regions of a sample, and not published counts.
    ///   - p: The adjusted p-value, as text.
    func among(_ kind: StandingAmongAll, isSample: Bool, p: String) -> String
    /// `(by the drawn samples)`: where the smallest gap that would be found comes from.
    var byDrawnSamples: String { get }

    // MARK: Who leads

    /// An estimate that puts another pair first than the official result does.
    ///
    /// - Parameters:
    ///   - first: The first pair of the estimate, by its name.
    ///   - second: The one that is level with it; `nil` where it leads.
    ///   - official: The first pair of the official result.
    ///   - isSample: Whether the official result is a file of stations, and not the recap.
    ///   - names: Counts that have that, by name; none for the count that is spoken of.
    ///   - haveMargins: Whether they print one, so that who leads was told from chance.
    func otherLeader(
        _ first: String, levelWith second: String?, official: String, isSample: Bool, names: [String],
        haveMargins: Bool
    ) -> String
    /// Counts whose ranges lie on the side of the line that was told of others.
    func moreBeyondLine(_ counts: Int) -> String
    /// A lead whose range holds zero.
    ///
    /// - Parameters:
    ///   - first: The first pair, by its name.
    ///   - second: The second pair.
    ///   - lead: The lead with its unit; `nil` where both have the same share.
    ///   - range: Its range in points, without a unit.
    func noLeader(_ first: String, _ second: String, lead: String?, _ range: RangeText) -> String
    /// A share whose range holds the line of the contest's rule.
    ///
    /// - Parameters:
    ///   - line: The line in percent, as text.
    ///   - pair: The pair, by its name.
    ///   - range: The range of its share, in percent.
    func lineInside(_ line: String, _ pair: String, _ range: RangeText) -> String
    /// That the ranges of a share and a lead do not tell whether a rule with two ways is met.
    ///
    /// - Parameters:
    ///   - pair: The pair, by its name.
    ///   - condition: What the rule asks for.
    ///   - share: The range of its share, in percent.
    ///   - lead: The range of its lead in points, without a unit.
    func ruleOpen(_ pair: String, _ condition: WinnerCondition, share: RangeText, lead: RangeText) -> String
    /// That a rule with two ways is met by the ranges of a count and not by the official figures, or the other way round.
    ///
    /// - Parameters:
    ///   - pair: The pair, by its name.
    ///   - condition: What the rule asks for.
    ///   - share: The range of its share, in percent.
    ///   - lead: The range of its lead in points, without a unit.
    ///   - isMet: Whether the count meets it.
    ///   - isSample: Whether the official result is a file of stations.
    func ruleAgainst(
        _ pair: String, _ condition: WinnerCondition, share: RangeText, lead: RangeText, isMet: Bool,
        isSample: Bool
    ) -> String
    /// All choices that a page gives no figure of their own, as those whom another one is ahead of.
    var allUnnamed: String { get }
    /// Who leads in a count by itself, beyond its range.
    ///
    /// - Parameters:
    ///   - first: The first pair, by its name.
    ///   - second: The second pair.
    ///   - lead: The lead with its unit.
    ///   - range: Its range in points, without a unit.
    func ownLeader(_ first: String, _ second: String, lead: String, _ range: RangeText) -> String
    /// Whether a count by itself has its first pair beyond the line of a rule.
    ///
    /// - Parameters:
    ///   - pair: The pair, by its name.
    ///   - condition: What the rule asks for.
    ///   - isMet: Whether the whole of the ranges meets it; otherwise none of it does.
    ///   - besides: What the rule asks for besides.
    func ownLine(
        _ pair: String, _ condition: WinnerCondition, isMet: Bool, besides: WinnerLine.Besides
    ) -> String
    /// A share whose range lies on the other side of the line than the official one.
    ///
    /// - Parameters:
    ///   - line: The line in percent, as text.
    ///   - pair: The pair, by its name.
    ///   - range: The range of its share, in percent.
    ///   - isBelow: Whether the range lies below it.
    ///   - isOnLine: Whether the official share is the line itself.
    ///   - official: The official share, as text.
    ///   - isSample: Whether the official result is a file of stations.
    func lineBetween(
        _ line: String, _ pair: String, _ range: RangeText, isBelow: Bool, isOnLine: Bool, official: String,
        isSample: Bool
    ) -> String

    // MARK: Tables

    /// The head of the column that names pollsters, or the parts that a sample speaks of.
    func sourceHead(isSample: Bool) -> String
    /// The head of the column of gaps.
    ///
    /// - Parameter level: Level of their ranges, as text.
    func gapHead(level: String) -> String
    /// What the column of gaps holds, and which way a gap is taken.
    ///
    /// - Parameter isSample: Whether a sample stands beside the official file, and not counts beside the recap.
    func gapNote(isSample: Bool) -> String
}

/// A difference on which a verdict rests, as it is printed.
public struct GapText: Sendable {
    /// The difference with its unit: `+0.62 points`.
    public var size: String
    /// The pair, by its name.
    public var pair: String
    /// How far the inner and the outer range reach, for all pairs together.
    public var inner, outer: String
    /// The reach at the figures as they are printed, where rounding decides what is said.
    public var unrounded: String?

    public init(
        _ size: String, pair: String, inner: String = "", outer: String = "", unrounded: String? = nil
    ) {
        (self.size, self.pair, self.inner, self.outer) = (size, pair, inner, outer)
        self.unrounded = unrounded
    }
}

/// What is said of the difference on which a verdict rests.
public enum GapSentence: Sendable {
    /// Sampling can explain it.
    case within
    /// Outside the inner range and inside the outer one.
    case between
    /// Outside both, of a region that does not stand out among all.
    case outsideAmongMany
    /// Outside both, as the official figures of the sampled stations themselves are.
    case sampleNotAsDeclared
    /// Outside both, if the published margin holds or the sample was drawn as declared.
    ///
    /// `drawn` says how many samples drawn from the official file lie as far, and how many were drawn.
    case beyond(isPublished: Bool, drawn: (asFar: Int, all: Int)?)
    /// Shown in tables and nowhere tested.
    case notTested
    /// The largest of those that are shown without a test.
    case largestNotTested
}

/// How far a range reaches: numbers of points as text, without a unit.
public enum RangeReach: Sendable {
    case notKnown
    case toBothSides(String)
    case between(String, String)
}

/// How a comparison outside its range stands among all that were tested.
public enum StandingAmongAll: Sendable {
    /// A region that does not stand out.
    case isOneOfMany
    case standsOut
    /// One such difference may arise by chance.
    case mayBeChance
}
