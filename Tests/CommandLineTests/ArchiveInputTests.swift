import Foundation
import Testing

/// What files that go into an archive are called, when they were captured, and how their figures are read.
@Suite struct ArchiveInputTests {
    private static func archive(_ words: [String], in folder: URL, status: Int32 = 0) throws -> Program.Result
    {
        let run = try ArchiveCommandTests.archive(words, in: folder)
        #expect(run.status == status, "\(words): \(run.output)\(run.errors)")
        return run
    }

    private static func archive(_ words: String, in folder: URL) throws -> String {
        try archive(words.split(separator: " ").map(String.init), in: folder).output
    }

    private static func write(_ text: String, _ path: String, in folder: URL) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static let header =
        "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2\n"

    private static func table(_ votes: String...) -> String {
        header + votes.enumerated().map { "32,3201,320101,3201012001,\($0 + 1),\($1)\n" }.joined()
    }

    // MARK: Times and names

    @Test(arguments: [
        ("2024-11-28_01-30PM.json", "2024-11-28T13:30+07:00", "x"),
        ("20241128T013005PM_x.json", "2024-11-28T13:30:05+07:00", "x/x.json"),
        ("x 2024-11-28 at 1.30.05\u{202F}PM.json", "2024-11-28T13:30:05+07:00", "x/x.json"),
        ("2024-11-28 12-05-00 a.m._x.json", "2024-11-28T00:05:00+07:00", "x/x.json"),
        ("2024-11-28 12.05 pm x.json", "2024-11-28T12:05+07:00", "x/x.json"),
        ("2024-11-28_1330PM_x.json", "2024-11-28T13:30+07:00", "x/x.json"),
        ("2024-11-28_0730PMWIB_x.json", "2024-11-28T19:30+07:00", "x/WIB_x.json"),
        ("2024-11-28 07.30 p.m x.json", "2024-11-28T19:30+07:00", "x/x.json"),
        // A code, and no half of a day: Amazonas.
        ("2024-11-28_1230-AM.json", "2024-11-28T12:30+07:00", "x/AM.json"),
        // No half of a day, but the beginning of a name.
        ("2024-11-28_0130pmap.json", "2024-11-28T01:30+07:00", "x/pmap.json"),
        ("2024-11-28_0130pm1.json", "2024-11-28T13:30+07:00", "x/1.json"),
        ("2024-11-28 at 13.30.05 x.json", "2024-11-28T13:30:05+07:00", "x/x.json"),
    ])
    func aClockOfTwelveHoursIsRead(name: String, time: String, source: String) throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init", in: folder)
            try Self.write("{}", "pages/" + name, in: folder)
            _ = try Self.archive("add pages --zone +07:00 --source x", in: folder)
            let said = try Self.archive("list", in: folder)
            #expect(said == "0  \(time)  capture  2  \(source)\n")
        }
    }

    /// Digits that stand as a time and are none are said; others may be a code.
    @Test(arguments: [
        ("20250132T259900_x.json", "20250132T259900"), ("2024-13-45 x.json", "2024-13-45"),
        ("x-20240230T1200.json", "20240230T1200"),
    ])
    func digitsThatAreNoTimeAreSaid(name: String, wrong: String) throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init", in: folder)
            try Self.write("{}", "pages/" + name, in: folder)
            let run = try ArchiveCommandTests.archive(["add", "pages", "--zone", "+07:00"], in: folder)
            #expect(run.status != 0 && run.errors.contains(wrong), "\(run.errors)")
            try FileManager.default.removeItem(at: folder.appending(path: "pages"))
            for code in ["12345678_x.json", "99991399.json", "1234-56-78.json"] {
                try Self.write("{}", "codes/" + code, in: folder)
            }
            _ = try Self.archive("add codes --zone +07:00", in: folder)
        }
    }

    /// A table is one by its kind, and by its address whatever is asked behind it.
    @Test(arguments: [
        ("https://a.example/st.csv?day=2", "application/octet-stream"),
        ("https://a.example/export", "text/csv; charset=utf-8"),
    ])
    func tablesOfWebArchives(address: String, kind: String) throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init", in: folder)
            let body = Self.table("10,5", "20,6")
            let block = "HTTP/1.1 200 OK\r\nContent-Type: \(kind)\r\n\r\n\(body)"
            try Self.write(
                "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(address)\r\n"
                    + "WARC-Date: 2024-11-28T01:00:00Z\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n",
                "t.warc", in: folder)
            let said = try Self.archive("add t.warc", in: folder)
            #expect(!said.contains("nothing was read"), "\(said)")
            let log = try Self.archive("log", in: folder)
            #expect(log.contains("30"), "\(log)")
        }
    }

    /// A table that is named by its time alone has the name of its folder, also when it is read again and where it is compressed.
    /// Addresses that differ in their scheme, `www.` and a slash are one page, which is said once; a table keeps its name when it is
    /// read anew, whatever its address is.
    @Test func aPageUnderSeveralAddressesIsOne() throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init", in: folder)
            let addresses = [
                "http://example.org/x/st", "https://www.example.org/x/st", "http://example.org/x/st/",
                "https://www.example.org/x/st",
            ]
            for (place, address) in addresses.enumerated() {
                try Self.write(Self.table("1\(place),5"), "t.csv", in: folder)
                _ = try Self.archive(
                    "add t.csv --time 2025-01-01T0\(place):00Z --source \(address)", in: folder)
            }
            let log = try Self.archive("log", in: folder)
            #expect(
                log == """
                    0  2025-01-01T00:00+00:00  http://example.org/x/st
                       t.csv: first figures: 10 / 5; polling stations in: 1
                    1  2025-01-01T01:00+00:00  https://www.example.org/x/st (before: http://example.org/x/st)
                       t.csv: 10 / 5 → 11 / 5; polling stations in: 1
                    2  2025-01-01T02:00+00:00  http://example.org/x/st/ (before: https://www.example.org/x/st)
                       t.csv: 11 / 5 → 12 / 5; polling stations in: 1
                    3  2025-01-01T03:00+00:00  https://www.example.org/x/st
                       t.csv: 12 / 5 → 13 / 5; polling stations in: 1

                    """)
            #expect(try Self.archive("reread", in: folder).hasPrefix("0 new entries"))
            #expect(try Self.archive("log", in: folder) == log)
        }
    }

    @Test func aTableNamedByItsTimeHasTheNameOfItsFolder() throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init", in: folder)
            try Self.write(Self.table("10,5"), "old/20250101T000000.csv", in: folder)
            try Self.write(Self.table("11,5"), "old/20250101T010000.csv", in: folder)
            _ = try Tool.output(
                of: URL(filePath: "/usr/bin/env"), ["gzip", folder.path + "/old/20250101T010000.csv"])
            _ = try Self.archive("add old --zone Z", in: folder)
            #expect(
                try Self.archive("log", in: folder)
                    == """
                    0  2025-01-01T00:00:00+00:00  old
                       old.csv: first figures: 10 / 5; polling stations in: 1
                    1  2025-01-01T01:00:00+00:00  old
                       old.csv.gz: first figures: 11 / 5; polling stations in: 1

                    """.replacing("old.csv.gz: first figures: 11 / 5", with: "old.csv: 10 / 5 → 11 / 5"))
            #expect(try Self.archive("reread", in: folder).hasPrefix("0 new entries"))
        }
    }

    /// What the name of its file says of a page holds when it is read again, though its address says nothing.
    @Test func aContestThatTheFileNamedIsKept() throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init", in: folder)
            let page = ArchiveCommandTests.page(["700", "300"], stations: 50, moment: "2024-11-28 00:59:00")
            try Self.write(page, "pkwkp_31.json", in: folder)
            _ = try Self.archive("add pkwkp_31.json --source https://example.org/figures", in: folder)
            #expect(try Self.archive("log", in: folder).contains("pilkada-2024-pkwkp-31 31: first figures"))
            let again = try Self.archive("reread", in: folder)
            #expect(again == "0 new entries, 0 already there. The archive has 1 entry.\n", "\(again)")
            try Self.write(
                "contest_id,ballot_no,candidate_id,candidate_pair\npilkada-2024-pkwkp-31,1,1000020,A\npilkada-2024-pkwkp-31,2,1000021,B\n",
                "candidates.csv", in: folder)
            let named = try Self.archive("reread --candidates candidates.csv", in: folder)
            #expect(named == "1 new entry, 0 already there. The archive has 2 entries.\n", "\(named)")
        }
    }

    // MARK: Numbers

    @Test func numbersAreReadAsTheyAreWritten() throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init", in: folder)
            try Self.write(
                Self.table("1.000,5", "900,5").replacing(",", with: ";"), "20250101T000000_st.csv", in: folder
            )
            try Self.write(
                Self.table("1.100,5", "800,5").replacing(",", with: ";"), "20250101T010000_st.csv", in: folder
            )
            let files = ["20250101T000000_st.csv", "20250101T010000_st.csv"]
            _ = try Self.archive("init --archive other.archive", in: folder)
            let plain = try Self.archive(
                ["add", files[0], "--zone", "Z", "--archive", "other.archive"], in: folder)
            #expect(plain.output.contains("a table with a fault in line 2, column votes_1"), "\(plain)")
            _ = try Self.archive(["add"] + files + ["--zone", "Z", "--numbers", "id"], in: folder)
            let log = try Self.archive("log", in: folder)
            #expect(log.contains("first figures: 1,900 / 10"), "\(log)")
            // Rows are compared as they were read, and read again so.
            #expect(log.contains("totals unchanged, 2 rows differ: 1,900 / 10"), "\(log)")
            #expect(try Self.archive("reread", in: folder).hasPrefix("0 new entries"))
            #expect(try Self.archive(["log"], in: folder).errors.isEmpty)
        }
    }

    /// Figures that an earlier version read are told, until they are read anew.
    @Test func figuresOfAnEarlierReadingAreTold() throws {
        try Program.inScratch { folder in
            _ = try Self.archive("init --origin example.org/a", in: folder)
            try Self.write(Self.table("10,5", "20,5"), "20250101T000000_st.csv", in: folder)
            _ = try Self.archive("add 20250101T000000_st.csv --zone Z", in: folder)
            #expect(try Self.archive(["log"], in: folder).errors.isEmpty)
            _ = try Self.archive("export out", in: folder)
            let list = folder.appending(path: "out/manifests.jsonl")
            let text = try String(contentsOf: list, encoding: .utf8)
            try #require(text.contains("stations/2"))
            try Data(text.replacing("stations/2", with: "stations/1").utf8).write(to: list)
            _ = try Self.archive("init --origin example.org/b --archive b.archive", in: folder)
            _ = try Self.archive("add out --archive b.archive", in: folder)
            let log = try Self.archive(["log", "--archive", "b.archive"], in: folder)
            #expect(
                log.errors.contains(
                    "The figures of 1 capture are as an earlier version read them; ‘archive reread’"),
                "\(log)")
            #expect(
                try Self.archive(["log", "--archive", "b.archive", "--quiet"], in: folder).errors.isEmpty)
        }
    }

    // MARK: Packages

    /// Damage in one member of a package is told, and all that can be read of it and the others is taken.
    @Test(arguments: ["all.wacz", "folder"]) func damageInOneMemberIsNoneOfTheOthers(input: String) throws {
        try Program.inScratch { folder in
            func records(_ name: String) -> String {
                let block = "HTTP/1.1 200 OK\r\n\r\n{\"page\": \"\(name)\"}"
                return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\(name)\r\n"
                    + "WARC-Date: 2024-11-28T01:00:00Z\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
            }
            try Self.write("{}", "p/datapackage.json", in: folder)
            for name in ["a", "b", "c"] {
                try Self.write(records(name), "p/archive/\(name).warc", in: folder)
            }
            try Self.write(records("b1") + String(records("b2").dropLast(9)), "p/archive/b.warc", in: folder)
            let place = input == "folder" ? "folder/all.wacz" : "all.wacz"
            try FileManager.default.createDirectory(
                at: folder.appending(path: "folder"), withIntermediateDirectories: true)
            let script =
                "import zipfile, glob, os; z = zipfile.ZipFile('\(folder.path)/\(place)', 'w'); os.chdir('\(folder.path)/p'); "
                + "[z.write(n) for n in ['datapackage.json'] + sorted(glob.glob('archive/*'))]; z.close()"
            _ = try Tool.output(of: URL(filePath: "/usr/bin/env"), ["python3", "-c", script])
            _ = try Self.archive("init", in: folder)
            let added = try Self.archive(["add", input], in: folder, status: 65)
            #expect(
                added.errors.contains(
                    "all.wacz/archive/b.warc: the file is cut off or damaged (the last record is cut off"),
                "\(added.errors)")
            let sources = try Self.archive("list", in: folder).matches(of: /a\.example\/(\w+)/).map {
                String($0.1)
            }
            #expect(sources == ["a", "b1", "c"])
        }
    }

    // MARK: Commands

    @Test(arguments: ["watch", "add", "log", "import", "export"]) func aCommandOfTheArchiveIsNamed(
        word: String
    ) throws {
        let run = try Program.run([word, "x"], in: Program.root)
        #expect(run.status == 64 && run.errors.contains("did you mean 'archive \(word)'?"), "\(run.errors)")
    }
}
