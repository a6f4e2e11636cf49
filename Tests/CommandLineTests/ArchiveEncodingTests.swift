import Foundation
import Testing

/// Tables of stations that are not in UTF-8: what is said of them, and how they are read.
@Suite struct ArchiveEncodingTests {
    private static let encodings: [(name: String, encoding: String.Encoding, shown: String)] = [
        ("cp1252", .windowsCP1252, "Windows-1252"), ("latin1", .isoLatin1, "Windows-1252"),
        ("utf16", .utf16, "UTF-16"), ("utf16", .utf16LittleEndian, "UTF-16"),
    ]

    private static func table(_ votes: [Int], in encoding: String.Encoding) throws -> Data {
        let head = "county,station_no,registered,valid,votes_1,votes_2\n"
        let rows = votes.enumerated().map {
            "São João,\($0.offset + 1),300,\($0.element + 40),\($0.element),40\n"
        }
        return try #require((head + rows.joined()).data(using: encoding))
    }

    private static func inFolder(
        _ encoding: String.Encoding,
        _ body: (_ folder: URL, _ write: (Int, [Int]) throws -> Void) throws -> Void
    ) throws {
        try Program.inScratch { folder in
            let pages = folder.appending(path: "pages")
            try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
            _ = try ArchiveCommandTests.output("init --origin example.org/t", in: folder)
            try body(folder) { hour, votes in
                try table(votes, in: encoding).write(
                    to: pages.appending(path: "20260813T1\(hour)0000_st.csv"))
            }
        }
    }

    @Test(arguments: encodings.indices) func aTableIsReadInTheEncodingThatIsNamed(place: Int) throws {
        let (name, encoding, shown) = Self.encodings[place]
        try Self.inFolder(encoding) { folder, write in
            try write(0, [50, 60])
            let unread = try ArchiveCommandTests.output("add pages --zone Z", in: folder)
            let flag = shown == "UTF-16" ? "utf16" : "cp1252"
            #expect(
                unread.contains(
                    "a table that is not in UTF-8: it looks like \(shown); --encoding \(flag) reads it"),
                "\(unread)")
            #expect(
                try ArchiveCommandTests.output("log", in: folder).contains(
                    "it looks like \(shown); --encoding \(flag)"))
            #expect(
                try ArchiveCommandTests.output("log --lang id", in: folder).contains(
                    "tampaknya \(shown); terbaca dengan --encoding \(flag)"))
            // What is kept already is read by reread.
            let reread = try ArchiveCommandTests.output("reread --encoding \(name)", in: folder)
            #expect(reread.hasPrefix("1 new entry"), "\(reread)")
            try write(1, [50, 70])
            try write(2, [49, 72])
            let added = try ArchiveCommandTests.output("add pages --zone Z --encoding \(name)", in: folder)
            #expect(
                added.hasPrefix("2 new entries, 1 already there.") && !added.contains("not read"), "\(added)")
            #expect(
                try ArchiveCommandTests.output("show 3", in: folder).contains(
                    "read by: stations/2 encoding \(name)\n"))
            let log = try ArchiveCommandTests.output("log", in: folder)
            #expect(log.contains("pages/st.csv: 110 / 80 → 120 / 80"), "\(log)")
            // Stations are told by their lines, or in UTF-16 by the whole tables.
            #expect(
                log.contains(
                    "120 / 80 → 121 / 80; polling stations in: 2; 1 polling station has fewer votes"),
                "\(log)")
            // Read again as they were read, nothing is another.
            #expect(try ArchiveCommandTests.output("reread", in: folder).hasPrefix("0 new entries"))
        }
    }

    /// An encoding that is not the file's is none of it, and says which is.
    @Test(arguments: [("cp1252", "leave --encoding out"), ("utf16", "leave --encoding out")])
    func anEncodingThatIsNotTheTablesIsNamed(name: String, advice: String) throws {
        try Self.inFolder(.utf8) { folder, write in
            try write(0, [50, 60])
            let added = try ArchiveCommandTests.output("add pages --zone Z --encoding \(name)", in: folder)
            #expect(added.contains("a table in UTF-8; \(advice)"), "\(added)")
            let watched = try ArchiveCommandTests.output(
                "watch pages --once --zone Z --encoding \(name) --verbose", in: folder)
            #expect(!watched.contains("first figures"))
        }
    }

    @Test func watchReadsItToo() throws {
        try Self.inFolder(.windowsCP1252) { folder, write in
            try write(0, [50, 60])
            let watched = try ArchiveCommandTests.output(
                "watch pages --once --zone Z --encoding cp1252 --verbose", in: folder)
            #expect(watched.contains("first figures: 110 / 80"), "\(watched)")
        }
    }
}
