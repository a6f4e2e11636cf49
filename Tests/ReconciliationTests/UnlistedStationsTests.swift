import Elections
import Testing

@testable import Reconciliation

/// Rows that the official file lacks are told by the sample; a number that the sample has wrong is no such row.
@Suite struct UnlistedStationsTests {
    private static let country = DrawnStations(seed: 12)

    private static func unlisted(_ sample: StationSample, _ official: StationTable) -> Int {
        UnlistedStations(
            StationPlaces.find(sample, in: official), sample.table, received: sample.received, in: official
        ).positions.count
    }

    private static func reconcile(_ sample: StationSample, _ official: StationTable) throws
        -> SampleReconciliation
    {
        try SampleReconciler(draws: .init(draws: 0, mostDraws: 0), by: "region").reconcile(
            sample, official: official, names: SampleNames("x"))
    }

    /// Three in a hundred rows at random, and a whole region, are missing.
    @Test func missingRowsMakeTheFilePartial() throws {
        let sample = try Self.country.sample(each: 40, stream: 1, frame: "official.csv")
        for missing in [Set((0..<60).map { $0 * 33 + 7 }), Set(750..<1000)] {
            let official = Self.country.official(without: missing)
            let found = try Self.reconcile(sample, official)
            #expect(found.result.comparisons[0].verdict == .notComparable)
            #expect(found.result.comparisons[0].reasons.contains(.officialPartial))
            let told = try #require(
                found.findings.compactMap { finding -> FindingKind.PartialFile? in
                    if case .official(.partial(let file)) = finding.kind { file } else { nil }
                }.first)
            #expect(told.absent == Self.unlisted(sample, official) && told.absent > 2 && told.unlisted == 0)
        }
        // A region that has all its rows is compared.
        let found = try Self.reconcile(sample, Self.country.official(without: Set(750..<1000)))
        #expect(found.result.comparisons.first { $0.region.text == "1" }?.isTested == true)
    }

    /// A whole file, and one or two numbers typed wrongly in the sample, so that no station has them.
    @Test func aWrongNumberIsNoMissingRow() throws {
        let whole = Self.country.official(without: [])
        for wrong in 0...2 {
            var left = wrong
            let sample = try Self.country.sample(each: 40, stream: 2, frame: "official.csv") { row in
                guard left > 0 else { return row }
                left -= 1
                return row + DrawnStations.stations
            }
            #expect(Self.unlisted(sample, whole) == 0)
            let found = try Self.reconcile(sample, whole)
            #expect(found.result.comparisons[0].isTested)
        }
    }

    /// Files that name no station alike say nothing of missing rows.
    @Test func filesThatAreNamedOtherwise() throws {
        let sample = try Self.country.sample(each: 40, stream: 3, frame: "official.csv") { $0 + 2000 }
        #expect(Self.unlisted(sample, Self.country.official(without: [])) == 0)
    }
}
