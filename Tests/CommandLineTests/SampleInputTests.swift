import Foundation
import Testing

/// What a sample, a frame or an official file may get wrong, and the sentence or the result that follows.
@Suite struct SampleInputTests {
    /// A run of the program on files with these lines.
    static func run(_ arguments: String, _ files: [String: [String]]) throws -> Program.Result {
        try Program.inScratch { scratch in
            for (name, lines) in files {
                let text = lines.map { $0 + "\n" }.joined()
                try text.write(to: scratch.appending(path: name), atomically: true, encoding: .utf8)
            }
            let run = try Program.run(arguments.split(separator: " ").map(String.init), in: scratch)
            let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(run.status == 0 || Set(left) == Set(files.keys), "left behind: \(left)")
            return run
        }
    }

    static let header = "province_code,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2"
    static let rows = [
        "1,1,300,104,100,4,60,40", "1,2,300,104,100,4,50,50", "2,3,300,94,90,4,50,40",
        "2,4,300,99,95,4,50,45",
    ]
    static let weights =
        "a weight is the number of stations that one stands for, from 0.000000001 to 1,000,000,000"
    static let probabilities = "a probability is at least 0.000000001 and at most 1"
    static let weighted = "province_code,station_no,w,votes_1,votes_2"

    @Test(arguments: [
        (
            [],
            "s.csv: nothing stands in the file, not even a header row; check what wrote it\nNothing was written."
        ),
        ([header], "s.csv: the sample has no station; check the file"),
        (
            [header, rows[0]],
            "s.csv: one station has arrived, and one shows nothing of how stations differ; at least 2 are needed"
        ),
        (
            [header, "1,1,300,,,,,", "1,2,300,,,,,"],
            "s.csv: no station of the sample has votes; nothing has arrived yet"
        ),
        (
            [header, rows[0], rows[1], rows[0]],
            "s.csv, line 4, column station_no: station 1/1 stands twice, also on line 2; remove one of the rows"
        ),
        (
            [header, "1,1,300,0,0,0,0,0", "1,2,300,0,0,0,0,0"],
            "s.csv, column votes_1: no station that arrived has a valid vote, so there is no share; check the "
                + "columns"
        ),
        (
            ["province_code,station_no,registered,valid", "1,1,300,100"],
            "s.csv, line 1, column votes_1: the column is missing; the file has province_code, station_no, "
                + "registered, valid. If other columns are meant: draft a map of it with sanding map, and read it with --map\n"
                + "Nothing was written."
        ),
        (
            ["province_code,station_no,votes_1,votes_3", "1,1,5,6"],
            "s.csv, line 1, column votes_2: the column is missing although votes_3 is there; number the candidates or parties "
                + "from 1 without a gap\nNothing was written."
        ),
        (
            ["station_no,votes_1,votes_2", "1,5,6"],
            "s.csv, line 1: the file has no region column (province_code, regency_code, district_code, "
                + "village_code); name its region columns with --levels, or draft a map of it with sanding map\n"
                + "Nothing was written."
        ),
        (
            [header, "1,1,300,104,2147483648,4,60,40"],
            "s.csv, line 2, column valid: \"2147483648\" is more than 2,147,483,647, the largest count read; "
                + "check the digits\nNothing was written."
        ),
        (
            [header, "1,1,300,104,100,4,-60,40"],
            "s.csv, line 2, column votes_1: \"-60\" is negative; a count is 0 or more\nNothing was written."
        ),
    ])
    func everyFaultOfASampleHasASentence(lines: [String], sentence: String) throws {
        let run = try Self.run("estimate s.csv", ["s.csv": lines])
        #expect(run.status == 65)
        #expect(run.errors == "sanding: \(sentence)\n")
        #expect(run.output.isEmpty)
    }

    @Test(arguments: [
        ("--weight", "0", "0.0 is not usable; " + weights),
        ("--weight", "-1", "-1.0 is not usable; " + weights),
        ("--weight", "", "the cell is empty; every station that arrived needs a value"),
        ("--probability", "0", "0.0 is not usable; " + probabilities),
        ("--probability", "1.5", "1.5 is not usable; " + probabilities),
        ("--probability", "", "the cell is empty; every station that arrived needs a value"),
        ("--draw-probability", "1.01", "1.01 is not usable; " + probabilities),
        ("--order", "", "the cell is empty; every station that arrived needs a value"),
    ])
    func everyNumberOfAStationIsChecked(option: String, value: String, reason: String) throws {
        let run = try Self.run(
            "estimate s.csv \(option) w",
            ["s.csv": [Self.weighted, "1,1,1,30,20", "1,2,\(value),40,30", "1,3,1,20,40"]])
        #expect(run.status == 65)
        #expect(run.errors == "sanding: s.csv, line 3, column w: \(reason)\n")
    }

