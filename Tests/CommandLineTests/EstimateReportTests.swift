import Foundation
import Testing

/// `sanding estimate --out`: a report that is whole or not there.
@Suite struct EstimateReportTests {
    static func write(to folder: URL) throws {
        try DesignFiles.sample.write(
            to: folder.appending(path: "sample.csv"), atomically: true, encoding: .utf8)
        try DesignFiles.frame.write(
            to: folder.appending(path: "frame.csv"), atomically: true, encoding: .utf8)
    }

    static let command = ["estimate", "sample.csv", "--stratum", "province_code", "--frame", "frame.csv"]

    /// R, survey 4.1: svydesign(~1, strata=~regency_code, fpc=~N), svyratio(~votes_k, ~v); SE^2 * sum(v) / (p (1 - p)).
    @Test(arguments: ["en", "id"])
    func precisionIsSaid(language: String) throws {
        let run = try Program.run([
            "estimate", "Data/invented-count/sample.csv", "--stratum", "regency_code", "--frame",
            "Data/invented-count/frame.csv", "--lang", language,
        ])
        let text = run.output.replacing("\n", with: " ")
        #expect(
            text.contains(
                language == "en"
                    ? "Standard errors of the shares, in points: 0.61, 0.63, 0.25. Design effects: 2.50, 2.76, 0.70. Degrees of freedom: 85."
                    : "Galat baku bagian suara, dalam poin: 0,61; 0,63; 0,25. Efek desain: 2,50; 2,76; 0,70. Derajat bebas: 85."
            ), "\(text)")
    }

    @Test func twoRunsGiveTheSameBytesInEveryFormat() throws {
        try Program.inScratch { scratch in
            try Self.write(to: scratch)
            for (name, threads) in [("one", "1"), ("two", "2")] {
                let run = try Program.run(
                    Self.command + ["--out", name, "--quiet", "--threads", threads], in: scratch)
                #expect(run.status == 0)
                #expect(run.output.isEmpty && run.errors.isEmpty)
            }
            let one = try Program.contents(of: scratch.appending(path: "one"))
            #expect(
                one.keys.sorted() == [
                    "datapackage.json", "estimate.csv", "estimate.json", "proof.json", "report.html",
                    "report.md",
                ])
            #expect(try Program.contents(of: scratch.appending(path: "two")) == one)
            let again = try Program.run(Self.command + ["--out", "one"], in: scratch)
            #expect(again.status == 0)
            #expect(again.output.hasSuffix("Report: one/\n"))
            let proof = try #require(
                try JSONSerialization.jsonObject(with: one["proof.json"] ?? Data()) as? [String: Any])
            let inputs = try #require(proof["inputs"] as? [[String: Any]])
            #expect(inputs.compactMap { $0["name"] as? String } == ["sample.csv", "frame.csv"])
            #expect((proof["arguments"] as? [String: String])?["interval"] == "simultaneous")
        }
    }

    @Test func equalSharesAreNotALead() throws {
        try Program.inScratch { scratch in
            let rows = (1...12).map { "a,\($0),\(100 + $0 % 4),\(100 + ($0 + 2) % 4)\n" }.joined()
            try ("village_code,station_no,votes_1,votes_2\n" + rows).write(
                to: scratch.appending(path: "tie.csv"), atomically: true, encoding: .utf8)
            for (language, start) in [
                ("en", "Candidates or parties 1 and 2 have the same share; lead: "),
                ("id", "Kandidat atau partai nomor 1 dan nomor 2 mempunyai bagian yang sama; keunggulan:"),
            ] {
                let run = try Program.run(
                    ["estimate", "tie.csv", "--levels", "village_code", "--lang", language], in: scratch)
                #expect(run.status == 0 && run.output.contains(start), "\(run.output)")
            }
        }
    }

    @Test func tablesAndSentencesSayWhatTheTerminalSays() throws {
        try Program.inScratch { scratch in
            try Self.write(to: scratch)
            let run = try Program.run(
                Self.command + ["--out", "report", "--lang", "id", "--format", "html,md,csv"], in: scratch)
            #expect(run.status == 0)
            let files = try Program.contents(of: scratch.appending(path: "report"))
            #expect(files["estimate.json"] == nil)
            let text = { (name: String) in String(decoding: files[name] ?? Data(), as: UTF8.self) }
            for name in ["report.html", "report.md"] {
                #expect(text(name).contains("24 dari 24 tempat pemungutan suara sampel sudah masuk."))
                #expect(text(name).contains("Hitung cepat bukan hasil resmi."))
                // A lead is a difference of shares: points, not percent.
                let lead =
                    "Keunggulan kandidat atau partai nomor 1 atas kandidat atau partai nomor 2(?:</td><td[^>]*>| \\| )\\+N poin"
                #expect(!matches(lead, in: text(name).replacing("\\", with: "")).isEmpty, "\(name)")
            }
            #expect(!text("report.html").contains("<script") && !text("report.html").contains("http:"))
            // R: svyratio of DesignFiles with strata and fpc (see DesignCommandTests).
            let second = try #require(text("estimate.csv").split(separator: "\n").dropFirst(2).first)
            let cells = second.split(separator: ",", omittingEmptySubsequences: false)
            #expect(cells[2] == "share" && cells[3] == "2")
            #expect(abs((Double(cells[5]) ?? 0) - 42.97780396778629) < 1e-10)
            #expect(abs((Double(cells[6]) ?? 0) - 0.901514664854040) < 1e-10)
        }
    }

    @Test func aFolderThatIsNotAReportStays() throws {
        try Program.inScratch { scratch in
            try Self.write(to: scratch)
            let mine = scratch.appending(path: "mine")
            try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: mine.appending(path: "notes.txt"))
            let run = try Program.run(Self.command + ["--out", "mine"], in: scratch)
            #expect(run.status == 73)
            #expect(run.errors.contains("is not part of a report by sanding"))
            let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(left.sorted() == ["frame.csv", "mine", "sample.csv"])
        }
    }

    @Test(arguments: [
        (
            ["--out", "r", "--format", "svg"],
            "--format svg: there are html, md, csv and json here."
        ),
        (["--format", "md"], "--format goes with --out."),
        (["--replicates", "1"], "--replicates 1: give a number from 2 to 10,000,000."),
    ])
    func everyMistakeHasASentence(options: [String], sentence: String) throws {
        let run = try DesignFiles.estimate(options)
        #expect(run.status == 64)
        #expect(run.errors.contains(sentence))
    }
}
