import Elections
import Foundation
import Reconciliation
import SandingKit
import TestSupport
import Testing

/// A sample, or a newer file, beside one that numbers its stations otherwise, and a sample beside a file that lacks some.
@Suite struct SampleBesideFileTests {
    private struct Station {
        var county: Int
        var number: Int
        var votes: [Int]
        var isSampled: Bool
    }

    /// Six counties of two wards with twenty stations each; ten of every ward are in the sample.
    private static let country: [Station] = {
        var random = SeededRandom(state: 41)
        return (1...6).flatMap { county in
            (0..<40).map { place in
                Station(
                    county: county, number: place,
                    votes: [100 + random.between(0, 80), 90 + random.between(0, 80)],
                    isSampled: (place + county) % 2 == 0)
            }
        }
    }()

    private static func text(_ stations: [Station], _ name: (Int) -> String) -> String {
        "county,ward,station_no,votes_1,votes_2\n"
            + stations.map {
                "C\($0.county),C\($0.county)W\($0.number / 20),\(name($0.number % 20 + 1)),\($0.votes[0]),\($0.votes[1])\n"
            }.joined()
    }

    private static func reconcile(
        _ sample: String, _ official: String, strata: [String] = ["county"], frame: String? = nil
    ) throws -> ReconcileResult {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = ["sample.csv", "official.csv"].map { folder.appending(path: $0).path }
        try Data(sample.utf8).write(to: URL(fileURLWithPath: paths[0]))
        try Data(official.utf8).write(to: URL(fileURLWithPath: paths[1]))
        let list = folder.appending(path: "frame.csv").path
        try frame.map { try Data($0.utf8).write(to: URL(fileURLWithPath: list)) }
        var design = DesignOptions()
        design.strata = strata
        var reading = ReadingOptions()
        reading.levels = ["county", "ward"]
        return try SampleRequest(
            SampleFiles(
                paths[0], design: design, frame: frame.map { _ in list }, by: "county", reading: reading),
            official: paths[1],
            draws: 199
        ).run()
    }

    private static func pad(_ number: Int) -> String {
        String(repeating: "0", count: 3 - String(number).count) + "\(number)"
    }

    /// Whatever zeros, word or letter case the files write: the same stations, verdicts and words, and a notice.
    @Test func numbersAreWrittenOtherwise() throws {
        let names: [(Int) -> String] = [
            { "\($0)" }, Self.pad, { "TPS " + Self.pad($0) }, { "\($0)a" }, { "\(Self.pad($0))A" },
        ]
        let sampled = Self.country.filter(\.isSampled)
        let plain = try Self.reconcile(Self.text(sampled, names[0]), Self.text(Self.country, names[0]))
        for (own, other) in [(0, 1), (1, 0), (2, 0), (1, 2), (3, 4), (4, 3)] {
            let found = try Self.reconcile(
                Self.text(sampled, names[own]), Self.text(Self.country, names[other]))
            #expect(found.sample?.matched == plain.sample?.matched && found.sample?.matched?.stations == 120)
            #expect(found.comparisons == plain.comparisons)
            let told = found.findings.map(\.rule).filter { $0 == "station-numbers-alike" }
            #expect(told == ["station-numbers-alike"])
        }
        #expect(!plain.findings.contains { $0.rule == "station-numbers-alike" })
    }

    /// One file that writes them in several ways, and two stations of one ward that only zeros tell apart.
    @Test func severalWaysInOneFile() throws {
        let sampled = Self.country.filter(\.isSampled)
        let official = Self.text(Self.country) { "\($0)" }
        let plain = try Self.reconcile(Self.text(sampled) { "\($0)" }, official)
        let mixed = try Self.reconcile(
            Self.text(sampled) { [Self.pad($0), "\($0)", "TPS \($0)", "\($0).0"][$0 % 4] }, official)
        #expect(mixed.sample?.matched == plain.sample?.matched && mixed.comparisons == plain.comparisons)
        // C1W0 has 3 and 03: neither is 003, and every other station is found.
        let doubled = official.replacing("C1,C1W0,4,", with: "C1,C1W0,03,")
        let apart = try Self.reconcile(Self.text(sampled) { Self.pad($0) }, doubled)
        let lost = sampled.count { $0.county == 1 && [2, 3].contains($0.number) }
        #expect(lost > 0 && apart.sample?.matched?.stations == sampled.count - lost)
    }

    /// Rows that are missing in several counties may be missing in any: none is compared, and the stations are.
    @Test func rowsAreMissingInSeveralRegions() throws {
        let sampled = Self.country.filter(\.isSampled)
        let official = Self.country.enumerated().filter { !($1.county < 4 && $0 % 7 == 3) }.map(\.element)
        let found = try Self.reconcile(
            Self.text(sampled) { "\($0)" }, Self.text(official) { "\($0)" })
        #expect(found.comparisons.count == 7 && found.comparisons.allSatisfy { $0.verdict == .notComparable })
        #expect(found.sample?.matched?.differences.isEmpty == true)
        let file = found.findings.compactMap { finding -> FindingKind.PartialFile? in
            if case .official(.partial(let file)) = finding.kind { file } else { nil }
        }.first
        #expect(file?.regions.isEmpty == true && file?.hasRegions == true)
    }

