import Foundation
import Ground
import Testing
import Workbooks

/// OpenDocument spreadsheets: exact values, or an error with the cell.
@Suite struct OpenDocumentTests {
    private static func table(_ rows: String, name: String = "S", style: String = "") -> String {
        "<table:table table:name=\"\(name)\" table:style-name=\"\(style)\">\(rows)</table:table>"
    }
    private static func row(_ cells: String) -> String { "<table:table-row>\(cells)</table:table-row>" }
    private static func text(_ text: String) -> String {
        "<table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p></table:table-cell>"
    }
    private static func number(_ value: String, shown: String, type: String = "float", more: String = "")
        -> String
    {
        "<table:table-cell office:value-type=\"\(type)\" office:value=\"\(value)\"\(more)><text:p>\(shown)</text:p>"
            + "</table:table-cell>"
    }
    private static let head = row(text("a") + text("b"))

    @Test func numbersTextsAndCodes() throws {
        let rows =
            Self.head + Self.row(Self.number("259", shown: "259.00") + Self.number("7", shown: "007"))
            + Self.row(
                Self.number("0.1", shown: "0")
                    + Self.text(" x<text:s text:c=\"2\"/>y <text:span>z</text:span> "))
            + Self.row(Self.number("12", shown: "12 €", type: "currency"))
        let read = try WorkbookFiles.text(WorkbookFiles.openDocument(Self.table(rows)))
        #expect(read.string == "a,b\n259,007\n0.1,x  y z \n12,\n")
        #expect(read.notices.map(\.kind) == [.zerosBefore(["B"])])
    }

    @Test func whatIsNeverAnotherNumber() {
        let rows =
            Self.head
            + Self.row(
                "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-04-01\"><text:p>1-Apr</text:p>"
                    + "</table:table-cell>" + Self.number("0.075", shown: "7.5%", type: "percentage"))
            + Self.row(
                "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
                    + "calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>"
                    + "<table:table-cell table:formula=\"of:=[.A1]\"/>")
            + Self.row(
                Self.number("1101010000000", shown: "1.10E+12")
                    + Self.number("1E+16", shown: "10000000000000000"))
        #expect(
            WorkbookFiles.faults(WorkbookFiles.openDocument(Self.table(rows))).map(\.brief) == [
                "A2 1-Apr date(shown: \"2024-04-01\")", "B2 0.075 percent(shown: \"7.5%\")",
                "A3 #DIV/0! errorValue",
                "B3 - noResult", "A4 1101010000000 roundedCode", "B4 1E+16 tooManyDigits(17)",
            ])
    }

    @Test func repeatedRowsAndCells() throws {
        let repeated =
            "<table:table-row table:number-rows-repeated=\"3\">"
            + "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"5\"/>"
            + "</table:table-row>"
        let million =
            "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
            + "table:number-columns-repeated=\"16384\"/></table:table-row>"
        let read = try WorkbookFiles.text(
            WorkbookFiles.openDocument(Self.table(Self.head + repeated + million + Self.head)))
        #expect(
            read.string == "a,b\n5,5\n5,5\n5,5\na,b\n" && read.place(line: 5, column: 1).cell == "B1048005")
        #expect(read.notices.map(\.kind) == [.emptyRows(1_048_000, first: 5)])
        let much =
            "<table:table-row table:number-rows-repeated=\"900000000\">\(Self.text("abc"))</table:table-row>"
        #expect(
            WorkbookFiles.faults(WorkbookFiles.openDocument(Self.table(much))).map {
                $0.kind as? WorkbookFault
            }
                == [.tooMuchText(megabytes: 1024)])
        let wide =
            "<table:table-cell table:number-columns-repeated=\"900000000\" office:value-type=\"float\" "
            + "office:value=\"1\"/>"
        #expect(
            WorkbookFiles.faults(WorkbookFiles.openDocument(Self.table(Self.row(wide)))).map(\.brief)
                == ["A1 - strayCell(columns: 900000000)"])
    }

    /// Writers differ in the case of truth values.
    @Test func truthValues() throws {
        func cell(_ value: String) -> String {
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"\(value)\"/>"
        }
        let rows = Self.head + Self.row(cell("true") + cell("False")) + Self.row(cell("True") + cell("0"))
        #expect(
            try WorkbookFiles.text(WorkbookFiles.openDocument(Self.table(rows))).string
                == "a,b\nTRUE,FALSE\nTRUE,FALSE\n")
        #expect(
            WorkbookFiles.faults(WorkbookFiles.openDocument(Self.table(Self.head + Self.row(cell("maybe")))))
                .map(\.brief) == ["A2 maybe noValue"])
    }

    @Test func coveredMergedHiddenAndRemarks() throws {
        let merged =
            "<table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>x</text:p>"
            + "</table:table-cell><table:covered-table-cell office:value-type=\"float\" office:value=\"9\"/>"
        #expect(
            WorkbookFiles.faults(WorkbookFiles.openDocument(Self.table(Self.head + Self.row(merged)))).map(
                \.brief)
                == ["A2 - mergedCells(range: \"A2:B2\")"])
        #expect(
            WorkbookFiles.faults(WorkbookFiles.openDocument(Self.table(Self.row(merged)))).map(\.brief)
                == ["A1 - mergedHeader(range: \"A1:B1\")"])
        let remark = "p<office:annotation><text:p>no</text:p></office:annotation>q"
        let hidden =
            "<table:table-column/><table:table-column table:visibility=\"collapse\"/>" + Self.head
            + "<table:table-row table:visibility=\"filter\">" + Self.text(remark) + "</table:table-row>"
        let style =
            "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>"
        let read = try WorkbookFiles.text(
            WorkbookFiles.openDocument(Self.table(hidden, style: "h"), styles: style))
        #expect(read.string == "a,b\npq,\n")
        #expect(read.notices.map(\.kind) == [.hiddenSheet, .hiddenRows(1, first: 2), .hiddenColumns(["B"])])
    }
}
