import Foundation
import Testing

/// A folder of pages of which something cannot be listed or read.
@Suite struct ArchiveWatchTests {
    private static let page = ArchiveCommandTests.page(
        ["700", "300"], stations: 50, moment: "2024-11-28 00:59:00")

    /// Pages beside a folder that nobody may list, `captures/b`.
    private static func inFolder(_ body: (_ folder: URL, _ strace: URL) throws -> Void) throws {
        guard let strace = Tool.named("strace") else { return }
        try Program.inScratch { folder in
            for place in ["a", "b", "c"] {
                let inside = folder.appending(path: "captures/\(place)")
                try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
                try Data(page.utf8).write(to: inside.appending(path: "20241128T010000_pkwkp_31.json"))
            }
            _ = try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            guard try run(["archive", "head"], strace, in: folder).status == 0 else {
                return print("Skipped: strace cannot trace here")
            }
            try body(folder, strace)
        }
    }

    /// Root may list every folder, so its system is made to refuse this one.
    private static func run(
        _ arguments: [String], _ strace: URL, in folder: URL, ending seconds: Int? = nil
    ) throws -> (status: Int32, errors: String) {
        let process = Process()
        let trace = [
            strace.path, "-f", "-qq", "-o", "/dev/null", "-P",
            folder.appending(path: "captures/b").path, "-e", "trace=openat", "-e",
            "inject=openat:error=EACCES", Program.products.appending(path: "sanding").path,
        ]
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = (seconds.map { ["timeout", "-s", "INT", "\($0)"] } ?? []) + trace + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        let said = folder.appending(path: "said")
        try Data().write(to: said)
        process.standardError = try FileHandle(forWritingTo: said)
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: said, encoding: .utf8))
    }

    private static let refused =
        "captures/b: the folder cannot be read (no permission); check its permissions and those of its folder"

    @Test func aFolderThatCannotBeListedIsNamedAndTheRestIsTaken() throws {
        try Self.inFolder { folder, strace in
            let watch = ["archive", "watch", "captures", "--zone", "+07:00"]
            let once = try Self.run(watch + ["--once"], strace, in: folder)
            #expect(once.status == 74 && once.errors == "sanding: \(Self.refused)\n", "\(once)")
            let list = try ArchiveCommandTests.archive(["list"], in: folder).output
            #expect(
                list.split(separator: "\n").count == 2 && list.contains("  captures/c/pkwkp_31.json"),
                "\(list)")
            let add = try Self.run(["archive", "add", "captures", "--zone", "+07:00"], strace, in: folder)
            #expect(add.status == once.status && add.errors == once.errors, "\(add)")
            // Of many looks the first one says it.
            let looks = try Self.run(watch + ["--every", "0.2"], strace, in: folder, ending: 4)
            #expect(
                looks.errors.hasPrefix("note: \(Self.refused); it is tried again at every look.\n"),
                "\(looks)")
            #expect(looks.errors.components(separatedBy: "captures/b").count == 2, "\(looks)")
            // What can be read again is taken.
            #expect(try ArchiveCommandTests.archive(watch.dropFirst() + ["--once"], in: folder).status == 0)
            let all = try ArchiveCommandTests.archive(["list"], in: folder).output
            #expect(all.contains("  captures/b/pkwkp_31.json"), "\(all)")
        }
    }

    /// A page that nobody can read is named, and hides none of those behind it.
    @Test func aPageThatCannotBeReadHidesNoOther() throws {
        try ArchiveCommandTests.inFolder { folder in
            _ = try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "captures/0.json").path, withDestinationPath: "/proc/self/mem")
            let once = try ArchiveCommandTests.archive(
                ["watch", "captures", "--zone", "+07:00", "--once"], in: folder)
            #expect(once.status == 74 && once.errors.hasPrefix("sanding: captures/0.json: "), "\(once)")
            let list = try ArchiveCommandTests.archive(["list"], in: folder).output
            #expect(list.split(separator: "\n").count == 5, "\(list)")
        }
    }

    /// What of a folder cannot be read is named, the rest is added, and both are said.
    @Test func addTakesWhatCanBeReadAndSaysWhatCannot() throws {
        try ArchiveCommandTests.inFolder { folder in
            _ = try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            for (name, target) in [("0.json", "/proc/self/mem"), ("1.json", "/nowhere/at/all")] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder.appending(path: "captures/\(name)").path, withDestinationPath: target)
            }
            let cut = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 500\r\n\r\nabc"
            try Data(cut.utf8).write(to: folder.appending(path: "captures/2.warc"))
            let add = ["add", "captures", "--zone", "+07:00"]
            let added = try ArchiveCommandTests.archive(add, in: folder)
            #expect(added.status == 74, "\(added)")
            #expect(added.output.hasPrefix("5 new entries, 0 already there."), "\(added)")
            let named = added.errors.split(separator: "\n").map { $0.prefix { $0 != ";" } }
            #expect(
                named == [
                    "sanding: captures/0.json: the file cannot be read (the disk or the way to it fails)",
                    "sanding: captures/1.json: there is no such file or folder",
                    "sanding: captures/2.warc: the file is cut off or damaged (the last record is cut off)",
                ])
            // An input that is missing ends the work, and what was added before it stays and is said.
            try FileManager.default.removeItem(at: folder.appending(path: "captures.archive"))
            _ = try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            let half = try ArchiveCommandTests.archive(
                ["add", "captures/20241128T010000", "nowhere", "captures", "--zone", "+07:00"], in: folder)
            #expect(half.status == 66 && half.output.isEmpty, "\(half)")
            #expect(
                half.errors.hasPrefix(
                    "note: 1 entry is in the archive and stays there; add the same again for the rest.\n"))
        }
    }

    /// After an orderly end an archive is one file; a reader leaves nothing beside it.
    @Test func nothingStaysBesideAnArchive() throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let commands = [
                ["add", "captures", "--zone", "+07:00"], ["list"], ["log"], ["show", "0"], ["head"],
                ["verify"],
                ["diff", "0", "1"], ["reread"], ["export", "out"],
                ["watch", "captures", "--once", "--zone", "Z"],
            ]
            for command in commands {
                _ = try ArchiveCommandTests.archive(command, in: folder)
                let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                #expect(
                    names.filter { $0.hasPrefix("captures.archive") } == ["captures.archive"], "\(command)")
            }
        }
    }
}
