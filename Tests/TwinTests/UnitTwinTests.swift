import Foundation
import Ground
import Testing

@testable import Consistency
@testable import Elections

/// Regions of two files, and numbers of rows, against comparing all with all.
@Suite struct UnitTwinTests {
    /// A table of stations in memory, some of which share codes below several parents.
    static func table(_ random: inout TwinRandom, levels: [String], pairs: Int) -> StationTable {
        let count = random.below(60)
        let width = 1 + random.below(5)
        func codes() -> CodeColumn {
            let names = (0..<width).map { "c\($0 * 3 % 7) \(String(repeating: "é", count: $0))" }
            let ids = (0..<count).map { _ in Int32(random.below(width)) }
            return CodeColumn(ids: ids, codes: names)
        }
        func counts() -> CountColumn {
            CountColumn(
                (0..<count).map { _ in random.oneIn(9) ? .missing : Count(random.below(9)) })
        }
        let regions = levels.map { _ in codes() }
        return StationTable(
            file: "t.csv", count: count, levels: levels, regions: regions, stationNumbers: nil,
            fields: random.oneIn(2) ? [.valid: counts()] : [:], votes: (0..<pairs).map { _ in counts() },
            lineOfRow: { $0 + 2 })
    }

    static func paths(_ tree: RegionTree, _ level: Int) -> [[String]] {
        (0..<tree.levels[level].count).map { unit in
            tree.path(level: level, unit: unit).enumerated().map { tree.levels[$0].code($1) ?? "" }
        }
    }

    @Test func regionsAreThoseWithTheSameCodes() throws {
        try Twin.run(10) { seed, random in
            let levels = Array(["a", "b", "c"].prefix(1 + random.below(3)))
            let trees = (0..<2).map { _ in
                RollUp(Self.table(&random, levels: levels, pairs: 1), measures: []).tree
            }
            let match = try #require(UnitMatch(trees[0], in: trees[1]))
            for level in levels.indices {
                let (own, others) = (Self.paths(trees[0], level), Self.paths(trees[1], level))
                let truth = own.map { path in others.firstIndex(of: path).map(Int32.init) ?? -1 }
                let displaced = own.indices.filter { unit in
                    truth[unit] < 0 && others.contains { $0.last == own[unit].last }
                }
                guard match.units[level + 1] == truth,
                    match.displaced.filter({ $0.depth == level + 1 }).map(\.unit) == displaced
                else {
                    Issue.record("seed \(seed): \(match.units[level + 1]) for \(truth)")
                    return false
                }
            }
            return true
        }
    }

    @Test func numbersOfRowsAreEqualWhereTheirFiguresAre() {
        Twin.run(11) { seed, random in
            let table = Self.table(&random, levels: ["a"], pairs: 2 + random.below(2))
            let columns = StationColumns(table)
            let counts = columns.measures.compactMap { table.column($0) }
            var hashes = RowHashes(columns)
            // Two blocks, as a file gives them.
            let cut = random.below(table.count + 1)
            for range in [0..<cut, cut..<table.count] {
                hashes.add(
                    StationBlock(
                        rows: range.count, regions: [], stationNumbers: nil,
                        counts: counts.map { $0.selecting(Array(range)) }, starts: nil))
            }
            let rows = (0..<table.count).map { row in counts.map { $0.cells[row].number } }
            let moves = hashes.moves(from: 0, to: 1)
            for one in rows.indices {
                let votes = hashes.votes.map { rows[one][$0] }
                let movable = votes.enumerated().reduce(UInt16(0)) { bits, vote in
                    vote.element >= 6 ? bits | 1 << UInt16(vote.offset) : bits
                }
                guard hashes.movable[one] == movable else {
                    Issue.record("seed \(seed): movable of row \(one)")
                    return false
                }
                for other in rows.indices {
                    let isEqual = hashes.values[one] == hashes.values[other]
                    var moved = rows[other]
                    moved[hashes.votes[0]] &+= 2
                    moved[hashes.votes[1]] &-= 2
                    let isNear = moves.contains(hashes.values[one] &- hashes.values[other])
                    guard isEqual == (rows[one] == rows[other]), rows[one] != moved || isNear else {
                        Issue.record("seed \(seed): rows \(one) and \(other)")
                        return false
                    }
                }
            }
            return true
        }
    }
}
