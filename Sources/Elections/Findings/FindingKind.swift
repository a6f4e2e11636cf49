/// What a finding says, chapter by chapter: a kind, and the figures and names that its sentence is made with.
///
/// Numbers are votes, stations or rows; nothing here is formatted. The code of a kind is public
/// (``FindingKind/code``): it stands in `findings.csv` and in JSON.
public enum FindingKind: Sendable, Equatable, Codable {
    /// What published readings say of themselves.
    case reading(Reading)
    /// What an election folder says of its recaps and captures.
    case folder(Folder)
    /// Rules that forms keep, and figures that could not be asked.
    case form(Form)
    /// Stations of a file that stand twice, look alike or lack.
    case station(Station)
    /// Sums of levels, and regions that one file has and another lacks.
    case level(Level)
    /// What changed between two files.
    case change(Change)
    /// What is worth knowing about a sample beside its comparisons.
    case sample(Sample)
    /// What the official file beside a sample lacks, or has twice.
    case official(Official)
    /// One cause of several findings.
    case cause(Cause)

    /// Identifier of the kind in outputs, such as `shares-sum`; of a rule of forms its own id.
    public var code: String {
        switch self {
        case .reading(let kind): kind.code
        case .folder(let kind): kind.code
        case .form(let kind): kind.code
        case .station(let kind): kind.code
        case .level(let kind): kind.code
        case .change(let kind): kind.code
        case .sample(let kind): kind.code
        case .official(let kind): kind.code
        case .cause(let cause): cause.code
        }
    }

    /// Whether a figure of a recap is not the sum below it.
    public var isMismatch: Bool { if case .level(.mismatch) = self { true } else { false } }
}

/// A region of a level, as findings name it.
public struct LevelRegion: Sendable, Hashable, Codable {
    /// Column of the level; `nil` is the whole file.
    public var level: String?
    public var code: String?

    public init(_ level: String?, _ code: String?) {
        self.level = level
        self.code = code
    }

    private static let known = [
        "province_code": "province", "regency_code": "regency", "district_code": "district",
        "village_code": "village",
    ]

    /// A level by its column: `district` for `district_code`, the column itself where it has no such ending.
    ///
    /// Source: the names of the levels in Contract section 1.
    /// - Parameter column: Name of the level's column; `nil` is the whole file.
    public static func levelName(_ column: String?) -> String {
        guard let column else { return "the whole count" }
        if let name = known[column] { return name }
        if column.hasPrefix("region_"), let depth = Int(column.dropFirst(7)) {
            return "level-\(depth) region"
        }
        return column.hasSuffix("_code") ? String(column.dropLast(5)) : column
    }

    /// The column of a level that is known by a name of its own: `district_code` for `district`; else the name itself.
    ///
    /// - Parameter name: What ``levelName(_:)`` gives.
    static func column(ofLevel name: String) -> String { known.first { $0.value == name }?.key ?? name }
}

/// Regions of a level.
public struct LevelRegions: Sendable, Hashable, Codable {
    public var level: String?
    public var codes: [String]

    public init(_ level: String?, _ codes: [String]) {
        self.level = level
        self.codes = codes
    }
}

/// Two names that may be one, of two files.
public struct AlikeNames: Sendable, Hashable, Codable {
    public var own: String
    public var other: String

    public init(_ own: String, _ other: String) {
        self.own = own
        self.other = other
    }
}

/// What figures of a level are made of.
public enum FigureSource: Sendable, Hashable, Codable {
    /// The stations of a file.
    case stations(file: String)
    /// The rows of a file.
    case rows(file: String)
}

/// The two sides of a rule on one form, as plain decimals with a point.
public struct RuleSides: Sendable, Hashable, Codable {
    public var left: String
    public var right: String
    /// What the left side is and should be, where it is one figure that the rule holds against a constant.
    public var bound: Bound?

    /// A figure that a rule holds against a constant.
    public struct Bound: Sendable, Hashable, Codable {
        /// Where it should be: from the constant, which is the right side.
        public enum Side: String, Sendable, Codable, CaseIterable {
            case below, atMost, exactly, notExactly, atLeast, above
        }

        public var column: String
        public var side: Side

        public init(_ column: String, _ side: Side) {
            self.column = column
            self.side = side
        }
    }

