import Testing

@testable import Ground

@Suite struct TableTests {
    @Test(
        "The delimiter is that of the header",
        arguments: [
            ("a,b\n1;0,2\n", "1;0|2"), ("a;b\n1,0;2\n", "1,0|2"), ("a\tb\n1,0;\t2\n", "1,0;|2"),
            ("a|b\n1,0|2\n", "1,0|2"), ("\"x,y\";b\n1;2\n", "1|2"), ("a;b\r1,1,1,1;2\r", "1,1,1,1|2"),
        ])
    func detected(_ text: String, _ cells: String) throws {
        #expect(try rows(text) == ["2:" + cells])
    }

    @Test func namedDelimiter() throws {
        let (table, problems) = try read("a|b,c\n1|2,3\n", delimiter: UInt8(ascii: "|"))
        #expect(problems == [])
        #expect(table.header == ["a", "b,c"])
        #expect(table.records.map(\.cells) == [["1", "2,3"]])
    }

    @Test("A trailing empty line is fine, an empty line inside is not")
    func emptyLines() throws {
        #expect(try rows("a,b\n1,2\n\n") == ["2:1|2"])
        #expect(try rows("a,b\r\n1,2\r\n\r\n") == ["2:1|2"])
        #expect(
            try rows("a,b\n\n1,2\n") == ["t.csv, line 2: the line is empty; remove it", "3:1|2"])
        #expect(
            try rows("a,b\n1,2\n\n\n") == ["t.csv, line 3: the line is empty; remove it", "2:1|2"])
    }

    @Test("In a table of one column an empty line is an empty cell")
    func oneColumn() throws {
        #expect(try rows("a\n1\n\n2\n") == ["2:1", "3:", "4:2"])
    }

    @Test(
        "A row of another width is left out with a sentence",
        arguments: [("1,2", 2, "too few"), ("1,2,3,4", 4, "too many"), ("1", 1, "too few")])
    func width(_ row: String, _ cells: Int, _ word: String) throws {
        #expect(
            try rows("a,b,c\n\(row)\n1,2,3\n") == [
                "t.csv, line 2: the row has \(cells) cells where the header has 3: \(word); a cell that "
                    + "holds the delimiter must be in double quotes", "3:1|2|3",
            ])
    }

    @Test func missingColumns() throws {
        #expect(
            try read("b, c \n1,2\n", required: ["a", "b", "c", "d"]).problems == [
                "t.csv, line 1, column a: the column is missing; the file has b, c",
                "t.csv, line 1, column d: the column is missing; the file has b, c",
            ])
    }

    @Test func duplicateColumns() throws {
        #expect(
            try read("a,b,a\n1,2,3\n").problems == [
                "t.csv, line 1, column a: the column stands twice in the header; rename one"
            ])
    }

    @Test("Empty names of columns may stand twice: a spreadsheet leaves them")
    func emptyNames() throws {
        #expect(try read("a,,\n1,2,3\n").problems == [])
    }

    @Test("A file without a header row is refused", arguments: ["", "\n1,2\n", "\"\"\n"])
    func noHeader(_ text: String) throws {
        #expect(
            try read(text).problems == [
                "t.csv: nothing stands in the file, not even a header row; check what wrote it"
            ])
    }

    @Test func headerOnly() throws {
        let (table, problems) = try read("a,b")
        #expect(problems == [])
        #expect(table.header == ["a", "b"])
        #expect(table.records == [])
    }

    @Test func byteOrderMark() throws {
        #expect(try read("\u{FEFF}a,b\n1,2\n", required: ["a"]).problems == [])
    }

    @Test("Blanks at the ends go, inner ones stay")
    func trimmed() {
        #expect(" \t\u{00A0}a b\u{00A0} ".trimmed == "a b")
        #expect(" \t ".trimmed == "")
    }
}
