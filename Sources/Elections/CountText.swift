/// Whole numbers and what they count, as people of each language read them: `1 station`, `11,299 stations`;
/// `11.299 TPS`.
///
/// No locale of the machine takes part, so that output is the same everywhere. Source: Domain section 9.
public enum CountText {
    /// What is counted. Indonesian nouns have no plural after a number.
    public struct Noun: Sendable, Equatable {
        let one: String
        let many: String
        let id: String
        /// The same in a general vocabulary, where that has another word.
        let general: [String]?

        /// - Parameters:
        ///   - one: English for one of it.
        ///   - many: English for any other number.
        ///   - id: Indonesian.
        public init(_ one: String, _ many: String, id: String) {
            self.one = one
            self.many = many
            self.id = id
            general = nil
        }

        private init(_ one: String, _ many: String, id: String, general: [String]) {
            self.one = one
            self.many = many
            self.id = id
            self.general = general
        }

        /// The word after a number.
        func word(_ value: Int, _ language: Language, _ vocabulary: Vocabulary) -> String {
            let words = vocabulary == .general ? general ?? [one, many, id] : [one, many, id]
            return switch language {
            case .english: agreeing(value, words[0], words[1])
            case .indonesian: words[2]
            }
        }

        public static let station = Noun(
            "station", "stations", id: "TPS",
            general: ["polling station", "polling stations", "tempat pemungutan suara"])
        public static let vote = Noun("vote", "votes", id: "suara")
        public static let figure = Noun("figure", "figures", id: "angka")
        public static let form = Noun("form", "forms", id: "formulir")
        public static let change = Noun("change", "changes", id: "perubahan")
        public static let place = Noun("place", "places", id: "tempat")
        public static let pair = Noun(
            "pair", "pairs", id: "pasang",
            general: ["candidate or party", "candidates or parties", "kandidat atau partai"])
        /// Two stations that are looked at together.
        public static let stationPair = Noun(
            "pair of stations", "pairs of stations", id: "pasang TPS",
            general: [
                "group of two polling stations", "groups of two polling stations",
                "kelompok dua tempat pemungutan suara",
            ])
        /// A file of results of one level of a count.
        public static let recap = Noun(
            "recap", "recaps", id: "rekap", general: ["result sheet", "result sheets", "lembar hasil"])
        public static let region = Noun("region", "regions", id: "wilayah")
        public static let check = Noun("check", "checks", id: "pemeriksaan")
        public static let province = Noun("province", "provinces", id: "provinsi")
        public static let row = Noun("row", "rows", id: "baris")
        public static let point = Noun("point", "points", id: "poin")
        public static let test = Noun("test", "tests", id: "uji")
        public static let stratum = Noun("stratum", "strata", id: "strata")
        public static let sample = Noun("sample", "samples", id: "sampel")
        public static let cluster = Noun("cluster", "clusters", id: "klaster")
        public static let draw = Noun("draw", "draws", id: "undian")
    }

    /// A whole number with marked groups and a true minus sign.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - language: Its reader's.
    public static func number(_ value: Int, _ language: Language) -> String {
        let sign = value < 0 ? "−" : ""
        // Most figures of a station are that small, and a national count has many findings.
        if value.magnitude < 1000 { return sign + String(value.magnitude) }
        let mark = UInt8(ascii: language == .english ? "," : ".")
        let digits = Array(String(value.magnitude).utf8)
        var grouped: [UInt8] = []
        grouped.reserveCapacity(digits.count + digits.count / 3)
        for (offset, digit) in digits.enumerated() {
            if offset > 0 && (digits.count - offset) % 3 == 0 { grouped.append(mark) }
            grouped.append(digit)
        }
        return sign + String(decoding: grouped, as: UTF8.self)
    }

    /// A number with what it counts.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - noun: What is counted.
    ///   - language: Its reader's.
    ///   - vocabulary: What things are called.
    public static func of(
        _ value: Int, _ noun: Noun, _ language: Language = .english, _ vocabulary: Vocabulary = .indonesian
    ) -> String {
        "\(number(value, language)) \(noun.word(value, language, vocabulary))"
    }

    /// The longest list that a sentence holds.
    public static let longestList = 10

    /// Names in a sentence, ten at most: `a, b, c`, or the first ten `and 1,890 more`.
    ///
    /// - Parameters:
    ///   - names: The names, in the order in which they are listed.
    ///   - most: Names listed at most.
    ///   - separator: What stands between two of them.
    ///   - language: Their reader's.
    public static func list(
        _ names: [String], most: Int = longestList, separator: String = ", ", _ language: Language = .english
    ) -> String {
        let shown = names.prefix(most).joined(separator: separator)
        let rest = names.count - most
        guard rest > 0 else { return shown }
        return switch language {
        case .english: "\(shown) and \(number(rest, .english)) more"
        case .indonesian: "\(shown) dan \(number(rest, .indonesian)) lainnya"
        }
    }

    /// The English word that goes with a number.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - one: The word for one, such as `is`.
    ///   - many: The word for any other number, such as `are`.
    public static func agreeing(_ value: Int, _ one: String, _ many: String) -> String {
        value == 1 ? one : many
    }
}
