import Elections
import Foundation
import Statistics
import Testing
import Wording

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
    /// 28)`; `hypergeom.sf(k - 1, 70, 34, n)` for k = 0, 16, 18 of the contrary. In proportion to votes what one pair gains
    /// from the other favours either with probability ½: `binom.sf(k - 1, n, 0.5)`. The larger of the two counts.
    @Test func theTestIsTheLargerOfTwo() throws {
        let result = try Self.regency()
        let blocks = result.blocks.blocks.filter { $0.level == 2 }
        #expect(
            blocks.map { [$0.favouring, $0.counted] } == [
                [12, 12], [14, 30], [10, 28], [0, 12], [16, 30], [18, 28],
            ])
        // The first district has 58 other changes in its regency, the second and third have 40 and 42.
        #expect(blocks.map(\.levelAround) == [1, -1, -1, 1, -1, -1])
        #expect(blocks.allSatisfy { $0.countedAbove == 70 })
        #expect(blocks.map(\.inProportion) == [6, 15, 14, 6, 15, 14])
        // Each district has one village.
        let villages = result.blocks.blocks.filter { $0.level == 3 }
        #expect(villages.map(\.p) == blocks.map(\.p))
        let hypergeometric = [
            0.0001176511104551899, 0.8242630912513732, 0.9919258333581484, 1, 0.3269064523799921,
            0.028108324031414056,
        ]
        let binomial = [
            0.000244140625, 0.707667644135654, 0.956420723348856, 1, 0.427767775952816, 0.09246667101979256,
        ]
        for (block, p) in zip(blocks, zip(hypergeometric, binomial).map(max)) {
            #expect(abs(block.p - p) <= 1e-8 * p)
        }
        // scipy `false_discovery_control`, and Holm by hand: 6 and 5 times the two smallest.
        #expect(abs(blocks[0].pAdjusted - 0.00146484375) < 1e-10)
        #expect(abs(blocks[5].pAdjusted - 0.27740001305937767) < 1e-9)
        #expect(abs(blocks[5].pHolm - 0.4623333550989628) < 1e-9)
    }

    @Test func aBlockBeyondChanceIsAWarning() throws {
        let result = try Self.regency()
        let found = result.findings.filter { $0.rule == "block-of-changes" }
        #expect(found.map { $0.region?.text } == ["A1"] && found[0].severity == .warning)
        #expect(
            found[0].sentence(.english)
                == "In village A1, 12 of 12 changes move the lead of pair 1 over pair 2 up beyond a split in proportion to "
                + "votes; at the rate of regency 11 (36 of 70) chance gives about 6.2, and a split in proportion to votes "
                + "about 6 (adjusted probability of as many: 0.001). A recount of one place can do the same.")
    }

    /// Stations of a province with five regencies of four districts of five villages of ten stations, at some of
    /// which votes move between three pairs by chance, and all of a block to pair 1.
    static func planted(share: Int, seed: UInt64, block: (Int) -> Bool) throws -> CountDiff {
        var (old, new) = ("", "")
        var state = seed
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        for row in 0..<5 * 4 * 5 * 10 {
            let (village, district, regency) = (row / 10, row / 50, row / 200)
            let start = "1,\(10 + regency),\(100 + district),\(1000 + village),\(row % 10 + 1),"
            var votes = [60 + next(20), 50 + next(20), 30 + next(20)]
            old += start + votes.map(String.init).joined(separator: ",") + "\n"
            if block(row) {
                votes[0] += 8
            } else if next(100) < share {
                let (from, by) = (next(3), 1 + next(9))
                votes[from] -= by
                votes[(from + 1 + next(2)) % 3] += by
            }
            new += start + votes.map(String.init).joined(separator: ",") + "\n"
        }
        let head =
            "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2,votes_3\n"
        return try ComparedFiles.compare(head + old, head + new)
    }

    @Test(arguments: [5, 10, 30]) func aPlantedBlockIsFoundWhereItIs(share: Int) throws {
        var (districts, villages, others) = (0, 0, 0)
        var names: [String] = []
        for seed in 1...10 as ClosedRange<UInt64> {
            // 30 of 50 stations of district 107, spread over its villages; all of village 1042.
            let spread = try Self.planted(share: share, seed: seed) { $0 / 50 == 7 && $0 % 10 < 6 }
            let regions = spread.findings.filter { $0.rule == "block-of-changes" }.map {
                $0.region?.text ?? ""
            }
            districts += regions.contains("107") ? 1 : 0
            others += regions.count { $0 != "107" }
            names += regions.filter { $0 != "107" }
            let village = try Self.planted(share: share, seed: seed) { $0 / 10 == 42 }
            let found = village.findings.filter { $0.rule == "block-of-changes" }.map {
                $0.region?.text ?? ""
            }
            villages += found.contains("1042") ? 1 : 0
            others += found.count { $0 != "1042" }
            names += found.filter { $0 != "1042" }
        }
        #expect(districts >= 9 && villages >= 6 && others <= 2, "\(districts) \(villages) \(others) \(names)")
    }

    @Test func ofNoBlockNoneIsFound() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let result = try Self.planted(share: 20, seed: seed) { _ in false }
            #expect(!result.findings.contains { $0.severity > .notice })
            #expect(!result.findings.contains { $0.rule == "changes-one-way" })
        }
    }

    @Test func changesThatAllGoOneWayAreANotice() throws {
        let result = try Self.planted(share: 0, seed: 1) { $0 / 50 == 7 && $0 % 10 < 3 }
        let finding = try #require(result.findings.first { $0.rule == "changes-one-way" })
        #expect(finding.severity == .notice && finding.found == "15")
        #expect(
            finding.sentence(.english).hasPrefix("15 of 15 changes raise the share of pair 1; with even odds")
        )
        // 3 pairs, 15 of 15 with even odds.
        let oneWay = try #require(result.blocks.oneWay)
        #expect(abs(oneWay.p - 3 * 0x1p-15) < 1e-12)
    }

    /// Where the new forms break a rule that the old ones kept, they do not look like corrections; nor the other way round.
    @Test(arguments: [true, false]) func rulesOfFormsThatAllChangeOneWay(isBroken: Bool) throws {
        let head = "province_code,regency_code,district_code,village_code,station_no,valid,votes_1,votes_2\n"
        func rows(_ more: (Int) -> Int) -> String {
            head
                + (0..<120).map { row in
                    "1,11,11\(row / 30),11\(row / 30)1,\(row % 30 + 1),100,\(60 + more(row)),40\n"
                }.joined()
        }
        let (plain, other) = (rows { _ in 0 }, rows { $0 < 30 ? 1 : 0 })
        let result =
            try isBroken
            ? ComparedFiles.compare(plain, other) : ComparedFiles.compare(other, plain)
        for rule in ["changes-one-way", "changes-in-one-region"] {
            let finding = try #require(
                result.findings.first { $0.rule == rule }, "\(result.findings.map(\.rule))")
            let (english, indonesian) = (finding.sentence(.english), finding.sentence(.indonesian))
            #expect(english.contains(isBroken ? "new figures break a rule" : "new figures keep a rule"))
            #expect(english.contains("At 30 of the 30 stations that changed") == true, "\(english)")
            #expect((english.contains("looks like this") || english.contains("look like this")) == !isBroken)
            #expect(indonesian.contains("tampak seperti ini") == !isBroken, "\(indonesian)")
        }
    }

    @Test("Exchanges that agree with the region now and unknown votes are left out of the count, and said so")
    func whatIsNotCountedIsSaid() throws {
        let head = "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2\n"
        var (old, new) = ("", "")
        for row in 0..<60 {
            let start = "1,11,111,1111,\(row + 1),"
            old += start + (row < 7 ? "40,60\n" : row == 7 ? ",40\n" : "60,40\n")
            new += start + (row == 7 ? "61,39\n" : row > 7 && row < 30 ? "64,40\n" : "60,40\n")
        }
        let result = try ComparedFiles.compare(head + old, head + new)
        let finding = try #require(result.findings.first { $0.rule == "changes-one-way" })
        #expect(finding.sentence(.english).hasPrefix("22 of 22 changes"))
        #expect(
            finding.sentence(.english).hasSuffix(
                " Not counted: 7 stations where the votes of two pairs changed places and now stand in the order of the region "
                    + "around (which always favours whoever leads there); which way round is right is not known from the "
                    + "two files; 1 station where the votes of a pair are unknown before or after."
            ))
        #expect(
            finding.sentence(.indonesian).hasSuffix(
                " Tidak dihitung: 7 TPS yang suara dua pasangannya bertukar tempat dan kini berurutan seperti wilayah "
                    + "sekitarnya (yang selalu menguntungkan pasangan yang unggul di sana); urutan mana yang benar tidak "
                    + "diketahui dari kedua berkas; 1 TPS yang suara suatu pasangannya tidak diketahui sebelum atau "
                    + "sesudahnya."))
        #expect(result.blocks.leftOut(0..<result.diff.count) == .init(exchanged: 7, unknown: 1))
    }

    @Test func figuresThatBecomeEmptyAreAWarning() throws {
        let head = "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2\n"
        let old = (1...30).map { "1,11,111,1111,\($0),60,40\n" }.joined()
        let new = (1...30).map { $0 < 4 ? "1,11,111,1111,\($0),,\n" : "1,11,111,1111,\($0),60,40\n" }.joined()
        let result = try ComparedFiles.compare(head + old, head + new)
        let finding = try #require(result.findings.first { $0.rule == "figures-removed" })
        #expect(finding.severity == .warning && finding.place.line == 2)
        #expect(
            finding.sentence(.english)
                == "6 figures of 3 stations are empty in \(finding.place.file) and had a value before.")
    }

    @Test func countsOfOtherVotersAreOfAnotherElection() throws {
        let head =
            "province_code,regency_code,district_code,village_code,station_no,registered,votes_1,votes_2\n"
        let old = (1...30).map { "1,11,111,1111,\($0),\(200 + $0),60,40\n" }.joined()
        let new = (1...30).map { "1,11,111,1111,\($0),\(250 - $0),50,45\n" }.joined()
        let other = try #require(try ComparedFiles.compare(head + old, head + new).diff.otherElection)
        #expect(other.differing >= 29 && other.inCommon == 30)
        let same = (1...30).map { "1,11,111,1111,\($0),\(200 + $0),50,45\n" }.joined()
        #expect(try ComparedFiles.compare(head + old, head + same).diff.otherElection == nil)
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
        #expect(try #require(result.blocks.leaders) == (Choice(2), Choice(1)))
    }
}
