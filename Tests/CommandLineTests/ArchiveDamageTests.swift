import Foundation
import Testing

/// What is said and done where an archive is not as it was added, as people meet it.
@Suite struct ArchiveDamageTests {
    /// Puts bytes in the place of others of the archive, of which there must be one.
    private static func change(_ old: String, to new: String, in folder: URL) throws {
        let file = folder.appending(path: "captures.archive")
        #expect(old.utf8.count == new.utf8.count)
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.firstRange(of: Data(old.utf8)))
        #expect(bytes[place.upperBound...].firstRange(of: Data(old.utf8)) == nil, "\(old)")
        bytes.replaceSubrange(place, with: Data(new.utf8))
        try bytes.write(to: file)
    }

    private static func run(_ words: String, in folder: URL) throws -> Program.Result {
        try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
    }

    /// The text of entry 2 is another than its hash.
    private static func withDamagedLog(_ body: (URL) throws -> Void) throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            try change("2024-11-28T03:00:00+07:00", to: "2024-11-28T03:30:00+07:00", in: folder)
            try body(folder)
        }
    }

    @Test func aListEndsBeforeTheDamageAndSaysSo() throws {
        try Self.withDamagedLog { folder in
            let list = try Self.run("list", in: folder)
            #expect(list.status == 65 && list.output.split(separator: "\n").count == 2, "\(list)")
            #expect(
                list.errors == """
                    sanding: captures.archive: entry 2 has another hash than its text; what stands before it is shown; \
                    ‘archive verify’ names all that is concerned, and another copy of the archive has the rest

                    """, "\(list.errors)")
            let indonesian = try Self.run("list --lang id", in: folder)
            #expect(indonesian.status == 65 && indonesian.output == list.output)
            let json = try Self.run("list --json", in: folder)
            let found = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            let document = try #require(found)
            #expect(json.status == 65 && (document["entries"] as? [Any])?.count == 2)
            #expect((document["log"] as? [String: Any])?["size"] as? Int == 2)
            #expect((document["damage"] as? String)?.contains("entry 2") == true, "\(document)")
            let file = Program.root.appending(path: "Sources/Publishing/Resources/archive-1.schema.json")
            let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
            #expect(ArchiveDocumentTests.faults(document, schema ?? [:]).isEmpty)
        }
    }

    @Test func anEntryBehindTheDamageIsNotShown() throws {
        try Self.withDamagedLog { folder in
            for words in ["show 0", "show 0 --json", "show 1 --content page"] {
                let before = try Self.run(words, in: folder)
                #expect(before.status == 65 && !before.output.isEmpty, "\(words): \(before)")
                #expect(before.errors.contains("entry 2 has another hash than its text; what stands before"))
            }
            for words in ["show 2", "show 3 --json", "show 4 --content page", "show 3 --content manifest"] {
                let behind = try Self.run(words, in: folder)
                #expect(behind.status == 65 && behind.output.isEmpty, "\(words): \(behind)")
                #expect(behind.errors.contains("nothing was given out"), "\(behind.errors)")
            }
        }
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            for words in ["show 0", "list"] {
                let sound = try Self.run(words, in: folder)
                #expect(sound.status == 0 && sound.errors.isEmpty)
            }
            #expect(try Self.run("show 5", in: folder).status == 66)
        }
    }

    @Test func pagesThatAreAddedAgainPutRightWhatWasDamaged() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let head = try Self.run("head", in: folder).output
            try Self.change("502 Bad Gateway", to: "503 Bad Gateway", in: folder)
            let verified = try Self.run("verify", in: folder)
            #expect(verified.status == 1)
            #expect(
                verified.output == """
                    captures.archive is not as it was written: 1 fault; the first is the one that counts, others may follow from it:
                      entry 3 has page of another digest
                    The log itself is as it was. Take another copy; or ‘archive add’ the same pages again, or ‘archive merge’ a \
                    copy that has them: either puts right what these entries hold.

                    """, "\(verified.output)")
            let again = try Self.run("add captures --zone +07:00", in: folder)
            #expect(
                again.status == 0
                    && again.output == "0 new entries, 5 already there. The archive has 5 entries.\n")
            #expect(
                again.errors.hasPrefix(
                    "sanding: What entry 3 holds was no longer what was added; it is again, out of what was added now."
                ),
                "\(again.errors)")
            #expect(try Self.run("verify", in: folder).status == 0)
            #expect(try Self.run("head", in: folder).output == head)
            #expect(try Self.run("add captures --zone +07:00", in: folder).errors.isEmpty)
            try Self.change("502 Bad Gateway", to: "503 Bad Gateway", in: folder)
            let watched = try Self.run("watch captures --zone +07:00 --once", in: folder)
            #expect(watched.status == 0 && watched.errors.contains("What entry 3 holds"), "\(watched)")
            #expect(try Self.run("verify", in: folder).status == 0)
        }
    }

    @Test func aTableWithoutARowIsSaidToHaveNone() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            let header = "contest_id,captured_at,ballot_no,votes\n"
            let election = folder.appending(path: "election")
            try FileManager.default.createDirectory(at: election, withIntermediateDirectories: true)
            try Data(header.utf8).write(to: folder.appending(path: "captures.csv"))
            try Data(header.utf8).write(to: election.appending(path: "captures.csv"))
            for input in ["captures.csv", "election"] {
                let empty = try Self.run("add \(input)", in: folder)
                #expect(empty.status == 66 && empty.output.isEmpty, "\(empty)")
                #expect(
                    empty.errors.hasPrefix("sanding: \(input): there is no row in it below the header"),
                    "\(empty.errors)")
            }
            // Beside pages it is no matter.
            try Data("{}".utf8).write(to: election.appending(path: "page.json"))
            #expect(try Self.run("add election --time 2024-11-28T01:00Z", in: folder).status == 0)
        }
    }
}
