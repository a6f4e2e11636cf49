import Elections
import Reconciliation
import Statistics
import TestSupport
import Testing

/// How far counts are apart while there is no result to hold them against.
@Suite struct WaitingDifferenceTests {
    private static func differences(_ counts: [[Int]], votes: [Int]? = nil) throws -> [CountDifference] {
        let readings = counts.enumerated().map { index, shares in
            HandMade.reading(shares, id: "q\(index)", margin: 10, pollster: "P\(index)", line: 2 + 3 * index)
        }
        var election = HandMade.election(votes ?? [45, 35, 20], readings)
        if votes == nil { election.recapRows = [] }
        return try Reconciler().reconcile(election).countDifferences
    }

    @Test func aResultMovesNoDifferenceOfTwo() throws {
        var random = Xoshiro256(seed: 3)
        for _ in 0..<300 {
            let counts = [HandMade.drawn(&random), HandMade.drawn(&random, shift: 0.02 * random.normal())]
            let before = try #require(try Self.differences(counts).first)
            let after = try #require(try Self.differences(counts, votes: [45_000, 35_000, 20_000]).first)
            // While there is no result shares are looked at too.
            if before.pairs.count == 1 {
                #expect(before.pMostFavourable <= 0.01)
            } else {
                #expect(before == after)
            }
        }
    }

    /// The farthest two of some counts, looked for by hand.
    @Test func theFarthestIsSaid() throws {
        var random = Xoshiro256(seed: 4)
        for number in 3...6 {
            for _ in 0..<40 {
                let counts = (0..<number).map { _ in HandMade.drawn(&random) }
                let found = try #require(try Self.differences(counts).first)
                if found.pairs.count == 1 {
                    #expect(found.pMostFavourable <= 0.01)
                    continue
                }
                let leads = counts.map { Double($0[0] - $0[1]) / 10_000 }
                let farthest = leads.max()! - leads.min()!
                #expect(found.counts == number && found.pairs == [1, 2])
                // Margins are alike: the largest difference reaches farthest but for the width of a share.
                #expect(abs(found.difference) > 0.98 * farthest && abs(found.difference) < farthest + 1e-12)
            }
        }
    }

    @Test func honestCountsAreRarelyApart() throws {
        var random = Xoshiro256(seed: 6)
        let draws = 600
        for number in [2, 3, 6] {
            var apart = 0
            for _ in 0..<draws {
                let counts = (0..<number).map { _ in HandMade.drawn(&random) }
                apart += try Self.differences(counts).first?.isExplained == false ? 1 : 0
            }
            let most = 0.05 + 4 * (0.05 * 0.95 / Double(draws)).squareRoot()
            #expect(Double(apart) / Double(draws) < most, "\(number) counts: \(apart) of \(draws)")
        }
    }

    @Test func aCountThatIsFarOffIsSaid() throws {
        var random = Xoshiro256(seed: 8)
        for _ in 0..<100 {
            let counts = [
                HandMade.drawn(&random), HandMade.drawn(&random), HandMade.drawn(&random, shift: 0.05),
            ]
            let found = try #require(try Self.differences(counts).first)
            #expect(!found.isExplained && found.sources.contains("P2"))
        }
    }

    /// Counts that do not both name the two with most votes are held against each other in the choices that both name.
    @Test func sharesOfTheChoicesThatBothNameAreCompared() throws {
        let alone = try #require(try Self.differences([[5_400], [4_700]]).first)
        // Ten points of margin in the units of a tenth: 1.0 each at a share of one half.
        #expect(alone.pairs == [1] && close(alone.difference, 0.07) && !alone.isExplained)
        #expect(try Self.differences([[4_500], [4_520, 3_500, 1_980]]).first?.isExplained == true)
        let third = try #require(
            try Self.differences([[4_400], [3_000, 4_500, 2_500], [3_010, 4_490, 2_500]]).first)
        #expect(third.counts == 3 && third.pairs == [1] && close(abs(third.difference), 0.14, 0.1))
    }

    @Test func honestCountsThatNameSomeAreRarelyApart() throws {
        var random = Xoshiro256(seed: 16)
        let draws = 600
        for number in [2, 3, 6] {
            var (apart, planted) = (0, 0)
            for _ in 0..<draws {
                let counts = (0..<number).map { index in
                    Array(HandMade.drawn(&random).prefix(index % 2 == 0 ? 1 : 3))
                }
                apart += try Self.differences(counts).first?.isExplained == false ? 1 : 0
                let moved = [[counts[0][0] + 500]] + counts.dropFirst()
                planted += try Self.differences(moved).first?.isExplained == false ? 1 : 0
            }
            let most = 0.05 + 4 * (0.05 * 0.95 / Double(draws)).squareRoot()
            #expect(Double(apart) / Double(draws) < most, "\(number) counts: \(apart) of \(draws)")
            #expect(Double(planted) / Double(draws) > 0.97, "\(number) counts: \(planted) of \(draws)")
        }
    }

    /// The same lead hides nothing: where it does not differ the shares are looked at too.
    @Test func sharesThatDifferBesideTheSameLead() throws {
        let found = try #require(try Self.differences([[4230, 3030, 2740], [4730, 3530, 1740]]).first)
        #expect(found.pairs == [3] && !found.isExplained && close(found.difference, 0.10))
        // Of two choices the lead says all.
        let two = try #require(try Self.differences([[5400, 4600], [5390, 4610]]).first)
        #expect(two.pairs == [1, 2])
    }
}
