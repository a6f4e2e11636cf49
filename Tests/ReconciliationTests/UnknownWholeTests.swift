import Elections
import Testing

@testable import Reconciliation

/// Results that leave votes to nobody, lack a choice, or have one without any vote.
@Suite struct UnknownWholeTests {
    /// A digit too few leaves a part of the printed total to nobody: the honest count is not accused. A part that no choice can
    /// have, or that the count leaves to others too, says nothing against a verdict.
    @Test func votesOfNobodyMayBeThoseOfAChoice() throws {
        func found(_ votes: [Int], _ total: Int, _ shares: [Int]) throws -> Comparison {
            var election = HandMade.election(votes, [HandMade.reading(shares)])
            election.contests[0].kind = .other
            election.recapTotals[0].validVotes = total
            return try Reconciler().reconcile(election).comparisons[0]
        }
        // 4,000 typed as 400: the count leaves 2 % to others.
        for shares in [[5900, 3900], [5880, 3920]] {
            let made = try found([6000, 400], 10_200, shares)
            #expect(made.reasons.contains(.votesUnassigned) && made.verdict == .notComparable)
        }
        // Over shares of the result.
        #expect(try found([6000, 4000], 10_200, [5900, 3900]).isTested)
        // Half of the rows are missing, and no choice can have all that.
        let half = try found([3000, 1500], 10_200, [5900, 3900])
        #expect(half.reasons.contains(.resultListsFewer) && half.verdict == .notComparable, "\(half.reasons)")
        // What a count names together is none of the choices: the result leaves the others as much as the count does.
        var others = HandMade.election([3500, 4000], [HandMade.reading([4500, 3000, 2500])], pairs: 3)
        others.contests[0].kind = .other
        others.candidates.removeLast()
        others.readings[0].shares[2].isRemainder = true
        others.recapTotals[0].validVotes = 10_000
        let beside = try Reconciler().reconcile(others).comparisons[0]
        #expect(beside.verdict == .inconsistent, "\(beside.reasons)")
        // 1,600 of the missing votes for the one and 1,900 for the other would do.
        #expect(try found([6000, 400], 10_200, [7500, 2300]).reasons.contains(.resultListsFewer))
        // Out in any case: what is missing only adds to 6,000.
        let far = try found([6000, 400], 10_200, [4500, 5300])
        #expect(far.verdict == .inconsistent && !far.reasons.contains(.votesUnassigned))
        // As much left to others as the result does.
        let same = try found([6000, 400], 10_200, [3000, 3200])
        #expect(same.verdict == .inconsistent && !same.reasons.contains(.votesUnassigned))
        // Printed shares without votes.
        var printed = HandMade.election([6000, 400], [HandMade.reading([5900, 3900])])
        printed.contests[0].kind = .other
        printed.recapTotals = []
        for (place, units) in [588, 39].enumerated() {
            printed.recapRows[place].votes = nil
            printed.recapRows[place].percent = PrintedNumber(units: units, decimals: 1)
        }
        let shares = try Reconciler().reconcile(printed).comparisons[0]
        #expect(shares.reasons.contains(.votesUnassigned), "\(shares.reasons)")
    }

    /// Shares that sum to 100 without a choice of the result may be shares of those named: over their votes the count agrees, and
    /// nothing is said. Where it agrees over neither, or its shares leave the choice its part, the answer stands.
    @Test func sharesOfTheChoicesThatArePrinted() throws {
        func found(_ shares: [Int]) throws -> Comparison {
            var election = HandMade.election([6000, 3000, 1000], [HandMade.reading(shares)])
            election.contests[0].kind = .other
            return try Reconciler().reconcile(election).comparisons[0]
        }
        // 6000 and 3000 of 9000.
        let among = try found([6670, 3330])
        #expect(among.verdict == .notComparable && among.reasons.contains(.sharesOfNamed), "\(among.reasons)")
        #expect(try found([6000, 3000]).verdict.isInside)
        let far = try found([5000, 5000])
        #expect(far.verdict == .inconsistent && !far.reasons.contains(.sharesOfNamed))
        let own = try found([6670, 3000])
        #expect(own.verdict == .inconsistent && !own.reasons.contains(.sharesOfNamed))
    }

    /// A result that lacks a choice and gives the whole is compared over the others, as shares of that whole.
    @Test func aResultThatLacksAChoice() throws {
        func found(_ shares: [Int], total: Int? = 10_000) throws -> Comparison {
            var election = HandMade.election([5000, 3000], [HandMade.reading(shares)], pairs: 3)
            election.recapTotals[0].validVotes = total
            return try Reconciler().reconcile(election).comparisons[0]
        }
        let near = try found([5020, 2990, 1990])
        #expect(near.verdict == .consistent, "\(near.reasons)")
        #expect(near.reasons.contains(.recapLacksPairs))
        #expect(near.choices.map(\.choice) == [1, 2] && near.choices.map(\.official) == [0.5, 0.3])
        #expect(near.lead?.leaderEstimate == 1)
        #expect(try found([5520, 2490, 1990]).verdict == .inconsistent)
        // Whom the count has first is not among them: it names no leader of the others.
        #expect(try found([3000, 2990, 4010]).lead == nil)
        // Nor where the second is not.
        #expect(try found([4000, 2100, 3900]).lead == nil)
        #expect(try found([5020, 2990, 1990], total: nil).reasons.contains(.recapIncomplete))
        // Sinjai 2018: a pair was disqualified on the day of the vote, and the total is that of the others.
        let without = try found([2994, 3815, 3191], total: 8_000)
        #expect(without.reasons.contains(.recapIncomplete) && without.verdict == .notComparable)
        #expect(without.bound == nil)
    }

    /// A choice without any official vote withdrew or is not entered: a count that agrees without it is not accused.
    @Test func aChoiceWithoutAVoteIsLookedAtFirst() throws {
        let withdrawn = try HandMade.compare(
            [6000, 4000, 0], HandMade.reading([5930, 3960, 110], margin: 8))
        #expect(withdrawn.reasons.contains(.officialZero) && withdrawn.verdict == .notComparable)
        // The total counts the votes for it, or does not: the same for a narrow and for a wide margin.
        for (total, margin) in [(10_110, 4), (10_110, 8), (10_110, 10), (10_000, 8)] {
            var election = HandMade.election(
                [6000, 4000, 0], [HandMade.reading([5930, 3960, 110], margin: margin)])
            election.contests[0].kind = .other
            election.recapTotals[0].validVotes = total
            let found = try Reconciler().reconcile(election).comparisons[0]
            #expect(
                found.verdict == .notComparable || found.verdict.isInside,
                "\(total) \(margin): \(found.reasons)")
        }
        // Out without it too.
        let far = try HandMade.compare([6000, 4000, 0], HandMade.reading([6930, 2960, 110], margin: 8))
        #expect(far.verdict == .inconsistent)
        // Shares whose sum is 100 but for the last digit of a computer, beside a result of one choice.
        _ = try HandMade.compare([0, 0, 0, 5000], HandMade.reading([300, 2820, 6880, 0]))
        // So few votes are within chance.
        #expect(try HandMade.compare([6000, 4000, 0], HandMade.reading([6010, 3988, 2])).isTested)
    }
}
