/// Standing of a row of the signed result.
public enum RecapStatus: String, Sendable, Codable, CaseIterable {
    case primary
    /// Another figure printed for the same place; listed as a finding, never compared.
    case conflict
    /// Replaced later, by a re-vote or a ruling.
    case superseded
}

/// Votes of one pair in one region as a source gives them.
public struct RecapRow: Sendable, Equatable, Codable {
    public var contest: String
    public var region: RegionCode
    public var ballotNumber: Int
    public var votes: Int
    public var status: RecapStatus
    /// Form it was read from (DB1, DC1, D.Hasil …), as data.
    public var form: String
    public var decidedOn: String
    public var source: String
    public var note: String
    public var place: SourcePlace

    public init(
        contest: String, region: RegionCode, ballotNumber: Int, votes: Int,
        status: RecapStatus = .primary, form: String = "", decidedOn: String = "",
        source: String = "", note: String = "", place: SourcePlace = SourcePlace(file: "")
    ) {
        self.contest = contest
        self.region = region
        self.ballotNumber = ballotNumber
        self.votes = votes
        self.status = status
        self.form = form
        self.decidedOn = decidedOn
        self.source = source
        self.note = note
        self.place = place
    }
}

/// Totals printed beside the votes of the pairs.
public struct RecapTotals: Sendable, Equatable, Codable {
    public var contest: String
    public var region: RegionCode
    public var validVotes: Int?
    public var invalidVotes: Int?
    public var registeredVoters: Int?
    public var pollingStations: Int?
    /// Percent of the registered voters, as printed.
    public var turnoutPercent: PrintedNumber?
    public var decidedOn: String
    public var status: RecapStatus
    public var source: String
    public var note: String
    public var place: SourcePlace

    public init(
        contest: String, region: RegionCode, validVotes: Int? = nil, invalidVotes: Int? = nil,
        registeredVoters: Int? = nil, pollingStations: Int? = nil,
        turnoutPercent: PrintedNumber? = nil, decidedOn: String = "",
        status: RecapStatus = .primary, source: String = "", note: String = "",
        place: SourcePlace = SourcePlace(file: "")
    ) {
        self.contest = contest
        self.region = region
        self.validVotes = validVotes
        self.invalidVotes = invalidVotes
        self.registeredVoters = registeredVoters
        self.pollingStations = pollingStations
        self.turnoutPercent = turnoutPercent
        self.decidedOn = decidedOn
        self.status = status
        self.source = source
        self.note = note
        self.place = place
    }
}

/// The signed result of one contest in one region: what estimates are tested against.
///
/// It has no sampling error and is never given one.
public struct Recap: Sendable, Equatable, Codable {
    public struct PairVotes: Sendable, Equatable, Codable {
        public var ballotNumber: Int
        public var votes: Int

        public init(ballotNumber: Int, votes: Int) {
            self.ballotNumber = ballotNumber
            self.votes = votes
        }
    }

    public var contest: String
    public var region: RegionCode
    /// Primary votes in the order of the ballot numbers.
    public var votes: [PairVotes]
    /// Whether every pair of the contest has a primary figure.
    public var isComplete: Bool
    public var invalidVotes: Int?
    public var registeredVoters: Int?
    public var pollingStations: Int?
    public var form: String
    public var decidedOn: String
    public var sources: [String]

    public init(
        contest: String, region: RegionCode, votes: [PairVotes], isComplete: Bool,
        invalidVotes: Int? = nil, registeredVoters: Int? = nil, pollingStations: Int? = nil,
        form: String = "", decidedOn: String = "", sources: [String] = []
    ) {
        self.contest = contest
        self.region = region
        self.votes = votes.sorted { $0.ballotNumber < $1.ballotNumber }
        self.isComplete = isComplete
        self.invalidVotes = invalidVotes
        self.registeredVoters = registeredVoters
        self.pollingStations = pollingStations
        self.form = form
        self.decidedOn = decidedOn
        self.sources = sources
    }

    /// Sum of the votes of the pairs.
    public var validVotes: Int { votes.reduce(0) { $0 + $1.votes } }

    public func votes(of ballotNumber: Int) -> Int? {
        votes.first { $0.ballotNumber == ballotNumber }?.votes
    }

    /// Share of the valid votes, a fraction; `nil` for an unknown pair or where nobody voted.
    public func share(of ballotNumber: Int) -> Double? {
        let valid = validVotes
        guard valid > 0, let votes = votes(of: ballotNumber) else { return nil }
        return Double(votes) / Double(valid)
    }

    /// Pairs by votes, most first; equal counts keep the order of the ballot numbers.
    public var ranking: [PairVotes] {
        votes.enumerated().sorted { ($1.element.votes, $0.offset) < ($0.element.votes, $1.offset) }
            .map(\.element)
    }
}
