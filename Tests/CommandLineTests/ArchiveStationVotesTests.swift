import Foundation
import Testing

/// Stations whose votes fell while the sum of their table grew, and tables whose region columns are not Indonesian.
@Suite struct ArchiveStationVotesTests {
    private static let usual = "province_code,regency_code,district_code,village_code,station_no"

    /// Stations with the votes of two choices, a row each.
    private static func table(
        _ rows: [[String]], regions: String = usual, lead: String = "32,3201,320101,3201012001"
    )
        -> String
    {
        rows.enumerated().reduce(into: regions + ",votes_1,votes_2\n") { text, row in
            text += "\(lead),\(row.offset + 1),\(row.element.joined(separator: ","))\n"
        }
    }

    private static func done(_ words: String, in folder: URL) throws -> String {
        let run = try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
        #expect(run.status == 0, "\(words): \(run.errors)")
        return run.output
    }

    private static func log(of tables: [String], _ options: String = "", more: String = "") throws -> String {
        var found = ""
        try Program.inScratch { folder in
            _ = try done("init --origin example.org/a", in: folder)
            for (hour, table) in tables.enumerated() {
                try Data(table.utf8).write(to: folder.appending(path: "st.csv"))
                _ = try done("add st.csv --time 2025-01-01T0\(hour):00:00Z\(options)", in: folder)
            }
            found = try done("log\(more)", in: folder)
        }
        return found
    }

    @Test func stationsThatFellAreToldWhereTheSumGrew() throws {
        var rows = (0..<40).map { ["\(100 + $0)", "50"] }
        let first = Self.table(rows)
        rows[3][0] = "90"
        rows[7][1] = "40"
        rows[9][0] = "900"
        let second = Self.table(rows)
        // One lost its figure, which is told as that; another one fell, and one more is there.
        rows[5][0] = ""
        rows[6][0] = "1"
        rows.append(["1000", "50"])
        let third = Self.table(rows)
        // The last two are gone.
        rows.removeLast(2)
        rows[0] = ["5000", "500"]
        let log = try Self.log(of: [first, second, third, Self.table(rows)])
        #expect(
            log.contains(
                "; polling stations in: 40; 2 polling stations have fewer votes of a candidate or party than before\n"
            ),
            "\(log)")
        #expect(
            log.contains("; 1 polling station has fewer votes of a candidate or party than before\n"),
            "\(log)")
        #expect(log.contains("; 2 polling stations are not in the table any more\n"), "\(log)")
        let other = try Self.log(of: [first, second], more: " --lang id")
        #expect(
            other.contains("; 2 tempat pemungutan suara dengan suara ")
                && other.contains(" lebih sedikit daripada sebelumnya\n"),
            "\(other)")
        let json = try Self.log(of: [first, second], more: " --json")
        #expect(json.contains("\"station-votes\"") && json.contains("\"lower\" : 2"))
    }

    /// The lines that differ say what the whole tables say: rows in another order, totals among them, other ends of lines.
    @Test func linesSayWhatTablesSay() throws {
        let rows = (0..<40).map { ["\(100 + $0)", "50"] }
        var later = rows
        later[3][0] = "90"
        later[4][0] = "500"
        let (first, second) = (Self.table(rows), Self.table(later))
        let sums = { (rows: [[String]]) in
            "32,3201,320101,3201012001,TOTAL,"
                + (0..<2).map { choice in String(rows.reduce(0) { $0 + (Int($1[choice]) ?? 0) }) }
                .joined(separator: ",") + "\n"
        }
        let lines = second.split(separator: "\n").map(String.init)
        let turned = ([lines[0]] + lines[20...] + lines[1..<20]).joined(separator: "\n") + "\n"
        for (old, new) in [
            (first, second), (first, turned), (first, second.replacing("\n", with: "\r\n")),
            (first + sums(rows), second + sums(later)),
        ] {
            let log = try Self.log(of: [old, new])
            #expect(log.contains("; 1 polling station has fewer votes of"), "\(log)")
        }
        // Where none fell, nothing is said.
        #expect(try !Self.log(of: [first, Self.table(rows + [["7", "7"]])]).contains("fewer"))
    }

    // MARK: Tables of other countries

    @Test func regionsOfOtherCountriesAreKnownByTheirNames() throws {
        for (regions, lead) in [("county,precinct,station_no", "Cork,3"), ("state,county,station_no", "X,Y")]
        {
            let tables = [[["10", "5"], ["7", "3"]], [["12", "5"], ["6", "3"]]].map {
                Self.table($0, regions: regions, lead: lead)
            }
            let log = try Self.log(of: tables)
            #expect(
                log.contains("17 / 8 → 18 / 8; polling stations in: 2; 1 polling station has fewer"), "\(log)"
            )
        }
    }

    @Test func othersAreNamedAndKept() throws {
        let tables = [[["10", "5"], ["7", "3"]], [["12", "5"], ["6", "3"]]].map {
            Self.table($0, regions: "blorp,x y,station_no", lead: "1,2")
        }
        let unread = try Self.log(of: tables)
        #expect(
            unread.contains(
                "a table of polling stations without a region column that is known by its name, with the columns blorp, x y, station_no"
            ),
            "\(unread)")
        #expect(unread.contains("; name its region columns with --levels\n"))
        #expect(
            try Self.log(of: tables, more: " --lang id").contains("sebutkan kolom wilayahnya dengan --levels")
        )
        // One of them is enough here; how it was read is kept, so that rows are compared in the same way.
        let log = try Self.log(of: tables, " --levels blorp")
        #expect(
            log.contains("17 / 8 → 18 / 8; polling stations in: 2; 1 polling station has fewer"), "\(log)")
    }

    /// What was not read before is read anew when its columns are named, and stays so.
    @Test func rereadTakesTheNames() throws {
        try Program.inScratch { folder in
            _ = try Self.done("init --origin example.org/a", in: folder)
            let table = Self.table([["10", "5"]], regions: "blorp,station_no", lead: "1")
            try Data(table.utf8).write(to: folder.appending(path: "st.csv"))
            _ = try Self.done("add st.csv --time 2025-01-01T00:00:00Z", in: folder)
            let options = "reread --levels blorp"
            #expect(try Self.done(options, in: folder).hasPrefix("1 new entry"))
            #expect(try Self.done("log", in: folder).contains("first figures: 10 / 5"))
            #expect(try Self.done(options, in: folder).hasPrefix("0 new entries"))
            #expect(try Self.done("reread", in: folder).hasPrefix("0 new entries"))
            #expect(try Self.done("show 1", in: folder).contains("stations/2 levels blorp"))
        }
    }
}
