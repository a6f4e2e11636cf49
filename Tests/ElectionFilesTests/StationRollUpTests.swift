import ElectionFiles
import Elections
import Foundation
import Ground
import Testing
import Wording

/// A roll-up that never keeps the stations gives what the table of stations gives.
@Suite struct StationRollUpTests {
    static let header =
        "province_code,regency_code,station_no,registered,ballots_used,valid,votes_1,votes_2\n"

    static func rows(_ count: Int, isSorted: Bool) -> String {
        var lines: [String] = []
        for row in 0..<count {
            let place = isSorted ? row : row * 7919 % max(1, count)
            let (province, regency) = (11 + place / 7000, place / 40)
            lines.append(
                "\(province),\(province)\(regency),\(place % 40 + 1),300,\(200 + place % 90),"
                    + "\(200 + place % 80),\(place % 120),\(row % 97 == 0 ? "" : String(80 + place % 80))\n")
        }
        return lines.joined()
    }

    static func with<Result>(_ text: String, _ body: (URL) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID()).csv")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url)
    }

    /// The files that a roll-up becomes.
    static func files(_ rollUp: RollUp, threads: Int = 2) throws -> [String] {
        let writer = RollUpFile(rollUp, threads: threads)
        var texts: [String] = []
        try with("") { url in
            try writer.writeTotal(to: url, name: "total")
            texts.append(try String(contentsOf: url, encoding: .utf8))
            for level in rollUp.tree.levels.indices {
                try writer.write(level: level, to: url, name: "level")
                texts.append(try String(contentsOf: url, encoding: .utf8))
            }
        }
        return texts
    }

    @Test(arguments: [true, false]) func blocksGiveWhatTheTableGives(isSorted: Bool) throws {
        for count in [0, 1, 50, 30_000] {
            try Self.with(Self.header + Self.rows(count, isSorted: isSorted)) { url in
                let table = try StationFile(threads: 1).read(url, name: "s.csv")
                let expected = try Self.files(RollUp(table), threads: 1)
                for threads in [1, 2, 5] {
                    let rollUp = try StationFile(threads: threads).rollUp(url, name: "s.csv")
                    #expect(rollUp.total.stations(0) == count)
                    #expect(try Self.files(rollUp, threads: threads) == expected)
                }
            }
        }
    }

    @Test func quotesTakeTheWayOverTheTable() throws {
        let text = Self.header + Self.rows(9000, isSorted: true)
        let quoted = text + "\"99\",\"99\n1\",1,10,9,8,7,1\n"
        try Self.with(quoted) { url in
            let rollUp = try StationFile(threads: 3).rollUp(url, name: "s.csv")
            #expect(rollUp.total.stations(0) == 9001)
            let last = rollUp.tree.levels[1]
            #expect(last.code(last.count - 1) == "99\n1")
        }
    }

    @Test(arguments: [
        ("11,,1,300,200,190,100,90\n", "regency_code"), ("11,1101,1,300,200,190,1O0,90\n", "1O0"),
        ("11,1101,1,300,200,190,100\n", "cells"),
    ])
    func faultsAreSaidAsByTheTable(line: String, part: String) throws {
        try Self.with(Self.header + Self.rows(9000, isSorted: true) + line) { url in
            let table = #expect(throws: TableProblems.self) { try StationFile().read(url, name: "s.csv") }
            let rollUp = #expect(throws: TableProblems.self) { try StationFile().rollUp(url, name: "s.csv") }
            #expect(rollUp?.description == table?.description)
            #expect(rollUp.map { English(.indonesian).sentence($0).contains(part) } == true)
        }
    }

    @Test func sharesAreEmptyWhereTheyMeanNothing() throws {
        let text =
            Self.header + "11,1101,1,10,5,4,1,3\n11,1102,1,0,0,0,0,0\n11,1103,1,10,5,4,,3\n"
        try Self.with(text) { url in
            let files = try Self.files(try StationFile().rollUp(url, name: "s.csv"))
            #expect(
                files[0] == """
                    stations,registered,ballots_used,valid,votes_1,votes_2,share_1,share_2,turnout
                    3,20,10,8,1,6,,0.75,0.5

                    """)
            #expect(
                files[2].split(separator: "\n").dropFirst() == [
                    "11,1101,1,10,5,4,1,3,0.25,0.75,0.5", "11,1102,1,0,0,0,0,0,,,",
                    "11,1103,1,10,5,4,0,3,,0.75,0.5",
                ])
        }
    }
}
