import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Printed totals of recaps that are too high or too low, however they are called and wherever they stand, and figures of recaps
/// above rows that leave some empty.
@Suite struct RecapTotalTests {
    /// How the total of a region is written: its codes down to its level, and the number of levels of the recap.
    private static let styles: [(name: String, codes: @Sendable ([String], Int) -> [String])] = [
        ("word", { $0 + ["Total"] + Array(repeating: "", count: max(0, $1 - $0.count - 1)) }),
        ("empty", { $0 + Array(repeating: "", count: $1 - $0.count) }),
        (
            "region",
            { $0 + ["Jumlah \($0.last ?? "Est")"] + Array(repeating: "", count: max(0, $1 - $0.count - 1)) }
        ),
        (
            "above",
            { $0.dropLast() + ["Total \($0.last ?? "")"] + Array(repeating: "", count: $1 - $0.count) }
        ),
    ]

    /// A count whose recap of a level has a total behind the rows of each region of a level above, by how much one is off.
    private static func count(
        _ style: ([String], Int) -> [String], of above: Int, in depth: Int, off: Int, seed: UInt64 = 5
    ) -> SmallCount {
        var count = SmallCount(seed: seed)
        var rows: [SmallCount.Row] = []
        let own = count.recaps[depth - 1]
        for (place, row) in own.enumerated() {
            rows.append(row)
            let region = Array(row.codes.prefix(above))
            let isLast = place + 1 == own.count || Array(own[place + 1].codes.prefix(above)) != region
            guard isLast,
                var total = SmallCount.sums(count.stations, depth: above).first(where: { $0.codes == region })
            else { continue }
            if place > own.count / 2, off != 0, !rows.contains(where: { $0.number == "off" }) {
                total["votes_1"] += off
            }
            total.codes = style(region, depth)
            rows.append(total)
        }
        count.recaps[depth - 1] = rows
        return count
    }

    @Test(arguments: [(1, 2), (1, 3), (2, 3), (3, 4)]) func wrongTotalsAreFound(above: Int, depth: Int) throws
    {
        for style in Self.styles {
            for off in [37, -37, 100, -100] {
                var count = Self.count(style.codes, of: above, in: depth, off: 0)
                // One of them.
                let places = count.recaps[depth - 1].indices.filter {
                    count.recaps[depth - 1][$0].codes.contains {
                        $0.isEmpty || $0.contains("Total") || $0.contains("Jumlah")
                    }
                }
                let place = places[places.count / 2]
                count.recaps[depth - 1][place]["votes_1"] += off
                count.keptLevels = [depth - 1]
                for withStations in [true, false] {
                    let found = try count.check(withStations: withStations).findings
                    let wrong = found.filter { $0.rule == "total-not-sum" }
                    #expect(
                        wrong.count == 1 && wrong[0].place.line == place + 2
                            && Set(found.map(\.rule)) == ["total-rows", "total-not-sum"],
                        "\(style.name) \(above) \(depth) \(off): \(found.map(\.rule))")
                    guard case .level(.totalNotSum(let row, _)) = wrong.first?.kind else { continue }
                    #expect(row.against?.figures.map { $0.found - $0.sum } == [off])
                }
            }
        }
    }

    @Test func rightTotalsAreNoError() throws {
        for style in Self.styles {
            for (above, depth) in [(1, 2), (1, 3), (2, 3), (3, 4)] {
                for seed in 1...10 {
                    var count = Self.count(style.codes, of: above, in: depth, off: 0, seed: UInt64(seed))
                    count.keptLevels = [depth - 1]
                    let found = try count.check().findings
                    #expect(found.map(\.rule) == ["total-rows"], "\(style.name) \(above) \(depth)")
                }
            }
        }
    }

    /// Recaps of all levels end in a row that is called a total: that the others have one too makes it no region.
    @Test(arguments: [0, 1, 2, 3]) func aTotalInEveryRecapIsNoRegion(depth: Int) throws {
        for off in [100, -100] {
            var count = SmallCount()
            for level in 0..<4 {
                var total = SmallCount.sums(count.stations, depth: 0)[0]
                total.codes = ["Total"] + Array(repeating: "", count: level)
                if level == depth { total["votes_2"] += off }
                count.recaps[level].append(total)
            }
            let found = try count.check().findings
            #expect(
                found.map(\.rule).sorted() == ["total-not-sum", "total-rows", "total-rows", "total-rows"])
        }
    }

    /// A region that is called like a total, with regions below it, is one in every recap.
    @Test func aRegionOfThatNameIsNoTotal() throws {
        var count = SmallCount()
        for place in count.stations.indices where count.stations[place].codes[0] == "13" {
            count.stations[place].codes[0] = "Total"
        }
        count.recaps = (1...4).map { SmallCount.sums(count.stations, depth: $0) }
        #expect(try count.check().findings.isEmpty)
        #expect(try count.check(withStations: false).findings.isEmpty)
    }

    /// What the other figures leave to those that are empty: a figure above them is too high from there on.
    @Test(arguments: [true, false]) func aFigureAboveEmptyCellsIsTooHigh(isOfStations: Bool) throws {
        for off in [1, 37, 900] {
            for emptied in [1, 3] {
                var count = SmallCount()
                count.keptLevels = isOfStations ? [1] : [1, 2]
                for place in 0..<emptied {
                    if isOfStations {
                        count.stations[place]["votes_1"] = SmallCount.empty
                    } else if place < 2 {
                        count.recaps[2][place]["votes_1"] = SmallCount.empty
                    }
                }
                let sound = try count.check(withStations: isOfStations)
                #expect(sound.findings("R12").isEmpty)
                count.recaps[1][0]["votes_1"] += off
                let found = try count.check(withStations: isOfStations).findings("R12")
                guard isOfStations || emptied == 1 else { continue }
                #expect(found.count == 1, "\(off) \(emptied)")
                let said = found.first?.sentence(.english) ?? ""
                #expect(said.contains("can sum to no more than"), "\(said)")
            }
        }
    }

    @Test func whatIsEmptyBelowIsSaidWithItsFigures() throws {
        var count = SmallCount()
        count.keptLevels = [3]
        count.stations[0]["votes_1"] = SmallCount.empty
        let printed = count.recaps[3][0]["votes_1"]
        let rest = (1..<4).reduce(0) { $0 + count.stations[$1]["votes_1"] }
        let notice = try #require(try count.check().findings("figures-not-compared").first)
        #expect(
            notice.sentence(.english)
                == "1 figure of recap_village.csv is not compared, first votes_1 of village 1101012001: \(printed) is printed "
                + "there; of the 4 rows below (the stations of stations.csv) 1 leaves it empty, and the others sum to \(rest), "
                + "so it may be right.")
    }

    /// Honest counts with empty cells anywhere accuse nobody.
    @Test func emptyCellsAreNoErrors() throws {
        var random = SeededRandom(state: 77)
        var alarms: [String] = []
        for round in 0..<300 {
            var count = SmallCount(seed: UInt64(round + 1))
            for _ in 0..<random.between(1, 12) {
                let column = random.pick(SmallCount.columns)
                if random.oneIn(2) {
                    count.stations[random.below(count.stations.count)][column] = SmallCount.empty
                } else {
                    let level = random.below(4)
                    count.recaps[level][random.below(count.recaps[level].count)][column] = SmallCount.empty
                }
            }
            let check = try count.check(withStations: random.oneIn(2), threads: 1)
            alarms += check.findings.filter { $0.severity == .error }.map(\.rule)
        }
        #expect(alarms.isEmpty, "\(alarms)")
    }
}
