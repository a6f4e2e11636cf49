import ElectionFiles
import Elections
import Foundation
import Reconciliation
import SandingKit
import Testing
import Wording

@testable import Publishing

/// Counts of other countries, entered as they were published: the verdict that history gave, in words of the country.
@Suite struct MuseumTests {
    private static let folder = Samples.data.appending(path: "museum").path

    @Test func verdictsAreThoseOfHistory() throws {
        let found = try ReconcileRequest(Self.folder).run().result.comparisons
        let verdicts = Dictionary(uniqueKeysWithValues: found.map { ($0.reading, $0.verdict) })
        #expect(
            verdicts == [
                "kenya-2022-elog": .consistentTooClose, "ghana-2020-codeo": .consistentTooClose,
                "mexico-2024-ine": .consistent, "nigeria-rivers-2023-yiaga": .inconsistent,
                "jakarta-2024-charta": .consistentTooClose, "jakarta-2024-smrc": .consistentTooClose,
                "jakarta-2024-lsi": .consistentTooClose, "malawi-2019-mesn": .consistentTooClose,
                "ghana-2024-codeo": .consistent, "georgia-2020-isfed-first": .inconsistent,
                "georgia-2020-isfed-corrected": .consistent, "mexico-2018-ine": .consistent,
            ])
        let reasons = { (reading: String) in found.first { $0.reading == reading }?.reasons ?? [] }
        // All candidates but two are not named, and the lead of 2.0 points is within the margin.
        #expect(reasons("kenya-2022-elog").contains(.pairsMissing))
        #expect(reasons("kenya-2022-elog").contains(.leadNotClear))
        // 51.3 % needs more than half, and 50.98 ± 1.2 does not say whether it has it.
        #expect(reasons("ghana-2020-codeo").contains(.thresholdNotClear))
        #expect(reasons("nigeria-rivers-2023-yiaga").contains(.standsOutAfterAdjustment))
        #expect(reasons("nigeria-rivers-2023-yiaga").contains(.leaderDiffers))
        let measures = Dictionary(
            uniqueKeysWithValues: found.map { ($0.reading, $0.measures.map(\.verdict)) })
        #expect(
            measures["kenya-2022-elog"] == [.consistent] && measures["ghana-2024-codeo"] == [.inconsistent])
        // 50.07% is above the line, and no count could tell.
        for reading in ["jakarta-2024-charta", "jakarta-2024-smrc", "jakarta-2024-lsi"] {
            #expect(reasons(reading).contains(.thresholdNotClear) && reasons(reading).contains(.levelAssumed))
        }
    }

    /// Contests are compared side by side: each alone says the same.
    @Test func contestsKnowNothingOfEachOther() throws {
        let election = try ElectionFolder(at: URL(filePath: Self.folder)).election
        let all = try Reconciler().reconcile(election).comparisons
        let alone = try election.contests.flatMap {
            try Reconciler().reconcile(election.selecting(contests: [$0.id])).comparisons
        }
        #expect(all.map(\.reading) == alone.map(\.reading) && all.count == 12)
        #expect(all.map { $0.choices.map(\.simultaneous) } == alone.map { $0.choices.map(\.simultaneous) })
        #expect(all.map(\.verdict) == alone.map(\.verdict))
        #expect(all.map(\.diagnoses) == alone.map(\.diagnoses))
    }

    @Test(arguments: Language.allCases)
    func noWordOfIndonesia(language: Language) throws {
        let report = try Samples.report(folder: Samples.data.appending(path: "museum"), language)
        for path in ["report.md", "report.html", "charts/forest.svg", "charts/interval-dots-kenya-2022.svg"] {
            let text = try Samples.text(path, in: report).replacing(
                /recap(\\?_totals)?(\.csv|(?= \|))/, with: ""
            )
            .replacing(/class="[^"]*"/, with: "").replacing(/<style>(.|\n)*?<\/style>/, with: "")
            let found = text.matches(of: /\b(TPS|[Pp]airs?|[Pp]asangan|[Rr]ecaps?|[Rr]ekap(itulasi)?|KPU)\b/)
            #expect(found.isEmpty, "\(path): \(found.map { String($0.0) })")
        }
    }

    /// The headline counts as the summary does.
    @Test(arguments: ["museum", "pilkada-2018", "makassar-2018"])
    func theHeadlineCountsWhatIsTested(folder: String) throws {
        let election = try ElectionFolder(at: Samples.data.appending(path: folder)).election
        let result = try Reconciler().reconcile(election)
        let headline = CountTally(result.comparisons)
        #expect(headline.tested == result.batch.tested)
        #expect(headline.tested - headline.agree == result.batch.outside)
    }

    /// A margin that a table says is enough is enough: it is rounded up, and by less than a hundredth of a point.
    @Test func theNeededMarginIsRoundedUp() throws {
        let election = try ElectionFolder(at: Samples.data.appending(path: "pilkada-2018")).election
        let words = Phrasebook(.english, election: election)
        let bounded = try Reconciler().reconcile(election).comparisons.filter { $0.bound?.answer == .depends }
        #expect(!bounded.isEmpty)
        for comparison in bounded {
            let needed = try #require(comparison.bound?.neededMargin) * 100
            let text = try #require(words.label(comparison).firstMatch(of: /±(\d+\.\d+)/)?.1)
            let printed = try #require(Double(text))
            #expect(printed >= needed - 1e-9 && printed < needed + 0.01, "\(comparison.reading)")
            #expect(words.sentence(comparison, alpha: 0.05).contains("±\(text) points or more"))
        }
    }

    /// A first round of which three of many are on file, and more votes are of others: nobody knows who leads, and yet the
    /// count is compared, in every text, chart and number.
    @Test(arguments: Language.allCases)
    func someOfAllChoicesAreAResult(language: Language) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID())/first")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        let files = [
            "contests.csv":
                "contest_id,title,election_date,region_code,kind,rule\nround,First round,2019-03-31,UA,other,majority\n",
            "candidates.csv": "contest_id,ballot_no,candidate_pair\nround,1,Zelenskyy\nround,2,Poroshenko\n",
            "recap.csv":
                "contest_id,region_code,ballot_no,votes\nround,UA,1,5714034\nround,UA,2,3014609\n",
            "recap_totals.csv": "contest_id,region_code,valid_votes\nround,UA,18669063\n",
            "quick_counts.csv":
                "contest_id,pollster,ballot_no,share_pct,margin_of_error_pct\nround,OPORA,1,30.24,1.0\nround,OPORA,2,15.94,1.0\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let report = try Samples.report(folder: folder, language)
        let contest = try #require(report.result.election.contests.first)
        #expect(report.result.outcomes.isEmpty && report.result.comparisons.map(\.verdict) == [.consistent])
        #expect(report.result.recap(of: contest)?.votes.count == 2)
        let page = try Samples.text("report.md", in: report)
        #expect(page.contains(language == .english ? "others have 53.25% together" : "bersama-sama 53,25%"))
        let denials = [
            report.wording.noCompleteRecap(regionsAreTested: true), report.wording.label(chart: .recapOfSome),
            report.wording.label(chart: .noRecap),
        ]
        #expect(denials.allSatisfy { !page.contains($0) })
        let lede = report.news(contest).lede
        #expect(lede.contains("5,714,034") || lede.contains("5.714.034"), "\(lede)")
        let entry = try #require(report.charts.chart(of: contest))
        #expect(
            entry.drawn.altText.contains(language == .english ? "30.6%" : "30,6%"), "\(entry.drawn.altText)")
        let results = try Samples.text("results.json", in: report)
        #expect(results.contains("\"leader\" : null") && results.contains("\"votes\" : 5714034"))
    }
}
