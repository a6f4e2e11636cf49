import Foundation
import Testing

@Suite struct CheckCommandTests {
    private func check(_ arguments: [String], in folder: URL) throws -> Program.Result {
        try Program.run(["check"] + arguments, in: folder)
    }

    @Test func everyOptionIsExplained() throws {
        let run = try Program.run(["check", "--help"])
        #expect(run.status == 0)
        for option in [
            "--out", "--format", "--lang", "--contest", "--fail-on", "--json", "--quiet", "--form", "--rules",
            "--frame", "--levels", "--numbers", "--threads", "--rule", "--population", "--office",
            "--print-rules",
        ] {
            #expect(run.output.contains(option), "\(option)")
        }
    }

    @Test func aSoundCountHasNoFindings() throws {
        try CheckFiles.inFolder { folder in
            let run = try check(
                ["stations.csv", "recap_village.csv", "--out", "report", "--fail-on", "notice"], in: folder)
            #expect(run.status == 0)
            #expect(run.output.contains("3 stations and 1 recap checked"))
            #expect(run.output.contains("No findings."))
            let files = try Program.contents(of: folder.appending(path: "report"))
            #expect(
                Set(files.keys).isSuperset(of: [
                    "report.html", "report.md", "report.ipynb", "results.json", "findings.csv", "rules.csv",
                    "levels.csv", "proof.json", "datapackage.json", "charts/form-checks.svg",
                ]))
        }
    }

    @Test("A line end within a name stays within its line of the terminal")
    func aLineEndInANameIsWrittenOut() throws {
        try CheckFiles.inFolder { folder in
            let rows = (1...2).map { "\"Ma\n[error] rang\",\($0),200,120,8\($0 - 1)\n" }.joined()
            try ("village_code,station_no,valid,votes_1,votes_2\n" + rows)
                .write(to: folder.appending(path: "named.csv"), atomically: true, encoding: .utf8)
            let run = try check(["named.csv", "--levels", "village_code", "--json"], in: folder)
            #expect(run.status == 0 && run.output.contains("Ma\\n[error] rang"))
            let text = try check(["named.csv", "--levels", "village_code"], in: folder)
            #expect(text.status == 0)
            #expect(
                text.output.contains("[error] R7, Ma\\n[error] rang, polling station 2"), "\(text.output)")
            #expect(!text.output.contains("\n[error] rang"))
            try ("village_code,station_no,valid,votes_1,votes_2\n" + rows.replacing("81\n", with: "80\n"))
                .write(to: folder.appending(path: "other.csv"), atomically: true, encoding: .utf8)
            let diff = try Program.run(
                ["diff", "other.csv", "named.csv", "--levels", "village_code"], in: folder)
            #expect(diff.status == 0 && !diff.output.contains("\n[error] rang"), "\(diff.output)")
        }
    }

    @Test func aFindingIsPrintedWrittenAndSetsTheStatus() throws {
        try CheckFiles.inFolder { folder in
            let arguments = ["stations.csv", "recap_spoilt.csv", "--out", "report"]
            let run = try check(arguments + ["--fail-on", "error"], in: folder)
            #expect(run.status == 1)
            #expect(run.output.contains("[error] R12, recap_spoilt.csv, line 3"))
            #expect(run.output.contains("Would fit: one digit inserted in votes_2 (1101012002): 90 → 190"))
            let csv = try String(
                contentsOf: folder.appending(path: "report/findings.csv"), encoding: .utf8)
            #expect(csv.contains("R12,error,,1101012002"))
            #expect(try check(arguments, in: folder).status == 0)
        }
    }

    @Test func formatsAndLanguagesAreRespected() throws {
        try CheckFiles.inFolder { folder in
            let run = try check(
                ["stations.csv", "recap_spoilt.csv", "--out", "r", "--format", "md,svg", "--lang", "id"],
                in: folder)
            #expect(run.status == 0)
            #expect(run.output.contains("3 TPS dan 1 rekap diperiksa"))
            let files = try Program.contents(of: folder.appending(path: "r"))
            #expect(
                Set(files.keys) == [
                    "charts/form-checks.alt.txt", "charts/form-checks.mobile.svg", "charts/form-checks.svg",
                    "datapackage.json", "proof.json", "report.md",
                ])
            #expect(String(decoding: files["report.md"] ?? Data(), as: UTF8.self).contains("## Sekilas"))
        }
    }

    @Test func aNotebookHasItsResultsBesideIt() throws {
        try CheckFiles.inFolder { folder in
            let run = try check(["stations.csv", "--out", "r", "--format", "ipynb"], in: folder)
            #expect(run.status == 0)
            let files = try Program.contents(of: folder.appending(path: "r"))
            #expect(
                Set(files.keys).isSuperset(of: ["report.ipynb", "results.json", "charts/form-checks.svg"]))
        }
    }

    @Test func jsonIsOneDocumentAndWritesNothing() throws {
        try CheckFiles.inFolder { folder in
            let before = try Program.contents(of: folder).keys.sorted()
            let run = try check(["stations.csv", "recap_spoilt.csv", "--json"], in: folder)
            let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            #expect(document?["schema"] as? String == "sanding/check/1")
            #expect(try Program.contents(of: folder).keys.sorted() == before)
        }
    }

    @Test func aRuleOfOnesOwnIsAskedAndShown() throws {
        try CheckFiles.inFolder { folder in
            let run = try check(["stations.csv", "--rules", "good.json", "--out", "r"], in: folder)
            #expect(run.status == 0)
            #expect(run.output.contains("mine: 3 of 3 forms — My rule. (votes_1 <= votes_2)"))
            let svg = try String(
                contentsOf: folder.appending(path: "r/charts/form-checks.svg"), encoding: .utf8)
            #expect(svg.contains(">mine</text>"))
        }
    }

    /// A recap of any name is one where it has no numbers of stations, before or behind the file that has them.
    @Test func aRecapIsKnownByItsColumns() throws {
        try CheckFiles.inFolder { folder in
            let recap = folder.appending(path: "recap_village.csv")
            // One figure is another than the stations give.
            let text = try String(contentsOf: recap, encoding: .utf8)
            var lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
            lines[1][lines[1].count - 1] += "7"
            let changed = Data(lines.map { $0.joined(separator: ",") + "\n" }.joined().utf8)
            try FileManager.default.removeItem(at: recap)
            for name in ["recap_village.csv", "sums.csv"] {
                try changed.write(to: folder.appending(path: name))
            }
            func findings(_ files: [String]) throws -> [String] {
                let run = try check(files + ["--format", "csv", "--out", "out"], in: folder)
                #expect(run.status == 0, "\(files): \(run.errors)")
                let out = folder.appending(path: "out")
                defer { try? FileManager.default.removeItem(at: out) }
                let table = try String(contentsOf: out.appending(path: "findings.csv"), encoding: .utf8)
                return table.replacing("sums.csv", with: "recap_village.csv").split(separator: "\n").map(
                    String.init)
            }
            let named = try findings(["stations.csv", "recap_village.csv"])
            #expect(named.count > 1)
            #expect(try findings(["stations.csv", "sums.csv"]) == named)
            #expect(try findings(["sums.csv", "stations.csv"]) == named)
        }
    }

    @Test func printedRulesCanBeReadAgain() throws {
        try CheckFiles.inFolder { folder in
            let rules = try check(["--print-rules"], in: folder)
            #expect(rules.status == 0)
            try Data(rules.output.utf8).write(to: folder.appending(path: "printed.json"))
            let again = try check(["--print-rules", "--rules", "printed.json"], in: folder)
            #expect(again.output == rules.output)
        }
    }

    @Test(arguments: [
        (["stations.csv", "--fail-no", "error"], 64, "unknown option --fail-no; did you mean --fail-on?"),
        (["nofile.csv"], 66, "nofile.csv: there is no such file or folder; check the name"),
        (
            ["nofile.csv", "stations.csv", "recap_none.csv", "recap_nowhere.csv"], 66,
            "nofile.csv: there is no such file or folder, and none called recap_none.csv, recap_nowhere.csv; check the names"
        ),
        (["novotes.csv"], 65, "novotes.csv, line 1, column votes_1: the column is missing"),
        (["notes.csv"], 65, "notes.csv, line 1, column votes_1: the column is missing"),
        (["empty"], 66, "empty: the folder holds no stations.csv"),
        (["cut.csv"], 65, "the row has"),
        (["header.csv"], 65, "header.csv: the file has no station; check the file"),
        (["recap_header.csv"], 65, "recap_header.csv: the recap has no row below its header; check the file"),
        (
            ["stations.csv", "recap_header.csv"], 65,
            "recap_header.csv: the recap has no row below its header"
        ),
        (["header.csv", "recap_village.csv"], 65, "header.csv: the file has no station; check the file"),
        (["stations.csv", "stations.csv"], 65, "this is a second file of stations beside stations.csv"),
        (
            ["stations.csv", "recap_bps.csv"], 65,
            "recap_bps.csv: its codes are those of BPS (district 1101010) and those of stations.csv are of Kemendagri"
        ),
        (
            ["stations.csv", "recap_elsewhere.csv"], 65,
            "recap_elsewhere.csv: no village_code stands in both files (1201012001 against 1101012001)"
        ),
        (
            ["stations.csv", "recap_third.csv"], 65,
            "recap_third.csv: the file has votes of 3 pairs and stations.csv of 2"
        ),
        (
            ["stations.csv", "--rules", "faulty.json"], 65,
            "faulty.json: the rule \"votes_1 + <= 3\", character 11: a number or a column should stand here"
        ),
        (
            ["stations.csv", "--rules", "unknown.json"], 65,
            "unknown.json: the rule \"votes_1 ~ 3\", character 9"
        ),
        (
            ["stations.csv", "--rules", "lacking.json"], 65,
            "lacking.json: rules[0] lacks \"severity\"; add it"
        ),
        (["stations.csv", "--rules", "text.json"], 65, "text.json, line 1: this is not JSON"),
        (
            ["stations.csv", "--rules", "misspelt.json"], 65,
            "misspelt.json: the rule \"vald <= 3\", character 1: there is no figure vald; did you mean valid?"
        ),
        (
            ["/dev/null"], 65,
            "/dev/null: nothing stands in the file, not even a header row; check what wrote it"
        ),
        (["stations.csv", "--rules", "none.json"], 66, "none.json"),
        (["stations.csv", "--form", "pemilu"], 64, "--form pemilu: there is no such form; there are any,"),
        (["stations.csv", "--contest", "x"], 64, "--contest x: only an election folder has contests"),
        (["stations.csv", "--frame", "none.csv"], 66, "none.csv: there is no such file; check the name"),
        (["stations.csv", "--out", "/proc/x"], 73, "choose another folder with --out"),
        (["stations.csv", "--out", "good.json"], 73, "there is a file of this name"),
        (["stations.csv", "--out", "."], 73, "which is not part of a report by sanding"),
        (["stations.csv", "--population", "5"], 64, "--population and --office go together; give both."),
        (["stations.csv", "--format", "docx"], 64, "docx"),
        ([], 64, "Give a file of stations, recap_<level>.csv files or a folder."),
    ])
    func everyMistakeHasASentence(arguments: [String], status: Int, sentence: String) throws {
        try CheckFiles.inFolder { folder in
            let before = try Program.contents(of: folder)
            let run = try check(arguments, in: folder)
            #expect(run.status == Int32(status), "\(run.errors)")
            #expect(run.errors.contains(sentence), "\(run.errors)")
            #expect(run.output.isEmpty)
            #expect(try Program.contents(of: folder) == before)
        }
    }

    /// A spreadsheet leaves codes without the zeros before them: that is said, and not that it is another election.
    @Test func zerosThatASpreadsheetLost() throws {
        try Program.inScratch { scratch in
            for (name, zero) in [("stations", "0"), ("recap_ward", "")] {
                let number = name == "stations" ? [",station_no", ",1"] : ["", ""]
                try """
                ward\(number[0]),registered,ballots_used,valid,invalid,votes_1,votes_2
                \(zero)1\(number[1]),100,80,78,2,40,38
                \(zero)2\(number[1]),100,70,69,1,30,39

                """.write(to: scratch.appending(path: name + ".csv"), atomically: true, encoding: .utf8)
            }
            let files = ["stations.csv", "recap_ward.csv"].map { scratch.appending(path: $0).path }
            let run = try Program.run(["check"] + files + ["--levels", "ward", "--quiet"])
            #expect(run.status == 65)
            #expect(
                run.errors.contains("recap_ward.csv: its codes of ward lack the zeros before them"),
                "\(run.errors)")
            #expect(run.errors.contains("(1 against 01)"), "\(run.errors)")
        }
    }

    @Test(arguments: ["pilkada-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024", "makassar-2018"])
    func realRecapsGiveNoFalseAlarm(name: String) throws {
        try Program.inScratch { scratch in
            let out = scratch.appending(path: "report").path
            let run = try Program.run(
                ["check", "Data/\(name)", "--out", out, "--quiet", "--fail-on", "error"])
            #expect(run.status == 0)
        }
    }
}
