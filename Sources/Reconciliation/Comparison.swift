import Elections
import Estimation
import Ground
import Statistics

/// An estimate beside the signed result of the same contest and region.
///
/// Shares, differences and intervals are fractions of the valid votes; differences are estimate minus
/// official. Intervals are those of the difference, at the rounding of printed shares and margin that is most
/// favourable to the pollster: one interval, on which the verdict rests and which every output shows.
public struct Comparison: Sendable, Equatable, Codable {
    /// The share of one choice in the estimate beside the official one.
    public struct ComparedShare: Sendable, Equatable, Codable {
        public var choice: Choice
        public var estimate: Double
        /// Standard error of the estimate; `nil` where the sampling error is unknown or the share is 0 or 1.
        public var standardError: Double?
        /// The same at the widest margin that the printed one can be; equal to it for a sample.
        public var widestStandardError: Double?
        public var official: Double
        /// `nil` where only shares are printed.
        public var officialVotes: Int?
        /// The difference in votes of the official count: difference × valid votes; `nil` where those are not known.
        public var differenceVotes: Double?
        /// Interval of the difference for this pair alone, at the inner level.
        public var interval: Interval?
        /// Interval of the difference that holds for all pairs together, at the inner level: the judged one. Verdict,
        /// sentence, chart and every file show it.
        public var simultaneous: Interval?
        /// The same at the outer level.
        public var edge: Interval?
        /// The same three at the figures as they are printed; they decide nothing. Equal to them for a sample.
        public var unrounded: Intervals?
        /// Difference over standard error at the printed value.
        public var z: Double?
        /// The same at the rounding most favourable to the pollster, with the sign of the difference; 0 where
        /// rounding alone explains it.
        public var zMostFavourable: Double?
        /// Two-sided, at the printed value.
        public var p: Double?
        /// Two-sided, at the rounding most favourable to the pollster; flags rest on this one.
        public var pMostFavourable: Double?
        public var pAdjusted: Double?
        public var pMostFavourableAdjusted: Double?
        /// Whether it is what the named choices leave: shown, and left out of the tests.
        public var isRemainder = false

        private enum CodingKeys: String, CodingKey {
            case estimate, standardError, widestStandardError, official, officialVotes, differenceVotes,
                interval, simultaneous, edge, unrounded, z, zMostFavourable, p, pMostFavourable, pAdjusted,
                pMostFavourableAdjusted, isRemainder
            case choice = "ballotNumber"
        }

        public var difference: Double { estimate - official }

        /// How many times as wide the printed digits allow its margin to be; 1 for a sample.
        public var errorFactor: Double {
            guard let standardError, let widestStandardError, standardError > 0 else { return 1 }
            return widestStandardError / standardError
        }

        /// Whether the judged interval leaves out a difference of zero; `false` where nothing is tested.
        public var isOutside: Bool { simultaneous.map { !$0.contains(0) } ?? false }
        /// The same of the judged interval at the outer level.
        public var isOutsideEdge: Bool { edge.map { !$0.contains(0) } ?? false }
    }

    /// Intervals of one difference.
    public struct Intervals: Sendable, Equatable, Codable {
        /// For this pair alone, at the inner level.
        public var alone: Interval
        /// For all pairs together, at the inner and the outer level; `nil` where nothing is tested.
        public var simultaneous: Interval?
        public var edge: Interval?
    }

    /// How many standard errors the simultaneous intervals reach to either side.
    public struct CriticalValues: Sendable, Equatable, Codable {
        public var inner: Double
        public var outer: Double
        public var method: SimultaneousCriticalValue.Method
        /// Levels of the inner and the outer intervals, fractions.
        public var level: Double
        public var edgeLevel: Double
    }

    /// The tests that are looked at together with this one.
    public struct Family: Sendable, Equatable, Codable {
        /// Comparisons tested, this one among them.
        public var tested: Int
        /// As many of them lie outside the outer interval by chance alone.
        public var expectedOutsideEdge: Double
    }

