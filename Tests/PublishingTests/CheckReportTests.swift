import Elections
import Figures
import Foundation
import Ground
import Testing
import Wording

@testable import Publishing

@Suite struct CheckReportTests {
    @Test(arguments: Language.allCases)
    func followsTheSchema(language: Language) throws {
        let reports = [
            try CheckSamples.spoilt(language),
            try CheckSamples.report(stations: CheckSamples.stations(), language: language),
            try CheckSamples.report(stations: nil, recap: CheckSamples.recap(), language: language),
        ]
        for report in reports { try Validator.expect(try report.publication.json, follows: "check-1") }
    }

    @Test func everyMemberOfTheSchemasIsDescribed() throws {
        func undescribed(_ schema: [String: Any], _ path: String) -> [String] {
            var faults = schema["description"] is String ? [] : [path]
            for (name, member) in schema["properties"] as? [String: [String: Any]] ?? [:] {
                faults += undescribed(member, "\(path)/\(name)")
            }
            if let items = schema["items"] as? [String: Any] { faults += undescribed(items, path + "/items") }
            return faults
        }
        for name in [
            "check-1", "diff-1", "results-1", "estimate-1", "plan-1", "simulation-1", "conversion-1",
            "explanation-1",
        ] {
            #expect(undescribed(try Validator.schema(name), name).isEmpty)
        }
    }

