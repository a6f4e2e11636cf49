import Elections
import Testing
import Wording

@testable import Consistency

/// Names of regions that moved against the numbers of their stations, in a file without a recap.
@Suite struct NamesByNumbersTests {
    /// Villages of two to four stations: where all are of one size, no number stands twice.
    private static func uneven(_ seed: UInt64) -> SmallCount {
        var count = SmallCount(seed: seed)
        let sizes = [4, 2, 3, 4, 3, 2, 2, 4]
        count.stations = count.stations.enumerated().filter { place, row in
            (Int(row.number ?? "") ?? 0) <= sizes[(place / 4 + Int(seed)) % sizes.count]
        }.map(\.element)
        return count
    }

    private static func moved(_ count: SmallCount, _ rows: Range<Int>, down: Int) -> SmallCount {
        var moved = count
        for row in rows { moved.stations[row].codes = count.stations[row - down].codes }
        return moved
    }

    /// Names further up: a region has the last numbers of the one before. Further down it has the first ones of the next instead of
    /// its own, which are the same, and only small regions tell.
    @Test(arguments: [-1, -2], 1...4 as ClosedRange<UInt64>)
    func movedNamesAreOneError(down: Int, seed: UInt64) throws {
        let count = Self.moved(Self.uneven(seed), 8..<60, down: down)
        let found = try count.check(withRecaps: false).findings.counted.filter { $0.severity == .error }
        #expect(
            found.first?.rule == "cause-figures-moved" && found.count <= 3,
            "\(found.map { $0.sentence(.english) })")
        guard case .cause(let cause) = found.first?.kind, case .namesMoved(let names) = cause.what else {
            return
        }
        #expect(names.down == down && names.beside == .numbers && names.columns == SmallCount.levels)
    }

    /// So are numbers that moved: which of the two did, the file does not tell.
    @Test(arguments: [1, 2]) func movedNumbersAreOneError(down: Int) throws {
        let count = Self.uneven(3)
        var moved = count
        for row in 8..<60 { moved.stations[row].number = count.stations[row - down].number }
        let found = try moved.check(withRecaps: false).findings.counted.filter { $0.severity == .error }
        #expect(
            found.first?.rule == "cause-figures-moved" && found.count <= 3,
            "\(found.map { $0.sentence(.english) })")
        #expect(found.first?.sentence(.english).contains("or the numbers stand as much further") == true)
        #expect(found.first?.sentence(.indonesian).contains("nomornya yang bergeser") == true)
    }

    /// Two borders say too little.
    @Test func fewBordersStayWhatTheyAre() throws {
        let count = Self.moved(Self.uneven(1), 8..<14, down: 1)
        let found = try count.check(withRecaps: false).findings.counted
        #expect(!found.contains { $0.rule == "cause-figures-moved" })
    }
}
