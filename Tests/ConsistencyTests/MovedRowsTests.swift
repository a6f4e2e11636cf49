import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Regions, figures and rows of a recap that stand some rows further on, and stations under the name of another region: one cause.
@Suite struct MovedRowsTests {
    private static let seeds = 12

    private static func account(_ check: CountCheck) -> FindingKind.Cause.Account? {
        let errors = check.findings.counted.filter { $0.severity == .error }
        guard errors.count == 1, case .cause(let cause) = errors[0].kind else { return nil }
        return cause.what
    }

    private static func said(_ check: CountCheck) -> String {
        check.findings.counted.prefix(4).map { $0.sentence(.english) }.joined(separator: "\n")
    }

    /// Where a row takes something from, so many rows before it; the first and last rows keep their own.
    private static func moved(_ down: Int, _ count: Int) -> [Int] {
        (0..<count).map { (0..<count).contains($0 - down) ? $0 - down : $0 }
    }

    @Test(arguments: [1, -1, 2, -2, 3, -3]) func regionsOfAllStations(down: Int) throws {
        for seed in 1...Self.seeds {
            let count = SmallCount(seed: UInt64(seed) &* 7919)
            var spoiled = count
            spoiled.keptLevels = seed % 2 == 0 ? [3] : [0, 1, 2, 3]
            for (place, from) in Self.moved(down, 144).enumerated() {
                spoiled.stations[place].codes = count.stations[from].codes
            }
            let check = try spoiled.check()
            guard case .regionsMoved(down, let block) = Self.account(check) else {
                Issue.record("seed \(seed): \(Self.said(check))")
                continue
            }
            #expect(block.rows == 144 && block.region.level == nil)
            // A name moves no vote.
            #expect(VotesAtStake(check, terms: .init()).contradicted == 0)
        }
    }

    @Test(arguments: [1, -1, 2, -2]) func figuresOfAllStations(down: Int) throws {
        for seed in 1...Self.seeds {
            let count = SmallCount(seed: UInt64(seed) &* 7919)
            var spoiled = count
            spoiled.keptLevels = seed % 2 == 0 ? [3] : [0, 1, 2, 3]
            for (place, from) in Self.moved(down, 144).enumerated() {
                spoiled.stations[place].values = count.stations[from].values
            }
            let check = try spoiled.check()
            guard case .figuresMoved(let columns, down, let block) = Self.account(check) else {
                Issue.record("seed \(seed): \(Self.said(check))")
                continue
            }
            #expect(columns.count == 7 && block.areStations && block.rows == 144, "\(columns) \(block)")
        }
    }

    /// A column that no identity of the forms has is told by the sums of a recap alone.
    @Test(arguments: [1, -1]) func oneColumnThatNoIdentityHas(down: Int) throws {
        for seed in 1...Self.seeds {
            let count = SmallCount(seed: UInt64(seed) &* 7919)
            var spoiled = count
            spoiled.keptLevels = [3]
            let rows = down > 0 ? 41..<144 : 0..<100
            for place in rows {
                spoiled.stations[place]["registered"] = count.stations[place - down]["registered"]
            }
            let check = try spoiled.check()
            guard case .figuresMoved(["registered"], down, _) = Self.account(check) else {
                Issue.record("seed \(seed): \(Self.said(check))")
                continue
            }
        }
    }

    /// Stations without a vote, whose figures are the same in two rows or break a bound by themselves, and a slip of another row
    /// leave the block one.
    @Test(arguments: ["votes_1", "valid", "ballots_used"]) func oneColumnBesideStationsWithoutVotes(
        column: String
    ) throws {
        for seed in [1, 4, 9, 10] {
            var count = SmallCount(seed: UInt64(seed) &* 7919)
            for place in [20, 21, 50, 90] {
                count.stations[place].values = [count.stations[place]["registered"]] + [0, 0, 0, 0, 0, 0]
            }
            count.recaps[3] = SmallCount.sums(count.stations, depth: 4)
            var spoiled = count
            spoiled.keptLevels = seed % 2 == 0 ? [3] : []
            for place in 10..<144 {
                spoiled.stations[place][column] = count.stations[place - 1][column]
            }
            let moved = try spoiled.check().findings.counted.filter { $0.severity == .error }
            #expect(moved.map(\.rule) == ["cause-figures-moved"], "seed \(seed) \(column)")
            spoiled.stations[70]["votes_2"] += 40
            spoiled.keptLevels = []
            let both = try spoiled.check().findings.counted.filter { $0.severity == .error }
            #expect(both.count == 2 && both.contains { $0.rule == "cause-figures-moved" }, "seed \(seed)")
        }
    }

    /// With one more slip in the block, the rest is still one cause and the slip another.
    @Test func aFurtherSlipStandsBesideIt() throws {
        let count = SmallCount()
        var spoiled = count
        spoiled.keptLevels = [3]
        for (place, from) in Self.moved(1, 144).enumerated() {
            spoiled.stations[place].values = count.stations[from].values
        }
        spoiled.stations[70]["registered"] += 7
        let check = try spoiled.check()
        let errors = check.findings.counted.filter { $0.severity == .error }
        #expect(errors.count <= 2, "\(Self.said(check))")
        #expect(errors.contains { $0.rule == "cause-figures-moved" }, "\(Self.said(check))")
    }

