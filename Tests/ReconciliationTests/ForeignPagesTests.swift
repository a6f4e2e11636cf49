import Elections
import Estimation
import Statistics
import Testing

@testable import Reconciliation

/// Pages and results of other countries as they are entered: margins for some of the choices, digits that a spreadsheet dropped,
/// shares of all ballots, and votes of some choices without a total.
@Suite struct ForeignPagesTests {
    private static func page(_ shares: [(hundredths: Int, margin: Int?)]) -> QuickCountReading {
        var page = HandMade.reading(shares.map(\.hundredths), margin: nil)
        for index in shares.indices {
            page.shares[index].marginPercent = shares[index].margin.map { .init(units: $0, decimals: 1) }
        }
        return page
    }

    /// The margin of a choice without one is the widest that those of the others give, as the spread of a share goes; a share that
    /// is far off is not "consistent" because its own margin is missing.
    @Test func aMarginThatOthersGive() throws {
        // 1.0 at 21.9% is wider than 0.6 at 10.2%, each as it would be at 67.9%.
        let far = Self.page([(6790, nil), (2190, 10), (1020, 6)])
        let comparison = try HandMade.compare([6212, 2718, 1070], far)
        let widest = 0.01 * (0.679 * 0.321).squareRoot() / (0.219 * 0.781).squareRoot()
        #expect(comparison.marginsOfOthers.map(\.choice) == [1])
        #expect(close(comparison.marginsOfOthers.first?.halfWidth, widest))
        #expect(close(comparison.choices.first?.standardError, widest / 1.959963984540054))
        #expect(comparison.reasons.contains(.marginOfOthers))
        #expect(!comparison.reasons.contains(.choiceWithoutError))
        #expect(comparison.verdict == .inconsistent && comparison.choices[0].isOutsideEdge)
        #expect(comparison.untestedChoices.isEmpty)
        // A remainder has none, and a share of 0 gives none.
        var rest = Self.page([(6790, 12), (2100, 10), (1110, nil)])
        rest.shares[2].isRemainder = true
        #expect(try HandMade.compare([6790, 2100, 1110], rest).marginsOfOthers.isEmpty)
        let none = try HandMade.compare([6790, 3200, 10], Self.page([(6790, 12), (3210, 10), (0, nil)]))
        #expect(none.marginsOfOthers.isEmpty && none.reasons.contains(.choiceWithoutError))
        // One margin for all is no margin of the others.
        #expect(try HandMade.compare([6000, 4000], HandMade.reading([6000, 4000])).marginsOfOthers.isEmpty)
    }

    /// The margin that is said is the one of the test: of a range that does not lie alike to both sides, that of the official side.
    @Test func theMarginSaidIsTheOneOfTheTest() throws {
        for official in [4900, 5300] {
            var page = Self.page([(5100, nil), (3900, nil), (1000, 6)])
            page.shares[0].range = .init(
                low: .init(units: 500, decimals: 1), high: .init(units: 550, decimals: 1), givesShare: false)
            let found = try HandMade.compare([official, 9000 - official, 1000], page)
            let taken = try #require(found.marginsOfOthers.first)
            let choice = try #require(found.choices.first { $0.choice == 2 })
            #expect(taken.choice == 2)
            #expect(close(choice.standardError, taken.halfWidth / 1.959963984540054))
            let side = official < 5100 ? 0.01 : 0.04
            let ofFirst = side * (0.39 * 0.61).squareRoot() / (0.51 * 0.49).squareRoot()
            let ofThird = 0.006 * (0.39 * 0.61).squareRoot() / (0.1 * 0.9).squareRoot()
            #expect(close(taken.halfWidth, official < 5100 ? ofThird : ofFirst))
        }
    }

