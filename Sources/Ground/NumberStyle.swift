/// How numbers are written in a file. Nothing is guessed: `1.234` is not a number until a style is named.
public struct NumberStyle: Sendable, Hashable, Codable {
    /// Decimal mark, one ASCII character.
    public var decimalMark: UInt8
    /// Mark between groups of three digits; `nil` where groups are not marked. A blank stands for every blank that texts have
    /// there, an apostrophe for both kinds.
    public var groupMark: UInt8?

    /// - Parameters:
    ///   - decimalMark: Decimal mark, one ASCII character.
    ///   - groupMark: Mark between groups of three digits, one ASCII character.
    public init(decimalMark: UInt8, groupMark: UInt8?) {
        self.decimalMark = decimalMark
        self.groupMark = groupMark
    }

    /// `1234567.89`
    public static let plain = NumberStyle(decimalMark: UInt8(ascii: "."), groupMark: nil)
    /// `1.234.567,89`
    public static let indonesian = NumberStyle(
        decimalMark: UInt8(ascii: ","), groupMark: UInt8(ascii: "."))
    /// `1,234,567.89`
    public static let english = NumberStyle(
        decimalMark: UInt8(ascii: "."), groupMark: UInt8(ascii: ","))

    /// `1 234 567,89`, with a plain, a no-break, a narrow or a thin blank
    public static let spaced = NumberStyle(decimalMark: UInt8(ascii: ","), groupMark: UInt8(ascii: " "))
    /// `1'234'567.89` or `1’234’567.89`
    public static let apostrophe = NumberStyle(decimalMark: UInt8(ascii: "."), groupMark: UInt8(ascii: "'"))

    /// All styles by the names that options and maps give them.
    public static let named: [(name: String, style: NumberStyle)] = [
        ("plain", .plain), ("id", .indonesian), ("en", .english), ("space", .spaced),
        ("apostrophe", .apostrophe),
    ]

    /// Its name; `nil` for marks that have none.
    public var name: String? { NumberStyle.named.first { $0.style == self }?.name }

    /// The style in which a text is a whole number with marked groups, other than plain; `nil` where it is none.
    ///
    /// - Parameter text: A text.
    public static func ofGroups(in text: String) -> NumberStyle? {
        named.dropFirst().first { entry in
            entry.style.decimal(text)?.decimals == 0 && text.unicodeScalars.contains { mark(of: $0) != nil }
        }?.style
    }

    /// The mark that a character between groups stands for; `nil` for characters that stand between none.
    ///
    /// - Parameter character: A character of a number.
    public static func mark(of character: Unicode.Scalar) -> UInt8? {
        switch character {
        case " ", "\u{A0}", "\u{202F}", "\u{2009}": UInt8(ascii: " ")
        case "'", "\u{2019}": UInt8(ascii: "'")
        case ".", ",": UInt8(character.value)
        default: nil
        }
    }

    /// A decimal number as digits: the value is `units` / 10^`decimals`.
    public struct Decimal: Sendable, Equatable {
        public var units: Int
        public var decimals: Int
    }

    /// Reads a number that may have a sign, marked groups and decimals; `nil` if it is not one.
    ///
    /// Groups, where marked, are of exactly three digits; at most 9 decimals are read.
    ///
    /// - Parameter text: A text without blanks at its ends.
    public func decimal(_ text: some StringProtocol) -> Decimal? {
        guard var bytes = bytes(text)?[...] else { return nil }
        var negative = false
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            negative = first == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        let parts = bytes.split(separator: decimalMark, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = wholeDigits(parts[0]) else { return nil }
        let fraction = parts.count == 2 ? Array(parts[1]) : []
        guard parts.count == 1 || !fraction.isEmpty, fraction.count <= 9,
            fraction.allSatisfy(NumberStyle.isDigit)
        else { return nil }
        var units = 0
        for digit in whole + fraction {
            let (scaled, first) = units.multipliedReportingOverflow(by: 10)
            let (sum, second) = scaled.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            if first || second { return nil }
            units = sum
        }
        return Decimal(units: negative ? -units : units, decimals: fraction.count)
    }

    /// The bytes of a text with one byte for each mark between groups; `nil` where it has several kinds of one mark.
    private func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard let groupMark, groupMark == UInt8(ascii: " ") || groupMark == UInt8(ascii: "'") else {
            return Array(text.utf8)
        }
        var bytes: [UInt8] = []
        var kind: Unicode.Scalar?
        for character in text.unicodeScalars {
            guard NumberStyle.mark(of: character) == groupMark else {
                bytes += Array(character.utf8)
                continue
            }
            if let kind, kind != character { return nil }
            kind = character
            bytes.append(groupMark)
        }
        return bytes
    }

    private func wholeDigits(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard let groupMark, bytes.contains(groupMark) else {
            return !bytes.isEmpty && bytes.allSatisfy(NumberStyle.isDigit) ? Array(bytes) : nil
        }
        let groups = bytes.split(separator: groupMark, omittingEmptySubsequences: false)
        guard let first = groups.first, (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.joined().allSatisfy(NumberStyle.isDigit)
        else { return nil }
        return Array(groups.joined())
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
