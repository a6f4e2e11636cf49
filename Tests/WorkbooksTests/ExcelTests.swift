import Foundation
import Ground
import Testing
import Workbooks

/// Workbooks of Excel: exact values, or an error with the cell.
@Suite struct ExcelTests {
    private static let head =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>"
        + "<c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>"

    private static func row(_ cells: String, _ number: Int = 2) -> String {
        head + "<row r=\"\(number)\">\(cells)</row>"
    }

    // MARK: Values

    @Test(arguments: [
        ("259", "259"), ("259.0", "259"), ("2.5899999999999999E2", "259"), ("0.1", "0.1"),
        ("0.30000000000000004", "0.30000000000000004"), ("-3", "-3"), ("-0", "0"), ("007", "7"),
        ("1E-7", "0.0000001"),
        ("1.5e-3", "0.0015"), ("123456789012345", "123456789012345"), ("1101012001001", "1101012001001"),
        ("1.101012001001E+12", "1101012001001"), ("258.6", "258.6"), (" 12 ", "12"), ("100000000000", "#"),
        ("1234.5e2", "123450"), ("12345678901", "12345678901"), ("0", "0"),
    ])
    func numbersAreTheShortestThatReadBack(stored: String, text: String) throws {
        let rows = Self.row("<c r=\"A2\"><v>\(stored)</v></c><c r=\"B2\"><v>1</v></c>")
        if text == "#" {
            #expect(WorkbookFiles.faults(rows).map(\.brief) == ["A2 100000000000 roundedCode"])
        } else {
            #expect(try WorkbookFiles.csv(rows) == "a,b\n\(text),1\n")
        }
    }

