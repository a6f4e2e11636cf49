import Consistency
import Elections

/// Heads and short words of a page about a check; pages about two files share some.
public enum CheckLabel: Sendable, CaseIterable {
    // Sections.
    case glance, files, findings, rules, levels, method
    // Heads of columns.
    case rule, ruleText, asked, notMet, unknown, source, sheet, figure, mismatches, net, gross
    // Words between numbers that a notebook prints.
    case counts, found, of
}

/// A question that votes at stake could answer otherwise, and how far the other answer is.
public enum StakeQuestion: Sendable, Equatable {
    case leader(pair: Choice, votes: Int)
    case tie(Choice, Choice)
    case majority(votes: Int)
    case spread(provinces: Int)
    case filing(votes: Int)
}

/// What the findings are of that put votes in doubt in the worst case, where no figure of a choice is contradicted.
public enum StakeKind: Sendable, CaseIterable {
    /// Votes beyond the ballots, or another figure of the form.
    case beyond
    /// Forms without votes.
    case withoutVotes
    /// Stations on several rows.
    case twice
    /// Rows or figures that lack below a recap.
    case lacking
}

/// Which findings together could change an answer.
public enum StakeAnswer: Sendable, CaseIterable {
    case contradictions
    /// All findings in the worst case, of which none contradicts a figure of a pair.
    case worstCase
    /// All findings in the worst case, the contradictions alone not.
    case worstCaseOnly
    case none
}

/// Words for checks of forms and sums; none of them speaks of intent. A sheet is a file of results of one level.
public protocol FormCheckWords: WordingBasics {
    func label(check label: CheckLabel) -> String
    /// The title of the page.
    ///
    /// - Parameter subject: Title of the election or name of a file.
    func checkTitle(_ subject: String) -> String
    /// What must stand on every page and picture of a check.
    var findingsSayNotWhy: String { get }
    /// How forms are checked, a paragraph each.
    var checkMethods: [String] { get }

    // MARK: What was checked

    /// How many counts there are, where there are several.
    func countsChecked(_ counts: Int) -> String
    /// What was read of one count.
    ///
    /// - Parameters:
    ///   - stations: Stations of its file; `nil` where there is none.
    ///   - sheets: Files of results.
    ///   - terms: Title of the terms of its forms; `nil` where only arithmetic is asked.
    ///   - figures: Figures of sheets that were compared.
    func checked(stations: Int?, sheets: Int, terms: String?, figures: Int) -> String
    var nothingToCheck: String { get }
    /// Why moved votes cannot be seen where a file has votes alone, with a blank before it.
    var movedVotesNotSeen: String { get }
    /// What stations alone cannot show, with a blank before it.
    var movedVotesNotSeenWithoutRecap: String { get }
    /// How many findings there are of each severity; that there are none where the list is empty.
    func findingCounts(_ counts: [(severity: Severity, count: Int)]) -> String
    /// How many of the findings that were counted stand above, in sentences of their own.
    func findingsSaidFirst(_ findings: Int) -> String
    /// How many findings of each severity no answer closed.
    func open(_ counts: [(severity: Severity, count: Int)]) -> String
    /// Title of a page with some of all findings.
    func allFindings(from first: Int, to last: Int, of all: Int) -> String
    func label(list label: ListLabel) -> String
    /// Findings that are not counted because one of those that are accounts for them.
    func consequences(_ count: Int) -> String

    // MARK: Rules

    /// A rule that forms break, in a line.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - failed: Forms that break it.
    ///   - asked: Forms that have its figures.
    func failing(_ rule: FormRulebook.Rule, failed: Int, of asked: Int) -> String
    /// Rules that were not asked.
    ///
    /// - Parameters:
    ///   - rules: Their ids.
    ///   - columns: What no file has.
    func notAsked(rules: [String], columns: [String]) -> String
    /// Why a rule was not asked, in a cell.
    ///
    /// - Parameter columns: What no file has; empty where no form has all of it.
    func notAsked(columns: [String]) -> String
    /// The rule that levels are sums, where it stands beside rules of forms.
    var levelRule: String { get }
    var levelRuleNotAsked: String { get }
    /// What says so in Indonesia.
    var levelRuleSource: String { get }

