import Foundation
import Testing

@Suite struct ConvertCommandTests {
    static let page = """
        {"mode": "hhcw", "chart": {"null": null, "100025": 70, "100026": 100, "100027": 30}, "images": [null],
         "administrasi": {"suara_sah": 200, "suara_tidak_sah": 4, "suara_total": 204, "pemilih_dpt_j": 280},
         "psu": null, "ts": "2024-02-15 00:46:45", "status_suara": true, "status_adm": true}
        """

    /// A folder `in` with two pages, one of them cut in half, beside which the program runs.
    static func run(
        _ arguments: [String], _ prepare: (URL) throws -> Void = { _ in },
        check: (URL) throws -> Void = { _ in }
    ) throws -> Program.Result {
        try Program.inScratch { scratch in
            let folder = scratch.appending(path: "in/ppwp")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(page.utf8).write(to: folder.appending(path: "3201012001001.json"))
            try Data(page.utf8.prefix(90)).write(to: folder.appending(path: "3201012001002.json"))
            try prepare(scratch)
            let run = try Program.run(["convert"] + arguments, in: scratch)
            try check(scratch)
            return run
        }
    }

    /// What is the same of many contests is one line with their number.
    @Test func theSameOfManyContestsIsOneLine() throws {
        let rows = (11...19).map {
            "\"\($0)\": {\"10000\($0)\": 5, \"10001\($0)\": 6, \"status_progress\": true}"
        }
        let page =
            "{\"ts\": \"2024-11-28 01:00:00\", \"chart\": {}, \"table\": {\(rows.joined(separator: ", "))}}"
        let run = try Self.run(["in", "--lang", "en"]) { scratch in
            let folder = scratch.appending(path: "in/pkwkp")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(page.utf8).write(to: folder.appending(path: "pkwkp_0.json"))
        }
        let notes = run.errors.split(separator: "\n").filter { $0.contains("no list gives ballot numbers") }
        #expect(notes.count == 1, "\(run.errors)")
        #expect(
            notes.first?.contains("9 contests, of which this is the first: pilkada-2024-pkwkp-11: ") == true)
    }

    @Test func aFolderBecomesAnElectionFolder() throws {
        let run = try Self.run(["in"]) { _ in
        } check: { scratch in
            let files = try Program.contents(of: scratch.appending(path: "Notebooks-out/in"))
            #expect(
                files.keys.sorted() == [
                    "candidates.csv", "contests.csv", "conversion.json", "datapackage.json", "pages.csv",
                    "proof.json", "regions.csv", "report.html", "report.md", "stations.csv", "unread.csv",
                ])
            let stations = String(decoding: files["stations.csv"] ?? Data(), as: UTF8.self)
            #expect(stations.hasSuffix("\n32,3201,320101,3201012001,1,280,204,200,4,,,,,,,70,100,30\n"))
            let unread = String(decoding: files["unread.csv"] ?? Data(), as: UTF8.self)
            #expect(
                unread.hasSuffix(
                    "\nppwp/3201012001002.json,,1,90,1,The file is cut off: the JSON ends too early.\n"))
            let proof =
                try JSONSerialization.jsonObject(with: files["proof.json"] ?? Data()) as? [String: Any]
            #expect((proof?["outputs"] as? [Any])?.count == 10)
        }
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("pemilu-2024-ppwp"))
        #expect(run.output.contains("Files read: 1; not read: 1."))
    }

    @Test func thePagesSayWhatWasRead() throws {
        for (language, words) in [
            (
                "en",
                ["Files read: 1; not read: 1.", "with votes", "A quick count is not an official result."]
            ),
            ("id", ["Berkas dibaca: 1; tidak dibaca: 1.", "Hitung cepat bukan hasil resmi."]),
        ] {
            _ = try Self.run(["in", "--out", "out", "--lang", language]) { _ in
            } check: { scratch in
                let files = try Program.contents(of: scratch.appending(path: "out"))
                for page in ["report.html", "report.md"] {
                    let text = String(decoding: files[page] ?? Data(), as: UTF8.self)
                    for word in words + ["pemilu-2024-ppwp"] {
                        #expect(text.contains(word), "\(page): \(word)")
                    }
                    #expect(!text.contains("out/") && !text.contains(scratch.path), "\(page)")
                }
                let document =
                    try JSONSerialization.jsonObject(with: files["conversion.json"] ?? Data())
                    as? [String: Any]
                #expect(document?["schema"] as? String == "sanding/conversion/1")
                #expect(document?["notices"] is [Any] && document?["out"] == nil)
            }
        }
    }

    /// Runs again over its own output, replaces it whole, and gives the same bytes on any number of threads.
    @Test func theSameInputGivesTheSameBytes() throws {
        var first: [String: Data] = [:]
        _ = try Self.run(["in", "--out", "out", "--threads", "1", "--quiet"]) { scratch in
            let run = try Program.run(["convert", "in", "--out", "out", "--threads", "4"], in: scratch)
            #expect(run.status == 0)
            first = try Program.contents(of: scratch.appending(path: "out"))
        } check: { scratch in
            let second = try Program.contents(of: scratch.appending(path: "out"))
            #expect(second == first)
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(names.sorted() == ["in", "out"])
        }
        #expect(first.count == 11)
    }

    @Test func jsonGoesToStandardOutputAndWritesNothing() throws {
        let run = try Self.run(["in", "--json"]) { _ in
        } check: { scratch in
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(names == ["in"])
        }
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(object?["schema"] as? String == "sanding/conversion/1")
        let summary = object?["summary"] as? [String: Any]
        #expect(summary?["files_read"] as? Int == 1 && summary?["files_unread"] as? Int == 1)
        #expect(run.errors.isEmpty)
    }

    @Test func quietSaysNothing() throws {
        let run = try Self.run(["in", "--quiet"])
        #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    }

    @Test func indonesianIsSpoken() throws {
        let run = try Self.run(["in", "--lang", "id"])
        #expect(run.output.contains("Berkas dibaca: 1; tidak dibaca: 1."))
    }

    @Test func theOutputInsideTheInputIsNotRead() throws {
        let run = try Self.run(["in", "--out", "in/out"]) { scratch in
            let first = try Program.run(["convert", "in", "--out", "in/out"], in: scratch)
            #expect(first.status == 0)
        }
        #expect(run.output.contains("Files read: 1; not read: 1."))
    }

    @Test func aDamagedArchiveIsReadAsFarAsItGoes() throws {
        let run = try Self.run(["cut.tar"]) { scratch in
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                "tar", "cf", "whole.tar", "in/ppwp/3201012001001.json", "in/ppwp/3201012001002.json",
            ]
            process.currentDirectoryURL = scratch
            try process.run()
            process.waitUntilExit()
            let whole = try Data(contentsOf: scratch.appending(path: "whole.tar"))
            try whole.prefix(1600).write(to: scratch.appending(path: "cut.tar"))
        } check: { scratch in
            let files = try Program.contents(of: scratch.appending(path: "Notebooks-out/cut"))
            #expect(files["stations.csv"] != nil)
        }
        #expect(run.status == 65)
        #expect(run.errors.contains("cut.tar: the archive is cut off or damaged ("))
        #expect(run.errors.contains("What stands before the damage was read and written; fetch it again."))
    }

    @Test(arguments: [
        (["missing"], 66, "missing: there is no such file or folder; check the name"),
        (["empty"], 66, "empty: there is no file in it"),
        (["text"], 65, "text: none of the 1 files in it is a KPU page that can be converted"),
        (["in/ppwp/3201012001002.json"], 65, "line 1: The file is cut off"),
        (["text/notes.txt"], 65, "the file is no tar or zip archive and no JSON"),
        (
            ["in", "--contest", "x"], 64,
            "--contest x: the input has no such contest; it has pemilu-2024-ppwp"
        ),
        (
            ["in", "--out", "text"], 73,
            "the folder holds notes.txt, which is not part of a report by sanding"
        ),
        (["in", "--out", "text/notes.txt"], 73, "there is a file of this name"),
        (["in", "--out", "/proc/x"], 73, "choose another folder with --out"),
        (["in", "--candidates", "none.csv"], 66, "none.csv: there is no such file; check the name"),
        (["in", "--candidates", "text/notes.txt"], 65, "notes.txt, line 1, column candidate_id"),
        (["in", "--threads", "0"], 64, "--threads 0: give a number from 1 to 1,024"),
        (["in", "--lang", "fr"], 64, "fr"), (["in", "--otu", "x"], 64, "--out"), ([], 64, "<source>"),
    ])
    func everyMistakeHasASentence(arguments: [String], status: Int, sentence: String) throws {
        let run = try Self.run(arguments) { scratch in
            for name in ["empty", "text"] {
                try FileManager.default.createDirectory(
                    at: scratch.appending(path: name), withIntermediateDirectories: true)
            }
            try Data("notes\n".utf8).write(to: scratch.appending(path: "text/notes.txt"))
        } check: { scratch in
            let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(names.sorted() == ["empty", "in", "text"])
        }
        #expect(run.status == Int32(status), "\(run.errors)")
        #expect(run.errors.contains(sentence), "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}
