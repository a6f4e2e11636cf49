import Consistency
import Elections
import SandingKit
import Wording

/// Chooses what is said of checks; none of it speaks of intent.
public struct CheckWords: Sendable {
    let wording: any Wording
    /// Names of the regions that findings name; empty where no file has any.
    private let directories: [StationDirectory]

    /// The findings that a person reads in a terminal; the rest is in the files.
    private static let shownEntries = 12
    /// Rows that are named where a slip in any of them would fit.
    static let shownRows = 3
    /// Findings that are shown with the cause that accounts for them.
    private static let shownConsequences = 3

    /// - Parameters:
    ///   - wording: The words of a language.
    ///   - directories: Names of regions and stations.
    init(_ wording: any Wording, directories: [StationDirectory] = []) {
        self.wording = wording
        self.directories = directories
    }

    /// - Parameters:
    ///   - part: A check.
    ///   - open: Findings that no answer closed; `nil` where nobody was asked.
    func summary(_ part: CheckedCount.Part, open: [Finding]? = nil) -> [String] {
        let check = part.check
        var lines: [String] = []
        if let contest = part.contest { lines.append(contest.title) }
        lines.append(scope(part))
        lines += failingRules(check)
        lines += levelErrors(check)
        lines.append(outcome([part], open: open))
        lines += stake(part.stake, check.findings)
        lines += sentences(check.findings)
        return lines + [""]
    }

    /// What was checked, in a sentence.
    func scope(_ part: CheckedCount.Part) -> String {
        wording.checked(
            stations: part.check.input.stations?.scan.builder.rows, sheets: part.check.input.recaps.count,
            terms: part.form?.title[wording.language], figures: part.check.levels.compared)
    }

    private func failingRules(_ check: CountCheck) -> [String] {
        let lines = check.tallies.filter { $0.failed > 0 }
            .map { wording.failing($0.rule, failed: $0.failed, of: $0.asked) }
        // A rule of several expressions is asked where one of them is.
        let asked = Set(check.tallies.filter { $0.missing.isEmpty }.map(\.rule.id))
        let absent = check.tallies.filter { !$0.missing.isEmpty && !asked.contains($0.rule.id) }
        guard !absent.isEmpty else { return lines }
        return lines + [
            wording.notAsked(
                rules: absent.map(\.rule.id).uniqued(), columns: absent.flatMap(\.missing).uniqued())
        ]
    }

    func levelErrors(_ check: CountCheck) -> [String] {
        let votes = check.levels.errors.filter { Choice.isColumn($0.column) }
        guard !votes.isEmpty else { return [] }
        return [
            wording.levelErrors(
                votes.map(\.column).uniqued().sorted().map { column in
                    let rows = votes.filter { $0.column == column }
                    return (column, rows.reduce(0) { $0 + $1.net }, rows.reduce(0) { $0 + $1.gross })
                })
        ]
    }

    /// Whom the sums of levels favour, taken together.
    func gains(_ check: CountCheck) -> [String] {
        let votes = check.levels.errors.filter { Choice.isColumn($0.column) }
        let pairs = votes.compactMap { Choice(column: $0.column) }.uniqued().sorted()
        guard !pairs.isEmpty else { return [] }
        return [
            wording.gains(
                pairs.map { pair in
                    let rows = votes.filter { $0.column == pair.column }
                    return (pair, rows.reduce(0) { $0 + $1.net })
                })
        ]
    }

    /// What chance explains.
    func chance(_ check: CountCheck) -> [String] {
        guard let rows = check.identicalRows else { return [] }
        guard !rows.pairs.isEmpty else {
            return [wording.noIdenticalStations(eachOnce: check.input.stations?.copies != nil)]
        }
        return check.findings.filter {
            switch $0.kind {
            case .station(.identicalRows), .station(.identicalGroup(_, _, _)): true
            default: false
            }
        }.prefix(2).map(wording.sentence)
    }

