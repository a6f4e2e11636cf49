import Elections
import Testing

@testable import Consistency

@Suite struct VotesAtStakeTests {
    /// Totals of the sound count: the votes of each pair and all valid votes.
    static func totals(_ count: SmallCount) -> (votes: [Int], valid: Int) {
        let votes = ["votes_1", "votes_2", "votes_3"].map { column in
            count.stations.reduce(0) { $0 + $1[column] }
        }
        return (votes, votes.reduce(0, +))
    }

    func question(_ stake: VotesAtStake, _ kind: VotesAtStake.Question.Kind) -> VotesAtStake.Question? {
        stake.questions.first { $0.kind == kind }
    }

    @Test func aSoundCountHasNothingAtStake() throws {
        let count = SmallCount()
        let totals = Self.totals(count)
        let stake = VotesAtStake(try count.check(), terms: .init())
        #expect(stake.votes == 0 && stake.places == 0)
        #expect(
            stake.leader == 1 && stake.lead == totals.votes[1] - totals.votes[0]
                && stake.valid == totals.valid)
        #expect(stake.questions.allSatisfy { !$0.couldChange })
    }

    @Test func oneFormCountsOnceAndARecapForAllItsPairs() throws {
        var count = SmallCount()
        // 20 votes more for a pair: R7 fails by 20 in the form, and the village recap misses the same 20.
        count.stations[40]["votes_1"] += 20
        var stake = VotesAtStake(try count.check(withRecaps: false), terms: .init())
        #expect(stake.votes == 20 && stake.places == 1)
        stake = VotesAtStake(try count.check(), terms: .init())
        #expect(stake.votes == 20 && stake.places == 1)
        #expect(try count.check().findings.compactMap(\.votesAtStake) == [20, 20])
        // A recap that gives 30 votes of one pair to another moves the lead by 60.
        count = SmallCount()
        count.recaps[3][5]["votes_1"] += 30
        count.recaps[3][5]["votes_2"] -= 30
        stake = VotesAtStake(try count.check(), terms: .init())
        #expect(stake.votes == 60 && stake.places == 1)
    }

    @Test func aStationThatStandsTwiceCountsOnce() throws {
        var count = SmallCount()
        count.stations.insert(count.stations[40], at: 41)
        let stake = VotesAtStake(try count.check(), terms: .init())
        #expect(stake.votes == count.stations[40]["valid"] && stake.places == 1)
    }

    @Test func saysWhenTheFindingsReachTheLeadOrTheHalf() throws {
        var count = SmallCount()
        let totals = Self.totals(count)
        let lead = totals.votes[1] - totals.votes[0]
        let half = abs(2 * totals.votes[1] - totals.valid)
        try #require(half < lead)
        // The recap of a province is wrong by so many votes of the third pair: the totals of stations stand.
        count.recaps[0][1]["votes_3"] += half
        var stake = VotesAtStake(try count.check(), terms: .init())
        #expect(stake.votes == half)
        #expect(question(stake, .majority)?.distance == half)
        #expect(question(stake, .majority)?.couldChange == true)
        #expect(question(stake, .winner)?.couldChange == false)
        count.recaps[0][1]["votes_3"] += lead - half
        stake = VotesAtStake(try count.check(), terms: .init())
        #expect(question(stake, .winner)?.couldChange == true)
        count.recaps[0][1]["votes_3"] -= lead - half + 1
        stake = VotesAtStake(try count.check(), terms: .init())
        #expect(question(stake, .majority)?.couldChange == false)
    }

    @Test func asksForTheFilingLimitOnlyWithItsTerms() throws {
        let count = SmallCount()
        let totals = Self.totals(count)
        let lead = totals.votes[1] - totals.votes[0]
        let limit = try #require(Rulebook.standard.filingLimits.first { $0.level == "regency" })
        let stake = VotesAtStake(
            try count.check(), terms: .init(filing: limit, population: 200_000))
        let filing = try #require(question(stake, .filing))
        // At most 250,000 inhabitants: 2% of the valid votes.
        #expect(filing.distance == lead - 20 * totals.valid / 1000)
        #expect(filing.source == "UU 10/2016 art. 158(2)")
        #expect(question(VotesAtStake(try count.check(), terms: .init()), .filing) == nil)
        // Three provinces say nothing about more than half of all.
        let president = VotesAtStake(try count.check(), terms: .init(rule: .indonesiaPresident))
        #expect(question(president, .spread) == nil)
    }

    @Test func votesOfRegionsThatOneSideLacksAreAtStake() throws {
        var count = SmallCount()
        let village = count.recaps[3][4]
        count.stations.removeAll { $0.codes == village.codes }
        var stake = VotesAtStake(try count.check(), terms: .init())
        #expect(stake.votes == village["valid"] && stake.places == 1)
        count = SmallCount()
        count.recaps[3].remove(at: 4)
        stake = VotesAtStake(try count.check(), terms: .init())
        #expect(stake.votes == village["valid"] && stake.places == 1)
    }
}
