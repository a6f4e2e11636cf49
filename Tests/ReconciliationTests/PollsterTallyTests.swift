import Elections
import Reconciliation
import Statistics
import TestSupport
import Testing

/// Counts of one pollster over several contests.
@Suite struct PollsterTallyTests {
    private static let pollsters = 12
    private static let regions = 15

    /// Fifteen contests with twelve pollsters each, margins of one point; the first pollster may be off by so many points.
    private static func run(_ random: inout Xoshiro256, off: Double = 0) throws -> ReconciliationResult {
        var election = HandMade.election([1, 1], [])
        (election.contests, election.recapRows, election.recapTotals) = ([], [], [])
        election.candidates = []
        for region in 0..<regions {
            let id = "c\(region)"
            let place = RegionCode(String(11 + region), scheme: .undeclared)
            election.contests.append(Contest(id: id, title: id, region: place))
            election.candidates += [1, 2].map { Candidate(contest: id, choice: $0, pair: "Pair \($0)") }
            election.recapRows += [(1, 5_200), (2, 4_800)].map {
                RecapRow(contest: id, region: place, choice: $0.0, votes: $0.1)
            }
            for pollster in 0..<pollsters {
                let error = 51 * random.normal() + (pollster == 0 ? off * (region % 2 == 0 ? 100 : -100) : 0)
                let first = 5_200 + Int(error.rounded())
                election.readings.append(
                    HandMade.reading(
                        [first, 10_000 - first], id: "q\(region)-\(pollster)", margin: 10,
                        pollster: "P\(pollster)", region: place, line: 2 + 2 * election.readings.count,
                        contest: id))
            }
        }
        return try Reconciler().reconcile(election)
    }

    /// The binomial tail by hand.
    private static func tail(_ least: Int, of tested: Int) -> Double {
        (least...tested).reduce(0.0) { sum, count in
            let ways = (0..<count).reduce(1.0) { $0 * Double(tested - $1) / Double($1 + 1) }
            return sum + ways * pow(0.05, count) * pow(0.95, tested - count)
        }
    }

    private static func pow(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    @Test func figuresAreThoseOfTheComparisons() throws {
        var random = Xoshiro256(seed: 41)
        let result = try Self.run(&random, off: 0.7)
        #expect(result.pollsters.map(\.source) == (0..<Self.pollsters).map { "P\($0)" })
        for pollster in result.pollsters {
            let own = result.comparisons.filter { $0.source == pollster.source }
            #expect(pollster.tested == own.count && pollster.outside == own.count { $0.verdict.isOutside })
            let expected = pollster.outside == 0 ? 1 : Self.tail(pollster.outside, of: pollster.tested)
            #expect(abs(pollster.p - expected) < 1e-12)
        }
    }

    /// Honest pollsters are rarely named, and one whose counts are a margin off in all regions mostly.
    @Test func honestPollstersAreRarelyNamed() throws {
        var random = Xoshiro256(seed: 42)
        let runs = 40
        var (honest, found, others) = (0, 0, 0)
        for _ in 0..<runs {
            honest += try Self.run(&random).pollstersApart.isEmpty ? 0 : 1
            let named = try Self.run(&random, off: 1).pollstersApart.map(\.source)
            found += named.contains("P0") ? 1 : 0
            others += named.contains { $0 != "P0" } ? 1 : 0
        }
        let most = Int(0.05 * Double(runs) + 4 * (0.05 * 0.95 * Double(runs)).squareRoot())
        #expect(honest <= most && others <= most, "\(honest) and \(others) of \(runs)")
        #expect(4 * found > 3 * runs, "\(found) of \(runs)")
    }
}