    /// The number of findings, and of those that no answer closed where some were asked; or that there was nothing to check.
    func outcome(_ parts: [CheckedCount.Part], open: [Finding]? = nil) -> String {
        (parts.contains(where: \.isChecked)
            ? counts(parts.flatMap(\.check.findings))
                + (open.map { " " + wording.open(bySeverity($0)) } ?? "")
            : wording.nothingToCheck) + notSeen(parts)
    }

    /// How many findings there are of each severity, the gravest first, without those that a cause accounts for.
    private func bySeverity(_ findings: [Finding]) -> [(severity: Severity, count: Int)] {
        let counted = findings.counted
        return Severity.allCases.reversed().map { severity in
            (severity, counted.count { $0.severity == severity })
        }
    }

    /// What cannot be seen: in a file of votes alone no rule holds them against another figure of the form, and where no recap
    /// stands beside the stations, what leaves the sum of a form as it is shows nowhere.
    private func notSeen(_ parts: [CheckedCount.Part]) -> String {
        let counted = parts.filter { $0.check.input.stations != nil }
        guard !counted.isEmpty else { return "" }
        let asked = counted.flatMap(\.check.tallies).filter { $0.asked > 0 }
        if asked.allSatisfy({ CheckWords.isOfVotesOnly($0.rule.expression) }) {
            return wording.movedVotesNotSeen
        }
        let isAlone = counted.allSatisfy { part in
            !part.check.input.recaps.contains { recap in
                recap.measures.contains { if case .votes = $0 { true } else { false } }
            }
        }
        return isAlone ? wording.movedVotesNotSeenWithoutRecap : ""
    }

    /// Whether a rule names no column but those of votes; one of the largest figure looks at each figure alone.
    private static func isOfVotesOnly(_ expression: String) -> Bool {
        expression.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            .allSatisfy {
                $0.hasPrefix("votes") || $0.allSatisfy(\.isNumber)
                    || ["max", "all", "largest_figure"].contains($0)
            }
    }

    /// How many findings there are of each severity, what one cause accounts for not counted beside it.
    func counts(_ findings: [Finding]) -> String {
        let consequences = findings.count - findings.counted.count
        return wording.findingCounts(findings.isEmpty ? [] : bySeverity(findings))
            + (consequences > 0 ? " " + wording.consequences(consequences) : "")
    }

    /// What the findings are worth.
    ///
    /// - Parameters:
    ///   - stake: The votes.
    ///   - findings: The findings themselves.
    func stake(_ stake: VotesAtStake, _ findings: [Finding]) -> [String] {
        guard let lead = stake.lead, let leader = stake.leader, stake.votes > 0 else { return [] }
        var sentences: [String] = []
        if stake.contradicted > 0 {
            sentences.append(
                wording.contradicted(votes: stake.contradicted, places: stake.contradictions))
        }
        let more = stake.votes - stake.contradicted
        if more > 0 {
            let kinds = Set(findings.compactMap(\.stakeKind))
            sentences.append(
                wording.dependent(
                    votes: more, isMore: stake.contradicted > 0, on: StakeKind.allCases.filter(kinds.contains)
                ))
        }
        return sentences
            + stake.questions.map { question in
                let asked: StakeQuestion =
                    switch question.kind {
                    case .winner:
                        if lead == 0, let runnerUp = stake.runnerUp {
                            .tie(leader, runnerUp)
                        } else {
                            .leader(pair: leader, votes: lead)
                        }
                    case .majority: .majority(votes: question.distance)
                    case .spread: .spread(provinces: question.distance)
                    case .filing: .filing(votes: question.distance)
                    }
                return wording.stake(asked, answer(question, stake))
            }
    }

    private func answer(_ question: VotesAtStake.Question, _ stake: VotesAtStake) -> StakeAnswer {
        if question.couldChange { return .contradictions }
        guard question.couldChangeAtWorst else { return .none }
        return stake.contradicted > 0 ? .worstCaseOnly : .worstCase
    }

    // MARK: Findings

