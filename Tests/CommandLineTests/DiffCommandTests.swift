import Foundation
import Testing

@Suite struct DiffCommandTests {
    static let head =
        "province_code,regency_code,district_code,village_code,station_no,valid,votes_1,votes_2\n"

    /// 40 stations of two villages; some of them with other votes.
    static func count(_ other: [Int: (Int, Int)] = [:], skipping: Set<Int> = []) -> String {
        head
            + (1...40).filter { !skipping.contains($0) }.map { number in
                let votes = other[number] ?? (100 + number, 50)
                return
                    "11,1101,110101,110101200\(number % 2 + 1),\(number),\(votes.0 + votes.1),\(votes.0),\(votes.1)\n"
            }.joined()
    }

    static func run(
        _ old: String, _ new: String, _ options: [String] = [],
        names: (String, String) = ("old.csv", "new.csv"),
        body: (URL, Program.Result) throws -> Void
    ) throws {
        try Program.inScratch { scratch in
            for (name, text) in [(names.0, old), (names.1, new)] {
                try text.write(to: scratch.appending(path: name), atomically: true, encoding: .utf8)
            }
            try body(scratch, try Program.run(["diff", names.0, names.1] + options, in: scratch))
        }
    }

    /// Folders that `convert` wrote stand for their stations; what fell comes before what came in.
    @Test func foldersOfConvertAreCompared() throws {
        try Program.inScratch { scratch in
            let page = ConvertCommandTests.page
            func write(_ folder: String, _ pages: [String: String]) throws {
                let place = scratch.appending(path: "\(folder)/ppwp")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                for (name, text) in pages {
                    try Data(text.utf8).write(to: place.appending(path: "320101200100\(name).json"))
                }
                let run = try Program.run(
                    ["convert", folder, "--out", folder + "-out", "--quiet"], in: scratch)
                #expect(run.status == 0, "\(run.errors)")
            }
            let nothing = page.replacing(#/"chart": \{[^}]*\}/#, with: "\"chart\": null")
                .replacing(#/"administrasi": \{[^}]*\}/#, with: "\"administrasi\": null")
            try write("monday", ["1": page, "2": nothing])
            let fallen = page.replacing("\"100025\": 70", with: "\"100025\": 60")
            try write("tuesday", ["1": fallen, "2": page, "3": page])
            let run = try Program.run(["diff", "monday-out", "tuesday-out", "--out", "report"], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("2 stations in both files"), "\(run.output)")
            let text = try String(contentsOf: scratch.appending(path: "report/report.md"), encoding: .utf8)
            let falls = try #require(
                text.range(of: "Polling stations whose votes fell")
                    ?? text.range(of: "Stations whose votes fell"))
            let arrivals = try #require(text.range(of: "First arrivals"))
            #expect(falls.lowerBound < arrivals.lowerBound)
            let rows = text[falls.lowerBound...].split(separator: "\n").map {
                $0.filter { $0 != " " && $0 != "\\" }
            }
            #expect(rows.contains { $0.hasPrefix("|3201012001|1|200|190|−10|−10|") }, "\(rows)")
            #expect(rows.contains { $0.hasPrefix("|3201012001|2|200|70|100|30|") }, "\(rows)")
            #expect(rows.contains { $0.hasPrefix("|3201012001|3|200|70|100|30|") }, "\(rows)")
            let document = try String(
                contentsOf: scratch.appending(path: "report/results.json"), encoding: .utf8)
            #expect(document.contains("pemilu-2024"))
        }
    }

    @Test func aFolderHoldsTheSummaryAndTheList() throws {
        let new = Self.count([3: (90, 50), 8: (109, 49)], skipping: [40])
        try Self.run(Self.count(), new) { scratch, run in
            #expect(run.status == 0 && run.errors.isEmpty)
            #expect(
                run.output.hasPrefix("39 stations in both files: 2 changed; 1 removed, 0 added.\n"),
                "\(run.output)")
            #expect(run.output.contains("Votes of a pair or valid votes fell at 2 stations."))
            #expect(run.output.hasSuffix("Report: Notebooks-out/diff-new/\n"))
            let folder = scratch.appending(path: "Notebooks-out/diff-new")
            let files = try Program.contents(of: folder)
            #expect(
                files.keys.sorted() == [
                    "changes.csv", "datapackage.json", "findings.csv", "proof.json", "regions.csv",
                    "report.html", "report.ipynb", "report.md", "results.json",
                ])
            let changes = String(decoding: files["changes.csv"] ?? Data(), as: UTF8.self)
            #expect(
                changes
                    == "status,village_code,station_no,field,old,new,explanation,repairs,breaks,still_breaks,"
                    + "province_code,regency_code,district_code,old_line,new_line\n"
                    + "changed,1101012001,8,votes_1,108,109,digit-changed,,,,11,1101,110101,9,9\n"
                    + "changed,1101012001,8,votes_2,50,49,,,,,11,1101,110101,9,9\n"
                    + "removed,1101012001,40,,,,,,,,11,1101,110101,41,\n"
                    + "changed,1101012002,3,valid,153,140,,,,,11,1101,110101,4,4\n"
                    + "changed,1101012002,3,votes_1,103,90,,,,,11,1101,110101,4,4\n")
            let regions = String(decoding: files["regions.csv"] ?? Data(), as: UTF8.self).split(
                separator: "\n")
            #expect(regions.count == 7)
            #expect(regions[1] == ",,,40,37,2,1,0,2,0,0,-203,-13,13,-152,-12,14,-51,-1,1")
        }
    }

    @Test func indonesianAndJSON() throws {
        let new = Self.count([3: (90, 50)])
        try Self.run(Self.count(), new, ["--lang", "id", "--out", "r"]) { scratch, run in
            #expect(run.output.hasPrefix("40 TPS dalam kedua berkas: 1 berubah; 0 hilang, 0 bertambah.\n"))
            let page = try String(contentsOf: scratch.appending(path: "r/report.md"), encoding: .utf8)
            #expect(page.hasPrefix("# Apa yang berubah dari old.csv ke new.csv\n"))
            #expect(page.contains("\n40 TPS dalam kedua berkas: 1 berubah; 0 hilang, 0 bertambah. Temuan: "))
        }
        try Self.run(Self.count(), new, ["--json"]) { scratch, run in
            let value = try StationFiles.object(run)
            #expect(value["schema"] as? String == "sanding/diff/1")
            #expect((value["stations"] as? [String: Any])?["changed"] as? Int == 1)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() == [
                    "new.csv", "old.csv",
                ])
        }
    }

    @Test(arguments: [
        ("html", ["report.html"]), ("md", ["report.md"]),
        ("csv", ["changes.csv", "findings.csv", "regions.csv"]),
        ("json", ["results.json"]),
        // A notebook has beside it what it reads.
        (
            "ipynb,html",
            [
                "changes.csv", "findings.csv", "regions.csv", "report.html", "report.ipynb", "results.json",
            ]
        ),
    ])
    func formatsAreRespected(formats: String, expected: [String]) throws {
        let options = ["--format", formats, "--out", "r"]
        try Self.run(Self.count(), Self.count([3: (90, 50)]), options) { scratch, run in
            #expect(run.status == 0, "\(run.errors)")
            let files = try Program.contents(of: scratch.appending(path: "r"))
            #expect(files.keys.sorted() == (expected + ["datapackage.json", "proof.json"]).sorted())
            let proof = String(decoding: files["proof.json"] ?? Data(), as: UTF8.self)
            let asked = formats.split(separator: ",").sorted().joined(separator: ",")
            #expect(proof.contains("\"format\" : \"\(asked)\""))
        }
    }

    @Test func aFormatThatIsNoneIsNamed() throws {
        try Self.run(Self.count(), Self.count(), ["--format", "docx"]) { _, run in
            #expect(run.status == 64 && run.errors.contains("'docx' is no format"))
        }
    }

    @Test func theSameOutputOnAnyNumberOfThreads() throws {
        let new = Self.count([3: (90, 50), 17: (1, 2)], skipping: [5])
        var outputs: [[String: Data]] = []
        for threads in ["1", "2", "7"] {
            try Self.run(Self.count(), new, ["--threads", threads, "--out", "r"]) { scratch, _ in
                outputs.append(try Program.contents(of: scratch.appending(path: "r")))
            }
        }
        #expect(outputs[0].count == 9 && outputs[0] == outputs[1] && outputs[0] == outputs[2])
    }

    @Test func nothingChanged() throws {
        try Self.run(Self.count(), Self.count(), ["--fail-on", "notice"]) { _, run in
            #expect(run.status == 0)
            #expect(
                run.output.hasPrefix(
                    "No station changed: all 40 stations in common have the same figures.\nNo findings.\n"))
        }
    }

    @Test(arguments: [("notice", 1), ("warning", 0), ("error", 0)])
    func theExitStatusSaysWhatWasAskedFor(severity: String, status: Int) throws {
        try Self.run(Self.count(), Self.count([3: (90, 50)]), ["--fail-on", severity, "--quiet"]) { _, run in
            #expect(run.status == Int32(status), "\(run.errors)")
            #expect(run.output.isEmpty)
        }
    }

    static let sentences: [(old: String, new: String, options: [String], status: Int, sentence: String)] = [
        (
            count(), count().replacing(",votes_2", with: "").replacing(",50\n", with: "\n"), [], 65,
            "new.csv: the file has votes of 1 pair and old.csv of 2; files of one contest are compared, so give two"
        ),
        (
            count(), count().replacing("110101", with: "1101010"), [], 65,
            "new.csv: its codes are those of BPS (district 1101010) and those of old.csv are of Kemendagri (district "
                + "110101)"
        ),
        (
            count(), count().replacing("1101", with: "1201"), [], 65,
            "new.csv: it looks as if what old.csv calls regency 1101 is 1201 here: with that undone, 40 of 40 stations have the "
                + "same figures; "
        ),
        (
            count(skipping: Set(21...40)), count(skipping: Set(1...20)), [], 65,
            "new.csv: no station stands in both files (11/1101/110101/1101012002/21 here, 11/1101/110101/1101012002/1 in "
                + "old.csv); stations are found by region and number, and codes are text: 001 is not 1"
        ),
        (head, count(), [], 65, "old.csv: the file has no station; check the file"),
        (count(), head, [], 65, "new.csv: the file has no station; check the file"),
        (count(), String(count().dropLast(12)), [], 65, "new.csv, line 41"),
        (String(count().dropLast(12)), count(), [], 65, "old.csv, line 41"),
        (
            count(), count().replacing(",station_no", with: ",number"), [], 65,
            "new.csv, line 1, column station_no: the column is missing although old.csv has it"
        ),
        (
            count(), count(), ["--levels", "province_code", "--form", "x"], 64,
            "--form x: there is no such form"
        ),
        (
            count(), count().replacing("\n11,", with: "\n11.0,"), [], 65,
            "new.csv: it looks as if what old.csv calls province 11 is 11.0 here: "
        ),
    ]

    @Test(arguments: sentences.indices)
    func everyMistakeHasASentence(index: Int) throws {
        let wrong = Self.sentences[index]
        try Self.run(wrong.old, wrong.new, wrong.options) { scratch, run in
            #expect(run.status == Int32(wrong.status))
            #expect(run.errors.contains(wrong.sentence), "\(run.errors)")
            #expect(run.output.isEmpty)
            let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(left.count == 2)
        }
    }

    @Test func missingFilesAndFoldersThatCannotBeWritten() throws {
        let run = try Program.run(["diff", "no-such.csv", "neither.csv"])
        #expect(
            run.status == 66
                && run.errors.contains(
                    "no-such.csv: there is no such file or folder, and none called neither.csv; check the names"
                ))
        try Self.run(Self.count(), Self.count(), ["--out", "/proc/x"]) { _, run in
            #expect(run.status == 73 && run.errors.contains("choose another folder with --out"))
        }
    }
}
