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
            #expect(list.split(separator: "\n").count == 2 && list.contains("  c/pkwkp_31.json"), "\(list)")
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
            #expect(all.contains("  b/pkwkp_31.json"), "\(all)")
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
}
