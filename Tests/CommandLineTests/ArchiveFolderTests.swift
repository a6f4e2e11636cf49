import Foundation
import Testing

/// Files of one name from several folders, and folders without an archive.
@Suite struct ArchiveFolderTests {
    private static let head =
        "province_code,regency_code,district_code,village_code,station_no,registered,valid,votes_1,votes_2\n"

    private static func run(_ words: String, in folder: URL) throws -> (
        status: Int32, output: String, errors: String
    ) {
        let run = try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
        return (run.status, run.output, run.errors)
    }

    private static func inArchive(folders: [String], _ body: (URL) throws -> Void) throws {
        try Program.inScratch { folder in
            for (place, name) in folders.enumerated() {
                let pages = folder.appending(path: name)
                try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
                try Data((head + "10,1001,100101,1001010001,1,300,\(90 + place),50,\(40 + place)\n").utf8)
                    .write(to: pages.appending(path: "st.csv"))
            }
            #expect(try run("init --origin example.org/t", in: folder).status == 0)
            try body(folder)
        }
    }

    @Test func filesOfOneNameInTwoFoldersAreTwoPages() throws {
        // Together, or one after the other; wherever their folders have the same name too.
        for (inputs, folders) in [
            (["a b"], ["a", "b"]), (["a/st.csv b/st.csv"], ["a", "b"]), (["a", "b"], ["a", "b"]),
            (["a/st.csv", "b"], ["a", "b"]), (["a/x", "b/x"], ["a/x", "b/x"]),
            (["a-20260813", "b-20260813"], ["a-20260813", "b-20260813"]),
        ] {
            try Self.inArchive(folders: folders) { folder in
                let add = inputs.map { "add \($0) --zone +07:00" }
                for words in add { #expect(try Self.run(words, in: folder).status == 0) }
                let log = try Self.run("log", in: folder).output
                #expect(log.components(separatedBy: "first figures").count == 3, "\(inputs): \(log)")
                #expect(!log.contains("→"), "\(log)")
                // The same again adds nothing, and so does the folder above.
                for words in add {
                    #expect(try Self.run(words, in: folder).output.hasPrefix("0 new entries"), "\(inputs)")
                }
            }
        }
    }

    /// Members of an archive of files are of that archive, and the same page as in the folder of its name.
    @Test func filesOfOneNameInTwoArchivesAreTwoPages() throws {
        try Self.inArchive(folders: ["a", "b"]) { folder in
            for name in ["a", "b"] {
                _ = try Tool.output(
                    of: URL(filePath: "/usr/bin/env"),
                    ["tar", "czf", folder.path + "/\(name).tar.gz", "-C", folder.path + "/\(name)", "st.csv"])
                #expect(try Self.run("add \(name).tar.gz --time 2026-08-13T10:00Z", in: folder).status == 0)
            }
            let log = try Self.run("log", in: folder).output
            #expect(log.components(separatedBy: "first figures").count == 3 && !log.contains("→"), "\(log)")
            #expect(
                try Self.run("add a --time 2026-08-13T10:00Z", in: folder).output.hasPrefix("0 new entries"))
        }
    }

    /// An archive of an earlier version keeps its names for what it can show to be the same page, and is still verified.
    @Test func anArchiveOfAnEarlierVersionGoesOn() throws {
        try Self.inArchive(folders: ["a", "b"]) { folder in
            // Beside the archive a page has the name that an earlier version gave it.
            let own = folder.appending(path: "st.csv")
            try FileManager.default.copyItem(at: folder.appending(path: "a/st.csv"), to: own)
            let time = "--time 2026-08-13T10:00Z"
            #expect(try Self.run("add st.csv \(time)", in: folder).status == 0)
            let sqlite = try #require(
                try? Tool.output(
                    of: URL(filePath: "/usr/bin/env"),
                    [
                        "python3", "-c",
                        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA user_version = 1')",
                        folder.path + "/captures.archive",
                    ]))
            #expect(sqlite.errors.isEmpty)
            let head = try Self.run("head", in: folder).output
            // What is there already is not added again under another name, and what is later goes on as that page.
            #expect(try Self.run("add a \(time)", in: folder).output.hasPrefix("0 new entries, 1 already"))
            #expect(try Self.run("head", in: folder).output == head)
            #expect(try Self.run("add b \(time)", in: folder).output.hasPrefix("1 new entry"))
            let log = try Self.run("log", in: folder).output
            #expect(
                log.components(separatedBy: "first figures").count == 3 && log.contains("b/st.csv"), "\(log)")
            #expect(try Self.run("verify", in: folder).status == 0)
        }
    }

    @Test func datedFoldersAreCapturesOfOnePage() throws {
        try Self.inArchive(folders: ["20260813T100000", "20260813T110000"]) { folder in
            #expect(
                try Self.run("add 20260813T100000 20260813T110000 --zone +07:00", in: folder).status == 0)
            let log = try Self.run("log", in: folder).output
            #expect(!log.contains("20260813T100000/st.csv"), "\(log)")
        }
        // A folder that is named by a time says when its files were captured, whether it is named itself or lies in another.
        for inputs in [
            ["p/20260813T100000", "p/20260813T110000"], ["p"], ["p/20260813T100000/st.csv", "p"],
        ] {
            try Self.inArchive(folders: ["p/20260813T100000", "p/20260813T110000"]) { folder in
                for input in inputs {
                    #expect(try Self.run("add \(input) --zone +07:00", in: folder).status == 0)
                }
                let log = try Self.run("log", in: folder).output
                #expect(
                    log.hasPrefix("0  2026-08-13T10:00:00+07:00  p/st.csv\n")
                        && log.contains("1  2026-08-13T11:00:00+07:00  p/st.csv\n")
                        && log.contains("50 / 40 → 50 / 41"), "\(inputs): \(log)")
            }
        }
    }

    @Test func aFolderWithoutAnArchiveSaysHowOneIsMade() throws {
        try Program.inScratch { folder in
            try Data("x".utf8).write(to: folder.appending(path: "x.csv"))
            for words in ["add x.csv", "log"] {
                let run = try Self.run(words, in: folder)
                #expect(run.status == 66 && run.errors.contains("archive init"), "\(words): \(run.errors)")
            }
        }
    }
}
