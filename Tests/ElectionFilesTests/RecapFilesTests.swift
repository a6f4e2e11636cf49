import ElectionFiles
import Elections
import Testing

@Suite struct RecapFilesTests {
    static let header = "contest_id,region_code,ballot_no,votes,status,form,decided_on,source_url,note\n"

    @Test func rows() throws {
        let text = Self.header + "bali,51,1,600,,DC1,2018-07-08,u,\"n, m\"\nbali,51,2,400,primary,,,,\n"
        let rows = try TemporaryFolder.read(["recap.csv": text]).election.recapRows
        #expect(rows.map(\.status) == [.primary, .primary])
        #expect(rows[0].form == "DC1")
        #expect(rows[0].note == "n, m")
        #expect(rows[0].decidedOn == "2018-07-08")
    }

    @Test(
        "Votes are whole numbers of 0 or more",
        arguments: [
            ("-600", "is negative; a count is 0 or more"),
            ("600.5", "has decimals; a count is a whole number"),
            (
                "1.600",
                // Other files of the folder have decimals behind a point.
                "is not a plain whole number; write 1600 if it is one, and all numbers with one kind of marks: others here are "
                    + "written otherwise, and would be misread in the number style that makes this one a whole number"
            ),
            ("6000000000", "is larger than any count of voters; check the digits"),
        ])
    func votes(_ text: String, _ reason: String) throws {
        #expect(
            try TemporaryFolder.sentences(["recap.csv": Self.header + "bali,51,1,\(text),,,,,\n"]) == [
                "recap.csv, line 2, column votes: \"\(text)\" \(reason)"
            ])
    }

    @Test func emptyVotesAreNotZero() throws {
        #expect(
            try TemporaryFolder.sentences(["recap.csv": Self.header + "bali,51,1,,,,,,\n"]) == [
                "recap.csv, line 2, column votes: the cell is empty; a value is needed here"
            ])
    }

    @Test func status() throws {
        #expect(
            try TemporaryFolder.sentences(["recap.csv": Self.header + "bali,51,1,5,final,,,,\n"]) == [
                "recap.csv, line 2, column status: \"final\" is not one of primary, conflict, superseded"
            ])
    }

    @Test func totals() throws {
        let text =
            "contest_id,region_code,valid_votes,invalid_votes,registered_voters,polling_stations,turnout,status\nbali,51,1000,20,1500,7,68.00,\nbali,5171,,,,,,\n"
        let totals = try TemporaryFolder.read(["recap_totals.csv": text]).election.recapTotals
        #expect(totals.first?.validVotes == 1000)
        #expect(totals.first?.turnoutPercent?.description == "68.00")
        #expect(totals.last?.validVotes == nil)
        #expect(totals.last?.status == .primary)
    }
}
