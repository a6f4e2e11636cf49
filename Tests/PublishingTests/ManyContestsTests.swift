import Elections
import Foundation
import Reconciliation
import Testing
import Wording

@testable import Publishing

/// Pages on many contests: a phone opens them, and the first one says all.
@Suite struct ManyContestsTests {
    private static let pilkada = Samples.data.appending(path: "pilkada-2018")

    /// Contests of two places, each with a count and a recap.
    private static func election(_ contests: Int, codes: (Int) -> String, parents: Bool = true) -> Election {
        let scheme = RegionCodeScheme(name: "invented", edition: "")
        var election = Election(name: "many", title: "Many")
        for index in 0..<contests {
            let id = "c\(index)"
            let region = RegionCode(codes(index), scheme: scheme)
            election.contests.append(
                Contest(id: id, title: "Contest \(index)", region: region, kind: .other, rule: .plurality))
            election.candidates += [1, 2].map { Candidate(contest: id, choice: $0, pair: "N\($0)") }
            election.regions.append(
                Region(
                    code: region, name: "Ward \(index)",
                    parent: parents ? RegionCode("P\(index % 2)", scheme: scheme) : nil))
            election.recapRows += [(1, 600), (2, 400)].map {
                RecapRow(contest: id, region: region, choice: $0.0, votes: $0.1)
            }
            election.readings.append(
                QuickCountReading(
                    id: "q\(index)", contest: id, pollster: "P",
                    shares: [
                        .init(choice: 1, percent: PrintedNumber(units: 6010, decimals: 2)),
                        .init(choice: 2, percent: PrintedNumber(units: 3990, decimals: 2)),
                    ],
                    sampleStations: 200, marginPercent: PrintedNumber(units: 2, decimals: 0),
                    levelPercent: PrintedNumber(units: 95, decimals: 0), stage: .final))
        }
        if parents {
            election.regions += ["P0", "P1"].map {
                Region(code: RegionCode($0, scheme: scheme), name: "Province \($0)", parent: nil)
            }
        }
        return election
    }

    private static func pages(_ publication: Publication) throws -> [String: String] {
        let files = try publication.files([.html]).filter { $0.path.hasSuffix(".html") }
        return Dictionary(
            uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    @Test(arguments: Language.allCases, [Audience.newsroom, .analyst])
    func everyPageIsSmallAndEveryLinkLeadsSomewhere(language: Language, audience: Audience) throws {
        let report = try Samples.report(folder: Self.pilkada, language, audience)
        let pages = try Self.pages(report.publication)
        let first = try #require(pages["report.html"])
        for (path, text) in pages { #expect(text.utf8.count <= 1_000_000, "\(path)") }
        // Every contest is named on the first page.
        for contest in report.result.election.contests {
            #expect(first.contains(HTMLText.escaped(contest.title)))
        }
        for (path, text) in pages {
            for link in text.matches(of: /href="([^":#]*)#([^"]*)"/) {
                let target = link.1.isEmpty ? path : String(link.1)
                #expect(pages[target]?.contains("id=\"\(link.2)\"") == true, "\(path): \(link.0)")
            }
        }
        // Readings stand once, whatever page they are on.
        let articles = pages.values.reduce(0) { $0 + $1.components(separatedBy: "<article").count - 1 }
        if audience != .newsroom { #expect(articles == report.result.comparisons.count) }
        if audience == .newsroom { for text in pages.values { #expect(!text.contains("<table")) } }
    }

    /// A note of the data is folded and quoted, and a newsroom does not get it.
    @Test func notesAreQuoted() throws {
        let note = "names the losing pair 3 as winner; press release"
        for audience in [Audience.newsroom, .observer] {
            let pages = try Self.pages(Samples.report(folder: Self.pilkada, .english, audience).publication)
            let holds = pages.values.contains {
                $0.contains("<blockquote>\u{201C}\(note)\u{201D}</blockquote>")
            }
            #expect(holds == (audience == .observer))
            #expect(audience == .observer || !pages.values.contains { $0.contains("winner") })
        }
    }

    @Test("Contests of another country go by the place above them, and without one they are a list")
    func otherCountries() throws {
        for parents in [true, false] {
            let election = Self.election(30, codes: { "w\($0)" }, parents: parents)
            let report = try Samples.report(election, .english, .observer)
            let page = try #require(Self.pages(report.publication)["report.html"])
            #expect(page.contains("<summary><b>Province P1</b>: 15 contests; ") == parents)
            #expect(page.components(separatedBy: "<li><a href=\"#contest-").count == 31)
        }
    }

    /// Where there are more contests than the first page lists, it says what each group says together; a place with more than a
    /// page holds has several, each named by its first and last.
    @Test(arguments: [true, false]) func veryManyContestsHavePagesOfTheirOwn(parents: Bool) throws {
        let election = Self.election(1_050, codes: { "w\($0)" }, parents: parents)
        let pages = try Self.pages(Samples.report(election, .english, .observer).publication)
        #expect(pages.values.allSatisfy { $0.utf8.count <= 1_000_000 })
        let first = try #require(pages["report.html"])
        let links = first.matches(of: /href="(report-[^"]*)"/).map { String($0.1) }
        #expect(links.count == 2)
        for link in links {
            let page = try #require(pages[link], "\(link)")
            #expect(page.components(separatedBy: "<li>").count > (parents ? 500 : 50))
        }
        #expect(first.contains("Contest 0 to Contest 999") != parents)
        #expect(pages.count == 1 + 2 + 1_050)
        for (path, text) in pages {
            for link in text.matches(of: /href="([^":#]*)#([^"]*)"/) {
                let target = link.1.isEmpty ? path : String(link.1)
                #expect(pages[target]?.contains("id=\"\(link.2)\"") == true, "\(path): \(link.0)")
            }
        }
    }

    /// A notebook that nobody could open is none: it says what it lacks, and draws a chart of it.
    @Test func notebooksStaySmall() throws {
        let election = Self.election(50, codes: { "w\($0)" })
        let report = try Samples.report(election, .english, .observer).publication
        let code = try #require(report.notebook)
        let files = try OutputSink.memory { sink in
            let notebook = try NotebookFormat(report, code, sink, most: 150_000)
            for section in report.sections { try notebook.add(section) }
            try notebook.finish()
        }
        let file = try #require(files.first { $0.path == "report.ipynb" })
        #expect(file.bytes.count < 300_000)
        let text = String(decoding: file.bytes, as: UTF8.self)
        let rest = try #require(text.firstMatch(of: /([0-9]+) more parts stand in the report only/))
        let shown = text.components(separatedBy: "\"## Contest ").count - 1
        #expect(shown > 5 && shown + Int(rest.1)! == 50)
        #expect(text.contains("chart = show(\\\"interval-dots-c\(shown)\\\")"))
    }

    /// A count is a row, whatever pages it has; the page that says most stands for it.
    @Test func aCountStandsOnce() throws {
        let report = try Samples.report(folder: Self.pilkada)
        let counts = ComparedCount.all(report.result.comparisons)
        #expect(counts.map { $0.others.count + 1 }.reduce(0, +) == report.result.comparisons.count)
        let tally = CountTally(report.result.comparisons)
        #expect(counts.count { $0.best.isTested } == tally.tested)
        let smrc = try #require(
            counts.first { $0.best.contest == "pilgub-2018-jateng" && $0.best.source == "SMRC" })
        #expect(smrc.best.repeatOf == nil && smrc.best.isTested && smrc.others.count > 1)
    }
}
