/// How far a quick count had come when a reading was published.
public enum ReadingStage: String, Sendable, Codable, CaseIterable {
    case interim
    /// 95 % of the sample or more.
    case nearFinal = "near-final"
    case final
    case unknown
    /// The page cannot be right; the reading is kept as printed and never compared.
    case garbled
}

/// Who counted, and what: only quick counts are estimates from a sample of polling stations.
public enum CountSourceKind: String, Sendable, Codable, CaseIterable {
    case quickCount = "quick-count"
    /// Voters asked after the vote.
    case exitPoll = "exit-poll"
    /// A count of those who stand for election, or of their party.
    case campaign
    /// A count of every station by somebody else than the authority.
    case fullCount = "full-count"
    /// What volunteers sent in.
    case app
    case other
}

/// What counts are called that are told together.
public enum CountNoun: String, Sendable, Codable, CaseIterable {
    case quickCount = "quick-count"
    case exitPoll = "exit-poll"
    /// Of other kinds, or of several.
    case count

    /// - Parameter kinds: Kinds of counts that are asked for.
    public init(_ kinds: Set<CountSourceKind>) {
        self = kinds == [.quickCount] ? .quickCount : kinds == [.exitPoll] ? .exitPoll : .count
    }
}

/// What a single printed margin of error belongs to.
public enum MarginOf: String, Sendable, Codable, CaseIterable {
    /// The largest one, at a share of one half; one margin for several shares is this.
    case maximum
    /// The share it stands beside; margins that differ are this, and that of the only share is.
    case share
    /// The lead of the first choice over the second.
    case lead
}

/// What the shares of the choices on a page are said to be shares of.
public enum ShareBase: String, Sendable, Codable, CaseIterable {
    /// Valid votes.
    case valid
    /// All ballots, valid and invalid.
    case ballots
}

/// A published reading of a quick count: the shares of one contest on one page at one time.
///
/// A quick count is an estimate from a sample of polling stations. KPU's own page of the same name
/// ("hitung cepat KPU") is a tabulation of all stations and is a `Capture`.
public struct QuickCountReading: Sendable, Equatable, Codable {
    public struct Share: Sendable, Equatable, Codable {
        public var choice: Choice
        /// Percent of the valid votes, or of what ``QuickCountReading/shareBase`` says; as printed.
        public var percent: PrintedNumber
        /// Line of the file that prints it.
        public var line: Int?
        /// Whether it is what the named choices leave ("others"), which whoever keeps the file has filled in: it is
        /// shown and not tested, because no margin was published for it.
        public var isRemainder: Bool
        /// Margin of error of its own, percentage points; `nil` where one holds for all.
        public var marginPercent: PrintedNumber?
        /// Both ends of a printed range, percent.
        public var range: Range?

        private enum CodingKeys: String, CodingKey {
            case percent, line, isRemainder, marginPercent, range
            case choice = "ballotNumber"
        }

        /// A range as it is printed; it need not lie alike to both sides of the share.
        public struct Range: Sendable, Equatable, Codable {
            public var low: PrintedNumber
            public var high: PrintedNumber
            /// Whether the share is the middle of the range, because none was printed.
            public var givesShare: Bool

            public init(low: PrintedNumber, high: PrintedNumber, givesShare: Bool) {
                (self.low, self.high, self.givesShare) = (low, high, givesShare)
            }

            /// The middle, with a decimal more than its ends.
            public var middle: PrintedNumber {
                let decimals = max(low.decimals, high.decimals) + 1
                return PrintedNumber(
                    units: (low.units(atDecimals: decimals) + high.units(atDecimals: decimals)) / 2,
                    decimals: decimals)
            }
        }

        public init(
            choice: Choice, percent: PrintedNumber, line: Int? = nil, isRemainder: Bool = false,
            marginPercent: PrintedNumber? = nil, range: Range? = nil
        ) {
            self.choice = choice
            self.percent = percent
            self.line = line
            self.isRemainder = isRemainder
            self.marginPercent = marginPercent
            self.range = range
        }
    }

    /// `qc_id`, or contest, region, pollster and time where the file gives none.
    public var id: String
    public var contest: String
    public var region: RegionCode?
    public var pollster: String
    /// In the order of the ballot numbers.
    public var shares: [Share]
    /// Turnout and invalid ballots, where it gives them.
    public var figures: [MeasuredFigure]
    /// Polling stations drawn.
    public var sampleStations: Int?
    /// Percent of the sample that had reported.
    public var dataInPercent: PrintedNumber?
    /// Published margin of error, percentage points.
    public var marginPercent: PrintedNumber?
    /// What ``marginPercent`` belongs to; `nil` where the file does not say.
    public var marginOf: MarginOf?
    /// Confidence level of the margin, percent.
    public var levelPercent: PrintedNumber?
    public var samplingMethod: String
    public var funder: String
    public var frame: String
    public var asOf: String
    public var stage: ReadingStage
    /// Whether the file has no column of stages, so that every reading of it is taken as final.
    public var isStageAssumed = false
    /// What its shares are shares of; `nil` where the file does not say.
    public var shareBase: ShareBase?
    public var sourceKind: CountSourceKind
    public var source: String
    public var note: String
    public var place: SourcePlace

