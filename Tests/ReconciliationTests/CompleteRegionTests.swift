import Elections
import Estimation
import Ground
import Statistics
import TestSupport
import Testing

@testable import Reconciliation

/// Regions of which every station was read have no sampling error: no range, whatever their shares and the lonely strata.
@Suite struct CompleteRegionTests {
    /// Region 1 is read completely with 6 stations, region 3 with one of 30; nobody has votes for the third choice.
    private static func sample(_ lonely: DesignOptions.LonelyStratum, by strata: [String] = ["region"]) throws
        -> StationSample
    {
        let regions = Array(repeating: "1", count: 6) + Array(repeating: "2", count: 8) + ["3"]
        let rows = regions.indices
        func column(_ value: (Int) -> Int) -> CountColumn { CountColumn(rows.map { Count(value($0)) }) }
        let table = StationTable(
            file: "s.csv", count: rows.count, levels: ["region"], regions: [CodeColumn(regions)],
            stationNumbers: CodeColumn(rows.map { "\($0)" }),
            fields: [.valid: column { 110 + $0 * 37 % 41 + $0 * 53 % 47 }],
            votes: [column { 60 + $0 * 37 % 41 }, column { 50 + $0 * 53 % 47 }, column { _ in 0 }],
            numbers: [:], lineOfRow: { $0 + 2 })
        var options = DesignOptions(strata: strata)
        options.lonely = lonely
        return try StationSample(
            table, options: options,
            frame: strata.isEmpty
                ? SampleFrame(file: "f.csv", stations: ["": 15])
                : SampleFrame(file: "f.csv", stations: ["1": 6, "2": 20, "3": 30]))
    }

    @Test(arguments: [DesignOptions.LonelyStratum.collapse, .average, .certainty])
    func noRange(lonely: DesignOptions.LonelyStratum) throws {
        let domains = try Self.sample(lonely).domains(by: "region", level: 0.95)
        #expect(domains.map(\.isComplete) == [true, false, false])
        #expect(domains.map(\.isThin) == [false, false, true])
        #expect(domains[0].figures.allSatisfy { $0.interval == nil && $0.joint == nil })
        #expect(domains[0].lead?.interval == nil && domains[0].lead != nil)
        #expect(domains[1].figures.allSatisfy { $0.interval != nil })
        #expect(domains[1].figures[2].interval?.low == 0)
    }

    @Test func wholesAreComplete() throws {
        let estimate = try SampleEstimate(try Self.sample(.fail, by: []), level: 0.95)
        #expect(estimate.shares.isComplete && estimate.figures.allSatisfy { $0.interval == nil })
        #expect(estimate.lead?.interval == nil)
        // One stratum crosses the regions, so that they are complete only where all of it was read.
        #expect(
            try Self.sample(.fail, by: []).domains(by: "region", level: 0.95).allSatisfy {
                !$0.isThin || !$0.isComplete
            })
    }
}
