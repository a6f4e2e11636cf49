import Foundation
import Ground
import Testing
import Workbooks

/// What spreadsheets do to codes and counts: the cell is what its CSV twin has, or a fault that names file, sheet, cell and
/// value. Never another number.
@Suite struct TrapTests {
    /// One cell below a header, in Excel's own XML.
    struct Trap: CustomTestStringConvertible, Sendable {
        let name: String
        let cell: String
        let format: String?
        let is1904: Bool
        /// The CSV twin of the cell; `nil` where it is a fault.
        let twin: String?
        /// The value that the fault names, and what kind it is.
        let fault: (value: String?, kind: String)?

        var testDescription: String { name }

        /// A cell that is read as its twin.
        static func value(_ name: String, _ cell: String, _ twin: String, format: String? = nil) -> Trap {
            Trap(name: name, cell: cell, format: format, is1904: false, twin: twin, fault: nil)
        }

        /// A number in a format that is none of a count.
        static func fault(
            _ name: String, _ cell: String, _ value: String?, _ kind: String, format: String? = nil,
            is1904: Bool = false
        ) -> Trap {
            Trap(
                name: name, cell: cell, format: format, is1904: is1904, twin: nil, fault: (value, kind))
        }
    }

    private static func number(_ text: String) -> String { "<c s=\"1\"><v>\(text)</v></c>" }
    private static func inline(_ text: String) -> String {
        "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
    }

    static let texts =
        "<si><t>007</t></si><si><r><t>25</t></r><r><rPr><b/></rPr><t>9</t></r></si>"
        + "<si><t xml:space=\"preserve\"> 259 </t></si><si><t/></si>"
        + "<si><t>259</t><rPh sb=\"0\" eb=\"1\"><t>K</t></rPh></si>"

    static let values: [Trap] = [
        .value("a whole number", number("259"), "259"),
        .value("zeros behind the point", number("259.0"), "259"),
        .value("a number as a power of ten", number("2.59E2"), "259"),
        .value("1e5, typed as a number", number("1e5"), "100000"),
        .value("1e5, typed as text", inline("1e5"), "1e5"),
        .value("negative zero", number("-0"), "0"), .value("a negative number", number("-3"), "-3"),
        .value("a tenth", number("0.1"), "0.1"),
        .value("a binary fraction", number("0.30000000000000004"), "0.30000000000000004"),
        .value("zeros before a number", number("007"), "7"),
        .value("blanks around a stored number", number(" 12 "), "12"),
        .value("a code of 13 digits", number("1101012001001"), "1101012001001"),
        .value("the same as a power of ten", number("1.101012001001E+12"), "1101012001001"),
        .value("a code of 15 digits", number("123456789012345"), "123456789012345"),
        .value("a rounded code that is shown in full", number("1101010000000"), "1101010000000", format: "0"),
        .value("a code with a format of zeros", number("31"), "0031", format: "0000"),
        .value("a format with groups", number("44563"), "44563", format: "#,##0"),
        .value("a format with decimals", number("44563"), "44563", format: "0.00"),
        .value("a format with a colour", number("44563"), "44563", format: "[Red]0"),
        .value(
            "a format with a word that has letters of days", number("44563"), "44563", format: "\"day\" 0"),
        .value("a format with an escaped letter", number("44563"), "44563", format: "0\\d"),
        .value("a currency", number("44563"), "44563", format: "\"Rp\" #,##0"),
        .value("a percent sign that is only text", number("44563"), "44563", format: "0 \"%\""),
        .value("a number in a cell of text", number("44563"), "44563", format: "@"),
        .value("a number stored as text", inline("259"), "259"),
        .value("a code stored as text", inline("0071"), "0071"),
        .value("a shared text", "<c t=\"s\"><v>0</v></c>", "007"),
        .value("a rich text", "<c t=\"s\"><v>1</v></c>", "259"),
        .value("a text with blanks around", "<c t=\"s\"><v>2</v></c>", " 259 "),
        .value("an empty shared text", "<c t=\"s\"><v>3</v></c>", ""),
        .value("a text with a reading aid", "<c t=\"s\"><v>4</v></c>", "259"),
        .value(
            "a rich text in its cell", "<c t=\"inlineStr\"><is><r><t>2</t></r><r><t>59</t></r></is></c>",
            "259"),
        .value("a leading apostrophe as text", inline("'259"), "'259"),
        .value("a blank behind", inline("259 "), "259 "),
        .value("a hard blank", inline("259\u{A0}"), "259\u{A0}"),
        .value("a thousands point in text", inline("1.234"), "1.234"),
        .value("a thousands comma in text", inline("1,234"), "\"1,234\""),
        .value("a percent as text", inline("7.5%"), "7.5%"),
        .value("a day as text", inline("14/02/2024"), "14/02/2024"),
        .value("a code that looks like a day, as text", inline("1-4"), "1-4"),
        .value("a dash for nothing", inline("-"), "-"), .value("a word for nothing", inline("NA"), "NA"),
        .value("true", "<c t=\"b\"><v>1</v></c>", "TRUE"),
        .value("false", "<c t=\"b\"><v>0</v></c>", "FALSE"),
        .value("a formula with its result", "<c><f>1+1</f><v>2</v></c>", "2"),
        .value("a formula whose result is text", "<c t=\"str\"><f>A1</f><v>007</v></c>", "007"),
        .value("a formula whose result is an empty text", "<c t=\"str\"><f>\"\"</f><v></v></c>", ""),
        .value("a cell without content", "<c/>", ""), .value("a cell with only a style", "<c s=\"1\"/>", ""),
    ]