    public init(
        id: String, contest: String, region: RegionCode? = nil, pollster: String, shares: [Share],
        figures: [MeasuredFigure] = [], sampleStations: Int? = nil, dataInPercent: PrintedNumber? = nil,
        marginPercent: PrintedNumber? = nil, marginOf: MarginOf? = nil,
        levelPercent: PrintedNumber? = nil, samplingMethod: String = "", funder: String = "",
        frame: String = "", asOf: String = "",
        stage: ReadingStage = .unknown, sourceKind: CountSourceKind = .quickCount, source: String = "",
        note: String = "",
        place: SourcePlace = SourcePlace(file: "")
    ) {
        self.id = id
        self.contest = contest
        self.region = region
        self.pollster = pollster
        self.shares = shares.sorted { $0.choice < $1.choice }
        self.figures = figures
        self.sampleStations = sampleStations
        self.dataInPercent = dataInPercent
        self.marginPercent = marginPercent
        self.marginOf = marginOf
        self.levelPercent = levelPercent
        self.samplingMethod = samplingMethod
        self.funder = funder
        self.frame = frame
        self.asOf = asOf
        self.stage = stage
        self.sourceKind = sourceKind
        self.source = source
        self.note = note
        self.place = place
    }

    /// Decimals of the most finely printed share: a file may have lost the trailing zeros of the others.
    public var shareDecimals: Int { shares.map(\.percent.decimals).max() ?? 0 }

    /// The choices that are a remainder.
    public var remainder: Set<Choice> {
        Set(shares.filter(\.isRemainder).map(\.choice))
    }

    /// Whether something printed says how large its sampling error is.
    public var hasMargin: Bool {
        marginPercent != nil || shares.contains { $0.marginPercent != nil || $0.range != nil }
    }

    /// Whether its one margin is that of its only share: beside several shares it is that of a share of one half.
    public var isMarginOfOnlyShare: Bool {
        marginPercent != nil && marginOf == nil && shares.count { !$0.isRemainder } == 1
    }

    /// Whether each share was printed: the middle of a range was not, and need not sum to 100.
    public var hasPrintedShares: Bool { !shares.contains { $0.range?.givesShare == true } }

    /// Sum of the printed shares, exact.
    public var shareSum: PrintedNumber {
        let decimals = shareDecimals
        let units = shares.reduce(0) { $0 + $1.percent.units(atDecimals: decimals) }
        return PrintedNumber(units: units, decimals: decimals)
    }

    /// How the printed shares of all pairs sum (Domain section 9: |sum − 100| ≤ half a unit a pair is rounding).
    public var sumCheck: SumCheck {
        let sum = shareSum
        let unitsPerPoint = PrintedNumber.integerScale(sum.decimals)
        let gap = abs(sum.units - 100 * unitsPerPoint)
        if 2 * gap <= shares.count { return .withinRounding }
        return gap <= unitsPerPoint ? .offByUpToOnePoint : .offByMore
    }

    /// Whether shares of all choices can sum to 100: those printed within rounding, of ranges some between their ends.
    public var canSum: Bool {
        guard !hasPrintedShares else { return sumCheck == .withinRounding }
        let (low, high) = rangeSum
        let slack = shares.reduce(0) { $0 + ($1.range?.low ?? $1.percent).roundingHalfWidth }
        return low <= 100 + slack + 1e-9 && high >= 100 - slack - 1e-9
    }

    /// What the lower and the upper ends of the ranges sum to, percent; of a share without a range the share.
    public var rangeSum: (low: Double, high: Double) {
        let sum = { (end: (Share) -> PrintedNumber) in shares.reduce(0) { $0 + end($1).value } }
        return (sum { $0.range?.low ?? $0.percent }, sum { $0.range?.high ?? $0.percent })
    }

    public enum SumCheck: Sendable {
        case withinRounding
        /// Beyond rounding: shown, measured, not tested.
        case offByUpToOnePoint
        /// Cannot be a slip of rounding: refused unless the reading is marked as garbled.
        case offByMore
    }
}

extension QuickCountReading {
    /// What the column `measure` of a row says.
    public enum Measure: String, Sendable, CaseIterable {
        case share, turnout, invalid
    }
}

extension QuickCountReading.Share {
    /// What a row of a reading is about, as the column `role` says.
    public enum Role: String, Sendable, CaseIterable {
        case choice
        case remainder
    }
}
