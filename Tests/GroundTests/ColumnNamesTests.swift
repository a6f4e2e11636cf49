import Ground
import Testing

@Suite struct ColumnNamesTests {
    private static let known = [
        "contest_id", "pollster", "ballot_no", "share_pct", "margin_of_error_pct", "votes", "votes_1",
        "votes_2",
        "votes_12", "note", "region_code",
    ]

    @Test(
        arguments: [
            ("polster", "pollster"), ("margin_of_eror_pct", "margin_of_error_pct"),
            ("margin_of_error", "margin_of_error_pct"), ("Ballot No", "ballot_no"), ("share_pct_2018", nil),
            ("vote_1", "votes_1"), ("votes1", "votes_1"), ("votes_3", nil), ("votes_A", "votes"),
            ("vote", "votes"),
            ("nite", "note"), ("mayor", nil), ("", nil), ("code", nil), ("share", "share_pct"),
        ])
    func nearest(_ name: String, _ meant: String?) {
        #expect(ColumnNames.nearest(to: name, among: Self.known) == meant)
    }

    @Test func whereOneGoesOnBehindTheOther() {
        #expect(ColumnNames.nearest(to: "station", among: ["stations", "station_no"]) == "station_no")
        let margins = ["margin_of", "margin_of_error_pct"]
        #expect(ColumnNames.nearest(to: "margin_of_eror_pct", among: margins) == "margin_of_error_pct")
        #expect(ColumnNames.nearest(to: "margin_of_error", among: margins) == "margin_of_error_pct")
        #expect(ColumnNames.nearest(to: "margin_of_what", among: margins) == "margin_of")
    }

    @Test func whatStandsInTheHeaderIsNotMeantByAnother() {
        let header = ["contest_id", "polster", "pollster", "vote_2", "votes_1"]
        #expect(
            ColumnNames.meant(["polster", "vote_2"], of: header, known: Self.known) == [
                MeantColumn("vote_2", meant: "votes_2")
            ])
    }

    /// A column that is wanted, and one that is the end of its name.
    @Test func theEndOfAName() {
        #expect(ColumnNames.nearest(to: "share_pct", among: ["pct", "colour"]) == "pct")
        #expect(ColumnNames.nearest(to: "share_pct", among: ["share%", "pct"]) == "share%")
        // Of several nobody knows which, and so short an end may be anything.
        #expect(ColumnNames.nearest(to: "data_in_pct", among: ["pct", "in_pct"]) == nil)
        #expect(ColumnNames.nearest(to: "ballot_no", among: ["no"]) == nil)
    }
}
