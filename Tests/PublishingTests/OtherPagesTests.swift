import Elections
import Foundation
import Reconciliation
import TestSupport
import Testing
import Wording

@testable import Publishing

/// Official pages that contradict each other, and counts that name no second, beside who leads.
@Suite struct OtherPagesTests {
    private static let place = RegionCode("82", scheme: .undeclared)

    private static func rows(_ votes: [Int], _ status: RecapStatus, source: String = "a") -> [RecapRow] {
        votes.enumerated().map {
            RecapRow(
                contest: "c", region: place, choice: Choice(index: $0.offset), votes: $0.element,
                status: status,
                source: source)
        }
    }

    private static func report(
        _ rows: [RecapRow], count: [(Int, Int)], margin: Int = 10, rule: WinnerRule = .plurality,
        _ language: Language = .english
    ) throws -> (news: NewsText, comparison: Comparison) {
        let election = Election(
            name: "e", contests: [Contest(id: "c", title: "Ruritania 2018", region: place, rule: rule)],
            candidates: [1, 2, 3].map { Candidate(contest: "c", choice: $0, pair: "N\($0)") },
            regions: [Region(code: place, name: "Ruritania", parent: nil)], recapRows: rows, recapTotals: [],
            readings: [
                QuickCountReading(
                    id: "q", contest: "c", region: place, pollster: "Alpha",
                    shares: count.map {
                        .init(choice: Choice($0.0), percent: .init(units: $0.1, decimals: 1))
                    },
                    sampleStations: nil, dataInPercent: nil,
                    marginPercent: .init(units: margin, decimals: 1),
                    levelPercent: .init(units: 95, decimals: 0), stage: .final,
                    place: SourcePlace(file: "quick_counts.csv", line: 2))
            ])
        let report = try Samples.report(election, language)
        return (report.news(election.contests[0]), try #require(report.result.comparisons.first))
    }

    /// A count of one choice has it ahead of all others together where its range is above half, and of none of them else.
    @Test func aCountOfOneChoice() throws {
        let result = Self.rows([373_000, 427_000, 200_000], .primary)
        let above = try Self.report(result, count: [(1, 523)])
        #expect(above.news.headline.hasSuffix("and has N1 ahead"), "\(above.news.headline)")
        #expect(
            above.news.lede.contains("It put N1 ahead; the official result puts N2 ahead."),
            "\(above.news.lede)")
        #expect(above.comparison.ownLead?.leaderOfficial == 2 && above.comparison.ownLead?.otherLeader == 1)
        for share in [423, 505] {
            let below = try Self.report(result, count: [(1, share)])
            #expect(!below.news.headline.contains("ahead") && !below.news.lede.contains("It put"))
        }
        // The same winner: nothing to say of who leads.
        let same = try Self.report(result, count: [(2, 523)])
        #expect(same.comparison.ownLead?.otherLeader == nil && !same.news.lede.contains("It put"))
        // A second choice that is less than what is left is no second.
        let two = try Self.report(result, count: [(1, 523), (3, 200)])
        #expect(two.news.lede.contains("It put N1 ahead; the official result puts N2 ahead."))
    }

