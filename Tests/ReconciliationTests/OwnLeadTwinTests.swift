import Elections
import Reconciliation
import Statistics
import TestSupport
import Testing

/// What a count says before there is a result beside what is said of it once there is one.
@Suite struct OwnLeadTwinTests {
    /// Random pages of two to five choices, with one or two decimals, margins and a remainder here and there.
    private static func reading(_ random: inout SeededRandom) -> QuickCountReading {
        let count = Int.random(in: 2...5, using: &random)
        let weights = (0..<count).map { _ in Double.random(in: 0.2...1, using: &random) }
        let sum = weights.reduce(0, +)
        var hundredths = weights.map { Int(($0 / sum * 10_000).rounded()) }
        hundredths[0] += 10_000 - hundredths.reduce(0, +)
        if Int.random(in: 0..<8, using: &random) == 0 {
            // Both are first.
            let both = (hundredths[0] + hundredths[1]) / 2
            (hundredths[0], hundredths[1]) = (both, hundredths[0] + hundredths[1] - both)
        }
        var reading = HandMade.reading(
            hundredths, margin: Int.random(in: 5...30, using: &random),
            level: [90, 95, 99].randomElement(using: &random))
        if count > 2, Int.random(in: 0..<4, using: &random) == 0 {
            reading.shares[count - 1].isRemainder = true
        }
        return reading
    }

    @Test func aResultMovesNoRange() throws {
        var random = SeededRandom(state: 7)
        var compared = (leads: 0, ranges: 0, clear: 0, least: 0)
        var lines: [Bool?: Int] = [:]
        for _ in 0..<1_500 {
            let reading = Self.reading(&random)
            let votes = reading.shares.map { _ in Int.random(in: 2_000...9_000, using: &random) }
            let rule = [WinnerRule.plurality, .majority, .fortyPlusTen].randomElement(using: &random)!
            var waiting = HandMade.election(votes, [reading], rule: rule)
            waiting.recapRows = []
            let before = try #require(try Reconciler().reconcile(waiting).comparisons.first)
            let after = try HandMade.compare(votes, reading, rule: rule)
            guard after.isTested else { continue }
            #expect(before.awaitsResult && !after.awaitsResult && after.ownLead == nil)
            let own = before.ownLead
            if let own, let lead = after.lead, let interval = lead.interval, let range = own.interval,
                own.lead > 0
            {
                compared.leads += 1
                compared.clear += own.isClear == true ? 1 : 0
                // Of two with the same share the official result says which is named.
                let shares = Dictionary(
                    uniqueKeysWithValues: after.choices.map { ($0.choice, $0.estimate) })
                #expect(own.leader == lead.leaderEstimate)
                guard let second = own.second else {
                    // Over all who have no figure together it is the least that it can be over one.
                    compared.least += 1
                    #expect(own.lead <= lead.estimate + 1e-12 && range.low <= interval.low + 1e-12)
                    #expect(own.isClear != true || lead.isClear)
                    #expect(
                        before.threshold?.isMet == nil || before.threshold?.isMet == after.threshold?.isMet)
                    continue
                }
                #expect(shares[second] == shares[lead.runnerUpEstimate])
                #expect(abs(range.low - interval.low) < 1e-12 && abs(range.high - interval.high) < 1e-12)
                #expect(own.isClear == lead.isClear)
                #expect((before.threshold == nil) == (rule == .plurality))
                #expect(before.threshold?.isMet == after.threshold?.isMet)
                #expect(before.threshold?.isDecidedByRounding == after.threshold?.isDecidedByRounding)
                if rule != .plurality { lines[before.threshold?.isMet, default: 0] += 1 }
            }
            let ranges = before.ownIntervals(level: 0.95)
            for choice in after.choices {
                guard let range = choice.simultaneous, let own = ranges[choice.choice] else { continue }
                compared.ranges += 1
                #expect(abs(own.low - choice.official - range.low) < 1e-9)
                #expect(abs(own.high - choice.official - range.high) < 1e-9)
            }
        }
        #expect(compared.leads > 700 && compared.ranges > 2_000 && compared.clear > 300, "\(compared)")
        #expect(compared.least > 10, "\(compared)")
        #expect([true, false, nil].allSatisfy { lines[$0, default: 0] > 40 }, "\(lines)")
    }

    /// Nobody leads whom others that are not named, or are named together, may be ahead of.
    @Test func nobodyLeadsBeforeThoseWhoAreNotNamed() throws {
        func lead(_ hundredths: [Int], remainder: Int? = nil) throws -> Comparison.OwnLead? {
            var reading = HandMade.reading(hundredths)
            if let remainder { reading.shares[remainder].isRemainder = true }
            var election = HandMade.election([1, 1, 1], [reading])
            election.recapRows = []
            return try #require(try Reconciler().reconcile(election).comparisons.first).ownLead
        }
        #expect(try lead([3000, 2500]) == nil)
        #expect(try lead([3000, 2500, 4500], remainder: 2) == nil)
        let rest = try lead([5000, 2000, 3000], remainder: 2)
        #expect(rest?.leader == 1 && rest?.second == nil && abs((rest?.lead ?? 0) - 0.2) < 1e-12)
        #expect(try lead([4500, 3000, 2500], remainder: 2)?.leader == 1)
        #expect(try lead([4500, 3000])?.second == 2)
        #expect(try lead([3000, 2500, 4500])?.leader == 3)
    }
}
