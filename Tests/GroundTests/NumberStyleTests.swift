import Testing

@testable import Ground

@Suite struct NumberStyleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var style: NumberStyle
        var text: String
        var units: Int?
        var decimals = 0
        var testDescription: String { text }

        init(_ style: NumberStyle, _ text: String, _ units: Int?, _ decimals: Int = 0) {
            self.style = style
            self.text = text
            self.units = units
            self.decimals = decimals
        }
    }

    static let cases: [Case] = [
        Case(.plain, "0", 0), Case(.plain, "007", 7), Case(.plain, "1234567.89", 123_456_789, 2),
        Case(.plain, "-12.50", -1250, 2), Case(.plain, "+3", 3), Case(.plain, "1.234", 1234, 3),
        Case(.plain, "0.123456789", 123_456_789, 9), Case(.plain, "0.1234567891", nil),
        Case(.plain, "9223372036854775807", .max), Case(.plain, "9223372036854775808", nil),
        Case(.plain, "1,234", nil), Case(.plain, "1.2.3", nil), Case(.plain, "1.", nil),
        Case(.plain, ".5", nil), Case(.plain, "", nil), Case(.plain, "-", nil), Case(.plain, "--1", nil),
        Case(.plain, "1e3", nil), Case(.plain, "NaN", nil), Case(.plain, "inf", nil),
        Case(.plain, "0x10", nil), Case(.plain, "1 234", nil), Case(.plain, "\u{0661}", nil),
        Case(.plain, "\u{FF11}", nil),
        Case(.indonesian, "1.234.567,89", 123_456_789, 2), Case(.indonesian, "1.234", 1234),
        Case(.indonesian, "1234", 1234), Case(.indonesian, "45,6", 456, 1),
        Case(.indonesian, "12.34", nil), Case(.indonesian, "1234.567", nil),
        Case(.indonesian, ".123", nil), Case(.indonesian, "1..234", nil),
        Case(.indonesian, "1.23,4", nil), Case(.indonesian, "1.234,5.678", nil),
        Case(.indonesian, "-1.000", -1000), Case(.indonesian, "1,234.5", nil),
        Case(.english, "1,234,567.89", 123_456_789, 2), Case(.english, "1,234", 1234),
        Case(.english, "1.234", 1234, 3), Case(.english, "12,34", nil), Case(.english, "1,2345", nil),
        Case(.spaced, "1 234 567,89", 123_456_789, 2), Case(.spaced, "1\u{A0}234", 1234),
        Case(.spaced, "1\u{202F}234\u{202F}567", 1_234_567), Case(.spaced, "1\u{2009}234", 1234),
        Case(.spaced, "1234", 1234), Case(.spaced, "-1 000", -1000), Case(.spaced, "1 23", nil),
        Case(.spaced, "1 2345", nil), Case(.spaced, "1234 567", nil), Case(.spaced, "1  234", nil),
        Case(.spaced, " 234", nil), Case(.spaced, "1 234 ", nil), Case(.spaced, "1 234\u{A0}567", nil),
        Case(.spaced, "1.234", nil), Case(.spaced, "1'234", nil), Case(.spaced, "1\t234", nil),
        Case(.apostrophe, "1'234'567.89", 123_456_789, 2), Case(.apostrophe, "1\u{2019}234", 1234),
        Case(.apostrophe, "1'23", nil), Case(.apostrophe, "'234", nil),
        Case(.apostrophe, "1'234\u{2019}567", nil),
        Case(.apostrophe, "1 234", nil), Case(.plain, "1'234", nil), Case(.english, "1\u{A0}234", nil),
    ]

    /// Marks say which style a number is of, and each style reads what it writes.
    @Test func stylesByMarks() {
        for (text, name) in [
            ("1.234", "id"), ("1,234", "en"), ("1 234", "space"), ("1\u{A0}234", "space"),
            ("1\u{202F}234", "space"), ("1'234", "apostrophe"), ("1\u{2019}234", "apostrophe"),
        ] {
            #expect(NumberStyle.ofGroups(in: text)?.name == name, "\(text)")
            #expect(RowReader.countFault(text, .plain) == .grouped(digits: "1234", style: name))
        }
        for text in ["1234", "1 23", "12.5", "Bureau 1", "1 234 5678", ""] {
            #expect(NumberStyle.ofGroups(in: text) == nil, "\(text)")
        }
        #expect(Set(NumberStyle.named.map(\.name)).count == NumberStyle.named.count)
    }

    @Test("A text is a number in a style or it is not", arguments: cases)
    func decimal(_ test: Case) {
        let expected = test.units.map { NumberStyle.Decimal(units: $0, decimals: test.decimals) }
        #expect(test.style.decimal(test.text) == expected)
    }
}
