import Elections
import Figures
import Foundation
import Reconciliation
import Testing
import Wording

@testable import Publishing

/// Counts of single regions, and counts before there is a result: what is said of whom.
@Suite struct StandingAloneTests {
    private static func code(_ text: String) -> RegionCode { RegionCode(text, scheme: .undeclared) }

    private static func reading(
        _ id: String, _ pollster: String, _ tenths: [Int], region: String? = nil, margin: Int? = 10,
        stage: ReadingStage = .final
    ) -> QuickCountReading {
        QuickCountReading(
            id: id, contest: "c", region: region.map(code), pollster: pollster,
            shares: tenths.enumerated().map {
                .init(choice: Choice(index: $0.offset), percent: .init(units: $0.element, decimals: 1))
            },
            sampleStations: nil, dataInPercent: nil,
            marginPercent: margin.map { .init(units: $0, decimals: 1) },
            levelPercent: .init(units: 95, decimals: 0), stage: stage,
            place: SourcePlace(file: "quick_counts.csv", line: 2))
    }

    /// A country of which four regions and the whole may have a result: 60 : 40 everywhere.
    private static func election(_ readings: [QuickCountReading], hasResult: Bool = true) -> Election {
        var contest = Contest(id: "c", title: "Landia 2025", region: code("LD"), rule: .plurality)
        contest.kind = .other
        contest.electionDate = "2025-05-04"
        let regions = ["LD"] + (1...4).map { "LD-\($0)" }
        return Election(
            name: "e", contests: [contest],
            candidates: ["Ann", "Bo"].enumerated().map {
                Candidate(contest: "c", choice: Choice(index: $0.offset), pair: $0.element)
            },
            regions: regions.map {
                Region(
                    code: code($0), name: $0 == "LD" ? "Landia" : "North \($0.suffix(1))",
                    parent: $0 == "LD" ? nil : code("LD"))
            },
            recapRows: !hasResult
                ? []
                : regions.flatMap { region in
                    [6000, 4000].enumerated().map {
                        RecapRow(
                            contest: "c", region: code(region), choice: Choice(index: $0.offset),
                            votes: $0.element * (region == "LD" ? 4 : 1))
                    }
                },
            recapTotals: [],
            readings: readings)
    }

