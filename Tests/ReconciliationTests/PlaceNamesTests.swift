import Elections
import Estimation
import Ground
import Statistics
import Testing

@testable import Reconciliation

/// A region is its whole path of levels: places of one code under different parents are never one.
@Suite struct PlaceNamesTests {
    /// A file of stations, each a path of regions and votes of two pairs.
    static func table(
        _ paths: [[String]], levels: [String], file: String = "sample.csv", votes: [[Int32]]? = nil
    ) -> StationTable {
        let votes = votes ?? paths.indices.map { [Int32(100 + $0 * 37 % 41), Int32(90 + $0 * 53 % 47)] }
        return StationTable(
            file: file, count: paths.count, levels: levels,
            regions: levels.indices.map { level in StationSampleTests.codes(paths.map { $0[level] }) },
            stationNumbers: StationSampleTests.codes(paths.indices.map { "\($0 + 1)" }), fields: [:],
            votes: (0..<2).map { pair in CountColumn(votes.map { $0[pair] }) }, lineOfRow: { $0 + 2 })
    }

    private static func told(_ table: StationTable, _ column: String = "ward") -> [String] {
        let told = PlaceNames([PlaceColumn(column)], tables: [table]).telling(table)
        return (0..<table.count).map { told.codes(PlaceColumn(column))?[$0] ?? "" }
    }

    private static let wards = ["North", "South"].flatMap { district in
        ["A", "B"].flatMap { ward in (0..<10).map { _ in [district, ward] } }
    }
    private static let levels = ["district", "ward"]