    /// Test of all pairs together.
    public struct Joint: Sendable, Equatable, Codable {
        /// `rao-scott-second-order` in its chi-square or F form, or `largest-deviation-in-draws`.
        public var test: String
        /// Chi-square where `df2` is `nil`, otherwise F; the largest difference in standard errors of the draws.
        public var statistic: Double
        /// The number of pairs compared for `largest-deviation-in-draws`.
        public var df1: Double
        public var df2: Double?
        public var p: Double
        /// At the rounding most favourable to the pollster.
        public var pMostFavourable: Double
        /// Adjusted over all tested counts of the run; `nil` for a repeat of a count.
        public var pAdjusted: Double?
        public var pMostFavourableAdjusted: Double?
    }

    /// The first pair of the estimate against its second.
    public struct Lead: Sendable, Equatable, Codable {
        public var leaderEstimate: Choice
        public var runnerUpEstimate: Choice
        public var leaderOfficial: Choice
        /// Lead of `leaderEstimate` over `runnerUpEstimate` in the estimate and in the signed result.
        public var estimate: Double
        public var official: Double
        public var standardError: Double?
        /// The same at the widest margins that the printed ones can be.
        public var widestStandardError: Double?
        /// Interval of the estimated lead at the judged margin; two printed shares may be off.
        public var interval: Interval?
        /// The same at the figures as they are printed; it decides nothing.
        public var unrounded: Interval?

        /// Whether the interval excludes a lead of zero.
        public var isClear: Bool { interval.map { $0.low > 0 } ?? false }
        /// Whether the interval at the printed figures would say something else.
        public var isDecidedByRounding: Bool { unrounded.map { ($0.low > 0) != isClear } ?? false }
        public var difference: Double { estimate - official }
        /// Whom the estimate has first, where that is not the first of the result.
        public var otherLeader: Choice? { leaderEstimate == leaderOfficial ? nil : leaderEstimate }
    }

    /// The share of the estimate's first pair against the line of the contest's rule.
    public struct Threshold: Sendable, Equatable, Codable {
        /// What is asked for.
        public var rule: WinnerLine
        /// The share of the first choice, a fraction of the valid votes.
        public var estimate: Double
        /// Interval of the share at the judged margin.
        public var interval: Interval?
        /// The same at the figures as they are printed; it decides nothing.
        public var unrounded: Interval?
        /// The lead, where the rule has another way that asks about it: at the judged margin, and at the figures as they are printed.
        public var lead: Interval?
        public var unroundedLead: Interval?
        /// Whether the official figures of the same choice meet the rule; `nil` where they are not known.
        public var isOfficiallyMet: Bool?

        /// Whether the whole of the ranges meets the rule, or none of them does; `nil` where that is open, or a range is missing.
        public var isMet: Bool? { interval.flatMap { isMet($0, lead: lead) } }
        public var isClear: Bool { isMet != nil }
        /// Whether the intervals at the printed figures would say something else.
        public var isDecidedByRounding: Bool {
            unrounded.map { isMet($0, lead: unroundedLead) != isMet } ?? false
        }
    }

    /// Two one-sided tests that the lead differs by less than a margin (Schuirmann 1987).
    public struct Equivalence: Sendable, Equatable, Codable {
        public var margin: Double
        /// At the judged margin: the lead as far from the official one as rounding allows, the widest standard error.
        public var p: Double
        public var isEquivalent: Bool
        /// The same at the figures as they are printed; it decides nothing.
        public var unroundedP: Double
    }

    public struct Accuracy: Sendable, Equatable, Codable {
        /// Mean and largest absolute difference, fractions.
        public var meanAbsolute: Double
        public var largestAbsolute: Double
        /// Martin, Traugott and Kennedy's A over the first two official pairs.
        public var a: Double?
        public var aStandardError: Double?
        /// Arzheimer and Evans's B and B_w.
        public var b: Double?
        public var bWeighted: Double?
        /// Mosteller's measures that are defined without undecided voters, percentage points.
        public var mosteller: Mosteller?
    }

    public struct Mosteller: Sendable, Equatable, Codable {
        public var m2: Double
        public var m3: Double
        public var m4: Double
        public var m5: Double
        public var m6: Double
    }