    // MARK: Sums of levels

    /// Net and gross errors of votes, in votes.
    func levelErrors(_ errors: [(column: String, net: Int, gross: Int)]) -> String
    /// Votes printed beyond the sums below, over all levels; pairs count from 1.
    func gains(_ gains: [(pair: Choice, votes: Int)]) -> String
    /// What net and gross errors are.
    var netAndGross: String { get }
    /// That chance alone explains all stations: none has the figures of another.
    ///
    /// - Parameter eachOnce: Whether rows that stand in the file again were left out before.
    func noIdenticalStations(eachOnce: Bool) -> String

    // MARK: Votes at stake

    /// Votes by which figures of the choices contradict each other.
    ///
    /// - Parameters:
    ///   - votes: The votes, at most.
    ///   - places: Forms and rows.
    func contradicted(votes: Int, places: Int) -> String
    /// Votes that depend on other findings in the worst case.
    ///
    /// - Parameters:
    ///   - votes: The votes.
    ///   - isMore: Whether others contradict each other.
    ///   - kinds: What they are of, which are all there is.
    func dependent(votes: Int, isMore: Bool, on kinds: [StakeKind]) -> String
    func stake(_ question: StakeQuestion, _ answer: StakeAnswer) -> String

    // MARK: Findings as entries

    /// The place of a station: its region and its name there.
    func place(station: String, of region: String) -> String
    func place(line: Int) -> String
    /// Several figures of one row against the sums below it.
    ///
    /// - Parameters:
    ///   - figures: How many.
    ///   - region: The row's; `nil` where there is none, or where it is the whole.
    func notSums(_ figures: Int, of region: String?) -> String
    /// One of these figures.
    ///
    /// - Parameters:
    ///   - column: Its column.
    ///   - printed: What the sheet says.
    ///   - sum: The sum below it, which is no righter than what is printed.
    ///   - slips: What would account for this one alone, as phrases.
    func figure(_ column: String, printed: Int?, sum: Int?, slips: [String]) -> String
    /// Single slips that would account for all of it, as phrases, the first three.
    func wouldFit(_ slips: [String]) -> String
    /// Slips in many rows, of which none is named.
    ///
    /// - Parameters:
    ///   - slips: How many are listed.
    ///   - rows: Rows that could hold one.
    func wouldFit(_ slips: Int, rows: Int) -> String
    var noSlipFits: String { get }
    /// How many findings are not shown.
    func moreFindings(_ count: Int) -> String

    // MARK: The chart

    /// What a chart of form checks shows.
    ///
    /// - Parameter level: What its columns are; `nil` where no form breaks a rule.
    func checkedForms(by level: String?) -> String
    /// How many forms break a rule.
    func failingForms(_ failing: Int, of forms: Int) -> String
    func moreFiles(_ count: Int) -> String

    // MARK: The notebook

    /// What its last cell does.
    var countsFindingsAgain: String { get }
    /// What that cell prints.
    ///
    /// - Parameters:
    ///   - findings: The number of findings, as text or as what a program puts there.
    ///   - errors: The number of errors of levels, likewise.
    func countedAgain(findings: String, errors: String) -> String
    var nothingCountedAgain: String { get }
}

extension WordingBasics {
    /// A difference with its sign; a dash where it is not known.
    public func signed(_ value: Int?) -> String {
        guard let value else { return "–" }
        return (value > 0 ? "+" : "") + number(value)
    }

    /// A whole number; a dash where it is not known.
    func known(_ value: Int?) -> String { value.map(number) ?? "–" }

    /// Ten parts of a sentence, or eleven, and how many there are beside them.
    ///
    /// - Parameters:
    ///   - parts: All of them.
    ///   - more: How the rest is said.
    func bounded(_ parts: [String], more: (String) -> String) -> String {
        let rest = parts.count - CountText.longestList
        guard rest > 1 else { return parts.joined(separator: "; ") }
        return (parts.prefix(CountText.longestList) + [more(number(rest))]).joined(separator: "; ")
    }
}

/// Heads of the list of all findings, and what a reader chooses rows by.
public enum ListLabel: String, Sendable, CaseIterable {
    case severity, rule, place, text, votes, region, all, others
}
