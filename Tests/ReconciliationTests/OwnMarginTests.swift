import Elections
import Estimation
import Foundation
import Statistics
import Testing

@testable import Reconciliation

/// Counts whose choices have margins or ranges of their own, as observers print them.
@Suite struct OwnMarginTests {
    /// Sierra Leone 2023: 50.4, 46.5 and 3.1 percent, 2.7 points to both sides.
    static func observer(ranges: Int) -> QuickCountReading {
        var reading = HandMade.reading([5040, 4650, 310], margin: 27, stations: 750)
        for place in 0..<ranges {
            let units = reading.shares[place].percent.units / 10
            reading.shares[place].range = .init(
                low: PrintedNumber(units: units - 27, decimals: 1),
                high: PrintedNumber(units: units + 27, decimals: 1), givesShare: false)
        }
        return reading
    }

    private static let votes = [1_566_932, 1_148_262, 75_000]

    /// Honest counts that print ranges alone, of choices down to 0.2 percent: ranges that were cut at 0 say neither the share nor
    /// its margin. One in a hundred is beyond the outer limits; with the margins as they stand one in fifteen was.
    @Test func rangesThatWereCutAtZero() throws {
        let votes = [45_000, 30_000, 20_000, 3_000, 1_000, 500, 300, 200]
        var random = Xoshiro256(seed: 5)
        var beyond = 0
        for _ in 0..<100 {
            var counts = [Int](repeating: 0, count: votes.count)
            for _ in 0..<1_500 {
                var place = random.integer(below: 100_000)
                var choice = 0
                while place >= votes[choice] {
                    place -= votes[choice]
                    choice += 1
                }
                counts[choice] += 1
            }
            let shares = counts.map { Double($0) / 1_500 }
            var reading = HandMade.reading(shares.map { Int((10_000 * $0).rounded()) }, margin: nil)
            for (place, share) in shares.enumerated() {
                let half = 1.96 * (share * (1 - share) / 1_500).squareRoot()
                let low = Int((10_000 * max(0, share - half)).rounded())
                let high = Int((10_000 * (share + half)).rounded())
                reading.shares[place].range = .init(
                    low: PrintedNumber(units: low, decimals: 2),
                    high: PrintedNumber(units: high, decimals: 2), givesShare: true)
                reading.shares[place].percent = PrintedNumber(units: 5 * (low + high), decimals: 3)
            }
            if try HandMade.compare(votes, reading).verdict == .inconsistent { beyond += 1 }
        }
        #expect(beyond <= 3, "\(beyond) of 100")
    }

    /// The one margin of a page is the largest of all shares: a share without a range of its own has less of it.
    @Test func aShareWithoutRangeHasItsPartOfTheMargin() throws {
        let found = try HandMade.compare(Self.votes, Self.observer(ranges: 2))
        let z = Normal.upperQuantile(0.025)
        let errors = found.choices.map { $0.standardError ?? 0 }
        #expect(abs(errors[0] - 0.027 / z) < 1e-12)
        #expect(abs(errors[2] - 2 * 0.027 / z * (0.031 * 0.969).squareRoot()) < 1e-12)
    }

    /// The range of a small choice does not hide what the large ones show: the test of all together agrees with their ranges.
    @Test func aSmallChoiceDoesNotOutweighTheOthers() throws {
        for ranges in [0, 2, 3] {
            let found = try HandMade.compare(Self.votes, Self.observer(ranges: ranges))
            #expect(found.verdict == .inconsistent)
            let p = try #require(found.joint?.pMostFavourable)
            #expect(p < 0.01, "\(ranges): \(p)")
        }
        // With one margin for all the weights are nearly those of the shares.
        let builder = { (own: Bool) in
            ComparisonBuilder(
                estimate: try ShareEstimate.published(
                    choices: ["1", "2", "3"], sharesPct: [50, 30, 20], shareDecimals: 1, marginPct: 2,
                    marginDecimals: 1, levelPct: 95, stations: 300),
                recap: Recap(
                    contest: "c", region: HandMade.home,
                    votes: [5200, 2900, 1900].enumerated().map {
                        .init(choice: Choice(index: $0.offset), votes: $0.element)
                    },
                    isComplete: true), options: DecisionRule(), hasOwnMargins: own)
        }
        let tests = try [false, true].map { own -> Double in
            let made = try builder(own)
            return try #require(made.joint(made.choices(critical: nil))).p
        }
        #expect(tests[0] > 1e-4 && tests[0] < 0.5 && abs(tests[1] / tests[0] - 1) < 0.1, "\(tests)")
    }

    /// Each margin is as wide as its own digits allow: those of the smallest choice do not widen the others.
    @Test func eachMarginIsAsWideAsItsOwnDigitsAllow() throws {
        var reading = HandMade.reading([5040, 4650, 310], margin: nil, stations: 750)
        for (place, margin) in [25, 25, 1].enumerated() {
            reading.shares[place].marginPercent = PrintedNumber(units: margin, decimals: 1)
        }
        let found = try HandMade.compare(Self.votes, reading)
        for (choice, factor) in zip(found.choices, [2.55 / 2.5, 2.55 / 2.5, 0.15 / 0.1]) {
            #expect(abs(choice.errorFactor - factor) < 1e-12, "\(choice)")
        }
        let (critical, choice) = (try #require(found.critical), found.choices[0])
        let range = try #require(choice.simultaneous)
        let z = Normal.upperQuantile(0.025)
        let rounding = found.estimate.roundingHalfWidth + found.officialRounding
        #expect(
            abs((range.high - range.low) / 2 - (critical.inner * 0.0255 / z + rounding)) < 1e-12)
        // The lead: both errors at their widest, the correlation as before.
        let lead = try #require(found.lead)
        let covariance = try #require(found.estimate.covariance)
        let (first, second) = (covariance[0][0], covariance[1][1])
        let widest = 1.02 * (first + second - 2 * covariance[0][1]).squareRoot()
        #expect(abs((lead.widestStandardError ?? 0) - widest) < 1e-12)
    }