    @Test func writesWhatIsAskedForAndNothingElse() throws {
        let report = try CheckSamples.spoilt()
        let always = ["datapackage.json", "proof.json"]
        func paths(_ formats: Set<ReportFormat>) throws -> [String] {
            try report.publication.files(formats).map(\.path).filter { !always.contains($0) }
        }
        #expect(try paths([.html]) == ["report.html"])
        #expect(try paths([.md]) == ["report.md"])
        #expect(try paths([.json]) == ["results.json"])
        #expect(try paths([.ipynb]) == ["report.ipynb"])
        #expect(
            try paths([.csv]) == ["charts/form-checks.csv", "findings.csv", "levels.csv", "rules.csv"])
        #expect(
            try paths([.svg])
                == [
                    "charts/form-checks.alt.txt", "charts/form-checks.mobile.svg", "charts/form-checks.svg",
                ])
        #expect(try paths([.vl]) == ["charts/form-checks.vl.json"])
        let charts = { (ends: [String]) in ends.map { "charts/form-checks.\($0)" } }
        #expect(
            try paths([.png])
                == charts(["card.png", "card.svg", "mail-450.png", "mail-600.png", "mail.html", "png"]))
        #expect(
            try paths([.embed]) == charts(["element.html", "embed.html", "iframe.html", "tags.html"]))
        #expect(
            try paths([.flourish]) == charts(["flourish-wide.csv", "flourish-wide.csv-metadata.json"]))
        #expect(try paths([.pdf]) == ["charts/form-checks.column.pdf", "charts/form-checks.pdf"])
        #expect(try paths(ReportFormat.standard).count == 12)
    }

    @Test func theFiguresOfOneRowAreOneEntry() throws {
        let report = try CheckSamples.spoilt()
        let findings = report.findings
        #expect(findings.count { $0.rule == "R12" } == 3)
        let entries = FindingEntry.grouped(findings)
        #expect(entries.count { $0.isLevelSum } == 2)
        let pair = try #require(entries.first { $0.findings.count == 2 })
        #expect(pair.votes == 50)
        #expect(pair.explanations.isEmpty)
        let words = CheckWords(English(.indonesian))
        #expect(words.text(of: pair) == "2 figures of regency 1101 are not the sum of the level below.")
        #expect(
            words.figures(pair)
                == [
                    "votes_1: prints 157, the level below sums to 127 (+30); would fit: one digit changed in votes_1 (1101): 127 → 157",
                    "votes_2: prints 165, the level below sums to 185 (−20); would fit: one digit changed in votes_2 (1101): 185 → 165",
                ])
        let severities = entries.map(\.first.severity)
        #expect(severities == severities.sorted(by: >))
    }

    @Test func theTerminalGroupsThemToo() throws {
        let lines = try CheckSamples.spoilt().summary
        #expect(
            lines.contains { $0.hasPrefix("[error] R12, recap_regency.csv, line 2: 2 figures of regency") })
        #expect(
            lines.contains {
                $0.hasPrefix("    votes_1: prints 157, the level below sums to 127 (+30); would fit: ")
            })
    }

    @Test(arguments: Language.allCases)
    func pagesSayWhatWasFoundAndWhatIsWorth(language: Language) throws {
        let files = try CheckSamples.spoilt(language).publication.files([.html, .md])
        let html = try #require(CheckSamples.text("report.html", files))
        let markdown = try #require(CheckSamples.text("report.md", files))
        let english = language == .english
        for text in [html, markdown] {
            #expect(text.contains(english ? "8 stations and 1 recap checked" : "8 TPS dan 1 rekap diperiksa"))
            #expect(
                text.contains(
                    english
                        ? "A finding says where figures disagree, not why."
                        : "Temuan menunjukkan letak angka yang tidak cocok, bukan sebabnya."))
            #expect(text.contains(english ? "prints 157" : "tercetak 157"))
            #expect(text.contains("UU 7/2017 art. 350"))
            #expect(
                text.contains(english ? "not asked: no file has" : "tidak diperiksa: tidak ada berkas"))
            #expect(text.contains(english ? "pair 1 +130; pair 2 −20" : "pasangan nomor 1 +130"))
        }
        #expect(html.contains("<svg") && html.contains("class=\"narrow\""))
        #expect(!html.contains("<script") && !html.contains("href=\"http") && !html.contains("src="))
        #expect(markdown.contains("](charts/form-checks.svg)"))
    }

    @Test(arguments: Language.allCases)
    func noTextSpeaksOfIntent(language: Language) throws {
        let files = try CheckSamples.spoilt(language).publication.files(ReportFormat.standard)
        let forbidden = /\b(fraud|curang|manipulasi|manipulation|menang|kalah|terbukti|salah)\b/.ignoresCase()
        for file in files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(text.firstMatch(of: forbidden) == nil, "\(file.path)")
        }
    }

    @Test func aCleanCountGetsACardAndNoFindings() throws {
        let report = try CheckSamples.report(
            stations: CheckSamples.stations(), recap: CheckSamples.recap())
        #expect(report.findings.isEmpty)
        let files = try report.publication.files([.html, .svg])
        let html = try #require(CheckSamples.text("report.html", files))
        #expect(html.contains("No findings."))
        let svg = try #require(CheckSamples.text("charts/form-checks.svg", files))
        #expect(svg.contains("All 12 forms passed"))
    }

    @Test func noMoreFindingsThanAPersonReads() throws {
        let many =
            CheckSamples.head
            + (1...60).map { number in
                // Too many at some stations and too few at others: what goes one way everywhere is said once.
                let second = number % 2 == 0 ? 110 + number * number * 7 % 83 : number % 17
                return "11,1101,\(number),250,\(100 + number),\(99 + number),1,50,\(second)\n"
            }
            .joined()
        let report = try CheckSamples.report(stations: many)
        #expect(report.findings.count { $0.rule == "R7" } == 60)
        let html = try #require(CheckSamples.text("report.html", try report.publication.files([.html])))
        #expect(html.components(separatedBy: "<p class=\"facts\">").count - 1 == 40)
        #expect(html.contains("more, in findings.csv."))
        #expect(
            report.summary.count { $0.hasPrefix("[") } == 12)
    }

    @Test func namesOfFilesCannotRunAnything() throws {
        let bad = CheckSamples.stations {
            $0[5].counts[4] += 100
            $0[5].codes = "<script>,=cmd|x"
        }
        let files = try CheckSamples.report(stations: bad).publication.files(ReportFormat.standard)
        for file in files where [".html", ".svg", ".md"].contains(where: file.path.hasSuffix) {
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains("<script"), "\(file.path)")
        }
        let csv = try #require(CheckSamples.text("findings.csv", files))
        #expect(!csv.contains(",=cmd"))
    }

    @Test func theNotebookFollowsNbformat() throws {
        let files = try CheckSamples.spoilt().publication.files([.ipynb])
        let text = try #require(CheckSamples.text("report.ipynb", files))
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(Set(document.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
        let cells = try #require(document["cells"] as? [[String: Any]])
        let ids = cells.compactMap { $0["id"] as? String }
        #expect(Set(ids).count == cells.count)
        #expect(ids.contains("cell-04-chart"))
    }

    @Test func theNotebooksCellsAgreeWithTheirOwnResults() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try CheckSamples.spoilt().publication.files([.json, .ipynb])
        for file in files { try Data(file.bytes).write(to: folder.appending(path: file.path)) }
        // Cells of text and code without IPython's display.
        let script = """
            import json, sys, types
            display = types.ModuleType("IPython.display")
            display.SVG = display.display = lambda *_, **__: None
            sys.modules["IPython"] = types.ModuleType("IPython")
            sys.modules["IPython.display"] = display
            sys.modules["altair"] = None
            for c in json.load(open("report.ipynb"))["cells"]:
                if c["cell_type"] == "code": exec("".join(c["source"]))
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(output.contains("all agree"))
    }

    @Test func isTheSameEveryTime() throws {
        let first = try CheckSamples.spoilt().publication.files(ReportFormat.standard)
        #expect(first == (try CheckSamples.spoilt().publication.files(ReportFormat.standard)))
    }
}
