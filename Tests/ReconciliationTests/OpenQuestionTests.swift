import Elections
import Estimation
import Testing

@testable import Reconciliation

/// What counts leave open that agree with the official result, and what titles say beside shares.
@Suite struct OpenQuestionTests {
    @Test func togetherTheyLeaveOpenWhatAllDo() {
        #expect(OpenCounts([]) == nil && OpenCounts([nil, nil]) == nil)
        #expect(OpenCounts([.leader, .leader]) == OpenCounts(.leader, counts: 2))
        #expect(OpenCounts([.line, nil]) == OpenCounts(.line, areAll: false))
        // Neither is left open by both, and each leaves one.
        #expect(OpenCounts([.leader, .line]) == OpenCounts(.leaderAndLine, counts: 2))
        #expect(
            OpenCounts([nil, .leaderAndLine, .leader]) == OpenCounts(.leaderAndLine, counts: 2, areAll: false)
        )
    }

    /// A lead within its margin is an open question; before an empty box it is the line alone.
    @Test func theTallySaysIt() throws {
        var election = HandMade.election([5020, 4980], [HandMade.reading([5010, 4990])])
        election.contests[0].kind = .other
        let result = try Reconciler().reconcile(election)
        let count = result.comparisons[0]
        #expect(count.verdict == .consistentTooClose)
        #expect(count.openQuestion(isBeforeEmptyBox: false) == .leader)
        #expect(count.openQuestion(isBeforeEmptyBox: true) == .line)
        #expect(result.tally.open == OpenCounts(.leader))
        #expect(CountTally(result.comparisons, isBeforeEmptyBox: { _ in true }).open == OpenCounts(.line))
        let clear = try HandMade.compare([7000, 3000], HandMade.reading([7010, 2990]))
        #expect(clear.verdict == .consistent && clear.openQuestion(isBeforeEmptyBox: true) == nil)
        #expect(CountTally([clear]).open == nil)
    }

    /// A turnout outside its range is counted once for a count, whatever pages print it.
    @Test func turnoutOutsideItsRange() throws {
        func reading(_ id: String, _ turnout: Int) -> QuickCountReading {
            var reading = HandMade.reading([6000, 4000])
            reading.id = id
            reading.figures = [
                MeasuredFigure(
                    .turnout, percent: PrintedNumber(units: turnout, decimals: 1),
                    marginPercent: PrintedNumber(units: 10, decimals: 1))
            ]
            return reading
        }
        var election = HandMade.election([6000, 4000], [reading("one", 800), reading("two", 800)])
        election.contests[0].kind = .other
        election.recapTotals[0].validVotes = 10_000
        election.recapTotals[0].registeredVoters = 20_000
        election.recapTotals[0].ballotsUsed = 10_000
        let tally = try Reconciler().reconcile(election).tally
        #expect(tally.agree == 1)
        #expect(tally.measuresOutside.map(\.measure) == [.turnout], "\(tally.measuresOutside)")
        election.recapTotals[0].registeredVoters = 12_500
        #expect(try Reconciler().reconcile(election).tally.measuresOutside.isEmpty)
    }
}