    @Test(arguments: [
        (
            "--stratum province_code", ["province_code,stations", "1,10"],
            "s.csv, line 4: stratum 2 is not in the frame (f.csv); correct the code or the frame"
        ),
        (
            "--stratum province_code", ["province_code,stations", "1,10", "2,1"],
            "f.csv: stratum 2 has 2 drawn stations, but only 1 station in all; correct the frame, or the codes "
                + "of the sample"
        ),
        (
            "", ["stations", "3"],
            "f.csv: the sample has 4 drawn stations, but only 3 stations in all; correct the frame, or the codes "
                + "of the sample"
        ),
        (
            "--stratum province_code", ["province_code,stations", "1,10", "2,20", "1,5"],
            "f.csv, line 4, column province_code: 1 stands twice, also on line 2; remove one of the rows\n"
                + "Nothing was written."
        ),
        (
            "--stratum province_code", ["province_code,count", "1,10"],
            "f.csv, line 1, column stations: the column is missing; the file has province_code, count\n"
                + "Nothing was written."
        ),
        (
            "--stratum province_code --estimator separate-ratio", ["province_code,stations", "1,10", "2,20"],
            "f.csv, line 1, column valid: the column is missing; the file has province_code, stations\n"
                + "Nothing was written."
        ),
        (
            "--cluster station_no --stages 2", ["station_no,stations", "1,1", "2,1", "3,1", "5,1"],
            "s.csv, line 5, column station_no: cluster 4 is not in the frame (f.csv); correct the code or the "
                + "frame"
        ),
        (
            "--poststratify province_code", ["province_code,stations", "1,10", "3,10"],
            "s.csv, line 4, column province_code: 2 is not in the frame (f.csv); correct the code or the frame"
        ),
        (
            "--poststratify province_code", ["province_code,stations", "1,10", "2,10", "3,10"],
            "f.csv: no station of province_code 3 has arrived, so weights cannot be adjusted to it; merge groups "
                + "in the sample and the frame"
        ),
    ])
    func everyFaultOfAFrameHasASentence(design: String, frame: [String], sentence: String) throws {
        let run = try Self.run(
            "estimate s.csv --frame f.csv \(design)",
            ["s.csv": [Self.header] + Self.rows, "f.csv": frame])
        #expect(run.status == 65)
        #expect(run.errors == "sanding: \(sentence)\n")
    }

    @Test(arguments: [
        (
            "--estimator separate-ratio",
            "--estimator separate-ratio needs the valid votes of every stratum; give --frame with a column "
                + "valid, or compare with an official file"
        ),
        (
            "--cluster station_no --stages 2",
            "two stages need the stations of every cluster of the population; give --frame with a row for each "
                + "station_no"
        ),
        (
            "--poststratify province_code",
            "--poststratify province_code needs the stations of every province_code; give --frame with that "
                + "column"
        ),
    ])
    func aMissingFrameIsAskedFor(design: String, sentence: String) throws {
        let run = try Self.run("estimate s.csv \(design)", ["s.csv": [Self.header] + Self.rows])
        #expect(run.status == 65)
        #expect(run.errors == "sanding: s.csv: \(sentence)\n")
    }

