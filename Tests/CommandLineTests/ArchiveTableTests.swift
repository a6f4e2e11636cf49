import Foundation
import Testing

/// What the log says of tables of stations that are not whole or hold rows that are no stations, and of pages of shares.
@Suite struct ArchiveTableTests {
    private static let head =
        "province_code,regency_code,district_code,village_code,station_no,registered,valid,votes_1,votes_2\n"
    private static let stations = [
        "1,300,90,50,40", "2,300,110,60,50", "3,300,90,70,20", "4,300,77,33,44",
    ]

    private static func table(_ rows: [String]) -> String {
        head + rows.map { "10,1001,100101,1001010001,\($0)\n" }.joined()
    }

    private static func run(_ words: String, in folder: URL) throws -> String {
        let run = try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
        #expect(run.status == 0, "\(words): \(run.errors)")
        return run.output
    }

    /// An archive of these tables, an hour apart.
    private static func inArchive(_ tables: [[String]], _ body: (URL) throws -> Void) throws {
        try Program.inScratch { folder in
            let pages = folder.appending(path: "pages")
            try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
            for (hour, rows) in tables.enumerated() {
                try Data(table(rows).utf8).write(to: pages.appending(path: "20260813T1\(hour)0000_st.csv"))
            }
            _ = try run("init --origin example.org/t", in: folder)
            _ = try run("add pages --zone +07:00", in: folder)
            try body(folder)
        }
    }

    /// What the log says below each entry.
    private static func changes(in folder: URL) throws -> [String] {
        try run("log", in: folder).split(separator: "\n").filter { $0.hasPrefix("   pages/st.csv: ") }
            .map { String($0.dropFirst(17)) }
    }

    /// What became of each table as a program reads it; the document keeps to its schema.
    private static func items(in folder: URL) throws -> [[String: Any]] {
        let text = try run("log --json", in: folder)
        let found = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let file = Program.root.appending(path: "Sources/Publishing/Resources/archive-1.schema.json")
        let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        let faults = ArchiveDocumentTests.faults(found ?? [:], schema ?? [:])
        #expect(faults.isEmpty, "\(faults)")
        return (found?["entries"] as? [[String: Any]] ?? []).flatMap {
            $0["items"] as? [[String: Any]] ?? []
        }
    }

