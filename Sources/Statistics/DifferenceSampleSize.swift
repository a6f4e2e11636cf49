/// How many observations, and clusters of them, a difference of two shares needs.
///
/// Sources: Scott & Seber (1983); Cochran (1977) ch. 4 for the finite population.
public struct DifferenceSampleSize: Sendable, Equatable {
    public var difference: Double
    /// Variance of the difference for one observation, p₁ + p₂ − (p₁ − p₂)².
    public var unitVariance: Double
    /// Independent observations so that the interval excludes zero half the time.
    public var observationsForInterval: Double
    /// Independent observations so that it does with the given power.
    public var observationsForPower: Double

    /// - Parameters:
    ///   - level: confidence level, a fraction.
    ///   - power: probability of excluding zero, a fraction; `nil` asks for no more than one half.
    ///   - first: expected share of the first choice, a fraction.
    ///   - second: expected share of the second choice, a fraction.
    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)`` for equal shares or fractions
    ///   outside (0, 1).
    public init(first: Double, second: Double, level: Double, power: Double?) throws(StatisticsError) {
        for (name, value) in [
            ("first", first), ("second", second), ("level", level), ("power", power ?? 0.5),
        ]
        where !(value > 0 && value < 1) {
            throw .outsideRange(argument: name, value: value, range: .between(0, 1))
        }
        let size = abs(first - second)
        guard size > 0 else {
            throw .outsideRange(argument: "difference", value: 0, range: .notZero)
        }
        difference = size
        unitVariance = first + second - size * size
        let z = Normal.upperQuantile((1 - level) / 2)
        let both = z + (power.map(Normal.quantile) ?? 0)
        observationsForInterval = z * z * unitVariance / (size * size)
        observationsForPower = both * both * unitVariance / (size * size)
    }

    /// Clusters for a number of independent observations.
    ///
    /// - Parameters:
    ///   - designEffect: variance over that of independent observations.
    ///   - clusterSize: mean observations per cluster.
    ///   - population: clusters in the population; `nil` without finite population correction.
    ///   - observations: observations needed in a simple random sample.
    public static func clusters(
        observations: Double, designEffect: Double, clusterSize: Double, population: Double?
    ) -> Double {
        let count = observations * designEffect / clusterSize
        return population.map { count / (1 + count / $0) } ?? count
    }
}
