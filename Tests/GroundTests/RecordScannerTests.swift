import Testing

@testable import Ground

@Suite struct RecordScannerTests {
    @Test(
        "RFC 4180 text becomes cells and lines",
        arguments: [
            ("a,b\n1,2\n", ["2:1|2"]),
            ("a,b\r\n1,2\r\n3,4", ["2:1|2", "3:3|4"]),
            ("a,b\r1,2\r3,4\r", ["2:1|2", "3:3|4"]),
            ("a,b\n\"1,5\",\"say \"\"x\"\"\"\n", ["2:1,5|say \"x\""]),
            ("a,b\n\"\",\"\"\"\"\n", ["2:|\""]),
            ("a,b\n,\n", ["2:|"]),
            ("a,b\n\"1\n\n2\",3\n4,5\n", ["2:1\n\n2|3", "5:4|5"]),
            ("a,b\r\n\"1\r\n2\",3\r\n4,5\r\n", ["2:1\r\n2|3", "4:4|5"]),
            ("a,b\r\"1\r2\",3\r4,5\r", ["2:1\n2|3", "4:4|5"]),
            ("a,b\n1,5\" nail\n", ["2:1|5\" nail"]),
        ])
    func records(_ text: String, _ expected: [String]) throws {
        #expect(try rows(text) == expected)
    }

    @Test("An unclosed quote names the line on which it opens and keeps the rows before")
    func unclosed() throws {
        let text = "a,b\n1,2\n3,\"4\n5,6\n"
        #expect(
            try rows(text) == [
                "t.csv, line 3, column 2: a double quote opens here and is never closed; close it, or "
                    + "double it inside a cell", "2:1|2",
            ])
    }

    @Test("Text after a closing quote is refused", arguments: ["\"1\"x,2", "\"1\" ,2", "\"1\"\"\"x,2"])
    func textAfterQuote(_ row: String) throws {
        #expect(
            try rows("a,b\n\(row)\n") == [
                "t.csv, line 2, column 1: text follows a closing double quote; double the quotes inside a cell"
            ])
    }

    @Test("A cell may have 65,536 bytes and not one more", arguments: [false, true])
    func largestCell(isQuoted: Bool) throws {
        let mark = isQuoted ? "\"" : ""
        let fits = String(repeating: "x", count: RecordScanner.largestCell)
        let (table, problems) = try read("a,b\n1,\(mark)\(fits)\(mark)\n")
        #expect(problems == [])
        #expect(table.records.first?.cells.last?.utf8.count == 65_536)
        #expect(
            try rows("a,b\n1,\(mark)\(fits)x\(mark)\n") == [
                "t.csv, line 2, column 2: the cell has 65537 bytes; at most 65536 are read, so look for a "
                    + "missing quote or delimiter"
            ])
    }
}
