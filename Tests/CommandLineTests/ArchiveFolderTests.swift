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
        for inputs in ["a b", "a/st.csv b/st.csv"] {
            try Self.inArchive(folders: ["a", "b"]) { folder in
                #expect(try Self.run("add \(inputs)", in: folder).status == 0)
                let log = try Self.run("log", in: folder).output
                #expect(log.contains("a/st.csv") && log.contains("b/st.csv"), "\(log)")
                // The same again adds nothing.
                let again = try Self.run("add \(inputs)", in: folder).output
                #expect(again.contains("0 new entries, 2 already there"), "\(again)")
            }
        }
    }

    @Test func datedFoldersAreCapturesOfOnePage() throws {
        try Self.inArchive(folders: ["20260813T100000", "20260813T110000"]) { folder in
            #expect(
                try Self.run("add 20260813T100000 20260813T110000 --zone +07:00", in: folder).status == 0)
            let log = try Self.run("log", in: folder).output
            #expect(!log.contains("20260813T100000/st.csv"), "\(log)")
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