    @Test func fourWardsOfTwoNamesAreFourRegions() throws {
        let table = Self.table(Self.wards, levels: Self.levels)
        let told = PlaceNames([PlaceColumn("ward")], tables: [table]).telling(table)
        let sample = try StationSample(told, options: DesignOptions(), frame: nil)
        let regions = try sample.domains(by: "ward", level: 0.95)
        #expect(regions.map(\.region) == ["A (North)", "A (South)", "B (North)", "B (South)"])
        #expect(regions.map(\.stations) == [10, 10, 10, 10])
        let list = Self.table(Self.wards, levels: Self.levels, file: "official.csv")
        let found = try SampleReconciler(draws: DrawOptions(draws: 199), by: "ward").reconcile(
            sample, official: PlaceNames([PlaceColumn("ward")], tables: [table, list]).telling(list),
            names: SampleNames("s"))
        #expect(
            found.result.comparisons.map(\.region.text) == [
                "00", "A (North)", "A (South)", "B (North)", "B (South)",
            ])
        // Both files have the same stations: every region is 0 from its own official figure.
        #expect(found.result.comparisons.allSatisfy { ($0.choices.first?.difference ?? 1) == 0 })
    }

    @Test func clustersOfOneNameInTwoDistrictsAreTwo() throws {
        let paths = ["North", "South"].flatMap { district in
            (1...10).flatMap { ward in
                (0..<5).map { _ in [district, "W\(district == "South" ? ward + 6 : ward)"] }
            }
        }
        let table = Self.table(paths, levels: Self.levels)
        var options = DesignOptions(cluster: "ward")
        let told = PlaceNames(options.placeColumns(by: nil), tables: [table]).telling(table)
        let whole = try SampleEstimate(
            try StationSample(told, options: options, frame: nil), level: 0.95)
        // 20 clusters; by their bare names W7 to W10 of both districts would be 16.
        #expect(whole.degreesOfFreedom == 19)
        options.isTwoStage = true
        let frame = try SampleFrame(counting: told, for: options)
        #expect(frame.clusters[""]?.count == 20)
        let stages = try SampleEstimate(
            try StationSample(told, options: options, frame: frame), level: 0.95)
        #expect(stages.degreesOfFreedom == 19)
        #expect(whole.lacksClusterCorrection && !stages.lacksClusterCorrection)
        #expect(zip(stages.figures, whole.figures).allSatisfy { abs($0.value - $1.value) < 1e-14 })
    }

    @Test func namesHaveAsManyParentsAsAreNeeded() {
        let paths = [
            ["N", "X", "A"], ["S", "X", "A"], ["S", "Y", "A"], ["N", "X", "B"], ["N", "Y", "B"],
            ["S", "Y", "C"],
            ["N", "Z", "A (X, S)"],
        ]
        let levels = ["district", "county", "ward"]
        #expect(
            Self.told(Self.table(paths, levels: levels)) == [
                "A (X, N)", "A (X, S) 2", "A (Y, S)", "B (X)", "B (Y)", "C", "A (X, S)",
            ])
        #expect(
            Self.told(Self.table(paths, levels: levels), "county") == [
                "X (N)", "X (S)", "Y (S)", "X (N)", "Y (N)", "Y (S)", "Z",
            ])
        // Strata by district and ward: only what the district leaves open is added.
        let column = PlaceColumn("ward", beside: ["district"])
        let table = Self.table(paths, levels: levels)
        let told = PlaceNames([column], tables: [table]).telling(table)
        #expect(
            (0..<7).map { told.codes(column)?[$0] } == [
                "A", "A (X)", "A (Y)", "B (X)", "B (Y)", "C", "A (X, S)",
            ])
    }

    @Test func filesNameAPlaceAlike() {
        let sample = Self.table([["North", "A"], ["South", "B"]], levels: Self.levels)
        let official = Self.table(Self.wards, levels: Self.levels, file: "official.csv")
        let places = PlaceNames([PlaceColumn("ward")], tables: [sample, official])
        let column = PlaceColumn("ward")
        #expect(places.telling(sample).codes(column)?.codes == ["A (North)", "B (South)"])
        #expect(
            places.telling(official).codes(column)?.codes == [
                "A (North)", "B (North)", "A (South)", "B (South)",
            ])
        #expect(places.name(column, in: ["district": "South", "ward": "A"]) == .name("A (South)"))
        #expect(
            places.name(column, in: ["ward": "A"])
                == .unclear(level: "district", regions: ["North", "South"]))
        #expect(places.name(column, in: ["ward": "C"]) == .name("C"))
        // A frame with the districts tells places apart that the sample alone does not.
        let framed = PlaceNames(
            [column], tables: [sample],
            list: [["district": "North", "ward": "A"], ["district": "South", "ward": "A"]])
        #expect(framed.telling(sample).codes(column)?.codes == ["A (North)", "B"])
    }

    @Test func codesOfOnePlaceStayAsTheyAre() {
        let table = Self.table(
            Self.wards.map { [$0[0], $0[0] + $0[1]] }, levels: Self.levels)
        let places = PlaceNames([PlaceColumn("ward"), PlaceColumn("district")], tables: [table])
        #expect(places.isEmpty)
        #expect(places.telling(table).codes(PlaceColumn("ward"))?.codes == table.codes("ward")?.codes)
    }

    /// Random trees beside a plain count: rows share a name exactly where they share the whole path, and a name is the
    /// bare code exactly where one path has it.
    @Test func randomTreesAgreeWithTheirPaths() {
        for seed in 1...2000 where !Self.agrees(seed: UInt64(seed)) {
            Issue.record("seed \(seed)")
            return
        }
    }

    /// Names that look like those that are made, and others with blanks, accents, commas and quotes.
    private static let ugly = ["a", "Pearl River", "Łódź", "a (a)", "a (a) 2", "é, \"b\"", "", "x\ty"]

    private static func agrees(seed: UInt64) -> Bool {
        var random = Xoshiro256(seed: seed)
        let depth = 2 + random.integer(below: 3)
        let kinds = 1 + random.integer(below: 4)
        let paths = (0..<(5 + random.integer(below: 60))).map { _ in
            (0..<depth).map { _ in ugly[random.integer(below: 2 * kinds)] }
        }
        let levels = (0..<depth).map { "l\($0)" }
        let cut = random.integer(below: paths.count)
        let tables = [
            Self.table(Array(paths[..<cut]), levels: levels),
            Self.table(Array(paths[cut...]), levels: levels, file: "official.csv"),
        ]
        for depth in 1..<levels.count {
            let column = PlaceColumn(levels[depth])
            let places = PlaceNames([column], tables: tables)
            let names = tables.flatMap { table in
                let codes = places.telling(table).codes(column)
                return (0..<table.count).map { codes?[$0] ?? "" }
            }
            let own = paths.map { Array($0[...depth]) }
            let pathsOfCode = Dictionary(grouping: Set(own)) { $0[depth] }
            for (row, path) in own.enumerated() {
                guard (names[row] == path[depth]) == (pathsOfCode[path[depth]]?.count == 1),
                    own.indices.allSatisfy({ (names[row] == names[$0]) == (path == own[$0]) })
                else { return false }
            }
        }
        return true
    }
}
