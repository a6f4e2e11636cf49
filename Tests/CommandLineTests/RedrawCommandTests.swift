import Foundation
import Testing

/// Samples, simulations and plans whose figures rest on samples drawn from a full count.
@Suite struct RedrawCommandTests {
    /// A full count of 900 stations and every seventh of them, with columns `place` and `q` where asked for.
    static func reconcile(
        _ options: [String], officialHas columns: [String], in scratch: URL, language: String = "en"
    ) throws -> (json: [String: Any], html: String) {
        let all = StationFiles.count().split(separator: "\n").map(String.init)
        let extra = { (row: Int) in ["place": "\(row)", "q": "\(Double(1 + row * 7 % 5) / 2700)"] }
        let line = { (row: Int, columns: [String]) in
            ([all[row + 1]] + columns.map { extra(row)[$0] ?? "" }).joined(separator: ",")
        }
        let own = ["place", "q"]
        let official =
            [([all[0]] + columns).joined(separator: ",")] + (0..<900).map { line($0, columns) }
        let sample =
            [([all[0]] + own).joined(separator: ",")]
            + stride(from: 3, to: 900, by: 7).map { line($0, own) }
        for (name, lines) in [("official.csv", official), ("sample.csv", sample)] {
            try (lines.joined(separator: "\n") + "\n").write(
                to: scratch.appending(path: name), atomically: true, encoding: .utf8)
        }
        let run = try Program.run(
            [
                "reconcile", "--sample", "sample.csv", "--official", "official.csv", "--by", "province_code",
                "--draws", "199", "--json", "--out", "report-\(language)", "--lang", language,
            ] + options, in: scratch)
        #expect(run.status == 0, "\(run.errors)")
        let html = try String(
            contentsOf: scratch.appending(path: "report-\(language)/report.html"), encoding: .utf8)
        return (try StationFiles.object(run), html)
    }

    static func limits(_ json: [String: Any]) throws -> [String: Any] {
        let sample = try #require(json["sample"] as? [String: Any])
        return try #require(sample["limits"] as? [String: Any])
    }

    @Test(arguments: [
        (["--order", "place"], ["place"]), (["--draw-probability", "q"], ["q"]),
    ])
    func designsAreDrawnWhereTheOfficialFileHasTheirColumns(options: [String], columns: [String]) throws {
        try Program.inScratch { scratch in
            let (json, html) = try Self.reconcile(options, officialHas: columns, in: scratch)
            let limits = try Self.limits(json)
            #expect(limits["basis"] as? String == "drawn")
            #expect((limits["missing_columns"] as? [String]) == [])
            let comparisons = try #require(json["comparisons"] as? [[String: Any]])
            #expect(comparisons.allSatisfy { $0["detectable_gap_basis"] as? String == "draws" })
            #expect(html.contains("by the drawn samples"))
        }
    }

    @Test(arguments: [
        (["--order", "place"], "place", "design-not-in-official-file"),
        (["--draw-probability", "q"], "q", "probabilities-of-sample-only"),
    ])
    func withoutThemLimitsAreApproximateAndSayWhatIsMissing(
        options: [String], column: String, obstacle: String
    ) throws {
        try Program.inScratch { scratch in
            let (json, html) = try Self.reconcile(options, officialHas: [], in: scratch)
            let limits = try Self.limits(json)
            #expect(limits["basis"] as? String == "approximate")
            #expect(limits["obstacle"] as? String == obstacle)
            #expect((limits["missing_columns"] as? [String]) == [column])
            #expect(html.contains("the official file lacks the column \(column), or does not fill it"))
            let comparisons = try #require(json["comparisons"] as? [[String: Any]])
            #expect(comparisons.allSatisfy { $0["detectable_gap_basis"] as? String == "formula" })
            let id = try Self.reconcile(options, officialHas: [], in: scratch, language: "id")
            #expect(id.html.contains("berkas resmi tidak memuat kolom \(column), atau tidak mengisinya"))
        }
    }

