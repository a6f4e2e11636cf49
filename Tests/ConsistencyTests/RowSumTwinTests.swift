import Elections
import TestSupport
import Testing

@testable import Consistency

/// Rows that may be sums are found by one number a row; adding up every column region by region finds the same.
@Suite struct RowSumTwinTests {
    @Test func candidatesAreThoseOfPlainSums() throws {
        var random = SeededRandom(state: 20_261_128)
        var planted = 0
        for round in 0..<120 {
            var count = SmallCount(seed: UInt64(round) &* 7919)
            if random.oneIn(4) { count.stations.removeLast(random.between(1, 140)) }
            for _ in 0..<random.between(0, 6) { plant(&count, &random) }
            if random.oneIn(2) { count.stations.shuffle(using: &random) }
            let stations = try #require(try count.check(withRecaps: false).input.stations)
            let found = stations.scan.rowsThatSum(stations.rollUp.tree).map { "\($0.row) at \($0.depth)" }
            #expect(found == plain(count.stations), "round \(round)")
            planted += found.count
        }
        #expect(planted > 150)
    }

    /// A sum of a region, of the whole or of none, or a row of zeros.
    private func plant(_ count: inout SmallCount, _ random: inout SeededRandom) {
        let codes = random.pick(count.stations).codes
        let depth = random.between(0, 4)
        let parts = count.stations.filter { $0.codes.prefix(depth) == codes.prefix(depth) }
        var row = parts[0]
        row.codes = codes
        row.number = "9\(random.between(0, 9999))"
        row.values = row.values.indices.map { place in parts.reduce(0) { $0 + $1.values[place] } }
        if random.oneIn(5) { row.values[random.between(0, 6)] += random.between(1, 9) }
        if random.oneIn(9) { row.values = row.values.map { _ in 0 } }
        count.stations.append(row)
    }

    private func plain(_ rows: [SmallCount.Row]) -> [String] {
        var left: Set<Int> = []
        var found: [String] = []
        for depth in stride(from: 4, through: 0, by: -1) {
            let groups = Dictionary(grouping: rows.indices.filter { !left.contains($0) }) {
                Array(rows[$0].codes.prefix(depth))
            }
            var totals: [Int] = []
            for group in groups.values where group.count >= 3 {
                let total = group.sorted().first { row in
                    rows[row].values.contains { $0 != 0 }
                        && rows[row].values.indices.allSatisfy { place in
                            2 * rows[row].values[place] == group.reduce(0) { $0 + rows[$1].values[place] }
                        }
                }
                if let total { totals.append(total) }
            }
            found += totals.sorted().map { "\($0) at \(depth)" }
            left.formUnion(totals)
        }
        return found
    }
}
