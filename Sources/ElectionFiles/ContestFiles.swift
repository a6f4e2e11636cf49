import Elections
import Ground

extension FolderReader {
    mutating func contests(_ table: Table, rules: Rulebook) -> [Contest] {
        var contests: [Contest] = []
        var seen = Set<String>()
        let scheme = scheme
        forEach(table, resource: "contests") { row, problems in
            guard let id = row.required("contest_id", &problems) else { return }
            guard seen.insert(id).inserted else {
                problems.add(row.problem("contest_id", id, FolderFault.standsTwice))
                return
            }
            let day = row.text("election_date")
            if !day.isEmpty && !PublishedDay.isDay(day) {
                problems.add(
                    row.problem("election_date", day, FolderFault.notDate))
            }
            let region = row.text("region_code")
            let parent = row.text("parent_contest_id")
            contests.append(
                Contest(
                    id: id, title: row.text("title").isEmpty ? id : row.text("title"),
                    electionDate: day.isEmpty ? nil : day,
                    region: region.isEmpty ? nil : RegionCode(region, scheme: scheme),
                    kind: row.choice("kind", of: ContestKind.self, &problems) ?? .other,
                    rule: Self.rule(row, rules, &problems),
                    population: row.count("population", &problems),
                    parentID: parent.isEmpty ? nil : parent, note: row.text("note")))
        }
        return contests
    }

    /// The rule of winning of a row: one that comes with Sanding, or one of the folder's own.
    private static func rule(
        _ row: RowReader, _ rules: Rulebook, _ problems: inout TableProblems
    ) -> WinnerRule {
        let name = row.text("rule")
        guard !name.isEmpty else { return .plurality }
        if let known = rules.winner.first(where: { $0.rule.rawValue == name }) { return known.rule }
        let words = rules.winner.map(\.rule.rawValue)
        let fault = TextFault.notOneOfOrOwn(
            words, near: Spelling.nearest(to: name, among: words), file: FolderReader.winnerRuleFile,
            example: FolderReader.winnerRuleExample)
        problems.add(row.problem("rule", name, fault))
        return .plurality
    }

    mutating func candidates(_ table: Table, of contests: [Contest]) -> [Candidate] {
        var candidates: [Candidate] = []
        var seen: [String: Set<Int>] = [:]
        let known = Set(contests.map(\.id))
        forEach(table, resource: "candidates") { row, problems in
            guard let contest = row.required("contest_id", &problems),
                let number = row.requiredCount("ballot_no", &problems),
                // A pair that stood and that no page names has votes all the same; its note says so.
                let pair = row.text("note").isEmpty
                    ? row.required("candidate_pair", &problems) : row.text("candidate_pair")
            else { return }
            if !known.contains(contest) {
                problems.add(
                    row.problem(
                        "contest_id", contest, FolderFault.unknownContest))
                return
            }
            guard seen[contest, default: []].insert(number).inserted else {
                problems.add(
                    row.problem(
                        "ballot_no", row.text("ballot_no"),
                        FolderFault.standsTwiceIn(contest: contest)))
                return
            }
            candidates.append(
                Candidate(
                    contest: contest, choice: Choice(number), id: row.text("candidate_id"), pair: pair,
                    shortName: row.text("short_name"), source: row.text("source_url"),
                    note: row.text("note")))
        }
        return candidates
    }

    mutating func regions(_ table: Table) -> [Region] {
        var regions: [Region] = []
        var seen = Set<String>()
        let scheme = scheme
        forEach(table, resource: "regions") { row, problems in
            guard let code = row.required("region_code", &problems),
                let name = row.required("region_name", &problems)
            else { return }
            guard seen.insert(code).inserted else {
                problems.add(row.problem("region_code", code, FolderFault.standsTwice))
                return
            }
            let parent = row.text("parent_code")
            regions.append(
                Region(
                    code: RegionCode(code, scheme: scheme), name: name,
                    parent: parent.isEmpty ? nil : RegionCode(parent, scheme: scheme)))
        }
        return regions
    }

    mutating func outages(_ table: Table) -> [Outage] {
        var outages: [Outage] = []
        forEach(table, resource: "outages") { row, problems in
            guard row.required("from", &problems) != nil else { return }
            let (from, to) = (row.moment("from", &problems), row.moment("to", &problems))
            if !to.isEmpty, to.prefix(10) < from.prefix(10) {
                problems.add(row.problem("to", to, FolderFault.endsBefore(from: from)))
            }
            outages.append(
                Outage(
                    from: from, to: to,
                    contest: row.text("contest_id"),
                    scope: row.text("scope"), whatWasSaid: row.text("what_was_said"),
                    source: row.text("source_url"), note: row.text("note")))
        }
        return outages
    }
}

extension RowReader {
    /// A day of the calendar, with or without a time behind it; empty where the cell is.
    func moment(_ column: String, _ problems: inout TableProblems) -> String {
        let text = text(column)
        let rest = text.dropFirst(10)
        if !text.isEmpty,
            !PublishedDay.isDay(String(text.prefix(10))) || !(rest.first.map { "T ".contains($0) } ?? true)
        {
            problems.add(problem(column, text, FolderFault.notDate))
        }
        return text
    }
}
