import Consistency
import Elections

// Checks of forms and sums.
extension English {
    public func label(check label: CheckLabel) -> String {
        switch label {
        case .glance: "At a glance"
        case .files: "Files"
        case .findings: "Findings"
        case .rules: "Rules"
        case .levels: "\(sheets.capitalizedFirst) against the sums below them"
        case .method: "How it was checked"
        case .rule: "Rule"
        case .ruleText: "What it says"
        case .asked: "Forms asked"
        case .notMet: "Not met"
        case .unknown: "Figure missing"
        case .source: "Source"
        case .sheet: sheet.capitalizedFirst
        case .figure: "Figure"
        case .mismatches: "Mismatches"
        case .net: "Net"
        case .gross: "Gross"
        case .counts: "counts"
        case .found: "findings"
        case .of: "of"
        }
    }

    public func checkTitle(_ subject: String) -> String { "\(subject): forms and sums checked" }

    public var findingsSayNotWhy: String { "A finding says where figures disagree, not why." }

    public func countsChecked(_ counts: Int) -> String { "\(counted(counts, "count", "counts")) checked." }

    public func checked(stations: Int?, sheets: Int, terms: String?, figures: Int) -> String {
        "\(stations.map { "\(count($0, .station)) and " } ?? "")\(count(sheets, .recap)) checked "
            + "(terms: \(terms ?? "none, plain arithmetic")); \(count(figures, .figure)) of \(self.sheets) compared."
    }

    public var nothingToCheck: String {
        "Nothing to check: no form has the figures of a rule, and no \(sheet) has a level below it."
    }

    public var movedVotesNotSeen: String {
        " No rule holds the votes of the \(stations) against other figures of the form: votes moved between \(pairs) of "
            + "one \(station) cannot be seen."
    }

    public var movedVotesNotSeenWithoutRecap: String {
        " No \(sheet) with votes stands beside the \(stations): votes moved between \(pairs) of one \(station) cannot be seen."
    }

    public func findingCounts(_ counts: [(severity: Severity, count: Int)]) -> String {
        guard !counts.isEmpty else { return "No findings." }
        let parts = counts.map { "\(number($0.count)) \(severity($0.severity, count: $0.count))" }
        return "Findings: \(parts.joined(separator: ", "))."
    }

    public func findingsSaidFirst(_ findings: Int) -> String {
        "\(number(findings)) of them \(agreeing(findings, "is", "are")) told at the top."
    }

    public func open(_ counts: [(severity: Severity, count: Int)]) -> String {
        let parts = counts.map { "\(number($0.count)) \(severity($0.severity, count: $0.count))" }
        return "Still open: \(parts.joined(separator: ", "))."
    }

    public func allFindings(from first: Int, to last: Int, of all: Int) -> String {
        "All findings, \(number(first)) to \(number(last)) of \(number(all))"
    }

    public func label(list label: ListLabel) -> String {
        switch label {
        case .severity: "Severity"
        case .rule: "Rule"
        case .place: "Where"
        case .text: "What was found"
        case .votes: "Votes"
        case .region: "Region"
        case .all: "all"
        case .others: "others"
        }
    }

    public func consequences(_ count: Int) -> String {
        "\(number(count)) more \(agreeing(count, "follows", "follow")) from these and "
            + "\(agreeing(count, "is", "are")) not counted."
    }

    public func failing(_ rule: FormRulebook.Rule, failed: Int, of asked: Int) -> String {
        "\(rule.id): \(number(failed)) of \(count(asked, .form)) — \(rule.text.en) (\(rule.expression))"
    }

    public func notAsked(rules: [String], columns: [String]) -> String {
        "Not asked, because no file has \(list(columns)): \(list(rules))."
    }

    public func notAsked(columns: [String]) -> String {
        columns.isEmpty ? "not asked: no form has its figures" : "not asked: no file has \(list(columns))"
    }

    public var levelRule: String { "Every figure of a level is the sum of the level below." }

    public var levelRuleNotAsked: String { "not asked: no level and one below it to compare" }

    public var levelRuleSource: String { "Model D.Hasil of each level, from C.Hasil" }

    public func levelErrors(_ errors: [(column: String, net: Int, gross: Int)]) -> String {
        let parts = errors.map { "\(column($0.column)) \(signed($0.net)) net, \(number($0.gross)) gross" }
        return "\(label(check: .levels)): \(bounded(parts) { "and \($0) more" })."
    }

    public func gains(_ gains: [(pair: Choice, votes: Int)]) -> String {
        let parts = gains.map { "\(choice($0.pair)) \(signed($0.votes))" }
        return "Printed by \(sheets) beyond the sums below them, over all levels: "
            + "\(bounded(parts) { "and \($0) more" })."
    }

    public var netAndGross: String {
        "Net: printed minus the sum of the level below over all units, plus where more is printed. Gross: the same without signs."
    }

    public func noIdenticalStations(eachOnce: Bool) -> String {
        "No two of the \(stations) compared (six votes and more for each of the two largest \(pairs))\(eachOnce ? ", each counted once," : "") have the same "
            + "figures in every column."
    }

    public func contradicted(votes: Int, places: Int) -> String {
        "Figures of the \(pairs) contradict each other by at most \(count(votes, .vote)), in \(count(places, .place))."
    }