    public var contest: String
    public var region: RegionCode
    /// Pollster, or the name of the sample.
    public var source: String
    public var reading: String
    public var stage: ReadingStage?
    public var asOf: String
    public var estimate: ShareEstimate
    public var choices: [ComparedShare]
    /// Critical values of the simultaneous intervals at the inner and the outer level.
    public var critical: CriticalValues?
    public var joint: Joint?
    public var lead: Lead?
    public var threshold: Threshold?
    /// What the count says by itself while there is no result; `nil` beside one.
    public var ownLead: OwnLead?
    public var equivalence: Equivalence?
    /// Smallest difference of the least precise pair that is found with the power asked for, a fraction: beyond the
    /// verdict's limit in drawn samples where there are some, by the formula of a test at the inner level and at the
    /// judged margin otherwise.
    public var minimumDetectableGap: Double?
    /// The same at the figures as they are printed; it decides nothing.
    public var unroundedMinimumDetectableGap: Double?
    /// Votes behind the estimate: those counted in the stations of a sample; of published shares stations times the
    /// votes per station of the recap, `nil` where either is unknown.
    public var ballots: Double?
    public var accuracy: Accuracy
    public var margin: MarginCheck
    public var verdict: Verdict
    public var reasons: [ReasonCode]
    /// What samples drawn from the official file say, where the verdict rests on them.
    public var drawn: KnownNull.Domain?
    /// The published page that it compares; `nil` for a sample.
    @Shared public var page: QuickCountReading?
    /// How far a printed official share can be from the one behind it, a fraction; 0 where it is computed from votes.
    public var officialRounding = 0.0
    /// Turnout and invalid ballots of the page beside the official ones.
    public var measures: [Measure] = []
    /// Single changes that would bring it inside its range; none is asserted.
    public var diagnoses: [Diagnosis] = []
    /// What bounds the answer where no margin was published; `nil` for what is tested, and where more is missing.
    public var bound: MarginBound?
    /// What it has from other pages of the same count.
    public var borrowed: [CountPages.Borrowed] = []
    /// The reading that stands for this count, where this one is another page of the same count.
    public var repeatOf: String?
    /// Column of the regions of which this is one part of a sample; `nil` for a whole and for published counts.
    public var level: String?
    /// Whether it is a published count of another region than that of its contest, such as one province of a country.
    public var isOfPart = false
    /// The regions of a sample or the published counts that it was adjusted with; `nil` where nothing is tested, for a
    /// repeat of a count and for the whole of a sample, which is a test of its own.
    public var family: Family?

    /// Where `minimumDetectableGap` comes from.
    public enum GapBasis: String, Sendable {
        /// The limit and the spread of samples drawn from the official file.
        case draws
        /// (q + z) times the largest standard error.
        case formula
    }

    /// Where `minimumDetectableGap` comes from; `nil` where there is none.
    public var detectableGapBasis: GapBasis? {
        minimumDetectableGap == nil ? nil : drawn == nil ? .formula : .draws
    }

    /// Number of independent ballots with the standard error of the leading choice, R (1 − R) / se²; of published shares
    /// that of their margin. `nil` where nothing is tested.
    public var effectiveSize: Double? {
        guard isTested else { return nil }
        if estimate.basis == .published { return estimate.effectiveSize }
        guard let choice = leadingChoice, let error = choice.standardError, error > 0 else { return nil }
        return choice.estimate * (1 - choice.estimate) / (error * error)
    }

    /// How many times larger the variance of the leading choice is than that of ``ballots`` independent ballots:
    /// ballots / ``effectiveSize`` (Methods A12).
    public var designEffect: Double? {
        ballots.flatMap { ballots in effectiveSize.map { ballots / $0 } }
    }

    /// The choice with the largest share of the estimate, the first of equals; a remainder is none.
    private var leadingChoice: ComparedShare? {
        choices.filter { !$0.isRemainder }.reduce(nil) { first, choice in
            first.map { choice.estimate > $0.estimate ? choice : $0 } ?? choice
        }
    }

    /// Whether it is of a stage that was not asked for.
    public var isOfOtherStage: Bool { reasons.contains(where: \.isOfOtherStage) }

    /// Whether it is of a stage or of a kind of source that was not asked for: shown after the others, and in no tally.
    public var isAside: Bool { isOfOtherStage || reasons.contains(.notQuickCount) }

    /// Whether its page gives turnout or invalid ballots, which are tested, and no shares.
    public var givesOnlyMeasures: Bool {
        page?.shares.isEmpty == true && measures.contains { $0.interval != nil }
    }

    /// Whether chance was asked at all.
    public var isTested: Bool { critical != nil && !choices.isEmpty }

