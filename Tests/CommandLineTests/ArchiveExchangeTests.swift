import Foundation
import Testing

/// What goes from one archive to another, into folders and out of them.
@Suite struct ArchiveExchangeTests {
    private func archive(_ arguments: [String], in folder: URL) throws -> String {
        let run = try ArchiveCommandTests.archive(arguments, in: folder)
        #expect(run.status == 0, "\(arguments): \(run.errors)")
        return run.output
    }

    @Test func twoArchivesSayWhereTheyAgree() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let other = ["--archive", "other.archive"]
            _ = try archive(["init", "--origin", "example.org/b"] + other, in: folder)
            // One capture of the same moment, and the same bytes half a minute later.
            _ = try archive(
                ["add", "captures/20241128T010000", "--time", "2024-11-28T01:00:00+07:00"] + other, in: folder
            )
            _ = try archive(
                ["add", "captures/20241128T020000", "--time", "2024-11-28T02:00:30+07:00"] + other, in: folder
            )
            let head = try archive(["head"] + other, in: folder)
            let merged = try archive(["merge", "other.archive"], in: folder)
            #expect(
                merged == """
                    1 entry of example.org/b is new, 1 already there. Pages that both archives captured byte by byte: 2, 1 of \
                    one time in both, so that one may be a copy of the other. The head of example.org/b is kept.
                      captures/pkwkp_31.json: 2 pages of the same bytes
                    1 pair of captures of one address and time: 1 with the same bytes or figures. Nothing contradicts.

                    """)
            #expect(try archive(["head"] + other, in: folder) == head)
            #expect(try archive(["verify"], in: folder).hasPrefix("6 entries, "))
            #expect(
                try archive(["merge", "other.archive"], in: folder).hasPrefix(
                    "0 entries of example.org/b are new, 2"))
            #expect(
                try archive(["log"], in: folder).contains(
                    "5  2024-11-28T02:00:30+07:00  captures/pkwkp_31.json: the same bytes"))
        }
    }

    @Test func whatIsExportedMayBeAddedAgain() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            #expect(try archive(["export", "out"], in: folder) == "out has 11 files.\n")
            let captures = try String(contentsOf: folder.appending(path: "out/captures.csv"), encoding: .utf8)
            #expect(captures.contains("pilkada-2024-pkwkp-31,2024-11-28T01:00:00+07:00,1000020,700,"))
            let page = folder.appending(path: "out/pages/20241128T040000+0700/captures/pkwkp_31.json")
            #expect(
                try String(contentsOf: page, encoding: .utf8) == "<html><body>502 Bad Gateway</body></html>")
            let other = ["--archive", "other.archive"]
            _ = try archive(["init", "--origin", "example.org/a"] + other, in: folder)
            _ = try archive(["add", "out/pages", "--supplier", "Ani"] + other, in: folder)
            let (own, again) = (try archive(["list"], in: folder), try archive(["list"] + other, in: folder))
            #expect(
                own.replacing("  ", with: " ")
                    == again.replacing("out/pages/", with: "").replacing("  ", with: " "))
        }
    }

    @Test func figuresOfTwoEntriesAreCompared() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let fell = try archive(["diff", "0", "1"], in: folder)
            #expect(
                fell.hasPrefix(
                    "pilkada-2024-pkwkp-31 31: withdrawn (pairs 1000020 and 1000021): 700 / 300 → 0 / 0;"))
            #expect(fell.hasSuffix("\n1 contest: 1 withdrawn; 1 region: 1 withdrawn\n"))
            #expect(
                try archive(["diff", "1", "2"], in: folder)
                    == "1 contest: 1 unchanged; 1 region: 1 unchanged\n")
            #expect(try archive(["diff", "1", "4"], in: folder).contains(": 0 / 0 → 700 / 300"))
            // An error page holds nothing, and takes nothing back.
            #expect(
                try archive(["diff", "0", "3"], in: folder)
                    == "Entry 3 has no figures that were read, so nothing is compared. They have other bytes.\n"
            )
        }
    }

    /// The list of candidates came later: its reading holds from then on, and what was there stays.
    @Test func pagesAreReadAgain() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let root = try archive(["head", "--size", "5"], in: folder)
            try Data("candidate_id,ballot_no\n1000020,1\n1000021,2\n".utf8)
                .write(to: folder.appending(path: "candidates.csv"))
            let reread = ["reread", "--candidates", "candidates.csv"]
            #expect(try archive(reread, in: folder).hasPrefix("4 new entries, "))
            #expect(try archive(reread, in: folder).hasPrefix("0 new entries, "))
            let log = try archive(["log"], in: folder)
            #expect(log.contains("withdrawn (pairs 1 and 2)") && log.contains("entry 1 read anew"))
            #expect(!log.contains("1000020"))
            #expect(try archive(["head", "--size", "5"], in: folder) == root)
            #expect(try archive(["verify"], in: folder).hasPrefix("9 entries, "))
        }
    }

    @Test func aFolderIsWatchedOnce() throws {
        try ArchiveCommandTests.inFolder { folder in
            _ = try archive(["init"], in: folder)
            let watch = ["watch", "captures", "--zone", "+07:00", "--once"]
            let said = try archive(watch, in: folder)
            let heads = said.split(separator: "\n").filter { !$0.hasPrefix(" ") }
            #expect(heads.count == 4 && heads[2].hasSuffix("no figures, an error page or nothing"), "\(said)")
            #expect(said.contains("withdrawn") && !said.contains("the same bytes"))
            #expect(try archive(watch, in: folder).isEmpty)
            #expect(try archive(["list"], in: folder).split(separator: "\n").count == 5)
        }
    }

    /// Complete files only, and Ctrl-C leaves a whole archive.
    @Test func watchingEndsWithTheSignal() throws {
        try ArchiveCommandTests.inFolder { folder in
            _ = try archive(["init"], in: folder)
            let run = try Program.interrupted(
                ["archive", "watch", "captures", "--zone", "+07:00", "--every", "0.2", "--quiet"], in: folder,
                once: { try archive(["list"], in: folder).split(separator: "\n").count == 5 }, after: 0.3)
            #expect(run.status == 130)
            #expect(try archive(["verify"], in: folder).hasPrefix("5 entries, "))
        }
    }
}
