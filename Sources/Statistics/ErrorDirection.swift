import Foundation

/// Whether the signs of many errors lean to one side more than chance would have them.
///
/// Without a reason to lean, each error is as likely to help one side as the other, whatever its size. Errors
/// may lean without any intent: the side with larger numbers has larger slips.
/// Source: Methods F4; the sign-flip test is the randomisation test of Fisher (1935), its distribution
/// found by convolution over whole numbers; the Bayes factor sets θ ~ U(½, 1) for the favoured side against ½.
public struct ErrorDirection: Sendable, Equatable {
    /// Errors other than 0.
    public let nonzero: Int
    public let positive: Int
    /// Sum of the errors, in their unit.
    public let net: Int
    /// Two-sided p-value of the sign-flip test.
    public let signFlipP: Double
    /// Probability of a sum of at least ``net``.
    public let signFlipUpperP: Double
    /// Whether the sign-flip test is exact; otherwise the normal distribution stands for its distribution.
    public let isExact: Bool

    /// Additions that the exact distribution may take.
    static let mostSteps = 200_000_000
    /// The farthest sum of which the exact distribution is kept in memory.
    static let farthestSum = 2_000_000

    /// - Parameter errors: Signed errors as whole numbers, such as votes by which a lead changed; zeros count
    ///   for neither side.
    public init(errors: [Int]) {
        let errors = errors.filter { $0 != 0 }
        nonzero = errors.count
        positive = errors.count { $0 > 0 }
        let total = errors.reduce(0, +)
        net = total
        let reach = errors.reduce(0.0) { $0 + Double($1.magnitude) }
        let isExact =
            reach <= Double(ErrorDirection.farthestSum)
            && Double(errors.count) * reach <= Double(ErrorDirection.mostSteps)
        self.isExact = isExact
        if isExact {
            (signFlipP, signFlipUpperP) = ErrorDirection.exact(errors.map { Int($0.magnitude) }, net: total)
        } else {
            let squares = errors.reduce(0.0) { $0 + Double($1) * Double($1) }
            let z = Double(total) / squares.squareRoot()
            signFlipP = Normal.twoSidedP(z)
            signFlipUpperP = Normal.upperTail(z)
        }
    }

    /// Tails of the sum of sizes with signs that are + or − with probability ½ each.
    private static func exact(_ sizes: [Int], net: Int) -> (two: Double, upper: Double) {
        let (chances, reach) = (sums(of: sizes, up: 0.5), sizes.reduce(0, +))
        var (two, upper) = (0.0, 0.0)
        for place in chances.indices where chances[place] > 0 {
            if abs(place - reach) >= abs(net) { two += chances[place] }
            if place - reach >= net { upper += chances[place] }
        }
        return (min(1, two), min(1, upper))
    }

    /// Distribution of the sum of sizes with independent signs.
    ///
    /// - Parameters:
    ///   - sizes: Positive whole numbers.
    ///   - up: Probability of + for each.
    /// - Returns: The probability of each sum from −Σ to +Σ of the sizes; only every second place is used.
    static func sums(of sizes: [Int], up: Double) -> [Double] {
        let reach = sizes.reduce(0, +)
        let down = 1 - up
        var chances = [Double](repeating: 0, count: 2 * reach + 1)
        chances[reach] = 1
        var next = [Double](repeating: 0, count: 2 * reach + 1)
        var bound = 0
        for size in sizes {
            let wide = bound + size
            for place in (reach - wide)...(reach + wide) { next[place] = 0 }
            for place in (reach - bound)...(reach + bound) {
                next[place - size] += chances[place] * down
                next[place + size] += chances[place] * up
            }
            bound = wide
            swap(&chances, &next)
        }
        return chances
    }

    /// Exact two-sided p-value of the sign test.
    public var signP: Double { Binomial.twoSidedP(positive, p: 0.5, n: nonzero) }

    /// Natural logarithm of the Bayes factor for a leaning against none.
    public var logBayesFactor: Double {
        let (larger, smaller) = (
            Double(max(positive, nonzero - positive)), Double(min(positive, nonzero - positive))
        )
        let beta = lgamma(larger + 1) + lgamma(smaller + 1) - lgamma(Double(nonzero) + 2)
        let above = Binomial.lowerTail(max(positive, nonzero - positive), p: 0.5, n: nonzero + 1)
        return log(2 * above) + beta + Double(nonzero) * log(2)
    }

    /// Bayes factor for a leaning against none; infinite where it is too large to be written.
    public var bayesFactor: Double { exp(logBayesFactor) }

    /// Probability of a leaning where leaning and none were equally likely before.
    public var posteriorAtEvenPrior: Double { 1 / (1 + exp(-logBayesFactor)) }
}
