import ElectionFiles
import Elections
import Foundation
import Reconciliation
import Testing
import Wording

@testable import Figures
@testable import Publishing

/// What charts say of a contest that has no other name than its title, and of a rule with a line.
@Suite struct ChartSubjectTests {
    private static func chart(_ rule: String) throws -> IntervalDotsChart {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [
            (
                "contests",
                "contest_id,title,election_date,region_code,rule\ne,A long title of a contest,2026-05-10,XX,\(rule)\n"
            ),
            ("candidates", "contest_id,ballot_no,candidate_pair\ne,1,Amara\ne,2,Bolo\ne,3,Cedi\n"),
            (
                "recap",
                "contest_id,region_code,ballot_no,votes\ne,XX,1,505000\ne,XX,2,295000\ne,XX,3,200000\n"
            ),
            (
                "quick_counts",
                "contest_id,pollster,ballot_no,share_pct,margin_of_error_pct,confidence_level_pct\n"
                    + "e,Q,1,50.9,1,95\ne,Q,2,29.1,1,95\ne,Q,3,20,1,95\n"
            ),
        ] {
            try Data(text.utf8).write(to: folder.appending(path: name + ".csv"))
        }
        let election = try ElectionFolder(at: folder).election
        let source = ChartSource(
            result: try Reconciler().reconcile(election), language: .english, run: Samples.run, matched: nil)
        guard case .charts(let entries) = IntervalDotsCharts.charts(source) else {
            throw ChartReport.Lack(lack: .noQuickCount, kind: .intervalDots)
        }
        return try #require(entries.first?.chart as? IntervalDotsChart)
    }

    @Test func aTitleStandsOnce() throws {
        let chart = try Self.chart("plurality")
        #expect(chart.head.title.hasPrefix("A long title of a contest: "))
        #expect(chart.head.subtitle.hasPrefix("Share of the valid votes, %"), "\(chart.head.subtitle)")
        #expect(chart.line == nil)
    }

    /// The verdict depends on the winning threshold, so it is drawn.
    @Test func theLineOfTheRuleIsDrawn() throws {
        let chart = try Self.chart("majority")
        #expect(chart.line?.share == 0.5)
        let svg = chart.svg(width: .wide)
        #expect(svg.contains("winning threshold: 50%"))
    }

    @Test func aCensusSaysWhatItsSumsSay() {
        for (language, said) in [
            (
                Language.english,
                "Every polling station is in the sample, and its shares are those of the official file"
            ),
            (
                .indonesian,
                "Semua tempat pemungutan suara ada dalam sampel, dan bagian suaranya sama dengan berkas resmi"
            ),
        ] {
            #expect(language.wording(.general).censusTitle(nil) == said)
        }
        let gap = GapText("+0.42 points", pair: "A")
        #expect(
            Language.english.wording(.general).censusTitle(gap).hasSuffix(
                "official file is +0.42 points for A"))
    }
}
