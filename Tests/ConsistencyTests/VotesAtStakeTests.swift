import Elections
import Testing
import Wording

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
            stake.leader == Choice(2) && stake.lead == totals.votes[1] - totals.votes[0]
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
        #expect(try count.check().found.compactMap(\.votesAtStake) == [20, 20])
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
        var stake = VotesAtStake(try count.check(), terms: .init(rule: .majority))
        #expect(stake.votes == half)
        #expect(question(stake, .majority)?.distance == half)
        #expect(question(stake, .majority)?.couldChange == true)
        #expect(question(stake, .winner)?.couldChange == false)
        count.recaps[0][1]["votes_3"] += lead - half
        stake = VotesAtStake(try count.check(), terms: .init(rule: .majority))
        #expect(question(stake, .winner)?.couldChange == true)
        count.recaps[0][1]["votes_3"] -= lead - half + 1
        stake = VotesAtStake(try count.check(), terms: .init(rule: .majority))
        #expect(question(stake, .majority)?.couldChange == false)
        // A rule without a line is not asked for it.
        let plurality = VotesAtStake(try count.check(), terms: .init())
        #expect(question(plurality, .majority) == nil && question(plurality, .winner) != nil)
    }

    @Test func aFaultThatAnotherFigureWouldMendPutsNoVotesAtStake() throws {
        var count = SmallCount()
        // More votes than ballots, by a count of invalid votes; valid votes that neither pairs nor ballots bear out.
        count.stations[3]["invalid"] += 300
        count.stations[9]["valid"] += 40
        let stake = VotesAtStake(try count.check(withRecaps: false), terms: .init())
        #expect(stake.contradicted == 0)
        // Had the valid votes been right, 40 votes less the invalid ones would be beyond the ballots.
        #expect(stake.votes == 40 - count.stations[9]["invalid"] && stake.places == 1)
    }

    @Test func contradictionsStandApartFromTheWorstCase() throws {
        var count = SmallCount()
        count.stations[3]["votes_1"] += 17
        // A station without votes.
        for column in ["ballots_used", "valid", "invalid", "votes_1", "votes_2", "votes_3"] {
            count.stations[20][column] = 0
        }
        let stake = VotesAtStake(try count.check(withRecaps: false), terms: .init())
        #expect(stake.contradicted == 17 && stake.contradictions == 1)
        #expect(stake.votes == 17 + count.stations[20]["registered"] && stake.places == 2)
    }

    @Test func aZeroWhereVotesWereCountedIsUnread() throws {
        var count = SmallCount()
        count.stations[3]["registered"] = 0
        count.stations[30]["registered"] = 0
        count.stations[30]["ballots_used"] = 0
        let check = try count.check(withRecaps: false)
        #expect(check.findings.map(\.rule) == ["unread", "unread"])
        #expect(check.findings.allSatisfy { $0.severity == .notice && $0.votesAtStake == nil })
        #expect(
            check.findings[0].sentence(.english)
                == "2 of 144 stations give 0 for registered though votes were counted there: the figure is taken as not "
                + "read, and no rule that needs it is asked there.")
        #expect(check.findings[0].place.line == 5 && check.findings[1].place.line == 32)
        let turnout = try #require(check.tallies.first { $0.rule.id == "turnout" })
        #expect(turnout.asked == 142 && turnout.unknown == 2 && turnout.failed == 0)
        let recaps = try count.check()
        #expect(recaps.findings("R13").isEmpty)
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

    /// The stations lack a village, as no row or as empty ones: the count that says who leads lacks its votes.
    @Test func votesThatTheStationsLackAreAtStakeHoweverTheyLackThem() throws {
        let sound = SmallCount()
        let village = sound.recaps[3][4]
        let valid = try #require(SmallCount.columns.firstIndex(of: "valid"))
        func stake(_ change: (inout SmallCount.Row) -> Void) throws -> VotesAtStake {
            var count = SmallCount()
            for place in count.stations.indices where count.stations[place].codes == village.codes {
                change(&count.stations[place])
            }
            return VotesAtStake(try count.check(), terms: .init())
        }
        var without = SmallCount()
        without.stations.removeAll { $0.codes == village.codes }
        let absent = VotesAtStake(try without.check(), terms: .init())
        #expect(absent.votes == village["valid"] && absent.places == 1 && absent.contradicted == 0)
        let blank = try stake { $0.values = [] }
        #expect(blank.votes == absent.votes && blank.places == 1 && blank.contradicted == 0)
        #expect(blank.lead == absent.lead)
        // Of one choice alone only its votes are lacking, of the register none.
        let one = try stake { $0["votes_2"] = SmallCount.empty }
        #expect(one.votes == village["votes_2"] && one.places == 1)
        #expect(try stake { $0["registered"] = SmallCount.empty }.votes == 0)
        #expect(try stake { $0.values[valid] = SmallCount.empty }.votes == 0)
    }

    /// A recap lacks a village, as no row or as an empty one: the stations count its votes, and nothing is at stake.
    @Test func votesThatOnlyARecapLacksAreNotAtStake() throws {
        var absent = SmallCount()
        absent.recaps[3].remove(at: 4)
        var blank = SmallCount()
        blank.recaps[3][4].values = []
        let checks = try [absent.check(), blank.check()]
        #expect(!checks[0].findings("region-missing").isEmpty)
        #expect(!checks[1].findings("figures-missing").isEmpty)
        let sound = VotesAtStake(try SmallCount().check(), terms: .init())
        for check in checks {
            #expect(VotesAtStake(check, terms: .init()) == sound)
            #expect(check.findings.allSatisfy { $0.votesAtStake == nil })
        }
        // Where a sum above lacks them too, that is a mismatch with their votes.
        let village = absent.recaps[2][1]
        absent.recaps[2][1]["votes_1"] -= 7
        #expect(VotesAtStake(try absent.check(), terms: .init()).votes == 7 && village["votes_1"] > 7)
    }

    /// Without stations the topmost recap says who leads, and not where it lacks a region.
    @Test func aRecapThatLacksARegionDoesNotSayWhoLeads() throws {
        let sound = VotesAtStake(try SmallCount().check(withStations: false), terms: .init())
        #expect(sound.leader == Choice(2))
        var absent = SmallCount()
        absent.recaps[0].remove(at: 1)
        var blank = SmallCount()
        blank.recaps[0][1].values = []
        for count in [absent, blank] {
            let stake = VotesAtStake(try count.check(withStations: false), terms: .init())
            #expect(stake.leader == nil && stake.lead == nil && stake.questions.isEmpty)
            #expect(stake.votes == 0)
        }
        // Under another name it is there.
        var renamed = SmallCount()
        renamed.recaps[0][1].codes = ["14"]
        #expect(VotesAtStake(try renamed.check(withStations: false), terms: .init()).lead == sound.lead)
    }
}
