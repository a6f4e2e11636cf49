import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import Consistency

/// Files whose stations are the same under other numbers or codes of regions.
@Suite struct RelabelledStationsTests {
    private static func compare(_ old: SmallCount, _ new: SmallCount) throws -> CountDiff {
        try ComparedFiles.compare(StationDiffTests.text(old), StationDiffTests.text(new))
    }

    private static func refusal(_ old: SmallCount, _ new: SmallCount) throws -> [String] {
        do {
            _ = try compare(old, new)
            return []
        } catch let problems as TableProblems {
            return problems.problems.map { English(.indonesian).sentence($0) }
        }
    }

    @Test(arguments: [1, -1, 3])
    func numbersOneHigher(shift: Int) throws {
        let old = SmallCount()
        var new = old
        for place in new.stations.indices {
            new.stations[place].number = String((Int(new.stations[place].number ?? "") ?? 0) + shift)
        }
        new.stations[7]["votes_1"] += 1
        let found = try #require(try Self.compare(old, new).diff.relabelling)
        #expect(found.shift == shift && found.regions.isEmpty)
        #expect(found.equal == 143 && found.inCommon == 144 && found.equalAsTheyStand < 3)
    }

    @Test func numbersThatNoStationHasIsSaidInTheRefusal() throws {
        let old = SmallCount()
        var new = old
        for place in new.stations.indices {
            new.stations[place].number = String((Int(new.stations[place].number ?? "") ?? 0) + 100)
        }
        let said = try Self.refusal(old, new)
        #expect(
            said == [
                "new.csv: it looks as if every station number is 100 higher here than in old.csv: with that undone, 144 of "
                    + "144 stations have the same figures, and 0 as the files stand; stations are found by region and "
                    + "number, so write both as in one of the files and compare again"
            ])
    }

    @Test func aDistrictUnderAnotherCode() throws {
        let old = SmallCount()
        var new = old
        for place in new.stations.indices where new.stations[place].codes[2] == "110102" {
            new.stations[place].codes[2] = "110199"
            new.stations[place].codes[3] = "110199" + new.stations[place].codes[3].dropFirst(6)
        }
        let place = try #require(new.stations.firstIndex { $0.codes[2] == "110199" })
        new.stations[place]["votes_2"] -= 1
        new.stations[place]["valid"] -= 1
        new.stations[place]["invalid"] += 1
        let result = try Self.compare(old, new)
        let first = try #require(result.findings.first)
        #expect(
            first.sentence(.english)
                == "District 110102 is 110199 now: of the 12 stations there, 11 have the same figures.")
        #expect(result.moved.isEmpty && first.rule == "regions-renamed")
        // None is gone or new, and the one with another figure is a change as in any other region.
        #expect(result.diff.kinds == [.changed] && result.diff.join.inCommon == 144)
        #expect(result.diff.lines(of: 0).new == place + 2 && result.stations.new == 144)
        #expect(result.findings.dropFirst().map(\.rule) == ["votes-fell"])
    }

    /// Of three stations two tell a village under another code; of two with one change nothing does.
    @Test func aSmallVillageUnderAnotherCode() throws {
        for (stations, isTold) in [(3, true), (2, false)] {
            var old = SmallCount()
            let code = old.stations[8].codes[3]
            let last = old.stations.indices.filter { old.stations[$0].codes[3] == code }.suffix(4 - stations)
            for place in last.reversed() { old.stations.remove(at: place) }
            var new = old
            for place in new.stations.indices where new.stations[place].codes[3] == code {
                new.stations[place].codes[3] = "1101019999"
            }
            new.stations[8]["votes_2"] += 5
            let result = try Self.compare(old, new)
            #expect((result.diff.relabelling != nil) == isTold)
            #expect(result.diff.kinds.count == (isTold ? 1 : 4), "\(result.diff.kinds)")
        }
    }

    @Test func allRegionsUnderOtherCodes() throws {
        let old = SmallCount()
        var new = old
        for place in new.stations.indices {
            new.stations[place].codes = new.stations[place].codes.map { "x" + $0 }
        }
        let said = try Self.refusal(old, new).joined()
        #expect(
            said.hasPrefix(
                "new.csv: it looks as if what old.csv calls province 11 is x11, province 12 is x12, province 13 is x13 here: "
                    + "with that undone, 144 of 144 stations have the same figures; "))
    }

    @Test func honestChangesAreNoOtherLabels() throws {
        let (old, new) = StationDiffTests.twoDays()
        #expect(try Self.compare(old, new).diff.relabelling == nil)
        // Stations of another election with the same regions.
        #expect(try Self.compare(old, SmallCount(seed: 7)).diff.relabelling == nil)
        // Two districts in each other's place are no renaming.
        var exchanged = old
        for place in exchanged.stations.indices {
            let code = exchanged.stations[place].codes[2]
            guard ["110101", "110102"].contains(code) else { continue }
            exchanged.stations[place].codes[2] = code == "110101" ? "110102" : "110101"
        }
        #expect(try Self.compare(old, exchanged).diff.relabelling == nil)
    }
}
