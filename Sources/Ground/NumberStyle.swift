/// How numbers are written in a file. Nothing is guessed: `1.234` is not a number until a style is named.
public struct NumberStyle: Sendable, Hashable, Codable {
    /// Decimal mark, one ASCII character.
    public var decimalMark: UInt8
    /// Mark between groups of three digits; `nil` where groups are not marked.
    public var groupMark: UInt8?

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

    /// A decimal number as digits: the value is `units` / 10^`decimals`.
    public struct Decimal: Sendable, Equatable {
        public var units: Int
        public var decimals: Int
    }

    /// Reads a number that may have a sign, marked groups and decimals; `nil` if it is not one.
    ///
    /// Groups, where marked, are of exactly three digits; at most 9 decimals are read.
    public func decimal(_ text: some StringProtocol) -> Decimal? {
        var bytes = Array(text.utf8)[...]
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
