/// A decimal number exactly as printed: `32.60` keeps its two decimals.
///
/// Whether shares sum to 100 within rounding is a question about printed digits, so it is answered in
/// integers.
public struct PrintedNumber: Sendable, Hashable, Codable {
    /// The number times ten to the power `decimals`.
    public let units: Int
    /// Digits printed after the decimal mark.
    public let decimals: Int

    public init(units: Int, decimals: Int) {
        self.units = units
        self.decimals = decimals
    }

    public var value: Double { Double(units) / PrintedNumber.scale(decimals) }

    /// A printed percentage as a fraction: the number nearest to its digits with the point moved, 0.559 for 55.9.
    public var fraction: Double { Double(units) / (100 * PrintedNumber.scale(decimals)) }

    /// Half of the last printed unit.
    public var roundingHalfWidth: Double { 0.5 / PrintedNumber.scale(decimals) }

    /// Whether a fraction is this one in percent, within its rounding and that of a number in memory.
    public func isRounded(_ fraction: Double) -> Bool {
        abs(100 * fraction - value) <= 1.01 * roundingHalfWidth
    }

    /// The same number in units of ten to the power −`decimals`; exact when `decimals` is not smaller.
    public func units(atDecimals target: Int) -> Int {
        units * PrintedNumber.integerScale(max(0, target - decimals))
    }

    static func scale(_ decimals: Int) -> Double { Double(integerScale(decimals)) }

    public static func integerScale(_ decimals: Int) -> Int {
        (0..<decimals).reduce(1) { power, _ in power * 10 }
    }
}

extension PrintedNumber: CustomStringConvertible {
    /// Plain digits with a decimal point, as a data file holds them.
    public var description: String {
        guard decimals > 0 else { return String(units) }
        let digits = String(units.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return (units < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}

extension PrintedNumber {
    /// Whether a sum of shares is about 1, as of fractions where percent are meant.
    public var looksLikeFractions: Bool { (0.9...1.1).contains(value) }
}
