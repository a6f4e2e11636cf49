import Elections
import Estimation
import Statistics
import Testing

@testable import Reconciliation

/// Choices without a sampling error are left out of the tests, said, and the others are tested.
@Suite struct LeftOutTests {
    @Test("A printed share of 0.00 beside 7% leaves the joint test of the others")
    func zeroShare() throws {
        let comparison = try HandMade.compare([5580, 3720, 700], HandMade.reading([6000, 4000, 0]))
        #expect(comparison.untestedChoices.map(\.choice) == [3])
        #expect(comparison.reasons.contains(.choiceWithoutError))
        #expect(!comparison.reasons.contains(.remainderNotTested))
        #expect(comparison.verdict == .inconsistent)
        #expect(comparison.decisive?.choice == 1)
        let joint = try #require(comparison.joint)
        // numpy: n = z^2/(4 * .012^2); V = [[.24, -.24], [-.24, .24]] / n; w = [.558, .372]; d = [.042, .028];
        // T1 = sum V_kk/w_k; T2 = sum V_kl^2/(w_k w_l); chi2 = sum(d^2/w) T1/T2 on T1^2/T2; chi2.sf
        #expect(close(joint.statistic, 32.67907677326602))
        #expect(close(joint.df1, 1))
        #expect(close(joint.p, 1.0870106274065227e-08, 1e-6))
        // Of one test nothing is adjusted.
        #expect(joint.pMostFavourableAdjusted == joint.pMostFavourable)
    }

    @Test("With every choice tested the joint test is that of Rao and Scott", arguments: [4612, 4800])
    func allTested(_ first: Int) throws {
        let reading = HandMade.reading([first, 7887 - first, 2113])
        let comparison = try HandMade.compare([4500, 3300, 2200], reading)
        let estimate = try reading.shareEstimate()
        let whole = try JointTest(
            shares: estimate.shares, reference: [0.45, 0.33, 0.22],
            covariance: try #require(estimate.covariance), degreesOfFreedom: nil)
        #expect(close(comparison.joint?.statistic, whole.raoScottSecond.value))
        #expect(close(comparison.joint?.df1, whole.raoScottSecond.degreesOfFreedom))
        #expect(close(comparison.joint?.p, whole.raoScottSecond.p))
        #expect(!comparison.reasons.contains(.choiceWithoutError))
    }

    @Test("A remainder is shown, leads nothing and is left out of the tests")
    func remainder() throws {
        var reading = HandMade.reading([3600, 2400, 4000])
        let tested = try HandMade.compare([3500, 2500, 4000], reading)
        reading.shares[2].isRemainder = true
        let comparison = try HandMade.compare([3500, 2500, 4000], reading)
        #expect(comparison.isTested)
        #expect(comparison.choices[2].isRemainder)
        #expect(comparison.choices[2].simultaneous == nil)
        #expect(comparison.choices[2].p == nil)
        #expect(comparison.reasons.contains(.remainderNotTested))
        #expect(!comparison.reasons.contains(.choiceWithoutError))
        #expect(tested.lead?.leaderEstimate == 3)
        #expect(comparison.lead?.leaderEstimate == 1)
        #expect(comparison.lead?.leaderOfficial == 1)
        #expect(comparison.choices[0].standardError == tested.choices[0].standardError)
        let election = HandMade.election([3500, 2500, 4000], [reading])
        #expect(Outcome(contest: election.contests[0], in: election)?.leader.choice == 1)
    }

    @Test("The verdict rests on the judged intervals, and rounding is named where it decides")
    func rounding() throws {
        // A margin of "1" is read up to 1.5: 1.3 points are outside of one and inside of the other.
        let coarse = try HandMade.compare(
            [5000, 5000], HandMade.reading([5130, 4870], margin: 1, marginDecimals: 0))
        #expect(coarse.verdict.isInside)
        #expect(coarse.reasons.contains(.roundingDecides))
        let choice = try #require(coarse.decisive)
        #expect(!choice.isOutside)
        #expect(choice.unrounded?.simultaneous?.contains(0) == false)
        let fine = try HandMade.compare(
            [5000, 5000], HandMade.reading([5130, 4870], margin: 1000, marginDecimals: 3))
        #expect(fine.verdict == .borderline)
        #expect(!fine.reasons.contains(.roundingDecides))
        #expect(fine.decisive?.isOutside == true)
    }

    /// Elections that a rule is the law of; that of 40 % and ten points has no law of its own.
    private static func kind(of rule: WinnerRule) -> ContestKind? {
        switch rule {
        case .indonesiaPresident: .pemilu
        case .nigeriaPresident, .kenyaPresident: .other
        case .fortyPlusTen: nil
        default: .pilkada
        }
    }

    @Test("The law of a rule is cited only for elections of the kind that it is the law of")
    func law() throws {
        var election = HandMade.election([5000, 4000], [], rule: .majority)
        let other = try #require(Outcome(contest: election.contests[0], in: election))
        #expect(other.ruleSource == nil)
        election.contests[0].kind = .pilkada
        let pilkada = try #require(Outcome(contest: election.contests[0], in: election))
        #expect(pilkada.ruleSource?.contains("UU 29/2007") == true)
        for rule in WinnerRule.allCases {
            election.contests[0].rule = rule
            for kind in ContestKind.allCases {
                election.contests[0].kind = kind
                let source = Rulebook.standard.source(of: election.contests[0])
                #expect((source == nil) == (kind != Self.kind(of: rule)))
            }
        }
    }
}
