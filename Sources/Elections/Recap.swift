/// Standing of a row of the signed result.
public enum RecapStatus: String, Sendable, Codable, CaseIterable {
    case primary
    /// Another figure printed for the same place; listed as a finding, never compared.
    case conflict
    /// Replaced later, by a re-vote or a ruling.
    case superseded
}

/// Votes or share of one pair in one region as a source gives them.
public struct RecapRow: Sendable, Equatable, Codable {
    public var contest: String
    public var region: RegionCode
    public var choice: Choice
    /// `nil` where only a share is printed.
    public var votes: Int?
    /// Share as printed, percent.
    public var percent: PrintedNumber?
    public var status: RecapStatus
    /// Form it was read from (DB1, DC1, D.Hasil …), as data.
    public var form: String
    public var decidedOn: String
    public var source: String
    public var note: String
    public var place: SourcePlace

    private enum CodingKeys: String, CodingKey {
        case contest, region, votes, percent, status, form, decidedOn, source, note, place
        case choice = "ballotNumber"
    }

    public init(
        contest: String, region: RegionCode, choice: Choice, votes: Int?,
        percent: PrintedNumber? = nil, status: RecapStatus = .primary, form: String = "",
        decidedOn: String = "",
        source: String = "", note: String = "", place: SourcePlace = SourcePlace(file: "")
    ) {
        self.contest = contest
        self.region = region
        self.choice = choice
        self.votes = votes
        self.percent = percent
        self.status = status
        self.form = form
        self.decidedOn = decidedOn
        self.source = source
        self.note = note
        self.place = place
    }
}

/// A figure of an official result as it is printed.
public enum OfficialFigure: Sendable, Hashable, Codable, CustomStringConvertible {
    case votes(Int)
    /// Percent of the valid votes.
    case share(PrintedNumber)

    /// As a data file holds it.
    public var description: String {
        switch self {
        case .votes(let votes): "\(votes)"
        case .share(let percent): "\(percent)"
        }
    }
}

extension RecapRow {
    /// The votes where the row has them, else the share.
    public var figure: OfficialFigure? {
        votes.map(OfficialFigure.votes) ?? percent.map(OfficialFigure.share)
    }
}

extension Recap.PairVotes {
    /// The votes where they are printed, else the share.
    public var figure: OfficialFigure? {
        votes.map(OfficialFigure.votes) ?? percent.map(OfficialFigure.share)
    }
}

/// Totals printed beside the votes of the pairs.
public struct RecapTotals: Sendable, Equatable, Codable {
    public var contest: String
    public var region: RegionCode
    public var validVotes: Int?
    public var invalidVotes: Int?
    /// Ballots cast, valid and invalid.
    public var ballotsUsed: Int?
    public var registeredVoters: Int?
    public var pollingStations: Int?
    /// Percent of the registered voters, as printed.
    public var turnoutPercent: PrintedNumber?
    /// Percent of the ballots, as printed.
    public var invalidPercent: PrintedNumber?
    public var decidedOn: String
    public var status: RecapStatus
    public var source: String
    public var note: String
    public var place: SourcePlace

    public init(
        contest: String, region: RegionCode, validVotes: Int? = nil, invalidVotes: Int? = nil,
        ballotsUsed: Int? = nil, registeredVoters: Int? = nil, pollingStations: Int? = nil,
        turnoutPercent: PrintedNumber? = nil, invalidPercent: PrintedNumber? = nil, decidedOn: String = "",
        status: RecapStatus = .primary, source: String = "", note: String = "",
        place: SourcePlace = SourcePlace(file: "")
    ) {
        self.contest = contest
        self.region = region
        self.validVotes = validVotes
        self.invalidVotes = invalidVotes
        self.ballotsUsed = ballotsUsed
        self.registeredVoters = registeredVoters
        self.pollingStations = pollingStations
        self.turnoutPercent = turnoutPercent
        self.invalidPercent = invalidPercent
        self.decidedOn = decidedOn
        self.status = status
        self.source = source
        self.note = note
        self.place = place
    }
}

/// What shares are shares of.
public enum ShareWhole: String, Sendable, Codable, CaseIterable {
    case validVotes = "valid-votes"
    /// Valid and invalid ones.
    case ballots
    /// Votes of those on file, who may not be all.
    case listed
    /// One or the other: shares are printed, and nothing says of what.
    case unknown
}

/// The signed result of one contest in one region: what estimates are tested against.
///
/// It has no sampling error and is never given one.
public struct Recap: Sendable, Equatable, Codable {
    public struct PairVotes: Sendable, Equatable, Codable {
        public var choice: Choice
        /// `nil` where only a share is printed.
        public var votes: Int?
        /// Share as printed, percent.
        public var percent: PrintedNumber?

        private enum CodingKeys: String, CodingKey {
            case votes, percent
            case choice = "ballotNumber"
        }