    /// The gravest findings, for a terminal.
    private func sentences(_ findings: [Finding]) -> [String] {
        let entries = FindingEntry.grouped(findings)
        let shown = entries.prefix(CheckWords.shownEntries)
        var lines = shown.flatMap { self.lines(of: $0) }
        if !lines.isEmpty { lines.insert("", at: 0) }
        return lines + [rest(entries.count - shown.count)].compactMap { $0 }
    }

    /// One entry: what and where, its figures, what would explain it.
    func lines(of entry: FindingEntry) -> [String] {
        let place = place(entry, long: true).map { ", \($0)" } ?? ""
        return [
            "[\(wording.severity(entry.first.severity, count: 1))] \(entry.first.rule)\(place): \(text(of: entry))"
        ]
            + figures(entry).map { "    " + $0 }
            + [explanation(entry)].compactMap { $0 }.map { "    " + $0 }
    }

    /// What is not shown, if anything.
    func rest(_ count: Int) -> String? { count > 0 ? wording.moreFindings(count) : nil }

    /// Where it stands: region, station, file and line; `nil` where it has none of them.
    func place(_ entry: FindingEntry, long: Bool) -> String? {
        let finding = entry.first
        var parts: [String] = []
        if let region = finding.region?.text, !region.isEmpty, finding.station != nil || !long {
            let name = directories.name(of: finding) ?? wording.names.regions[region]
            let named = name.map { "\($0) (\(region))" } ?? region
            parts.append(finding.station.map { wording.place(station: $0, of: named) } ?? named)
        }
        if !finding.place.file.isEmpty { parts.append(wording.table(finding.place.file)) }
        if let line = finding.place.line { parts.append(wording.place(line: line)) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// What was found, in a sentence.
    func text(of entry: FindingEntry) -> String {
        guard entry.findings.count > 1 else { return wording.sentence(entry.first) }
        var name: String?
        if case .level(.mismatch(let figures)) = entry.first.kind, figures.region.code != nil {
            name = wording.region(figures.region)
        }
        return wording.notSums(entry.findings.count, of: name)
    }

    /// The figures of a recap's row, several to a line in the order of its columns.
    func figures(_ entry: FindingEntry) -> [String] {
        if !entry.consequences.isEmpty {
            let shown = entry.consequences.prefix(CheckWords.shownConsequences).map(told)
            return shown + [rest(entry.consequences.count - shown.count)].compactMap { $0 }
        }
        guard entry.findings.count > 1 else { return [] }
        return entry.findings.sorted { ($0.place.column ?? "") < ($1.place.column ?? "") }.map { finding in
            wording.figure(
                finding.place.column ?? "", printed: Int(finding.found), sum: Int(finding.expected),
                slips: entry.ownExplanations(of: finding).map(wording.slip))
        }
    }

    /// A finding on a form behind the station whose form it is: below a cause it has no place of its own.
    private func told(_ finding: Finding) -> String {
        guard case .form = finding.kind, let region = finding.region?.text, let station = finding.station
        else { return wording.sentence(finding) }
        return "\(wording.place(station: station, of: region)): \(wording.sentence(finding))"
    }

    /// The slips that would fit all its figures, at most three of them, and no more than their number where they lie in more rows;
    /// `nil` where there is nothing to say.
    func explanation(_ entry: FindingEntry) -> String? {
        let slips = entry.explanations.map(wording.slip)
        // The sentence of a cause names its slip.
        if case .cause = entry.first.kind, slips.count < 2 { return nil }
        let rows = entry.first.kind.rows(of: entry.explanations)
        // To name some of many rows that fit equally well would accuse them.
        if rows > CheckWords.shownRows { return wording.wouldFit(slips.count, rows: rows) }
        if !slips.isEmpty { return wording.wouldFit(slips) }
        guard entry.isLevelSum, entry.findings.allSatisfy(\.explanations.isEmpty) else { return nil }
        return wording.noSlipFits
    }
}