    @Test func pagesThatContradictEachOther() throws {
        let pages =
            Self.rows([423_000, 377_000, 200_000], .conflict)
            + Self.rows([373_000, 427_000, 200_000], .conflict, source: "b")
        let found = try Self.report(pages, count: [(1, 423), (2, 377), (3, 200)])
        #expect(found.news.headline.hasSuffix("; pages of the official result contradict each other"))
        #expect(
            found.news.lede.hasPrefix(
                "Pages of the official result of Ruritania 2018 contradict each other, and none is marked as the one to use: "
                    + "N1 is ahead by 46,000 votes on one, N2 is ahead by 54,000 votes on another."),
            "\(found.news.lede)")
        let indonesian = try Self.report(pages, count: [(1, 423), (2, 377), (3, 200)], .indonesian)
        #expect(
            indonesian.news.lede.contains(
                "N1 unggul 46.000 suara di satu halaman, N2 unggul 54.000 suara di halaman lain"),
            "\(indonesian.news.lede)")
        #expect(
            found.news.altText.contains(
                "Pages of the official result contradict each other: quick counts are not tested"),
            "\(found.news.altText)")
        #expect(!found.news.altText.contains("on file"), "\(found.news.altText)")
        // The same where nothing names the pages.
        let unnamed = pages.map { row in
            var row = row
            row.source = ""
            return row
        }
        #expect(
            try Self.report(unnamed, count: [(1, 423), (2, 377), (3, 200)]).news.lede == found.news.lede)
        // One page alone contradicts nothing, nor do two that say the same, and a page that does not give every choice is none.
        let one = Self.rows([423_000, 377_000, 200_000], .conflict)
        for rows in [
            one, one + Self.rows([423_000, 377_000, 200_000], .conflict, source: "b"), pages.dropLast(),
        ] {
            let news = try Self.report(Array(rows), count: [(1, 423), (2, 377), (3, 200)]).news
            #expect(news.headline.hasSuffix("; no complete official result is on file"), "\(news.headline)")
        }
    }

    /// The first is the same on both pages, and only one of them has it above the line.
    @Test func anotherPageIsBeyondTheLine() throws {
        let count = [(1, 509), (2, 291), (3, 200)]
        let used = Self.rows([495_000, 305_000, 200_000], .primary)
        for (other, sentence) in [
            (
                [525_000, 295_000, 180_000],
                "Figures of another page on file give N1 52.50%, with more than 50% of the valid votes."
            ),
            ([499_000, 301_000, 200_000], nil), ([500_000, 300_000, 200_000], nil),
            (
                [500_001, 299_999, 200_000],
                "Figures of another page on file give N1 50.0001%, with more than 50% of the valid votes."
            ),
        ] as [([Int], String?)] {
            let rows = used + Self.rows(other, .conflict, source: "b")
            let lede = try Self.report(rows, count: count, rule: .majority).news.lede
            #expect(sentence.map(lede.contains) ?? !lede.contains("another page"), "\(lede)")
            #expect(!(try Self.report(rows, count: count).news.lede.contains("another page")))
        }
        let back = try Self.report(
            Self.rows([525_000, 295_000, 180_000], .primary)
                + Self.rows([495_000, 305_000, 200_000], .conflict),
            count: count, rule: .majority, .indonesian)
        #expect(
            back.news.lede.contains(
                "halaman lain di berkas memberi N1 49,50%, tidak memenuhi syarat lebih dari 50% suara sah."),
            "\(back.news.lede)")
    }

    /// The winning threshold beside a count of one choice.
    @Test func theLineBesideACountOfOneChoice() throws {
        let rows = Self.rows([495_000, 305_000, 200_000], .primary)
        let found = try Self.report(rows, count: [(1, 515)], margin: 5, rule: .majority)
        #expect(
            found.comparison.threshold?.isMet == true && found.comparison.threshold?.isOfficiallyMet == false)
        #expect(
            found.news.lede.contains("the official result puts the share below the threshold"),
            "\(found.news.lede)")
        let same = try Self.report(rows, count: [(1, 495)], margin: 2, rule: .majority)
        #expect(!same.news.lede.contains("The line of"))
    }

    /// Turnouts of two counts beside official pages in conflict: sentences print the figures of the JSON, once in a report.
    @Test func turnoutsInConflict() throws {
        let reading = { (name: String, units: Int) in
            QuickCountReading(
                id: name, contest: "c", region: Self.place, pollster: name, shares: [],
                figures: [
                    MeasuredFigure(
                        .turnout, percent: .init(units: units, decimals: 1),
                        marginPercent: .init(units: 10, decimals: 1))
                ], levelPercent: .init(units: 95, decimals: 0), stage: .final)
        }
        let totals = [700, 640].map { ballots in
            RecapTotals(
                contest: "c", region: Self.place, ballotsUsed: ballots, registeredVoters: 1_000,
                status: .conflict)
        }
        let election = Election(
            name: "e", contests: [Contest(id: "c", title: "Ruritania 2018", region: Self.place)],
            candidates: [1, 2].map { Candidate(contest: "c", choice: $0, pair: "N\($0)") },
            regions: [Region(code: Self.place, name: "Ruritania", parent: nil)],
            recapRows: Self.rows([5_000, 4_000], .primary), recapTotals: totals,
            readings: [reading("Alpha", 640), reading("Beta", 702)])
        let report = try Samples.report(election)
        let said = report.news(election.contests[0]).otherFigures
        #expect(
            said == [
                "Alpha: Turnout: 64.0% in this count; not tested: pages of the official result print 70.00% and 64.00%, "
                    + "and none is marked as the one to use.",
                "Beta: Turnout: 70.2% in this count; not tested: pages of the official result print 70.00% and 64.00%, "
                    + "and none is marked as the one to use.",
                "Turnout: Alpha 64.0% and Beta 70.2% are 6.20 points apart, more than their margins explain (95% level); no "
                    + "official figure tells which of them is nearer.",
            ])
        let found = report.result.measureDifferences(of: "c")
        #expect(found.count == 1 && found[0].sources == ["Alpha", "Beta"])
        let json = try Samples.text("results.json", in: report)
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let contest = try #require((document?["contests"] as? [[String: Any]])?.first)
        let pair = try #require((contest["measure_differences"] as? [[String: Any]])?.first)
        let figures = ["difference", "low"].map { pair[$0] as? Double ?? .nan }
        #expect(abs(figures[0] + 0.062) < 1e-12 && abs(figures[1] + 0.0778492424049175) < 1e-12)
        #expect(pair["estimates"] as? [Double] == [0.64, 0.702])
        try Validator.expect(json, follows: "results-1")
    }
}
