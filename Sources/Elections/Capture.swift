/// What an official page displayed at a moment: a full tabulation, partial until the end.
///
/// A capture is shown, tracked and checked, never used as the truth; only a `Recap` is.
public struct Capture: Sendable, Equatable, Codable {
    public struct Entry: Sendable, Equatable, Codable {
        public var choice: Choice
        public var votes: Int?
        public var sharePercent: PrintedNumber?
        /// Stations of a table that lack the figure, so that the votes are a sum over the others; `nil` where none does.
        public var stationsWithout: Int?
        /// Line of the file that holds it.
        public var line: Int?

        private enum CodingKeys: String, CodingKey {
            case votes, sharePercent, stationsWithout, line
            case choice = "ballotNumber"
        }

        public init(
            choice: Choice, votes: Int?, sharePercent: PrintedNumber?, stationsWithout: Int? = nil,
            line: Int? = nil
        ) {
            self.choice = choice
            self.votes = votes
            self.sharePercent = sharePercent
            self.stationsWithout = stationsWithout
            self.line = line
        }
    }

    /// Rows of a table of stations that are no part of its sums.
    public struct UncountedRows: Sendable, Hashable, Codable {
        /// Rows that are the total of others.
        public var totals: Int
        /// Rows of stations that stand there already with the same figures.
        public var repeats: Int
        /// Stations that stand there more than once with other figures: then nothing is summed.
        public var contradicted: Int

        public init(totals: Int = 0, repeats: Int = 0, contradicted: Int = 0) {
            self.totals = totals
            self.repeats = repeats
            self.contradicted = contradicted
        }
    }

    /// Whether stations of the table stand there more than once with other figures, so that nothing was summed.
    public var contradictsItself: Bool { (uncounted?.contradicted ?? 0) > 0 }

    public var id: String
    public var contest: String
    public var region: RegionCode?
    /// As the file gives it; `timePrecision` says how exact it is.
    public var capturedAt: String
    public var timePrecision: String
    /// Which page: kpu-c1, sirekap, plenary-partial, volunteer-c1, campaign-or-party …
    public var sourceKind: String
    public var entries: [Entry]
    public var stationsIn: Int?
    public var stationsTotal: Int?
    public var validVotes: Int?
    /// What of a table of stations is not summed; `nil` where all of it is, and for pages that are no such table.
    public var uncounted: UncountedRows?
    /// Declared by the person who typed it: the page cannot be right and is kept as evidence.
    public var isGarbled: Bool
    public var source: String
    public var note: String
    public var place: SourcePlace

    public init(
        id: String, contest: String, region: RegionCode? = nil, capturedAt: String,
        timePrecision: String = "", sourceKind: String = "", entries: [Entry],
        stationsIn: Int? = nil, stationsTotal: Int? = nil, validVotes: Int? = nil,
        uncounted: UncountedRows? = nil, isGarbled: Bool = false, source: String = "", note: String = "",
        place: SourcePlace = SourcePlace(file: "")
    ) {
        self.id = id
        self.contest = contest
        self.region = region
        self.capturedAt = capturedAt
        self.timePrecision = timePrecision
        self.sourceKind = sourceKind
        self.entries = entries.sorted { $0.choice < $1.choice }
        self.stationsIn = stationsIn
        self.stationsTotal = stationsTotal
        self.validVotes = validVotes
        self.uncounted = uncounted
        self.isGarbled = isGarbled
        self.source = source
        self.note = note
        self.place = place
    }

    /// Sum of the displayed votes, where every entry has them.
    public var voteSum: Int? {
        let votes = entries.compactMap(\.votes)
        return votes.count == entries.count && !votes.isEmpty ? votes.reduce(0, +) : nil
    }
}

/// A time in which the official page could not be read: a normal event in the data.
public struct Outage: Sendable, Equatable, Codable {
    public var from: String
    /// Its last moment: a day without an hour with all its hours. Empty where no end was reported.
    public var to: String
    public var contest: String
    public var scope: String
    public var whatWasSaid: String
    public var source: String
    public var note: String

    public init(
        from: String, to: String, contest: String = "", scope: String = "", whatWasSaid: String = "",
        source: String = "", note: String = ""
    ) {
        self.from = from
        self.to = to
        self.contest = contest
        self.scope = scope
        self.whatWasSaid = whatWasSaid
        self.source = source
        self.note = note
    }
}
