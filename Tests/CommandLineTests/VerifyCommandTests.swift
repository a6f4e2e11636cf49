import Foundation
import Testing

/// Reports that are made again from their own inputs, and compared.
@Suite struct VerifyCommandTests {
    /// A folder with a copy of the invented count and links to the other data.
    private static func inFolder(_ body: (URL) throws -> Void) throws {
        try ShownOutputTests.inFolder { folder in
            try FileManager.default.copyItem(
                at: Program.root.appending(path: "Data/invented-count"), to: folder.appending(path: "count"))
            try FileManager.default.copyItem(
                at: Program.root.appending(path: "Data/museum"), to: folder.appending(path: "museum"))
            try body(folder)
        }
    }

    private static func run(_ words: String, in folder: URL) throws -> Program.Result {
        try Program.run(words.split(separator: " ").map(String.init), in: folder)
    }

    private static func edit(_ path: String, _ from: String, _ to: String, in folder: URL) throws {
        let file = folder.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(from))
        try Data(text.replacing(from, with: to, maxReplacements: 1).utf8).write(to: file)
    }

    @Test(arguments: [
        "reconcile Data/museum --lang id", "explain Data/museum ghana-2024-codeo --level 0.9",
        "reconcile --sample count/sample.csv --official=count/official.csv --stratum regency_code --by regency_code --draws 200",
        "chart interval-dots Data/museum", "chart fingerprint count/official.csv --format csv,svg",
        "estimate count/sample.csv --frame count/frame.csv --stratum regency_code",
        "check count --fail-on notice --threads 1 --format csv,json,xlsx,worklist",
        "check count/official.csv count/recap_village.csv",
        "diff count/official.csv count/official_later.csv",
        "plan count/official.csv --stratum regency_code --stations 60 --draws 99",
        "simulate count/official.csv --stations 60 --replicates 20 --seed 7",
        "simulate --synthetic 0.6,0.4 --stations 100 --replicates 20",
        "convert count/pages --candidates count/candidate_ids.csv",
        "pack Data/museum --format txt,svg --lang en",
    ])
    func aReportIsMadeAgain(words: String) throws {
        try Self.inFolder { folder in
            let made = try Self.run(words + " --quiet --out out", in: folder)
            #expect([0, 1].contains(made.status), "\(made.errors)")
            let proof = try String(contentsOf: folder.appending(path: "out/proof.json"), encoding: .utf8)
            // Where files lay is nobody's concern.
            #expect(!proof.contains(folder.lastPathComponent) && !proof.contains("count/"))
            let inputs = words.contains("Data/") ? "Data" : "count"
            let verified = try Self.run("verify out --inputs \(inputs)", in: folder)
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
            #expect(verified.output.contains(" made again"), "\(verified.output)")
        }
    }

    /// By default a report has the name of its input, which then is not the report.
    @Test func aReportMayHaveTheNameOfItsInput() throws {
        try Self.inFolder { folder in
            #expect(try Self.run("reconcile Data/museum --quiet", in: folder).status == 0)
            let verified = try Self.run("verify Notebooks-out/museum", in: folder)
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
            // The input is nowhere: that is said, and nothing about the report as if it were one.
            try FileManager.default.removeItem(at: folder.appending(path: "Data"))
            try FileManager.default.removeItem(at: folder.appending(path: "museum"))
            let gone = try Self.run("verify Notebooks-out/museum", in: folder)
            #expect(gone.status != 0 && !gone.errors.contains("contests.csv"), "\(gone.errors)")
        }
    }

    /// A sample here and an official file there: each folder is named.
    @Test func inputsMayLieInSeveralFolders() throws {
        try Self.inFolder { folder in
            let files = FileManager.default
            for (name, place) in [("sample.csv", "ours"), ("official.csv", "theirs")] {
                try files.createDirectory(
                    at: folder.appending(path: "far/\(place)"), withIntermediateDirectories: true)
                try files.copyItem(
                    at: folder.appending(path: "count/\(name)"),
                    to: folder.appending(path: "far/\(place)/\(name)"))
            }
            let made = try Self.run(
                "reconcile --sample far/ours/sample.csv --official far/theirs/official.csv --stratum regency_code --draws 200 --quiet "
                    + "--out out", in: folder)
            #expect([0, 1].contains(made.status), "\(made.errors)")
            try files.removeItem(at: folder.appending(path: "count"))
            let one = try Self.run("verify out --inputs far/ours", in: folder)
            #expect(one.status == 66 && one.errors.contains("official.csv"), "\(one)")
            #expect(one.errors.contains("--inputs, once for each where there are several"), "\(one.errors)")
            let both = try Self.run("verify out --inputs far/theirs --inputs far/ours", in: folder)
            #expect(both.status == 0 && both.output.contains(" made again"), "\(both)")
            let above = try Self.run("verify out --inputs far", in: folder)
            #expect(above.status == 0 && above.output == both.output, "\(above)")
        }
    }

    /// What is read because it lies beside a file of the command is an input like it.
    @Test func whatLiesBesideTheFilesIsFoundAgain() throws {
        try Self.inFolder { folder in
            func write(_ name: String, _ text: String) throws {
                try Data(text.utf8).write(to: folder.appending(path: "d/\(name)"))
            }
            try FileManager.default.createDirectory(
                at: folder.appending(path: "d"), withIntermediateDirectories: true)
            try write(
                "s.csv",
                "district_code,station_no,valid,votes_1,votes_2\n11,1,100,60,40\n11,2,120,60,50\n12,1,80,30,50\n"
            )
            try write(
                "t.csv", "district_code,station_no,valid,votes_1,votes_2\n11,1,100,60,40\n12,1,80,30,49\n")
            try write("regions.csv", "region_code,region_name\n11,Ñu Satu\n12,Dua\n")
            try write(
                "pages.csv",
                "district_code,station_no,images,captured_at\n11,2,https://example.org/c1.jpg,2026-01-01\n")
            for (command, inputs) in [
                (
                    "check d/s.csv --levels district_code --format csv,json,worklist",
                    ["pages.csv", "regions.csv", "s.csv"]
                ),
                ("diff d/s.csv d/t.csv --levels district_code", ["regions.csv", "s.csv", "t.csv"]),
            ] {
                try? FileManager.default.removeItem(at: folder.appending(path: "out"))
                let made = try Self.run(command + " --quiet --out out", in: folder)
                #expect([0, 1].contains(made.status), "\(made.errors)")
                let proof = try JSONSerialization.jsonObject(
                    with: Data(contentsOf: folder.appending(path: "out/proof.json")))
                let named = ((proof as? [String: Any])?["inputs"] as? [[String: Any]])?.compactMap {
                    $0["name"] as? String
                }
                #expect(named?.sorted() == inputs)
                let same = try Self.run("verify out --inputs d", in: folder)
                #expect(same.status == 0, "\(command): \(same.output)\(same.errors)")
                try Self.edit("d/regions.csv", "Satu", "Lain", in: folder)
                let other = try Self.run("verify out --inputs d", in: folder)
                #expect(other.status == 1 && other.output.contains("regions.csv"), "\(other.output)")
                try Self.edit("d/regions.csv", "Lain", "Satu", in: folder)
            }
            // A namesake in another folder is no other version of a file.
            let other = folder.appending(path: "other")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
            try Data("district_code,station_no,valid,votes_1,votes_2\n9,1,3,2,1\n".utf8).write(
                to: other.appending(path: "s.csv"))
            try Data("district_code,station_no,valid,votes_1,votes_2\n9,1,3,2,1\n".utf8).write(
                to: other.appending(path: "t.csv"))
            #expect(try Self.run("verify out", in: folder).status == 0)
            try FileManager.default.moveItem(
                at: folder.appending(path: "d"), to: folder.appending(path: "other/d"))
            let lost = try Self.run("verify out", in: folder)
            #expect(lost.status == 66 && lost.errors.contains("s.csv"), "\(lost.output)\(lost.errors)")
            try FileManager.default.moveItem(
                at: folder.appending(path: "other/d"), to: folder.appending(path: "d"))
            try FileManager.default.removeItem(at: folder.appending(path: "d/regions.csv"))
            let missing = try Self.run("verify out --inputs d", in: folder)
            #expect(missing.status == 66 && missing.errors.contains("regions.csv"), "\(missing.errors)")
        }
    }

    /// Each of two folders has its own names: those of one are not those of the other.
    @Test func namesOfOneFolderAreNotThoseOfAnother() throws {
        try Self.inFolder { folder in
            for (name, last, region) in [("a", 50, "Satu"), ("b", 40, "Dua")] {
                let place = folder.appending(path: name)
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try Data("district_code,station_no,valid,votes_1,votes_2\n11,1,100,60,\(last)\n".utf8).write(
                    to: place.appending(path: "s.csv"))
                try Data("region_code,region_name\n11,\(region)\n".utf8).write(
                    to: place.appending(path: "regions.csv"))
            }
            _ = try Self.run("diff a/s.csv b/s.csv --levels district_code --quiet --out out", in: folder)
            let same = try Self.run("verify out", in: folder)
            #expect(same.status == 0, "\(same.output)\(same.errors)")
            for name in ["a", "b"] {
                let (here, away) = (
                    folder.appending(path: "\(name)/regions.csv"), folder.appending(path: "kept")
                )
                try FileManager.default.moveItem(at: here, to: away)
                let lost = try Self.run("verify out", in: folder)
                #expect(
                    lost.status == 66 && lost.errors.contains("regions.csv"), "\(lost.output)\(lost.errors)")
                try FileManager.default.moveItem(at: away, to: here)
            }
        }
    }

    @Test func theFirstNumberThatDiffersIsNamed() throws {
        try Self.inFolder { folder in
            _ = try Self.run("reconcile museum --quiet --out out", in: folder)
            // Found in the current folder.
            #expect(try Self.run("verify out", in: folder).status == 0)
            try Self.edit("out/comparisons.csv", "1940709", "1940710", in: folder)
            try Self.edit("out/results.json", "1940709", "1940710", in: folder)
            try Self.edit("out/report.html", "1,940,709", "1,940,710", in: folder)
            try FileManager.default.removeItem(at: folder.appending(path: "out/findings.csv"))
            try Data().write(to: folder.appending(path: "out/more.txt"))
            let found = try Self.run("verify out", in: folder)
            #expect(found.status == 1 && found.errors.isEmpty)
            let lines = found.output.split(separator: "\n").map(String.init)
            #expect(lines.count == 6, "\(found.output)")
            #expect(lines[0].hasPrefix("5 of ") && lines[0].hasSuffix(" files are not what was made again:"))
            #expect(
                lines[1].hasPrefix("  comparisons.csv, line ")
                    && lines[1].hasSuffix(
                        ", column official_votes: the report has 1940710, made again it is 1940709"),
                "\(lines[1])")
            #expect(lines[2] == "  findings.csv is missing")
            #expect(
                lines[3].firstMatch(
                    of:
                        /^  results\.json, comparisons\[\d+\]\.[a-z_\[\]0-9.]+: the report has 1940710, made again it is 1940709$/
                )
                    != nil, "\(lines[3])")
            #expect(lines.dropFirst(4).contains("  more.txt is no part of the report"))
            #expect(
                lines.dropFirst(4).contains {
                    $0.hasSuffix(": the report has 1,940,710, made again it is 1,940,709")
                }, "\(found.output)")
            #expect(
                try Self.run("verify out --lang id", in: folder).output.contains("  findings.csv tidak ada\n")
            )
        }
    }

    /// A folder of another name is the input where all that it has is what was read; a copy that somebody changed is another one.
    @Test func aCopyThatChangedIsNoInput() throws {
        try Self.inFolder { folder in
            try FileManager.default.moveItem(
                at: folder.appending(path: "museum"), to: folder.appending(path: "clean"))
            #expect(try Self.run("reconcile clean --format csv --out report --quiet", in: folder).status == 0)
            let other = folder.appending(path: "other")
            try FileManager.default.moveItem(at: folder.appending(path: "clean"), to: other)
            #expect(try Self.run("verify report", in: folder).status == 0)
            try Self.edit("other/candidates.csv", "Ruto", "Rutto", in: folder)
            let verified = try Self.run("verify report", in: folder)
            #expect(verified.status != 0 && !verified.output.contains("are not what was made again"))
            #expect(verified.errors.contains("clean"), "\(verified.output)\(verified.errors)")
            // Named as the input, it is one that changed.
            let named = try Self.run("verify report --inputs other", in: folder)
            #expect(
                named.status == 1 && named.output.contains("candidates.csv"), "\(named.output)\(named.errors)"
            )
        }
    }

    @Test func anotherInputIsNamedFirst() throws {
        try Self.inFolder { folder in
            _ = try Self.run("reconcile museum --quiet --out out --format csv,json", in: folder)
            try Self.edit("museum/recap.csv", "1940709", "1940710", in: folder)
            let found = try Self.run("verify out", in: folder)
            #expect(found.status == 1)
            #expect(
                found.output.hasPrefix("recap.csv is not the file this report was made from.\n"),
                "\(found.output)")
            #expect(found.output.contains("the report has 1940709, made again it is 1940710"))
            try FileManager.default.removeItem(at: folder.appending(path: "museum"))
            let missing = try Self.run("verify out --inputs count", in: folder)
            #expect(missing.status == 66)
            #expect(
                missing.errors == """
                    sanding: museum: the report was made from it, and it stands neither in the report nor beside it nor in \
                    the current folder; run the command where it is (verify also takes its folder as --inputs, \
                    once for each where there are several)

                    """)
        }
    }

    /// Two files under each other's name are said to be that, in every language and in the document.
    @Test func exchangedInputsAreNamedAsThat() throws {
        try Self.inFolder { folder in
            _ = try Self.run("diff count/official.csv count/official_later.csv --quiet --out out", in: folder)
            let files = ["official.csv", "official_later.csv"].map { folder.appending(path: "count/\($0)") }
            let between = folder.appending(path: "between.csv")
            for (from, to) in [(files[0], between), (files[1], files[0]), (between, files[1])] {
                try FileManager.default.moveItem(at: from, to: to)
            }
            let found = try Self.run("verify out", in: folder)
            #expect(found.status == 1)
            #expect(
                found.output.hasPrefix(
                    "official.csv and official_later.csv are exchanged: each is the file that this report read as the other.\n"
                ), "\(found.output)")
            #expect(!found.output.contains("is not the file this report"))
            #expect(try Self.run("verify out --lang id", in: folder).output.contains(" tertukar: "))
            let json = try Self.run("verify out --json --quiet", in: folder).output
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect(document["exchanged_inputs"] as? [[String]] == [["official.csv", "official_later.csv"]])
            #expect(document["other_inputs"] as? [String] == ["official.csv", "official_later.csv"])
        }
    }

    @Test func inputsMayStandInTheReport() throws {
        try Self.inFolder { folder in
            _ = try Self.run("diff count/official.csv count/official_later.csv --quiet --out out", in: folder)
            try FileManager.default.moveItem(
                at: folder.appending(path: "count"), to: folder.appending(path: "out/inputs"))
            #expect(
                try Self.run("verify out", in: folder).output.hasSuffix(
                    " from 2 inputs: the same, byte by byte.\n"))
        }
    }

    /// A proof of somebody else's making chooses neither where to write nor which links are made.
    @Test(arguments: [
        ("\"museum\"", "\"museum\", \"--out\", \"../../stolen\""),
        ("\"museum\"", "\"museum\", \"--out=../../stolen\""),
        ("\"paths\" : [", "\"paths\" : [\"../../stolen/x\","),
        ("\"paths\" : [", "\"paths\" : [\"/tmp/stolen/x\","),
    ])
    func aForeignCommandLineIsNotRun(from: String, to: String) throws {
        try Self.inFolder { folder in
            _ = try Self.run("reconcile museum --quiet --out out --format csv", in: folder)
            let proof = try String(contentsOf: folder.appending(path: "out/proof.json"), encoding: .utf8)
            let place = try #require(proof.range(of: "command_line"))
            let edited =
                proof[..<place.lowerBound]
                + proof[place.lowerBound...].replacing(from, with: to, maxReplacements: 1)
            try #require(String(edited) != proof)
            try Data(edited.utf8).write(to: folder.appending(path: "out/proof.json"))
            let run = try Self.run("verify out", in: folder)
            #expect(run.status == 65)
            #expect(run.errors.contains("which Sanding does not write there; nothing was run"), "\(run)")
        }
    }

    @Test func whatCannotBeMadeAgainIsSaid() throws {
        try Self.inFolder { folder in
            #expect(try Self.run("verify nothing", in: folder).status == 66)
            #expect(
                try Self.run("verify museum", in: folder).errors
                    == "sanding: museum: the folder has no proof.json; name a whole report folder that Sanding wrote\n"
            )
            _ = try Self.run("site museum --quiet --out site", in: folder)
            let site = try Self.run("verify site", in: folder)
            #expect(site.status == 65 && site.errors.contains("a folder of site does not follow"))
            let part = try Self.run("verify site/museum", in: folder)
            #expect(part.status == 65 && part.errors.contains("does not say how the command was given"))
            _ = try Self.run("reconcile museum --quiet --out out --format csv", in: folder)
            try Self.edit("out/proof.json", "\"sanding\" : \"", "\"sanding\" : \"9.", in: folder)
            let other = try Self.run("verify out", in: folder)
            #expect(other.status == 1 && other.output.hasPrefix("The report is of version 9."))
            #expect(other.output.contains("\n  proof.json, sanding: the report has \"9."), "\(other.output)")
        }
    }

    @Test(arguments: [
        "museum", "pilkada-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024", "pilkada-2024-jakarta",
    ])
    func theScriptRecomputesIt(election: String) throws {
        guard let python = Tool.named("python3") else { return }
        try ShownOutputTests.inFolder { folder in
            _ = try Self.run("reconcile Data/\(election) --quiet --format csv,json --out out", in: folder)
            let script = try Self.run("verify out --script", in: folder)
            #expect(script.status == 0)
            #expect(script.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 61)
            try Data(script.output.utf8).write(to: folder.appending(path: "recompute.py"))
            func recompute() throws -> String {
                let words = ["recompute.py", "out", "Data/\(election)"].map { folder.path + "/" + $0 }
                let run = try Tool.output(of: python, words)
                return run.output + run.errors
            }
            let right = try recompute()
            #expect(right.hasSuffix(" values checked, 0 differ\n"), "\(right)")
            // Each of these is one wrong number, told by the digest and by what follows from it.
            let file = folder.appending(path: "out/comparisons.csv")
            let text = try String(contentsOf: file, encoding: .utf8)
            let rows = text.split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            for name in ["official_votes", "official_pct", "difference_pp"] {
                let column = try #require(rows[0].firstIndex { $0 == name })
                let row = try #require(
                    rows.indices.dropFirst().first {
                        rows[$0].count == rows[0].count && !rows[$0][column].isEmpty
                    })
                var changed = rows
                changed[row][column] = Substring("9" + rows[row][column].drop { $0 == "-" })
                let lines = changed.map { $0.joined(separator: ",") + "\n" }.joined()
                try Data(lines.utf8).write(to: file)
                let wrong = try recompute()
                #expect(wrong.contains("comparisons.csv, SHA-256: printed"))
                #expect(wrong.contains(", \(name): printed 9"), "\(name): \(wrong)")
            }
            try FileManager.default.removeItem(at: file)
            #expect(try Self.run("verify out --script", in: folder).status == 66)
        }
    }
}
