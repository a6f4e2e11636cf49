import ElectionFiles
import Elections
import Foundation
import TestSupport
import Testing

@testable import Ground

/// Mapped files against dictionaries of what their rows say.
@Suite struct MapTwinTests {
    /// Stations with their votes, as they are before a file is written.
    struct Truth {
        var places: [[String]] = []
        var votes: [[Int?]] = []
        let choices: Int

        init(_ random: inout SeededRandom) {
            choices = 1 + random.below(4)
            let names = [
                "A", "B, \"x\"", "q\"\u{301}, r", "Île",
                "very long name of a region, longer than sixteen bytes", "0", "1-4",
            ]
            var seen = Set<[String]>()
            for _ in 0..<random.pick([1, 2, 9, 40]) {
                let place = [random.pick(names), random.pick(names), "\(random.below(30))"]
                guard seen.insert(place).inserted else { continue }
                places.append(place)
                votes.append((0..<choices).map { _ in random.oneIn(9) ? nil : random.below(900) })
            }
        }

        /// What our own text says of each station, in any order.
        var stations: [[String]: [Int?]] {
            Dictionary(zip(places, votes)) { first, _ in first }
        }
    }

    static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.contains(",") || scalars.contains("\"") else { return text }
        // A quote with an accent is one character and still a quote.
        return "\"" + scalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }

    /// What a mapped text says.
    static func stations(_ mapped: MappedFile, choices: Int) throws -> [[String]: [Int?]] {
        var problems = TableProblems()
        let table = Table(try TextBytes(mapped.bytes, name: "t.csv"), problems: &problems)
        try problems.throwIfAny()
        var found: [[String]: [Int?]] = [:]
        table.forEachRow { row in
            let place = ["top", "low", "station_no"].map { row.text($0) }
            found[place] = (1...choices).map { Int(row.text("votes_\($0)")) }
        }
        return found
    }

    static func apply(_ map: ColumnMap, _ text: String, threads: Int) throws -> MappedFile {
        let file = try UnnamedFile(Array(text.utf8), for: "t.csv")
        return try MappedFile(map, of: CountFiles.Named(url: file.url, name: "t.csv"), threads: threads)
    }

    @Test func wideFiles() throws {
        try Twin.run(31) { seed, random in
            let truth = Truth(&random)
            var columns = (0..<truth.choices).map { "party \($0)" } + ["mun", "prov", "mesa", "nota"]
            columns.shuffle(using: &random)
            var text = columns.map(Self.quoted).joined(separator: ",") + "\n"
            let zeros = random.oneIn(3) ? ".0" : ""
            for (place, votes) in zip(truth.places, truth.votes) {
                let cells = columns.map { column -> String in
                    switch column {
                    case "prov": Self.quoted(place[0])
                    case "mun": Self.quoted(place[1])
                    case "mesa": place[2]
                    case "nota": random.oneIn(2) ? "" : "\"x, y\""
                    default: votes[Int(column.dropFirst(6)) ?? 0].map { "\($0)" + zeros } ?? "NA"
                    }
                }
                text += cells.joined(separator: ",") + "\n"
            }
            var map = ColumnMap()
            map.levels = [ColumnMap.Level("top", column: "prov"), ColumnMap.Level("low", column: "mun")]
            map.station = ["mesa"]
            map.empty = ["NA"]
            map.choices = (0..<truth.choices).map { ColumnMap.ChoiceColumns(votes: ["party \($0)"]) }
            let mapped = try Self.apply(map, text, threads: random.pick(Twin.threads))
            let found = try Self.stations(mapped, choices: truth.choices)
            guard found == truth.stations, mapped.rows == truth.places.count else {
                Issue.record("seed \(seed): \(found) for \(truth.stations)")
                return false
            }
            return true
        }
    }

    /// Rows that `where` leaves out are as if they were not there, whatever they hold and however often it stands.
    @Test func wideFilesWithRowsLeftOut() throws {
        try Twin.run(33) { seed, random in
            let truth = Truth(&random)
            guard !truth.places.isEmpty else { return true }
            let head = ["kind", "prov", "mun", "mesa"] + (0..<truth.choices).map { "party \($0)" }
            let kinds = ["station", "a, b", " x ", ""]
            var rows = zip(truth.places, truth.votes).map { place, votes in
                ["station"] + place.map(Self.quoted) + votes.map { $0.map(String.init) ?? "" }
            }
            let kept = rows
            for _ in 0..<random.below(12) {
                let junk = head.dropFirst().map { _ in
                    random.pick(["", "x", "1e9", "-3", "99999999999", "7"])
                }
                rows.insert(
                    [Self.quoted(random.pick(Array(kinds.dropFirst())))] + junk,
                    at: random.below(rows.count + 1))
            }
            func text(_ rows: [[String]]) -> String {
                ([head] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
            }
            var map = ColumnMap()
            map.levels = [ColumnMap.Level("top", column: "prov"), ColumnMap.Level("low", column: "mun")]
            map.station = ["mesa"]
            map.choices = (0..<truth.choices).map { ColumnMap.ChoiceColumns(votes: ["party \($0)"]) }
            let plain = try Self.apply(map, text(kept), threads: 1)
            map.conditions = [ColumnMap.Condition("kind", ["station", "none"])]
            let mapped = try Self.apply(map, text(rows), threads: random.pick(Twin.threads))
            let found = try Self.stations(mapped, choices: truth.choices)
            // A line of the text is the line of its row in the file.
            let lines = rows.indices.filter { rows[$0][0] == "station" }.map { $0 + 2 }
            guard found == truth.stations, mapped.rows == plain.rows,
                lines == (0..<mapped.rows).map({ mapped.line($0 + 2) })
            else {
                Issue.record("seed \(seed): \(found) for \(truth.stations)")
                return false
            }
            return true
        }
    }

    @Test func longFiles() throws {
        try Twin.run(32) { seed, random in
            let truth = Truth(&random)
            // Votes of a choice may come in two modes, with their total beside them or not.
            var rows: [(cells: [String], office: String)] = []
            for (place, votes) in zip(truth.places, truth.votes) {
                let head = place.map(Self.quoted)
                for (choice, value) in votes.enumerated() {
                    guard let value else {
                        if random.oneIn(2) { rows.append((head + ["c\(choice)", "day", ""], "x")) }
                        continue
                    }
                    let mail = random.below(value + 1)
                    rows.append((head + ["c\(choice)", "day", "\(value - mail)"], "x"))
                    rows.append((head + ["c\(choice)", "mail", "\(mail)"], "x"))
                    if random.oneIn(3) { rows.append((head + ["c\(choice)", "TOTAL", "\(value)"], "x")) }
                }
                if random.oneIn(3) { rows.append((head + ["other", "day", "77"], "y")) }
            }
            rows.shuffle(using: &random)
            // A station of which no row is there is not in the file.
            let kept = Set(rows.filter { $0.office == "x" }.map { Array($0.cells.prefix(3)) })
            let known = zip(truth.places, truth.votes).filter { kept.contains($0.0.map(Self.quoted)) }
            guard !known.isEmpty else { return true }
            let text =
                "prov,mun,mesa,cand,how,n,office,fore\n"
                + rows.map { ($0.cells + [$0.office, "of " + $0.cells[3]]).joined(separator: ",") + "\n" }
                .joined()
            let isJoined = random.oneIn(2)
            var map = ColumnMap()
            map.levels = [ColumnMap.Level("top", column: "prov"), ColumnMap.Level("low", column: "mun")]
            map.station = ["mesa"]
            map.choices = (0..<truth.choices).map {
                ColumnMap.ChoiceColumns(name: isJoined ? "c\($0) of c\($0)" : "c\($0)")
            }
            map.long = ColumnMap.Long(
                choice: isJoined ? ["cand", "fore"] : ["cand"], votes: ["n"], mode: "how", totals: ["TOTAL"],
                conditions: [ColumnMap.Condition("office", ["x"])])
            let mapped = try Self.apply(map, text, threads: random.pick(Twin.threads))
            let found = try Self.stations(mapped, choices: truth.choices)
            let expected = Dictionary(known.map { ($0.0, $0.1) }) { first, _ in first }
            guard found == expected else {
                Issue.record("seed \(seed): \(found) for \(expected)")
                return false
            }
            return true
        }
    }

    @Test func encodings() throws {
        try Twin.run(33) { seed, random in
            let letters = Array("aé,ß\"ñ\n–€Œx".unicodeScalars)
            var text = String.UnicodeScalarView()
            for _ in 0..<random.below(60) { text.append(random.pick(letters)) }
            let plain = String(text)
            let utf16 = plain.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            let wide = try TextEncoding.utf16.decoded([0xFF, 0xFE] + utf16, name: "t")
            let windows = plain.data(using: .windowsCP1252).map(Array.init) ?? []
            // Letters that happen to be UTF-8 throughout are refused.
            let isRefused =
                windows.contains { $0 >= 0x80 } && String(bytes: windows, encoding: .utf8) != nil
            let western = try? TextEncoding.cp1252.decoded(windows, name: "t")
            guard wide == Array(plain.utf8), western == (isRefused ? nil : Array(plain.utf8)) else {
                Issue.record("seed \(seed): \(plain)")
                return false
            }
            return true
        }
    }
}
