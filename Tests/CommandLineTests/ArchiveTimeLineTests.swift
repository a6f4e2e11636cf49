import Foundation
import Testing

/// What the log says of pages that moved, of tables whose sums are the same, of what stands twice, and of what was not read.
@Suite struct ArchiveTimeLineTests {
    private static func archive(_ words: String, in folder: URL) throws -> String {
        let run = try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
        #expect(run.status == 0, "\(words): \(run.errors)")
        return run.output
    }

    private static func write(_ text: String, _ path: String, in folder: URL) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static func inArchive(_ body: (URL) throws -> Void) throws {
        try Program.inScratch { folder in
            _ = try archive("init --origin example.org/a", in: folder)
            try body(folder)
        }
    }

    /// Items of the log as a program reads them; every document keeps to its schema.
    private static func entries(in folder: URL) throws -> [[String: Any]] {
        let text = try archive("log --json", in: folder)
        let found = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let file = Program.root.appending(path: "Sources/Publishing/Resources/archive-1.schema.json")
        let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        #expect(ArchiveDocumentTests.faults(found ?? [:], schema ?? [:]).isEmpty)
        return found?["entries"] as? [[String: Any]] ?? []
    }

    private static func items(_ entry: [String: Any]) -> [[String: Any]] {
        entry["items"] as? [[String: Any]] ?? []
    }

    // MARK: Tables of stations

    private static func table(_ votes: [[Int?]]) -> String {
        votes.enumerated().reduce(
            into: "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2\n"
        ) { text, row in
            let votes = row.element.map { $0.map(String.init) ?? "" }.joined(separator: ",")
            text += "32,3201,320101,3201012001,\(row.offset + 1),\(votes)\n"
        }
    }

