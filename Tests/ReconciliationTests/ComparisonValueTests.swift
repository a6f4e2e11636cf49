import Elections
import Estimation
import Foundation
import Statistics
import Testing

@testable import Reconciliation

/// A comparison as a value: made of a reading or an estimate and a recap, asked at any level.
@Suite struct ComparisonValueTests {
    static let votes = [7_226_254, 2_773_078, 6_317_465, 5_663_198]
    static let region = RegionCode("32", scheme: .undeclared)

    static let recap = Recap(
        contest: "c", region: region,
        votes: votes.enumerated().map {
            Recap.PairVotes(choice: Choice(index: $0.offset), votes: $0.element)
        },
        isComplete: true, pollingStations: 70_000)

    static func reading(margin: Int?, id: String = "q") -> QuickCountReading {
        QuickCountReading(
            id: id, contest: "c", pollster: "IDM",
            shares: [3267, 943, 3312, 2478].enumerated().map {
                .init(
                    choice: Choice(index: $0.offset), percent: PrintedNumber(units: $0.element, decimals: 2))
            }, sampleStations: 3573, marginPercent: margin.map { PrintedNumber(units: $0, decimals: 1) },
            levelPercent: PrintedNumber(units: 95, decimals: 0), stage: .final)
    }

    /// Asked at a level, it says what a rule of that level would have said.
    @Test(arguments: [0.8, 0.9, 0.95, 0.99, 0.9995])
    func anyLevelIsThatOfARule(level: Double) throws {
        let comparison = try Comparison(Self.reading(margin: 16), Self.recap)
        let other = try Comparison(
            Self.reading(margin: 16), Self.recap, rule: DecisionRule(level: level, edgeLevel: 0.9999))
        let (asked, ruled) = (try comparison.intervals(level: level), other.choices.map(\.simultaneous))
        #expect(asked.count == 4)
        for (one, two) in zip(asked, ruled) {
            let (one, two) = (try #require(one), try #require(two))
            // The critical value is integrated to 1e-7.
            #expect(abs(one.low - two.low) < 1e-8 && abs(one.high - two.high) < 1e-8)
        }
        #expect(comparison.choices.map(\.pMostFavourable) == other.choices.map(\.pMostFavourable))
        #expect(try comparison.interval(of: 2, level: level) == asked[1])
        #expect(try comparison.interval(of: 9, level: level) == nil)
    }

    /// The same of an estimate with a covariance: limits from the quantile of the largest deviation.
    @Test func anEstimateIsAskedInTheSameWay() throws {
        let shares = [0.4, 0.35, 0.25]
        let covariance = shares.indices.map { i in
            shares.indices.map { j in (i == j ? shares[i] : 0) / 400 - shares[i] * shares[j] / 400 }
        }
        let estimate = ShareEstimate(
            choices: ["1", "2", "3"], shares: shares, covariance: covariance, degreesOfFreedom: 60,
            basis: .sample, effectiveSize: 400, method: "test")
        let recap = Recap(
            contest: "c", region: Self.region,
            votes: [430, 330, 240].enumerated().map {
                Recap.PairVotes(choice: Choice(index: $0.offset), votes: $0.element)
            },
            isComplete: true, pollingStations: nil)
        let comparison = try Comparison(estimate, recap)
        let reach = try SimultaneousCriticalValue(
            level: 0.9, covariance: covariance, degreesOfFreedom: 60
        ).value
        for (index, interval) in try comparison.intervals(level: 0.9).enumerated() {
            let interval = try #require(interval)
            let half = reach * covariance[index][index].squareRoot()
            #expect(abs(interval.halfWidth - half) < 1e-8)
        }
        #expect(comparison.p(of: 3) == comparison.choices[2].pMostFavourable)
        #expect(comparison.page == nil)
    }

    @Test func whatIsNotTestedHasNoInterval() throws {
        let comparison = try Comparison(Self.reading(margin: nil), Self.recap)
        #expect(comparison.verdict == .notComparable)
        #expect(try comparison.intervals(level: 0.9) == [nil, nil, nil, nil])
        #expect(comparison.p(of: 1) == nil)
    }

    /// It carries the page it came from: nothing is looked up by its name.
    @Test func itCarriesItsPage() throws {
        let reading = Self.reading(margin: 16)
        #expect(try Comparison(reading, Self.recap).page == reading)
    }
}