        public init(choice: Choice, votes: Int?, percent: PrintedNumber? = nil) {
            self.choice = choice
            self.votes = votes
            self.percent = percent
        }
    }

    /// Where shares come from.
    public enum Base: String, Sendable, Codable, CaseIterable {
        /// Votes over the sum of the votes of every pair.
        case sum = "sum-of-votes"
        /// Votes over the printed total, because not every pair has a figure.
        case total = "printed-total"
        /// Shares as they are printed, because votes or their total are not.
        case printed = "printed-shares"
        /// Votes over all ballots, valid and invalid, because counts say that their shares are.
        case ballots = "ballots"
    }

    public var contest: String
    public var region: RegionCode
    /// Primary figures in the order of the ballot numbers.
    public var votes: [PairVotes]
    /// Whether every pair of the contest has a primary figure.
    public var isComplete: Bool
    /// Total of the valid votes as printed beside those of the pairs.
    public var printedValidVotes: Int?
    public var invalidVotes: Int?
    /// Ballots cast as printed, valid and invalid.
    public var ballotsUsed: Int?
    public var registeredVoters: Int?
    public var pollingStations: Int?
    /// Percent of the registered voters, and of the ballots, as printed.
    public var turnoutPercent: PrintedNumber?
    public var invalidPercent: PrintedNumber?
    public var form: String
    public var decidedOn: String
    public var sources: [String]
    /// Regions that are not in it: its votes are the sum of those of the others.
    public var lacking: [RegionCode] = []
    /// Whether shares of all ballots and not of the valid votes are the ones to compare with.
    public var usesSharesOfBallots = false
    /// Whether others than those on file may have votes: no total is printed, and a count leaves a part to others.
    public var mayLackOthers = false

    public init(
        contest: String, region: RegionCode, votes: [PairVotes], isComplete: Bool,
        printedValidVotes: Int? = nil, invalidVotes: Int? = nil, registeredVoters: Int? = nil,
        pollingStations: Int? = nil, form: String = "", decidedOn: String = "", sources: [String] = []
    ) {
        self.contest = contest
        self.region = region
        self.votes = votes.sorted { $0.choice < $1.choice }
        self.isComplete = isComplete
        self.printedValidVotes = printedValidVotes
        self.invalidVotes = invalidVotes
        self.registeredVoters = registeredVoters
        self.pollingStations = pollingStations
        self.form = form
        self.decidedOn = decidedOn
        self.sources = sources
    }

    /// Takes over what is printed beside the votes: of each figure the first that rows give.
    mutating func take(_ totals: [RecapTotals]) {
        func first<Value>(_ figure: (RecapTotals) -> Value?) -> Value? {
            totals.lazy.compactMap(figure).first
        }
        printedValidVotes = first(\.validVotes)
        invalidVotes = first(\.invalidVotes)
        ballotsUsed = first(\.ballotsUsed)
        registeredVoters = first(\.registeredVoters)
        pollingStations = first(\.pollingStations)
        turnoutPercent = first(\.turnoutPercent)
        invalidPercent = first(\.invalidPercent)
    }

    /// Sum of the votes that are known.
    public var voteSum: Int { votes.reduce(0) { $0 + ($1.votes ?? 0) } }

    /// Where shares come from; `nil` where no figure has one.
    public var base: Base? {
        let hasVotes = !votes.isEmpty && votes.allSatisfy { $0.votes != nil }
        let hasShares = !votes.isEmpty && votes.allSatisfy { $0.percent != nil }
        if usesSharesOfBallots {
            if hasShares, !hasVotes || printedSharesAreOfBallots { return .printed }
            return hasVotes && voteSum > 0 && ballotsOfWhole ?? 0 >= voteSum ? .ballots : nil
        }
        if hasVotes, isComplete,
            !hasShares || printedSharesAreAll || printedSharesAreOf(voteSum) || printedSharesAreOfBallots
        {
            return .sum
        }
        if hasVotes, let total = printedValidVotes, total > 0, voteSum <= total { return .total }
        return hasShares ? .printed : nil
    }

    /// Sum of the printed shares, percent.
    public var printedShareSum: Double { votes.reduce(0) { $0 + ($1.percent?.value ?? 0) } }

    /// What rounding can make of the sum of the printed shares, points.
    public var printedShareSlack: Double { votes.reduce(0) { $0 + ($1.percent?.roundingHalfWidth ?? 0) } }

    /// Whether the printed shares leave nothing to others.
    private var printedSharesAreAll: Bool { printedShareSum >= 100 - printedShareSlack - 1e-9 }

    /// Whether the printed shares are those of the votes over all ballots, valid and invalid, and not over the valid ones: what
    /// some countries publish.
    public var printedSharesAreOfBallots: Bool {
        guard votes.count > 1, let valid = wholeValidVotes, let ballots = ballotsOfWhole, ballots > valid
        else { return false }
        return printedSharesAreOf(ballots) && !printedSharesAreOf(valid)
    }

