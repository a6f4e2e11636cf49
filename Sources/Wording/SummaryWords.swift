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
    ///   - level: Level of the inner ranges, as text.
    ///   - edgeLevel: Level of the outer ranges.
    func summary(_ batch: Batch, rows: Int, isSample: Bool, level: String, edgeLevel: String) -> String
    /// The finding of a contest in at most ten words, for the title of its chart.
    ///
    /// - Parameters:
    ///   - inside: Tested counts, or ranges of a sample, that contain the official figure.
    ///   - tested: How many are tested.
    ///   - isSample: Whether they are ranges of a sample.
    func chartTitle(inside: Int, of tested: Int, isSample: Bool) -> String

    /// What all counts say together, each with its grade: `4 of 6 quick counts agree with the recap, IDM does not`; `nil`
    /// where there is nothing to say.
    func headline(_ headline: Headline) -> String?
    /// The same with the place it is said of.
    func headline(_ headline: Headline, place: String) -> String?

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
    /// Readings of stages that were not asked for.
    func otherStages(readings: Int) -> String
    /// Stations that differ and are not listed.
    func moreDiffer(stations: Int) -> String
}

/// What a folder has of a contest.
public struct ContestContents: Sendable {
    /// Valid votes of its recap; `nil` where there is none.
    public var votes: Int?
    public var isComplete: Bool
    public var pairs: Int
    public var hasEmptyBox: Bool
    /// Readings of stages that were not asked for.
    public var otherReadings: Int

    public init(votes: Int?, isComplete: Bool, pairs: Int, hasEmptyBox: Bool, otherReadings: Int) {
        (self.votes, self.isComplete, self.pairs) = (votes, isComplete, pairs)
        (self.hasEmptyBox, self.otherReadings) = (hasEmptyBox, otherReadings)
    }
}

/// Published counts of a place or an election, for a headline. Pages of one count are one.
public struct Headline: Sendable, Equatable {
    /// Tested counts that agree.
    public var agree: Int
    /// Pollsters at the edge, and those outside, one for each count.
    public var atEdge: [String]
    public var outside: [String]
    /// Counts without a margin: those that agree whatever it is, pollsters that do not, and those that depend on it.
    public var agreeAnyway: Int
    public var outsideAnyway: [String]
    public var depend: Int
    /// Counts of which more is missing.
    public var shown: Int

    public init(
        agree: Int, atEdge: [String], outside: [String], agreeAnyway: Int = 0, outsideAnyway: [String] = [],
        depend: Int = 0, shown: Int = 0
    ) {
        (self.agree, self.atEdge, self.outside) = (agree, atEdge, outside)
        (self.agreeAnyway, self.outsideAnyway) = (agreeAnyway, outsideAnyway)
        (self.depend, self.shown) = (depend, shown)
    }

    /// Whether a headline names them: two at most, and each once.
    static func areNamed(_ names: [String]) -> Bool { names.count < 3 && Set(names).count == names.count }

    public var tested: Int { agree + atEdge.count + outside.count }
    public var bounded: Int { agreeAnyway + outsideAnyway.count + depend }
}