    public func dependent(votes: Int, isMore: Bool, on kinds: [StakeKind]) -> String {
        let named = kinds.map { kind in
            switch kind {
            case .beyond: "more votes than ballots or voters"
            case .withoutVotes: "\(stations) without votes"
            case .twice: "\(stations) that stand twice"
            case .lacking: "rows or figures that one of the files lacks"
            }
        }
        return "In the worst case \(isMore ? "another " : "")\(count(votes, .vote)) "
            + "\(agreeing(votes, "depends", "depend")) on findings that contradict no figure of \(aPair)"
            + (named.isEmpty ? "." : ": \(joined(named)).")
    }

    public func stake(_ question: StakeQuestion, _ answer: StakeAnswer) -> String {
        let (start, what) =
            switch question {
            case .leader(let leader, let votes):
                (
                    "\(choice(leader).capitalizedFirst) leads by \(count(votes, .vote))",
                    "who leads"
                )
            case .tie(let first, let second):
                ("\(pairs.capitalizedFirst) \(first) and \(second) have equally many votes", "who leads")
            case .majority(let votes):
                ("The 50% threshold is \(count(votes, .vote)) away", "on which side it lies")
            case .spread(let provinces):
                ("The 20% rule is \(count(provinces, .province)) from the other answer", "it")
            case .filing(let votes):
                ("The filing limit is \(count(votes, .vote)) away", "on which side the lead lies")
            }
        switch answer {
        case .contradictions: return "\(start): the contradictions together could change \(what)."
        case .none: return "\(start): all findings together could not change \(what)."
        case .worstCase: return "\(start): only in the worst case could the findings change \(what)."
        case .worstCaseOnly:
            return
                "\(start): the contradictions could not change \(what); only in the worst case could all findings "
                + "together."
        }
    }

    public func place(station: String, of region: String) -> String {
        "\(region), \(self.station) \(station)"
    }

    public func place(line: Int) -> String { "line \(line)" }

    public func notSums(_ figures: Int, of region: String?) -> String {
        "\(count(figures, .figure)) of \(region ?? "the whole") are not the sum of the level below."
    }

    public func figure(_ column: String, printed: Int?, sum: Int?, slips: [String]) -> String {
        let gap = printed.flatMap { printed in sum.map { printed - $0 } }
        return
            "\(self.column(column)): prints \(known(printed)), the level below sums to \(known(sum)) (\(signed(gap)))"
            + (slips.isEmpty ? "" : "; would fit: \(firstSlips(slips))")
    }

    public func wouldFit(_ slips: [String]) -> String { "Would fit: \(firstSlips(slips))" }

    /// The first three, and how many there are beside them.
    private func firstSlips(_ slips: [String]) -> String {
        slips.prefix(3).joined(separator: "; ")
            + (slips.count > 3 ? "; and \(number(slips.count - 3)) more" : "")
    }

    public func wouldFit(_ slips: Int, rows: Int) -> String {
        "Would fit: \(counted(slips, "slip", "slips")) in \(count(rows, .row)), listed in findings.csv"
    }

    public var noSlipFits: String { "No single slip fits" }

    public func moreFindings(_ count: Int) -> String { "… and \(number(count)) more, in findings.csv." }

    public func checkedForms(by level: String?) -> String {
        level.map { "Forms that break each rule, by \($0); forms are \(stations) and rows of \(sheets)" }
            ?? "Forms are \(stations) and rows of \(sheets)"
    }

    public func failingForms(_ failing: Int, of forms: Int) -> String {
        "\(number(failing)) of \(count(forms, .form)) \(agreeing(failing, "breaks", "break")) at least one rule"
    }

    public func moreFiles(_ count: Int) -> String { "\(count) more files" }

    public var countsFindingsAgain: String {
        "The next cell counts the findings again and sums the errors of the levels from them."
    }

    public func countedAgain(findings: String, errors: String) -> String {
        "\(findings) findings counted and \(errors) errors of levels summed again: all agree"
    }

    public var nothingCountedAgain: String { "no findings: nothing is computed again" }

    public var checkMethods: [String] {
        [
            "A rule is asked of every form that has the figures it needs; a form that lacks one is listed as such and has "
                + "not passed. A form is that of a polling station or a row of \(aSheet).",
            "Each \(sheet) is compared with the \(sheet) of the next lower level and with the \(stations). A mismatch is "
                + "listed at the smallest region where it arises, not again at each level above. A region whose level "
                + "below lacks rows is not compared with it.",
            "\"Would fit\" lists single slips (one digit changed, inserted or dropped, two exchanged, a row counted twice "
                + "or left out) that account for a mismatch exactly. \"a → b\" means that b is printed and a would fit. "
                + "The row that is most unusual beside its neighbours comes first. Several may fit; which of them "
                + "happened, if any, is not known.",
            "Votes at stake: each form or row counts once, with the most votes that any of its warnings and errors puts "
                + "in doubt, and all are supposed to favour one side. Contradictions are votes by which figures of the "
                + "\(pairs) disagree with each other or with a sum; the worst case adds votes beyond the ballots or the "
                + "register and \(stations) without votes. A fault that another figure alone would mend, such as the "
                + "invalid votes, puts no votes at stake. It is the most that the findings could change together, not "
                + "what they did.",
            "\(stations.capitalizedFirst) with the same figures are held against the number that chance gives, read off "
                + "\(stations) that differ by a few votes only (Przyborowski and Wilenski 1940).",
        ]
    }
}
