import Foundation
import Testing

/// Stations that only a notice names are on the worklist, and are told of with the sums that they account for.
@Suite struct WorklistStationTests {
    /// Two wards of three stations; at station 2 of A the ballots and the invalid ones were 312 more than counted.
    static let stations = """
        ward,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2
        A,1,500,310,305,5,200,105
        A,2,550,616,298,318,150,148
        A,3,520,401,399,2,199,200
        B,1,500,305,300,5,180,120
        B,2,510,377,370,7,190,180
        B,3,530,288,281,7,140,141

        """
    static let recap = """
        ward,registered,ballots_used,valid,invalid,votes_1,votes_2
        A,1570,1015,1002,13,549,453
        B,1540,970,951,19,510,441

        """
    static let turnoutOnly = stations.replacing(
        "A,2,550,616,298,318,150,148", with: "A,2,550,604,598,6,300,298")

    private static func check(
        _ stations: String, _ recap: String?, _ answers: String? = nil, language: String = "en"
    ) throws -> (output: String, list: String) {
        try Program.inScratch { scratch in
            func write(_ name: String, _ text: String) throws {
                try Data(text.utf8).write(to: scratch.appending(path: name))
            }
            try write("s.csv", stations)
            if let recap { try write("recap_ward.csv", recap) }
            if let answers { try write("answers.csv", answers) }
            let run = try Program.run(
                ["check", "s.csv"] + (recap == nil ? [] : ["recap_ward.csv"])
                    + ["--levels", "ward", "--format", "worklist", "--lang", language, "--out", "o"]
                    + (answers == nil ? [] : ["--answers", "answers.csv"]), in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            return (
                run.output,
                try String(contentsOf: scratch.appending(path: "o/worklist.csv"), encoding: .utf8)
            )
        }
    }

    /// More ballots than voters at a station is a notice without a recap, and is to be looked at all the same.
    @Test func aNoticeOnOneStationIsOnTheList() throws {
        let list = try Self.check(Self.turnoutOnly, nil).list
        let row = list.split(separator: "\n").first { $0.hasPrefix("A/2,") }
        #expect(row?.contains("Should hold: Ballots used are no more than") == true, "\(list)")
        #expect(row?.contains("The form: 604 against 550") == true, "\(list)")
        // What was read again closes it; a correction that leaves it as it was does not.
        let verified = try Self.check(Self.turnoutOnly, nil, "key,answer,answered_by\nA/2,verified,Sari\n")
        #expect(verified.output.contains("1 on the list: 0 open, 1 verified"), "\(verified.output)")
        let same = try Self.check(
            Self.turnoutOnly, nil,
            "key,answer,corrected_figure,answered_by\nA/2,corrected,ballots_used 601,Sari\n")
        #expect(same.output.contains("1 on the list: 1 open"), "\(same.output)")
    }

    /// The ballots and the invalid ones of one station account for its turnout and for both sums above it: one cause.
    @Test func aStationWithMoreBallotsThanVotersAccountsForTheSumsAboveIt() throws {
        let found = try Self.check(Self.stations, Self.recap)
        #expect(found.output.contains("Findings: 1 error, 0 warnings, 0 notices."), "\(found.output)")
        #expect(
            found.output.contains(
                "One slip would account exactly for 3 findings (turnout, R12): another number in invalid (A/2): 6 → 318"
            ),
            "\(found.output)")
        #expect(found.output.contains("; the file has 318."), "\(found.output)")
        #expect(found.list.contains("\nA/2,,error,"), "\(found.list)")
    }

    /// What votes depend on in the worst case is named by what was found, and by nothing else.
    @Test(arguments: ["en", "id"]) func onlyWhatWasFoundIsNamed(language: String) throws {
        let text = Self.stations.replacing("616,298,318", with: "304,298,6")
        let output = try Self.check(text + "B,3,530,288,281,7,140,141\n", nil, language: language).output
        let start = language == "en" ? "In the worst case 281 votes" : "Dalam kasus terburuk 281 suara"
        let said = try #require(output.split(separator: "\n").first { $0.hasPrefix(start) }, "\(output)")
        #expect(
            said.hasSuffix(
                language == "en"
                    ? ": polling stations that stand twice."
                    : ": tempat pemungutan suara yang tercantum dua kali."),
            "\(output)")
    }
}
