import Elections
import Foundation
import Testing
import Wording

@testable import Consistency

/// A cause names a station only where nothing else could be it.
@Suite struct OpenSlipTests {
    /// Draws of each kind.
    private static let draws = 60

    private struct Told {
        var account: FindingKind.Cause.Account
        var slips: [Slip]
        var sentence: String
    }

    /// Causes of a count with recaps of regencies, of 24 stations each, alone.
    private func told(_ count: SmallCount) throws -> [Told] {
        var count = count
        count.keptLevels = [1]
        return try count.check(threads: 1).findings.compactMap { finding in
            guard case .cause(let cause) = finding.kind else { return nil }
            return Told(
                account: cause.what, slips: finding.explanations, sentence: finding.sentence(.english))
        }
    }

    private func name(_ row: SmallCount.Row) -> String { "\(row.codes[3])/\(row.number ?? "")" }

    /// Votes that a form carries into its sums are wrong in one of many stations, and none is named.
    @Test func ofManyThatFitNoneIsNamed() throws {
        var listed = 0
        for seed in 1...(3 * OpenSlipTests.draws) {
            var count = SmallCount(seed: UInt64(seed) &* 7919)
            var choose = PlantedSlip.Chooser(seed)
            let place = choose(count.stations.count)
            let votes = 5 + choose(60)
            for column in ["votes_2", "valid", "ballots_used"] { count.stations[place][column] += votes }
            let causes = try told(count)
            for cause in causes {
                guard case .openSlip(let open) = cause.account else {
                    Issue.record("seed \(seed): \(cause.sentence)")
                    continue
                }
                #expect(open.row == nil && open.rows > 12)
                #expect(open.slips == cause.slips.count && open.rows == open.slips)
                #expect(cause.slips.contains { $0.rowName == name(count.stations[place]) })
                #expect(!count.stations.contains { cause.sentence.contains(name($0)) })
                // In the order of the file, after the recap's own row.
                let names = cause.slips.compactMap(\.rowName)
                #expect(names == names.sorted())
                listed += 1
            }
        }
        #expect(listed > OpenSlipTests.draws)
    }

    /// A slip that its form tells of is named.
    @Test func whatTheFormTellsIsNamed() throws {
        for seed in 1...OpenSlipTests.draws {
            var count = SmallCount(seed: UInt64(seed) &* 104_729)
            var choose = PlantedSlip.Chooser(seed)
            let place = choose(count.stations.count)
            count.stations[place]["votes_2"] *= 10
            let causes = try told(count)
            guard case .slip(let slip)? = causes.first?.account else {
                Issue.record("seed \(seed): \(causes.map(\.sentence))")
                continue
            }
            #expect(causes.count == 1 && slip.rowName == name(count.stations[place]))
            #expect(
                causes[0].sentence.contains("; the file has \(count.stations[place]["votes_2"])"))
        }
    }

    /// Votes moved from one choice to another are no exchange, though one fits somewhere now and then; an exchange is named where
    /// chance hardly makes it.
    @Test func exchangesAreNamedWhereChanceHardlyMakesThem() throws {
        var (wrong, right, drawn) = (0, 0, 0)
        for seed in 1...(2 * OpenSlipTests.draws) {
            var count = SmallCount(seed: UInt64(seed) &* 31)
            var choose = PlantedSlip.Chooser(seed)
            // Stations of several sizes, as real ones have.
            for place in count.stations.indices {
                count.stations[place]["votes_1"] += choose(2000)
                count.stations[place]["votes_2"] += choose(2000)
                count.stations[place]["valid"] = ["votes_1", "votes_2", "votes_3"].reduce(0) {
                    $0 + count.stations[place][$1]
                }
                count.stations[place]["registered"] = count.stations[place]["valid"] + 200
                count.stations[place]["ballots_used"] =
                    count.stations[place]["valid"] + count.stations[place]["invalid"]
            }
            count.recaps = (1...4).map { SmallCount.sums(count.stations, depth: $0) }
            let place = choose(count.stations.count)
            let isExchange = seed % 2 == 0
            let votes =
                isExchange
                ? count.stations[place]["votes_1"] - count.stations[place]["votes_2"] : 1 + choose(20)
            count.stations[place]["votes_1"] -= votes
            count.stations[place]["votes_2"] += votes
            for cause in try told(count) {
                drawn += 1
                guard case .slip(let slip) = cause.account, let row = slip.rowName else { continue }
                let isRight = isExchange && row == name(count.stations[place])
                right += isRight ? 1 : 0
                wrong += isRight ? 0 : 1
            }
        }
        // An exact fit somewhere is chance once in a hundred draws.
        #expect(wrong <= 1 && right > 5, "\(right) right, \(wrong) wrong of \(drawn)")
    }

    /// Two columns exchanged in all stations of a village, below a recap of regencies.
    @Test func columnsExchangedInARegionBelow() throws {
        var named = 0
        for seed in 1...OpenSlipTests.draws {
            var count = SmallCount(seed: UInt64(seed) &* 5)
            var choose = PlantedSlip.Chooser(seed)
            let village = count.stations[choose(count.stations.count)].codes[3]
            for place in count.stations.indices where count.stations[place].codes[3] == village {
                count.stations[place].values.swapAt(4, 5)
            }
            for cause in try told(count) {
                if case .slip(.exchanged("votes_1", "votes_2", in: .all(of: let region, stations: 4)?)) =
                    cause
                    .account
                {
                    #expect(region == village)
                    named += 1
                } else {
                    #expect(cause.slips.contains { $0.rowName == village })
                }
            }
        }
        #expect(named > 0)
    }
}
