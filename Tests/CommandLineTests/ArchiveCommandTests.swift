import Foundation
import Testing

/// The archive as people use it, on pages of the KPU made by hand.
@Suite struct ArchiveCommandTests {
    /// A page of a province: votes of its candidates and stations that are in.
    static func page(_ votes: [String], stations: Int, moment: String) -> String {
        let chart = votes.enumerated().map { "\"100002\($0)\":\($1)" }.joined(separator: ",")
        return """
            {"mode":"hhcw","tungsura":{"chart":{\(chart),"progres":{"total":90,"persen":1.0,"progres":\(stations)}},\
            "table":{"3101":{"psu":"Reguler",\(chart),"progres":{"total":90,"persen":1.0,"progres":\(stations)}}}},\
            "psu":"Reguler","ts":"\(moment)"}
            """
    }

    /// A folder with five captures: figures, figures withdrawn, the same again, an error page, figures put back.
    static func inFolder(_ body: (URL) throws -> Void) throws {
        try Program.inScratch { scratch in
            let pages = [
                ("20241128T010000", page(["700", "300"], stations: 50, moment: "2024-11-28 00:59:00")),
                ("20241128T020000", page(["0", "0"], stations: 51, moment: "2024-11-28 01:59:00")),
                ("20241128T030000", page(["0", "0"], stations: 51, moment: "2024-11-28 01:59:00")),
                ("20241128T040000", "<html><body>502 Bad Gateway</body></html>"),
                ("20241128T050000", page(["700", "300"], stations: 50, moment: "2024-11-28 00:59:00")),
            ]
            for (folder, text) in pages {
                let place = scratch.appending(path: "captures/\(folder)")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: place.appending(path: "pkwkp_31.json"))
            }
            try body(scratch)
        }
    }

    @discardableResult
    static func archive(_ arguments: [String], in folder: URL) throws -> Program.Result {
        try Program.run(["archive"] + arguments, in: folder)
    }

    /// What a command of the archive says that must work; its words stand between blanks.
    static func output(_ words: String, in folder: URL) throws -> String {
        let run = try archive(words.split(separator: " ").map(String.init), in: folder)
        #expect(run.status == 0, "\(words): \(run.errors)")
        return run.output
    }

    static func made(in folder: URL) throws {
        let made = try archive(["init", "--origin", "example.org/a"], in: folder)
        #expect(made.status == 0, "\(made.errors)")
        let added = try archive(["add", "captures", "--zone", "+07:00", "--supplier", "Ani"], in: folder)
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output == "5 new entries, 0 already there. The archive has 5 entries.\n")
    }

    @Test func theTimeLineSaysWhatHappened() throws {
        try Self.inFolder { folder in
            try Self.made(in: folder)
            let again = try Self.archive(["add", "captures", "--zone", "+07:00"], in: folder)
            #expect(again.output == "0 new entries, 5 already there. The archive has 5 entries.\n")
            let log = try Self.archive(["log"], in: folder).output
            #expect(
                log == """
                    0  2024-11-28T01:00:00+07:00  captures/pkwkp_31.json
                       pilkada-2024-pkwkp-31 31: first figures: 700 / 300; stations in: 50 of 90
                       1 region: 1 with first figures
                    1  2024-11-28T02:00:00+07:00  captures/pkwkp_31.json
                       pilkada-2024-pkwkp-31 31: withdrawn (pairs 1000020 and 1000021): 700 / 300 → 0 / 0; stations in: \
                    50 → 51 of 90
                       1 region: 1 withdrawn
                    2  2024-11-28T03:00:00+07:00  captures/pkwkp_31.json: the same bytes as entry 1, since 2024-11-28T02:00:00+07:00 (1 h)
                    3  2024-11-28T04:00:00+07:00  captures/pkwkp_31.json: no figures, an error page or nothing
                    4  2024-11-28T05:00:00+07:00  captures/pkwkp_31.json
                       pilkada-2024-pkwkp-31 31: the figures of entry 0 restored, no new count: 0 / 0 → 700 / 300; stations \
                    in: 51 → 50 of 90
                       1 region: 1 restored

                    """)
            let indonesian = try Self.archive(["log", "--lang", "id"], in: folder).output
            for word in ["ditarik (pasangan", "bita sama dengan entri 1", "halaman galat", "dipulihkan"] {
                #expect(indonesian.contains(word), "\(word)")
            }
            let other = try Self.archive(["log", "--contest", "x"], in: folder).output
            #expect(other.split(separator: "\n").count == 2)
        }
    }

    @Test func headsAndProofsAreGivenOut() throws {
        try Self.inFolder { folder in
            try Self.made(in: folder)
            let head = try Self.archive(["head"], in: folder).output
            let lines = head.split(separator: "\n")
            #expect(lines.count == 3 && lines[0] == "example.org/a" && lines[1] == "5")
            let paper = lines.joined(separator: " / ")
            let holds = try Self.archive(["check-head", paper], in: folder)
            #expect(holds.status == 0 && holds.output.hasPrefix("The head holds"))
            let other = paper.replacing(" 5 ", with: " 4 ")
            #expect(try Self.archive(["check-head", other], in: folder).status == 1)
            #expect(
                try Self.archive(["check-head", paper.replacing(" 5 ", with: " 05 ")], in: folder).status
                    == 65)
            let proof = try Self.archive(["prove", "3"], in: folder).output
            #expect(proof.hasPrefix("c2sp.org/tlog-proof@v1\nindex 3\n") && proof.contains(head))
            let grown = try Self.archive(["prove", "2", "5"], in: folder).output
            #expect(grown.hasPrefix("old 2\n") && grown.hasSuffix("\n\n" + head + "\n"))
            let verified = try Self.archive(["verify"], in: folder)
            #expect(verified.status == 0 && verified.output.hasPrefix("5 entries, "))
            #expect(verified.output.contains("Root: \(lines[2])"))
            let page = try Self.archive(["show", "3", "--content", "page"], in: folder).output
            #expect(page == "<html><body>502 Bad Gateway</body></html>")
            let shown = try Self.archive(["show", "1"], in: folder).output
            #expect(shown.contains("supplied by: Ani") && shown.contains("1000020: 0, 1000021: 0"))
            #expect(try Self.archive(["list"], in: folder).output.split(separator: "\n").count == 5)
        }
    }

    @Test func thePageMayComeFromStandardInput() throws {
        try Program.inScratch { scratch in
            try Self.archive(["init"], in: scratch)
            // Two pages without a name would be one.
            let nameless = try Self.archive(["add", "-", "--time", "2024-11-28T01:00Z"], in: scratch)
            #expect(nameless.status == 65 && nameless.errors.contains("name the page with"), "\(nameless)")
            #expect(try Self.archive(["list"], in: scratch).output.isEmpty)
            let added = try Self.archive(
                ["add", "-", "--time", "2024-11-28T01:00Z", "--source", "https://example.org/x"], in: scratch)
            #expect(added.status == 0, "\(added.errors)")
            #expect(
                try Self.archive(["list"], in: scratch).output.hasSuffix(
                    "capture  0  https://example.org/x\n"))
        }
    }

    @Test(arguments: [
        (
            ["log"], 66,
            "captures.archive: there is no such archive; check the name, or make it with ‘archive init’"
        ),
        (
            ["add", "captures"], 66,
            "captures.archive: there is no such archive; check the name, or make it with ‘archive init’"
        ),
        (["init", "--origin", "a b"], 73, "a b cannot name a log"),
        (["init", "--archive", "captures"], 73, "something of this name is there"),
        (["log", "--archive", "captures"], 66, "this is a folder"),
        (
            ["log", "--archive", "captures/20241128T010000/pkwkp_31.json"], 65,
            "this is no archive of captures"
        ),
        (["head", "--passphrase-file", "x"], 64, "--passphrase-file goes with --key"),
        (["add", "captures", "--otu", "x"], 64, "sanding archive add: unknown option --otu"),
    ])
    func everyMistakeHasASentence(arguments: [String], status: Int32, sentence: String) throws {
        try Self.inFolder { folder in
            let run = try Self.archive(arguments, in: folder)
            #expect(run.status == status && run.errors.contains(sentence), "\(run.errors)")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names == ["captures"])
        }
    }

    @Test func mistakesOnAnArchiveHaveSentences() throws {
        try Self.inFolder { folder in
            try Self.archive(["init"], in: folder)
            for (arguments, status, sentence) in [
                (["add", "captures"], Int32(65), "has no zone; name the zone with --zone"),
                (["add", "captures", "--zone", "WIB"], 65, "WIB: this is no zone"),
                (["add", "none"], 66, "none: there is no such file or folder"),
                (["add", "captures", "--time", "today"], 65, "today is no time"),
                (["show", "0"], 66, "there is no entry 0; there are none"),
                (["prove", "1", "2"], 66, "there are no 2 entries"),
                (["head", "--key", "none.key"], 66, "none.key: there is no such file"),
                (
                    ["verify", "--policy", "captures/20241128T040000/pkwkp_31.json"], 65,
                    "line 1 makes no policy"
                ),
            ] {
                let run = try Self.archive(arguments, in: folder)
                #expect(run.status == status && run.errors.contains(sentence), "\(arguments): \(run.errors)")
            }
        }
    }
}
