import Foundation
import Testing

/// What is written out of an archive makes the same archive again, in every form.
@Suite struct ArchiveRoundTripTests {
    private static let forms = [
        (["export", "out"], "out"), (["export", "--format", "warc", "out.warc"], "out.warc"),
        (["export", "--format", "warc", "out.warc.gz"], "out.warc.gz"),
        (["export", "--format", "wacz", "out.wacz"], "out.wacz"),
    ]

    private func archive(_ arguments: [String], in folder: URL) throws -> String {
        let run = try ArchiveCommandTests.archive(arguments, in: folder)
        #expect(run.status == 0 && run.errors.isEmpty, "\(arguments): \(run.errors)")
        return run.output
    }

    /// Exports in every form, and adds what was written to an empty archive of the same name.
    private func expectSame(in folder: URL, origin: String) throws {
        let own = (
            head: try archive(["head"], in: folder), list: try archive(["list", "--json"], in: folder),
            log: try archive(["log"], in: folder)
        )
        for (number, (export, made)) in Self.forms.enumerated() {
            _ = try archive(export, in: folder)
            let other = ["--archive", "again-\(number).archive"]
            _ = try archive(["init", "--origin", origin] + other, in: folder)
            // Who adds them and where they lie says nothing of entries that say it themselves.
            _ = try archive(["add", made, "--supplier", "Citra"] + other, in: folder)
            #expect(try archive(["list", "--json"] + other, in: folder) == own.list, "\(made)")
            #expect(try archive(["head"] + other, in: folder) == own.head, "\(made)")
            #expect(try archive(["log"] + other, in: folder) == own.log, "\(made)")
            #expect(try ArchiveCommandTests.archive(["verify"] + other, in: folder).status == 0)
            let twice = try archive(["add", made] + other, in: folder)
            #expect(twice.hasPrefix("0 new entries, "), "\(twice)")
        }
    }

    /// Pages with figures, error pages, coarse times, suppliers, pages of no known form, and corrections.
    @Test func capturesComeBack() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            try Data("é: 1 < 2\n".utf8).write(to: folder.appending(path: "note é.txt"))
            for (time, source) in [
                ("2024-11-28", "https://example.org/a?b=c#d"), ("2024-11", "x/y z"),
                ("2024-11-28T10:00+07:00", "https://example.org/a?b=c#d"),
                // One page is below another one, whichever came first.
                ("2024-11-29", "https://example.org/a"), ("2024-11-29", "https://example.org/a/b/c"),
                ("2024-11-29", "https://example.org/a/b"),
            ] {
                _ = try archive(
                    ["add", "note é.txt", "--time", time, "--source", source, "--supplier", "Budi é"],
                    in: folder)
            }
            try Data("candidate_id,ballot_no\n1000020,1\n1000021,2\n".utf8)
                .write(to: folder.appending(path: "candidates.csv"))
            _ = try archive(["reread", "--candidates", "candidates.csv"], in: folder)
            try expectSame(in: folder, origin: "example.org/a")
        }
    }

    @Test(arguments: ["pilkada-2024-jakarta", "pilkada-2018"])
    func theShippedArchivesComeBack(data: String) throws {
        try Program.inScratch { folder in
            _ = try archive(["init", "--origin", "example.org/shipped"], in: folder)
            let path = Program.root.appending(path: "Data/\(data)").path
            _ = try archive(["add", path, "--supplier", "Sanding"], in: folder)
            try expectSame(in: folder, origin: "example.org/shipped")
        }
    }

    @Test func anExportNeverTakesThePlaceOfAnother() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            for (export, made) in Self.forms {
                _ = try archive(export, in: folder)
                let again = try ArchiveCommandTests.archive(export, in: folder)
                #expect(again.status == 73 && again.errors.contains("\(made): "), "\(again.errors)")
                #expect(again.errors.contains("there") && again.output.isEmpty)
            }
            try FileManager.default.createDirectory(
                at: folder.appending(path: "empty"), withIntermediateDirectories: true)
            _ = try archive(["export", "empty"], in: folder)
        }
    }

    /// A page that somebody changed in the folder is not taken, and everything else is.
    @Test func aChangedExportIsNotTaken() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            _ = try archive(["export", "out"], in: folder)
            let page = folder.appending(path: "out/pages/20241128T040000+0700/captures/pkwkp_31.json")
            try Data("<html>nothing</html>".utf8).write(to: page)
            let other = ["--archive", "other.archive"]
            _ = try archive(["init"] + other, in: folder)
            let run = try ArchiveCommandTests.archive(["add", "out"] + other, in: folder)
            #expect(run.status == 65, "\(run)")
            #expect(run.output.hasPrefix("4 new entries, "), "\(run.output)")
            #expect(
                run.errors.contains(
                    "pages/20241128T040000+0700/captures/pkwkp_31.json was not taken: its entry says sha256 "),
                "\(run.errors)")
            try FileManager.default.removeItem(at: page)
            let missing = try ArchiveCommandTests.archive(["add", "out"] + other, in: folder)
            #expect(missing.status == 66 && missing.errors.contains("pkwkp_31.json: there is no such file"))
            try Data("{}\n".utf8).write(to: folder.appending(path: "out/manifests.jsonl"))
            let broken = try ArchiveCommandTests.archive(["add", "out"] + other, in: folder)
            #expect(
                broken.status == 65
                    && broken.errors.contains("out/manifests.jsonl: line 1 is no manifest of an entry"))
        }
    }
}