    @Test func textsAreWhatAPersonSees() throws {
        let texts =
            "<si><t xml:space=\"preserve\"> x </t></si><si><r><t>ri</t></r><r><rPr/><t>ch</t></r>"
            + "<rPh sb=\"0\" eb=\"1\"><t>KANA</t></rPh><phoneticPr/></si><si><t/></si><si><t>a_x000D_\nb, \"c\"</t></si>"
            + "<si><t>_x005F_x0041_ _xZZZZ_ _x00e9_</t></si><si><t>&amp;&lt;é</t></si>"
        let cells = (0..<6).map { "<row><c t=\"s\"><v>\($0)</v></c><c><v>\($0)</v></c></row>" }.joined()
        #expect(
            try WorkbookFiles.csv(Self.head + cells, texts: texts)
                == "a,b\n x ,0\nrich,1\n,2\n\"a\nb, \"\"c\"\"\",3\n_x0041_ _xZZZZ_ é,4\n&<é,5\n")
    }

    @Test func booleansResultsAndCodesAsText() throws {
        let row = Self.row(
            "<c t=\"b\"><v>1</v></c><c t=\"str\"><f>A1&amp;\"\"</f><v>007</v></c><c t=\"b\"><v>0</v></c>"
                + "<c t=\"str\"><f>\"\"</f><v></v></c><c><f>1+1</f><v>2</v></c>")
        let text = try WorkbookFiles.text(
            WorkbookFiles.parts([("S", "<sheetData>\(row)</sheetData>", false)]))
        #expect(text.string == "a,b,,,\nTRUE,007,FALSE,,2\n")
        #expect(text.notices.map(\.kind) == [.formulas(3)])
    }

    @Test func codesWithAFormatOfZerosHaveThem() throws {
        let row = Self.row("<c s=\"1\"><v>31</v></c><c s=\"2\"><v>7</v></c>")
        let text = try WorkbookFiles.text(
            WorkbookFiles.parts(
                [("S", "<sheetData>\(row)</sheetData>", false)], formats: ["0000", "00\\-0"]))
        #expect(text.string == "a,b\n0031,7\n")
        #expect(text.notices.map(\.kind) == [.zerosBefore(["A"])])
    }

    // MARK: What is never another number

    @Test(arguments: [
        ("14", "44563", "2022-01-02"), ("dd/mm/yyyy", "44563.5", "2022-01-02 12:00:00"),
        ("[h]:mm", "0.25", "06:00:00"),
        ("d-mmm", "45383", "2024-04-01"), ("[$-409]mmm\\-yy;@", "59", "1900-02-28"),
        ("mm:ss", "61", "1900-03-01"),
    ])
    func numbersShownAsDays(format: String, stored: String, shown: String) {
        let rows = Self.row("<c><v>1</v></c><c s=\"1\"><v>\(stored)</v></c>")
        #expect(
            WorkbookFiles.faults(rows, formats: [format]).map(\.brief)
                == ["B2 \(stored) date(shown: \"\(shown)\")"])
    }

    @Test(arguments: ["0.00", "#,##0", "\"day\" 0", "[Red]0", "0\\d", "_(* #,##0_)", "@", "0 \"%\""])
    func formatsThatShowNoDay(format: String) throws {
        let rows = Self.row("<c><v>1</v></c><c s=\"1\"><v>44563</v></c>")
        #expect(try WorkbookFiles.csv(rows, formats: [format]) == "a,b\n1,44563\n")
    }

    @Test func daysFrom1904() {
        let rows = Self.row("<c s=\"1\"><v>43101</v></c>")
        #expect(
            WorkbookFiles.faults(rows, formats: ["14"], is1904: true).map(\.brief)
                == ["A2 43101 date(shown: \"2022-01-02\")"])
    }

    @Test func percentCodesFormulasAndErrors() {
        let rows = Self.row(
            "<c s=\"1\"><v>7.4999999999999997E-2</v></c><c><v>1234567890123456</v></c><c><f>A1</f></c>"
                + "<c t=\"e\"><v>#N/A</v></c><c s=\"2\"><v>1101010000000</v></c><c t=\"s\"><v>9</v></c><c><v>x</v></c>"
                + "<c t=\"d\"><v>2024-02-14</v></c><c><f>B1</f><v/></c>")
        #expect(
            WorkbookFiles.faults(rows, formats: ["0.0%", "0.00E+00"]).map(\.brief) == [
                "A2 7.4999999999999997E-2 percent(shown: \"7.5%\")", "B2 1234567890123456 tooManyDigits(16)",
                "C2 - noResult", "D2 #N/A errorValue", "E2 1101010000000 roundedCode", "F2 9 noValue",
                "G2 x noValue",
                "H2 2024-02-14 date(shown: \"2024-02-14\")", "I2 - noResult",
            ])
    }

    @Test func aLongCodeShownInFullIsExact() throws {
        let rows = Self.row("<c s=\"1\"><v>1101010000000</v></c><c><v>1</v></c>")
        #expect(try WorkbookFiles.csv(rows, formats: ["0"]) == "a,b\n1101010000000,1\n")
    }

    @Test func faultsOfColumnsThatNobodyWantsAreNone() throws {
        let rows = Self.row("<c><v>1</v></c><c t=\"e\"><v>#N/A</v></c>")
        let parts = WorkbookFiles.parts([("S", "<sheetData>\(rows)</sheetData>", false)])
        var seen: [String] = []
        let text = try WorkbookFiles.text(parts) { header in
            seen = header
            return [0]
        }
        #expect(seen == ["a", "b"] && text.string == "a,b\n1,\n")
        #expect(WorkbookFiles.faults(rows).count == 1)
    }

    @Test func manyFaultsOfAColumnAreCounted() throws {
        let rows = (2..<102).map { "<row r=\"\($0)\"><c t=\"e\"><v>#N/A</v></c></row>" }.joined()
        let parts = WorkbookFiles.parts([("S", "<sheetData>\(Self.head)\(rows)</sheetData>", false)])
        let problems = #expect(throws: TableProblems.self) { try WorkbookFiles.text(parts) }
        #expect(problems?.problems.count == 20 && problems?.longFiles.first?.all == 100)
    }

    @Test func mergedCells() {
        let rows =
            Self.head + "<row r=\"2\"><c><v>1</v></c><c><v>1</v></c></row><row r=\"3\"><c><v>1</v></c></row>"
        func kinds(_ range: String) -> [String] {
            WorkbookFiles.faults(rows, after: "<mergeCells><mergeCell ref=\"\(range)\"/></mergeCells>").map(
                \.brief)
        }
        #expect(kinds("A1:B1") == ["A1 - mergedHeader(range: \"A1:B1\")"])
        #expect(kinds("A1:A2") == ["A1 - mergedHeader(range: \"A1:A2\")"])
        #expect(kinds("B2:B3") == ["B2 - mergedCells(range: \"B2:B3\")"])
        #expect(
            kinds("B2").isEmpty && kinds("D9:E9").isEmpty && kinds("A7:B7").isEmpty
                && kinds("nonsense").isEmpty)
    }

    @Test func daysInAHeaderAreItsNames() throws {
        let rows =
            "<row><c s=\"1\"><v>44563</v></c><c><v>2024</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>"
        #expect(try WorkbookFiles.csv(rows, formats: ["14"]) == "2022-01-02,2024\n1,2\n")
    }

    // MARK: Shapes

    @Test func hiddenRowsColumnsAndSheetsAreReadAndSaid() throws {
        let xml =
            "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>\(Self.head)"
            + "<row r=\"2\" hidden=\"1\"><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c><v>3</v></c></row></sheetData>"
        let text = try WorkbookFiles.text(
            WorkbookFiles.parts([("S", xml, true), ("T", "<sheetData/>", false)]))
        #expect(text.string == "a,b\n1,2\n3,\n")
        #expect(
            text.notices.map(\.kind) == [
                .hiddenSheet, .hiddenRows(1, first: 2), .hiddenColumns(["B"]), .emptyRows(2, first: 3),
            ])
    }

    @Test func placesOfCells() throws {
        let rows =
            Self.head
            + "<row r=\"3\"><c t=\"str\"><v>x\ny</v></c></row><row r=\"9\"><c r=\"B9\"><v>1</v></c></row>"
        let text = try WorkbookFiles.text(
            WorkbookFiles.parts([("S", "<sheetData>\(rows)</sheetData>", false)]))
        #expect(text.string == "a,b\n\"x\ny\",\n,1\n")
        #expect(text.place(line: 1, column: 0) == (1, "A1") && text.place(line: 2, column: 27) == (3, "AB3"))
        #expect(text.place(line: 3, column: 0) == (3, "A3") && text.place(line: 4, column: 1) == (9, "B9"))
        let moved = text.placed(
            TableProblems(TableProblem(file: "csv", line: 4, column: "b", value: "1", TextFault.negative)))
        #expect(moved.problems.map(\.brief) == ["B9 1 negative"] && moved.problems[0].file == "b.xlsx")
    }

    @Test func namesOfColumnsGoOnBehindZ() throws {
        let rows = "<row><c r=\"XFD1\" t=\"str\"><v>z</v></c></row><row><c r=\"A2\"><v>1</v></c></row>"
        let text = try WorkbookFiles.text(
            WorkbookFiles.parts([("S", "<sheetData>\(rows)</sheetData>", false)]))
        #expect(text.csv.count == 2 * 16_384 + 2 && text.place(line: 1, column: 16_383).cell == "XFD1")
        #expect(
            text.place(line: 1, column: 702).cell == "AAA1" && text.place(line: 1, column: 701).cell == "ZZ1")
    }

    @Test func twoCellsInOppositeCorners() throws {
        let corner =
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>"
            + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"
        #expect(try WorkbookFiles.csv(corner).utf8.count == 2 * 16_384 + 2)
        let many = (2..<20_000).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined()
        let faults = WorkbookFiles.faults(
            Self.head + many + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")
        #expect(faults.map(\.brief) == ["XFD1048576 - strayCell(columns: 16382)"])
    }

    @Test func namesMayBeMissingOrInAnyVocabulary() throws {
        let rows =
            "<x:row><x:c t=\"str\"><x:v>a</x:v></x:c><x:c t=\"str\"><x:v>b</x:v></x:c></x:row>"
            + "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>"
        var parts = WorkbookFiles.parts([("S", "", false)], namespace: WorkbookFiles.strict)
        parts = parts.filter { $0.path != "xl/styles.xml" && $0.path != "xl/worksheets/sheet1.xml" }
        parts.append(
            (
                "xl/Worksheets/Sheet1.xml",
                Array(
                    "<x:worksheet xmlns:x=\"\(WorkbookFiles.strict)\"><x:sheetData>\(rows)</x:sheetData></x:worksheet>"
                        .utf8)
            ))
        #expect(try WorkbookFiles.text(parts).string == "a,b\n1,2\n")
    }

    @Test(arguments: [
        "<row r=\"3\"><c><v>1</v></c></row><row r=\"3\"><c><v>1</v></c></row>",
        "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>1</v></c></row>",
        "<row r=\"3\"><c r=\"B4\"><v>1</v></c></row>", "<row r=\"3\"><c r=\"3\"><v>1</v></c></row>",
        "<row r=\"1048577\"><c><v>1</v></c></row>", "<row r=\"x\"><c><v>1</v></c></row>",
    ])
    func cellsInDisorderAreDamage(rows: String) {
        #expect(WorkbookFiles.faults(Self.head + rows).map { "\($0.kind)" } == ["disorder"])
    }

    @Test func emptySheets() {
        #expect(WorkbookFiles.faults("").map(\.brief) == ["S - emptySheet"])
        #expect(WorkbookFiles.faults("<row><c s=\"0\"/></row>").map(\.brief) == ["S - emptySheet"])
    }
}
