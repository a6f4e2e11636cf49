import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Regions whose stations have other numbers in the newer file, the others being as they were.
@Suite struct ShiftedNumberTests {
    private static func compare(_ old: SmallCount, _ new: SmallCount) throws -> CountDiff {
        try ComparedFiles.compare(StationDiffTests.text(old), StationDiffTests.text(new))
    }

    private static func shift(_ count: SmallCount, by shift: Int, _ isMeant: ([String]) -> Bool) -> SmallCount
    {
        var count = count
        for place in count.stations.indices where isMeant(count.stations[place].codes) {
            count.stations[place].number = String((Int(count.stations[place].number ?? "") ?? 0) + shift)
        }
        return count
    }

    @Test(arguments: [1, -1, 3, 100]) func theStationsOfOneRegion(shift: Int) throws {
        let old = SmallCount()
        let places: [(Int, String, Int)] = [
            (0, "12", 48), (1, "1102", 24), (2, "110102", 12), (3, "1101012001", 4),
        ]
        for (level, code, stations) in places {
            let new = Self.shift(old, by: shift) { $0[level] == code }
            let found = try Self.compare(old, new).findings
            #expect(found.map(\.rule) == ["numbers-shifted"], "\(level): \(found.map(\.rule))")
            let name = ["province", "regency", "district", "village"][level]
            #expect(
                found.first?.sentence(.english)
                    == "The numbers of the stations of \(name) \(code) are \(abs(shift)) "
                    + "\(shift > 0 ? "higher" : "lower") in the newer file; they are compared with that undone, and "
                    + "\(stations) of \(stations) have the same figures.")
        }
    }

    @Test func changesBesideThatAreThoseOfTheirStations() throws {
        let old = SmallCount()
        var new = Self.shift(old, by: 1) { $0[1] == "1102" }
        let place = try #require(new.stations.firstIndex { $0.codes[1] == "1102" }) + 5
        new.stations[place]["votes_1"] += 3
        let result = try Self.compare(old, new)
        let shifted = try #require(result.diff.shifted.first)
        #expect(shifted.shift == 1 && shifted.equal == 23 && shifted.inCommon == 24)
        #expect(result.diff.kinds == [.changed])
        // It goes by the number that it had, and stands on its own lines.
        #expect(result.diff.number(of: 0) == old.stations[place].number)
        #expect(ComparedFiles.lines(result).count == 1)
    }

    /// A station that comes first, with all others behind it, is new, and goes by its own number.
    @Test func aNewFirstStationOfAVillage() throws {
        let old = SmallCount()
        var new = Self.shift(old, by: 1) { $0[3] == "1101012002" }
        var first = new.stations[0]
        first.codes = new.stations[4].codes
        first.number = "1"
        first.values = first.values.map { $0 + 1 }
        new.stations.insert(first, at: 4)
        let result = try Self.compare(old, new)
        #expect(result.diff.shifted.map(\.shift) == [1])
        #expect(result.diff.kinds == [.added] && result.diff.number(of: 0) == "1")
    }

    /// Most stations of the file, and not all.
    @Test func twoOfThreeProvinces() throws {
        let old = SmallCount()
        let found = try Self.compare(old, Self.shift(old, by: 1) { $0[0] != "12" })
        #expect(found.findings.map(\.rule) == ["numbers-shifted", "numbers-shifted"])
        #expect(found.diff.kinds.isEmpty && found.diff.relabelling == nil)
    }

    @Test func twoRegionsOneHigherAndOneLower() throws {
        let old = SmallCount()
        let new = Self.shift(Self.shift(old, by: 1) { $0[1] == "1102" }, by: -1) { $0[1] == "1301" }
        let found = try Self.compare(old, new)
        #expect(found.diff.shifted.map(\.shift) == [1, -1] && found.diff.kinds.isEmpty)
    }

    /// Corrections, stations that come and go, and stations with each other's figures are no other numbers.
    @Test func honestChangesAreNoOtherNumbers() throws {
        var random = SeededRandom(state: 9)
        var alarms = 0
        for round in 0..<300 {
            let old = SmallCount(seed: UInt64(round + 1))
            var new = old
            for _ in 0..<random.between(1, 60) {
                let place = random.below(new.stations.count)
                switch random.below(5) {
                case 0: new.stations.remove(at: place)
                case 1:
                    let other = random.below(new.stations.count)
                    (new.stations[place].values, new.stations[other].values) = (
                        new.stations[other].values, new.stations[place].values
                    )
                case 2: new.stations[place].number = "\(random.between(5, 9))"
                default: new.stations[place][random.pick(SmallCount.columns)] += random.between(1, 30)
                }
            }
            alarms += try Self.compare(old, new).diff.shifted.count
        }
        #expect(alarms == 0)
        let (old, new) = StationDiffTests.twoDays()
        #expect(try Self.compare(old, new).diff.shifted.isEmpty)
    }
}
