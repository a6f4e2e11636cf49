/// Whether printed percentages can come from a whole number of units.
///
/// Each share was a count of `size` units before it was rounded; the cell of a printed share is closed, so that
/// halves may have been rounded up or to even. Exact arithmetic throughout. Not for weighted shares.
/// Source: the GRIM test of Brown and Heathers (2017), applied to shares; Methods F5.
public struct RoundedShares: Sendable, Equatable {
    /// For each share the counts that it can stand for; `nil` where there is none.
    public let counts: [ClosedRange<Int>?]
    /// Least and largest sum of the counts; `nil` where a share is impossible.
    public let sums: ClosedRange<Int>?
    /// Whether every share is possible and the counts can sum to the size.
    public let isPossible: Bool
    /// Sum of the printed shares, in units of the last printed decimal of a percent.
    public let printedUnits: Int

    /// - Parameters:
    ///   - units: Printed percentages in units of their last decimal: 24.9% with one decimal is 249.
    ///   - decimals: Decimals with which they are printed, 0 to 6.
    ///   - size: Number of units that the shares are of: respondents, votes; at least 0.
    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)``.
    public init(units: [Int], decimals: Int, size: Int) throws(StatisticsError) {
        guard (0...6).contains(decimals) else {
            throw .outsideRange(argument: "decimals", value: Double(decimals), range: .from(0, to: 6))
        }
        guard (0...1_000_000_000).contains(size) else {
            throw .outsideRange(argument: "size", value: Double(size), range: .from(0, to: 1_000_000_000))
        }
        let scale = (0..<decimals).reduce(100) { power, _ in power * 10 }
        for unit in units where !(0...2 * scale).contains(unit) {
            throw .outsideRange(
                argument: "units", value: Double(unit), range: .from(0, to: Double(2 * scale)))
        }
        // count ∈ [(2u − 1) size / 2 scale, (2u + 1) size / 2 scale]
        counts = units.map { unit in
            let low = max(0, RoundedShares.ceiling((2 * unit - 1) * size, 2 * scale))
            let high = min(size, RoundedShares.floor((2 * unit + 1) * size, 2 * scale))
            return low <= high ? low...high : nil
        }
        printedUnits = units.reduce(0, +)
        let known = counts.compactMap { $0 }
        guard known.count == units.count else {
            (sums, isPossible) = (nil, false)
            return
        }
        let bounds = known.reduce(0) { $0 + $1.lowerBound }...known.reduce(0) { $0 + $1.upperBound }
        sums = bounds
        isPossible = bounds.contains(size)
    }

    private static func floor(_ number: Int, _ divisor: Int) -> Int {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }

    private static func ceiling(_ number: Int, _ divisor: Int) -> Int { -floor(-number, divisor) }
}
