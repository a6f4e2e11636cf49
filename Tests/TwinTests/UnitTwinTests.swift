import Foundation
import Ground
import Statistics
import TestSupport
import Testing

@testable import Consistency
@testable import Elections

/// Regions of two files, and numbers of rows, against comparing all with all.
@Suite struct UnitTwinTests {
    /// A table of stations in memory, some of which share codes below several parents.
    static func table(_ random: inout SeededRandom, levels: [String], pairs: Int) -> StationTable {
        let count = random.below(60)
        let width = 1 + random.below(5)
        func codes() -> CodeColumn {
            let names = (0..<width).map { "c\($0 * 3 % 7) \(String(repeating: "é", count: $0))" }
            let ids = (0..<count).map { _ in Int32(random.below(width)) }
            return CodeColumn(ids: ids, codes: names)
        }
        // Small ones, so that rows are equal; now and then as large as stations have.
        let limit = random.oneIn(3) ? 60 : 9
        func counts(from least: Int = 0) -> CountColumn {
            CountColumn(
                (0..<count).map { _ in
                    random.oneIn(9) ? .missing : Count(least + random.below(limit))
                })
        }
        let regions = levels.map { _ in codes() }
        return StationTable(
            file: "t.csv", count: count, levels: levels, regions: regions, stationNumbers: nil,
            fields: random.oneIn(2)
                ? [.valid: counts()] : random.oneIn(2) ? [.registered: counts(from: limit / 2)] : [:],
            votes: (0..<pairs).map { _ in counts() },
            lineOfRow: { $0 + 2 })
    }

    static func paths(_ tree: RegionTree, _ level: Int) -> [[String]] {
        (0..<tree.levels[level].count).map { unit in
            tree.codes(level: level, unit: unit)
        }
    }

    /// The units of every level to which those of the lowest belong, against their paths.
    @Test func ownersAreThoseOfThePaths() {
        Twin.run(14) { seed, random in
            let levels = Array(["a", "b", "c", "d"].prefix(random.below(5)))
            let tree = RollUp(Self.table(&random, levels: levels, pairs: 1), measures: []).tree
            let paths = Self.pathsDown(tree)
            for depth in 0...levels.count where tree.owners(depth: depth) != paths.map({ Int32($0[depth]) }) {
                Issue.record("seed \(seed): \(tree.owners(depth: depth)) at \(depth)")
                return false
            }
            return true
        }
    }

    /// The largest regions in all of whose rows something shows, against asking every region.
    @Test func blocksAreTheLargestWholeRegions() {
        Twin.run(15) { seed, random in
            let levels = Array(["a", "b", "c"].prefix(random.below(4)))
            let tree = RollUp(Self.table(&random, levels: levels, pairs: 1), measures: []).tree
            let paths = Self.pathsDown(tree)
            let rows = paths.map { _ in random.below(4) }
            var showing: [Int: Int] = [:]
            for leaf in rows.indices where rows[leaf] > 0 && !random.oneIn(4) {
                showing[leaf] = random.oneIn(5) ? 1 : rows[leaf]
            }
            let found = RegionBlocks(tree, rows: rows).blocks(showing) { block, all in
                block.leaves.reduce(0) { $0 + (showing[$1] ?? 0) } == all
            }
            var truth: [[Int]] = []
            var taken: Set<Int> = []
            for depth in 0...levels.count {
                for unit in Set(paths.map { $0[depth] }).sorted() {
                    let leaves = paths.indices.filter { paths[$0][depth] == unit }
                    let shown = leaves.reduce(0) { $0 + (showing[$1] ?? 0) }
                    guard shown > 1, shown == leaves.reduce(0, { $0 + rows[$1] }),
                        taken.isDisjoint(with: leaves)
                    else { continue }
                    taken.formUnion(leaves)
                    truth.append([depth, unit] + leaves.filter { showing[$0] != nil })
                }
            }
            let said = found.map { [$0.depth, $0.unit] + $0.leaves }
            guard Set(said) == Set(truth), said.count == truth.count else {
                Issue.record("seed \(seed): \(said) for \(truth)")
                return false
            }
            return true
        }
    }

