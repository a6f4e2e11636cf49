import Foundation
import Testing

/// What is said of entries, and what is said of commands that are none.
@Suite struct ArchiveWordsTests {
    private static func run(_ words: String, in folder: URL) throws -> Program.Result {
        try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
    }

    /// Whatever is added later, what is said of an entry stays as it is said.
    @Test func wordsOfEntriesStayWhenOthersComeAfterThem() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            let rows = """
                contest_id,captured_at,ballot_no,votes,source_kind
                ghana-2024,2024-12-08T01:00:00Z,1,700,press
                ghana-2024,2024-12-08T01:00:00Z,2,300,press
                ghana-2024,2024-12-08T02:00:00Z,1,600,press
                ghana-2024,2024-12-08T02:00:00Z,2,300,press

                """
            try Data(rows.utf8).write(to: folder.appending(path: "ghana.csv"))
            #expect(try Self.run("add ghana.csv", in: folder).status == 0)
            let (log, diff) = (
                try Self.run("log", in: folder).output, try Self.run("diff 0 1", in: folder).output
            )
            #expect(log.contains("fell (candidate or party 1): 700 / 300 → 600 / 300"), "\(log)")
            #expect(try Self.run("add captures --zone +07:00", in: folder).status == 0)
            let after = try Self.run("log", in: folder).output
            #expect(after.contains("withdrawn (pairs 1000020 and 1000021)"))
            #expect(after.hasSuffix(log) || after.hasPrefix(log), "\(after)")
            #expect(try Self.run("diff 0 1", in: folder).output == diff)
        }
    }

    /// Votes that one choice lost and others have are told as that.
    @Test func votesThatMovedAreTold() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            let captures = [("01", [700, 300, 50]), ("02", [650, 320, 80]), ("03", [640, 320, 80])]
            let rows = captures.flatMap { hour, votes in
                votes.enumerated().map { "g,2024-12-08T\(hour):00:00Z,\($0.offset + 1),\($0.element),press" }
            }
            let lines = ["contest_id,captured_at,ballot_no,votes,source_kind"] + rows
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: "g.csv"))
            #expect(try Self.run("add g.csv", in: folder).status == 0)
            let log = try Self.run("log", in: folder).output
            #expect(
                log.contains("fell (candidate or party 1), and others have as many more: 700 / 300 / 50"),
                "\(log)")
            #expect(log.contains("fell (candidate or party 1): 650 / 320 / 80"), "\(log)")
        }
    }

    /// A word that is no command of a group is answered as one of the whole program is.
    @Test func aMistypedCommandOfAGroupIsAnswered() throws {
        try Program.inScratch { folder in
            let mistyped = try Self.run("lgo", in: folder)
            #expect(mistyped.status == 64)
            #expect(
                mistyped.errors.hasPrefix(
                    "sanding: there is no command 'archive lgo'; did you mean 'archive log'? There are init, add, "
                ),
                "\(mistyped.errors)")
            let helped = try Program.run(["help", "archive", "verfy"], in: folder)
            #expect(helped.status == 64 && helped.errors.contains("did you mean 'archive verify'?"))
            #expect(try Program.run(["help", "archive", "verify"], in: folder).status == 0)
            #expect(try Program.run(["archive", "--help"], in: folder).status == 0)
            let imported = try Self.run("import --hlep", in: folder)
            #expect(
                imported.errors.contains(
                    "sanding archive import: unknown option --hlep; did you mean --help?"))
        }
    }

    @Test func importIsAdd() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let out = try Self.run("export out", in: folder)
            #expect(out.status == 0, "\(out.errors)")
            try Self.run("init --archive b.archive --origin example.org/a", in: folder).expectDone()
            try Self.run("import out --archive b.archive", in: folder).expectDone()
            #expect(
                try Self.run("head --archive b.archive", in: folder).output
                    == Self.run("head", in: folder).output)
        }
    }
}

extension Program.Result {
    fileprivate func expectDone() { #expect(status == 0, "\(errors)") }
}
