import Elections
import TestSupport
import Testing

@testable import Consistency

/// Rows that may be sums are found by one number a row; adding up every column region by region finds the same.
@Suite struct RowSumTwinTests {
    @Test func candidatesAreThoseOfPlainSums() throws {
        var random = SeededRandom(state: 20_261_128)
        var (planted, off, heavies) = (0, 0, 0)
        for round in 0..<120 {
            var count = SmallCount(seed: UInt64(round) &* 7919)
            if random.oneIn(4) { count.stations.removeLast(random.between(1, 140)) }
            for _ in 0..<random.between(0, 6) { plant(&count, &random) }
            if random.oneIn(2) { count.stations.shuffle(using: &random) }
            let stations = try #require(try count.check(withRecaps: false).input.stations)
            var sums = try #require(stations.scan.rowSums(stations.rollUp.tree))
            let (found, near, heavy) = (sums.totals(), sums.nearTotals(), sums.heavyRows())
            let wanted = plain(count.stations)
            #expect(
                found.map { "\($0.row) at \($0.depth)" } == wanted.map { "\($0.row) at \($0.depth)" },
                "round \(round)")
            let nearly = plainNear(count.stations, without: Set(wanted.map(\.row)))
            #expect(near.map { "\($0.row) at \($0.depth)" } == nearly, "round \(round)")
            #expect(near.allSatisfy { $0.off == 1 } && found.allSatisfy { $0.off == 0 })
            let heaviest = plainHeavy(count.stations, without: Set(wanted.map(\.row)))
            #expect(heavy.map { "\($0.row) at \($0.depth)" } == heaviest, "round \(round)")
            planted += found.count
            off += near.count
            heavies += heavy.count
        }
        #expect(planted > 150 && off > 30 && heavies > 30, "\(planted) \(off) \(heavies)")
    }

    @Test func oddNumbersHaveInverses() {
        var random = SeededRandom(state: 5)
        for _ in 0..<1_000 {
            let factor = random.next() | 1
            #expect(factor &* RowSums.inverse(factor) == 1)
        }
    }

    /// Whether the row before or behind it is of another region, or there is none.
    private func isAtEnd(_ row: Int, _ rows: [SmallCount.Row]) -> Bool {
        row == 0 || row == rows.count - 1 || rows[row - 1].codes != rows[row].codes
            || rows[row + 1].codes != rows[row].codes
    }

    /// Rows of which one figure is no sum of the others of their region: the first of each.
    private func plainNear(_ rows: [SmallCount.Row], without totals: Set<Int>) -> [String] {
        stride(from: 4, through: 0, by: -1).flatMap { depth -> [String] in
            let groups = Dictionary(grouping: rows.indices.filter { !totals.contains($0) }) {
                Array(rows[$0].codes.prefix(depth))
            }
            return groups.values.filter { $0.count >= 3 }.compactMap { group in
                group.sorted().first { row in
                    isAtEnd(row, rows) && rows[row].values.contains { $0 != 0 }
                        && rows[row].values.indices.count { place in
                            2 * rows[row].values[place] != group.reduce(0) { $0 + rows[$1].values[place] }
                        } == 1
                }
            }.sorted().map { "\($0) at \(depth)" }
        }
    }

    /// Of regions of eight rows and more the first that has most of all counts, where that is a quarter to seven tenths.
    private func plainHeavy(_ rows: [SmallCount.Row], without totals: Set<Int>) -> [String] {
        func weight(_ row: Int) -> Int { rows[row].values.reduce(0) { $0 + max(0, $1) } }
        return stride(from: 4, through: 0, by: -1).flatMap { depth -> [String] in
            let groups = Dictionary(grouping: rows.indices.filter { !totals.contains($0) }) {
                Array(rows[$0].codes.prefix(depth))
            }
            // Rows that are totals are rows of their region all the same.
            let sizes = Dictionary(grouping: rows.indices) { Array(rows[$0].codes.prefix(depth)) }
            return groups.compactMap { codes, group -> Int? in
                let all = group.reduce(0) { $0 + weight($1) }
                guard sizes[codes, default: []].count >= 8,
                    let most = group.sorted().max(by: { weight($0) < weight($1) }),
                    let first = group.sorted().first(where: { weight($0) == weight(most) }),
                    (0.24...0.7).contains(Double(weight(first)) / Double(all))
                else { return nil }
                return first
            }.sorted().map { "\($0) at \(depth)" }
        }
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

    private func plain(_ rows: [SmallCount.Row]) -> [(row: Int, depth: Int)] {
        var left: Set<Int> = []
        var found: [(row: Int, depth: Int)] = []
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
            found += totals.sorted().map { ($0, depth) }
            left.formUnion(totals)
        }
        return found
    }
}
