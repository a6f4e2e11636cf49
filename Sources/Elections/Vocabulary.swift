/// What things are called in reports: in Indonesia a choice is a pair, its polling station a TPS and the signed result a
/// recap; elsewhere they are a candidate or party, a polling station and the official result.
///
/// It is chosen by the kind of the contests and not by a language: a report about Ghana in Indonesian speaks of no TPS.
/// Source: Domain section 9.
public enum Vocabulary: String, Sendable, Codable, CaseIterable {
    /// Elections under Indonesian law.
    case indonesian = "id"
    /// Elections of any other country, and files that do not say whose they are.
    case general
}

extension Vocabulary {
    /// What things are called in files that name no contest: as in Indonesia where a level is the regency, which no other
    /// country's files have under this name.
    ///
    /// - Parameter levels: Names of the region columns.
    public init(levels: [String]) {
        self = levels.contains("regency_code") ? .indonesian : .general
    }
}

extension ContestKind {
    /// What the things of such a contest are called.
    public var vocabulary: Vocabulary {
        switch self {
        case .pilkada, .pemilu: .indonesian
        case .other: .general
        }
    }
}

extension Election {
    /// What the things of this election are called: what its files say, or as in Indonesia only where every contest is under
    /// Indonesian law, because general words are right for all.
    public var vocabulary: Vocabulary {
        declaredVocabulary ?? (isIndonesian ? .indonesian : .general)
    }
}
