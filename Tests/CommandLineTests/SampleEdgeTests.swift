import Foundation
import Testing

/// Numbers at the edge of what a file can hold: each is a sentence with file, line and column, never a trap or a
/// run without end.
@Suite struct SampleEdgeTests {
    static func rows(_ value: (Int) -> String) -> [String] {
        ["province_code,village_code,station_no,registered,valid,votes_1,votes_2,x"]
            + (0..<12).map { row in
                "\(row / 6 + 1),\(row / 3 + 1),\(row),300,\(110 + row * 7 % 5),\(60 + row * 7 % 5),50,\(value(row))"
            }
    }

    static func expect(
        _ command: String, _ files: [String: [String]], says sentence: String
    ) throws {
        let run = try SampleInputTests.run(command, files)
        #expect(run.status == 65)
        #expect(run.errors == "sanding: \(sentence)\n")
    }

    @Test(arguments: [
        ("1e19", "1e+19"), ("1e308", "1e+308"), ("1e15", "1000000000000000.0"), ("1e-300", "1e-300"),
        ("0", "0.0"), ("-1", "-1.0"),
    ])
    func weights(text: String, value: String) throws {
        try Self.expect(
            "estimate s.csv --weight x", ["s.csv": Self.rows { $0 == 3 ? text : "2" }],
            says:
                "s.csv, line 5, column x: \(value) is not usable; a weight is the number of stations that one "
                + "stands for, from 0.000000001 to 1,000,000,000")
    }

    @Test(arguments: ["--probability x", "--draw-probability x", "--probability x --cluster village_code"])
    func probabilities(option: String) throws {
        for text in ["1e-15", "1e-300", "-1.0", "2.0"] {
            try Self.expect(
                "estimate s.csv \(option)", ["s.csv": Self.rows { $0 == 3 ? text : "0.1" }],
                says:
                    "s.csv, line 5, column x: \(text) is not usable; a probability is at least 0.000000001 and at "
                    + "most 1")
        }
    }

    @Test(arguments: ["nan", "inf", "1e400", "0x10", "0x1p4", "infinity"])
    func whatIsNoNumber(text: String) throws {
        let run = try SampleInputTests.run(
            "estimate s.csv --weight x", ["s.csv": Self.rows { $0 == 3 ? text : "2" }])
        #expect(run.status == 65)
        #expect(run.errors.hasPrefix("sanding: s.csv, line 5, column x: \"\(text)\" is not a number"))
    }

    @Test func jointProbabilities() throws {
        var pairs = ["first,second,probability"]
        for second in 0..<12 {
            for first in 0..<second {
                let value = (first, second) == (2, 5) ? "1e-300" : "0.009"
                pairs.append("\(first / 3 + 1)/\(first),\(second / 3 + 1)/\(second),\(value)")
            }
        }
        for method in ["yates-grundy", "horvitz-thompson"] {
            try Self.expect(
                "estimate s.csv --probability x --joint p.csv --probability-variance \(method)",
                ["s.csv": Self.rows { _ in "0.1" }, "p.csv": pairs],
                says:
                    "p.csv, line 14, column probability: stations 1/2 and 2/5 have the joint probability 1e-300, "
                    + "too small for two stations with 0.1 and 0.1, so nothing can be estimated from them; correct "
                    + "it, or leave --joint out")
        }
    }

    /// The frame says that a stratum has no valid vote, or fewer than its sample: it is not left out.
    @Test(arguments: [("0", "0 valid votes"), ("100", "100 valid votes")])
    func framesWithoutTheVotesOfTheSample(valid: String, words: String) throws {
        for estimator in ["separate-ratio", "combined-ratio"] {
            try Self.expect(
                "estimate s.csv --stratum province_code --frame f.csv --estimator \(estimator)",
                [
                    "s.csv": Self.rows { _ in "1" },
                    "f.csv": ["province_code,stations,valid", "1,60,\(valid)", "2,90,15000"],
                ],
                says:
                    "f.csv, line 2, column valid: stratum 1 has \(words) in all, but 670 valid votes in its "
                    + "sampled stations alone; correct the frame, or the codes of the sample")
        }
    }