    /// Honest pages of which one margin is left out are outside no more often than with it: the widest is taken.
    @Test func aMarginLeftOutAccusesNobody() throws {
        var random = Xoshiro256(seed: 11)
        var (outside, told) = (0, 0)
        let trials = 2_000
        for _ in 0..<trials {
            let shares = HandMade.drawn(&random)
            // Margins of shares of one sample, to one decimal.
            let margins = shares.map { share -> Int in
                let p = Double(share) / 10_000
                return max(1, Int((10 * 2 * (p * (1 - p)).squareRoot()).rounded()))
            }
            let hidden = random.integer(below: 3)
            let page = Self.page(
                shares.indices.map { (shares[$0], $0 == hidden ? nil : margins[$0]) })
            let found = try HandMade.compare([4500, 3500, 2000], page)
            outside += found.verdict.isInside ? 0 : 1
            // Five points more for the one without a margin.
            var moved = shares
            moved[hidden] += 500
            moved[(hidden + 1) % 3] -= 500
            let planted = Self.page(moved.indices.map { (moved[$0], $0 == hidden ? nil : margins[$0]) })
            told += try HandMade.compare([4500, 3500, 2000], planted).verdict.isOutsideEdge ? 1 : 0
        }
        // 5% are expected at most: a margin of one decimal is read as wide as its digits allow.
        #expect(outside <= trials / 20, "\(outside)")
        #expect(told == trials, "\(told)")
    }

    /// A figure that lost its trailing zero makes no other one less sure.
    @Test func trailingZeros() throws {
        func official(_ shares: [PrintedNumber]) -> Recap {
            Recap(
                contest: "c", region: HandMade.home,
                votes: shares.enumerated().map {
                    .init(choice: Choice(index: $0.offset), votes: nil, percent: $0.element)
                }, isComplete: true)
        }
        let dropped = official([
            .init(units: 3689, decimals: 2), .init(units: 2878, decimals: 2), .init(units: 203, decimals: 1),
            .init(units: 1343, decimals: 2),
        ])
        let kept = official([3689, 2878, 2030, 1343].map { .init(units: $0, decimals: 2) })
        #expect(dropped.roundingHalfWidth == kept.roundingHalfWidth)
        let reading = HandMade.reading([3520, 2890, 2050, 1490])
        let (one, other) = (try Comparison(reading, dropped), try Comparison(reading, kept))
        #expect(one.verdict == other.verdict)
        #expect(one.choices.map(\.simultaneous) == other.choices.map(\.simultaneous))
    }

    private static func serbia(_ reading: QuickCountReading) -> Election {
        var election = HandMade.election([1_783_701, 902_450, 249_916], [reading], pairs: 3)
        for (index, units) in [4675, 2366, 655].enumerated() {
            election.recapRows[index].percent = .init(units: units, decimals: 2)
        }
        election.recapTotals = [
            RecapTotals(
                contest: "c", region: HandMade.home, validVotes: 3_711_446, invalidVotes: 103_561,
                ballotsUsed: 3_815_007)
        ]
        for index in election.contests.indices { election.contests[index].kind = .other }
        return election
    }

    /// Where printed shares are the votes over all ballots the country's shares are of ballots, and so are those of its counts; a
    /// count whose shares sum to 100 says that they are of the valid votes.
    @Test func sharesOfAllBallots() throws {
        let election = Self.serbia(HandMade.reading([4630, 2350, 670], margin: 9))
        let recap = try #require(election.recap(contest: "c", region: HandMade.home))
        #expect(recap.usesSharesOfBallots && recap.shareWhole == .ballots && recap.base == .printed)
        #expect(close(recap.unnamedShare, Double(3_711_446 - 1_783_701 - 902_450 - 249_916) / 3_815_007))
        let found = try #require(try Reconciler().reconcile(election).comparisons.first)
        #expect(found.verdict.isInside)
        #expect(close(found.choices.first?.official, 0.4675))
        let closed = Self.serbia(HandMade.reading([4806, 2432, 2762], margin: 9))
        let valid = try #require(closed.recap(contest: "c", region: HandMade.home))
        #expect(!valid.usesSharesOfBallots && valid.shareWhole == .validVotes)
        #expect(close(valid.share(of: 1), 1_783_701.0 / 3_711_446))
    }

