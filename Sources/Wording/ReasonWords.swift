import Elections
import Reconciliation

/// Words for the reasons of a verdict.
public protocol ReasonWords: VerdictWords {
    /// What a code means of a comparison, as a clause; `nil` for codes that the sentence of the verdict says.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - figures: Figures of the comparison that clauses name.
    func reason(_ code: ReasonCode, _ figures: ReasonFigures) -> String?
    /// What a code means of several comparisons, where the clause of one names a figure of its own; `nil` elsewhere.
    func ofSeveral(_ code: ReasonCode) -> String?
    /// What a kind of count is called, without an article.
    func name(_ kind: CountSourceKind) -> String
    /// A choice beside its official share: `pair 3 (recap 0.10%)`.
    ///
    /// - Parameters:
    ///   - pair: The choice, by its name.
    ///   - official: Its official share, a fraction.
    func besideRecap(_ pair: String, official: Double) -> String
}

/// Figures of a comparison that the clauses of its reasons name.
public struct ReasonFigures: Sendable {
    /// Sum of the printed shares, a fraction.
    public var sum: Double
    /// Sampled stations; `nil` where their number is not known.
    public var stations: Int?
    /// The fewest clusters that are tested.
    public var fewestClusters: Int
    /// Standard deviation between stations that the margin implies, a fraction.
    public var deviation: Double?
    /// The reading that stands for this one.
    public var repeatOf: String
    /// Choices without a sampling error, named beside their official shares.
    public var choices: String
    /// What the official result lists of its valid votes, and what the count has for the same choices, as text; `nil` where the
    /// result does not say.
    public var listed: (official: String, count: String)?
    /// The margin that the page prints, as text; `nil` where it prints none, or several.
    public var margin: String?
    /// Whether shares are printed on a page, and not those of a sample.
    public var isPublished: Bool
    /// What the reading has from other pages of its count.
    public var borrowed: [CountPages.Borrowed]
    /// What was counted, and by whom.
    public var sourceKind: CountSourceKind
    /// Part of the sample that is in, percent, as the page prints it.
    public var dataIn: PrintedNumber?
    /// Names of regions that the official result does not include.
    public var lacking: [String]
    /// What the regions of a whole without a result have.
    public var ofRegions: OfRegions?
    /// Who leads on the official pages that contradict each other where none is the one to use.
    public var pages: [PageLead] = []
    /// Whether every vote of the official result is 0.
    public var isZero = false
    /// Whether others than the choices on file may have votes in the result.
    public var mayLackOthers = false
    /// What the ends of printed ranges sum to, percent; `nil` where shares are printed.
    public var rangeSum: (low: Double, high: Double)?

    /// Results of the regions of a whole that has none.
    public struct OfRegions: Sendable {
        public var regions: Int
        /// Votes of each choice with its name, as text.
        public var votes: [String]
        /// Names of regions without a result.
        public var absent: [String]
        /// The code of the whole.
        public var code: String

        public init(regions: Int, votes: [String], absent: [String], code: String) {
            (self.regions, self.votes, self.absent, self.code) = (regions, votes, absent, code)
        }
    }

    public init(
        sum: Double, stations: Int?, fewestClusters: Int, deviation: Double?, repeatOf: String,
        choices: String, isPublished: Bool, borrowed: [CountPages.Borrowed] = [],
        sourceKind: CountSourceKind = .quickCount, dataIn: PrintedNumber? = nil, lacking: [String] = [],
        ofRegions: OfRegions? = nil, margin: String? = nil,
        listed: (official: String, count: String)? = nil
    ) {
        (self.ofRegions, self.margin, self.listed) = (ofRegions, margin, listed)
        (self.borrowed, self.sourceKind) = (borrowed, sourceKind)
        (self.dataIn, self.lacking) = (dataIn, lacking)
        (self.sum, self.stations, self.fewestClusters) = (sum, stations, fewestClusters)
        (self.deviation, self.repeatOf, self.choices) = (deviation, repeatOf, choices)
        self.isPublished = isPublished
    }
}

/// Who leads on a page of an official result.
public struct PageLead: Sendable {
    /// Name of the first, and its lead in votes; `nil` for a tie.
    public var first: (leader: String, votes: Int)?

    public init(_ first: (leader: String, votes: Int)?) { self.first = first }
}
