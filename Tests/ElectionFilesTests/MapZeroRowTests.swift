import Elections
import Foundation
import Ground
import TestSupport
import Testing
import Wording

@testable import ElectionFiles

/// Files that leave out rows of 0 votes, and files with the primaries of several parties.
@Suite struct MapZeroRowTests {
    private static let words = Language.english.wording(.general)
    private static let head = "county,precinct,candidate,party,votes\n"

    /// Rows of so many precincts, each choice left out where it has no votes.
    private static func rows(_ precincts: Int, zeros: Bool, most: Int = 4) -> String {
        (1...precincts).map { place -> String in
            let all: [(String, String, Int)] = [
                ("Ann", "DEM", 1 + place % 3), ("Bob", "REP", place % most), ("Cy", "GRN", place % 2),
            ]
            let kept = all.filter { zeros || $0.2 > 0 }
            return kept.map { "Alpine,\(place),\($0.0),\($0.1),\($0.2)\n" }.joined()
        }.joined()
    }

    private static func mapped(_ map: ColumnMap, _ file: String) throws -> MappedFile {
        let text = try UnnamedFile(Array(file.utf8), for: "t.csv")
        return try MappedFile(map, of: CountFiles.Named(url: text.url, name: "t.csv"), threads: 2)
    }

    @Test func rowsOfZeroThatAreLeftOutAreZeros() throws {
        let text = Self.head + Self.rows(30, zeros: false)
        let draft = try MapDraftTests.draft(text)
        #expect(draft.unsure == [] && draft.map.long?.leavesZerosOut == true)
        let reason = draft.parts.first { $0.key == "long.no_row" }?.reason
        let ones = text.split(separator: "\n").count { $0.hasSuffix(",1") }
        #expect(reason == .noZeros(ones: ones))
        #expect(
            reason.map { Self.words.sentence($0, isSure: true) }
                == "sure: \(ones) rows have 1 vote and none has 0, so rows of 0 are left out")
        let mapped = try Self.mapped(draft.map, text)
        let whole = try MapDraftTests.draft(Self.head + Self.rows(30, zeros: true))
        let plain = try Self.mapped(whole.map, Self.head + Self.rows(30, zeros: true))
        // The file with its zeros, which needs no rule, says what must come out.
        #expect(whole.map.long?.leavesZerosOut == false)
        #expect(String(decoding: mapped.bytes, as: UTF8.self) == String(decoding: plain.bytes, as: UTF8.self))
        #expect(mapped.remarks.contains(.zerosLeftOut(stations: 15)))
        #expect(!plain.remarks.contains { if case .zerosLeftOut = $0 { true } else { false } })
    }

    /// Files of any names, in any order of rows: with their zeros, and without them under a map that says so.
    @Test func filesWithAndWithoutZerosAreOne() throws {
        var random = SeededRandom(state: 20_261_130)
        let names = ["Ann", " Ánn ", "\"B, b\"", "Łódź", "O'Neil", "x", "Ann2", "长名字", "a\u{301}b"]
        for _ in 0..<400 {
            let choices = Array(names.shuffled(using: &random).prefix(random.between(1, names.count)))
            var (whole, short): ([String], [String]) = ([], [])
            for place in 0..<random.between(1, 12) {
                let sure = random.below(choices.count)
                for (rank, name) in choices.enumerated() {
                    let votes = rank == sure ? random.between(1, 40) : max(0, random.between(-9, 3))
                    let row = "\"Al, pine\",P \(place),\(name),,\(votes)\n"
                    whole.append(row)
                    if votes > 0 { short.append(row) }
                }
            }
            // The first row of each station stands in both: its place says where the station is.
            let order = short.shuffled(using: &random)
            let others = whole.filter { !short.contains($0) }.shuffled(using: &random)
            var long = ColumnMap.Long(choice: ["candidate"], votes: ["votes"])
            var map = ColumnMap()
            map.levels = [ColumnMap.Level("county", column: "county")]
            map.station = ["precinct"]
            // Cells are read without the blanks around them.
            map.choices = choices.map { name in
                ColumnMap.ChoiceColumns(name: name.trimmingCharacters(in: CharacterSet(charactersIn: " \"")))
            }
            map.long = long
            let plain = try Self.mapped(map, Self.head + (order + others).joined())
            long.leavesZerosOut = true
            map.long = long
            let filled = try Self.mapped(map, Self.head + order.joined())
            #expect(plain.bytes == filled.bytes, "\(order)")
        }
    }

    /// A file that names the first two of each station leaves out more than zeros; one without small counts tells nothing.
    @Test func whatMayBeLeftOutForAnotherReasonStaysUnknown() throws {
        let firstTwo = (1...30).map { place -> String in
            let all: [(String, Int)] = [("Ann", 3), ("Bob", place % 2 + 1), ("Cy", 2 - place % 2)]
            let first = all.sorted { $0.1 > $1.1 }.prefix(2)
            return first.map { "Alpine,\(place),\($0.0),,\($0.1)\n" }.joined()
        }.joined()
        let large = Self.rows(30, zeros: false).replacing(#/,(\d)\n/#) { ",4\($0.1)\n" }
        for rows in [firstTwo, large] {
            #expect(try MapDraftTests.draft(Self.head + rows).map.long?.leavesZerosOut == false)
        }
    }

    @Test func aStationWithoutAnyRowOfAChoiceStaysUnknown() throws {
        let map = """
            {"levels": ["county"], "station": "precinct",
             "long": {"choice": "candidate", "votes": "votes", "no_row": 0,
                      "figures": {"registered": {"candidate": ["Registered"]}}},
             "choices": [{"name": "A"}, {"name": "B"}]}
            """
        let rows = "county,precinct,candidate,votes\nX,1,Registered,90\nX,1,A,3\nX,2,Registered,80\nX,3,B,\n"
        let mapped = try ColumnMapTests.mapped(map, rows)
        #expect(
            String(decoding: mapped.bytes, as: UTF8.self)
                == "county,station_no,registered,votes_1,votes_2\nX,1,90,3,0\nX,2,80,,\nX,3,,0,\n")
        #expect(throws: TableProblems.self) {
            try ColumnMap(Array(map.replacing("\"no_row\": 0", with: "\"no_row\": 1").utf8), file: "m.json")
        }
    }

    /// Candidates of a party each are of one contest; several of one party are of its primary.
    @Test func primariesOfSeveralPartiesAreUnsure() throws {
        func draft(_ parties: [(String, String)], _ wanted: [ColumnMap.Condition] = []) throws -> MapDraft {
            let rows = (1...5).map { place -> String in
                let all = parties.enumerated().map { rank, one -> String in
                    "Alpine,\(place),\(one.0),\(one.1),\(20 + 3 * rank + place)\n"
                }
                return all.joined()
            }.joined()
            return try MapDraftTests.draft(Self.head + rows, wanted)
        }
        let primary = [("Ann", "DEM"), ("Bob", "DEM"), ("Cy", "REP"), ("Di", "REP"), ("Eve", "GRN")]
        let mixed = try draft(primary)
        let reason = MapDraft.Reason.ownParties(column: "party", parties: ["DEM", "REP"])
        #expect(mixed.unsure == ["long.where"] && mixed.parts.contains { $0.reason == reason })
        #expect(
            Self.words.sentence(reason, isSure: false)
                == "UNSURE: DEM, REP have several choices each, as in primaries, where each party votes on its own; choose with "
                + "--where party=VALUE, or keep it where all stand in one contest")
        #expect(try draft(primary, [ColumnMap.Condition("party", ["DEM"])]).unsure == [])
        let general = [("Ann", "DEM"), ("Cy", "REP"), ("Di", "Independent"), ("Eve", "Independent")]
        #expect(try draft(general).unsure == [])
    }
}
