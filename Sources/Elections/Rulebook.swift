import Foundation

/// The name of a rule that decides who is elected: one that comes with Sanding, or one of a folder's own.
public struct WinnerRule: Sendable, Hashable {
    public let rawValue: String

    /// A rule of a folder's own rule book.
    ///
    /// - Parameter name: Its name there.
    public init(named name: String) { rawValue = name }

    public static let plurality = WinnerRule(named: "plurality")
    /// More than half of the valid votes, or a second round.
    public static let majority = WinnerRule(named: "majority")
    /// One pair against the empty box.
    public static let singleCandidate = WinnerRule(named: "single-candidate")
    /// More than half of the votes and at least a fifth in more than half of the provinces.
    public static let indonesiaPresident = WinnerRule(named: "indonesia-president")
    /// More than half, or 40 % and ten points more than the second.
    public static let fortyPlusTen = WinnerRule(named: "forty-plus-ten")
    /// Most votes, and a quarter in two thirds of the states.
    public static let nigeriaPresident = WinnerRule(named: "nigeria-president")
    /// More than half of the votes, and a quarter in more than half of the counties.
    public static let kenyaPresident = WinnerRule(named: "kenya-president")
}

extension WinnerRule: RawRepresentable, CaseIterable {
    /// Rules that come with Sanding.
    public static let allCases: [WinnerRule] = [
        .plurality, .majority, .singleCandidate, .indonesiaPresident, .fortyPlusTen, .nigeriaPresident,
        .kenyaPresident,
    ]

    /// A rule that comes with Sanding; `nil` for other names.
    public init?(rawValue: String) {
        guard let known = WinnerRule.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = known
    }
}

extension WinnerRule: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(named: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
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
        /// At least this part of the regions, rounded up to whole ones; instead of the percentage above.
        public var regionsAtLeast: Part?
        /// Another way to be elected, where the line of ``moreThanPercent`` is not passed.
        public var orElse: Alternative?
        /// Strictly more than this percentage of the registered voters must have voted, as some referendums ask.
        public var turnoutMoreThanPercent: Int?
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

        /// A part of all regions, such as two thirds.
        public struct Part: Sendable, Equatable, Codable {
            public var part: Int
            public var of: Int
        }

        /// A smaller share with a lead over the second.
        public struct Alternative: Sendable, Equatable, Codable {
            /// At least this percentage of the valid votes.
            public var atLeastPercent: Int
            /// At least so many points more than the second.
            public var leadAtLeastPoints: Int
        }

        /// Reads terms; what a file of its own leaves out is not asked.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            rule = try values.decode(WinnerRule.self, forKey: .rule)
            moreThanPercent = try values.decodeIfPresent(Int.self, forKey: .moreThanPercent)
            regionAtLeastPercent = try values.decodeIfPresent(Int.self, forKey: .regionAtLeastPercent)
            regionsMoreThanPercent = try values.decodeIfPresent(Int.self, forKey: .regionsMoreThanPercent)
            regionsAtLeast = try values.decodeIfPresent(Part.self, forKey: .regionsAtLeast)
            orElse = try values.decodeIfPresent(Alternative.self, forKey: .orElse)
            turnoutMoreThanPercent = try values.decodeIfPresent(Int.self, forKey: .turnoutMoreThanPercent)
            twoPairsByPlurality =
                try values.decodeIfPresent(Bool.self, forKey: .twoPairsByPlurality) ?? false
            emptyBoxNames = try values.decodeIfPresent([String].self, forKey: .emptyBoxNames)
            kinds = try values.decodeIfPresent([ContestKind].self, forKey: .kinds)
            source = try values.decodeIfPresent(String.self, forKey: .source) ?? ""
            text =
                try values.decodeIfPresent(Bilingual.self, forKey: .text) ?? Bilingual(en: "", id: "")
        }

        /// Regions that are needed of so many; `nil` where the rule asks for none.
        ///
        /// - Parameter total: All regions.
        public func regionsNeeded(of total: Int) -> Int? {
            if let regionsMoreThanPercent { return total * regionsMoreThanPercent / 100 + 1 }
            return regionsAtLeast.map { (total * $0.part + $0.of - 1) / $0.of }
        }
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

    /// With the rules of another rule book, which stand for those of the same name.
    ///
    /// - Parameter own: Rules of a folder's own.
    public func adding(_ own: [WinnerTerms]) -> Rulebook {
        var copy = self
        copy.winner = winner.filter { term in !own.contains { $0.rule == term.rule } } + own
        return copy
    }

    /// The law that gives a contest its rule; `nil` where the contest is not of a kind that it is the law of.
    public func source(of contest: Contest) -> String? {
        terms(for: contest.rule).flatMap { terms in
            (terms.kinds?.contains(contest.kind) ?? true) && !terms.source.isEmpty ? terms.source : nil
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
