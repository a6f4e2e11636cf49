import Foundation
import Testing

@Suite struct SimulateCommandTests {
    static let base = ["--stations", "120", "--replicates", "300", "--seed", "7"]

    @Test(arguments: [
        ["--stratum", "province_code"], [],
        ["--design", "systematic"],
        ["--design", "cluster", "--cluster", "village_code"],
        ["--design", "two-stage", "--cluster", "village_code", "--per-cluster", "2"],
        ["--design", "pps", "--cluster", "village_code"],
    ])
    func everyDesignCovers(options: [String]) throws {
        let run = try StationFiles.run("simulate", Self.base + options + ["--json"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let result = try StationFiles.object(run)
        #expect(result["schema"] as? String == "sanding/simulation/1")
        let method = try #require((result["methods"] as? [[String: Any]])?.first)
        #expect(method["method"] as? String == "simultaneous")
        let rates =
            (method["coverage"] as? [[String: Double]] ?? [])
            + [method["joint_coverage"], (result["lead"] as? [String: Any])?["coverage"]]
            .compactMap { $0 as? [String: Double] }
        #expect(rates.count == 5)
        for rate in rates {
            let value = try #require(rate["value"])
            // 900 stations hold only some fifteen systematic samples of 120, so that a rate may well be 1.
            #expect(value > 0.9 && value <= (options.contains("systematic") ? 1 : 0.99))
            #expect(abs(try #require(rate["error"]) - (value * (1 - value) / 300).squareRoot()) < 1e-9)
        }
        let flags = try #require((result["false_flags"] as? [String: Double])?["value"])
        #expect(flags < 0.05)
        #expect(abs(try #require(result["mean_stations"] as? Double) - 120) < 3)
    }

    @Test(arguments: [[], ["--json"]])
    func theNumberOfThreadsChangesNothing(options: [String]) throws {
        let all =
            Self.base + options + [
                "--stratum", "province_code", "--method", "all", "--missing", "0.1", "--missing-by-pair", "2",
            ]
        let one = try StationFiles.run("simulate", all + ["--threads", "1"])
        let three = try StationFiles.run("simulate", all + ["--threads", "3"])
        #expect(one.status == 0 && one.output == three.output)
        let other = try StationFiles.run("simulate", all + ["--seed", "8"])
        #expect(other.output != one.output)
    }

    @Test(arguments: [3, 6, 20])
    func theTableFitsEightyColumns(pairs: Int) throws {
        let shares = (1...pairs).map { "\($0)" }.joined(separator: ",")
        let run = try Program.run([
            "simulate", "--synthetic", shares, "--population", "600", "--strata", "5", "--stations", "60",
            "--replicates", "40", "--method", "all", "--missing", "0.2",
        ])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let lines = run.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        for part in [
            "Coverage, %", "bonferroni-logit", "Half-width, pp", "Lead of candidate or party", "False flags",
        ] {
            #expect(run.output.contains(part), "\(part)")
        }
        #expect(run.output.contains("60 polling stations in 5 strata (proportional)"))
    }

    /// No or every case of a few samples is no certainty: the counts and the exact bound stand there.
    @Test func noneOfAFewSamplesHasABound() throws {
        let options = ["--stations", "60", "--replicates", "20", "--verdicts", "5", "--draws", "99"]
        let run = try StationFiles.run("simulate", options)
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.contains("0±0.0"), "\(run.output)")
        let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let object = try StationFiles.object(try StationFiles.run("simulate", options + ["--json"]))
        let flags = try #require(object["false_flags"] as? [String: Any])
        #expect(flags["total"] as? Int == 20)
        let count = try #require(flags["count"] as? Int)
        #expect(flags["value"] as? Double == Double(count) / 20)
        let verdicts = try #require(object["verdicts"] as? [String: Any])
        let whole = try #require(verdicts["whole"] as? [String: Any])
        let rate = try #require(whole["not_consistent_rate"] as? [String: Any])
        #expect(rate["count"] as? Int == 0 && rate["total"] as? Int == 5)
        // 1 − 0.05^(1/5) = 45.07 %.
        #expect(text.contains("not consistent (outside 99 %) in 0 of 5 (at most 46 %)."), "\(text)")
        #expect(text.contains("≤ or ≥ stands before the exact one-sided 95 % bound."), "\(text)")
        // 0.05^(1/20) = 86.09 %.
        #expect(text.contains("≥86"), "\(text)")
    }

    /// A rate that is not 0 or 100 does not look so, and its error does not look like none.
    @Test func ratesNearTheirEndsKeepTheirDigits() throws {
        let run = try StationFiles.run(
            "simulate", ["--stations", "60", "--replicates", "3000", "--method", "all", "--level", "0.9995"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("±"), "\(run.output)")
        #expect(!run.output.contains("±0.0 ") && !run.output.contains("±0.0\n"), "\(run.output)")
        #expect(run.output.firstMatch(of: /\b(?:100|100\.0+|0\.0+)±/) == nil, "\(run.output)")
    }

    /// A station on two rows is counted twice: said as `reconcile --sample` says it.
    @Test(arguments: ["simulate", "plan"])
    func aStationThatStandsTwiceIsNamed(command: String) throws {
        try Program.inScratch { scratch in
            let rows = (1...40).map { "1,\($0),\(100 + $0),\(90 - $0)" }
            let text = (["province_code,station_no,votes_1,votes_2"] + rows + [rows[6]]).joined(
                separator: "\n")
            let file = scratch.appending(path: "count.csv")
            try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
            let run = try Program.run(
                [command, file.path, "--stations", "20"]
                    + (command == "simulate" ? ["--replicates", "20"] : []))
            #expect(run.status == 0, "\(run.errors)")
            let errors = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                errors.contains(
                    "1 station stands more than once (1/7 on lines 8, 42). Every row is counted; leave one row of "
                        + "each first"), "\(errors)")
        }
    }

    @Test func missingStationsOfOnePairBias() throws {
        let run = try StationFiles.run(
            "simulate",
            Self.base + [
                "--missing", "0.3", "--missing-by-pair", "1", "--missing-odds", "5", "--json",
            ])
        let result = try StationFiles.object(run)
        let first = try #require((result["choices"] as? [[String: Any]])?.first)
        #expect(try #require(first["mean_error"] as? Double) < -0.005)
        #expect(abs(try #require(result["mean_stations"] as? Double) - 84) < 3)
    }

    @Test func stationsWithoutVotesAreLeftOutWithANote() throws {
        let contents = StationFiles.count() + "19,1903,1903-9,901,,,,\n"
        let run = try StationFiles.run("simulate", Self.base, contents: contents)
        #expect(run.status == 0)
        #expect(run.errors == "note: stations.csv: 1 station without complete votes left out; 900 remain\n")
        let quiet = try StationFiles.run("simulate", Self.base + ["--quiet"], contents: contents)
        #expect(quiet.errors.isEmpty && quiet.output.isEmpty)
    }

    @Test(arguments: [
        (["--stations", "901"], 64, "--stations 901: the count has only 900 stations"),
        (["--stations", "1"], 64, "a sample has at least 2 stations"),
        (["--stations", "9", "--stratum", "province_code"], 64, "at least 18 are needed"),
        (["--stations", "90", "--stratum", "urban"], 65, "column urban: the column is missing"),
        (["--stations", "90", "--stratum", "district_code"], 65, "district_code: the column is missing"),
        (["--stations", "90", "--stratum", "votes_1"], 64, "--stratum votes_1: the column holds counts"),
        (["--stations", "90", "--stratum", "station_no"], 65, "no stratum has two stations"),
        (["--stations", "90", "--missing", "1"], 64, "a rate is at least 0 and below 1"),
        (["--stations", "90", "--missing=-0.1"], 64, "a rate is at least 0 and below 1"),
        (["--stations", "90", "--missing", "0.1", "--missing-by-pair", "4"], 64, "numbered from 1 to 3"),
        (["--stations", "90", "--missing-by-pair", "1"], 64, "say with --missing what part"),
        (["--stations", "90", "--design", "snowball"], 64, "snowball"),
        (["--stations", "90", "--design", "cluster"], 64, "name the column of the clusters"),
        (["--stations", "90", "--design", "stratified"], 64, "name the columns of the strata"),
        (["--stations", "90", "--design", "srs", "--stratum", "x"], 64, "draws without strata"),
        (["--stations", "90", "--synthetic", "1,2"], 64, "cannot be both read and invented"),
        (["--stations", "90", "--method", "guess"], 64, "guess"),
        (["--stations", "90", "--replicates", "0"], 64, "give a number from 1 to 1,000,000"),
        (["--stations", "90", "--level", "95"], 64, "a level lies between 0.5 and 1"),
        (["--stations", "90", "--threads", "0"], 64, "give a number from 1 to 1,024"),
    ])
    func everyMistakeHasASentence(options: [String], status: Int, sentence: String) throws {
        let run = try StationFiles.run("simulate", options)
        #expect(run.status == Int32(status))
        #expect(run.errors.contains(sentence), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func filesThatHoldNoCountHaveASentence() throws {
        let header = "province_code,valid,votes_1,votes_2\n"
        for (contents, sentence) in [
            (header, "no station has complete votes"),
            (header + "11,0,0,0\n11,0,0,0\n", "no station has a vote for a candidate or party"),
            (header + "11,3,1,2\n", "--stations 2: the count has only 1 station;"),
        ] {
            let run = try StationFiles.run("simulate", ["--stations", "2"], contents: contents)
            #expect(run.status == 65 || run.status == 64)
            #expect(run.errors.contains(sentence), "\(run.errors)")
        }
        #expect(try Program.run(["simulate", "no-such.csv", "--stations", "5"]).status == 66)
        let none = try Program.run(["simulate", "--stations", "5"])
        #expect(none.status == 64 && none.errors.contains("There is no count to draw from"))
    }

    @Test func interruptedItEndsAtOnce() throws {
        let work = "simulate --synthetic 5,3,2 --stations 2000 --replicates 1000000 --method all"
        let run = try Program.interrupted(
            work.split(separator: " ").map(String.init), in: Program.root, after: 1)
        // The whole work takes many minutes.
        #expect(run.status == 130 && run.seconds < 20, "\(run)")
    }

    @Test(arguments: ["simulate", "plan"])
    func helpHasExamples(command: String) throws {
        let run = try Program.run([command, "--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("Examples:") && run.output.contains("sanding \(command) "))
        for option in ["--stratum", "--levels", "--numbers", "--threads", "--json", "--level", "--stations"] {
            #expect(run.output.contains(option), "\(option)")
        }
    }
}
