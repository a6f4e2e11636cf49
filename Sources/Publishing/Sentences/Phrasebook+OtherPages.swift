import Elections
import Reconciliation
import Wording

// Pages of an official result beside the one that is used, or where none is.
extension Phrasebook {
    /// What pages say that give every choice and are not used, in the order of the file: who leads, and by how many votes.
    private func pages(_ contest: String, _ region: RegionCode?, ballot: [Choice]) -> [Recap] {
        struct Page: Hashable {
            var source, form, decidedOn: String
            /// A choice that a page has again begins another one.
            var place = 0
        }
        let rows = election.recapRows(of: contest).filter { $0.status == .conflict && $0.region == region }
        var seen: [Page: [Choice: Int]] = [:]
        let pages = rows.map { row in
            var page = Page(source: row.source, form: row.form, decidedOn: row.decidedOn)
            let times = seen[page]?[row.choice] ?? 0
            seen[page, default: [:]][row.choice] = times + 1
            page.place = times
            return page
        }
        return pages.uniqued().compactMap { page in
            let votes = Dictionary(
                zip(rows, pages).compactMap { row, own in
                    own == page ? row.votes.map { (row.choice, $0) } : nil
                }, uniquingKeysWith: { first, _ in first })
            guard !ballot.isEmpty, ballot.allSatisfy({ votes[$0] != nil }), let region else { return nil }
            return Recap(
                contest: contest, region: region,
                votes: ballot.map { .init(choice: $0, votes: votes[$0]) }, isComplete: true)
        }
    }

    /// Who is first on a page, and by how many votes; `nil` for a tie.
    private func lead(_ page: Recap) -> (leader: Choice, votes: Int)? {
        let order = page.ranking
        guard order.count > 1, let first = order[0].votes, let second = order[1].votes, first > second else {
            return nil
        }
        return (order[0].choice, first - second)
    }

    private func others(_ outcome: Outcome) -> [Recap] {
        pages(outcome.contest, outcome.recap.region, ballot: outcome.recap.votes.map(\.choice))
    }

    /// What another page of the result says that has another one ahead, or the first on the other side of what the rule asks for;
    /// `nil` where none does.
    func otherPage(_ outcome: Outcome) -> String? {
        if let other = otherPageLead(outcome) { return wording.otherPageLeads(other.leader, by: other.votes) }
        let leader = outcome.leader.choice
        guard let line = outcome.line, let isMet = line.isMet(by: leader, in: outcome.recap) else {
            return nil
        }
        return others(outcome).lazy.compactMap { page -> String? in
            guard let other = line.isMet(by: leader, in: page), other != isMet,
                let share = page.share(of: leader)
            else { return nil }
            return wording.otherPageLine(
                pair(leader, in: outcome.contest), share: numbers.percent(share, telling: line.percents),
                WinnerCondition(line), isMet: other)
        }.first
    }

    /// Whom such a page has ahead, and by how many votes.
    func otherPageLead(_ outcome: Outcome) -> (leader: String, votes: Int)? {
        others(outcome).lazy.compactMap(lead).first { $0.leader != outcome.leader.choice }.map {
            (pair($0.leader, in: outcome.contest), $0.votes)
        }
    }

    /// Pages of a contest that contradict each other where none is the one to use: who leads on each; empty where there are fewer than
    /// two.
    func contradictingPages(_ contest: String, _ region: RegionCode?) -> [PageLead] {
        let ballot = election.candidates(of: contest).map(\.choice)
        var seen: Set<[Int?]> = []
        let found = pages(contest, region, ballot: ballot).filter {
            seen.insert($0.votes.map(\.votes)).inserted
        }
        guard found.count > 1 else { return [] }
        return found.map { page in
            PageLead(lead(page).map { (pair($0.leader, in: contest), $0.votes) })
        }
    }

    /// That a contest has no official result, or several that contradict each other.
    func noResult(_ contest: Contest) -> String {
        let pages = contradictingPages(contest.id, contest.region)
        return pages.isEmpty
            ? wording.noResult(contest.title) : wording.contradictingPages(contest.title, pages)
    }
}