    @Test(arguments: [1, -1, 2, -3]) func rowsOfARecap(down: Int) throws {
        for seed in 1...Self.seeds {
            let count = SmallCount(seed: UInt64(seed) &* 7919)
            var spoiled = count
            spoiled.keptLevels = [3]
            for (place, from) in Self.moved(down, 36).enumerated() {
                spoiled.recaps[3][place].values = count.recaps[3][from].values
            }
            let check = try spoiled.check()
            guard case .figuresMoved(_, down, let block) = Self.account(check) else {
                Issue.record("seed \(seed): \(Self.said(check))")
                continue
            }
            #expect(!block.areStations && block.rows == 36)
            // Figures that stand in the next row are not lost: those of the last rows are.
            let stake = VotesAtStake(check, terms: .init())
            #expect(stake.contradictions <= 2 * abs(down), "\(stake.contradictions)")
        }
    }

    /// A part of a village, or all of it, under the name of another one, near or far.
    @Test(arguments: [2, 3, 4]) func stationsUnderAnotherName(stations: Int) throws {
        for seed in 1...Self.seeds {
            var random = SeededRandom(state: UInt64(seed))
            var count = SmallCount(seed: UInt64(seed) &* 7919)
            count.keptLevels = seed % 2 == 0 ? [3] : [0, 1, 2, 3]
            let own = random.below(36)
            let other = (own + random.between(1, 35)) % 36
            let first = own * 4 + random.below(5 - stations)
            for place in first..<first + stations {
                count.stations[place].codes = count.stations[other * 4].codes
            }
            let check = try count.check()
            if stations == 4 {
                guard case .underOtherName(let region, let holder, _) = Self.account(check) else {
                    Issue.record("seed \(seed): \(Self.said(check))")
                    continue
                }
                #expect(region.code == count.recaps[3][own].codes[3])
                #expect(holder.code == count.recaps[3][other].codes[3])
                continue
            }
            guard case .stationsMoved(stations, let lines, let from, let to, _) = Self.account(check) else {
                Issue.record("seed \(seed): \(Self.said(check))")
                continue
            }
            #expect(lines == [first + 2, first + stations + 1])
            #expect(from.code == count.recaps[3][own].codes[3] && to.code == count.recaps[3][other].codes[3])
        }
    }

    /// Figures that are out for other reasons are none of these.
    @Test func otherFaultsAreNotCalledSo() throws {
        for seed in 1...120 {
            var random = SeededRandom(state: UInt64(seed))
            var count = SmallCount(seed: UInt64(seed) &* 104_729)
            count.keptLevels = random.oneIn(2) ? [3] : [0, 1, 2, 3]
            switch seed % 3 {
            case 0:
                for _ in 0..<random.between(1, 40) {
                    count.stations[random.below(144)][SmallCount.columns[random.below(7)]] +=
                        random.between(1, 60)
                }
            case 1:
                // Whole forms in any order, throughout a part of the file.
                let start = random.below(100)
                let rows = start..<start + random.between(6, 44)
                let values = rows.map { count.stations[$0].values }.shuffled(using: &random)
                for (place, row) in rows.enumerated() { count.stations[row].values = values[place] }
            default:
                for row in 0..<36 where random.oneIn(3) {
                    for column in SmallCount.columns { count.recaps[3][row][column] += random.between(0, 30) }
                }
            }
            let check = try count.check(threads: 1)
            for finding in check.findings {
                guard case .cause(let cause) = finding.kind else { continue }
                switch cause.what {
                case .regionsMoved, .stationsMoved: Issue.record("seed \(seed): \(Self.said(check))")
                case .figuresMoved(let columns, _, _):
                    #expect(columns.count == 1, "seed \(seed): \(Self.said(check))")
                default: break
                }
            }
        }
    }

    /// Where most figures of a row are out and no cause is found, a slip that fits one of them is not offered.
    @Test func aSlipThatFitsOneFigureOfManyIsNotOffered() throws {
        var told = 0
        for seed in 1...40 {
            var random = SeededRandom(state: UInt64(seed))
            var count = SmallCount(seed: UInt64(seed) &* 7919)
            count.keptLevels = [3]
            let row = random.below(36)
            // One is a digit away, the others are not.
            for (place, column) in SmallCount.columns.enumerated() {
                count.recaps[3][row][column] += place == 3 ? 1 : 11 * random.between(2, 8) + place
            }
            let check = try count.check()
            let own = check.findings.filter { $0.kind.isMismatch }
            guard own.count >= 5 else { continue }
            let slips = own.count { !$0.explanations.isEmpty }
            told += slips == 0 ? 1 : 0
            #expect(slips == 0 || 2 * slips >= own.count, "seed \(seed): \(Self.said(check))")
        }
        #expect(told >= 20)
    }
}
