/// A fraction of whole numbers, for coefficients that must not be rounded.
struct ExactNumber: Sendable, Equatable {
    let numerator: Int64
    /// At least 1, without a common divisor with the numerator.
    let denominator: Int64

    static let zero = ExactNumber(0)

    init(_ whole: Int64) {
        numerator = whole
        denominator = 1
    }

    /// - Returns: `nil` where the fraction does not fit 64 bits or the denominator is 0.
    init?(_ numerator: Int64, over denominator: Int64) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let divisor = ExactNumber.greatestDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int64 = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / Int64(divisor)
        self.denominator = sign * denominator / Int64(divisor)
    }

    /// Reads digits with an optional decimal point.
    ///
    /// - Returns: `nil` where the text is no such number or has more than 15 digits.
    init?(decimal text: some StringProtocol) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            parts.allSatisfy({ !$0.isEmpty }), let value = Int64(digits)
        else { return nil }
        var scale: Int64 = 1
        for _ in 0..<(parts.count == 2 ? parts[1].utf8.count : 0) { scale *= 10 }
        self.init(value, over: scale)
    }

    private static func greatestDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
        var (left, right) = (first, second)
        while right != 0 { (left, right) = (right, left % right) }
        return max(1, left)
    }

    /// Sum; `nil` where it does not fit.
    func adding(_ other: ExactNumber) -> ExactNumber? {
        let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (top, third) = left.addingReportingOverflow(right)
        let (bottom, fourth) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !first, !second, !third, !fourth else { return nil }
        return ExactNumber(top, over: bottom)
    }

    /// Product; `nil` where it does not fit.
    func times(_ other: ExactNumber) -> ExactNumber? {
        let (top, first) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (bottom, second) = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !first, !second else { return nil }
        return ExactNumber(top, over: bottom)
    }

    var inverse: ExactNumber? { ExactNumber(denominator, over: numerator) }
}