    /// Valid votes, whatever shares are of; `nil` where others may have some that are not known.
    private var wholeValidVotes: Int? { printedValidVotes ?? (isComplete ? voteSum : nil) }

    /// All ballots, whatever shares are of.
    private var ballotsOfWhole: Int? {
        ballotsUsed ?? wholeValidVotes.flatMap { valid in invalidVotes.map { valid + $0 } }
    }

    /// The same with shares of what is asked for; as it is where nothing is.
    public func of(_ base: ShareBase?) -> Recap {
        guard let base, usesSharesOfBallots != (base == .ballots) else { return self }
        var copy = self
        copy.usesSharesOfBallots = base == .ballots
        return copy
    }

    /// Whether shares of all ballots are asked for of votes beside which no ballots are printed.
    public var lacksBallots: Bool {
        usesSharesOfBallots && base == nil && !votes.isEmpty && of(.valid).base != nil
    }

    /// Valid votes beside shares of all ballots; `nil` where shares are of something else.
    var validVotesOfBallots: Int? {
        usesSharesOfBallots ? wholeValidVotes : nil
    }

    /// What its shares are shares of.
    public var shareWhole: ShareWhole {
        if usesSharesOfBallots { return .ballots }
        if mayLackOthers { return .listed }
        return base != .printed || isComplete && printedSharesAreAll ? .validVotes : .unknown
    }

    /// Whether the printed shares are those of the votes over a total, within rounding.
    private func printedSharesAreOf(_ total: Int) -> Bool {
        votes.allSatisfy { pair in
            guard let percent = pair.percent, let votes = pair.votes, total > 0 else { return false }
            return percent.isRounded(Double(votes) / Double(total))
        }
    }

    /// Valid votes that shares are shares of; `nil` where they are printed without them, or a pair is missing.
    public var validVotes: Int? {
        switch base {
        case .sum: voteSum
        case .total: printedValidVotes
        case .printed, .ballots, nil: nil
        }
    }

    /// Votes, or all ballots, that shares are computed over; `nil` where they are printed.
    public var sharedVotes: Int? { base == .ballots ? ballotsOfWhole : validVotes }

    /// Whether it has 0 votes for every pair, as a form does that nobody filled in yet: a turnout beside it is no figure.
    public var isNotEntered: Bool { !votes.isEmpty && votes.allSatisfy { $0.votes == 0 } }

    public func votes(of choice: Choice) -> Int? { pair(choice)?.votes }

    public func figure(of choice: Choice) -> OfficialFigure? { pair(choice)?.figure }

    /// Share of the valid votes, a fraction; `nil` for an unknown pair or where nobody voted.
    public func share(of choice: Choice) -> Double? { pair(choice).flatMap(share) }

    private func pair(_ choice: Choice) -> PairVotes? { votes.first { $0.choice == choice } }

    private func share(_ pair: PairVotes) -> Double? {
        if base == .printed { return pair.percent?.fraction }
        guard let whole = sharedVotes, whole > 0 else { return nil }
        return pair.votes.map { Double($0) / Double(whole) }
    }

    /// How far a printed share can be from the one behind it, a fraction; 0 where shares are computed from votes.
    ///
    /// Half of the last unit of the most finely printed one, as for counts: a file may have lost the trailing zeros of the others.
    public var roundingHalfWidth: Double {
        base == .printed ? (votes.compactMap { $0.percent?.roundingHalfWidth }.min() ?? 0) / 100 : 0
    }

    /// What the pairs with a figure leave of all votes, a fraction; `nil` where shares are unknown.
    public var unnamedShare: Double? {
        guard base != nil else { return nil }
        // Of all ballots the invalid ones are nobody's.
        if let valid = validVotesOfBallots, let ballots = ballotsOfWhole {
            return max(0, Double(valid - voteSum) / Double(ballots))
        }
        return max(0, 1 - votes.compactMap(share).reduce(0, +))
    }

    /// Whether others than those with a figure have votes too, which rounding does not explain.
    public var leavesSome: Bool {
        guard let base, base != .sum, let unnamed = unnamedShare else { return false }
        return unnamed > 0.0005 + roundingHalfWidth * Double(votes.count)
    }

    /// Pairs by votes or share, most first; equal ones keep the order of the ballot numbers.
    public var ranking: [PairVotes] {
        let size = { (pair: PairVotes) in base == .printed ? share(pair) ?? 0 : Double(pair.votes ?? 0) }
        return votes.enumerated().sorted { (size($1.element), $0.offset) < (size($0.element), $1.offset) }
            .map(\.element)
    }

    /// Whether nobody without a figure can have more than the first of those that have one.
    public var knowsLeader: Bool {
        guard let first = ranking.first.flatMap(share), let unnamed = unnamedShare else { return false }
        return isComplete || unnamed < first
    }
}