    /// A frame of the counties tells which of them lack rows: the others are compared.
    @Test func aFrameTellsWhereRowsAreMissing() throws {
        let sampled = Self.text(Self.country.filter(\.isSampled)) { "\($0)" }
        let frame = "county,stations\n" + (1...6).map { "C\($0),40\n" }.joined()
        let official = Self.country.enumerated().filter { !($1.county < 3 && $0 % 7 == 3) }.map(\.element)
        let found = try Self.reconcile(sampled, Self.text(official) { "\($0)" }, frame: frame)
        let open = found.comparisons.filter { $0.verdict == .notComparable }.map(\.region.text)
        #expect(open == ["00", "C1", "C2"] && found.comparisons.count == 7)
        let whole = try Self.reconcile(sampled, Self.text(Self.country) { "\($0)" }, frame: frame)
        #expect(whole.comparisons.allSatisfy { $0.verdict != .notComparable })
        // Strata that are not the regions say nothing of these.
        let wards = try Self.reconcile(
            sampled, Self.text(official) { "\($0)" }, strata: [], frame: "stations\n240\n")
        #expect(wards.comparisons.allSatisfy { $0.verdict == .notComparable })
    }

    /// A sample of every station beside a file that lacks some is compared station by station, and no fault of the sample.
    @Test func everyStationBesideAFileThatLacksSome() throws {
        let official = Self.country.enumerated().filter { $0.offset % 5 != 2 }.map(\.element)
        let found = try Self.reconcile(
            Self.text(Self.country) { "\($0)" }, Self.text(official) { "\($0)" })
        #expect(found.sample?.matched?.stations == official.count)
        #expect(found.comparisons.allSatisfy { $0.verdict == .notComparable })
        // Stations that no row of the file is near are no missing rows: the sample is of another place, which is said.
        #expect(throws: SandingError.self) {
            try Self.reconcile(
                Self.text(Self.country) { "\($0)" },
                Self.text(Array(Self.country.prefix(30))) { "\($0 + 50)" })
        }
    }

    /// Counties of which every station is in the sample are told by their sums.
    @Test func everyStationOfSomeCounties() throws {
        let sampled = Self.country.filter { $0.isSampled || $0.county < 3 }
        let changed = Self.country.map { station in
            var station = station
            if station.county == 2 { station.votes[0] += 5 }
            return station
        }
        for (official, verdict) in [(Self.country, Verdict.consistent), (changed, .notComparable)] {
            let found = try Self.reconcile(
                Self.text(sampled) { "\($0)" }, Self.text(official) { "\($0)" })
            let census = found.comparisons.filter { $0.reasons.contains(.census) }
            #expect(census.map(\.region.text) == ["C1", "C2"])
            #expect(census.map(\.verdict) == [.consistent, verdict])
        }
    }

    /// A region of which nothing has arrived was drawn: it is named as what it is, in an estimate too.
    @Test func nothingHasArrivedOfACounty() throws {
        let sampled = Self.country.filter(\.isSampled)
        let text = Self.text(sampled) { "\($0)" }.split(separator: "\n").map { line in
            line.hasPrefix("C4,")
                ? line.split(separator: ",")[0..<3].joined(separator: ",") + ",," : String(line)
        }.joined(separator: "\n")
        let found = try Self.reconcile(text, Self.text(Self.country) { "\($0)" }, strata: [])
        let rules = found.findings.map(\.rule)
        #expect(rules.contains("region-not-arrived") && !rules.contains("region-not-sampled"))
        let kinds = found.findings.map(\.kind)
        #expect(kinds.contains(.sample(.regionsNotArrived(["C4"], stations: 20))))
        #expect(found.comparisons.count == 6)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "sample.csv")
        try Data(text.utf8).write(to: path)
        var reading = ReadingOptions()
        reading.levels = ["county", "ward"]
        let estimate = try EstimateRequest(SampleFiles(path.path, by: "county", reading: reading)).run()
        #expect(estimate.notArrived == .init(regions: ["C4"], stations: 20) && estimate.domains.count == 5)
    }

    /// A diff joins them too, and loses none.
    @Test func aDiffJoinsThemToo() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = ["old.csv", "new.csv"].map { folder.appending(path: $0) }
        try Data(Self.text(Self.country) { "\($0)" }.utf8).write(to: paths[0])
        try Data(Self.text(Self.country, Self.pad).utf8).write(to: paths[1])
        var reading = ReadingOptions()
        reading.levels = ["county", "ward"]
        let found = try DiffRequest(old: paths[0].path, new: paths[1].path, reading: reading).run()
        #expect(
            found.diff.diff.join.inCommon == 240 && found.diff.whole.added == 0
                && found.diff.whole.removed == 0)
    }
}
