import Testing

@testable import Ground

@Suite struct RowReaderTests {
    /// A number that no machine word holds is a whole number all the same, and too large.
    @Test func numbersOfManyDigitsAreTooLarge() {
        for text in ["99999999999999999999", String(repeating: "7", count: 400)] {
            #expect(RowReader.countFault(text, .plain) == .countTooLarge(most: 2_147_483_647))
        }
        #expect(RowReader.countFault("9999999999999999999x", .plain) == .notWhole)
        #expect(RowReader.countFault("", .plain) == .notWhole)
    }

    static let place = "t.csv, line 2, column x: "

    @Test(
        "A count is a whole number of 0 or more",
        arguments: [("0", 0), (" 12 ", 12), ("4294967295", 4_294_967_295), ("+5", 5)])
    func count(_ text: String, _ expected: Int) throws {
        let (value, problems) = try cell(text) { $0.count("x", &$1) }
        #expect(value == expected)
        #expect(problems == [])
    }

    @Test("An empty count is unknown, never zero", arguments: ["", "  ", "\u{00A0}"])
    func emptyCount(_ text: String) throws {
        let (value, problems) = try cell(text) { $0.count("x", &$1) }
        #expect(value == nil)
        #expect(problems == [])
    }

    static let named = "if it is one, or name the number style with ‘numbers’"

    static let emptyWord =
        "stands for an empty cell; empty it, or say so with ‘empty’ \"NA,-\" (the words of the file) where it holds "
        + "stations"
    static let exponent =
        "is written with an exponent, which spreadsheets and R make of large numbers and which hides digits; export the "
        + "column as whole numbers"
    static let percentSign =
        "is a percentage where a count is needed; give the number of votes, voters or ballots"

    @Test(
        "What is not a count says why",
        arguments: [
            ("1.234", "is not a plain whole number; write 1234 \(named) id"),
            ("1,234", "is not a plain whole number; write 1234 \(named) en"),
            ("889.930", "is not a plain whole number; write 889930 \(named) id"),
            ("1.5", "has decimals; a count is a whole number"),
            ("-3", "is negative; a count is 0 or more"),
            ("4294967296", "is larger than any count of voters; check the digits"),
            ("99999999999999999999", "is larger than any count of voters; check the digits"),
            ("abc", "is not a whole number; write digits only, or leave the cell empty if it is unknown"),
            ("NaN", emptyWord), ("-", emptyWord), ("X", emptyWord), ("N/A", emptyWord),
            ("1e5", exponent), ("3.00E+03", exponent), ("12,5%", percentSign), ("7.5%", percentSign),
            ("259.0", "is written with decimals; write 259, or give it in the plain number style"),
            ("36.00", "is written with decimals; write 36, or give it in the plain number style"),
            ("1.000", "is not a plain whole number; write 1000 \(named) id"),
        ])
    func countSentences(_ text: String, _ reason: String) throws {
        let (value, problems) = try cell(text) { $0.count("x", &$1) }
        #expect(value == nil)
        #expect(problems == ["\(Self.place)\"\(text)\" \(reason)"])
    }

    @Test func countInANamedStyle() throws {
        #expect(try cell("1.234.567", style: .indonesian) { $0.count("x", &$1) }.value == 1_234_567)
        #expect(try cell("1,234", style: .english) { $0.count("x", &$1) }.value == 1234)
        #expect(try cell("1,5", style: .indonesian) { $0.count("x", &$1) }.value == nil)
    }

    @Test func required() throws {
        let (value, problems) = try cell(" ") { $0.required("x", &$1) }
        #expect(value == nil)
        #expect(problems == ["\(Self.place)the cell is empty; a value is needed here"])
        let counted = try cell("") { $0.requiredCount("x", &$1) }
        #expect(counted.value == nil)
        #expect(counted.problems == ["\(Self.place)the cell is empty; a value is needed here"])
        #expect(try cell("7") { $0.requiredCount("x", &$1) }.value == 7)
    }

    @Test("Decimals keep what is printed")
    func decimal() throws {
        let (value, problems) = try cell("32.60") { $0.decimal("x", in: 0...100, &$1) }
        #expect(value == NumberStyle.Decimal(units: 3260, decimals: 2))
        #expect(problems == [])
        #expect(try cell("100") { $0.decimal("x", in: 0...100, &$1) }.value?.units == 100)
    }

    @Test("Bounds are exact", arguments: ["100.01", "158.25", "-0.01", "100.000000001"])
    func outside(_ text: String) throws {
        let (value, problems) = try cell(text) { $0.decimal("x", in: 0...100, &$1) }
        #expect(value == nil)
        #expect(
            problems == [
                "\(Self.place)\"\(text)\" is outside 0 to 100; correct it or leave the cell empty"
            ])
    }

    @Test("What is no number says how to write one", arguments: ["NaN", "1e1", "inf", "45,678.9.1"])
    func noDecimal(_ text: String) throws {
        let (value, problems) = try cell(text) { $0.decimal("x", in: 0...100, &$1) }
        #expect(value == nil)
        #expect(
            problems == [
                "\(Self.place)\"\(text)\" is not a number in the number style of this file; write it like "
                    + "12.34, or name the style with ‘numbers’"
            ])
    }

    @Test(
        "A sign beside a number, and another style, are named",
        arguments: [
            ("45.6%", "has a sign beside the number; write 45.6"),
            (
                "45,6",
                "is not a number in the number style of this file; write it like 12.34, or name the style with ‘numbers’ id "
                    + "where all numbers are written like this one"
            ),
        ])
    func otherDecimal(_ text: String, _ reason: String) throws {
        let (value, problems) = try cell(text) { $0.decimal("x", in: 0...100, &$1) }
        #expect(value == nil)
        #expect(problems == ["\(Self.place)\"\(text)\" \(reason)"])
    }

    enum Word: String, CaseIterable {
        case one
        case two = "number-two"
    }

    @Test func choice() throws {
        #expect(try cell("number-two") { $0.choice("x", of: Word.self, &$1) }.value == .two)
        #expect(try cell("") { $0.choice("x", of: Word.self, &$1) }.problems == [])
        let (value, problems) = try cell("Two") { $0.choice("x", of: Word.self, &$1) }
        #expect(value == nil)
        #expect(problems == ["\(Self.place)\"Two\" is not one of one, number-two"])
    }

    @Test("A column the file lacks is empty")
    func missingColumn() throws {
        #expect(try cell("1") { row, _ in row.text("z") }.value == "")
    }

    @Test("A style of a column wins over that of the file")
    func columnStyle() throws {
        let (table, _) = try read("a;b\n1.234;1.234\n")
        var problems = TableProblems()
        var found: [Int?] = []
        table.forEachRow(style: .plain, styles: ["b": .indonesian]) {
            found = [$0.count("a", &problems), $0.count("b", &problems)]
        }
        #expect(found == [nil, 1234])
        #expect(problems.problems.map(\.column) == ["a"])
    }
}
