import Elections
import TestSupport
import Testing

@testable import Reconciliation

/// Whether a changed reading would agree is asked thousands of times and answered without the figures that are shown:
/// always as the whole comparison answers.
@Suite struct AgreementTwinTests {
    @Test func theShortAnswerIsThatOfTheComparison() throws {
        var random = SeededRandom(state: 20_261_128)
        var (agreed, tested, bounded) = (0, 0, 0)
        for round in 0..<4000 {
            let (page, election) = drawn(&random)
            let usual = random.between(0, 2) == 0 ? nil : random.between(40, 3000)
            let contest = election.contests[0]
            let recap =
                election.recap(contest: "c", region: HandMade.home)
                ?? Recap(contest: "c", region: HandMade.home, votes: [], isComplete: false)
            let ballot = election.candidates(of: "c").map(\.choice)
            let reconciler = Reconciler()
            var found = try reconciler.compare(
                page, recap, contest, region: HandMade.home, ballot: ballot, isOnly: true)
            try found.addBound(margins: .init(usualStations: usual), level: reconciler.options.level)
            let plain =
                !found.reasons.contains(.choiceWithoutError)
                && (found.isTested ? found.verdict.isInside : found.bound?.answer == .consistent)
            let short = try reconciler.agrees(
                page, recap, contest, region: HandMade.home, pairs: ballot.count,
                margins: .init(usualStations: usual))
            #expect(short == plain, "round \(round): \(page) \(recap)")
            agreed += plain ? 1 : 0
            tested += found.isTested ? 1 : 0
            bounded += found.bound == nil ? 0 : 1
        }
        #expect(agreed > 700 && tested > 700 && bounded > 400, "\(agreed) \(tested) \(bounded)")
    }

    /// A page near a result, of one to fourteen pairs, with what pages lack and have too much of.
    private func drawn(_ random: inout SeededRandom) -> (QuickCountReading, Election) {
        let count = random.between(1, random.between(0, 9) == 0 ? 14 : 5)
        let votes = (0..<count).map { _ in random.between(0, 40) == 0 ? 0 : random.between(1, 40_000) }
        let sum = max(1, votes.reduce(0, +))
        let reach = [0, 20, 80, 300][random.between(0, 3)]
        var shares = votes.map { votes in
            min(10_000, max(0, votes * 10_000 / sum + random.between(-reach, reach)))
        }
        if random.between(0, 1) == 0 {
            // Most pages sum to 100.
            let rest = 10_000 - shares.dropLast().reduce(0, +)
            if rest >= 0 { shares[count - 1] = rest }
        }
        if random.between(0, 6) == 0, count > 1 { shares.removeLast(random.between(1, count - 1)) }
        var page = HandMade.reading(
            shares, margin: random.between(0, 1) == 0 ? nil : random.between(1, 40),
            level: random.between(0, 3) == 0 ? nil : 95,
            stations: random.between(0, 3) == 0 ? nil : random.between(20, 4000),
            stage: random.between(0, 5) == 0 ? .interim : .final)
        if random.between(0, 8) == 0 { page.shares[page.shares.count - 1].isRemainder = true }
        if random.between(0, 8) == 0 { page.shares[0].marginPercent = .init(units: 8, decimals: 1) }
        if random.between(0, 20) == 0 { page.sourceKind = .exitPoll }
        var election = HandMade.election(votes, [page], pairs: count)
        if random.between(0, 2) == 0 { election.contests[0].kind = .other }
        if random.between(0, 12) == 0 { election.recapRows.removeLast() }
        return (page, election)
    }
}
