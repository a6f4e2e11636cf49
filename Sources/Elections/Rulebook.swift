import Foundation

/// The rule that decides who is elected.
public enum WinnerRule: String, Sendable, Codable, CaseIterable {
    case plurality
    /// More than half of the valid votes, or a second round.
    case majority
    /// One pair against the empty box.
    case singleCandidate = "single-candidate"
    /// More than half of the votes and at least a fifth in more than half of the provinces.
    case indonesiaPresident = "indonesia-president"
}

/// Terms of election law that Sanding applies, read from `winner-rules.json`: data, not code.
public struct Rulebook: Sendable, Equatable, Codable {
    /// What a pair needs to be elected under one rule; percent of the valid votes.
    public struct WinnerTerms: Sendable, Equatable, Codable {
        public var rule: WinnerRule
        /// Strictly more than this percentage, where the rule has a line.
        public var moreThanPercent: Int?
        /// At least this percentage in a region for the region to count.
        public var regionAtLeastPercent: Int?
        /// Strictly more than this percentage of the regions.
        public var regionsMoreThanPercent: Int?
        /// With two pairs the most votes decide and the other lines do not apply.
        public var twoPairsByPlurality: Bool
        /// What a folder may call the empty box, lower case, where the rule has one; votes for it elect
        /// nobody.
        public var emptyBoxNames: [String]?
        /// Kinds of contests that `source` is the law of; other elections may have the same rule under another law.
        /// `nil` is every kind.
        public var kinds: [ContestKind]?
        public var source: String
        public var text: Bilingual
    }

    /// The largest lead with which a petition may be filed, by population.
    public struct FilingLimit: Sendable, Equatable, Codable {
        public struct Band: Sendable, Equatable, Codable {
            /// The band holds regions of at most this many inhabitants; `nil` is the last band.
            public var populationUpTo: Int?
            /// The limit in tenths of a percent of the valid votes.
            public var percentTimesTen: Int
        }

        public var kind: ContestKind
        /// First election day the limit applies to, `YYYY-MM-DD`.
        public var from: String
        /// `province`, or `regency` for a kabupaten or kota.
        public var level: String
        public var base: String
        public var source: String
        public var bands: [Band]
    }

    public var winner: [WinnerTerms]
    public var filingLimits: [FilingLimit]

    /// The rules that come with Sanding.
    public static let standard: Rulebook = {
        do {
            return try Rulebook(json: Data(PackageResources.winner_rules_json))
        } catch {
            preconditionFailure("the rules built into Sanding cannot be read: \(error)")
        }
    }()

    /// Reads a rule book of the shape of `winner-rules.json`.
    public init(json: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Rulebook.self, from: json)
    }

    /// The law that gives a contest its rule; `nil` where the contest is not of a kind that it is the law of.
    public func source(of contest: Contest) -> String? {
        terms(for: contest.rule).flatMap { terms in
            terms.kinds?.contains(contest.kind) ?? true ? terms.source : nil
        }
    }

    public func terms(for rule: WinnerRule) -> WinnerTerms? { winner.first { $0.rule == rule } }

    /// The filing limit that applies to a contest; `nil` where the law has none for it.
    public func filingLimit(for contest: Contest) -> FilingLimit? {
        guard let day = contest.electionDate, let level = contest.region?.assumedLevel else { return nil }
        let name = level == .province ? "province" : "regency"
        guard level == .province || level == .regency else { return nil }
        return filingLimits.last { $0.kind == contest.kind && $0.level == name && $0.from <= day }
    }
}
