import Foundation
import Testing

@Suite struct SampleCommandTests {
    /// An official file of 60 stations in 3 regions, and a sample of 24 of them with one figure read otherwise.
    static func write(to folder: URL) throws -> (sample: String, official: String) {
        let header = "province_code,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2\n"
        var official = header
        var sample = header
        for row in 0..<60 {
            let first = 100 + row * 37 % 41
            let second = 90 + row * 53 % 47
            let line = { (votes: Int) in
                let valid = votes + second
                return "\(11 + row / 20),\(row),300,\(valid + 4),\(valid),4,\(votes),\(second)\n"
            }
            official += line(first)
            if row % 5 < 2 { sample += line(row == 21 ? first + 9 : first) }
        }
        let names = (folder.appending(path: "sample.csv"), folder.appending(path: "official.csv"))
        try sample.write(to: names.0, atomically: true, encoding: .utf8)
        try official.write(to: names.1, atomically: true, encoding: .utf8)
        return (names.0.path, names.1.path)
    }

    @Test func comparesTheWholeEveryRegionAndEveryStation() throws {
        try Program.inScratch { scratch in
            let files = try Self.write(to: scratch)
            let out = scratch.appending(path: "report").path
            let run = try Program.run([
                "reconcile", "--sample", files.sample, "--official", files.official, "--stratum",
                "province_code", "--by", "province_code", "--out", out, "--json",
            ])
            #expect(run.status == 0)
            let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            #expect((json?["comparisons"] as? [Any])?.count == 4)
            let sample = json?["sample"] as? [String: Any]
            let matched = sample?["matched"] as? [String: Any]
            #expect(matched?["stations"] as? Int == 24)
            #expect(matched?["discrepant_stations"] as? Int == 1)
            let html = try String(contentsOfFile: out + "/report.html", encoding: .utf8)
            #expect(
                html.contains("1 of 24 polling stations of the sample has other votes in the official file."))
        }
    }

    @Test("The terminal and the overview show tested gaps, and the stations one by one in points of the lead")
    func gapsAreTestedOnes() throws {
        try Program.inScratch { scratch in
            let files = try Self.write(to: scratch)
            // Of the last province two stations are left: too few to be tested.
            let lines = try String(contentsOfFile: files.sample, encoding: .utf8).split(separator: "\n")
            let kept = lines.filter { !$0.hasPrefix("13,") } + lines.filter { $0.hasPrefix("13,") }.prefix(2)
            try (kept.joined(separator: "\n") + "\n").write(
                toFile: files.sample, atomically: true, encoding: .utf8)
            for (language, words) in [
                ("en", ("Station by station  1 of 18 differ", "points", "not comparable")),
                ("id", ("Satu per satu  1 dari 18 berbeda", "poin", "belum dapat dibandingkan")),
            ] {
                let run = try Program.run([
                    "reconcile", "--sample", files.sample, "--official", files.official, "--by",
                    "province_code", "--draws", "499", "--lang", language, "--out",
                    scratch.appending(path: language).path,
                ])
                #expect(run.status == 0)
                let rows = run.output.components(separatedBy: "\n")
                let stations = try #require(rows.first { $0.hasPrefix(words.0) }, "\(run.output)")
                #expect(!matches("(?:lead|selisih) N \(words.1)", in: stations).isEmpty, "\(stations)")
                let untested = try #require(rows.first { $0.contains("  \(words.2)  ") }, "\(run.output)")
                #expect(untested.hasSuffix(" –"), "\(untested)")
            }
        }
    }

    @Test func isTheSameOnAnyNumberOfThreads() throws {
        try Program.inScratch { scratch in
            let files = try Self.write(to: scratch)
            let results = try ["1", "2", "7"].map { threads in
                try Program.run([
                    "reconcile", "--sample", files.sample, "--official", files.official, "--stratum",
                    "province_code", "--variance", "bootstrap", "--threads", threads, "--json",
                ]).output
            }
            #expect(results[0].count > 1000)
            #expect(results[0] == results[1] && results[1] == results[2])
        }
    }

    @Test func theSeedRepeatsAndChangesTheBootstrap() throws {
        try Program.inScratch { scratch in
            let files = try Self.write(to: scratch)
            func run(_ seed: String) throws -> String {
                try Program.run([
                    "estimate", files.sample, "--stratum", "province_code", "--variance", "bootstrap",
                    "--seed", seed, "--lang", "id",
                ]).output
            }
            #expect(try run("1") == run("1"))
            #expect(try run("1") != run("2"))
            #expect(try run("1").contains("24 dari 24 tempat pemungutan suara sampel sudah masuk."))
        }
    }

    @Test(arguments: [
        (["--by", "province_code", "Data/makassar-2018"], 64, "--by goes with --sample and --official"),
        (["Data/makassar-2018", "--stratum", "x"], 64, "--stratum goes with --sample and --official"),
        (["Data/makassar-2018", "--interval", "wilson"], 64, "--interval goes with --sample and --official"),
        (["Data/makassar-2018", "--replicates", "5"], 64, "--replicates goes with --sample and --official"),
        (["Data/makassar-2018", "--order", "x"], 64, "--order goes with --sample and --official"),
        (["--sample", "s.csv"], 64, "--sample and --official go together"),
        (["--sample", "no.csv", "--official", "no.csv"], 66, "no.csv: there is no such file"),
        (["--sample", "Data", "--official", "Data"], 66, "this is a folder; give a file"),
        (["--sample", "README.md", "--official", "LICENSE"], 65, "column votes_1: the column is missing"),
    ])
    func everyMistakeHasASentence(arguments: [String], status: Int, sentence: String) throws {
        let run = try Program.run(["reconcile"] + arguments)
        #expect(run.status == Int32(status))
        #expect(run.errors.contains(sentence))
        #expect(run.output.isEmpty)
    }

    @Test func gzipIsReadAndADamagedFileIsNamed() throws {
        try Program.inScratch { scratch in
            let files = try Self.write(to: scratch)
            let gzip = Process()
            gzip.executableURL = URL(filePath: "/usr/bin/env")
            gzip.arguments = ["gzip", "-k", files.sample]
            try gzip.run()
            gzip.waitUntilExit()
            let plain = try Program.run(["estimate", files.sample, "--stratum", "province_code"])
            let packed = try Program.run(["estimate", files.sample + ".gz", "--stratum", "province_code"])
            #expect(packed.status == 0 && packed.output == plain.output)
            let url = URL(filePath: files.sample + ".gz")
            try Data(contentsOf: url).dropLast(40).write(to: url)
            let cut = try Program.run(["estimate", url.path])
            #expect(cut.status == 65)
            #expect(cut.errors.contains("the compressed file is"))
        }
    }

    /// Columns that nothing reads are named of samples as of other files; those that the design names are read.
    @Test func columnsThatAreNotReadAreSaid() throws {
        try Program.inScratch { scratch in
            let files = try Self.write(to: scratch)
            for file in [files.sample, files.official] {
                let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
                let text = lines.enumerated().map { $0 == 0 ? "\($1),layer,weigth" : "\($1),a,2" }
                try (text.joined(separator: "\n") + "\n").write(
                    toFile: file, atomically: true, encoding: .utf8)
            }
            let out = scratch.appending(path: "report").path
            let alone = try Program.run(["estimate", files.sample, "--out", out])
            #expect(alone.status == 0 && alone.errors.contains("layer, weigth"), "\(alone.errors)")
            let named = try Program.run(["estimate", files.sample, "--stratum", "layer", "--out", out])
            #expect(!named.errors.contains("layer") && named.errors.contains("weigth"), "\(named.errors)")
            let both = try Program.run([
                "reconcile", "--sample", files.sample, "--official", files.official, "--out", out,
            ])
            #expect(both.status == 0)
            #expect(
                both.errors.contains("sample.csv: columns that are not known")
                    && both.errors.contains("official.csv: columns that are not known"), "\(both.errors)")
        }
    }
}
