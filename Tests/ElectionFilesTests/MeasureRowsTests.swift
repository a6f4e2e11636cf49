import ElectionFiles
import Elections
import Testing

/// Turnout and invalid ballots among the readings, and shares in place of official votes.
@Suite struct MeasureRowsTests {
    private static let header =
        "contest_id,pollster,ballot_no,measure,base,share_pct,low_pct,high_pct,margin_of_error_pct\n"

    private static func read(_ rows: String...) throws -> [QuickCountReading] {
        try TemporaryFolder.read(["quick_counts.csv": header + rows.map { $0 + "\n" }.joined()])
            .election.readings
    }

    private static func sentences(_ rows: String...) throws -> [String] {
        try TemporaryFolder.sentences(["quick_counts.csv": header + rows.map { $0 + "\n" }.joined()])
    }

    @Test func figuresBelongToTheReading() throws {
        let readings = try Self.read(
            "bali,P,1,,,60,,,2", "bali,P,2,share,,40,,,2", "bali,P,,turnout,,64.1,,,0.6",
            "bali,P,,invalid,,,2.0,2.6,", "bali,P,,invalid,registered,1.3,,,", "bali,Q,,turnout,,63,,,")
        #expect(readings.map(\.id) == ["bali/P", "bali/Q"])
        #expect(readings[0].shares.map(\.choice) == [1, 2] && readings[1].shares.isEmpty)
        let figures = readings[0].figures
        #expect(figures.map(\.measure) == [.turnout, .invalid, .invalid])
        #expect(figures.map(\.base) == [.registered, .ballots, .registered])
        #expect(figures.map(\.percent.description) == ["64.1", "2.30", "1.3"])
        #expect(figures.map { $0.marginPercent?.description } == ["0.6", nil, nil])
        // Their margins are no margin of the shares.
        #expect(readings[0].marginPercent?.value == 2)
    }

    /// What shares are shares of stands on any row of a reading that gives one, and has nothing to do with that of its figures.
    @Test func sharesHaveABase() throws {
        let readings = try Self.read(
            "bali,P,1,,,57.1,,,2", "bali,P,2,share,ballots,38.2,,,2", "bali,P,,invalid,registered,1.3,,,",
            "bali,Q,1,,valid,60,,,2", "bali,R,1,,,60,,,2")
        #expect(readings.map(\.shareBase) == [.ballots, .valid, nil])
        let line = "quick_counts.csv, line 2, column base: "
        #expect(
            try Self.sentences("bali,P,1,,registered,60,,,").first?.hasPrefix(line + "\"registered\"") == true
        )
        let mixed = try Self.sentences("bali,P,1,,valid,60,,,", "bali,P,2,,ballots,40,,,")
        #expect(
            mixed.count == 1 && mixed[0].hasPrefix("quick_counts.csv, line 3, column base: \"ballots\""),
            "\(mixed)")
    }

    @Test func sentencesSayWhatToDo() throws {
        let line = "quick_counts.csv, line 2, column "
        #expect(
            try Self.sentences("bali,P,,turnout,ballots,64.1,,,") == [
                line
                    + "base: \"ballots\" is not what turnout is a share of; it is registered, or the cell is empty"
            ])
        #expect(
            try Self.sentences("bali,P,,turnouts,,64.1,,,").first?.hasPrefix(line + "measure: \"turnouts\"")
                == true)
        #expect(try Self.sentences("bali,P,,,,64.1,,,").first?.hasPrefix(line + "ballot_no") == true)
        #expect(
            try Self.sentences("bali,P,,turnout,,64,,,", "bali,P,,turnout,registered,65,,,") == [
                "quick_counts.csv, line 3, column measure: \"turnout\" stands twice in the reading bali/P; remove one "
                    + "row, or give the readings different qc_id"
            ])
    }

    @Test func officialShares() throws {
        let files = [
            "recap.csv":
                "contest_id,region_code,ballot_no,votes,share_pct\nbali,51,1,,55.5\nbali,51,2,400,\n",
            "recap_totals.csv":
                "contest_id,region_code,ballots_used,registered_voters,turnout,invalid_pct\nbali,51,900,1200,75.0,1.2\n",
        ]
        let election = try TemporaryFolder.read(files).election
        #expect(election.recapRows.map(\.votes) == [nil, 400])
        #expect(election.recapRows.map { $0.percent?.description } == ["55.5", nil])
        let totals = try #require(election.recapTotals.first)
        #expect(totals.ballotsUsed == 900 && totals.invalidPercent?.value == 1.2)
        let over = [
            "recap.csv": "contest_id,region_code,ballot_no,share_pct\nbali,51,1,69.02\nbali,51,2,38.71\n"
        ]
        #expect(
            try TemporaryFolder.sentences(over) == [
                "recap.csv, line 2, column share_pct: \"69.02\" the official shares of bali in 51 sum to 107.73, more than "
                    + "100; correct a share, or mark the doubtful row status=conflict"
            ])
        let neither = ["recap.csv": "contest_id,region_code,ballot_no\nbali,51,1\n"]
        #expect(
            try TemporaryFolder.sentences(neither).first?.contains("column votes") == true)
        let empty = ["recap.csv": "contest_id,region_code,ballot_no,votes,share_pct\nbali,51,1,,\n"]
        #expect(try TemporaryFolder.sentences(empty).first?.contains("line 2, column votes") == true)
    }
}
