import Testing

@testable import Elections

@Suite struct RecapTests {
    static let region = RegionCode("32", scheme: .undeclared)

    static func recap(_ votes: [Int], first: Int = 1) -> Recap {
        Recap(
            contest: "c", region: region,
            votes: votes.enumerated().map { .init(choice: Choice($0.offset + first), votes: $0.element) },
            isComplete: true)
    }

    @Test("West Java 2018: the shares of the signed result")
    func westJava() throws {
        let recap = Self.recap([7_226_254, 2_773_078, 6_317_465, 5_663_198])
        #expect(recap.validVotes == 21_979_995)
        // python3 -c "print(7226254/21979995)"
        #expect(try #require(recap.share(of: 1)) == 0.32876504294018266)
        #expect(recap.ranking.map(\.choice) == [1, 3, 4, 2])
    }

    @Test("Equal counts keep the order of the ballot numbers")
    func ties() {
        #expect(Self.recap([5, 9, 5, 9]).ranking.map(\.choice) == [2, 4, 1, 3])
        #expect(Self.recap([0, 0]).ranking.map(\.choice) == [1, 2])
    }

    @Test("Nobody voted: no share, not a share of zero")
    func zero() {
        let recap = Self.recap([0, 0])
        #expect(recap.validVotes == 0)
        #expect(recap.share(of: 1) == nil)
    }

    @Test func unknownPair() {
        #expect(Self.recap([1, 2]).share(of: 3) == nil)
        #expect(Self.recap([1, 2]).votes(of: 3) == nil)
        #expect(Self.recap([1, 0]).share(of: 2) == 0)
    }
}

/// Where the shares of a recap come from.
@Suite struct RecapBaseTests {
    private static func recap(
        _ figures: [(votes: Int?, percent: PrintedNumber?)], total: Int? = nil, isComplete: Bool = true
    ) -> Recap {
        Recap(
            contest: "x", region: RegionCode("X", scheme: .undeclared),
            votes: figures.enumerated().map {
                .init(choice: Choice(index: $0.offset), votes: $0.element.votes, percent: $0.element.percent)
            }, isComplete: isComplete, printedValidVotes: total)
    }

    private static func percent(_ units: Int) -> PrintedNumber { PrintedNumber(units: units, decimals: 2) }

    @Test func votesOverThePrintedTotalWhereChoicesLack() {
        let recap = Self.recap([(7_176_141, nil), (6_942_930, nil)], total: 14_213_027, isComplete: false)
        #expect(recap.base == .total && recap.validVotes == 14_213_027 && recap.leavesSome)
        #expect(recap.share(of: 1) == 7_176_141.0 / 14_213_027.0)
        #expect(recap.knowsLeader && recap.roundingHalfWidth == 0)
        #expect(Self.recap([(7, nil)], total: 6, isComplete: false).base == nil)
        #expect(Self.recap([(7, nil)], isComplete: false).base == nil)
    }

    @Test func printedSharesWhereVotesAreNotTheWhole() {
        let only = Self.recap([(nil, Self.percent(4822)), (nil, Self.percent(2718))])
        #expect(only.base == .printed && only.share(of: 1) == 0.4822 && only.validVotes == nil)
        #expect(only.roundingHalfWidth == 0.00005 && only.leavesSome && only.ranking[0].choice == 1)
        // Mexico 2018: the shares are of all votes, those of the four are not the whole.
        let figures: [(Int?, PrintedNumber?)] = [
            (30_113_483, Self.percent(5319)), (12_610_120, Self.percent(2227)),
            (9_289_853, Self.percent(1640)), (2_961_732, Self.percent(523)),
        ]
        #expect(Self.recap(figures).base == .printed)
        // Shares that leave nothing and are not those of the votes: the votes are exact, and a finding says so.
        #expect(Self.recap([(600, Self.percent(5500)), (400, Self.percent(4500))]).base == .sum)
        // Votes and shares that agree: the votes are exact.
        #expect(Self.recap([(300, Self.percent(7500)), (100, Self.percent(2500))]).base == .sum)
    }

    @Test func whoLeadsIsUnknownWhereOthersMayHaveMore() {
        let recap = Self.recap([(nil, Self.percent(3000)), (nil, Self.percent(2000))], isComplete: false)
        #expect(!recap.knowsLeader && recap.unnamedShare == 0.5)
    }

    @Test func turnoutFromCountsBeforeThePrintedOne() throws {
        var recap = Self.recap([(600, nil), (300, nil)])
        recap.invalidVotes = 100
        recap.registeredVoters = 1500
        recap.turnoutPercent = PrintedNumber(units: 667, decimals: 1)
        #expect(recap.ballots == 1000)
        #expect(recap.official(.turnout, of: .registered)?.share == 1000.0 / 1500)
        #expect(recap.official(.invalid, of: .ballots)?.share == 0.1)
        #expect(recap.official(.invalid, of: .registered)?.share == 100.0 / 1500)
        recap.registeredVoters = nil
        let printed = try #require(recap.official(.turnout, of: .registered))
        #expect(printed.share == 0.667 && printed.rounding == 0.0005 && printed.part == nil)
        #expect(recap.official(.turnout, of: .ballots) == nil)
    }
}
