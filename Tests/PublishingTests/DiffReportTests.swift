import Consistency
import Elections
import Figures
import Foundation
import Testing
import Wording

@testable import Publishing

@Suite struct DiffReportTests {
    @Test(arguments: Language.allCases)
    func followsTheSchema(language: Language) throws {
        let (old, _) = DiffSamples.changed()
        let one = "village_code,station_no,votes_1\na,1,5\na,2,6\n"
        let reports = [
            try DiffSamples.changed(language), try DiffSamples.report(old, old, language: language),
            try DiffSamples.report(
                one, one.replacing(",6", with: ","), language: language, levels: ["village_code"]),
        ]
        for report in reports { try Validator.expect(try report.publication.json, follows: "diff-1") }
    }

    @Test func writesWhatIsAskedForAndNothingElse() throws {
        let report = try DiffSamples.changed(.english)
        func paths(_ formats: Set<ReportFormat>) throws -> [String] {
            try report.publication.files(formats).map(\.path).filter {
                !["datapackage.json", "proof.json"].contains($0)
            }
        }
        #expect(try paths([.html]) == ["report.html"])
        #expect(try paths([.md]) == ["report.md"])
        #expect(try paths([.json]) == ["results.json"])
        #expect(try paths([.ipynb]) == ["report.ipynb"])
        #expect(try paths([.csv]) == ["changes.csv", "findings.csv", "regions.csv"])
        #expect(try paths([.svg, .vl]) == [])
        #expect(try paths(ReportFormat.standard).count == 7)
    }

