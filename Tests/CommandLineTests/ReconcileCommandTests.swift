import Foundation
import Testing

@Suite struct ReconcileCommandTests {
    @Test func twoRunsGiveTheSameBytes() throws {
        try Program.inScratch { scratch in
            for name in ["one", "two"] {
                let run = try Program.run([
                    "reconcile", "Data/pilkada-2018", "--quiet", "--out",
                    scratch.appending(path: name).path,
                ])
                #expect(run.status == 0)
                #expect(run.output.isEmpty)
                #expect(run.errors.isEmpty)
            }
            let one = try Program.contents(of: scratch.appending(path: "one"))
            let two = try Program.contents(of: scratch.appending(path: "two"))
            #expect(one == two)
            for file in [
                "report.html", "report.md", "report.ipynb", "results.json", "comparisons.csv",
                "findings.csv", "datapackage.json", "proof.json",
            ] {
                #expect(one[file]?.isEmpty == false, "\(file)")
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(left.sorted() == ["one", "two"])
        }
    }

    @Test(arguments: ["en", "id"])
    func theTableFitsEightyColumns(language: String) throws {
        try Program.inScratch { scratch in
            for folder in ["pilkada-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024", "makassar-2018"] {
                let out = scratch.appending(path: folder).path
                let run = try Program.run([
                    "reconcile", "Data/\(folder)", "--lang", language, "--out", out,
                ])
                #expect(run.status == 0)
                let lines = run.output.split(separator: "\n").filter { !$0.hasSuffix(out + "/") }
                #expect(lines.count > 2)
                #expect(lines.allSatisfy { $0.count <= 80 })
            }
        }
    }

    /// Whoever reads only the terminal can tell pages apart, knows which way a gap is taken, and why a count is not
    /// compared.
    @Test func theTableSaysWhichPageWhichWayAndWhyNot() throws {
        try Program.inScratch { scratch in
            let (folder, out) = ("Data/pilkada-2018", scratch.appending(path: "r").path)
            let run = try Program.run(["reconcile", folder, "--out", out, "--no-color"])
            let lines = run.output.split(separator: "\n").map(String.init)
            let start = try #require(lines.firstIndex { $0.hasPrefix("──") })
            let end = try #require(lines.firstIndex { $0.hasPrefix("Gap: quick count minus recap") })
            let rows = lines[(start + 1)..<end]
            let contests = rows.indices.filter { !rows[$0].hasPrefix(" ") }
            #expect(contests.count > 10)
            for (first, next) in zip(contests, contests.dropFirst() + [end]) {
                let names = rows[(first + 1)..<next].compactMap {
                    $0.components(separatedBy: "  ").first { !$0.isEmpty }
                }
                #expect(Set(names).count == names.count, "\(rows[first])")
            }
            #expect(rows.filter { $0.hasPrefix("  SMRC ") }.count > 5)
            let text = run.output.replacing("\n", with: " ")
            #expect(text.contains("Not comparable ("))
            #expect(
                text.contains(
                    "The recap lies inside the 95% range, which holds for all pairs at once, of 26, and outside that of 5, where "
                ))
        }
    }