    /// One pollster with a figure for each region does not differ: its count of one region does.
    @Test(arguments: Language.allCases) func aRegionDiffersAndNotItsPollster(language: Language) throws {
        let shares = [[600, 400], [605, 395], [598, 402], [560, 440]]
        let election = Self.election(
            shares.enumerated().map {
                Self.reading("q\($0.offset)", "ELOG", $0.element, region: "LD-\($0.offset + 1)")
            })
        let report = try Samples.report(election, language)
        let words = language.wording(.general)
        let tally = CountTally(report.result.comparisons, place: election.place)
        #expect(tally.isOfParts && tally.agree == 3 && tally.outside == ["North 4"])
        let headline = try #require(words.headline(tally))
        #expect(headline.contains("North 4") && !headline.contains("ELOG"), "\(headline)")
        let source = ChartSource(result: report.result, language: language, run: report.run, matched: nil)
        guard case .charts(let charts) = SmallMultiplesCharts.charts(source) else {
            Issue.record("no chart of the regions")
            return
        }
        #expect(
            charts[0].chart.head.title.contains("North 4") && !charts[0].chart.head.title.contains("ELOG"))
        let news = report.news(election.contests[0])
        #expect(news.headline.contains("ELOG (North 4)"), "\(news.headline)")
        #expect(
            news.headline.contains(language == .english ? "the official result there" : "hasil resmi di sana")
        )
        #expect(
            news.lede.contains(language == .english ? "the official figures there" : "angka resmi di sana"))
        // With two pollsters both are said.
        let two = Self.election(
            election.readings + [Self.reading("w", "Watch", [550, 450], region: "LD-1")])
        let both = CountTally(try Samples.report(two, language).result.comparisons, place: two.place)
        #expect(Set(both.outside) == ["ELOG (North 4)", "Watch (North 1)"])
    }

    /// Before there is a result counts are told with their leads, and who is ahead only where the margin of the lead says so.
    @Test func countsBeforeTheResultSayWhatTheyTell() throws {
        func news(_ readings: [QuickCountReading]) throws -> NewsText {
            let election = Self.election(readings, hasResult: false)
            return try Samples.report(election, .english).news(election.contests[0])
        }
        let open = try news([Self.reading("a", "A", [505, 495]), Self.reading("b", "B", [494, 506])])
        #expect(
            open.headline
                == "Landia 2025: the quick counts by A and B do not tell who leads; no complete official result is on file"
        )
        #expect(
            open.lede.hasSuffix(
                "A has Ann at 50.5%, 1.0 points ahead of Bo, within the margin of error of the lead; B has Bo at 50.6%, 1.2 points ahead of Ann, within the margin of error of the lead."
            ), "\(open.lede)")
        let clear = try news([Self.reading("a", "A", [515, 485]), Self.reading("b", "B", [520, 480])])
        #expect(
            clear.headline.contains(
                "the quick counts by A and B have Ann ahead by more than their margins of error; "))
        let apart = try news([
            Self.reading("a", "A", [531, 469]), Self.reading("b", "B", [470, 530]),
            Self.reading("d", "D", [501, 499]),
        ])
        #expect(
            apart.headline
                == "Landia 2025: quick counts contradict each other: the quick count by A has Ann ahead and the quick count by B has Bo ahead, each by more than its margin of error, 1 other does not tell who leads; no complete official result is on file"
        )
        let one = try news([Self.reading("a", "A", [531, 469]), Self.reading("b", "B", [501, 499])])
        #expect(
            one.headline.contains(
                "the quick count by A has Ann ahead by more than its margin of error, 1 other does not tell who leads; "
            ))
        // The margin of a lead of two is twice that of a share, and its digits may stand for a little more: 2.4 points are
        // beyond it, 2.0 are not.
        for (first, isClear) in [(512, true), (510, false)] {
            let one = try news([Self.reading("a", "A", [first, 1000 - first])])
            #expect(one.headline.contains("has Ann ahead") == isClear, "\(one.headline)")
        }
        let plain = try news([Self.reading("a", "A", [700, 300], margin: nil)])
        #expect(
            plain.headline.contains("a quick count is in, no complete official result"), "\(plain.headline)")
        #expect(plain.lede.contains("without a printed margin of error"))
    }

    /// A count that names nobody ahead is not said to; where all put another ahead they are.
    @Test func whoIsAheadIsSaidWhereTheMarginTells() throws {
        func headline(_ shares: [[Int]]) throws -> String {
            let election = Self.election(
                shares.enumerated().map { Self.reading("q\($0.offset)", "P\($0.offset)", $0.element) })
            return try Samples.report(election, .english).news(election.contests[0]).headline
        }
        #expect(!(try headline([[495, 505]]).contains("ahead")))
        #expect(try headline([[470, 530]]).hasSuffix(", and has Bo ahead"))
        #expect(try headline([[470, 530], [480, 520]]).contains("and have Bo ahead"))
        #expect(!(try headline([[470, 530], [600, 400]]).contains("and have Bo ahead")))
    }

    /// A pollster of several contests does not differ in all of them.
    @Test func aContestDiffersAndNotItsPollster() throws {
        var election = Self.election([
            Self.reading("a", "Z", [600, 400]), Self.reading("b", "Z", [560, 440]),
        ])
        var second = election.contests[0]
        (second.id, second.title) = ("d", "Landia 2025, round 2")
        election.contests.append(second)
        election.candidates += election.candidates.map { candidate in
            Candidate(contest: "d", choice: candidate.choice, pair: candidate.pair)
        }
        election.recapRows += election.recapRows.map { row in
            RecapRow(contest: "d", region: row.region, choice: row.choice, votes: row.votes)
        }
        election.readings[1].contest = "d"
        let report = try Samples.report(election, .english)
        #expect(report.result.tally.outside == ["Z (Landia 2025, round 2)"])
        let title = English(.general).headline(report.result.tally)
        #expect(
            title
                == "1 of 2 quick counts tested agrees with the official result, Z (Landia 2025, round 2) does not"
        )
    }

    /// What is said of counts that agree, of turnout alone and of a stage that no page gives.
    @Test func whatIsTakenForGrantedIsSaid() throws {
        func news(_ readings: [QuickCountReading]) throws -> NewsText {
            let election = Self.election(readings)
            return try Samples.report(election, .english).news(election.contests[0])
        }
        // 60 : 40 beside a line that is far: only the lead can be too close, which a wide margin makes it.
        let close = try news([
            Self.reading("a", "A", [600, 400]), Self.reading("b", "B", [520, 480], margin: 100),
        ])
        #expect(close.headline.contains("agree with the official result within their margins of error"))
        #expect(
            close.headline.hasSuffix(", 1 of them too close by itself to tell who leads"), "\(close.headline)"
        )
        let open = try news([Self.reading("a", "A", [560, 440], stage: .unknown)])
        #expect(
            open.checkFirst.contains { $0.hasPrefix("A: ") && $0.contains("finished") }, "\(open.checkFirst)")
        let final = try news([Self.reading("a", "A", [560, 440])])
        #expect(!final.checkFirst.contains { $0.contains("finished") })
    }

    /// Without a margin a pollster of several contests does not differ in all of them either.
    @Test func countsWithoutMarginHaveTheirContests() throws {
        var election = Self.election([
            Self.reading("a", "Z", [600, 400], margin: nil), Self.reading("b", "Z", [300, 700], margin: nil),
        ])
        var second = election.contests[0]
        (second.id, second.title) = ("d", "Landia 2025, round 2")
        election.contests.append(second)
        election.candidates += election.candidates.map {
            Candidate(contest: "d", choice: $0.choice, pair: $0.pair)
        }
        election.recapRows += election.recapRows.map {
            RecapRow(contest: "d", region: $0.region, choice: $0.choice, votes: $0.votes)
        }
        election.readings[1].contest = "d"
        for place in election.readings.indices { election.readings[place].sampleStations = 300 }
        let tally = try Samples.report(election, .english).result.tally
        #expect(tally.outsideAnyway == ["Z (Landia 2025, round 2)"], "\(tally)")
    }

    /// A region whose counts are not finished has counts.
    @Test func unfinishedCountsAreCounts() throws {
        let election = Self.election([
            Self.reading("a", "A", [600, 400], region: "LD-1"),
            Self.reading("b", "A", [600, 400], region: "LD-2", stage: .interim),
        ])
        let report = try Samples.report(election, .english)
        let regions = ChartSource(result: report.result, language: .english, run: report.run, matched: nil)
            .regions
        let source = ChartSource(result: report.result, language: .english, run: report.run, matched: nil)
        #expect(regions.map { source.state($0) } == [.agree, .notCompared, .noCount, .noCount])
        #expect(source.reason(regions[1]) == "1 count of other stages or kinds")
        #expect(source.reason(regions[2]) == "no quick count")
    }

    /// Ranges of a count stand in its chart before there is a result.
    @Test func chartsBeforeTheResultHaveRanges() throws {
        let election = Self.election([Self.reading("a", "A", [505, 495])], hasResult: false)
        let report = try Samples.report(election, .english)
        let source = ChartSource(result: report.result, language: .english, run: report.run, matched: nil)
        let entry = try #require(IntervalDotsCharts.chart(of: election.contests[0], source))
        let chart = try #require(entry.chart as? IntervalDotsChart)
        let share = try #require(chart.rows[0].shares[1])
        // As wide as the digits of margin and share allow: 1.05 and half a unit of 0.1.
        #expect(abs((share.low ?? 0) - 0.4940) < 1e-5 && abs((share.high ?? 0) - 0.5160) < 1e-5)
        #expect(
            entry.chart.head.title
                == "Landia 2025: the quick count by A does not tell who leads; no complete official result is on file"
        )
    }
}
