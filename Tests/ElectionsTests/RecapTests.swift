import Testing

@testable import Elections

@Suite struct RecapTests {
    static let region = RegionCode("32", scheme: .undeclared)

    static func recap(_ votes: [Int], first: Int = 1) -> Recap {
        Recap(
            contest: "c", region: region,
            votes: votes.enumerated().map { .init(ballotNumber: $0.offset + first, votes: $0.element) },
            isComplete: true)
    }

    @Test("West Java 2018: the shares of the signed result")
    func westJava() throws {
        let recap = Self.recap([7_226_254, 2_773_078, 6_317_465, 5_663_198])
        #expect(recap.validVotes == 21_979_995)
        // python3 -c "print(7226254/21979995)"
        #expect(try #require(recap.share(of: 1)) == 0.32876504294018266)
        #expect(recap.ranking.map(\.ballotNumber) == [1, 3, 4, 2])
    }

    @Test("Equal counts keep the order of the ballot numbers")
    func ties() {
        #expect(Self.recap([5, 9, 5, 9]).ranking.map(\.ballotNumber) == [2, 4, 1, 3])
        #expect(Self.recap([0, 0]).ranking.map(\.ballotNumber) == [1, 2])
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
