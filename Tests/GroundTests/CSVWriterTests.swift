import TestSupport
import Testing

@testable import Ground

@Suite struct CSVWriterTests {
    static func line(_ cells: [CSVWriter.Cell]) -> String {
        var writer = CSVWriter(header: cells.indices.map { "c\($0)" })
        writer.append(cells)
        return String(writer.text.split(separator: "\n", omittingEmptySubsequences: false)[1])
    }

    @Test func numbersAndGaps() {
        #expect(
            Self.line([.integer(-12), .number(0.1), .empty, .text("a"), .init(nil as Int?)])
                == "-12,0.1,,a,")
    }

    @Test("A figure that is not finite is unknown", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(_ value: Double) {
        #expect(Self.line([.number(value), .integer(1)]) == ",1")
    }

    @Test(
        "Cells are quoted where they must be",
        arguments: [
            ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a;b", "\"a;b\""),
            ("a b", "a b"), ("x\"\u{301}y", "\"x\"\"\u{301}y\""),
        ])
    func quoting(_ text: String, _ written: String) {
        #expect(Array(Self.line([.text(text)]).utf8) == Array(written.utf8))
    }

    @Test(
        "Text that a spreadsheet would run is inert",
        arguments: ["=cmd()", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
    func inert(_ text: String) {
        #expect(CSVWriter.inert(text) == "'" + text)
    }

    @Test("Numbers below zero stay numbers and other text stays as it is")
    func notInert() {
        #expect(Self.line([.number(-1.5), .integer(-2)]) == "-1.5,-2")
        #expect(CSVWriter.inert("a=b") == "a=b")
        #expect(CSVWriter.inert("") == "")
    }

    @Test("What is written is read back")
    func roundTrip() throws {
        let texts = [
            "plain", "a,b;c\td", "two\nlines", "crlf\r\nline", "\"", "\"\"", "x\"\u{301}", "<b>&", "Ünïcödé",
            "lone\rreturn", "👩‍👩‍👧",
        ]
        var writer = CSVWriter(header: ["n", "a,\"b\""])
        for (index, text) in texts.enumerated() { writer.append([.integer(index), .text(text)]) }
        let (table, problems) = try read(writer.text)
        #expect(problems == [])
        #expect(table.header == ["n", "a,\"b\""])
        #expect(table.records.map { Array($0.cells[1].utf8) } == texts.map { Array($0.utf8) })
    }

    /// Cells that are read again by the program itself are as they were, also where a spreadsheet would run them.
    @Test func exactCellsReadBackAsTheyAre() throws {
        let texts = ["=1+1", "-", "a,\"b\"", "q\"\u{301}", "two\nlines", "\u{202E}x", "é;ß", "'"]
        let lines = texts.enumerated().map { "\($0.offset),\(CSVWriter.exact($0.element))\n" }
        let (table, problems) = try read("n,t\n" + lines.joined())
        #expect(problems == [])
        #expect(table.records.map { Array($0.cells[1].utf8) } == texts.map { Array($0.utf8) })
        #expect("q\"\u{301}".inQuotes.unicodeScalars.elementsEqual("\"q\"\"\u{301}\"".unicodeScalars))
    }

    @Test func linesEndInLF() {
        var writer = CSVWriter(header: ["a"])
        writer.append([.integer(1)])
        #expect(writer.text == "a\n1\n")
    }

    /// Rows of many items that several threads make beside the same appended one by one.
    @Test func manyThreadsWriteTheSame() {
        var random = SeededRandom(state: 9)
        for count in [0, 1, 2, 255, 256, 257, 1_000, 3_001] {
            let items = (0..<count).map { item in
                (0..<Int.random(in: 0...3, using: &random)).map { row -> [CSVWriter.Cell] in
                    [
                        .text(["a", "=1", "é;\"x\"", "", "line\nend"].randomElement(using: &random)!),
                        .number(Double.random(in: -1...1, using: &random)), .integer(item + row), .empty,
                    ]
                }
            }
            var plain = CSVWriter(header: ["w", "x", "y", "z"])
            for rows in items { for cells in rows { plain.append(cells) } }
            for threads in [1, 2, 7] {
                var shared = CSVWriter(header: ["w", "x", "y", "z"])
                shared.append(count, threads: threads) { items[$0] }
                #expect(shared.text == plain.text, "\(count) items, \(threads) threads")
            }
        }
    }
}