    public init(left: String, right: String, bound: Bound? = nil) {
        self.left = left
        self.right = right
        self.bound = bound
    }
}

// MARK: Readings and folders

extension FindingKind {
    /// What published readings say of themselves.
    public enum Reading: Sendable, Hashable, Codable {
        /// Shares of all pairs do not sum to 100 within rounding.
        case sharesDoNotSum(sum: PrintedNumber)
        case notDisclosed([Disclosure])
        /// Two pages of one moment of a count print other shares.
        case pagesDisagree(ReadingPage, ReadingPage, isExchanged: Bool)
        /// Two pages describe one count differently.
        case pagesDisagreeOnDesign(pages: [String], facts: [DisputedFact])
        /// A page of a day before votes were cast.
        case beforePolling(asOf: String, pollingDay: String)
        /// A page that is marked final and dated in the morning of the day of the vote.
        case finalBeforeNoon(asOf: String)
        /// Pages of several pollsters with the same shares.
        case sameFigures(pollsters: [String], pages: [String])
        /// A page with the shares that the same pollster has for another place.
        case sameFiguresElsewhere(pages: [String], other: RegionCode)
        /// A page of a day more than a year after votes were cast.
        case longAfterPolling(asOf: String, pollingDay: String)
        /// A page before the end of a count is dated after one of its end.
        case interimAfterFinal(pages: [String], interim: String, final: String)
        /// One end of a printed range is the share and its printed margin, the other is not.
        case rangeBesideMargin(pair: Choice, isLow: Bool, printed: PrintedNumber, byMargin: PrintedNumber)
        /// A printed share that is not the middle of its range (percent), or a margin of its own that is not half of it; `margin` is
        /// `nil` where none is printed.
        case rangeNotAround(
            pair: Choice, share: PrintedNumber, low: PrintedNumber, high: PrintedNumber,
            margin: PrintedNumber?)
        /// A sample of more polling stations than voted.
        case sampleBeyondStations(sample: Int, stations: Int)

        var code: String {
            switch self {
            case .sharesDoNotSum: "shares-sum"
            case .notDisclosed: "disclosure"
            case .pagesDisagree: "pages-disagree"
            case .pagesDisagreeOnDesign: "pages-disagree-on-design"
            case .beforePolling: "before-polling"
            case .finalBeforeNoon: "final-before-noon"
            case .sameFigures: "same-figures"
            case .sameFiguresElsewhere: "same-figures-elsewhere"
            case .longAfterPolling: "long-after-polling"
            case .interimAfterFinal: "interim-after-final"
            case .rangeBesideMargin: "range-beside-margin"
            case .rangeNotAround: "range-not-around-share"
            case .sampleBeyondStations: "sample-beyond-stations"
            }
        }
    }

    /// What an election folder says of its recaps and captures.
    public enum Folder: Sendable, Hashable, Codable {
        /// Pairs of a region without a primary figure.
        case pairsInConflict(region: String, pairs: [Choice])
        /// Another page prints other votes of a pair; `kept` is the figure in use, if any.
        case recapConflict(region: String, pair: Choice, printed: OfficialFigure, kept: OfficialFigure?)
        /// Another page prints another total.
        case totalsConflict(region: String, column: String, printed: Int, kept: Int?)
        /// A printed official share that is not that of its votes, a fraction.
        case shareOfVotes(region: String, pair: Choice, printed: PrintedNumber, computed: Double)
        /// A printed turnout that is not that of ballots and registered voters, a fraction.
        case turnoutOfCounts(region: String, printed: PrintedNumber, computed: Double)
        /// Ballots, registered voters and a printed turnout that cannot be of one count.
        case turnoutImpossible(region: String, printed: PrintedNumber?, computed: Double)
        /// Valid and invalid votes of a region that are not its ballots.
        case ballotsNotSum(region: String, valid: Int, invalid: Int, ballots: Int)
        /// A result that is the sum of those of other regions, without these.
        case sumOfSome(region: String, lacking: [String])
        /// A result without a vote for a pair that quick counts have votes for: the least and the most of them, percent.
        case pairWithoutVotes(
            region: String, pair: Choice, counts: Int, least: PrintedNumber, most: PrintedNumber)
        /// A result that is dated before the day of the vote.
        case decidedBeforePolling(region: String, decidedOn: String, pollingDay: String)
        /// A page counts more stations than there are.
        case captureStations(capturedAt: String, counted: Int, total: Int)
        /// A page whose pairs do not sum to its valid votes.
        case captureArithmetic(capturedAt: String, sum: Int?, valid: Int?)
        /// A page shows less than it did before.
        case captureFalls(region: String, before: String, after: String, falls: [CaptureFall])
        /// A page shows two sets of figures for one moment.
        case captureTwice(region: String, capturedAt: String)
        /// A page shows figures again that it had shown earlier, with others in between.
        case captureReturns(region: String, earlier: String, after: String)
        /// A page shows the same votes although more stations are in; so many times, of which the first is told.
        case captureSameVotes(region: String, times: Int, capturedAt: String, before: Int, after: Int)
        /// A page shows other votes of a region than the regions below have on it.
        case captureParts(region: String, capturedAt: String, sums: [CaptureSum])
        /// A page shows other votes of a region than its stations have in a file.
        case captureStationSums(
            region: String, capturedAt: String, file: String, stations: Int, sums: [CaptureSum])

