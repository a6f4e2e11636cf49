/// Whether the signs of many errors lean otherwise than an expected share of them has it.
///
/// Each error, whatever its size, is positive with the expected probability; the sum of all is held against that
/// expectation. With probability ½ this is the sign-flip test of ``ErrorDirection``.
/// Source: Methods F4 (the expected split beside the even one); the randomisation test of Fisher (1935) with
/// unequal signs, its distribution found by convolution over whole numbers.
public struct ExpectedDirection: Sendable, Equatable {
    /// Probability of a positive sign.
    public let up: Double
    /// Errors other than 0.
    public let nonzero: Int
    public let positive: Int
    /// Sum of the errors, in their unit.
    public let net: Int
    /// Sum that is expected.
    public let expectedNet: Double
    /// Positive errors as a share of all, by their sizes.
    public let positiveShare: Double
    /// Probability of a sum at least as far from the expected one, to either side.
    public let p: Double
    /// Whether ``p`` is exact; otherwise the normal distribution stands for that of the sum.
    public let isExact: Bool

    /// Additions that the exact distribution may take.
    static let mostSteps = 20_000_000

    /// - Parameters:
    ///   - errors: Signed errors as whole numbers; zeros count for neither side.
    ///   - up: Probability that an error is positive, above 0 and below 1.
    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)`` for another probability,
    ///   ``StatisticsError/tooFew(what:have:need:)`` where all errors are 0.
    public init(errors: [Int], up: Double) throws(StatisticsError) {
        guard up > 0, up < 1 else {
            throw .outsideRange(argument: "up", value: up, range: .between(0, 1))
        }
        let errors = errors.filter { $0 != 0 }
        guard !errors.isEmpty else { throw .tooFew(what: .errors, have: 0, need: 1) }
        self.up = up
        nonzero = errors.count
        positive = errors.count { $0 > 0 }
        let net = errors.reduce(0, +)
        self.net = net
        let reach = errors.reduce(0.0) { $0 + Double($1.magnitude) }
        let expected = (2 * up - 1) * reach
        expectedNet = expected
        positiveShare = errors.reduce(0.0) { $0 + Double(max(0, $1)) } / reach
        let isExact = Double(errors.count) * reach <= Double(ExpectedDirection.mostSteps)
        self.isExact = isExact
        let gap = abs(Double(net) - expected)
        if isExact {
            let chances = ErrorDirection.sums(of: errors.map { Int($0.magnitude) }, up: up)
            // A sum as far to the other side is as far, whatever the rounding of the expected one.
            let limit = gap - 1e-9 * reach
            var sum = 0.0
            for place in chances.indices where abs(Double(place) - reach - expected) >= limit {
                sum += chances[place]
            }
            p = min(1, sum)
        } else {
            let squares = errors.reduce(0.0) { $0 + Double($1) * Double($1) }
            p = Normal.twoSidedP(gap / (4 * up * (1 - up) * squares).squareRoot())
        }
    }

    /// Exact two-sided p-value of the sign test against the expected probability, by numbers and not by sizes.
    public var signP: Double { Binomial.twoSidedP(positive, p: up, n: nonzero) }
}
