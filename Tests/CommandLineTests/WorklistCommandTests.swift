import Foundation
import Testing

/// Total rows and worklists of `check`.
@Suite struct WorklistCommandTests {
    static let stations = """
        county,county_name,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2,url
        01,Alder,1,100,95,90,5,60,40,https://example.org/1
        01,Alder,2,100,85,80,5,50,30,https://example.org/2
        02,Birch,1,100,75,70,5,40,20,https://example.org/3
        02,Birch,TOTAL,100,75,70,5,40,20,

        """

    @Test func oneRowAStationAndAnswersAreReadBack() throws {
        try Program.inScratch { scratch in
            func write(_ name: String, _ text: String) throws {
                try Data(text.utf8).write(to: scratch.appending(path: name))
            }
            try write("s.csv", Self.stations)
            let first = try Program.run(
                ["check", "s.csv", "--levels", "county", "--format", "worklist,xlsx", "--out", "a"],
                in: scratch)
            #expect(first.status == 0, "\(first.errors)")
            let csv = try String(contentsOf: scratch.appending(path: "a/worklist.csv"), encoding: .utf8)
            let rows = csv.split(separator: "\n")
            // Two stations, the gravest by votes first, and the total row.
            #expect(rows.count == 4, "\(csv)")
            #expect(rows[1].contains(",Alder,1,") || rows[1].contains(",Birch,1,"))
            #expect(csv.contains("01/1,,error,01,Alder,1,"))
            #expect(csv.contains("https://example.org/1"))
            let page = try String(contentsOf: scratch.appending(path: "a/worklist.html"), encoding: .utf8)
            #expect(page.contains("href=\"https://example.org/1\""))
            #expect(FileManager.default.fileExists(atPath: scratch.appending(path: "a/tables.xlsx").path))
            try write(
                "answers.csv",
                "key,answer,answered_by,answered_at\n01/1,Sesuai,Sari,2026-11-27\n99/9,corrected,,\n02/1,,,\n"
            )
            let second = try Program.run(
                [
                    "check", "s.csv", "--levels", "county", "--format", "worklist,html", "--answers",
                    "answers.csv",
                    "--out", "b",
                ], in: scratch)
            #expect(second.status == 0, "\(second.errors)")
            #expect(second.output.contains("3 on the list: 2 open, 1 verified, 0 corrected."))
            #expect(second.output.contains("1 answer is to rows that are no longer on the list."))
            let later = try String(contentsOf: scratch.appending(path: "b/worklist.csv"), encoding: .utf8)
            #expect(
                later.split(separator: "\n").last?.contains("verified,,Sari,2026-11-27") == true, "\(later)")
            let page2 = try String(contentsOf: scratch.appending(path: "b/report.html"), encoding: .utf8)
            #expect(page2.contains("3 on the list: 2 open"))
            // A correction says what the form says and who read it, or that is said to be missing.
            try write(
                "answers.csv",
                "key,answer,corrected_figure,answered_by\n01/1,corrected,votes_1 50,\n02/1,corrected,,Budi\n")
            let corrected = try Program.run(
                [
                    "check", "s.csv", "--levels", "county", "--format", "worklist", "--answers",
                    "answers.csv", "--out", "b",
                ], in: scratch)
            #expect(corrected.output.contains("1 answer does not say who answered (answered_by)."))
            #expect(
                corrected.output.contains(
                    "3 on the list: 2 open, 0 verified, 1 corrected. 1 answer does not say who answered (answered_by). "
                        + "1 correction does not say what the form says (corrected_figure), and leaves its row open."
                ))
            let figures = try String(contentsOf: scratch.appending(path: "b/worklist.csv"), encoding: .utf8)
            #expect(figures.contains("corrected,votes_1 50,"))
            // It stays with who gave it, to be completed.
            #expect(figures.contains("corrected,,Budi"))
            try write("answers.csv", "key,answer,figures\n01/1,verified,registered 1\n")
            let stale = try Program.run(
                [
                    "check", "s.csv", "--levels", "county", "--format", "worklist", "--answers",
                    "answers.csv",
                    "--out", "b",
                ], in: scratch)
            #expect(
                stale.output.contains(
                    "0 verified, 0 corrected. 1 answer is to other figures than the list has now"))
            try write("answers.csv", "key,answer\n01/1,maybe\n")
            let wrong = try Program.run(
                ["check", "s.csv", "--levels", "county", "--answers", "answers.csv"], in: scratch)
            #expect(wrong.status == 65)
            #expect(wrong.errors.contains("answers.csv, line 2, column answer: \"maybe\" is not one of"))
            try write("answers.csv", "key,answer,corrected_figure\n01/1,corrected,votes_1 many\n")
            let noNumber = try Program.run(
                ["check", "s.csv", "--levels", "county", "--answers", "answers.csv"], in: scratch)
            #expect(noNumber.status == 65)
            #expect(
                noNumber.errors.contains(
                    "answers.csv, line 2, column corrected_figure: \"votes_1 many\" is no number"),
                "\(noNumber.errors)")
        }
    }

    /// What every row is answered for no longer ends the run with 1, and what is left open does.
    @Test func answeredFindingsAreClosedForTheExitStatus() throws {
        try Program.inScratch { scratch in
            func run(_ answers: String?) throws -> (result: Program.Result, open: [String: Int]?) {
                var arguments = ["check", "s.csv", "--levels", "county", "--fail-on", "error", "--out", "o"]
                if let answers {
                    try Data(answers.utf8).write(to: scratch.appending(path: "answers.csv"))
                    arguments += ["--answers", "answers.csv"]
                }
                let result = try Program.run(arguments, in: scratch)
                let data = try Data(contentsOf: scratch.appending(path: "o/results.json"))
                let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
                let parts = json?["parts"] as? [[String: Any]]
                return (result, parts?.first?["open"] as? [String: Int])
            }
            try Data(Self.stations.utf8).write(to: scratch.appending(path: "s.csv"))
            let first = try run(nil)
            #expect(first.result.status == 1 && first.open == nil)
            #expect(!first.result.output.contains("Still open"))
            let some = try run("key,answer\n01/1,verified\n")
            #expect(some.result.status == 1 && some.open?["error"] == 2)
            #expect(some.result.output.contains("Still open: 2 errors,"), "\(some.result.output)")
            // A correction that does not say what the form says closes nothing.
            let bare = try run("key,answer\n01/1,verified\n02/1,corrected\n02/TOTAL,verified\n")
            #expect(bare.result.status == 1 && bare.open?["error"] == 1, "\(bare.result.output)")
            #expect(bare.result.output.contains("Still open: 1 error,"))
            let all = try run(
                "key,answer,corrected_figure\n01/1,verified,\n02/1,corrected,votes_1 50\n02/TOTAL,verified,\n"
            )
            #expect(all.result.status == 0 && all.open?["error"] == 0, "\(all.result.output)")
            #expect(all.result.output.contains("Still open: 0 errors,"))
        }
    }

    /// An answer that leaves what was found as it is closes nothing, and list and headline say why.
    @Test(arguments: [
        (
            "corrected,votes_1 999", "1 correction does not mend what was found, and leaves its row open.",
            false
        ),
        // A register of 0 is no register, and a number beyond all counts is none.
        ("corrected,valid 0", "1 correction does not mend what was found, and leaves its row open.", false),
        ("corrected,999", "1 correction does not mend what was found, and leaves its row open.", false),
        (
            "corrected,votes_1 60", "1 correction has the figure that the file has, and leaves its row open.",
            false
        ),
        (
            "corrected,suara_1 50",
            "1 correction names a figure that the file does not have (corrected_figure), and leaves its row open.",
            false
        ),
        (
            "verified,votes_1 50",
            "1 answer is \"verified\" beside another figure than the file has, and leaves its row open.",
            false
        ),
        // That mends the votes and breaks the ballots.
        ("corrected,valid 100", "1 correction does not mend what was found, and leaves its row open.", false),
        ("verified,votes_1 60", "2 open, 1 verified, 0 corrected.", true),
        ("corrected,50", "2 open, 0 verified, 1 corrected.", true),
        ("corrected,valid 100; ballots_used 105; registered 110", "2 open, 0 verified, 1 corrected.", true),
    ])
    func answersThatMendNothingLeaveTheirRowOpen(answer: String, sentence: String, closes: Bool) throws {
        try Program.inScratch { scratch in
            try Data(Self.stations.utf8).write(to: scratch.appending(path: "s.csv"))
            try Data(
                "key,answer,corrected_figure,answered_by,answered_at\n01/1,\(answer),Sari,2026-11-27\n".utf8
            ).write(to: scratch.appending(path: "answers.csv"))
            let run = try Program.run(
                [
                    "check", "s.csv", "--levels", "county", "--format", "worklist", "--answers",
                    "answers.csv",
                    "--out", "o",
                ], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains(sentence), "\(run.output)")
            #expect(run.output.contains("3 on the list: \(closes ? 2 : 3) open"))
            let list = try String(contentsOf: scratch.appending(path: "o/worklist.csv"), encoding: .utf8)
            let row = try #require(list.split(separator: "\n").first { $0.hasPrefix("01/1,") })
            // Who answered and when stays with it either way.
            #expect(row.contains(",Sari,2026-11-27,"))
            #expect(row.contains("open: ") != closes, "\(row)")
        }
    }

    /// No other figure makes of a station that stands twice one that stands once; who looked at both says so.
    @Test(arguments: [("corrected,votes_1 71", true), ("verified,", false)])
    func noFigureMendsARowThatStandsTwice(answer: String, isOpen: Bool) throws {
        try Program.inScratch { scratch in
            try Data(
                "county,station_no,valid,votes_1,votes_2\nA,1,100,60,40\nA,1,110,70,40\nA,2,90,50,40\n".utf8
            )
            .write(to: scratch.appending(path: "s.csv"))
            try Data("key,answer,corrected_figure,answered_by\nA/1,\(answer),Budi\n".utf8).write(
                to: scratch.appending(path: "answers.csv"))
            let run = try Program.run(
                ["check", "s.csv", "--levels", "county", "--answers", "answers.csv"], in: scratch)
            #expect(
                run.output.contains("1 on the list: \(isOpen ? 1 : 0) open"), "\(run.output) \(run.errors)")
            // A number that no count has is refused, not added.
            try Data(
                "key,answer,corrected_figure\nA/1,corrected,votes_1 9223372036854775807\n".utf8
            ).write(to: scratch.appending(path: "answers.csv"))
            let large = try Program.run(
                ["check", "s.csv", "--levels", "county", "--answers", "answers.csv"], in: scratch)
            #expect(large.status == 65 && large.errors.contains("is no number"), "\(large.errors)")
        }
    }

    /// A row of a recap is corrected where it is the sum below it then.
    @Test func aCorrectedSumMustBeMet() throws {
        try Program.inScratch { scratch in
            try Data("county,station_no,valid,votes_1,votes_2\nA,1,100,60,40\nA,2,110,50,60\n".utf8).write(
                to: scratch.appending(path: "stations.csv"))
            try Data("county,valid,votes_1,votes_2\nA,210,112,100\n".utf8).write(
                to: scratch.appending(path: "recap_county.csv"))
            for (figure, isOpen) in [("votes_1 111", true), ("votes_1 110", false)] {
                try Data("key,answer,corrected_figure,answered_by\nA,corrected,\(figure),Budi\n".utf8).write(
                    to: scratch.appending(path: "answers.csv"))
                let run = try Program.run(
                    [
                        "check", "stations.csv", "recap_county.csv", "--levels", "county", "--answers",
                        "answers.csv",
                    ], in: scratch)
                #expect(run.output.contains("1 on the list: \(isOpen ? 1 : 0) open"), "\(run.output)")
            }
        }
    }

    /// A total whose codes say so too reads its name once.
    @Test func aPlaceSaysEachNameOnce() throws {
        try Program.inScratch { scratch in
            let rows = (1...3).map { "PERU,LIMA,MIRAFLORES,\($0),\(90 + $0),\(50 + $0),40\n" }.joined()
            let text =
                "province_code,regency_code,district_code,station_no,valid,votes_1,votes_2\n" + rows
                + "PERU,TOTAL,TOTAL,TOTAL,276,156,120\nPERU,CALLAO,CALLAO,7,99,60,40\n"
            try Data(text.utf8).write(to: scratch.appending(path: "s.csv"))
            let run = try Program.run(
                ["check", "s.csv", "--format", "worklist", "--out", "o"], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            let page = try String(contentsOf: scratch.appending(path: "o/worklist.html"), encoding: .utf8)
            #expect(page.contains(">PERU, station TOTAL<"), "\(page)")
            #expect(page.contains("PERU/TOTAL (line 5) is a total, by its name"))
            #expect(!page.contains("TOTAL/TOTAL"))
            #expect(page.contains(">CALLAO, PERU, station 7<"))
        }
    }

    static func rules(_ contents: String) throws -> [String] {
        let run = try StationFiles.run("check", ["--levels", "county", "--json"], contents: contents)
        let parts = try StationFiles.object(run)["parts"] as? [[String: Any]] ?? []
        return parts.flatMap {
            ($0["findings"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
        }
    }

    /// A sample with the total of its stations says the same as the one without.
    @Test func totalsCountInNoEstimate() throws {
        let rows = (1...9).map { "A,\($0),\(100 + 37 * $0 % 90),\(60 + 53 * $0 % 70)\n" }.joined()
        let sums = (1...9).reduce(into: (0, 0)) { sums, row in
            sums = (sums.0 + 100 + 37 * row % 90, sums.1 + 60 + 53 * row % 70)
        }
        let plain = "county,station_no,votes_1,votes_2\n" + rows
        let runs = try [plain, plain + "A,TOTAL,\(sums.0),\(sums.1)\n"].map {
            try StationFiles.run("estimate", ["--levels", "county"], contents: $0)
        }
        #expect(runs[0].output == runs[1].output)
        #expect(runs[1].errors.contains("1 row looks like a total among the polling stations"))
    }

    /// Lists of stations are of checks only.
    @Test func otherVerbsHaveNoWorklist() throws {
        let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Data/museum").path
        for (command, format) in [("reconcile", "worklist"), ("reconcile", "xlsx"), ("site", "worklist")] {
            try Program.inScratch { scratch in
                let run = try Program.run([command, data, "--format", format, "--out", "o"], in: scratch)
                #expect(run.status == 64)
                #expect(run.errors.contains("--format \(format): there are html, "), "\(run.errors)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
            }
        }
    }

    /// A place may be called so.
    @Test func aRegionCalledTotalIsNoTotal() throws {
        let text = "county,station_no,votes_1,votes_2\nA,1,50,60\nA,2,70,20\nJumlah,6,33,43\n"
        #expect(!(try Self.rules(text)).contains("total-rows"))
    }

    /// One cause, one finding, whatever the total row is called and wherever it stands.
    @Test func aTotalRowIsOneFinding() throws {
        let honest = "county,station_no,registered,valid,invalid,votes_1,votes_2,votes_3\n"
        let rows = (1...9).map { row -> [Int] in
            let votes = [100 + 37 * row % 90, 60 + 53 * row % 70, 20 + 11 * row % 17]
            let valid = votes.reduce(0, +)
            return [valid + 90 + row, valid, 3 + row % 4] + votes
        }
        func line(_ place: String, _ row: [Int]) -> String {
            place + "," + row.map(String.init).joined(separator: ",") + "\n"
        }
        let plain = honest + rows.enumerated().map { line("A,\($0.offset + 1)", $0.element) }.joined()
        let total = rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }
        #expect(try Self.rules(plain) == [])
        for name in ["A,TOTAL", "A,Jumlah", "A,", "Total,", "A,10", "B,1"] {
            #expect(try Self.rules(plain + line(name, total)) == ["total-rows"], "\(name)")
        }
        let towns = rows.enumerated().map { line("A,Town \($0.offset + 1)", $0.element) }.joined()
        #expect(try Self.rules(honest + line("A,Town", total) + towns) == ["total-rows"])
        #expect(try Self.rules(honest + line("A,Town Totals", total) + towns) == ["total-rows"])
    }
}
