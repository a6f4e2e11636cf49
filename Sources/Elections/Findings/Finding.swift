/// How grave a finding is.
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case notice, warning, error

    public static func < (lhs: Severity, rhs: Severity) -> Bool {
        allCases.firstIndex(of: lhs)! < allCases.firstIndex(of: rhs)!
    }
}

/// The languages in which Sanding writes.
public enum Language: String, Sendable, Codable, CaseIterable {
    case english = "en"
    case indonesian = "id"
}

/// A sentence in each language.
public struct Bilingual: Sendable, Hashable, Codable {
    public var en: String
    public var id: String

    public init(en: String, id: String) {
        self.en = en
        self.id = id
    }

    public subscript(language: Language) -> String {
        switch language {
        case .english: en
        case .indonesian: id
        }
    }
}

/// A result of a check: what was expected, what was found, where, and what it is worth.
///
/// Findings are results, not errors, and say nothing about intent. What a person reads of one is made of its ``kind`` by
/// the room Wording.
public struct Finding: Sendable, Equatable, Codable {
    /// What was found, with the figures that it is said with.
    public var kind: FindingKind
    public var severity: Severity
    public var contest: String
    public var region: RegionCode?
    /// Pollster or page.
    public var source: String
    public var place: SourcePlace
    public var expected: String
    public var found: String
    /// Votes that depend on it, where that is defined.
    public var votesAtStake: Int?
    /// What those votes are.
    public var stake: Stake
    /// Number of the polling station within its region, where one is meant.
    public var station: String?
    /// Single slips that would account for it exactly; which of them happened is not known.
    public var explanations: [Slip]
    /// Number of the cause (``FindingKind/Cause/number``) that accounts for it, or that it is; `nil` where it stands alone.
    public var cause: Int?

    /// Identifier of the rule, such as `shares-sum`.
    public var rule: String { kind.code }

    /// How votes depend on a finding.
    public enum Stake: String, Sendable, Codable, CaseIterable {
        /// Figures of the pairs contradict each other by so many votes.
        case contradiction
        /// No figure of a pair is contradicted; so many would be wrong at worst.
        case worstCase = "worst-case"
        /// They are votes of something else than the count, such as of a page that was captured.
        case elsewhere
    }

    public init(
        _ kind: FindingKind, severity: Severity, contest: String, region: RegionCode? = nil,
        source: String = "", place: SourcePlace, expected: String = "", found: String = "",
        votesAtStake: Int? = nil, stake: Stake = .contradiction, station: String? = nil,
        explanations: [Slip] = []
    ) {
        self.kind = kind
        self.severity = severity
        self.contest = contest
        self.region = region
        self.source = source
        self.place = place
        self.expected = expected
        self.found = found
        self.votesAtStake = votesAtStake
        self.stake = stake
        self.station = station
        self.explanations = explanations
    }
}
