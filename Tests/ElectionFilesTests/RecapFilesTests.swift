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

    /// A column that is not there is no empty cell: it is named, with the one that may be meant.
    @Test func aMissingColumnOfVotes() throws {
        let sentences = try TemporaryFolder.sentences([
            "recap.csv": "contest_id,region_code,ballot_no,vote,share_pct\nbali,51,1,600,\nbali,51,2,400,\n"
        ])
        #expect(sentences.count == 1)
        #expect(
            sentences.first?.contains("votes") == true && sentences.first?.contains("vote, ") == true,
            "\(sentences)")
        #expect(sentences.first?.contains("the cell is empty") == false)
    }

    /// Valid votes that are fewer than the votes of the pairs are refused, whether shares are printed beside them or not.
    @Test(arguments: ["", "59.00"])
    func fewerValidVotesThanVotes(_ share: String) throws {
        let second = share.isEmpty ? "" : "39.00"
        #expect(
            try TemporaryFolder.sentences([
                "recap.csv":
                    "contest_id,region_code,ballot_no,votes,share_pct\nbali,51,1,600,\(share)\nbali,51,2,400,\(second)\n",
                "recap_totals.csv": "contest_id,region_code,valid_votes\nbali,51,990\n",
            ]) == [
                "recap_totals.csv, line 2, column valid_votes: \"990\" is not the sum of the pairs, 1000 (bali, 51); "
                    + "correct a figure, or mark the doubtful row status=conflict"
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
