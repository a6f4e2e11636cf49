/// Number of successes in independent trials with different probabilities, exactly by convolution.
///
/// - Complexity: O(n²): meant for regions, not for hundreds of thousands of units.
public struct PoissonBinomial: Sendable, Equatable {
    /// P(X = k) for k = 0...n.
    public let probabilities: [Double]

    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)`` for a probability outside [0, 1].
    public init(_ p: [Double]) throws(StatisticsError) {
        if let bad = p.first(where: { !(0...1).contains($0) }) {
            throw .outsideRange(argument: "probability", value: bad, range: .from(0, to: 1))
        }
        var density = [1.0]
        for q in p {
            density.append(0)
            for k in stride(from: density.count - 1, through: 1, by: -1) {
                density[k] = density[k] * (1 - q) + density[k - 1] * q
            }
            density[0] *= 1 - q
        }
        probabilities = density
    }

    /// Expected number of successes.
    public var mean: Double {
        probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    }

    /// P(X ≥ k).
    public func probability(atLeast k: Int) -> Double {
        guard k > 0 else { return 1 }
        return min(1, probabilities.dropFirst(k).reversed().reduce(0, +))
    }
}