    @Test func equalSumsOfOtherRowsAreNotUnchanged() throws {
        try Self.inArchive { folder in
            let tables = [
                Self.table([[100, 50], [101, 50], [102, 50]]),
                Self.table([[105, 50], [96, 50], [102, 50]]),
                // Another order and other ends of lines are the same table.
                Self.table([[105, 50], [96, 50], [102, 50]]).replacing("\n", with: "\r\n"),
                Self.table([[100, 51], [101, 50], [102, 50]]),
                Self.table([[100, 50], [101, 50], [102, 50]]),
                Self.table([[101, 50], [100, 50], [102, 50]]),
            ]
            for (hour, table) in tables.enumerated() {
                try Self.write(table, "pages/20250101T0\(hour)0000_st.csv", in: folder)
            }
            _ = try Self.archive("add pages --zone Z", in: folder)
            let log = try Self.archive("log", in: folder)
            let said = log.split(separator: "\n").filter { $0.hasPrefix("   ") }.map { $0.dropFirst(17) }
            #expect(
                said == [
                    "first figures: 303 / 150; polling stations in: 3",
                    "totals unchanged, 2 rows differ: 303 / 150; polling stations in: 3",
                    "unchanged: 303 / 150; polling stations in: 3",
                    "303 / 150 → 303 / 151; polling stations in: 3; 1 polling station has fewer votes of a candidate or party than before",
                    "the figures of entry 0 restored, no new count: 303 / 151 → 303 / 150; polling stations in: 3",
                    "totals unchanged, 2 rows differ: 303 / 150; polling stations in: 3",
                ], "\(log)")
            #expect(
                try Self.archive("log --lang id", in: folder).contains(
                    "jumlah tidak berubah, 2 baris berbeda"))
            #expect(try Self.archive("diff 0 1", in: folder).contains("totals unchanged, 2 rows differ"))
            #expect(try Self.archive("diff 1 2", in: folder) == "1 contest: 1 unchanged\n")
            let entries = try Self.entries(in: folder)
            #expect(
                entries.map { Self.items($0)[0]["change"] as? String }.prefix(3) == [
                    "first", "same-totals", "same",
                ])
            let besides = Self.items(entries[1])[0]["besides"] as? [[String: Any]]
            #expect(besides?.first?["rows"] as? Int == 2)
        }
    }

    /// The same rows in a compressed file are the same table, and a table without votes names no figures.
    @Test func tablesAreReadAsTheyComeAndBlankOnesSaySo() throws {
        try Self.inArchive { folder in
            try Self.write(Self.table([[nil, nil]]), "pages/20250101T000000_st.csv", in: folder)
            try Self.write(
                Self.table([[nil, nil], [nil, nil]]), "pages/20250101T010000_st.csv", in: folder)
            try Self.write(Self.table([[100, 50], [1, 2]]), "pages/20250101T020000_st.csv", in: folder)
            let zip = Process()
            zip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            zip.arguments = ["gzip", folder.appending(path: "pages/20250101T020000_st.csv").path]
            try zip.run()
            zip.waitUntilExit()
            _ = try Self.archive("add pages --zone Z", in: folder)
            #expect(
                try Self.archive("log", in: folder) == """
                    0  2025-01-01T00:00:00+00:00  pages/st.csv
                       pages/st.csv: no figures here; polling stations in: 1
                    1  2025-01-01T01:00:00+00:00  pages/st.csv
                       pages/st.csv: no figures here; polling stations in: 1 → 2
                    2  2025-01-01T02:00:00+00:00  pages/st.csv.gz (before: pages/st.csv)
                       pages/st.csv: first figures: 101 / 52; polling stations in: 2

                    """)
        }
    }

    /// A table that is asked for another province or round is no page that moved there.
    @Test func tablesThatAreAskedForOthersAreOthers() throws {
        try Self.inArchive { folder in
            for (hour, votes, source) in [
                (1, 900, "https://kpu.example/hasil?prov=11"), (2, 800, "https://kpu.example/hasil?prov=12"),
                (3, 700, "https://mirror.example/hasil?prov=11"),
            ] {
                try Self.write(Self.table([[votes, 50]]), "20250101T0\(hour)0000_st.csv", in: folder)
                _ = try Self.archive(
                    "add 20250101T0\(hour)0000_st.csv --zone Z --source \(source)", in: folder)
            }
            let log = try Self.archive("log", in: folder)
            #expect(log.contains("hasil?prov=12\n") && !log.contains("900 / 50 → 800"), "\(log)")
            #expect(
                log.contains(
                    "https://mirror.example/hasil?prov=11 (before: https://kpu.example/hasil?prov=11)"),
                "\(log)")
            #expect(log.contains("fell (candidate or party 1): 900 / 50 → 700 / 50"), "\(log)")
        }
    }

    // MARK: Two entries beside each other

    /// What one entry says of the capture of the page before it, the log and diff say in the same words.
    @Test func diffSaysWhatTheLogSays() throws {
        try Self.inArchive { folder in
            let shipped = Program.root.appending(path: "Data/pilkada-2024-jakarta").path
            _ = try Self.archive("add \(shipped)", in: folder)
            let log = try Self.archive("log --all", in: folder).split(separator: "\n").map(String.init)
            var said: [Int: [String]] = [:]
            for line in log {
                if let index = Int(line.prefix { $0.isNumber }) {
                    said[index] = []
                } else if let last = said.keys.max() {
                    said[last]?.append(String(line.dropFirst(3)))
                }
            }
            for (old, new) in [(0, 2), (2, 3), (3, 4), (4, 7), (1, 5), (5, 6), (6, 8)] {
                let diff = try Self.archive("diff \(old) \(new) --all", in: folder).split(separator: "\n")
                #expect(diff.dropLast().map(String.init) == said[new], "\(old) \(new)")
            }
            #expect(
                try Self.archive("diff 4 7", in: folder).hasSuffix(
                    "\n1 contest: 1 restored; 6 regions: 6 restored\n"))
            // Beside another entry than the one before, figures are those of that entry.
            #expect(
                try Self.archive("diff 3 7", in: folder).hasSuffix(
                    "1 contest: 1 unchanged; 6 regions: 6 unchanged\n"))
            // Asked the other way round, it is told in the order of time all the same, and said.
            #expect(
                try Self.archive("diff 7 4", in: folder)
                    == "Entry 4 came before entry 7, so this is told from 4 to 7.\n"
                    + Self.archive("diff 4 7", in: folder))
        }
    }

    /// A capture is compared as it is read last; its correction is held against what was read before.
    @Test func diffReadsWhatWasReadAnew() throws {
        try Self.inArchive { folder in
            try Self.capture(
                1, ["700", "300"], in: folder, from: "https://a.example/pilkada/hhcw/pkwkp/31.json")
            try Self.capture(
                2, ["800", "300"], in: folder, from: "https://a.example/pilkada/hhcw/pkwkp/31.json")
            try Self.write(
                "candidate_id,ballot_no\n1000020,2\n1000021,1\n", "candidates.csv", in: folder)
            _ = try Self.archive("reread --candidates candidates.csv", in: folder)
            let log = try Self.archive("log", in: folder)
            let line = try #require(log.split(separator: "\n").first { $0.contains("→") })
            let diff = try Self.archive("diff 0 1", in: folder)
            #expect(diff.hasPrefix(line.dropFirst(3) + "\n"), "\(log)\(diff)")
            #expect(diff.contains("300 / 700 → 300 / 800"), "\(diff)")
            // The page is one and the same, so nothing on it fell.
            let anew = try Self.archive("diff 0 2", in: folder)
            #expect(
                anew.hasPrefix("Entries 0 and 2 are one page, read twice: ")
                    && anew.contains("31: read anew: ") && !anew.contains("fell"), "\(anew)")
        }
    }

    /// How long a page had the same bytes is said with the first time and the length, as far as the times are known.
    @Test func howLongAPageWasFrozenIsSaid() throws {
        try Self.inArchive { folder in
            let times = [
                "2024-11-28T01:00:00Z", "2024-11-28T02:30:10Z", "2024-11-30T04:00:00Z", "2024-12-01",
                "2024-12-02T01:00Z",
            ]
            for time in times {
                try Self.write("{\"a\": 1}", "page.json", in: folder)
                _ = try Self.archive("add page.json --time \(time) --source x", in: folder)
            }
            let log = try Self.archive("log", in: folder).split(separator: "\n").dropFirst()
            let since = "x: the same bytes as entry 0, since 2024-11-28T01:00:00+00:00"
            #expect(
                log.map { $0.dropFirst(3).drop { $0 != " " }.dropFirst(2) } == [
                    "\(since) (1 h 30 min)", "\(since) (2 days 3 h)", "\(since)", "\(since) (4 days)",
                ], "\(log)")
            #expect(try Self.archive("log --lang id", in: folder).contains("(2 hari 3 jam)"))
            let entries = try Self.entries(in: folder)
            #expect(entries[1]["since_time"] as? String == "2024-11-28T01:00:00+00:00")
            #expect(entries[1]["frozen_seconds"] as? Int == 5_410)
        }
    }

    /// The whole of a contest is none of its regions.
    @Test func theWholeIsNoRegion() throws {
        try Self.inArchive { folder in
            try Self.capture(1, ["700", "300"], in: folder, from: "https://a.example/31.json")
            try Self.capture(2, ["600", "300"], in: folder, from: "https://a.example/31.json")
            #expect(
                try Self.archive("diff 0 1", in: folder).hasSuffix("\n1 contest: 1 fell; 1 region: 1 fell\n"))
            #expect(
                try Self.archive("diff 0 1 --lang id", in: folder).hasSuffix(
                    "\n1 pemilihan: 1 turun; 1 wilayah: 1 turun\n"))
        }
    }

    /// Where votes rose and only stations are fewer nothing is said to have fallen.
    @Test func fewerStationsAreNoFall() throws {
        try Self.inArchive { folder in
            for (hour, votes, stations) in [(1, ["600", "300"], 50), (2, ["700", "300"], 40)] {
                let page = ArchiveCommandTests.page(
                    votes, stations: stations, moment: "2024-11-28 0\(hour):00:00")
                let name = "20241128T0\(hour)0000_pkwkp_31.json"
                try Self.write(page, name, in: folder)
                _ = try Self.archive(
                    "add \(name) --zone +07:00 --source https://a.example/31.json", in: folder)
            }
            let said = try Self.archive("diff 0 1", in: folder)
            #expect(said.contains("1 with fewer ") && !said.contains("fell"), "\(said)")
            #expect(try Self.archive("diff 0 1 --lang id", in: folder).contains(" berkurang"))
        }
    }

    // MARK: Pages that move

    private static func capture(_ hour: Int, _ votes: [String], in folder: URL, from source: String) throws {
        let page = ArchiveCommandTests.page(votes, stations: 50, moment: "2024-11-28 0\(hour):00:00")
        let name = "20241128T0\(hour)0000_pkwkp_31.json"
        try write(page, name, in: folder)
        _ = try archive("add \(name) --zone +07:00 --source \(source)", in: folder)
    }

    @Test func aPageThatMovesIsOnePage() throws {
        try Self.inArchive { folder in
            try Self.capture(1, ["700", "300"], in: folder, from: "http://old.example/31.json")
            try Self.capture(2, ["600", "300"], in: folder, from: "https://new.example/p/31.json?v=2")
            try Self.capture(3, ["700", "300"], in: folder, from: "https://new.example/p/31.json?v=2")
            let log = try Self.archive("log", in: folder)
            #expect(
                log.contains("https://new.example/p/31.json?v=2 (before: http://old.example/31.json)\n"),
                "\(log)")
            #expect(log.contains("31: fell (pair 1000020): 700 / 300 → 600 / 300"), "\(log)")
            #expect(log.contains("31: the figures of entry 0 restored, no new count: 600"), "\(log)")
            #expect(try Self.archive("diff 0 1", in: folder).contains("31: fell (pair 1000020)"))
            let items = try Self.entries(in: folder).map(Self.items)
            #expect(items[1][0]["source_before"] as? String == "http://old.example/31.json")
            #expect(items[2][0]["source_before"] == nil)
            // A mirror beside them all the time is a page of its own, and hides nothing.
            try Self.capture(1, ["700", "300"], in: folder, from: "https://mirror.example/31.json")
            try Self.capture(3, ["650", "300"], in: folder, from: "https://mirror.example/31.json")
            let beside = try Self.archive("log", in: folder)
            #expect(beside.contains("(before: http://old.example/31.json)"), "\(beside)")
            #expect(beside.contains("31: fell (pair 1000020): 700 / 300 → 650 / 300"), "\(beside)")
        }
    }

    /// Two addresses that live side by side are two pages, whichever of them lags behind.
    @Test func pagesSideBySideAreNotHeldAgainstEachOther() throws {
        try Self.inArchive { folder in
            for (hour, votes) in [(1, "100"), (3, "300"), (5, "500")] {
                try Self.capture(hour, [votes, "9"], in: folder, from: "https://one.example/31.json")
            }
            for (hour, votes) in [(2, "50"), (4, "200")] {
                try Self.capture(hour, [votes, "9"], in: folder, from: "https://two.example/31.json")
            }
            let log = try Self.archive("log", in: folder)
            #expect(!log.contains("fell") && !log.contains("(before"), "\(log)")
            #expect(
                try Self.archive("diff 1 4", in: folder).contains(
                    "other figures on another page, which is no change"))
        }
    }

    // MARK: Rows that stand twice

    private static let head = "contest_id,captured_at,ballot_no,votes,stations_in,capture_id,source_kind\n"

    @Test func aRowThatStandsTwiceCountsOnce() throws {
        try Self.inArchive { folder in
            let rows = ["1,10,5,,cne", "2,20,5,,cne", "2,20,5,,cne"].map {
                "c,2025-11-30T20:05:00-06:00,\($0)\n"
            }
            // Of another moment, and of one of the choices alone.
            let later = "c,2025-11-30T21:05:00-06:00,1,10,5,,cne\n"
            try Self.write(Self.head + rows.joined() + later, "captures.csv", in: folder)
            #expect(
                try Self.archive("add captures.csv", in: folder) == """
                    2 new entries, 0 already there. The archive has 2 entries.
                      1 row that stands here again with the same figures counts once

                    """)
            let log = try Self.archive("log", in: folder)
            #expect(log.contains("c: first figures: 10 / 20;") && log.contains("c: unchanged: 10"), "\(log)")
            let other = rows[2].replacing(",20,", with: ",21,")
            try Self.write(Self.head + rows[0] + rows[1] + other, "captures.csv", in: folder)
            let refused = try ArchiveCommandTests.archive(["add", "captures.csv"], in: folder)
            #expect(
                refused.status == 65 && refused.errors.contains("stands twice in the capture"), "\(refused)")
        }
    }

    // MARK: What was not read

    @Test func whatWasNotReadSaysWhy() throws {
        try Self.inArchive { folder in
            let pages = [
                ("a.html", "<html>a</html>", "HTML"), ("b.html", "<html>b</html>", "HTML"),
                ("c.json", "{\"a\":1,", "JSON that is cut off"),
                ("d.json", "{\"a\" 1}", "no JSON from byte 5 on"),
                (
                    "e.json", "{\"total\":1,\"rows\":2}",
                    "JSON of no form that is known, with the keys total and rows"
                ),
                ("f.json", "{\"a\":1,\"a\":2}", "the key a stands twice in one object"),
                ("g.pdf", "%PDF-1.4", "PDF"), ("h.txt", "hello", "text that is neither JSON nor a table"),
                ("i.csv", "x;y\n1;2\n", "a table of no form that is known, with the columns x and y"),
                (
                    "j.csv", Self.table([[1, 2]]).replacing(",1,2", with: ",1,zwei"),
                    "a table with a fault in line 2, column votes_2"
                ),
            ]
            for page in pages { try Self.write(page.1, "pages/20250101T000000_\(page.0)", in: folder) }
            let added = try Self.archive("add pages --zone Z", in: folder)
            #expect(
                added.contains(
                    "\n  2 kept as bytes, not read: HTML (first: pages/a.html)\n  1 kept as bytes, not read: JSON that is cut off (pages/c.json)\n"
                ),
                "\(added)")
            let log = try Self.archive("log", in: folder).split(separator: "\n")
            #expect(log.count == pages.count)
            for (line, page) in zip(log, pages) {
                #expect(line.hasSuffix("\(page.0): kept, not read: \(page.2)"), "\(line)")
            }
            let causes = try Self.entries(in: folder).map {
                ($0["cause"] as? [String: Any])?["what"] as? String
            }
            #expect(
                causes == [
                    "html", "html", "cut-off", "not-json", "other-keys", "repeated-key", "document", "text",
                    "other-columns", "faulty-line",
                ])
            #expect(try Self.archive("watch pages --zone Z --once --verbose", in: folder).isEmpty)
        }
    }
}
