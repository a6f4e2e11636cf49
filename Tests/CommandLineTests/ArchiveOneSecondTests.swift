import Foundation
import Testing

/// Captures of one address and one second: where they differ nobody knows which came first, and nothing is computed from them.
@Suite struct ArchiveOneSecondTests {
    private static func page(_ votes: [String], _ moment: String = "2024-11-28 00:00:00") -> String {
        ArchiveCommandTests.page(votes, stations: 50, moment: moment)
    }

    private static func add(_ text: String, _ time: String, in folder: URL, name: String = "pkwkp_31.json")
        throws
    {
        try Data(text.utf8).write(to: folder.appending(path: name))
        let run = try ArchiveCommandTests.archive(["add", name, "--time", time], in: folder)
        #expect(run.status == 0, "\(run.errors)")
    }

    /// 700, then 900 and 650 in one second, then 650: only the last is held against the first.
    private static func contradicted(in folder: URL) throws {
        try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
        try add(page(["700", "300"]), "2024-11-28T01:00:00+07:00", in: folder)
        try add(page(["900", "300"]), "2024-11-28T02:00:00+07:00", in: folder)
        // The same second in another zone.
        try add(page(["650", "300"]), "2024-11-27T19:00:00Z", in: folder)
        try add(page(["650", "300"]), "2024-11-28T03:00:00+07:00", in: folder)
    }

    @Test func theLogNamesBothAndComputesNothing() throws {
        try Program.inScratch { folder in
            try Self.contradicted(in: folder)
            let run = try ArchiveCommandTests.archive(["log"], in: folder)
            let blocks = run.output.split(separator: "\n").map(String.init)
            #expect(blocks.count == 12, "\(run.output)")
            let words =
                "captures of one second; which came first is not known, and nothing is computed"
            for (line, here, there, entry) in [(4, "900", "650", 2), (7, "650", "900", 1)] {
                #expect(
                    blocks[line].contains(
                        "contradicted: \(here) / 300 here and \(there) / 300 in entry \(entry), \(words)"),
                    "\(blocks[line])")
                #expect(!blocks[line].contains("→") && !blocks[line].contains("fell"), "\(blocks[line])")
                #expect(
                    blocks[line + 1].contains(
                        "1 region: 1 contradicted by another capture of the same second"))
            }
            #expect(blocks[10].contains("fell (pair 1000020): 700 / 300 → 650 / 300"), "\(blocks[10])")
            let indonesian = try ArchiveCommandTests.archive(["log", "--lang", "id"], in: folder).output
            #expect(
                indonesian.contains("bertentangan: 900 / 300 di sini dan 650 / 300 dalam entri 2"),
                "\(indonesian)")
            for pair in [["1", "2"], ["2", "1"]] {
                let diff = try ArchiveCommandTests.archive(["diff"] + pair, in: folder).output
                #expect(diff.contains("contradicted: ") && diff.contains("in entry \(pair[0])"), "\(diff)")
                #expect(!diff.contains("fell") && !diff.contains("grew"), "\(diff)")
            }
        }
    }

    /// The same figures twice in a second are no contradiction.
    @Test func whatAgreesIsNotContradicted() throws {
        try Program.inScratch { folder in
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            try Self.add(Self.page(["700", "300"]), "2024-11-28T01:00:00+07:00", in: folder)
            try Self.add(
                Self.page(["700", "300"], "2024-11-28 00:00:01"), "2024-11-28T01:00:00+07:00", in: folder)
            let log = try ArchiveCommandTests.archive(["log"], in: folder).output
            #expect(!log.contains("contradicted") && log.contains("unchanged: 700 / 300"), "\(log)")
        }
    }

    /// Pages that nobody reads: other bytes of one second are said, by the log and by merge, and are a status of merge.
    @Test func otherBytesThatWereNotReadAreSaid() throws {
        try Program.inScratch { folder in
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            let other = ["--archive", "other.archive"]
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/b"] + other, in: folder)
            for (text, archive) in [("<html>1</html>", [String]()), ("<html>2</html>", other)] {
                try Data(text.utf8).write(to: folder.appending(path: "results.html"))
                let run = try ArchiveCommandTests.archive(
                    ["add", "results.html", "--time", "2025-11-30T20:05:00-06:00"] + archive, in: folder)
                #expect(run.status == 0, "\(run.errors)")
            }
            for times in 0..<2 {
                let merge = try ArchiveCommandTests.archive(["merge", "other.archive"], in: folder)
                #expect(merge.status == 1, "\(merge)")
                #expect(
                    merge.output.contains(
                        "No figures that were read contradict each other; what the other bytes of one second say"
                    ),
                    "\(times): \(merge.output)")
                #expect(!merge.output.contains("Nothing contradicts"))
            }
            let log = try ArchiveCommandTests.archive(["log"], in: folder).output
            let rest = "of the same second, and not all of them were read\n"
            #expect(
                log.contains("results.html: kept, not read: HTML; other bytes than entry 1 \(rest)"), "\(log)"
            )
            #expect(
                log.contains("results.html: kept, not read: HTML; other bytes than entry 0 \(rest)"), "\(log)"
            )
            let diff = try ArchiveCommandTests.archive(["diff", "0", "1"], in: folder).output
            #expect(
                diff
                    == "Entries 0 and 1 have no figures that were read, so nothing is compared. They have other bytes.\n"
            )
        }
    }
}
