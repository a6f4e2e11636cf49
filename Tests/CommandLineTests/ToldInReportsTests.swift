import Foundation
import Testing

/// What a run says of its files and of its pictures on the terminal, and what stays of it in the report.
@Suite struct ToldInReportsTests {
    /// An election of two choices, with a column that is read by no one where a margin was meant.
    private static func folder(in scratch: URL, second: String = "Lungu", margin: String) throws -> URL {
        let folder = scratch.appending(path: "zambia")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = [
            "contests.csv":
                "contest_id,title,election_date,region_code,kind,rule\nz,President of Zambia,2021-08-12,ZM,other,majority\n",
            "candidates.csv": "contest_id,ballot_no,candidate_pair\nz,1,Hichilema\nz,2,\(second)\n",
            "recap.csv":
                "contest_id,region_code,ballot_no,votes,status,source_url\nz,ZM,1,2852348,primary,s\nz,ZM,2,1870780,primary,s\n",
            "quick_counts.csv":
                "contest_id,pollster,ballot_no,share_pct,sample_stations,\(margin),as_of,qc_id,stage,source_url\n"
                + "z,CCMG,1,60.4,1600,1.4,2021-08-12,q,final,s\nz,CCMG,2,39.6,1600,1.4,2021-08-12,q,final,s\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder
    }

    /// A column that was not read stands in the report and in its proof, as it does on the terminal; a run that says nothing
    /// there keeps it.
    @Test(arguments: [
        ("en", "columns not read: margin_of_error"), ("id", "kolom yang tidak dibaca: margin_of_error"),
    ])
    func columnsThatWereNotRead(language: String, said: String) throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(in: scratch, margin: "margin_of_error")
            let out = scratch.appending(path: "out")
            let run = try Program.run([
                "reconcile", folder.path, "--out", out.path, "--format", "md,html", "--lang", language,
                "--quiet",
            ])
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            let files = try Program.contents(of: out)
            let text = { (name: String) in String(decoding: files[name] ?? Data(), as: UTF8.self) }
            #expect(text("report.md").replacing("\\", with: "").contains(said))
            #expect(text("report.html").contains(said))
            let proof = try #require(
                try JSONSerialization.jsonObject(with: files["proof.json"] ?? Data()) as? [String: Any])
            let notices = try #require(proof["notices"] as? [[String: String]])
            #expect(notices.count == 1 && notices[0]["code"] == "folder")
            #expect(notices[0]["text"]?.contains("columns not read: margin_of_error") == true)
        }
    }

    /// What is said of the contests of a conversion stands in its section, folded, and in its proof.
    @Test func whatIsSaidOfAConversion() throws {
        try Program.inScratch { scratch in
            let out = scratch.appending(path: "out")
            #expect(
                try Program.run(["convert", "Data/invented-count/pages", "--out", out.path, "--quiet"]).status
                    == 0)
            let files = try Program.contents(of: out)
            let proof = try #require(
                try JSONSerialization.jsonObject(with: files["proof.json"] ?? Data()) as? [String: Any])
            let notices = try #require(proof["notices"] as? [[String: String]])
            #expect(notices.map { $0["code"] } == ["conversion"])
            let report = String(decoding: files["report.md"] ?? Data(), as: UTF8.self)
            #expect(!report.isEmpty && !report.contains("note: ") && !report.contains("catatan: "))
        }
    }

    /// A count of another whole than the result's has no place on its axis, and every kind of chart says so alike.
    @Test(arguments: ["interval-dots", "dumbbell", "quantile-dots"]) func countsOfOtherVotesAreNotDrawn(
        kind: String
    ) throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(in: scratch, margin: "margin_of_error_pct")
            let counts = folder.appending(path: "quick_counts.csv")
            let text = try String(contentsOf: counts, encoding: .utf8)
            let rows = text.split(separator: "\n").enumerated().map {
                $0.element + ($0.offset == 0 ? ",base" : ",ballots")
            }
            try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: counts)
            let draw = [
                "chart", kind, folder.path, "--format", "svg,png,csv", "--out",
                scratch.appending(path: "out").path,
            ]
            let none = try Program.run(draw)
            #expect(
                none.status != 0
                    && none.errors.contains(
                        "are of other votes or ballots than those of the official result here"),
                "\(none.errors)")
            // Beside one of the valid votes the other one is named.
            let valid = text.split(separator: "\n").dropFirst().map {
                $0.replacing("CCMG", with: "FODEP").replacing(",q,", with: ",r,") + ",valid"
            }
            try Data((rows + valid).joined(separator: "\n").appending("\n").utf8).write(to: counts)
            let both = try Program.run(draw)
            #expect(both.status == 0, "\(both.errors)")
            let files = try Program.contents(of: scratch.appending(path: "out"))
            let pictures = files.filter { $0.key.hasSuffix(".svg") }
            #expect(pictures.keys.contains { $0.hasSuffix("card.svg") })
            for (name, svg) in pictures {
                #expect(String(decoding: svg, as: UTF8.self).contains("Not drawn"), "\(name)")
            }
        }
    }

    @Test func nothingIsToldWhereNothingWasLeftOut() throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(in: scratch, margin: "margin_of_error_pct")
            let out = scratch.appending(path: "out")
            #expect(
                try Program.run(["reconcile", folder.path, "--out", out.path, "--format", "md", "--quiet"])
                    .status == 0)
            let files = try Program.contents(of: out)
            #expect(!String(decoding: files["report.md"] ?? Data(), as: UTF8.self).contains("note: "))
            let proof = try #require(
                try JSONSerialization.jsonObject(with: files["proof.json"] ?? Data()) as? [String: Any])
            #expect((proof["notices"] as? [Any])?.isEmpty == true)
        }
    }

    /// A name in letters that no font here has: pictures show boxes, and that is said once, of PNG and PDF and not of SVG.
    @Test(arguments: [
        ("en", "no font on this machine has \u{10FFFD} (U+10FFFD): pictures show a box for it."),
        ("id", "tidak ada huruf di mesin ini yang memuat \u{10FFFD} (U+10FFFD)"),
    ])
    func lettersWithoutAFont(language: String, said: String) throws {
        try Program.inScratch { scratch in
            let folder = try Self.folder(
                in: scratch, second: "Lungu \u{10FFFD}é", margin: "margin_of_error_pct")
            for (format, isTold) in [("png", true), ("pdf", true), ("svg", false)] {
                let run = try Program.run([
                    "chart", "interval-dots", folder.path, "--format", format, "--lang", language, "--out",
                    scratch.appending(path: format).path,
                ])
                #expect(run.status == 0)
                #expect(run.errors.components(separatedBy: said).count == (isTold ? 2 : 1), "\(run.errors)")
            }
            let quiet = try Program.run([
                "chart", "interval-dots", folder.path, "--format", "png", "--quiet", "--out",
                scratch.appending(path: "quiet").path,
            ])
            #expect(quiet.status == 0 && quiet.errors.isEmpty)
        }
    }
}