    @Test(arguments: Language.allCases)
    func pagesSayWhatChanged(language: Language) throws {
        let files = try DiffSamples.changed(language).publication.files([.html, .md])
        let html = try #require(CheckSamples.text("report.html", files))
        let markdown = try #require(CheckSamples.text("report.md", files))
        let say = { (en: String, id: String) in language == .english ? en : id }
        for text in [html, markdown] {
            #expect(
                text.contains(
                    say("What changed from old.csv to new.csv", "Apa yang berubah dari old.csv ke new.csv")))
            #expect(
                text.contains(
                    say(
                        "75 stations in both files: 60 changed; 1 removed, 1 added.",
                        "75 TPS dalam kedua berkas: 60 berubah; 1 hilang, 1 bertambah.")))
            #expect(
                text.contains(
                    say(
                        "A change says where two files differ, not why.",
                        "Perubahan menunjukkan letak perbedaan dua berkas, bukan sebabnya.")))
            #expect(text.contains(say("Newly broken", "Kini dilanggar")))
            #expect(
                text.contains(
                    say(
                        "raise the share of pair 2", "menaikkan persentase pasangan nomor 2")))
            #expect(text.contains(say("Largest changes by province", "Perubahan terbesar menurut provinsi")))
        }
        // Change, net and gross of pair 2, counted apart in Python.
        #expect(
            html.contains(
                "<tr><td>votes_2</td><td class=\"n\">+97</td><td class=\"n\">+100</td><td class=\"n\">300</td>"
            ),
            "\(html.components(separatedBy: "<td>votes_2")[1].prefix(120))")
        #expect(!html.contains("<script") && !html.contains("href=\"http") && !html.contains("src="))
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count)
    }

    @Test func theExpectedSplitIsSaidPlainly() throws {
        let (old, new) = DiffSamples.changed()
        // Python: sums of the sample; the lead changes by twice each step.
        for (language, sentence) in [
            (
                Language.english,
                "A pair with more votes has larger figures, and slips in them are larger. If changes struck the votes "
                    + "of both pairs in proportion (pair 1 has 62% of them at these stations; 50% of the votes changed are "
                    + "gains), 50% of the change of the lead would move it up, 0 votes in all; in fact 33% does, −200 in "
                    + "all. A sum at least as far from the expected one has probability 0.013."
            ),
            (
                .indonesian,
                "Pasangan dengan suara lebih banyak mempunyai angka lebih besar, dan kekeliruan di dalamnya lebih besar. "
                    + "Bila perubahan mengenai suara kedua pasangan secara sebanding (pasangan nomor 1 mempunyai 62% suara "
                    + "keduanya di TPS ini; 50% dari suara yang berubah adalah penambahan), 50% perubahan keunggulan akan "
                    + "menaikkannya, seluruhnya 0 suara; nyatanya 33%, seluruhnya −200. Jumlah yang paling sedikit sejauh "
                    + "itu dari perkiraan berpeluang 0,013."
            ),
        ] {
            let report = try DiffSamples.report(old, new, language: language)
            #expect(report.words.leaning.contains(sentence), "\(report.words.leaning)")
        }
        let few = DiffSamples.stations { district, station, votes in
            district + station == 1 ? (220, [votes[0] + 1, votes[1], votes[2]]) : (votes.reduce(0, +), votes)
        }
        let report = try DiffSamples.report(DiffSamples.stations(), few)
        #expect(
            report.words.leaning.contains(
                "Not compared with slips in proportion to votes: the lead changed at fewer than 5 stations."))
    }

    @Test func theWorstRegionsStandFirst() throws {
        let report = try DiffSamples.changed(.english)
        let tables = DiffPageTables(report.result, report.wording).regions
        #expect(tables.map(\.title.text) == ["Largest changes by province", "Largest changes by village"])
        let moved = tables[1].rows.map { Int($0[1].text) ?? -1 }
        #expect(moved == [190, 140, 140, 130])
        #expect(tables[1].rows[0][0].text == "1101012001")
        #expect(
            tables[1].header.map(\.text) == [
                "Region", "Votes moved", "Changed", "Stations", "Removed", "Added", "Votes fell", "votes_1",
                "votes_2", "votes_3",
            ])
    }

    @Test func noMoreRegionsThanAPersonReads() throws {
        let rows = (1...50).map { "\($0),1,10,\($0)\n" }.joined()
        let head = "village_code,station_no,votes_1,votes_2\n"
        let report = try DiffSamples.report(
            head + rows, head + rows.replacing(",1,10,", with: ",1,11,"), levels: ["village_code"])
        let tables = DiffPageTables(report.result, report.wording).regions
        #expect(tables.map(\.rows.count) == [20])
        #expect(
            tables[0].notes[0].hasSuffix("The first 20 of 50 regions with changes; all are in regions.csv."))
        #expect(
            tables[0].header.map(\.text) == [
                "Region", "Votes moved", "Changed", "Stations", "votes_1", "votes_2",
            ])
    }

    @Test func manyFindingsOfOneRuleDoNotHideOthers() throws {
        let rows = (1...60).map { "a,\($0),30,10,20\n" }.joined()
        let head = "village_code,station_no,valid,votes_1,votes_2\n"
        let report = try DiffSamples.report(
            head + rows + "a,61,30,10,20\n", head + rows.replacing(",30,10,", with: ",31,10,"),
            levels: ["village_code"])
        let lines = report.summary
        #expect(lines.count { $0.hasPrefix("[error] R7, ") } == 4)
        #expect(lines.contains { $0.hasPrefix("[warning] stations-removed") })
        #expect(lines.contains("… and 56 more, in findings.csv."))
        let html = try #require(CheckSamples.text("report.html", try report.publication.files([.html])))
        #expect(html.components(separatedBy: "<p class=\"facts\">").count - 1 == 11)
        #expect(html.contains("stations-removed"))
    }

    @Test(arguments: Language.allCases)
    func noTextSpeaksOfIntent(language: Language) throws {
        for file in try DiffSamples.changed(language).publication.files(ReportFormat.standard) {
            let text = String(decoding: file.bytes, as: UTF8.self)
            let found = WordsTests.words(of: text, data: []).intersection(WordsTests.forbidden)
            #expect(found.isEmpty, "\(file.path): \(found)")
        }
    }

    @Test func nothingChangedIsOneShortPage() throws {
        let text = DiffSamples.stations()
        let files = try DiffSamples.report(text, text).publication.files([.html, .ipynb])
        let html = try #require(CheckSamples.text("report.html", files))
        #expect(html.contains("No station changed: all 80 stations in common have the same figures."))
        #expect(html.contains("No findings.") && !html.contains("id=\"regions\""))
    }

    @Test func namesOfFilesAndRegionsCannotRunAnything() throws {
        let (old, new) = DiffSamples.changed()
        let bad = { (text: String) in text.replacing("1101,110101", with: "1101,<script>x") }
        let files = try DiffSamples.report(bad(old), bad(new), names: ("<script>", "a|b.csv"))
            .publication.files(ReportFormat.standard)
        for file in files where file.path.hasSuffix(".html") || file.path.hasSuffix(".md") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("<script"), "\(file.path)")
        }
    }

    @Test func theNotebooksCellsAgreeWithItsFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try DiffSamples.changed(.english).publication.files([.json, .ipynb, .csv])
        for file in files { try Data(file.bytes).write(to: folder.appending(path: file.path)) }
        let text = try #require(CheckSamples.text("report.ipynb", files))
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(Set(document.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
        let cells = try #require(document["cells"] as? [[String: Any]])
        let ids = cells.compactMap { $0["id"] as? String }
        #expect(ids.count == cells.count && Set(ids).count == ids.count)
        func run() throws -> (status: Int32, output: String) {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                "python3", "-c",
                """
                import json, sys, types
                display = types.ModuleType("IPython.display")
                display.SVG = display.display = print
                sys.modules["IPython"] = types.ModuleType("IPython")
                sys.modules["IPython.display"] = display
                for c in json.load(open("report.ipynb"))["cells"]:
                    if c["cell_type"] == "code": exec("".join(c["source"]))
                """,
            ]
            process.currentDirectoryURL = folder
            let (output, errors) = (Pipe(), Pipe())
            process.standardOutput = output
            process.standardError = errors
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return (process.terminationStatus, text)
        }
        let sound = try run()
        #expect(sound.status == 0 && sound.output.contains("all agree"))
        // A list of changes that lacks one is noticed.
        let changes = try #require(CheckSamples.text("changes.csv", files))
        let fewer = changes.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
        try Data(fewer.utf8).write(to: folder.appending(path: "changes.csv"))
        #expect(try run().status != 0)
    }

    @Test(arguments: [
        ("a/old.csv", "b/new.csv", "What changed from old.csv to new.csv"),
        ("a/s.csv", "b/s.csv", "What changed from a/s.csv to b/s.csv"),
    ])
    func theTitleNamesTheFiles(old: String, new: String, title: String) throws {
        let text = DiffSamples.stations()
        let report = try DiffSamples.report(text, text, names: (old, new))
        let html = try #require(CheckSamples.text("report.html", try report.publication.files([.html])))
        #expect(html.contains("<h1>\(title)</h1>"))
    }

    @Test func sentencesNameTheFilesAsTheTitleDoes() throws {
        let text = DiffSamples.stations()
        let fewer = text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
        let report = try DiffSamples.report(text, fewer, names: ("a/old.csv", "b/new.csv"))
        let finding = try #require(report.result.findings.first { $0.rule == "stations-removed" })
        #expect(finding.sentence(.english).hasPrefix("1 station of old.csv is not in new.csv"))
        #expect(finding.place.file == "a/old.csv")
    }

    @Test func isTheSameEveryTime() throws {
        let first = try DiffSamples.changed(.english).publication.files(ReportFormat.standard)
        #expect(first == (try DiffSamples.changed(.english).publication.files(ReportFormat.standard)))
    }
}
