import Foundation
import Testing

@testable import sanding

/// `check` on folders: long recaps beside stations, totals that do not add up, lists of regions, files cut off.
@Suite struct CheckFolderTests {
    static let stations = """
        province_code,regency_code,district_code,village_code,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2
        11,1101,110101,1101012001,1,250,203,200,3,120,80
        11,1101,110101,1101012001,2,240,194,190,4,100,90
        11,1101,110101,1101012002,1,230,181,180,1,90,90

        """
    static let contests =
        "contest_id,title,region_code,kind,election_date\nx,Governor,11,pilkada,2018-06-27\n"
    static let candidates = "contest_id,ballot_no,candidate_pair\nx,1,A\nx,2,B\n"

    static func recap(_ villages: [(String, Int, Int)]) -> String {
        "contest_id,region_code,ballot_no,votes\n"
            + villages.map { "x,\($0.0),1,\($0.1)\nx,\($0.0),2,\($0.2)\n" }.joined()
    }

    func check(_ files: [String: String], _ arguments: [String] = []) throws -> Program.Result {
        try Program.inScratch { scratch in
            let folder = scratch.appending(path: "folder")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, text) in files {
                try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            }
            return try Program.run(
                ["check", folder.path, "--out", scratch.appending(path: "out").path] + arguments)
        }
    }

    var folder: [String: String] {
        [
            "stations.csv": Self.stations, "contests.csv": Self.contests, "candidates.csv": Self.candidates,
            "recap.csv": Self.recap([("1101012001", 220, 170), ("1101012002", 90, 90)]),
        ]
    }

    @Test func aLongRecapIsHeldAgainstTheStationsBesideIt() throws {
        #expect(try check(folder, ["--fail-on", "warning"]).status == 0)
        var files = folder
        files["recap.csv"] = Self.recap([("1101012001", 320, 170), ("1101012002", 90, 90)])
        let run = try check(files, ["--fail-on", "error"])
        #expect(run.status == 1)
        #expect(run.output.contains("A (votes_1) of village 1101012001: recap.csv (village) prints 320"))
        #expect(run.output.contains("the stations of stations.csv sum to 220"))
    }

    @Test(arguments: ["pilkada-2018", "pilpres-2014", "makassar-2018"])
    func checkAndReconcileSayTheSameOfAFolder(name: String) throws {
        let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Data/\(name)")
        func findings(_ text: String) throws -> Set<String> {
            let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let parts = (json["parts"] as? [[String: Any]]) ?? [json]
            return Set(
                try parts.flatMap { $0["findings"] as? [[String: Any]] ?? [] }.map {
                    String(
                        decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys),
                        as: UTF8.self)
                })
        }
        let check = try findings(try Program.run(["check", data.path, "--json"]).output)
        let reconcile = try findings(try Program.run(["reconcile", data.path, "--json"]).output)
        #expect(check == reconcile && !check.isEmpty)
    }

    @Test func lawAppliesToIndonesianContestsAndWhereItIsNamed() throws {
        var files = folder
        files["stations.csv"] = Self.stations.replacing("1,250,", with: "1,1250,")
        #expect(try check(files).output.contains("R11: 1 of 3 forms"))
        #expect(try check(files, ["--form", "none"]).output.contains("(terms: none, plain arithmetic)"))
        files["contests.csv"] = Self.contests.replacing("pilkada", with: "other")
        let plain = try check(files)
        #expect(plain.output.contains("(terms: none, plain arithmetic)"))
        #expect(!plain.output.contains("R11") && !plain.output.contains("R13"))
        #expect(try check(files, ["--form", "pemilu-2024"]).output.contains("R11: 1 of 3 forms"))
        let unknown = try check(files, ["--form", "2024"])
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("--form 2024: there is no such form; there are any, pilkada-2015"))
        #expect(unknown.errors.contains("pilkada-2024, none"))
    }

    /// Sets the title of a terminal, rings, turns the direction of writing, ends a string.
    static let hostile = "A\u{1B}]0;x\u{7}\u{202E}\u{0}\u{9B}31mB"

    @Test func controlCharactersReachNeitherTerminalNorFiles() throws {
        func isHostile(_ text: String, _ bidi: Bool) -> Bool {
            text.unicodeScalars.contains {
                ($0.value < 32 && ![9, 10, 13].contains($0.value)) || (127..<160).contains($0.value)
                    || (bidi && $0.value == 0x202E)
            }
        }
        try Program.inScratch { scratch in
            let folder = scratch.appending(path: "folder")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            var files = folderNamed(Self.hostile.replacing("\u{0}", with: ""))
            files["rules.json"] =
                "{\"rules\": [{\"id\": \"m\\u001b]0;x\", \"severity\": \"error\", \"expression\": \"valid \\u001b < 3\","
                + "\"text\": {\"en\": \"x\\u0007\", \"id\": \"x\"}}]}"
            files["good.json"] = files["rules.json"]?.replacing("valid \\u001b < 3", with: "valid < 3")
            for (name, text) in files {
                try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            }
            let out = scratch.appending(path: "out")
            let faulty = try Program.run(
                ["check", folder.path, "--rules", folder.appending(path: "rules.json").path])
            #expect(faulty.status == 65 && faulty.errors.contains("\\u{1B}"), "\(faulty.errors)")
            #expect(!isHostile(faulty.errors, true))
            let run = try Program.run([
                "check", folder.path, "--out", out.path, "--format", "html,md,csv", "--rules",
                folder.appending(path: "good.json").path,
            ])
            #expect(run.status == 0 && run.output.contains("\\u{1B}]0;x"), "\(run.errors)")
            #expect(!isHostile(run.output, true) && !isHostile(run.errors, true))
            for (name, bytes) in try Program.contents(of: out) where !name.hasSuffix(".json") {
                #expect(!isHostile(String(decoding: bytes, as: UTF8.self), false), "\(name)")
            }
        }
    }

    private func folderNamed(_ title: String) -> [String: String] {
        var files = folder
        files["contests.csv"] = Self.contests.replacing("Governor", with: title)
        return files
    }

    @Test func nothingToCheckIsSaid() throws {
        let run = try check([
            "contests.csv": Self.contests, "candidates.csv": Self.candidates,
            "recap.csv": "contest_id,region_code,ballot_no,votes\n",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Nothing to check: no form has the figures of a rule"), "\(run.output)")
        #expect(!run.output.contains("No findings"))
    }

    /// What `convert` wrote of several contests: the sentence says which folders can be checked.
    @Test func aFolderOfContestFoldersNamesThem() throws {
        try Program.inScratch { scratch in
            for contest in ["a", "b", "c", "d"] {
                let folder = scratch.appending(path: "cv/\(contest)")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(Self.stations.utf8).write(to: folder.appending(path: "stations.csv"))
            }
            let run = try Program.run(["check", "cv"], in: scratch)
            #expect(run.status == 66)
            #expect(
                run.errors.contains(
                    "the folder holds 4 contest folders and nothing to check beside; check one at a time: "
                        + "sanding check cv/a, sanding check cv/b, sanding check cv/c, …"), "\(run.errors)")
            #expect(try Program.run(["check", "cv/b", "--quiet"], in: scratch).status == 0)
        }
    }

    @Test func totalsThatDoNotAddUpAreAFindingAndNotRefused() throws {
        var files = folder
        files["stations.csv"] = nil
        files["recap_totals.csv"] =
            "contest_id,region_code,valid_votes\nx,1101012001,391\nx,1101012002,180\n"
        let run = try check(files, ["--fail-on", "error"])
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.output.contains("R7"))
        #expect(run.output.contains("Here 390 against 391"))
    }

    @Test func aFrameMayListRegionsOfSeveralLevels() throws {
        try Program.inScratch { scratch in
            let file = scratch.appending(path: "stations.csv")
            try Self.stations.write(to: file, atomically: true, encoding: .utf8)
            let frame = scratch.appending(path: "frame.csv")
            try "region_code\n11\n1101\n1102\n1102012001\n1101012001\n1101012003\n"
                .write(to: frame, atomically: true, encoding: .utf8)
            let run = try Program.run(
                ["check", file.path, "--frame", frame.path, "--out", scratch.appending(path: "out").path])
            #expect(run.output.contains("Regency 1102 of"))
            #expect(run.output.contains("Village 1101012003 of"))
            #expect(!run.output.contains("1102012001"), "a region of a region that is named")
        }
    }

    @Test(arguments: [
        ("1101012001", "frame.csv does not list village 1101012002, which has stations in stations.csv."),
        ("11\n1101012001\n1101012002", "No findings."),
        ("11\n12", "Province 12 of frame.csv has no stations in stations.csv."),
        ("12", "No province of frame.csv (12, …) is one of stations.csv (11, …); the codes may be of"),
        ("11.01.01.2001", "No village of frame.csv (11.01.01.2001, …) is one of stations.csv (1101012001,"),
    ])
    func stationsAreHeldAgainstAFrame(codes: String, sentence: String) throws {
        try CheckFiles.inFolder { folder in
            try "region_code\n\(codes)\n"
                .write(to: folder.appending(path: "frame.csv"), atomically: true, encoding: .utf8)
            let run = try Program.run(
                ["check", "stations.csv", "--frame", "frame.csv", "--out", "report", "--format", "md"],
                in: folder)
            let page = try String(
                contentsOf: folder.appending(path: "report/report.md"), encoding: .utf8)
            #expect(page.contains(sentence) || run.output.contains(sentence), "\(run.output)")
        }
    }

    @Test(arguments: ["check", "diff"]) func aFileThatEndsWithinALineIsNamed(command: String) throws {
        try Program.inScratch { scratch in
            let file = scratch.appending(path: "stations.csv")
            let text = String(Self.stations.dropLast(2))
            try text.write(to: file, atomically: true, encoding: .utf8)
            let paths = command == "check" ? [file.path] : [file.path, file.path]
            let run = try Program.run([command] + paths + ["--out", scratch.appending(path: "out").path])
            #expect(run.errors.contains("the last line has no line end; if the file was cut off"))
        }
    }

    @Test func recapsWithoutVotesAreComparedWithWhatTheyHave() throws {
        try Program.inScratch { scratch in
            try Self.stations.write(
                to: scratch.appending(path: "stations.csv"), atomically: true, encoding: .utf8)
            try "province_code,regency_code,registered,valid\n11,1101,720,571\n"
                .write(to: scratch.appending(path: "recap_regency.csv"), atomically: true, encoding: .utf8)
            let run = try Program.run(["check", scratch.path, "--out", scratch.appending(path: "out").path])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("valid of regency 1101: recap_regency.csv prints 571"))
        }
    }

    @Test func twoRecapsOfOneLevelAreRefused() throws {
        try Program.inScratch { scratch in
            let recap = "province_code,regency_code,registered,valid\n11,1101,720,570\n"
            for name in ["recap_a.csv", "recap_b.csv"] {
                try recap.write(to: scratch.appending(path: name), atomically: true, encoding: .utf8)
            }
            let run = try Program.run(["check", scratch.path, "--out", scratch.appending(path: "out").path])
            #expect(run.status == 65)
            #expect(
                run.errors.contains(
                    "recap_b.csv: this is a second recap of the level regency beside recap_a.csv; join them"))
        }
    }
}