    /// A figure is never cut, however long the names of the regions are.
    @Test(arguments: ["en", "id"])
    func theNumberOfStationsThatDifferIsWhole(language: String) throws {
        let head = "district,station_no,votes_1,votes_2"
        let stations = (0..<1300).map {
            "District of the Northern and the Eastern Shore \($0 / 130),\($0),\(40 + $0 % 61),"
        }
        let official = stations.enumerated().map { $1 + "\(30 + $0 * 7 % 53)" }
        let sample = stations.enumerated().prefix(1200).map {
            $1 + "\(30 + $0 * 7 % 53 + ($0 % 31 == 0 ? 9 : 0))"
        }
        let run = try SampleInputTests.run(
            "reconcile --sample s.csv --official o.csv --levels district --by district --draws 199 --out r --lang \(language)",
            ["o.csv": [head] + official, "s.csv": [head] + sample])
        #expect(run.status == 0, "\(run.errors)")
        let differ = language == "en" ? "39 of 1,200 differ" : "39 dari 1.200 berbeda"
        #expect(run.output.contains(differ), "\(run.output)")
        for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        // Of ten regions with names that begin alike every one can be told by its number.
        for region in 0..<9 {
            #expect(
                run.output.contains("Shore \(region)\n") || run.output.contains("Shore \(region) "),
                "\(region)")
        }
    }

    @Test func aNewsroomReadsSentencesAndNoTable() throws {
        try Program.inScratch { scratch in
            let run = try Program.run([
                "reconcile", "Data/pilkada-2018", "--audience", "newsroom", "--contest", "pilgub-2018-jabar",
                "--out", scratch.appending(path: "r").path,
            ])
            #expect(!run.output.contains("──"))
            #expect(
                run.output.hasPrefix(
                    "Pemilihan Gubernur Jawa Barat 2018\nIDM: not consistent with the recap."))
            let said = run.output.replacing("\n", with: " ")
            #expect(said.contains("Counts without a margin (2)"))
            // They have an answer each, behind those that are tested.
            #expect(said.matches(of: /: No margin of error is given/).count == 2)
        }
    }

    @Test func jsonAloneGoesToStandardOutputAndNothingIsWritten() throws {
        try Program.inScratch { scratch in
            let folder = Program.root.appending(path: "Data/pilkada-2018").path
            let run = try Program.run(["reconcile", folder, "--json"], in: scratch)
            #expect(run.status == 0)
            let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            #expect(json?["schema"] as? String == "sanding/results/1")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
        }
    }

    @Test func theBestKnownVerdictsComeOut() throws {
        let run = try Program.run([
            "reconcile", "Data/pilkada-2018", "--json", "--contest", "pilgub-2018-jabar", "--contest",
            "pilgub-2018-jatim",
        ])
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let comparisons = try #require(json?["comparisons"] as? [[String: Any]])
        func verdict(_ reading: String) -> (verdict: String?, reasons: [String]) {
            let found = comparisons.first { $0["reading"] as? String == reading }
            return (found?["verdict"] as? String, found?["reasons"] as? [String] ?? [])
        }
        let idm = verdict("qc-0002")
        #expect(idm.verdict == "inconsistent")
        #expect(idm.reasons.contains("margin-stations-as-voters"))
        #expect(idm.reasons.contains("leader-differs"))
        let lkpi = verdict("qc-0001")
        #expect(lkpi.verdict == "not-comparable")
        #expect(lkpi.reasons.contains("margin-missing") && lkpi.reasons.contains("leader-differs"))
        let kompas = verdict("qc-0021")
        #expect(kompas.verdict == "not-comparable")
        #expect(kompas.reasons.contains("shares-do-not-sum"))
    }

    @Test func failOnSetsTheStatus() throws {
        let base = ["reconcile", "Data/pilkada-2018", "--json", "--fail-on"]
        #expect(try Program.run(base + ["inconsistent"]).status == 1)
        #expect(try Program.run(base + ["warning"]).status == 1)
        #expect(try Program.run(base + ["error"]).status == 0)
        let calm = ["reconcile", "Data/pilpres-2024", "--json", "--fail-on", "inconsistent"]
        #expect(try Program.run(calm).status == 0)
    }

    @Test func aRecapThatIsNotTheSumOfItsPartsIsAFinding() throws {
        try Program.inScratch { scratch in
            let folder = scratch.appending(path: "election")
            try FileManager.default.copyItem(
                at: Program.root.appending(path: "Data/pilpres-2024"), to: folder)
            let recap = folder.appending(path: "recap.csv")
            let text = try String(contentsOf: recap, encoding: .utf8)
            // Two digits exchanged in the votes of the first pair in Aceh.
            let spoilt = text.replacing("pilpres-2024,11,1,2369534,", with: "pilpres-2024,11,1,2396534,")
            try #require(spoilt != text)
            try spoilt.write(to: recap, atomically: true, encoding: .utf8)
            let arguments = ["reconcile", folder.path, "--out", scratch.appending(path: "r").path, "--quiet"]
            #expect(try Program.run(arguments).status == 0)
            let files = try Program.contents(of: scratch.appending(path: "r"))
            let findings = String(decoding: files["findings.csv"] ?? Data(), as: UTF8.self)
            #expect(findings.contains("R12,error,pilpres-2024"))
            #expect(
                findings.contains("two digits swapped in Anies-Muhaimin (votes_1) (11): 2369534 → 2396534"))
            let page = String(decoding: files["report.html"] ?? Data(), as: UTF8.self)
            #expect(page.contains("the rows of recap.csv (province) sum to"))
            #expect(try Program.run(arguments + ["--fail-on", "error"]).status == 1)
        }
    }
}
