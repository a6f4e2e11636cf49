import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Rows whose figures say under which region they belong: a block that begins and ends within villages, keys that stand any number of rows
/// away. One cause, whatever moved the names; beside a recap alone.
@Suite struct RenamedRowsTests {
    private static func errors(_ check: CountCheck) -> [Finding] {
        check.findings.counted.filter { $0.severity == .error }
    }

    private static func said(_ check: CountCheck) -> String {
        check.findings.counted.prefix(4).map { $0.sentence(.english) }.joined(separator: "\n")
    }

    /// A block from within one village to within another under the codes of a village beside it, or of one of its own.
    @Test(arguments: [[3], [0, 1, 2, 3]] as [Set<Int>]) func blockFromTheMiddle(levels: Set<Int>) throws {
        var named = 0
        for seed in 1...24 {
            var random = SeededRandom(state: UInt64(seed) &* 104_729)
            let count = SmallCount(seed: UInt64(seed) &* 7919)
            var spoiled = count
            spoiled.keptLevels = levels
            let first = Int.random(in: 1..<32, using: &random) * 4 + Int.random(in: 1...3, using: &random)
            let last = first + Int.random(in: 4...9, using: &random)
            let beside = [first - 4, first, last, min(143, last + 4)].randomElement(using: &random) ?? first
            for place in first...last { spoiled.stations[place].codes = count.stations[beside].codes }
            let changed = (first...last).filter { count.stations[$0].codes != count.stations[beside].codes }
            let check = try spoiled.check()
            let errors = Self.errors(check)
            #expect(errors.count == 1, "seed \(seed): \(Self.said(check))")
            // Where one region alone lacks rows, they are stations that moved.
            guard case .cause(let cause) = errors.first?.kind, case .rowsRenamed(let rows) = cause.what else {
                #expect(errors.first?.rule == "cause-station-moved")
                continue
            }
            named += 1
            let line = try #require(changed.first)
            #expect(rows.lines == [line + 2, (changed.last ?? 0) + 2] && rows.stations == changed.count)
            #expect(rows.under.map(\.code) == [count.stations[beside].codes[3]])
            #expect(rows.of.map(\.code) == changed.map { count.stations[$0].codes[3] }.uniqued())
            // A name moves no vote.
            #expect(VotesAtStake(check, terms: .init()).contradicted == 0)
        }
        #expect(named >= 16)
    }

    @Test func theBlockIsNamed() throws {
        let count = SmallCount()
        var spoiled = count
        spoiled.keptLevels = [3]
        for place in 50...57 { spoiled.stations[place].codes = count.stations[46].codes }
        let errors = Self.errors(try spoiled.check())
        #expect(
            errors.map { $0.sentence(.english) } == [
                "8 stations of stations.csv (lines 52 to 59) stand under village 1102022003, and every region has exactly what the recap prints "
                    + "if they count for village 1201012001, village 1201012002, village 1201012003 instead; that accounts exactly for 30 findings "
                    + "(R12, children-missing, duplicate-key, number-gap)."
            ], "\(errors.map { $0.sentence(.english) })")
    }

    /// The codes of villages alone, so that the block stands below a region that no recap has.
    @Test func oneColumnOfABlock() throws {
        for seed in 1...11 {
            let count = SmallCount(seed: UInt64(seed) &* 7919)
            var spoiled = count
            spoiled.keptLevels = [3]
            // From within a village to within one of the next district.
            let first = seed * 12 - 3
            for place in first...min(143, first + 5) {
                spoiled.stations[place].codes[3] = count.stations[first - 1].codes[3]
            }
            let check = try spoiled.check()
            #expect(Self.errors(check).count == 1, "seed \(seed): \(Self.said(check))")
        }
    }

    /// Whole keys, or the code of the village, any number of rows away: the first rows have the keys of the last, or of the first.
    @Test(arguments: [4, -4, 5, -5, 7]) func keysOfManyRows(down: Int) throws {
        for (seed, column) in [nil, 3, nil, 3].enumerated() {
            let count = SmallCount(seed: UInt64(seed + 1) &* 7919)
            var spoiled = count
            spoiled.keptLevels = [3]
            for place in 0..<144 {
                let other = seed < 2 ? (place - down + 144) % 144 : min(143, max(0, place - down))
                if let column {
                    spoiled.stations[place].codes[column] = count.stations[other].codes[column]
                } else {
                    spoiled.stations[place].codes = count.stations[other].codes
                }
            }
            let check = try spoiled.check()
            let errors = Self.errors(check)
            #expect(
                errors.map(\.rule) == ["cause-figures-moved"],
                "\(down) \(seed): \(errors.count) \(Self.said(check))")
        }
    }

    /// A slip beside it is another cause, and is not folded under the block.
    @Test func aSlipBesideABlockStays() throws {
        let count = SmallCount()
        var spoiled = count
        spoiled.keptLevels = [3]
        for place in 50...57 { spoiled.stations[place].codes = count.stations[46].codes }
        spoiled.stations[100]["votes_1"] += 100
        let errors = Self.errors(try spoiled.check())
        #expect(errors.count == 2 && errors.contains { $0.rule == "cause-region-name" }, "\(errors.count)")
        #expect(errors.contains { $0.rule == "cause-slip" })
    }

    /// Rows whose figures are those of no region stay what they are.
    @Test func figuresOfNoRegion() throws {
        let count = SmallCount()
        var spoiled = count
        spoiled.keptLevels = [3]
        for place in 50...57 {
            spoiled.stations[place].codes = count.stations[46].codes
            for column in SmallCount.columns.dropFirst(4) { spoiled.stations[place][column] += place }
        }
        let check = try spoiled.check()
        #expect(!check.findings.contains { $0.rule == "cause-region-name" })
    }
}
