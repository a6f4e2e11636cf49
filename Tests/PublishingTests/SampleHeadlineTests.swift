import Elections
import Foundation
import Reconciliation
import SandingKit
import TestSupport
import Testing

@testable import Publishing

/// What titles and tables say of a sample of which some stations differ, and of regions that are in it as a whole.
@Suite struct SampleHeadlineTests {
    /// Stations of four counties with twenty stations each; every second is in the sample, and all of the first county.
    private static func files(changing: [Int]) -> (sample: String, official: String) {
        var random = SeededRandom(state: 11)
        let header = "county,station_no,votes_1,votes_2\n"
        var (sample, official) = (header, header)
        for place in 0..<80 {
            let (county, number) = (place / 20 + 1, place % 20 + 1)
            let votes = [120 + random.between(0, 60), 90 + random.between(0, 60)]
            let gained = changing.contains(place) ? 20 : 0
            official += "C\(county),\(number),\(votes[0] + gained),\(votes[1] - gained)\n"
            if county == 1 || place % 2 == 0 {
                sample += "C\(county),\(number),\(votes[0]),\(votes[1])\n"
            }
        }
        return (sample, official)
    }

    private static func found(changing: [Int]) throws -> ReconcileResult {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (sample, official) = files(changing: changing)
        let paths = [("sample.csv", sample), ("official.csv", official)].map { name, text in
            (folder.appending(path: name), text)
        }
        for (path, text) in paths { try Data(text.utf8).write(to: path) }
        var design = DesignOptions()
        design.strata = ["county"]
        var reading = ReadingOptions()
        reading.levels = ["county"]
        return try SampleRequest(
            SampleFiles(paths[0].0.path, design: design, by: "county", reading: reading),
            official: paths[1].0.path, draws: 199
        ).run()
    }

    private static func title(_ found: ReconcileResult, _ language: Language) throws -> String {
        let sample = try #require(found.sample)
        return ReconcileReport(
            result: found.result, findings: found.findings, run: Samples.run, language: language,
            sample: SampleSummary(
                sample.estimate, response: [], matched: sample.matched, differing: sample.differing,
                design: [:], limits: sample.limits)
        ).publication.head.title
    }

    @Test func honestStationsAreNotTold() throws {
        let found = try Self.found(changing: [])
        let title = try Self.title(found, .english)
        #expect(!title.contains("other votes") && !title.contains("sums differ"), "\(title)")
        let words = Phrasebook(.english, found.result)
        let whole = found.result.comparisons.filter(\.hasAllStations)
        #expect(whole.map(\.region.text) == ["C1"] && whole.map(words.label) == ["same sums"])
    }

    /// One station of the county that is in the sample as a whole: its sums differ, and the title says both.
    @Test func aStationDiffers() throws {
        let found = try Self.found(changing: [3])
        let title = try Self.title(found, .english)
        #expect(title.hasPrefix("The sample agrees with the official file"), "\(title)")
        #expect(
            title.hasSuffix(
                "; 1 of 50 sampled polling stations has other votes in the official file; in C1, where every "
                    + "polling station is in the sample, the sums differ"), "\(title)")
        #expect(
            try Self.title(found, .indonesian).hasSuffix(
                "; 1 dari 50 tempat pemungutan suara sampel memuat suara yang berbeda di berkas resmi; di C1, "
                    + "yang setiap tempat pemungutan suara ada dalam sampel, jumlahnya berbeda"))
        let words = Phrasebook(.english, found.result)
        let whole = found.result.comparisons.filter(\.hasAllStations)
        #expect(whole.map(words.label) == ["sums differ"] && words.notCompared(whole) == nil)
    }

    /// Stations that differ all to one side come first, and are not told twice.
    @Test func manyStationsDiffer() throws {
        let title = try Self.title(try Self.found(changing: Array(20..<60)), .english)
        #expect(title.hasPrefix("Station by station the sample is not consistent"), "\(title)")
        #expect(!title.contains("other votes"), "\(title)")
    }
}