    /// For each unit of the lowest level its units from the whole down.
    private static func pathsDown(_ tree: RegionTree) -> [[Int]] {
        guard let lowest = tree.levels.last else { return [[0]] }
        return (0..<lowest.count).map { [0] + tree.path(level: tree.levels.count - 1, unit: $0) }
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

    /// Near registers for each equal one, of each station: of its own number where that is a peak, and of all others together.
    private static func nearness(_ registers: [Int]) -> [Double] {
        func near(_ one: Int) -> Double { Double(registers.count { $0 != one && abs($0 - one) <= 6 }) }
        func own(_ one: Int) -> Double { Double(registers.count { $0 == one }) }
        let isPeak = registers.map { one in
            Poisson.upperTail(Int(own(one)) - 1, mean: max(1, near(one) / 12)) < 1e-4
        }
        let others = registers.indices.filter { !isPeak[$0] }.map { registers[$0] }
        // Pairs, each told from both of its ends.
        let equal = others.reduce(0.0) { $0 + own($1) - 1 }
        let close = others.reduce(0.0) { $0 + near($1) }
        let ofOthers = equal > 0 ? close / (2 * equal) : .infinity
        return registers.indices.map {
            isPeak[$0] ? near(registers[$0]) / (2 * own(registers[$0])) : ofOthers
        }
    }

    /// How often near rows are as frequent as equal ones: every move of votes and voters one by one.
    @Test func sharesOfEqualRowsAreSumsOverAllMoves() {
        Twin.run(12) { seed, random in
            let table = Self.table(&random, levels: ["a"], pairs: 2)
            let columns = StationColumns(table)
            let counts = columns.measures.compactMap { table.column($0) }
            var hashes = RowHashes(columns)
            hashes.add(
                StationBlock(rows: table.count, regions: [], stationNumbers: nil, counts: counts, starts: nil)
            )
            let near = NearRows(hashes, 0, 1, besides: hashes.movesVoters ? .voters : nil)
            let registered = columns.measures.firstIndex(of: .field(.registered))
            let rows = (0..<table.count).map { row in counts.map { max(0, Double($0.cells[row].value ?? 0)) }
            }
            let nearness = Self.nearness(
                rows.map { row in registered.map { Int(min(65_535, row[$0])) } ?? 0 })
            func often(_ length: Int, _ variance: Double) -> Double {
                exp(-Double(length * length) / (4 * max(0.25, variance)))
            }
            for one in rows.indices {
                let other = random.below(rows.count)
                let variances = [one, other].map { row in
                    let votes = hashes.votes.map { min(255, rows[row][$0]) }
                    let all = votes[0] + votes[1]
                    return all == 0 ? 0 : (votes[0] * votes[1] / all).rounded(.down)
                }
                let absent = registered.map { place in
                    [one, other].map { row in
                        let others = rows[row].enumerated().filter { $0.offset != place }.map(\.element)
                        return min(255, max(0, rows[row][place] - (others.max() ?? 0)))
                    }
                }
                let (spread, room) = (variances.min() ?? 0, absent?.min())
                // Voters are near as often as their spread makes them, and no oftener than the file's registers are.
                let voters = room.map { room in
                    min((1...6).reduce(0) { $0 + often($1, room) }, nearness[one], nearness[other])
                }
                var moves = voters ?? 0
                for length in 1...6 { moves += often(length, spread) * (1 + 2 * (voters ?? 0)) }
                guard abs(near.share(one, other) - 1 / (1 + 2 * moves)) < 1e-12 else {
                    Issue.record("seed \(seed): \(near.share(one, other)) for \(1 / (1 + 2 * moves))")
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
            let moves = hashes.moves(from: 0, to: 1, besides: hashes.movesVoters ? .voters : nil)
            for one in rows.indices {
                let votes = hashes.votes.map { rows[one][$0] }
                let movable = votes.enumerated().reduce(UInt16(0)) { bits, vote in
                    vote.element >= 6 ? bits | 1 << UInt16(vote.offset) : bits
                }
                let small = votes.map { UInt8(clamping: $0) }
                let registered = columns.measures.firstIndex(of: .field(.registered))
                let others = rows[one].enumerated().filter { $0.offset != registered }.map(\.element)
                let absent = registered.map {
                    UInt8(clamping: max(0, rows[one][$0]) - max(0, others.max() ?? 0))
                }
                guard hashes.small.map({ $0[one] }) == small,
                    hashes.absent.isEmpty ? absent == nil : hashes.absent[one] == absent
                else {
                    Issue.record("seed \(seed): sizes of row \(one)")
                    return false
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