    @Test func verdictsOnHonestSamplesAreCounted() throws {
        let options = [
            "--stations", "180", "--replicates", "12", "--verdicts", "12", "--by",
            "province_code",
        ]
        let run = try StationFiles.run("simulate", options + ["--json", "--threads", "1"])
        #expect(run.status == 0, "\(run.errors)")
        let verdicts = try #require(try StationFiles.object(run)["verdicts"] as? [String: Any])
        #expect(verdicts["samples"] as? Int == 12 && verdicts["draws"] as? Int == 1_999)
        let whole = try #require(verdicts["whole"] as? [String: Any])
        let regions = try #require(verdicts["regions"] as? [String: Any])
        #expect(whole["tested"] as? Int == 12)
        let tested = try #require(regions["tested"] as? Int)
        let outside = try #require(regions["outside"] as? Int)
        #expect(tested > 24 && tested <= 12 * 12 && outside * 4 < tested)
        #expect(try #require(verdicts["stand_out"] as? Int) <= 4)
        let again = try StationFiles.run("simulate", options + ["--json", "--threads", "3"])
        #expect(again.output == run.output)
        let text = try StationFiles.run("simulate", options)
        for part in ["Verdicts on 12 samples, each held against 1,999", "Regions (province_code)"] {
            #expect(text.output.contains(part), "\(part)")
        }
        #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        // What the samples themselves show does not change, and strata are not made of the regions.
        let plain = try StationFiles.object(
            StationFiles.run("simulate", ["--stations", "180", "--replicates", "12", "--json"]))
        let judged = try StationFiles.object(run)
        #expect(
            plain["verdicts"] == nil
                && plain["mean_stations"] as? Double == judged["mean_stations"] as? Double)
        #expect(plain["strata"] as? Int == 1 && judged["strata"] as? Int == 1)
    }

    @Test(arguments: [
        (["--verdicts", "2000"], "--verdicts 2000: give at most --replicates, which is 1000; 0 for none."),
        (["--by", "province_code"], "--by: say with --verdicts how many samples are judged, such as 200."),
        (["--draws", "500"], "--draws: say with --verdicts how many samples are judged, such as 200."),
        (["--verdicts", "5", "--draws", "9"], "--draws 9: give a number from 99 to 199,999."),
    ])
    func everyMistakeHasASentence(options: [String], sentence: String) throws {
        let run = try StationFiles.run("simulate", ["--stations", "50"] + options)
        #expect(run.status == 64)
        #expect(run.errors.contains(sentence))
    }

    @Test func aPlanSaysWhatDrawnSamplesShow() throws {
        let options = ["--stations", "150", "--stratum", "province_code", "--draws", "999"]
        let run = try StationFiles.run("plan", options + ["--json"])
        let whole = try #require(try StationFiles.object(run)["whole"] as? [String: Any])
        let drawn = try #require(whole["drawn"] as? [String: Any])
        #expect(drawn["draws"] as? Int == 999)
        for name in ["margin", "detectable_gap", "standard_error"] {
            let value = try #require(drawn[name] as? Double)
            #expect(abs(value / (try #require(whole[name] as? Double)) - 1) < 0.15, "\(name)")
        }
        let text = try StationFiles.run("plan", options)
        #expect(text.output.contains("In 999 such samples drawn from this count: margin"))
    }

    @Test func aPlanSaysWhereDrawnSamplesDoNotKeepTheWish() throws {
        // One station in thirty has nearly all the votes of the second pair.
        var lines = ["province_code,station_no,votes_1,votes_2"]
        for row in 0..<1_200 {
            lines.append("1,\(row),\(300 + row * 37 % 11),\(row % 30 == 0 ? 3_000 : 0)")
        }
        let run = try StationFiles.run(
            "plan", ["--margin", "12", "--pair", "2", "--draws", "999"],
            contents: lines.joined(separator: "\n") + "\n")
        #expect(run.status == 0)
        let joined = run.output.replacing("\n", with: " ")
        #expect(joined.contains("The drawn margin is wider than asked for"))
    }
}