    /// Whether it lies outside the outer interval as some of many do by chance: a region of a sample that does not
    /// stand out when all regions are looked at together.
    public var isAmongMany: Bool {
        level != nil && verdict.isOutsideEdge && !reasons.contains(.standsOutAfterAdjustment)
    }

    /// The verdict as it is shown and as an exit status reads it: one of many outside is at the edge.
    public var said: Verdict { isAmongMany ? .borderline : verdict }

    /// Whether sums of every polling station stand beside official ones: they are equal or differ, by no chance.
    public var hasAllStations: Bool { reasons.contains(.census) && !choices.isEmpty }

    /// The choice that differs most, in points; a remainder is none.
    public var largestDifference: ComparedShare? {
        choices.filter { !$0.isRemainder }.max { abs($0.difference) < abs($1.difference) }
    }

    /// The pair on which the verdict rests: one outside its judged interval before one inside, then the one farthest
    /// away in standard errors at the most favourable rounding, or in points where nothing is tested; the first of two
    /// that are equally far, as two pairs always are.
    public var decisive: ComparedShare? {
        let tested = choices.filter { $0.simultaneous != nil }
        return (tested.isEmpty ? choices : tested).reduce(nil) { farthest, choice in
            farthest.map { Comparison.isFarther(choice, $0) ? choice : $0 } ?? choice
        }
    }

    /// Whether a pair is farther away than another by more than the last digits of a computer.
    private static func isFarther(_ one: ComparedShare, _ other: ComparedShare) -> Bool {
        // Intervals need not be the same number of standard errors wide for all pairs.
        let zones = (Comparison.zone(one), Comparison.zone(other))
        if zones.0 != zones.1 { return zones.0 > zones.1 }
        let sizes = [
            (one.zMostFavourable, other.zMostFavourable), (one.z, other.z),
            (one.difference, other.difference),
        ]
        for (first, second) in sizes {
            let (size, known) = (abs(first ?? 0), abs(second ?? 0))
            if abs(size - known) > 1e-9 * max(size, known) { return size > known }
        }
        return false
    }

    /// 0 inside the judged intervals, 1 outside the inner one, 2 outside both.
    private static func zone(_ choice: ComparedShare) -> Int {
        choice.isOutsideEdge ? 2 : choice.isOutside ? 1 : 0
    }

    /// Whether rounding decides: the verdict would be another one at the figures as they are printed.
    public var isDecidedByRounding: Bool { reasons.contains(.roundingDecides) }

    /// Whether it decides where the differences stand among their intervals, not only what the lead or the line says.
    public var isZoneDecidedByRounding: Bool {
        let printed = choices.map { ($0.unrounded?.simultaneous, $0.unrounded?.edge) }
        return isTested && zone != Comparison.zone(printed)
    }

    /// Where the pair that lies farthest out stands among the judged intervals.
    var zone: ReasonCode { Comparison.zone(choices.map { ($0.simultaneous, $0.edge) }) }

    /// Whether no difference is larger than the one margin that the page prints without saying what it is a margin of.
    var isInsidePrintedMargin: Bool {
        guard let page, page.marginOf == nil, !page.hasOwnMargins, let margin = page.marginPercent else {
            return false
        }
        let reach = (margin.value + margin.roundingHalfWidth) / 100
        return choices.allSatisfy { $0.simultaneous == nil || abs($0.difference) <= reach }
    }

    /// Half of the widest of the judged intervals at the outer level, a fraction; 0 where nothing is tested.
    var widestReach: Double {
        choices.compactMap { $0.edge.map { ($0.high - $0.low) / 2 } }.max() ?? 0
    }

    private static func zone(_ intervals: [(inner: Interval?, outer: Interval?)]) -> ReasonCode {
        let leavesOutZero = { (interval: Interval?) in interval.map { !$0.contains(0) } ?? false }
        if intervals.contains(where: { leavesOutZero($0.outer) }) { return .outsideEdge }
        return intervals.contains { leavesOutZero($0.inner) } ? .outsideInterval : .insideInterval
    }

    /// Choices beside the recap that are left out of the tests while others are tested: a share of 0 or 100 gives
    /// no sampling error, and for a remainder nobody published one.
    public var untestedChoices: [ComparedShare] { isTested ? choices.filter { $0.simultaneous == nil } : [] }
}
