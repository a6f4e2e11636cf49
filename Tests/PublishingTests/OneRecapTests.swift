import ElectionFiles
import Elections
import Figures
import Foundation
import Reconciliation
import TestSupport
import Testing
import Wording

@testable import Publishing

/// Invented folders as they come: results of all choices, of some, in votes, in shares, with and without totals, in conflict; counts of all,
/// of one, with and without margins. Whatever is compared has one official result in every text, chart and number.
@Suite struct OneRecapTests {
    /// The files of a folder.
    private static func files(_ random: inout SeededRandom) -> [String: String] {
        let pairs = random.between(1, 5)
        let kind = random.pick(["other", "other", "pilkada"])
        let rule = random.pick(["plurality", "majority", ""])
        var left = 10_000
        let shares = (1...pairs).map { pair -> Int in
            let share = pair == pairs && random.oneIn(2) ? left : random.between(1, max(1, left * 3 / 4))
            left -= min(left, share)
            return max(1, share)
        }
        let (valid, form) = (random.between(1_000, 30_000_000), random.below(4))
        var recap = "contest_id,region_code,ballot_no,votes,share_pct,status\n"
        for (number, share) in zip(1..., shares) where !random.oneIn(8) {
            let votes = form == 1 ? "" : String(share * valid / 10_000)
            let percent = form == 0 ? "" : "\(PrintedNumber(units: share, decimals: 2))"
            let status = random.oneIn(15) ? "conflict" : "primary"
            recap += "a,AA,\(number),\(votes),\(percent),\(status)\n"
        }
        let total = random.pick(["", "\(valid)", "\(shares.reduce(0) { $0 + $1 * valid / 10_000 })"])
        var counts =
            "contest_id,pollster,ballot_no,role,region_code,share_pct,margin_of_error_pct,sample_stations,stage\n"
        for pollster in ["P", "Q", "R"].prefix(random.below(4)) {
            let margin = random.pick(["", "1.0", "0.7", "2.5"])
            let stations = random.pick(["", "300", "1500"])
            let stage = random.pick(["final", "final", "interim", "garbled"])
            let region = random.pick(["", "", "", "AB"])
            for (number, share) in zip(1..., shares) where !random.oneIn(6) {
                let noise = random.between(-150, 150)
                let figure = PrintedNumber(units: min(9_990, max(1, share + noise)), decimals: 2)
                counts += "a,\(pollster),\(number),,\(region),\(figure),\(margin),\(stations),\(stage)\n"
            }
        }
        return [
            "contests.csv":
                "contest_id,title,election_date,region_code,kind,rule\na,Contest A 2020,2020-02-02,AA,\(kind),\(rule)\n",
            "candidates.csv": "contest_id,ballot_no,candidate_pair\n"
                + (1...pairs).map { "a,\($0),Name \($0)\n" }.joined(),
            "recap.csv": recap, "quick_counts.csv": counts,
            "recap_totals.csv": "contest_id,region_code,valid_votes\n"
                + (total.isEmpty ? "" : "a,AA,\(total)\n"),
        ]
    }

    private static func election(_ files: [String: String]) throws -> Election? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID())/a")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        // What cannot be read is a matter of other tests.
        return try? ElectionFolder(at: folder).election
    }

    @Test(arguments: 1...4) func everythingReadsIt(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        var compared = 0
        for _ in 0..<150 {
            let files = Self.files(&random)
            guard let election = try Self.election(files) else { continue }
            let report = try Samples.report(election, random.oneIn(2) ? .english : .indonesian)
            let contest = try #require(election.contests.first)
            let counts = report.result.comparisons(of: contest.id).filter {
                !$0.choices.isEmpty && $0.region == contest.region && !$0.isAside
            }
            let page = try Samples.text("report.md", in: report)
            let entry = report.charts.chart(of: contest)
            let told = "\(files.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n"))\n\(page)"
            let denials = [
                report.wording.noCompleteRecap(regionsAreTested: false),
                report.wording.label(chart: .noRecap), report.wording.label(chart: .recapOfSome),
            ]
            if counts.isEmpty { continue }
            compared += 1
            let recap = try #require(report.result.recap(of: contest), "\(told)")
            for text in [page, entry?.drawn.altText ?? "", report.news(contest).lede] {
                #expect(denials.allSatisfy { !text.contains($0) }, "\(told)")
            }
            // Counts whose shares may be of all ballots are in no chart of valid votes.
            let isDrawn = counts.contains { !election.isOfOtherWhole($0) && !election.mayBeOfBallots($0) }
            let dots = entry?.chart as? IntervalDotsChart
            #expect((dots != nil) == isDrawn, "\(told)")
            for choice in counts.flatMap(\.choices) {
                let official = recap.share(of: choice.choice)
                #expect(official == choice.official, "\(choice.choice): \(told)")
                guard let dots else { continue }
                let panel = dots.panels.first { $0.choice == choice.choice }
                #expect(panel?.official == choice.official, "\(choice.choice): \(told)")
            }
            let results = try Samples.text("results.json", in: report)
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(results.utf8)) as? [String: Any])
            let official = (json["contests"] as? [[String: Any]])?.first?["official"] as? [String: Any]
            let shares = official?["votes"] as? [[String: Any]] ?? []
            for choice in counts.flatMap(\.choices) {
                let held =
                    shares.first { $0["ballot_no"] as? Int == choice.choice.number }?["share"] as? Double
                // Foundation reads the last digit of a number as it likes.
                #expect(abs((held ?? .nan) - choice.official) < 1e-12, "\(told)")
            }
        }
        #expect(compared > 10, "\(compared)")
    }
}
