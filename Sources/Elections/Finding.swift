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
/// Findings are results, not errors, and say nothing about intent.
public struct Finding: Sendable, Equatable, Codable {
    /// Identifier of the rule, such as `shares-sum`.
    public var rule: String
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
    public var message: Bilingual
    /// Number of the polling station within its region, where one is meant.
    public var station: String?
    /// Single slips that would account for it exactly; which of them happened is not known.
    public var explanations: [Explanation]

    /// How votes depend on a finding.
    public enum Stake: String, Sendable, Codable, CaseIterable {
        /// Figures of the pairs contradict each other by so many votes.
        case contradiction
        /// No figure of a pair is contradicted; so many would be wrong at worst.
        case worstCase = "worst-case"
        /// They are votes of something else than the count, such as of a page that was captured.
        case elsewhere
    }

    /// A slip that would account for a finding.
    public struct Explanation: Sendable, Equatable, Codable {
        /// Kind of slip, such as `digit-inserted`.
        public var kind: String
        public var text: Bilingual

        public init(kind: String, text: Bilingual) {
            self.kind = kind
            self.text = text
        }
    }

    public init(
        rule: String, severity: Severity, contest: String, region: RegionCode? = nil,
        source: String = "", place: SourcePlace, expected: String = "", found: String = "",
        votesAtStake: Int? = nil, stake: Stake = .contradiction, message: Bilingual, station: String? = nil,
        explanations: [Explanation] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.contest = contest
        self.region = region
        self.source = source
        self.place = place
        self.expected = expected
        self.found = found
        self.votesAtStake = votesAtStake
        self.stake = stake
        self.message = message
        self.station = station
        self.explanations = explanations
    }
}