    @Test func everyLonelyStratumIsNamedAndCanBeTreated() throws {
        let lines = [Self.weighted, "1,1,1,30,20", "2,2,1,40,30", "3,3,1,20,40", "3,4,1,25,30"]
        let run = try Self.run("estimate s.csv --stratum province_code", ["s.csv": lines])
        #expect(run.status == 65)
        #expect(
            run.errors
                == "sanding: s.csv: one station has arrived in stratum 1, 2, and one shows nothing of how stations "
                + "differ; choose with --lonely-stratum (collapse, average, certainty), or merge strata in the "
                + "sample and the frame\n")
        for policy in ["collapse", "average", "certainty"] {
            let treated = try Self.run(
                "estimate s.csv --stratum province_code --lonely-stratum \(policy)", ["s.csv": lines])
            #expect(treated.status == 0 && treated.output.contains("Candidate or party 1: 48.94%"))
        }
        // Every option acts under every method, and a stratum read completely needs none.
        let frame = ["province_code,stations", "1,1", "2,9", "3,8"]
        let two = [lines[0], lines[1], lines[3], lines[4]]
        for variance in ["taylor", "jackknife", "bootstrap"] {
            var ranges: [String] = []
            for policy in ["collapse", "average", "certainty"] {
                let run = try Self.run(
                    "estimate s.csv --stratum province_code --frame f.csv --variance \(variance) "
                        + "--lonely-stratum \(policy)",
                    ["s.csv": lines.map { $0.replacing("1,1,1,", with: "1,1,1,") }, "f.csv": frame])
                #expect(run.status == 0, "\(variance) \(policy): \(run.errors)")
                ranges.append(
                    String(
                        run.output.split(separator: "\n").first { $0.hasPrefix("Candidate or party 1") } ?? ""
                    ))
            }
            #expect(Set(ranges).count == 3, "\(ranges)")
            let complete = try Self.run(
                "estimate s.csv --stratum province_code --frame f.csv --variance \(variance)",
                ["s.csv": two, "f.csv": ["province_code,stations", "1,1", "3,8"]])
            #expect(complete.status == 0 && complete.output.contains("95% range"), "\(complete.errors)")
        }
    }

    /// Named, documented results: no turnout without registered voters, and 100% for the only pair.
    @Test func registeredOfZeroGivesNoTurnoutAndOnePairGivesAll() throws {
        let zero = Self.rows.map { $0.replacing(",300,", with: ",0,") }
        let run = try Self.run("estimate s.csv --json", ["s.csv": [Self.header] + zero])
        #expect(run.status == 0)
        let sample = try #require(try StationFiles.object(run)["sample"] as? [String: Any])
        #expect(sample["turnout"] is NSNull)
        #expect(sample["invalid"] is [String: Any])
        let one = try Self.run(
            "estimate s.csv", ["s.csv": ["province_code,station_no,votes_1", "1,1,30", "1,2,40", "1,3,20"]])
        #expect(one.status == 0)
        #expect(one.output.contains("Candidate or party 1: 100.00%, 95% range 29.24% to 100.00%."))
        let empty = try Self.run(
            "estimate s.csv", ["s.csv": [Self.header, "1,9,300,0,0,0,0,0"] + Self.rows])
        #expect(empty.status == 0 && empty.output.contains("5 of 5 sampled polling stations have arrived."))
    }

    static func ballot(_ pairs: Int) -> [String] {
        let votes = (1...pairs).map { "votes_\($0)" }.joined(separator: ",")
        return ["province_code,station_no,\(votes)"]
            + (0..<60).map { row in
                "1,\(row)," + (0..<pairs).map { "\(20 + (row * 37 + $0 * 13) % 29)" }.joined(separator: ",")
            }
    }

    @Test(arguments: [
        (12, "maximum-deviation"), (13, "bonferroni"), (40, "bonferroni"), (41, "bonferroni"),
        (64, "bonferroni"),
    ])
    func manyPairsNameTheirMethod(pairs: Int, method: String) throws {
        let files = [
            "s.csv": Self.ballot(pairs),
            "o.csv": Self.ballot(pairs) + [
                Self.ballot(pairs)[1]
                    .replacing("1,0,", with: "1,99,", maxReplacements: 1)
            ],
        ]
        // A mean of station shares is not drawn from the official file: its limits come from the sample.
        let run = try Self.run(
            "reconcile --sample s.csv --official o.csv --estimator mean --json", files)
        #expect(run.status == 0, "\(run.errors)")
        let comparisons = try StationFiles.object(run)["comparisons"] as? [[String: Any]]
        let simultaneous = try #require(comparisons?.first?["simultaneous"] as? [String: Any])
        #expect(simultaneous["method"] as? String == method)
        #expect((comparisons?.first?["choices"] as? [Any])?.count == pairs)
    }

    @Test func moreThanSixtyFourPairsAreRefused() throws {
        let run = try Self.run("estimate s.csv", ["s.csv": Self.ballot(65)])
        #expect(run.status == 65)
        #expect(
            run.errors
                == "sanding: s.csv, line 1, column votes_65: more than 64 candidates or parties are not read\n"
                + "Nothing was written.\n")
    }

    @Test(arguments: [
        (
            ["1,1,300,104,100,4,60,40"],
            "s.csv, line 4: stratum 2 has no station in o.csv, which all stations are counted from"
        )
    ])
    func strataOfOneFileAreNamed(official: [String], sentence: String) throws {
        let run = try Self.run(
            "reconcile --sample s.csv --official o.csv --stratum province_code",
            ["s.csv": [Self.header] + Self.rows, "o.csv": [Self.header] + official])
        #expect(run.status == 65)
        #expect(run.errors.contains(sentence))
    }

    @Test(arguments: [
        (rows.dropLast() + ["2,9,300,99,95,4,50,45"], "station-not-official", "2/4"),
        (rows + [rows[3]], "duplicate-key", "1"),
    ])
    func stationsThatCannotBeMatchedAreNamed(official: [String], rule: String, found: String) throws {
        let run = try Self.run(
            "reconcile --sample s.csv --official o.csv --json",
            ["s.csv": [Self.header] + Self.rows, "o.csv": [Self.header] + official])
        #expect(run.status == 0)
        let document = try StationFiles.object(run)
        let findings = try #require(document["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["rule"] as? String == rule && $0["found"] as? String == found })
        // One fact is one finding.
        let kinds = findings.compactMap { $0["rule"] as? String }
        #expect(!kinds.contains("official-station-twice"))
        let sample = try #require(document["sample"] as? [String: Any])
        let matched = try #require(sample["matched"] as? [String: Any])
        #expect(matched["arrived"] as? Int == 4 && matched["stations"] as? Int == 3)
    }

    @Test func thinRegionsAndUnsplitGapsAreNamed() throws {
        let all = (5...212).map { row in "3,\(row),300,204,200,4,\(row * 37 % 170),\(200 - row * 37 % 170)" }
        let more = all.prefix(8)
        let files = [
            "s.csv": [Self.header] + Self.rows + more,
            // Regions 1 and 2 have a station that was not sampled: they are no census.
            "o.csv": [Self.header] + Self.rows + all + [
                "1,91,300,104,100,4,60,40", "2,91,300,104,100,4,60,40",
            ],
        ]
        let command = "reconcile --sample s.csv --official o.csv --by province_code"
        let run = try Self.run(command, files)
        let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            text.contains(
                "With fewer than 5 sampled stations, or too few to show how they differ, and therefore not "
                    + "tested: 2 regions (1, 2)."))
        #expect(
            text.contains(
                "Where for the least precise candidate or party only a gap of more than 10 points would be seen, so that "
                    + "\"consistent\" says little of it: 1 region (3)."))
        let json = try StationFiles.object(try Self.run(command + " --estimator mean --json", files))
        let rules = (json["findings"] as? [[String: Any]])?.compactMap { $0["rule"] as? String } ?? []
        #expect(Set(rules) == ["region-too-few-stations", "region-too-thin", "matched-not-split"])
        let matched = try #require((json["sample"] as? [String: Any])?["matched"] as? [String: Any])
        #expect(matched["stations"] as? Int == 12 && (matched["splits"] as? [Any])?.isEmpty == true)
        let separate = try StationFiles.object(
            try Self.run(command + " --stratum province_code --estimator separate-ratio --json", files))
        let found = (separate["findings"] as? [[String: Any]])?.compactMap { $0["rule"] as? String } ?? []
        #expect(found.contains("separate-ratio-borrows") && found.contains("matched-not-split"))
    }

    @Test("A list in a sentence ends after ten names and says how many more there are")
    func longLists() throws {
        let header = "province_code,village_code,station_no,valid,votes_1,votes_2"
        let rows = (1...1900).map { "1,v\($0),\($0),100,60,40" }
        let run = try Self.run("estimate s.csv --stratum village_code", ["s.csv": [header] + rows])
        #expect(run.status == 65)
        #expect(run.errors.contains("v1, v10, v100, v1000"))
        #expect(run.errors.contains(" and 1,890 more"))
        #expect(run.errors.utf8.count < 600)
    }
}
