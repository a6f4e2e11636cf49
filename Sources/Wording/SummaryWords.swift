import Elections
import Reconciliation

/// Words for a whole run: its summary, the titles of its charts and its table in the terminal.
public protocol SummaryWords: VerdictWords {
    /// What a run says that tests nothing.
    ///
    /// - Parameters:
    ///   - rows: Rows shown; of a sample the whole and its regions.
    ///   - isSample: Whether they are parts of a sample, and not published counts.
    func nothingTested(rows: Int, isSample: Bool) -> String
    /// What a run says, with the number that chance alone would put outside.
    ///
    /// - Parameters:
    ///   - batch: What its tests say together.
    ///   - rows: Rows shown.
    ///   - isSample: Whether they are parts of a sample.
    ///   - levels: Level of the inner ranges and of the outer ones, as text.
    ///   - adjustment: Whose adjustment for many tests it is; `nil` for the one that runs have without another choice.
    func summary(
        _ batch: Batch, rows: Int, isSample: Bool, levels: (inner: String, outer: String), adjustment: String?
    ) -> String
    /// Regions of which every station is in a sample, where sums say it all.
    ///
    /// - Parameters:
    ///   - regions: Their names.
    ///   - differing: Those of which the shares are not those of the official file.
    func censusRegions(_ regions: [String], differing: [String]) -> String
    /// That more counts of a pollster lie outside than chance explains.
    ///
    /// - Parameters:
    ///   - pollster: Its counts over all contests and regions.
    ///   - level: Level of the ranges, as text.
    func pollsterApart(_ pollster: PollsterTally, level: String) -> String
    /// The finding on a sample, for the title of its chart, and of quick counts that say nothing together.
    ///
    /// - Parameters:
    ///   - inside: Tested counts, or ranges of a sample, that contain the official figure.
    ///   - tested: How many are tested.
    ///   - isSample: Whether they are ranges of a sample.
    func chartTitle(inside: Int, of tested: Int, isSample: Bool) -> String
    /// The title of a chart of a sample that has every station: that nothing differs, or the largest difference.
    func censusTitle(_ gap: GapText?) -> String

    /// That margins are wider than what decides: `too close by itself to tell who leads`.
    ///
    /// - Parameters:
    ///   - question: What they leave open.
    ///   - counts: How many counts leave it open.
    func tooClose(_ question: OpenQuestion, counts: Int) -> String

    /// What all counts say together, each with its grade: `4 of 6 quick counts agree with the recap, IDM does not`; `nil`
    /// where there is nothing to say.
    func headline(_ tally: CountTally) -> String?
    /// The same with the place it is said of.
    func headline(_ tally: CountTally, place: String) -> String?

    // MARK: Where nothing is compared

    /// What a folder has in which no count is compared.
    ///
    /// - Parameter contests: What there is of each, after its title.
    func nothingToCompare(_ contests: [String]) -> String
    /// What a folder has of a contest.
    func sentence(_ contents: ContestContents) -> String

    // MARK: The table of the terminal

    /// By how much the stations compared correct the official lead: `lead −1.06 points`.
    ///
    /// - Parameter points: The correction with its unit.
    func correction(_ points: String) -> String
    /// Stations compared one by one that differ.
    ///
    /// - Parameters:
    ///   - differing: How many differ.
    ///   - stations: Of how many.
    func differ(_ differing: Int, of stations: Int) -> String
    /// Regions with too few sampled stations that a table leaves out.
    func moreTooSmall(regions: Int) -> String
    /// Readings of stages or kinds that were not asked for, with the options that ask for them.
    func aside(inReport readings: ReadingsAside) -> String
    /// Stations that differ and are not listed.
    func moreDiffer(stations: Int) -> String
    /// Which of several pages of a count is compared.
    ///
    /// - Parameter page: Its id.
    func isCompared(page: String) -> String
    /// Valid votes of the official result that are of none of the choices, beside a count whose shares leave none.
    ///
    /// - Parameters:
    ///   - votes: How many; `nil` where only shares are printed.
    ///   - share: Their part of all, a fraction.
    ///   - valid: All of them.
    func leftOver(votes: Int?, share: Double, of valid: Int?) -> String
    /// Compared figures that are in doubt and not listed.
    func moreDoubts(_ findings: Int) -> String
    /// That what counts say by themselves is told of the first few contests.
    func moreWaiting(contests: Int) -> String
}

/// What a folder has of a contest.
public struct ContestContents: Sendable {
    /// Valid votes of its recap; `nil` where there is none.
    public var votes: Int?
    /// Whether its recap has shares and no votes.
    public var hasShares: Bool
    public var isComplete: Bool
    public var pairs: Int
    public var hasEmptyBox: Bool
    /// Readings of stages or kinds that were not asked for.
    public var otherReadings: ReadingsAside

    public init(
        votes: Int?, hasShares: Bool = false, isComplete: Bool, pairs: Int, hasEmptyBox: Bool,
        otherReadings: ReadingsAside
    ) {
        (self.votes, self.hasShares, self.isComplete, self.pairs) = (votes, hasShares, isComplete, pairs)
        (self.hasEmptyBox, self.otherReadings) = (hasEmptyBox, otherReadings)
    }
}

extension SummaryWords {
    /// The options that ask for readings, in brackets; misprinted pages are never tested.
    func askedFor(_ readings: ReadingsAside) -> String {
        let stages = readings.orderedStages.filter { $0 != .garbled }.map(\.rawValue)
        let kinds = readings.orderedKinds.map(\.rawValue)
        let options = [("--stage", stages), ("--source-kind", kinds)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.joined(separator: ","))" }
        return options.isEmpty ? "" : " (\(options.joined(separator: ", ")))"
    }

    /// What all counts leave open that agree, behind a comma; in brackets where others follow.
    func open(_ tally: CountTally) -> String {
        guard let open = tally.open, open.areAll else { return "" }
        let said = tooClose(open.question, counts: open.counts)
        return tally.agree == tally.tested ? ", " + said : " (\(said))"
    }
}