        var code: String {
            switch self {
            case .pairsInConflict: "not-compared"
            case .recapConflict: "recap-conflict"
            case .totalsConflict: "totals-conflict"
            case .shareOfVotes: "share-of-votes"
            case .turnoutOfCounts: "turnout-of-counts"
            case .turnoutImpossible: "turnout-impossible"
            case .ballotsNotSum: "ballots-not-sum"
            case .sumOfSome: "sum-of-some-regions"
            case .pairWithoutVotes: "pair-without-votes"
            case .decidedBeforePolling: "decided-before-polling"
            case .captureStations: "capture-stations"
            case .captureArithmetic: "capture-arithmetic"
            case .captureFalls: "capture-falls"
            case .captureTwice: "capture-twice"
            case .captureReturns: "capture-returns"
            case .captureSameVotes: "capture-same-votes"
            case .captureParts: "capture-parts"
            case .captureStationSums: "capture-station-sums"
            }
        }
    }

    /// Votes of a pair, or stations that are in where `pair` is `nil`, that a page shows fewer of than before.
    public struct CaptureFall: Sendable, Hashable, Codable {
        public var pair: Choice?
        public var from: Int
        public var to: Int

        public init(pair: Choice?, from: Int, to: Int) {
            self.pair = pair
            self.from = from
            self.to = to
        }
    }

    /// Votes of a pair that the regions below have on a page, and those that it shows itself.
    public struct CaptureSum: Sendable, Hashable, Codable {
        public var pair: Choice
        public var sum: Int
        public var shown: Int

        public init(pair: Choice, sum: Int, shown: Int) {
            self.pair = pair
            self.sum = sum
            self.shown = shown
        }
    }

    /// What a published count ought to tell. Raw values stand in the columns `expected` and `found`.
    public enum Disclosure: String, Sendable, Hashable, Codable, CaseIterable {
        case sampleSize = "sample size"
        case marginOfError = "margin of error"
        case confidenceLevel = "confidence level"
        case samplingMethod = "sampling method"
        case funder
        case samplingFrame = "sampling frame"
    }

    /// Shares that a page prints, `1: 54.2, 2: 45.8`.
    public struct ReadingPage: Sendable, Hashable, Codable {
        public var id: String
        public var shares: [PrintedShare]

        public init(id: String, shares: [PrintedShare]) {
            self.id = id
            self.shares = shares
        }

        /// With decimals as printed, for programs.
        public var text: String { shares.map { "\($0.pair): \($0.percent)" }.joined(separator: ", ") }
    }

    /// A pair's share as printed, percent.
    public struct PrintedShare: Sendable, Hashable, Codable {
        public var pair: Choice
        public var percent: PrintedNumber

        public init(pair: Choice, percent: PrintedNumber) {
            self.pair = pair
            self.percent = percent
        }
    }

    /// What two pages give differently, as printed.
    public struct DisputedFact: Sendable, Hashable, Codable {
        public var fact: Disclosure
        public var first: String
        public var second: String

        public init(_ fact: Disclosure, _ first: String, _ second: String) {
            self.fact = fact
            self.first = first
            self.second = second
        }
    }
}
