import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Rows without a number: they are told as such, and are no stations that lack.
@Suite struct BlankNumberTests {
    private func rules(_ count: SmallCount) throws -> [String] {
        try count.check(withRecaps: false).findings.map(\.rule)
    }

    @Test func aBlankNumberIsNoGap() throws {
        var count = SmallCount()
        count.stations[1].number = ""
        let found = try count.check().findings
        #expect(
            found.map { $0.sentence(.english) } == [
                "1 of 144 rows has no number of a station, in 1 region: line 3 of 1101012001, where 2 is free."
            ])
        #expect(found[0].severity == .notice && found[0].place.line == 3)
        // The last one leaves no number free.
        count.stations[1].number = "2"
        count.stations[3].number = ""
        #expect(try rules(count) == ["number-blank"])
        // In every village.
        for place in count.stations.indices { count.stations[place].number = "\(place % 4 + 1)" }
        for place in count.stations.indices where place % 4 == 2 { count.stations[place].number = "" }
        #expect(try rules(count) == ["number-blank"])
    }

    @Test func aStationThatLacksBesideABlankOneIsAGapStill() throws {
        var count = SmallCount()
        count.stations.remove(at: 5)
        count.stations[1].number = ""
        #expect(try rules(count).sorted() == ["number-blank", "number-gap"])
        // In one village: one of the two is not there.
        count = SmallCount()
        count.stations[1].number = ""
        count.stations.remove(at: 2)
        #expect(try rules(count).sorted() == ["number-blank", "number-gap"])
    }

    @Test func aFileWithoutNumbersIsToldNothing() throws {
        var count = SmallCount()
        for place in count.stations.indices { count.stations[place].number = "" }
        #expect(try rules(count).isEmpty)
    }
}