    @Test func aTotalAmongTheRowsIsNoStation() throws {
        let tables = [
            Self.stations, Self.stations + ["TOTAL,1200,367,213,154"], Self.stations,
        ]
        try Self.inArchive(tables) { folder in
            #expect(
                try Self.changes(in: folder) == [
                    "first figures: 213 / 154; polling stations in: 4",
                    "unchanged: 213 / 154; polling stations in: 4; 1 row that is the total of others is not counted",
                    "unchanged: 213 / 154; polling stations in: 4",
                ])
            let totals = try Self.items(in: folder).map {
                ($0["uncounted"] as? [String: Any])?["totals"] as? Int
            }
            #expect(totals == [nil, 1, nil])
            let shown = try Self.run("show 1", in: folder)
            #expect(
                shown.contains(
                    "st.csv  1: 213, 2: 154; 1 row that is the total of others is not counted\n"))
        }
    }

    @Test func anEmptyCellIsNoZero() throws {
        let tables = [
            Self.stations,
            // The figure of one station is gone.
            [Self.stations[0], "2,300,110,60,", Self.stations[2], Self.stations[3]],
            // It is still gone, and another one fell.
            [Self.stations[0], "2,300,110,60,", "3,300,90,70,10", Self.stations[3]],
            // What is known is smaller than it was before, and all of it is known.
            [Self.stations[0], "2,300,110,60,5", "3,300,90,70,10", Self.stations[3]],
            [Self.stations[0], "2,300,110,60,1", "3,300,90,70,10", Self.stations[3]],
        ]
        try Self.inArchive(tables) { folder in
            let fewer = "1 polling station has fewer votes of a candidate or party than before"
            let lacking = "1 polling station without a figure of candidate or party 2"
            let unknown =
                "not known whether it changed (candidate or party 2), for the sums lack polling stations: "
            let shared = "in the 3 polling stations that have it both times, candidate or party 2: "
            #expect(
                try Self.changes(in: folder) == [
                    "first figures: 213 / 154; polling stations in: 4",
                    unknown
                        + "213 / 154 → 213 / ≥ 104; polling stations in: 4; \(lacking) (before: none without a figure); "
                        + shared + "104 → 104",
                    unknown + "213 / ≥ 104 → 213 / ≥ 94; polling stations in: 4; \(lacking); " + shared
                        + "104 → 94; \(fewer)",
                    "213 / ≥ 94 → 213 / 99; polling stations in: 4; none without a figure (before: \(lacking))",
                    "fell (candidate or party 2): 213 / 99 → 213 / 95; polling stations in: 4; \(fewer)",
                ])
            let items = try Self.items(in: folder)
            #expect(
                items.map { $0["change"] as? String } == [
                    "first", "incomplete", "incomplete", "grew", "fell",
                ])
            let votes = (items[1]["after"] as? [String: Any])?["votes"] as? [[String: Any]]
            #expect(votes?.map { $0["stations_without"] as? Int } == [nil, 1])
            let diff = try Self.run("diff 0 2", in: folder)
            #expect(
                diff.hasPrefix(
                    "pages/st.csv: " + unknown + "213 / 154 → 213 / ≥ 94; polling stations in: 4; \(lacking) "
                ))
            // A sum that lacks stations is no figure of the whole.
            _ = try Self.run("export out", in: folder)
            let rows = try String(
                contentsOf: folder.appending(path: "out/captures.csv"), encoding: .utf8)
            #expect(rows.contains(",2,,,4,") && !rows.contains(",2,104,"), "\(rows)")
        }
    }

    @Test func aStationThatStandsTwiceCountsOnceOrNotAtAll() throws {
        let tables = [
            Self.stations, Self.stations + [Self.stations[2]], Self.stations + ["3,300,90,71,19"],
            Array(Self.stations.dropLast()) + ["4,300,67,23,44"],
        ]
        try Self.inArchive(tables) { folder in
            let fewer = "1 polling station has fewer votes of a candidate or party than before"
            let twice =
                "no totals: 1 polling station stands more than once with other figures; which of them hold is not known, and "
                + "nothing is computed from them"
            #expect(
                try Self.changes(in: folder) == [
                    "first figures: 213 / 154; polling stations in: 4",
                    "unchanged: 213 / 154; polling stations in: 4; 1 row that stands here again with the same figures counts once",
                    "\(twice); polling stations in: 4",
                    // Held against the last one that could be summed.
                    "fell (candidate or party 1): 213 / 154 → 203 / 154; polling stations in: 4; \(fewer)",
                ])
            let items = try Self.items(in: folder)
            #expect(items.map { $0["change"] as? String } == ["first", "same", "unsummed", "fell"])
            #expect((items[2]["uncounted"] as? [String: Any])?["contradicted"] as? Int == 1)
            let (diff, shown) = (try Self.run("diff 0 2", in: folder), try Self.run("show 2", in: folder))
            #expect(diff.hasPrefix("pages/st.csv: \(twice)") && shown.hasSuffix("st.csv  \(twice)\n"))
        }
    }

    /// Villages of one name are told apart by a column of regions that is none of ours, as `check` advises.
    @Test func stationsOfOneNameAreNoRepeats() throws {
        try Program.inScratch { folder in
            let rows = [
                "North,Sukamaju,1,50,40", "North,Sukamaju,2,60,50", "South,Sukamaju,1,50,40",
                "South,Mekar,1,33,44",
            ]
            let text =
                "district,village_code,station_no,votes_1,votes_2\n" + rows.joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: folder.appending(path: "20260813T100000_st.csv"))
            _ = try Self.run("init --origin example.org/t", in: folder)
            _ = try Self.run("add 20260813T100000_st.csv --zone +07:00", in: folder)
            let log = try Self.run("log", in: folder)
            #expect(log.contains("first figures: 193 / 174; polling stations in: 4"))
            #expect(!log.contains("once") && !log.contains("no totals"))
        }
    }

    /// A table that lost all its rows has not become an unknown one.
    @Test func aTableWithoutRowsIsATable() throws {
        try Self.inArchive([Self.stations, []]) { folder in
            let changes = try Self.changes(in: folder)
            #expect(
                changes[1]
                    == "withdrawn, the table has no rows: 213 / 154 → – / –; polling stations in: 4 → 0")
            let indonesian = try Self.run("log --lang id", in: folder)
            #expect(indonesian.contains("ditarik, tabelnya tanpa baris: 213 / 154 → – / –"), "\(indonesian)")
            #expect(try Self.items(in: folder).map { $0["change"] as? String } == ["first", "withdrawn"])
        }
        // The same rows again are no new count.
        try Self.inArchive([Self.stations, [], Self.stations]) { folder in
            let changes = try Self.changes(in: folder)
            #expect(changes[2].hasPrefix("the figures of entry 0 restored, no new count: "), "\(changes)")
        }
        // One station less is no emptied table.
        try Self.inArchive([Self.stations, Array(Self.stations.dropLast())]) { folder in
            let changes = try Self.changes(in: folder)
            #expect(changes[1].hasPrefix("fell (candidates or parties 1 and 2): "), "\(changes)")
        }
    }

    @Test func sharesAreNoVotes() throws {
        try Program.inScratch { folder in
            let rows = [("20", "41.2", "58.8"), ("21", "40.1", "59.90"), ("22", "40.1", "59.9")].map {
                "c,2025-11-30T\($0.0):05:00-06:00,1,\($0.1),site\nc,2025-11-30T\($0.0):05:00-06:00,2,\($0.2),site\n"
            }
            // Shares beside votes are those before shares alone.
            let both =
                "c,2025-11-30T23:05:00-06:00,1,42.0,site,10\nc,2025-11-30T23:05:00-06:00,2,58.0,site,14\n"
            let last = rows[2].replacing("T22", with: "T23").replacing(":05:", with: ":15:")
            let text =
                "contest_id,captured_at,ballot_no,share_pct,source_kind,votes\n"
                + (rows.joined() + "|" + last).replacing("site\n", with: "site,\n").replacing("|", with: both)
            try Data(text.utf8).write(to: folder.appending(path: "captures.csv"))
            _ = try Self.run("init --origin example.org/t", in: folder)
            _ = try Self.run("add captures.csv", in: folder)
            let lines = try Self.run("log", in: folder).split(separator: "\n").filter { $0.hasPrefix("   ") }
            #expect(
                lines == [
                    "   c: only shares, no votes: 41.2% / 58.8%",
                    "   c: only shares, no votes: 41.2% / 58.8% → 40.1% / 59.90%, smaller (candidate or party 1)",
                    "   c: unchanged: 40.1% / 59.9%",
                    "   c: first figures: 10 / 14",
                    "   c: only shares, no votes: 42.0% / 58.0% → 40.1% / 59.9%, smaller (candidate or party 1)",
                ])
            let shown = try Self.run("show 0", in: folder)
            #expect(shown.hasSuffix("   c  1: 41.2%, 2: 58.8%\n"))
            let items = try Self.items(in: folder)
            #expect(items.map { $0["change"] as? String } == ["shares", "shares", "same", "first", "shares"])
            let after = items[1]["after"] as? [String: Any]
            let shares = (after?["shares"] as? [[String: Any]])?.map { $0["share_pct"] as? Double }
            #expect(shares == [40.1, 59.9] && (after?["votes"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func tablesOfOneAddressAreOnePageWhateverTheirFilesAreCalled() throws {
        try Program.inScratch { folder in
            let later = [Self.stations[0], "2,300,110,50,60", Self.stations[2], Self.stations[3]]
            for (name, rows) in [("monday", Self.stations), ("download (1)", later), ("tuesday", later)] {
                try Data(Self.table(rows).utf8).write(to: folder.appending(path: "\(name).csv"))
            }
            func add(_ name: String, _ hour: Int, _ source: String) throws {
                let words = [
                    "add", "\(name).csv", "--time", "2026-08-13T1\(hour):00:00Z", "--source", source,
                ]
                let run = try ArchiveCommandTests.archive(words, in: folder)
                #expect(run.status == 0, "\(run.errors)")
            }
            _ = try Self.run("init --origin example.org/t", in: folder)
            try add("monday", 0, "https://example.org/stations")
            try add("download (1)", 1, "https://example.org/stations")
            try add("tuesday", 2, "https://example.org/others")
            #expect(try Self.items(in: folder).map { $0["change"] as? String } == ["first", "fell", "first"])
            #expect(
                try Self.run("diff 0 1", in: folder).hasPrefix(
                    "download (1).csv: fell (candidate or party 1), and others have as many more: 213 / 154 → 203 / 164"
                ))
            // Tables of two addresses are two, and have only what they are called in common.
            #expect(try Self.run("diff 1 2", in: folder).contains("they are not compared"))
        }
    }
}
