import Foundation
import Testing

/// Captures with no time but that of their file: every copy and checkout of a folder gives it anew, in the order of names.
@Suite struct ArchiveFileTimesTests {
    /// Files below `captures`: path, votes, and when it was written last, in seconds after a moment. The pages say no time of their
    /// own.
    private static func inArchive(
        of files: [(path: String, votes: Int, second: Int)], _ body: (URL) throws -> Void
    ) throws {
        try Program.inScratch { folder in
            for (path, votes, second) in files {
                let file = folder.appending(path: "captures/\(path)")
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                let page = ArchiveCommandTests.page([String(votes), "300"], stations: 50, moment: "")
                try Data(page.replacing(",\"ts\":\"\"", with: "").utf8).write(to: file)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: 1_732_700_000 + Double(second))],
                    ofItemAtPath: file.path)
            }
            _ = try ArchiveCommandTests.output("init --origin example.org/a", in: folder)
            try body(folder)
        }
    }

    /// What the log says of the province, without the place and the stations.
    private static func said(in folder: URL) throws -> [String] {
        try ArchiveCommandTests.output("log", in: folder).split(separator: "\n").map(String.init)
            .filter { $0.contains(" 31: ") }
            .map {
                $0.components(separatedBy: " 31: ")[1].replacingOccurrences(
                    of: "; stations in: 50 of 90", with: "")
            }
    }

    private static let claims = ["fell", "withdrawn", "restored", "→", "before:", "figures again"]

    /// A checkout: files of one folder, a second apart.
    @Test func filesThatWereWrittenTogetherAreInNoOrder() throws {
        let files = [("a/pkwkp_31.json", 800, 0), ("b/pkwkp_31.json", 0, 1), ("c/pkwkp_31.json", 700, 2)]
        try Self.inArchive(of: files) { folder in
            let added = try ArchiveCommandTests.archive(["add", "captures"], in: folder)
            #expect(
                added.status == 0
                    && added.errors.hasPrefix(
                        "note: 3 captures have no time but that of their files on this disk, "),
                "\(added.errors)")
            let said = try Self.said(in: folder)
            #expect(
                said.count == 3 && said.allSatisfy { $0.hasSuffix("; which came first is not known") },
                "\(said)")
            let log = try ArchiveCommandTests.archive(["log"], in: folder)
            for claim in Self.claims { #expect(!log.output.contains(claim), "\(claim): \(log.output)") }
            #expect(
                log.errors.hasPrefix("note: 3 captures have no time but that of their files on this disk, "),
                "\(log.errors)")
            #expect(try ArchiveCommandTests.archive(["log", "--quiet"], in: folder).errors.isEmpty)
            for command in ["log", "list", "show 1"] {
                let text = try ArchiveCommandTests.output(command, in: folder)
                #expect(text.contains(" (time of the file on this disk)"), "\(command): \(text)")
            }
            _ = try ArchiveCommandTests.output("export out", in: folder)
            let list = try String(contentsOf: folder.appending(path: "out/entries.csv"), encoding: .utf8)
            let lines = list.split(separator: "\n")
            #expect(lines[0].contains(",precision,time_from,source,"))
            #expect(lines.dropFirst().count == 3 && lines.dropFirst().allSatisfy { $0.contains(",file,") })
            let other = try ArchiveCommandTests.archive(["log", "--lang", "id"], in: folder)
            #expect(other.output.contains(" (waktu berkas di disk ini)"))
            #expect(
                other.errors.hasPrefix("catatan: 3 tangkapan hanya punya waktu berkasnya"), "\(other.errors)")
            let diff = try ArchiveCommandTests.output("diff 0 1", in: folder)
            #expect(diff.hasPrefix("Which of entries 0 and 1 came first is not known"), "\(diff)")
        }
    }

    /// Files that somebody saved hour after hour.
    @Test func filesThatWereWrittenHoursApartAre() throws {
        let files = [("a/pkwkp_31.json", 800, 0), ("b/pkwkp_31.json", 700, 3_600)]
        try Self.inArchive(of: files) { folder in
            _ = try ArchiveCommandTests.output("add captures", in: folder)
            let said = try Self.said(in: folder)
            #expect(
                said.last?.hasPrefix("fell (") == true
                    && said.last?.hasSuffix("800 / 300 → 700 / 300") == true)
        }
    }

    /// A file without a time beside captures that have one: it was written later, which an old capture that was copied is too.
    @Test func aFileFollowsNoCaptureWithATimeOfItsOwn() throws {
        let files = [
            ("20241126T010000/pkwkp_31.json", 800, 0), ("20241126T020000/pkwkp_31.json", 900, 0),
            ("pkwkp_31.json", 700, 5),
        ]
        try Self.inArchive(of: files) { folder in
            _ = try ArchiveCommandTests.output("add captures --zone +07:00", in: folder)
            let said = try Self.said(in: folder)
            let open = "; whether before or after 700 / 300 in entry 2 is not known"
            #expect(
                said == [
                    "800 / 300 here and 700 / 300 in entry 2; which came first is not known",
                    "800 / 300 → 900 / 300" + open,
                    "700 / 300 here, 800 / 300 in entry 0 and 900 / 300 in entry 1; which came first is not known",
                ], "\(said)")
            // What was captured after the file was written did come later.
            let page = ArchiveCommandTests.page(["600", "300"], stations: 50, moment: "2025-01-01 00:00:00")
            let name = "captures/20250101T000000/pkwkp_31.json"
            try FileManager.default.createDirectory(
                at: folder.appending(path: name).deletingLastPathComponent(),
                withIntermediateDirectories: true)
            try Data(page.utf8).write(to: folder.appending(path: name))
            _ = try ArchiveCommandTests.output("add captures --zone +07:00", in: folder)
            #expect(try Self.said(in: folder).last?.hasPrefix("fell (") == true)
        }
    }

    /// Members of an archive are taken one after the other, which is an order of names too.
    @Test func membersOfAnArchiveAreInNoOrder() throws {
        let files = [("a/pkwkp_31.json", 800, 0), ("b/pkwkp_31.json", 0, 7_200)]
        try Self.inArchive(of: files) { folder in
            guard let tar = Tool.named("tar") else { return }
            let process = Process()
            (process.executableURL, process.currentDirectoryURL) = (tar, folder)
            process.arguments = ["-cf", "pages.tar", "captures"]
            try process.run()
            process.waitUntilExit()
            _ = try ArchiveCommandTests.output("add pages.tar", in: folder)
            let said = try Self.said(in: folder)
            #expect(
                said.count == 2 && said.allSatisfy { $0.hasSuffix("; which came first is not known") },
                "\(said)")
            // Added again it is there already.
            #expect(
                try ArchiveCommandTests.output("add pages.tar", in: folder).hasPrefix("0 new entries, 2 "))
        }
    }
}
