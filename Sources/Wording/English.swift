import Consistency
import Elections

/// English. Source: Domain section 9.
public struct English: Wording {
    public let language = Language.english

    public init() {}

    public func level(_ column: String?) -> String { LevelRegion.levelName(column) }

    public func gridColumn(_ name: RuleGrid.Name) -> String {
        switch name {
        case .plain(let text): text
        case .level(let column): level(column)
        case .whole: "whole"
        }
    }

    public func gridColumns(_ columns: RuleGrid.By) -> String {
        switch columns {
        case .recap: "recap"
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
        case .stations(let file): "the stations of \(file)"
        case .rows(let file): "the rows of \(file)"
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
