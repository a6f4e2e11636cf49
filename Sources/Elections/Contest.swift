/// What kind of election a contest belongs to; the law differs between them.
public enum ContestKind: String, Sendable, Codable, CaseIterable {
    /// Election of a regional head.
    case pilkada
    /// General election.
    case pemilu
    case other

    /// Whether it is held under Indonesian law, where codes of two digits are provinces.
    public var isIndonesian: Bool { self != .other }
}

/// One contest: an office, a region and a day.
public struct Contest: Sendable, Equatable, Codable {
    public var id: String
    public var title: String
    /// Day of the vote, `YYYY-MM-DD`, as the file gives it.
    public var electionDate: String?
    public var region: RegionCode?
    public var kind: ContestKind
    public var rule: WinnerRule
    /// Inhabitants (not voters) of the region; the filing limit of the Constitutional Court depends on it.
    public var population: Int?
    public var parentID: String?
    public var note: String

    public init(
        id: String, title: String, electionDate: String? = nil, region: RegionCode? = nil,
        kind: ContestKind = .other, rule: WinnerRule = .plurality, population: Int? = nil,
        parentID: String? = nil, note: String = ""
    ) {
        self.id = id
        self.title = title
        self.electionDate = electionDate
        self.region = region
        self.kind = kind
        self.rule = rule
        self.population = population
        self.parentID = parentID
        self.note = note
    }

    /// Whether a page is dated before the day of the vote.
    public func isBeforePolling(_ reading: QuickCountReading) -> Bool {
        guard let electionDate, !reading.asOf.isEmpty else { return false }
        return reading.asOf.prefix(10) < electionDate
    }

    /// Whether a page is marked final and dated in the morning of the day of the vote, by the clock of the place: polls close later
    /// everywhere. A time in UTC tells nothing.
    public func isFinalBeforeNoon(_ reading: QuickCountReading) -> Bool {
        guard let electionDate, reading.stage == .final, reading.asOf.hasPrefix(electionDate + "T"),
            !reading.asOf.hasSuffix("Z"), let hour = Int(reading.asOf.dropFirst(11).prefix(2))
        else { return false }
        return hour < 12
    }
}

/// A pair of candidates on the ballot of one contest; the empty box is one too.
public struct Candidate: Sendable, Equatable, Codable {
    public var contest: String
    /// Its number on the ballot (*nomor urut*).
    public var choice: Choice
    public var id: String
    /// Names as printed on the ballot.
    public var pair: String
    /// A name short enough for a chart; the full name where none is given.
    public var shortName: String
    public var source: String
    public var note: String

    private enum CodingKeys: String, CodingKey {
        case contest, id, pair, shortName, source, note
        case choice = "ballotNumber"
    }

    public init(
        contest: String, choice: Choice, id: String = "", pair: String, shortName: String = "",
        source: String = "", note: String = ""
    ) {
        self.contest = contest
        self.choice = choice
        self.id = id
        self.pair = pair
        self.shortName = shortName.isEmpty ? pair : shortName
        self.source = source
        self.note = note
    }
}

extension Candidate {
    /// Whether it is the empty box that a single pair stands before, which is a choice and no pair: by what the standard rules call
    /// one.
    public var isEmptyBox: Bool {
        Candidate.emptyBoxNames.contains(pair.lowercased())
            || Candidate.emptyBoxNames.contains(shortName.lowercased())
    }

    private static let emptyBoxNames = Set(Rulebook.standard.winner.flatMap { $0.emptyBoxNames ?? [] })
}

extension Election {
    /// Whether a contest has a single pair before an empty box.
    public func hasEmptyBox(_ contest: String) -> Bool {
        candidates(of: contest).contains(where: \.isEmptyBox)
    }
}
