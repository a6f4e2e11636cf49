import ElectionFiles
import Elections
import Testing

@Suite struct ContestFilesTests {
    static let candidates = "contest_id,ballot_no,candidate_pair\n"

    @Test func contests() throws {
        let text = """
            contest_id,title,election_date,region_code,kind,rule,population,parent_contest_id,note
            bali,,2016-02-29,51,pemilu,single-candidate,4200000,all,n
            all,All,,,,,,,

            """
        let contests = try TemporaryFolder.read(["contests.csv": text]).election.contests
        #expect(contests.map(\.title) == ["bali", "All"])
        #expect(contests[0].electionDate == "2016-02-29")
        #expect(contests[0].kind == .pemilu)
        #expect(contests[0].rule == .singleCandidate)
        #expect(contests[0].population == 4_200_000)
        #expect(contests[0].parentID == "all")
        #expect(contests[1].kind == .other)
        #expect(contests[1].rule == .plurality)
        #expect(contests[1].population == nil)
    }

    @Test(
        "A day must be in the calendar",
        arguments: [
            "27-06-2018", "2018-6-27", "2018-02-29", "1900-02-29", "2018-13-01", "2018-00-01", "2018-04-31",
            "2018-06-27T07:00", "today",
        ])
    func dates(_ day: String) throws {
        #expect(
            try TemporaryFolder.sentences([
                "contests.csv": "contest_id,region_code,election_date\nbali,51,\(day)\n"
            ]) == [
                "contests.csv, line 2, column election_date: \"\(day)\" is not a date; write it like 2018-06-27"
            ])
    }

    @Test func words() throws {
        #expect(
            try TemporaryFolder.sentences([
                "contests.csv": "contest_id,region_code,kind,rule\nbali,51,Pilkada,first-past-the-post\n"
            ]) == [
                "contests.csv, line 2, column kind: \"Pilkada\" is not one of pilkada, pemilu, other; did you mean "
                    + "pilkada?",
                "contests.csv, line 2, column rule: \"first-past-the-post\" is not one of plurality, majority, "
                    + "single-candidate, indonesia-president, forty-plus-ten, nigeria-president, kenya-president "
                    + "(another one stands in winner_rules.json of the folder, such as "
                    + "{\"winner\": [{\"rule\": \"own\", \"more_than_percent\": 55}]})",
            ])
    }

    @Test func duplicates() throws {
        #expect(
            try TemporaryFolder.sentences(["contests.csv": "contest_id,region_code\nbali,51\nbali,51\n"]) == [
                "contests.csv, line 3, column contest_id: \"bali\" stands twice; remove one of the rows"
            ])
        #expect(
            try TemporaryFolder.sentences([
                "candidates.csv": Self.candidates + "bali,1,A\nbali,2,B\nbali,2,C\n"
            ]) == [
                "candidates.csv, line 4, column ballot_no: \"2\" stands twice in bali; correct one of the rows"
            ])
        #expect(
            try TemporaryFolder.sentences(["regions.csv": "region_code,region_name\n51,Bali\n51,Bali\n"]) == [
                "regions.csv, line 3, column region_code: \"51\" stands twice; remove one of the rows"
            ])
    }

    @Test func candidatesOfAnUnknownContest() throws {
        #expect(
            try TemporaryFolder.sentences([
                "candidates.csv": Self.candidates + "bali,1,A\nbali,2,B\nballi,1,C\n"
            ]) == [
                "candidates.csv, line 4, column contest_id: \"balli\" is not in contests.csv; add it there or "
                    + "correct it here"
            ])
    }

    @Test func emptyCells() throws {
        #expect(
            try TemporaryFolder.sentences([
                "candidates.csv": Self.candidates + "bali,1,A\nbali,2, \n",
                "regions.csv": "region_code,region_name\n51,\n",
                "outages.csv": "from,to\n,2018-06-28\n",
            ]) == [
                "candidates.csv, line 3, column candidate_pair: the cell is empty; a value is needed here",
                "regions.csv, line 2, column region_name: the cell is empty; a value is needed here",
                "outages.csv, line 2, column from: the cell is empty; a value is needed here",
            ])
    }

    @Test("A pair without a name is a slip, unless its note says why it has none")
    func pairsWithoutAName() throws {
        let text = "contest_id,ballot_no,candidate_pair,note\nbali,1,A,\nbali,2,,the name was not found\n"
        let pairs = try TemporaryFolder.read(["candidates.csv": text]).election.candidates
        #expect(pairs.map(\.pair) == ["A", ""] && pairs.map(\.shortName) == ["A", ""])
    }

    @Test func outages() throws {
        let text = "from,to,contest_id,scope,what_was_said\n2018-06-27,,,infopemilu,under repair\n"
        let outages = try TemporaryFolder.read(["outages.csv": text]).election.outages
        #expect(
            outages == [Outage(from: "2018-06-27", to: "", scope: "infopemilu", whatWasSaid: "under repair")])
        #expect(
            try TemporaryFolder.sentences(["outages.csv": "from,to\n2018-06-29,2018-06-27\n"]) == [
                "outages.csv, line 2, column to: \"2018-06-27\" is before the outage began (2018-06-29); correct one of the two, "
                    + "or leave the cell empty where no end was reported"
            ])
    }

    @Test("Codes are text: leading zeros stay")
    func codes() throws {
        let files = [
            "regions.csv": "region_code,region_name\n01,One\n1,Uno\n",
            "contests.csv": "contest_id,region_code\nbali,01\n",
            "recap.csv": "contest_id,region_code,ballot_no,votes\nbali,01,1,6\nbali,1,1,4\n",
        ]
        let election = try TemporaryFolder.read(files).election
        #expect(election.recapRows.map(\.region.text) == ["01", "1"])
        #expect(election.recap(contest: "bali", region: .init("01", scheme: .undeclared))?.voteSum == 6)
    }

    /// Contests of one title are told apart by their ids.
    @Test func contestsOfOneTitle() throws {
        let contests = try TemporaryFolder.read([
            "contests.csv":
                "contest_id,title,election_date,region_code,kind,rule\nbali,Bali,2018-06-27,51,pilkada,plurality\n"
                + "bali-2,Bali,2018-06-27,51,pilkada,plurality\nother,Other,2018-06-27,51,pilkada,plurality\n"
        ]).election.contests
        #expect(contests.map(\.title) == ["Bali (bali)", "Bali (bali-2)", "Other"])
    }
}