    /// Half of the ballots and half of the valid votes are two lines: a share between them is told of neither.
    @Test(arguments: [(1_900_000, WinnerLineAnswer.open), (1_850_000, .notMet), (1_910_000, .met)])
    func theLineOfBallotsAndOfValidVotes(_ votes: Int, _ answer: WinnerLineAnswer) throws {
        var election = Self.serbia(HandMade.reading([4630, 2350, 670], margin: 9))
        election.contests[0].rule = .majority
        election.recapRows[0].votes = votes
        // 1,855,723 are half of the valid votes, 1,907,503.5 half of the ballots.
        for index in 0..<3 {
            let share = 10_000 * Double(election.recapRows[index].votes ?? 0) / 3_815_007
            election.recapRows[index].percent = .init(units: Int(share.rounded()), decimals: 2)
        }
        let recap = try #require(election.recap(contest: "c", region: HandMade.home))
        #expect(recap.usesSharesOfBallots)
        let outcome = try #require(Outcome(contest: election.contests[0], in: election))
        #expect(outcome.standing == (answer == .open ? .unknown : answer == .met ? .met : .notMet))
        let found = try #require(try Reconciler().reconcile(election).comparisons.first)
        // The count's share of the ballots is held against neither.
        #expect(found.isTested && found.threshold == nil)
    }

    enum WinnerLineAnswer: Sendable { case met, notMet, open }

    /// Votes of two choices without a total, and a count that leaves a part to others: their share of the two is no share of the
    /// valid votes, and no rule is met by it.
    @Test func votesOfSomeWithoutATotal() throws {
        func election(_ hundredths: [Int]) -> Election {
            var election = HandMade.election(
                [1_566_932, 1_148_262], [HandMade.reading(hundredths)], rule: .majority)
            election.contests[0].kind = .other
            return election
        }
        let open = election([5040, 4650])
        let recap = try #require(open.recap(contest: "c", region: HandMade.home))
        #expect(recap.mayLackOthers && recap.shareWhole == .listed)
        let outcome = try #require(Outcome(contest: open.contests[0], in: open))
        #expect(outcome.standing == .unknown)
        let closed = election([5340, 4660])
        #expect(closed.recap(contest: "c", region: HandMade.home)?.mayLackOthers == false)
        #expect(try #require(Outcome(contest: closed.contests[0], in: closed)).standing == .met)
        // A share below the line stays below it, whoever else had votes.
        var below = election([4040, 4650])
        for (index, votes) in [1_000_000, 1_148_262, 1_000_000].enumerated() {
            if index == 2 {
                below.candidates.append(Candidate(contest: "c", choice: 3, pair: "Pair 3"))
                below.recapRows.append(
                    RecapRow(contest: "c", region: HandMade.home, choice: 3, votes: votes))
            } else {
                below.recapRows[index].votes = votes
            }
        }
        below.readings = [HandMade.reading([3100, 3500, 3000])]
        #expect(below.recap(contest: "c", region: HandMade.home)?.mayLackOthers == true)
        #expect(try #require(Outcome(contest: below.contests[0], in: below)).standing == .notMet)
    }

    /// The way of a rule that a first choice is held against.
    @Test func theOtherWayOfARule() throws {
        func line(_ name: String) throws -> WinnerLine {
            let terms = try #require(Rulebook.standard.terms(for: WinnerRule(named: name)))
            return try #require(WinnerLine(terms, hasTwoPairs: false))
        }
        let forty = try line("forty-plus-ten")
        #expect(forty.way(of: 0.471) == (0.4, 0.1))
        #expect(forty.way(of: 0.52) == (0.5, nil))
        #expect(try line("majority").way(of: 0.471) == (0.5, nil))
    }
}
