import Elections
import Foundation
import TestSupport
import Testing

@testable import Consistency

/// Figures that stand one row further on, as sums tell it, against a plain search through all runs of regions: with regions in any
/// order, cut runs, and figures that are out for another reason.
@Suite struct MovedSumsTwinTests {
    static let seeds = ProcessInfo.processInfo.environment["SANDING_TWIN_FILES"].flatMap(Int.init) ?? 400

    private static let column = "registered"

    /// Regions one after another each of which has the first figure of the next instead of its own, and the last the first one's.
    private static func runs(_ count: SmallCount, down: Bool) -> [[String]] {
        var villages: [(code: String, first: Int, gap: Int)] = []
        for row in count.stations {
            let (code, value) = (row.codes[3], row[column])
            if villages.last?.code != code {
                let printed = count.recaps[3].first { $0.codes[3] == code }?[column] ?? 0
                villages.append((code, value, printed))
            }
            // From the end, the first figure is the last.
            if !down { villages[villages.count - 1].first = value }
            villages[villages.count - 1].gap -= value
        }
        if !down { villages.reverse() }
        /// Whether a region has the first figure of the next one instead of its own.
        func isMet(_ place: Int) -> Bool {
            guard villages.indices.contains(place), villages.indices.contains(place + 1) else { return false }
            return villages[place].gap == villages[place + 1].first - villages[place].first
        }
        // Part of a run that goes on has the figure of another region at its end by chance.
        var found: [Range<Int>] = []
        for start in villages.indices where !isMet(start - 1) {
            for end in villages.indices
            where end > start && (start..<end).allSatisfy(isMet) && !isMet(end)
                && villages[end].gap == villages[start].first - villages[end].first
                && villages[start..<end].count(where: { $0.gap != 0 }) >= 3
            {
                found.append(start..<end + 1)
            }
        }
        return found.map { run in villages[run].map(\.code) }
    }

    @Test func runsOfRegions() throws {
        var told = 0
        for seed in 1...MovedSumsTwinTests.seeds {
            var random = SeededRandom(state: UInt64(seed))
            var count = SmallCount(seed: UInt64(seed) &* 7919)
            count.keptLevels = random.oneIn(2) ? [3] : [0, 1, 2, 3]
            // Villages in another order, whose rows stand together.
            if random.oneIn(2) {
                let order = (0..<36).shuffled(using: &random)
                count.stations = order.flatMap { Array(count.stations[$0 * 4..<$0 * 4 + 4]) }
            }
            let first = random.below(120)
            let rows = first..<min(144, first + random.between(4, 30))
            let figures = rows.map { count.stations[$0][Self.column] }
            let step = random.oneIn(2) ? 1 : figures.count - 1
            for (place, row) in rows.enumerated() {
                count.stations[row][Self.column] = figures[(place + step) % figures.count]
            }
            if random.oneIn(2) { count.stations[random.below(144)][Self.column] += random.below(3) }
            let check = try count.check(threads: 1)
            let wanted = [true, false].flatMap { Self.runs(count, down: $0) }
            let causes = check.findings.compactMap { finding -> [String]? in
                guard case .cause(let cause) = finding.kind,
                    case .figuresMoved([Self.column], _, _) = cause.what
                else { return nil }
                return check.findings.filter { $0.cause == cause.number && $0.isConsequence }
                    .compactMap(\.region?.text).sorted()
            }
            told += causes.count
            // A long run whose end has a slip of its own is told by what stands in its middle (`MovedRows`): never but where figures moved.
            let moved = Set(rows.map { count.stations[$0].codes[3] })
            for cause in causes {
                // Regions in which nothing shows have no finding.
                #expect(
                    wanted.contains { Set($0).isSuperset(of: cause) } || moved.isSuperset(of: cause),
                    "seed \(seed)")
            }
            #expect(!causes.isEmpty || wanted.isEmpty, "seed \(seed): \(wanted)")
        }
        #expect(8 * told > MovedSumsTwinTests.seeds)
    }
}