    /// A file that lost the zeros behind a point has its finest margin's digits: "3" beside "2.5" is "3.0".
    @Test func lostZerosAreNoWiderMargin() throws {
        var reading = HandMade.reading([5040, 4650, 310], margin: nil, stations: 750)
        for (place, margin) in [
            PrintedNumber(units: 3, decimals: 0), PrintedNumber(units: 25, decimals: 1),
            PrintedNumber(units: 1, decimals: 0),
        ].enumerated() {
            reading.shares[place].marginPercent = margin
        }
        let found = try HandMade.compare(Self.votes, reading)
        for (choice, factor) in zip(found.choices, [3.05 / 3, 2.55 / 2.5, 1.05 / 1]) {
            #expect(abs(choice.errorFactor - factor) < 1e-12, "\(choice)")
        }
        // The ends of a range alike: 47.7 to 53 is 47.7 to 53.0.
        for place in 0..<3 {
            let value = reading.shares[place].percent.value
            reading.shares[place].marginPercent = nil
            reading.shares[place].range = .init(
                low: PrintedNumber(units: Int((value * 10).rounded()) - 15, decimals: 1),
                high: PrintedNumber(units: Int((value + 1.5).rounded()), decimals: 0), givesShare: false)
        }
        let ranges = try HandMade.compare(Self.votes, reading)
        #expect(ranges.choices.allSatisfy { $0.errorFactor < 1.05 })
    }

    /// Of one test alone nothing is adjusted, and nothing is one of many.
    @Test func oneTestIsNotOneOfMany() throws {
        let found = try HandMade.compare(Self.votes, Self.observer(ranges: 0))
        #expect(found.verdict.isOutside)
        #expect(
            !found.reasons.contains(.standsOutAfterAdjustment) && !found.reasons.contains(.notAfterAdjustment)
        )
    }

    /// Votes that the printed total, or rows of other regions, speak for were not mistyped.
    @Test func votesThatSumAreNoSlip() throws {
        func isOffered(_ change: (inout Election) -> Void) throws -> Bool {
            var election = HandMade.election(
                [5_500, 300, 1_500], [HandMade.reading([5_500, 2_990, 1_510], margin: 10)])
            change(&election)
            return try Reconciler().reconcile(election).comparisons[0].diagnoses.contains {
                $0.code == "official-digits-typed"
            }
        }
        #expect(try isOffered { _ in })
        #expect(try !isOffered { $0.recapTotals[0].validVotes = 7_300 })
        #expect(try isOffered { $0.recapTotals[0].validVotes = 10_000 })
        let below = (1...2).map { RegionCode("9\($0)", scheme: .undeclared) }
        func withRegions(_ election: inout Election, _ votes: [Int]) {
            election.regions = below.map { Region(code: $0, name: $0.text, parent: HandMade.home) }
            for (region, votes) in zip(below, votes) {
                for number in 1...3 {
                    election.recapRows.append(
                        RecapRow(
                            contest: "c", region: region, choice: Choice(number),
                            votes: number == 2 ? votes : 1_000))
                }
            }
        }
        #expect(try !isOffered { withRegions(&$0, [100, 200]) })
        #expect(try isOffered { withRegions(&$0, [1_000, 2_000]) })
    }

    /// A turnout above 100 percent, or far from the printed one, is of no count and nothing is held against it.
    @Test func anImpossibleTurnoutIsNotCompared() throws {
        func measured(registered: Int, printed: Int?) throws -> Comparison.Measure {
            var reading = HandMade.reading([5_500, 4_500])
            reading.figures = [
                MeasuredFigure(
                    .turnout, percent: PrintedNumber(units: 831, decimals: 1),
                    marginPercent: PrintedNumber(units: 19, decimals: 1))
            ]
            var election = HandMade.election([5_500, 4_500], [reading])
            election.recapTotals[0].validVotes = 10_000
            election.recapTotals[0].invalidVotes = 0
            election.recapTotals[0].registeredVoters = registered
            election.recapTotals[0].turnoutPercent = printed.map { PrintedNumber(units: $0, decimals: 1) }
            return try Reconciler().reconcile(election).comparisons[0].measures[0]
        }
        #expect(try measured(registered: 12_000, printed: 833).verdict == .consistent)
        #expect(try measured(registered: 12_000, printed: 800).verdict == .consistent)
        for (registered, printed) in [(1_200, 833), (1_200, nil), (120_000, 833)] as [(Int, Int?)] {
            let found = try measured(registered: registered, printed: printed)
            #expect(found.verdict == .notComparable && found.obstacles == [.officialContradicts])
            #expect(found.official == nil)
        }
    }
}
