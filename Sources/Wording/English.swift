import Consistency
import Elections

/// English. Source: Domain section 9.
public struct English: Wording {
    public let language = Language.english

    public let vocabulary: Vocabulary

    public let names: FindingNames

    public let counts: CountNoun

    /// - Parameters:
    ///   - vocabulary: What things are called.
    ///   - names: Names of regions and choices.
    ///   - counts: What counts are called.
    public init(
        _ vocabulary: Vocabulary, names: FindingNames = FindingNames(), counts: CountNoun = .quickCount
    ) {
        self.vocabulary = vocabulary
        (self.names, self.counts) = (names, counts)
    }

    public func naming(_ names: FindingNames) -> English { English(vocabulary, names: names, counts: counts) }

    // MARK: What things are called

    /// The word for Indonesia, or the one for everywhere.
    func term(_ indonesian: String, _ general: String) -> String {
        switch vocabulary {
        case .indonesian: indonesian
        case .general: general
        }
    }

    /// One count, several of them, and one with its article.
    public var oneCount: String {
        switch counts {
        case .quickCount: "quick count"
        case .exitPoll: "exit poll"
        case .count: "count"
        }
    }
    public var manyCounts: String { oneCount + "s" }
    var aCount: String { (counts == .exitPoll ? "an " : "a ") + oneCount }

    /// A choice on the ballot.
    var pair: String { term("pair", "candidate or party") }
    var aPair: String { term("a pair", "a candidate or party") }
    var pairs: String { term("pairs", "candidates or parties") }
    /// A polling station, where the sentence does not count them.
    var station: String { term("station", "polling station") }
    var stations: String { term("stations", "polling stations") }
    /// The result that alone is valid; with `the` or ``aRecap``.
    var recap: String { term("recap", "official result") }
    var recaps: String { term("recaps", "official results") }
    var aRecap: String { term("a recap", "an official result") }
    /// A file of results of one level of a count, which is checked and not compared with.
    var sheet: String { term("recap", "result sheet") }
    var aSheet: String { term("a recap", "a result sheet") }
    var sheets: String { term("recaps", "result sheets") }

    public func pair(_ choice: Choice, _ name: String) -> String {
        switch vocabulary {
        case .general where !name.isEmpty && name != choice.description: name
        default:
            "\(pair) " + (name.isEmpty || name == choice.description ? "\(choice)" : "\(choice) (\(name))")
        }
    }

    public func level(_ column: String?) -> String { LevelRegion.levelName(column) }

    public func gridColumn(_ name: RuleGrid.Name) -> String {
        switch name {
        case .plain(let text): table(text)
        case .level(let column): level(column)
        case .whole: "whole"
        }
    }

    public func gridColumns(_ columns: RuleGrid.By) -> String {
        switch columns {
        case .recap: sheet
        case .level(let column): level(column)
        }
    }

    public func severity(_ severity: Severity, count: Int) -> String {
        switch severity {
        case .error: agreeing(count, "error", "errors")
        case .warning: agreeing(count, "warning", "warnings")
        case .notice: agreeing(count, "notice", "notices")
        }
    }

    public let sumOfLevels = "level = sum below"

    public func source(_ source: FigureSource) -> String {
        switch source {
        case .stations(let file): "the stations of \(table(file))"
        case .rows(let file): "the rows of \(table(file))"
        }
    }

    public func alike(_ names: [AlikeNames]) -> String {
        names.isEmpty ? "" : " One name may be the other: \(alikePairs(names, and: "and"))."
    }

    public func joined(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The word that goes with a number.
    func agreeing(_ value: Int, _ one: String, _ many: String) -> String {
        CountText.agreeing(value, one, many)
    }

    /// A number with a word that follows it.
    func counted(_ value: Int, _ one: String, _ many: String) -> String {
        "\(number(value)) \(agreeing(value, one, many))"
    }
}