    /// An official file that is not complete does not tell the valid votes of its strata.
    @Test func separateRatiosNeedEveryStation() throws {
        var official = Self.rows { _ in "1" }
        official.append("2,4,99,300,,,,1")
        try Self.expect(
            "reconcile --sample s.csv --official o.csv --stratum province_code --estimator separate-ratio",
            ["s.csv": Self.rows { _ in "1" }, "o.csv": official],
            says:
                "o.csv, line 14: station 4/99 has no valid votes yet, so the file does not tell "
                + "those of its stratum; use --estimator combined-ratio, or give --frame with a column valid")
    }

    /// Where no frame was given it is the official file that lacks a region, and no frame.
    @Test func aStratumThatTheOfficialFileLacksIsToldOfThatFile() throws {
        let official = Self.rows { _ in "1" }.filter { !$0.hasPrefix("2,") }
        try Self.expect(
            "reconcile --sample s.csv --official o.csv --stratum province_code",
            ["s.csv": Self.rows { _ in "1" }, "o.csv": official],
            says:
                "s.csv, line 8: stratum 2 has no station in o.csv, which all stations are counted from; add them there, or "
                + "correct the code")
    }

    @Test func missingStationsAreAnsweredInThreeWays() throws {
        let header = "province_code,station_no,registered,valid,votes_1,votes_2"
        let rows = (0..<9).map { "1,\($0),320,235,\(135 + $0 % 2),\(100 - $0 % 2)" }
        func run(_ last: String, _ option: String = "") throws -> String {
            try SampleInputTests.run("estimate s.csv \(option)", ["s.csv": [header] + rows + [last]]).output
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        #expect(
            try run("1,9,320,,,").contains(
                "The missing polling stations could not make the lead vanish: if all their ballots (one for every registered "
                    + "voter) were for candidate or party 2, it would still be 0.12 points."))
        #expect(
            try run("1,9,320,,,", "--form pilkada-2024").contains(
                "The missing polling stations could make the lead vanish"))
        #expect(try run("1,9,320,,,", "--form none").contains("could not make the lead vanish"))
        for register in ["", "0"] {
            let text = try run("1,9,\(register),,,")
            #expect(
                text.contains(
                    "Whether the missing polling stations could make the lead vanish is not known: 1 polling station of them has no "
                        + "register of voters, so nothing says how many ballots it could hold."))
        }
    }

    /// The stations come first in the terminal, and the exit status sees them.
    @Test func theStationsComeFirst() throws {
        let header = "province_code,station_no,registered,valid,votes_1,votes_2"
        let line = { (row: Int, more: Int) in
            "1,\(row),300,200,\(100 + row % 7 + more),\(100 - row % 7 - more)"
        }
        let files = [
            "o.csv": [header] + (0..<120).map { line($0, $0 % 4 == 0 ? 3 : 0) },
            "s.csv": [header] + (0..<80).map { line($0, 0) },
        ]
        let command = "reconcile --sample s.csv --official o.csv --draws 199 --json"
        #expect(try SampleInputTests.run(command, files).status == 0)
        for limit in ["inconsistent", "error", "notice"] {
            #expect(try SampleInputTests.run("\(command) --fail-on \(limit)", files).status == 1)
        }
        try Program.inScratch { scratch in
            for (name, lines) in files {
                try lines.joined(separator: "\n").write(
                    to: scratch.appending(path: name), atomically: true, encoding: .utf8)
            }
            let run = try Program.run(
                ["reconcile", "--sample", "s.csv", "--official", "o.csv", "--draws", "199", "--out", "r"],
                in: scratch)
            let lines = run.output.split(separator: "\n").map(String.init)
            #expect(lines[2].hasPrefix("Station by station  20 of 80 differ"), "\(lines)")
            #expect(lines[2].contains("  not consistent  "))
            #expect(run.output.contains("10 polling stations more differ; findings.csv lists all of them."))
            let table = try String(contentsOf: scratch.appending(path: "r/findings.csv"), encoding: .utf8)
            #expect(table.split(separator: "\n").count { $0.hasPrefix("station-differs,") } == 20)
            let report = try String(contentsOf: scratch.appending(path: "r/report.md"), encoding: .utf8)
            #expect(
                report.contains(
                    "Station by station: not consistent with the official file. 20 of 80 polling stations of the sample have "
                        + "other votes in the official file."))
            #expect(report.contains(" and 10 more."))
        }
    }
}
