import Elections
import Ground
import Testing
import Wording

@testable import Reconciliation

/// A station that stands on two rows of the official file is counted twice, and the reader is told.
@Suite struct OfficialRepeatsTests {
    private static let paths = ["North", "South"].flatMap { district in
        ["A", "B"].flatMap { ward in (1...20).map { [district, ward, "\($0)"] } }
    }

    private static func table(_ file: String, _ stations: [[String]], changed: Int? = nil) -> StationTable {
        let levels = ["district", "ward"]
        return StationTable(
            file: file, count: stations.count, levels: levels,
            regions: levels.indices.map { level in StationSampleTests.codes(stations.map { $0[level] }) },
            stationNumbers: StationSampleTests.codes(stations.map { $0[2] }), fields: [:],
            votes: (0..<2).map { pair in
                CountColumn(
                    stations.enumerated().map { row, station in
                        Int32(100 + (Int(station[2]) ?? 0) * (37 + 16 * pair) % 41 + (row == changed ? 5 : 0))
                    })
            }, lineOfRow: { $0 + 2 })
    }

    private static func reconcile(_ official: StationTable, by: String? = "ward") throws
        -> SampleReconciliation
    {
        // Stations 1 to 6 of every ward: the doubled ones, of higher numbers, are not in the sample.
        let drawn = table("sample.csv", paths.filter { (Int($0[2]) ?? 0) <= 6 })
        let places = PlaceNames([PlaceColumn("ward")], tables: [drawn, official])
        return try SampleReconciler(draws: DrawOptions(draws: 199), by: by).reconcile(
            try StationSample(places.telling(drawn), options: DesignOptions(), frame: nil),
            official: places.telling(official), names: SampleNames("s"))
    }

    @Test func aDoubledRowIsNamedAndItsRegionCarriesIt() throws {
        let once = try Self.reconcile(Self.table("official.csv", Self.paths))
        #expect(!once.findings.contains { $0.rule == "duplicate-key" })
        #expect(!once.result.comparisons.contains { $0.reasons.contains(.officialRepeats) })
        let found = try Self.reconcile(Self.table("official.csv", Self.paths + [["South", "B", "9"]]))
        let finding = try #require(found.findings.first { $0.rule == "duplicate-key" })
        #expect(finding.severity == .error && finding.place.line == 82 && finding.found == "1")
        #expect(
            finding.sentence(.english)
                == "1 station stands more than once in the official file (B (South)/9 on lines 70, 82, with the same votes). "
                + "Every row is counted, so these votes count more than once in the whole and 1 region (B (South)); "
                + "leave one row of each first.")
        #expect(
            finding.sentence(.indonesian)
                == "1 TPS tercatat lebih dari sekali di berkas resmi (B (South)/9 di baris 70, 82, dengan suara yang sama). "
                + "Setiap baris dihitung, sehingga suaranya terhitung lebih dari sekali dalam keseluruhan dan 1 wilayah "
                + "(B (South)); sisakan dulu satu baris untuk masing-masing.")
        let carrying = found.result.comparisons.filter { $0.reasons.contains(.officialRepeats) }
        #expect(carrying.map(\.region.text) == ["00", "B (South)"])
    }

    /// A number written two ways is one station where the votes are the same, and may be two where they are not.
    @Test(arguments: ["009", "TPS 9", "9.0"]) func aStationUnderTwoWritings(number: String) throws {
        let found = try Self.reconcile(Self.table("official.csv", Self.paths + [["South", "B", "9"]]))
        let rewritten = OfficialRepeats(written(number, changed: nil))
        #expect(rewritten.stations == [[68, 80]] && found.findings.contains { $0.rule == "duplicate-key" })
        #expect(OfficialRepeats(written(number, changed: 80)).stations.isEmpty)
        #expect(OfficialRepeats(written("B9", changed: nil)).stations.isEmpty)
    }

    /// Station 9 of a ward once more, under another number.
    private func written(_ number: String, changed: Int?) -> StationTable {
        let plain = Self.table("official.csv", Self.paths + [["South", "B", "9"]], changed: changed)
        return StationTable(
            file: plain.file, count: plain.count, levels: plain.levels, regions: plain.regions,
            stationNumbers: StationSampleTests.codes(Self.paths.map { $0[2] } + [number]), fields: [:],
            votes: plain.votes, lineOfRow: { $0 + 2 })
    }

    /// One fact is one finding, which says that the station is not compared one by one.
    @Test func aDoubledRowOfASampledStationIsOneFinding() throws {
        let found = try Self.reconcile(Self.table("official.csv", Self.paths + [["South", "B", "3"]]))
        let kinds = found.findings.map(\.rule)
        #expect(kinds.count { $0 == "duplicate-key" } == 1 && !kinds.contains("official-station-twice"))
        let finding = try #require(found.findings.first { $0.rule == "duplicate-key" })
        #expect(
            finding.sentence(.english).hasSuffix(
                "leave one row of each first. 1 station of the sample is among them and not compared one by one."
            ))
        #expect(
            finding.sentence(.indonesian).hasSuffix(
                " 1 TPS sampel termasuk di dalamnya dan tidak dibandingkan satu per satu."))
    }

    @Test func atMostTenStationsAreNamed() throws {
        let again = Self.paths.filter { $0[0] == "North" && (Int($0[2]) ?? 0) > 12 }
        let found = try Self.reconcile(
            Self.table("official.csv", Self.paths + again, changed: Self.paths.count), by: nil)
        let finding = try #require(found.findings.first { $0.rule == "duplicate-key" })
        #expect(finding.found == "16")
        #expect(
            finding.sentence(.english).hasPrefix(
                "16 stations stand more than once in the official file (A (North)/13 on lines 14, 82, with different votes; A (North)/14 on lines 15, 83, with the same votes; "
            ))
        #expect(
            finding.sentence(.english).contains(
                " and 6 more). Every row is counted, so these votes count more than once in the whole; "))
        #expect(finding.votesAtStake ?? 0 > 16 * 200)
    }

    /// Where the levels named do not identify stations, most numbers stand several times: that is no doubled row.
    @Test func levelsThatDoNotIdentifyStationsSayNothing() {
        let coarse = Self.paths.map { ["All", "All", $0[2]] }
        #expect(OfficialRepeats(Self.table("official.csv", coarse)).stations.isEmpty)
        // Wards of one name in two districts are no doubled rows either.
        #expect(OfficialRepeats(Self.table("official.csv", Self.paths)).stations.isEmpty)
        #expect(
            OfficialRepeats(Self.table("official.csv", Self.paths + [["North", "A", "1"]])).stations == [
                [0, 80]
            ])
    }
}
