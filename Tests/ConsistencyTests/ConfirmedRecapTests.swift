import Elections
import Testing
import Wording

@testable import Consistency

/// Two files that agree against a third: that one has the fault.
@Suite struct ConfirmedRecapTests {
    /// Which rows of a count are spoilt.
    enum Side: String, CaseIterable { case stations, middle, upper }

    static let count: SmallCount = {
        var count = SmallCount()
        // Recaps of the provinces and the regencies.
        count.keptLevels = [0, 1]
        return count
    }()

    static func spoiled(_ side: Side, _ change: (inout SmallCount.Row) -> Void) -> SmallCount {
        var count = count
        switch side {
        case .stations: for place in count.stations.indices { change(&count.stations[place]) }
        case .middle: for place in count.recaps[1].indices { change(&count.recaps[1][place]) }
        case .upper: for place in count.recaps[0].indices { change(&count.recaps[0][place]) }
        }
        return count
    }

    static let files: [Side: String] = [
        .stations: "stations.csv", .middle: "recap_regency.csv", .upper: "recap_province.csv",
    ]

    /// Files that causes blame, and rules that none accounts for.
    func blocks(_ count: SmallCount) throws -> [String] {
        try count.check().findings.counted.compactMap { finding -> String? in
            // Ten times the register is more than a form may have, too.
            guard case .cause(let cause) = finding.kind else {
                return finding.severity == .error && finding.rule != "R11" ? finding.rule : nil
            }
            return cause.what.block?.file ?? finding.rule
        }.uniqued()
    }

    @Test(arguments: Side.allCases) func columnsInEachOthersPlace(_ side: Side) throws {
        let count = Self.spoiled(side) { $0.values.swapAt(4, 5) }
        let blamed = try blocks(count)
        #expect(blamed == [Self.files[side]])
    }

    @Test(arguments: Side.allCases) func tenTimesAsMany(_ side: Side) throws {
        let count = Self.spoiled(side) { $0["registered"] *= 10 }
        let blamed = try blocks(count)
        #expect(blamed == [Self.files[side]])
    }

    /// A tenth of what was counted: the recaps that agree are not ten times too many.
    @Test func aTenthInTheStations() throws {
        var count = Self.count
        for place in count.stations.indices {
            count.stations[place]["registered"] = count.stations[place]["registered"] / 10 * 10
        }
        count.recaps = (1...4).map { SmallCount.sums(count.stations, depth: $0) }
        for place in count.stations.indices { count.stations[place]["registered"] /= 10 }
        let blamed = try blocks(count)
        #expect(blamed.contains("stations.csv") && !blamed.contains("recap_regency.csv"), "\(blamed)")
    }

    @Test(arguments: Side.allCases) func aShiftThroughout(_ side: Side) throws {
        let count = Self.spoiled(side) { row in
            (row["votes_3"], row["votes_2"], row["votes_1"]) = (row["votes_2"], row["votes_1"], 0)
        }
        let blamed = try blocks(count)
        #expect(blamed == [Self.files[side]])
    }
}
