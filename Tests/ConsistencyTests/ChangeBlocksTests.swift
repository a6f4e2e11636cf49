import Elections
import Foundation
import Statistics
import Testing

@testable import Consistency

@Suite struct ChangeBlocksTests {
    /// One regency of three districts: all 12 changes of the first favour pair 1, 14 of 30 of the second, 10
    /// of 28 of the third.
    static func regency() throws -> CountDiff {
        var (old, new) = ("", "")
        for (district, favouring, changes) in [("A", 12, 12), ("B", 14, 30), ("C", 10, 28)] {
            for station in 1...40 {
                let start = "1,11,\(district),\(district)1,\(station),"
                let step = station <= favouring ? 2 : station <= changes ? -3 : 0
                old += start + "100,60,40\n"
                new += start + "100,\(60 + step),\(40 - step)\n"
            }
        }
        let head = "province_code,regency_code,district_code,village_code,station_no,valid,votes_1,votes_2\n"
        return try ComparedFiles.compare(head + old, head + new)
    }

    /// scipy 1.17.1: `hypergeom.sf(11, 70, 36, 12)`, `hypergeom.sf(13, 70, 36, 30)`, `hypergeom.sf(9, 70, 36,
    /// 28)`; `hypergeom.sf(k - 1, 70, 34, n)` for k = 0, 16, 18 of the contrary.
    @Test func theTestIsTheHypergeometricOne() throws {
        let result = try Self.regency()
        let blocks = result.blocks.blocks
        #expect(
            blocks.map { [$0.favouring, $0.counted] } == [
                [12, 12], [14, 30], [10, 28], [0, 12], [16, 30], [18, 28],
            ])
        #expect(blocks.allSatisfy { $0.level == 2 && $0.countedAbove == 70 })
        let expected = [
            0.0001176511104551899, 0.8242630912513732, 0.9919258333581484, 1, 0.3269064523799921,
            0.028108324031414056,
        ]
        for (block, p) in zip(blocks, expected) { #expect(abs(block.p - p) <= 1e-8 * p) }
        // scipy `false_discovery_control`, and Holm by hand: 6 and 5 times the two smallest.
        #expect(abs(blocks[0].pAdjusted - 0.0007059066627311395) < 1e-10)
        #expect(abs(blocks[5].pAdjusted - 0.08432497209424217) < 1e-9)
        #expect(abs(blocks[5].pHolm - 0.14054162015707028) < 1e-9)
    }

    @Test func aBlockBeyondChanceIsAWarning() throws {
        let result = try Self.regency()
        let found = result.findings.filter { $0.rule == "block-of-changes" }
        #expect(found.map { $0.region?.text } == ["A"] && found[0].severity == .warning)
        #expect(
            found[0].message.en
                == "In district A, 12 of 12 changes move the lead of pair 1 over pair 2 up; at the rate of regency 11 "
                + "(36 of 70) chance gives about 6.2 (adjusted probability of as many: 0.001). A recount of one "
                + "place can do the same.")
    }

    @Test func changesSpreadByChanceAreNoFinding() throws {
        var (old, new) = ("", "")
        var state: UInt64 = 3
        for row in 0..<2000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let step = Int(state >> 33) % 7 - 3
            let start = "1,\(10 + row / 400),\(100 + row / 40),\(1000 + row / 10),\(row % 10 + 1),"
            old += start + "60,40,30\n"
            new += start + "\(60 + step),\(40 - step),30\n"
        }
        let head =
            "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2,votes_3\n"
        let result = try ComparedFiles.compare(head + old, head + new)
        #expect(result.blocks.blocks.count > 100)
        #expect(result.findings.allSatisfy { $0.rule != "block-of-changes" })
        #expect(try #require(result.direction).signFlipP > 0.01)
        // The tests of each level are a family of their own.
        let families = Dictionary(grouping: result.blocks.blocks, by: \.level)
        for family in families.values {
            let smallest = try #require(family.map(\.p).min())
            #expect(family.map(\.pHolm).min() == min(1, smallest * Double(family.count)))
        }
    }

    @Test func smallBlocksAreNotTested() throws {
        let head = "district_code,village_code,station_no,votes_1,votes_2\n"
        let old = (1...20).map { "a,\($0 > 16 ? "q" : "p"),\($0),10,20\n" }.joined()
        let new = (1...20).map { "a,\($0 > 16 ? "q" : "p"),\($0),11,20\n" }.joined()
        let result = try ComparedFiles.compare(head + old, head + new)
        #expect(result.blocks.blocks == [])
        #expect(try #require(result.blocks.leaders) == (1, 0))
    }
}
