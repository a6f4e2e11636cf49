import Elections
import Estimation
import Testing

@testable import Reconciliation

/// Counts that say what their shares are shares of, beside votes with and without the ballots.
@Suite struct ShareBaseTests {
    /// 6,000 and 4,000 votes and 500 invalid ballots: 57.14% and 38.10% of all ballots.
    private static func election(_ shares: [Int], _ base: ShareBase?, invalid: Int? = 500) -> Election {
        var election = HandMade.election([6000, 4000], [HandMade.reading(shares)])
        election.contests[0].kind = .other
        election.readings[0].shareBase = base
        election.recapTotals[0].invalidVotes = invalid
        return election
    }

    /// Shares of all ballots are compared with the votes over all ballots, exactly, and are held against no line of valid votes.
    @Test func sharesOfBallotsAreComparedWithVotesOverBallots() throws {
        let election = Self.election([5710, 3815], .ballots)
        let result = try Reconciler().reconcile(election)
        let count = result.comparisons[0]
        #expect(count.verdict == .consistent, "\(count.reasons)")
        #expect(abs(count.choices[0].official - 6000.0 / 10_500) < 1e-12)
        #expect(abs(count.choices[0].difference - (0.571 - 6000.0 / 10_500)) < 1e-12)
        #expect(count.threshold == nil)
        let recap = try #require(election.recap(contest: "c", region: HandMade.home))
        #expect(recap.base == .ballots && recap.shareWhole == .ballots && recap.roundingHalfWidth == 0)
        #expect(!election.contests[0].mustSum(election.readings[0], beside: recap))
        #expect(abs((recap.unnamedShare ?? 1)) < 1e-12 && !recap.leavesSome)
        // Said of nothing they are of the valid votes, and far from the result.
        let silent = try Reconciler().reconcile(Self.election([5710, 3815], nil)).comparisons[0]
        #expect(silent.choices.isEmpty || abs(silent.choices[0].official - 0.6) < 1e-12)
        #expect(silent.verdict != .consistent)
        // A count that is as far from it is found either way.
        let far = try Reconciler().reconcile(Self.election([6000, 3500], .ballots)).comparisons[0]
        #expect(far.verdict == .inconsistent)
        // The ballots themselves may be printed, and not the invalid ones.
        var used = Self.election([5710, 3815], .ballots, invalid: nil)
        used.recapTotals[0].ballotsUsed = 10_500
        #expect(try Reconciler().reconcile(used).comparisons[0].verdict == .consistent)
    }

    /// Where the result has no ballots that is the reason, and nothing is compared with votes over valid votes.
    @Test func withoutBallotsNothingIsCompared() throws {
        let election = Self.election([5710, 3815], .ballots, invalid: nil)
        let count = try Reconciler().reconcile(election).comparisons[0]
        #expect(
            count.reasons.contains(.ballotsMissing) && count.choices.isEmpty
                && count.verdict == .notComparable)
        #expect(!count.reasons.contains(.recapIncomplete), "\(count.reasons)")
        // What the folder shows of the result stays, as shares of the votes listed: others may have some.
        let shown = try #require(election.recap(contest: "c", region: HandMade.home))
        #expect(shown.base == .sum && shown.shareWhole == .listed)
    }

    /// Where others than those on file may have votes there is no difference to be told.
    @Test func nothingIsToldBesideVotesOfSome() throws {
        var election = HandMade.election([2_852_348, 1_870_780], [HandMade.reading([5820, 3960])])
        election.contests[0].kind = .other
        let count = try Reconciler().reconcile(election).comparisons[0]
        #expect(count.verdict == .notComparable && count.reasons.contains(.sharesDoNotSum))
        #expect(count.choices.isEmpty)
    }

    /// Counts of one place that say different things are each compared with shares of their own.
    @Test func eachCountHasItsOwn() throws {
        var election = Self.election([5710, 3815], .ballots)
        var valid = HandMade.reading([6010, 3990], id: "v", pollster: "Q", line: 4)
        valid.shareBase = .valid
        let silent = HandMade.reading([5990, 4010], id: "s", pollster: "R", line: 6)
        election.readings += [valid, silent]
        let found = try Reconciler().reconcile(election).comparisons
        #expect(found.map(\.verdict) == [.consistent, .consistent, .consistent], "\(found.map(\.reasons))")
        #expect(found.map { ($0.choices[0].official * 10_500).rounded() } == [6000, 6300, 6300])
        #expect(election.recap(contest: "c", region: HandMade.home)?.base == .sum)
        // The table has shares of the valid votes: the first count stands on no axis with them.
        #expect(found.map(election.isOfOtherWhole) == [true, false, false])
    }

    /// Counts stand beside the result on one axis where their shares are of what its are.
    @Test func onOneAxisStandSharesOfOneWhole() throws {
        func isOther(_ election: Election) throws -> Bool {
            election.isOfOtherWhole(try Reconciler().reconcile(election).comparisons[0])
        }
        #expect(try !isOther(Self.election([5710, 3815], .ballots)))
        #expect(try isOther(Self.election([5710, 3815], .ballots, invalid: nil)))
        #expect(try !isOther(Self.election([6010, 3990], nil)))
        #expect(try isOther(Self.election([5710, 3815], nil)))
        var waiting = Self.election([5710, 3815], .ballots)
        (waiting.recapRows, waiting.recapTotals) = ([], [])
        #expect(try !isOther(waiting))
    }

    /// Printed shares of ballots are used as they are printed; a count that says its shares are of the valid votes is compared with those.
    @Test func printedSharesOfBallots() throws {
        var election = Self.election([6010, 3990], .valid)
        for (place, units) in [5714, 3810].enumerated() {
            election.recapRows[place].percent = PrintedNumber(units: units, decimals: 2)
        }
        let count = try Reconciler().reconcile(election).comparisons[0]
        #expect(count.verdict == .consistent && abs(count.choices[0].official - 0.6) < 1e-12)
        election.readings = [HandMade.reading([5710, 3815])]
        let silent = try #require(election.recap(contest: "c", region: HandMade.home))
        #expect(silent.base == .printed && silent.shareWhole == .ballots)
        election.readings[0].shareBase = .ballots
        #expect(election.recap(contest: "c", region: HandMade.home) == silent)
    }

    /// A remainder has what is left of the valid votes, over all ballots.
    @Test func othersOverBallots() throws {
        var election = HandMade.election([5000, 3000], [HandMade.reading([4760, 2855, 1905])], pairs: 3)
        election.contests[0].kind = .other
        election.readings[0].shareBase = .ballots
        election.readings[0].shares[2].isRemainder = true
        election.recapTotals[0].validVotes = 10_000
        election.recapTotals[0].invalidVotes = 500
        let count = try Reconciler().reconcile(election).comparisons[0]
        #expect(count.verdict == .consistent, "\(count.reasons)")
        let rest = try #require(count.choices.first { $0.isRemainder })
        #expect(abs(rest.official - 2000.0 / 10_500) < 1e-9)
    }
}
