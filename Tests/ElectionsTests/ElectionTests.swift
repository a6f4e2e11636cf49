import Testing

@testable import Elections

@Suite struct ElectionTests {
    static let region = RegionCode("32", scheme: .undeclared)

    static func row(_ pair: Int, _ votes: Int, _ status: RecapStatus = .primary) -> RecapRow {
        RecapRow(
            contest: "c", region: region, choice: Choice(pair), votes: votes, status: status, form: "DC1",
            source: "s\(pair)")
    }

    static func election(_ rows: [RecapRow], totals: [RecapTotals] = []) -> Election {
        Election(
            name: "e",
            contests: [Contest(id: "c", title: "C", region: region), Contest(id: "d", title: "D")],
            candidates: [
                Candidate(contest: "c", choice: 2, pair: "B"),
                Candidate(contest: "c", choice: 1, pair: "A", shortName: "a"),
                Candidate(contest: "d", choice: 1, pair: "X"),
            ],
            recapRows: rows, recapTotals: totals)
    }

    @Test("Only primary rows make the signed result")
    func primary() throws {
        let election = Self.election([
            Self.row(2, 20), Self.row(1, 10), Self.row(1, 999, .conflict), Self.row(2, 9, .superseded),
        ])
        let recap = try #require(election.recap(contest: "c", region: Self.region))
        #expect(recap.votes.map(\.votes) == [10, 20])
        #expect(recap.isComplete)
        #expect(recap.form == "DC1")
        #expect(recap.sources == ["s2", "s1"])
    }

    @Test func withoutPrimaryRowsThereIsNone() {
        let election = Self.election([Self.row(1, 10, .conflict)])
        #expect(election.recap(contest: "c", region: Self.region) == nil)
    }

    @Test func aMissingPairIsNotComplete() {
        let recap = Self.election([Self.row(1, 10)]).recap(contest: "c", region: Self.region)
        #expect(recap?.isComplete == false)
    }

    @Test("Totals come from the first primary row that has them")
    func totals() {
        let totals = [
            RecapTotals(contest: "c", region: Self.region, pollingStations: 9, status: .conflict),
            RecapTotals(contest: "c", region: Self.region, invalidVotes: 3),
            RecapTotals(contest: "c", region: Self.region, invalidVotes: 4, pollingStations: 7),
        ]
        let recap = Self.election([Self.row(1, 10), Self.row(2, 10)], totals: totals)
            .recap(contest: "c", region: Self.region)
        #expect(recap?.invalidVotes == 3)
        #expect(recap?.pollingStations == 7)
        #expect(recap?.registeredVoters == nil)
    }

    @Test func candidatesAreOrderedAndNamed() {
        let election = Self.election([])
        #expect(election.candidates(of: "c").map(\.shortName) == ["a", "B"])
        #expect(election.regionName(Self.region) == "32")
    }

    @Test func selecting() {
        let some = Self.election([Self.row(1, 1)]).selecting(contests: ["d"])
        #expect(some.contests.map(\.id) == ["d"])
        #expect(some.candidates.map(\.contest) == ["d"])
        #expect(some.recapRows == [])
    }

    @Test func uniqued() { #expect(["a", "", "a", "b", ""].uniqued() == ["a", "", "b"]) }

    @Test func severitiesAreOrdered() {
        #expect(Severity.notice < .warning)
        #expect(Severity.warning < .error)
        #expect(Bilingual(en: "yes", id: "ya")[.indonesian] == "ya")
    }
}
