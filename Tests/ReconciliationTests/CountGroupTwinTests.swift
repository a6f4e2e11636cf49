import Elections
import TestSupport
import Testing

@testable import Reconciliation

/// Counts of one place together, each pollster once, beside the same put together plainly.
@Suite struct CountGroupTwinTests {
    private struct Place: Hashable {
        var contest: String
        var region: RegionCode
    }

    /// Counts of several contests, regions and pollsters in any order, some of them before a result, some untested, some of one
    /// pollster twice under names that differ in case.
    private static func comparisons(_ random: inout SeededRandom, count: Int) throws -> [Comparison] {
        let tested = try HandMade.compare([5_000, 3_000, 2_000], HandMade.reading([5_010, 2_980, 2_010]))
        var waiting = HandMade.election([1, 1, 1], [HandMade.reading([5_010, 2_980, 2_010])])
        waiting.recapRows = []
        let before = try #require(try Reconciler().reconcile(waiting).comparisons.first)
        return (0..<count).map { index in
            var comparison = Bool.random(using: &random) ? tested : before
            comparison.contest = ["a", "b", "c"].randomElement(using: &random)!
            comparison.region = RegionCode(["1", "2"].randomElement(using: &random)!, scheme: .undeclared)
            comparison.source = ["P", "p", "Q", "R  S", "R S"].randomElement(using: &random)!
            comparison.reading = "q\(index)"
            if Int.random(in: 0..<5, using: &random) == 0 { comparison.repeatOf = "q0" }
            if Int.random(in: 0..<5, using: &random) == 0 { comparison.verdict = .notComparable }
            return comparison
        }
    }

    private static func plain(
        _ comparisons: [Comparison], _ isMeant: (Comparison) -> Bool
    ) -> [(place: Place, readings: [String])] {
        var places: [Place] = []
        for comparison in comparisons where isMeant(comparison) {
            let place = Place(contest: comparison.contest, region: comparison.region)
            if !places.contains(place) { places.append(place) }
        }
        return places.map { place in
            var seen: Set<String> = []
            return (
                place,
                comparisons.filter {
                    isMeant($0) && $0.contest == place.contest && $0.region == place.region
                        && seen.insert(CountKey.name($0.source)).inserted
                }.map(\.reading)
            )
        }
    }

    @Test func groupsAreThoseOfAPlainWalk() throws {
        var random = SeededRandom(state: 31)
        for count in [0, 1, 2, 7] + (0..<300).map({ _ in Int.random(in: 0...40, using: &random) }) {
            let comparisons = try Self.comparisons(&random, count: count)
            let tested = Self.plain(comparisons) { $0.isTested && $0.repeatOf == nil }
            let groups = CountGroup.all(comparisons)
            #expect(groups.map { Place(contest: $0.contest, region: $0.region) } == tested.map(\.place))
            #expect(groups.map { $0.errors.map(\.reading) } == tested.map(\.readings))
            let before = Self.plain(comparisons) { $0.awaitsResult && $0.repeatOf == nil }
                .filter { $0.readings.count > 1 }
            let waiting = CountGroup.waiting(comparisons)
            #expect(waiting.map { Place(contest: $0.contest, region: $0.region) } == before.map(\.place))
            #expect(waiting.map(\.counts) == before.map(\.readings.count))
            for (group, counts) in zip(waiting, before) {
                let pairs = counts.readings.indices.flatMap { first in
                    counts.readings.indices.dropFirst(first + 1).map {
                        [counts.readings[first], counts.readings[$0]]
                    }
                }
                #expect(group.differences.map { [$0.first.reading, $0.second.reading] } == pairs)
            }
        }
    }
}
