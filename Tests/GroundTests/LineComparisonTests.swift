import Foundation
import TestSupport
import Testing

@testable import Ground

@Suite struct LineComparisonTests {
    static func compare(_ old: String, _ new: String, threads: Int = 3) throws -> LineComparison? {
        let reader = ColumnReader(
            [.init("region", .code), .init("station", .code), .init("votes", .count)], threads: threads)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let urls = try [("old", old), ("new", new)].map { name, text in
            let url = folder.appending(path: name)
            try text.write(to: url, atomically: true, encoding: .utf8)
            return url
        }
        return try reader.unequalLines(
            urls[0], urls[1], oldName: "old", newName: "new", keys: ["region", "station"])
    }

    static func lines(_ count: Int) -> [String] {
        (0..<count).map { "\(1000 + $0 / 7),\($0 % 7 + 1),\($0 * 37 % 501)" }
    }

    static func text(_ lines: [String]) -> String {
        "region,station,votes\n" + lines.joined(separator: "\n") + "\n"
    }

    static func rows(_ kept: KeptRows) -> [Int] { kept.lines.runs.flatMap { $0.row..<$0.row + $0.count } }

    @Test("Every row is either equal or listed, whatever was changed, inserted and left out")
    func propertiesHold() throws {
        for seed in 0..<40 as Range<UInt64> {
            var state = seed &+ 99
            func random(_ below: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % below
            }
            let old = Self.lines(30 + random(30_000))
            var new = old
            for _ in 0..<random(60) {
                let place = random(new.count)
                switch random(4) {
                case 0: new.remove(at: place)
                case 1: new.insert("\(5000 + place),1,1", at: place)
                case 2: new.insert(contentsOf: (0..<random(50)).map { "7000,\($0),2" }, at: place)
                default: new[place] += "1"
                }
            }
            let found = try #require(try Self.compare(Self.text(old), Self.text(new)))
            let (left, right) = (Set(Self.rows(found.old)), Set(Self.rows(found.new)))
            let equal = (
                old.indices.filter { !left.contains($0) }.map { old[$0] },
                new.indices.filter { !right.contains($0) }.map { new[$0] }
            )
            #expect(equal.0 == equal.1 && equal.0.count == found.equal, "seed \(seed)")
            #expect(left.count < 4000, "seed \(seed)")
        }
    }

    @Test func runsSayWhereRowsStart() throws {
        let old = Self.lines(20)
        var new = old
        new[4] = "1000,5,9"
        new.remove(at: 11)
        let found = try #require(try Self.compare(Self.text(old), Self.text(new)))
        #expect(Self.rows(found.old) == [4, 11] && Self.rows(found.new) == [4] && found.equal == 18)
        let start = Self.text(Array(old[..<4])).utf8.count
        #expect(found.old.lines.runs[0] == FileRun(start: start, row: 4, count: 1))
    }

    @Test func endsOfFiles() throws {
        let text = Self.text(Self.lines(5))
        let open = String(text.dropLast())
        #expect(try Self.compare(open, open)?.equal == 5)
        #expect(try Self.compare(text, text + "\n")?.equal == 5)
        let found = try #require(try Self.compare(text, open))
        #expect(found.equal == 4 && Self.rows(found.old) == [4] && Self.rows(found.new) == [4])
    }

    @Test func someFilesMustBeReadAsWholes() throws {
        let text = Self.text(Self.lines(30))
        #expect(try Self.compare(text, text.replacing("region", with: "place")) == nil)
        #expect(try Self.compare(text, text.replacing(",", with: ";")) == nil)
        #expect(try Self.compare(text, text.replacing("1003,3,", with: "\"1003\",3,")) == nil)
        #expect(try Self.compare(text, text.replacing("\n1003,", with: "\n\n1003,")) == nil)
        let swapped = "votes,region,station\n1,2,3\n"
        #expect(try Self.compare(swapped, swapped) == nil)
        let other = (0..<20_000).map { "\($0),7,1" }
        #expect(try Self.compare(Self.text(Self.lines(20_000)), Self.text(other)) == nil)
    }

    @Test(arguments: [1, 2, 3]) func linesInAnotherOrderArePaired(threads: Int) throws {
        var generator = SeededRandom(state: 11)
        let old = Self.lines(30_000)
        var new = old
        new[70] = "1000,5,9"
        new[20_000] = "1000,5,10"
        new.remove(at: 15_000)
        // A line twice has one partner only.
        new.append(old[7])
        new.shuffle(using: &generator)
        let found = try #require(try Self.compare(Self.text(old), Self.text(new), threads: threads))
        #expect(Self.rows(found.old) == [70, 15_000, 20_000])
        #expect(found.new.lines.runs.map(\.row) == found.new.lines.runs.map(\.row).sorted())
        #expect(
            Set(Self.rows(found.new).map { new[$0] }) == ["1000,5,9", "1000,5,10", old[7]]
                && Self.rows(found.new).count == 3)
        #expect(found.equal == old.count - 3)
    }
}
