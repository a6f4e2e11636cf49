import Foundation
import Testing

/// What two archives are to each other: one history, a fork of it, or two of their own.
@Suite struct ArchiveRelationTests {
    private static func add(_ votes: Int, _ hour: Int, _ archive: String, in folder: URL) throws {
        let page = ArchiveCommandTests.page(
            ["\(votes)", "300"], stations: 50, moment: "2024-11-28 0\(hour):00:00")
        try Data(page.utf8).write(to: folder.appending(path: "pkwkp_31.json"))
        let run = try ArchiveCommandTests.archive(
            [
                "add", "pkwkp_31.json", "--time", "2024-11-28T0\(hour):00:00+07:00", "--supplier", archive,
                "--archive", archive,
            ], in: folder)
        #expect(run.status == 0, "\(run.errors)")
    }

    /// Merges one archive into a copy of another one.
    private static func merge(_ other: String, into own: String, in folder: URL) throws -> (
        text: String, relation: [String: Any]
    ) {
        var found: [String] = []
        for arguments in [[], ["--json"]] {
            let scratch = folder.appending(path: "scratch.archive")
            for ending in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: scratch.path + ending)
            }
            try FileManager.default.copyItem(at: folder.appending(path: own), to: scratch)
            let run = try ArchiveCommandTests.archive(
                ["merge", other, "--archive", "scratch.archive"] + arguments, in: folder)
            #expect(run.errors.isEmpty && run.status < 2, "\(run)")
            found.append(run.output)
        }
        let document = try JSONSerialization.jsonObject(with: Data(found[1].utf8)) as? [String: Any]
        let file = Program.root.appending(path: "Sources/Publishing/Resources/archive-1.schema.json")
        let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        let faults = ArchiveDocumentTests.faults(document ?? [:], schema ?? [:])
        #expect(faults.isEmpty, "\(faults)")
        let merge = document?["merge"] as? [String: Any]
        return (found[0], merge?["relation"] as? [String: Any] ?? [:])
    }

    @Test func oneHistoryAForkAndIndependentArchivesAreToldApart() throws {
        try Program.inScratch { folder in
            for (name, origin) in [("a", "example.org/a"), ("b", "example.org/b"), ("n", "example.org/a")] {
                try ArchiveCommandTests.archive(
                    ["init", "--origin", origin, "--archive", "\(name).archive"], in: folder)
            }
            func copy(_ name: String) throws {
                try FileManager.default.copyItem(
                    at: folder.appending(path: "a.archive"), to: folder.appending(path: name))
            }
            try Self.add(700, 1, "a.archive", in: folder)
            try copy("short.archive")
            try copy("fork.archive")
            try Self.add(720, 2, "a.archive", in: folder)
            try copy("same.archive")
            try Self.add(710, 2, "fork.archive", in: folder)
            // Budi saved the same page of the first hour on his own; another archive has only the name of the first one.
            try Self.add(700, 1, "b.archive", in: folder)
            try Self.add(690, 1, "n.archive", in: folder)
            let nothing = "What is in both is one capture, and confirms nothing."
            for (other, own, kind, common, said, agreeing) in [
                (
                    "same", "a", "same", 2,
                    "example.org/a is a copy of this archive: both hold the same 2 entries. \(nothing)\n", 0
                ),
                (
                    "short", "a", "earlier", 1,
                    "example.org/a is the beginning of this archive: its 1 entry is the first one here. \(nothing)\n",
                    0
                ),
                (
                    "a", "short", "later", 1,
                    "example.org/a is this archive, grown: the 1 entry of this one is the first one there. \(nothing)\n",
                    0
                ),
                (
                    "fork", "a", "fork", 1,
                    "example.org/a is a fork: the first entry is the same in both, and from entry 1 on they hold "
                        + "something else. \(nothing)\n", 0
                ),
                (
                    "n", "a", "fork", 0,
                    "example.org/a is a fork: it has the name of this archive and none of its beginning, and from entry 0 on "
                        + "they hold something else. \(nothing)\n", 0
                ),
                ("b", "a", "independent", 0, "0 entries of example.org/b are new, 1 already there.", 1),
            ] {
                let found = try Self.merge("\(other).archive", into: "\(own).archive", in: folder)
                #expect(found.text.hasPrefix(said), "\(other): \(found.text)")
                #expect(
                    found.relation["kind"] as? String == kind && found.relation["common"] as? Int == common)
                #expect(
                    found.text.contains("captured byte by byte: \(agreeing)\(agreeing == 0 ? "." : ",")"),
                    "\(other): \(found.text)")
            }
        }
    }

    /// An outage that was reported of one contest is of that one after it was written out and read again.
    @Test func outagesKeepTheirContest() throws {
        try Program.inScratch { folder in
            let election = folder.appending(path: "election")
            try FileManager.default.copyItem(
                at: Program.root.appending(path: "Data/pilkada-2024-jakarta"), to: election)
            let outages = """
                from,to,contest_id,scope,what_was_said,source_url,note
                2024-11-28,2024-11-29,pilgub-2024-jakarta,,Not reachable,,
                2024-11-28,2024-11-29,,,Not reachable,,

                """
            try Data(outages.utf8).write(to: election.appending(path: "outages.csv"))
            func run(_ words: String) throws -> String {
                let run = try ArchiveCommandTests.archive(
                    words.split(separator: " ").map(String.init), in: folder)
                #expect(run.status == 0, "\(words): \(run.errors)")
                return run.output
            }
            _ = try run("init --origin example.org/a")
            // Of all and of one contest are two.
            let added = try run("add election")
            #expect(added.hasPrefix("11 new entries, 0 already there."), "\(added)")
            _ = try run("export out")
            let written = try String(contentsOf: folder.appending(path: "out/outages.csv"), encoding: .utf8)
            #expect(
                written.contains("2024-11-28,2024-11-29,pilgub-2024-jakarta,,Not reachable,"), "\(written)")
            #expect(written.contains("2024-11-28,2024-11-29,,,Not reachable,"), "\(written)")
            let log = try run("log")
            #expect(log.contains("(outages.csv): pilgub-2024-jakarta; Not reachable\n"), "\(log)")
            _ = try run("init --origin example.org/a --archive second.archive")
            _ = try run("add out --archive second.archive")
            let heads = try [run("head"), run("head --archive second.archive")]
            #expect(heads[0] == heads[1])
        }
    }
}