    static let faults: [Trap] =
        [
            .fault(
                "1-4, which became a day", number("45383"), "45383", "date(shown: \"2024-04-01\")",
                format: "d-mmm"),
            .fault(
                "a day of a built-in format", number("44563"), "44563", "date(shown: \"2022-01-02\")",
                format: "14"),
            .fault(
                "a day and a time", number("44563.5"), "44563.5", "date(shown: \"2022-01-02 12:00:00\")",
                format: "22"),
            .fault(
                "a day of the system of 1904", number("43101"), "43101", "date(shown: \"2022-01-02\")",
                format: "14",
                is1904: true),
            .fault(
                "the day that 1900 did not have", number("59"), "59", "date(shown: \"1900-02-28\")",
                format: "[$-409]mmm\\-yy;@"),
            .fault("a length of time", number("0.25"), "0.25", "date(shown: \"06:00:00\")", format: "[h]:mm"),
            .fault(
                "a day of ISO 8601", "<c t=\"d\"><v>2024-02-14</v></c>", "2024-02-14",
                "date(shown: \"2024-02-14\")"),
            .fault(
                "percent with a decimal", number("7.4999999999999997E-2"), "7.4999999999999997E-2",
                "percent(shown: \"7.5%\")", format: "0.0%"),
            .fault(
                "percent of a built-in format", number("0.5"), "0.5", "percent(shown: \"50%\")", format: "9"),
            .fault("16 digits", number("1234567890123456"), "1234567890123456", "tooManyDigits(16)"),
            .fault("17 digits", number("12345678901234567"), "12345678901234567", "tooManyDigits(17)"),
            .fault(
                "a code that was rounded", number("1101010000000"), "1101010000000", "roundedCode",
                format: "0.00E+00"),
            .fault("a round number of twelve digits", number("100000000000"), "100000000000", "roundedCode"),
            .fault("a formula that was never computed", "<c><f>A1</f></c>", nil, "noResult"),
            .fault("a formula with an empty result", "<c><f>A1</f><v/></c>", nil, "noResult"),
            .fault("a text that is not there", "<c t=\"s\"><v>99</v></c>", "99", "noValue"),
            .fault("letters for a number", "<c><v>x</v></c>", "x", "noValue"),
        ]
        + ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"].map {
            (error: String) -> Trap in
            Trap.fault("the error \(error)", "<c t=\"e\"><v>\(error)</v></c>", error, "errorValue")
        }

    private func rows(_ trap: Trap) -> String {
        "<row><c t=\"inlineStr\"><is><t>code</t></is></c><c t=\"inlineStr\"><is><t>votes_1</t></is></c></row>"
            + "<row><c t=\"inlineStr\"><is><t>x</t></is></c>\(trap.cell)</row>"
    }

    @Test func thereAreSixtyAndMore() {
        let names = (TrapTests.values + TrapTests.faults).map(\.name)
        #expect(Set(names).count == names.count && names.count >= 70, "\(names.count)")
    }

    @Test(arguments: values) func isItsTwin(_ trap: Trap) throws {
        let read = try WorkbookFiles.csv(
            rows(trap), texts: TrapTests.texts, formats: [trap.format ?? "General"])
        #expect(read == "code,votes_1\nx,\(trap.twin ?? "")\n")
    }

    @Test(arguments: faults) func isAFaultWithItsPlace(_ trap: Trap) throws {
        let problems = WorkbookFiles.faults(
            rows(trap), texts: TrapTests.texts, formats: [trap.format ?? "General"], is1904: trap.is1904)
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(problem.file == "b.xlsx" && problem.place?.sheet == "S" && problem.place?.cell == "B2")
        #expect(problem.value == trap.fault?.value && "\(problem.kind)" == trap.fault?.kind)
        for part in ["b.xlsx", "S", "B2", trap.fault?.value ?? ""] {
            #expect(part.isEmpty || problem.description.contains(part), "\(problem.description)")
        }
    }
}
