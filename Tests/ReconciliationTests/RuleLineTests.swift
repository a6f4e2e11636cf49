import Elections
import Statistics
import TestSupport
import Testing

@testable import Reconciliation

/// Counts beside rules that elect with a share, or with a smaller share and a lead.
@Suite struct RuleLineTests {
    private static let fortyPlusTen = WinnerLine(
        Rulebook.standard.terms(for: .fortyPlusTen)!, hasTwoPairs: false)!

    @Test func figures() {
        let rule = Self.fortyPlusTen
        #expect(rule.isMet(share: 0.501, lead: 0.01) && !rule.isMet(share: 0.5, lead: 0.09))
        #expect(rule.isMet(share: 0.4, lead: 0.1) && !rule.isMet(share: 0.3999, lead: 0.2))
        #expect(!rule.isMet(share: 0.45, lead: 0.0999))
    }

    /// Official votes are held against the rule as whole numbers: 43 % less 33 % is less than a tenth in memory. Votes of nobody may
    /// be those of one.
    @Test func officialVotesAreWhole() {
        func isMet(_ votes: [Int], valid: Int? = nil) -> Bool? {
            let recap = Recap(
                contest: "c", region: RegionCode("1", scheme: .undeclared),
                votes: votes.enumerated().map { .init(choice: Choice(index: $0.offset), votes: $0.element) },
                isComplete: valid == nil, printedValidVotes: valid)
            return Self.fortyPlusTen.isMet(by: 1, in: recap)
        }
        #expect(0.43 - 0.33 < 0.1)
        #expect(isMet([43, 33, 24]) == true && isMet([450_000, 350_001, 199_999]) == false)
        #expect(isMet([40, 30, 30]) == true && isMet([39_999, 29_999, 30_002]) == false)
        #expect(isMet([50, 45, 5]) == false && isMet([500_001, 450_000, 49_999]) == true)
        // A quarter is nobody's: one of these may be the second, or not.
        #expect(isMet([45, 15, 15], valid: 100) == true && isMet([45, 10, 5], valid: 100) == nil)
        // Printed shares to a percent: 41 may be 40.5 and 30 may be 30.5.
        let printed = Recap(
            contest: "c", region: RegionCode("1", scheme: .undeclared),
            votes: [(1, 41), (2, 30), (3, 29)].map {
                .init(choice: $0.0, votes: nil, percent: .init(units: $0.1, decimals: 0))
            }, isComplete: true)
        #expect(printed.base == .printed && Self.fortyPlusTen.isMet(by: 1, in: printed) == nil)
    }

    /// The answer of two ranges beside that of a fine net of figures in them.
    @Test func rangesAgreeWithTheFiguresInThem() {
        var random = SeededRandom(state: 11)
        var seen: [Bool?: Int] = [:]
        for _ in 0..<2_000 {
            let share = Interval(
                center: Double.random(in: 0.33...0.56, using: &random),
                halfWidth: Double.random(in: 0...0.03, using: &random))
            let lead = Interval(
                center: Double.random(in: 0...0.2, using: &random),
                halfWidth: Double.random(in: 0...0.05, using: &random))
            var net: [Bool] = []
            for row in stride(from: 0.0, through: 1, by: 1.0 / 12) {
                for column in stride(from: 0.0, through: 1, by: 1.0 / 12) {
                    let (first, ahead) = (
                        share.low + (share.high - share.low) * row, lead.low + (lead.high - lead.low) * column
                    )
                    net.append(Self.fortyPlusTen.isMet(share: first, lead: ahead))
                }
            }
            for (first, ahead) in [(share.low, lead.low), (share.high, lead.high)] {
                net.append(Self.fortyPlusTen.isMet(share: first, lead: ahead))
            }
            let threshold = Comparison.Threshold(rule: Self.fortyPlusTen, estimate: share.low)
            let expected: Bool? = net.allSatisfy { $0 } ? true : net.contains(true) ? nil : false
            #expect(threshold.isMet(share, lead: lead) == expected)
            seen[expected, default: 0] += 1
        }
        #expect([true, false, nil].allSatisfy { seen[$0, default: 0] > 200 }, "\(seen)")
    }

    @Test("Argentina's and Ecuador's line: 43 % and 12 points are enough, 43 % and 8 are not")
    func twoWays() throws {
        let clear = try HandMade.compare(
            [4310, 3090, 2600], HandMade.reading([4300, 3100, 2600], margin: 5), rule: .fortyPlusTen)
        #expect(clear.threshold?.isMet == true && clear.threshold?.isOfficiallyMet == true)
        #expect(clear.verdict == .consistent)
        let open = try HandMade.compare(
            [4310, 3290, 2400], HandMade.reading([4300, 3280, 2420], margin: 10), rule: .fortyPlusTen)
        #expect(open.threshold?.isMet == nil && open.threshold?.isOfficiallyMet == true)
        #expect(open.verdict == .consistentTooClose && open.reasons.contains(.thresholdNotClear))
        let short = try HandMade.compare(
            [4310, 3490, 2200], HandMade.reading([4300, 3500, 2200], margin: 5), rule: .fortyPlusTen)
        #expect(short.threshold?.isMet == false && short.threshold?.isOfficiallyMet == false)
        #expect(short.verdict == .consistent)
    }

    /// What calibrates the claim: honest counts of an outcome just at the rule say that it is met in few of many draws.
    @Test func honestCountsAtTheLine() throws {
        var random = Xoshiro256(seed: 5)
        var (met, notMet) = (0, 0)
        let draws = 1_500
        for _ in 0..<draws {
            // 45 % and exactly 10 points.
            let reading = HandMade.reading(HandMade.drawn(&random), margin: 10)
            var waiting = HandMade.election([45, 35, 20], [reading], rule: .fortyPlusTen)
            waiting.recapRows = []
            let own = try #require(try Reconciler().reconcile(waiting).comparisons.first?.threshold)
            met += own.isMet == true ? 1 : 0
            notMet += own.isMet == false ? 1 : 0
        }
        // Of a lead exactly on the rule each side is said in at most 2.5 % of the draws; five standard errors more.
        let most = 0.025 + 5 * (0.025 * 0.975 / Double(draws)).squareRoot()
        #expect(
            Double(met) / Double(draws) < most && Double(notMet) / Double(draws) < most, "\(met) \(notMet)")
    }
}
