import Foundation

/// Distribution of the largest of several correlated standardised deviations, max |Z_k|.
///
/// The critical value makes intervals p_k ± c·se_k cover all K shares together, without the waste of a
/// Bonferroni correction. K shares that sum to 1 have a covariance of rank K − 1: that is expected.
/// Rank 1 (two shares) is exact, rank 2 (three shares) a smooth one-dimensional integral; above that the
/// integral runs over fixed points, directions up to rank 5 (`SphericalUnion`) and conditional tails beyond
/// (`GaussianUnion`). The coverage is right to 0.0001 (measured against R's `mvtnorm`).
///
/// Not for very few degrees of freedom: below 1 there is no interval. Not for many categories either, where
/// the work grows with their cube: ``SimultaneousCriticalValue`` turns to Bonferroni's value then.
/// Sources: Genz & Bretz (2009), Computation of Multivariate Normal and t Probabilities, Springer.
public enum MaximumDeviation {
    /// P(max_k |Z_k| ≤ c), Z normal (or t with one common denominator) with the correlations of
    /// `covariance`.
    ///
    /// - Parameters:
    ///   - covariance: K × K; entries without variance are ignored.
    ///   - degreesOfFreedom: `nil` for the normal distribution.
    ///   - c: half width in standard errors.
    /// - Throws: ``StatisticsError/tooFew(what:have:need:)`` if nothing has any variance,
    ///   ``StatisticsError/notPositiveDefinite(size:)`` for an impossible covariance,
    ///   ``StatisticsError/outsideRange(argument:value:range:)`` for fewer than 1 degree of freedom or more
    ///   than 40 dimensions.
    public static func probability(
        _ c: Double, covariance: [[Double]], degreesOfFreedom: Double?
    ) throws(StatisticsError) -> Double {
        try Distribution(covariance, degreesOfFreedom).probability(c)
    }

    /// The c with P(max_k |Z_k| ≤ c) = `level`.
    ///
    /// - Throws: as ``probability(_:covariance:degreesOfFreedom:)``, and for a level outside (0, 1).
    public static func criticalValue(
        level: Double, covariance: [[Double]], degreesOfFreedom: Double?
    ) throws(StatisticsError) -> Double {
        try criticalValues(levels: [level], covariance: covariance, degreesOfFreedom: degreesOfFreedom)[0]
    }

    /// The c of several levels: the distribution, which is most of the work, is made once.
    ///
    /// - Parameters:
    ///   - levels: Fractions between 0 and 1.
    ///   - covariance: K × K; entries without variance are ignored.
    ///   - degreesOfFreedom: `nil` for the normal distribution.
    /// - Returns: One for each level.
    /// - Throws: as ``criticalValue(level:covariance:degreesOfFreedom:)``.
    static func criticalValues(
        levels: [Double], covariance: [[Double]], degreesOfFreedom: Double?
    ) throws(StatisticsError) -> [Double] {
        if let level = levels.first(where: { !($0 > 0 && $0 < 1) }) {
            throw .outsideRange(argument: "level", value: level, range: .between(0, 1))
        }
        let distribution = try Distribution(covariance, degreesOfFreedom)
        var values: [Double] = []
        for level in levels { values.append(try distribution.criticalValue(level)) }
        return values
    }

    /// From the value of one deviation to Bonferroni's for all, a hundredth wider on both sides.
    ///
    /// - Parameters:
    ///   - level: A fraction between 0 and 1.
    ///   - variables: Deviations with a variance, at least 1.
    ///   - degreesOfFreedom: `nil` for the normal distribution.
    static func bracket(level: Double, variables: Int, degreesOfFreedom: Double?) -> ClosedRange<Double> {
        let tail = (1 - level) / 2
        return 0.99 * StudentT.upperQuantile(tail, degreesOfFreedom: degreesOfFreedom)...1.01
            * StudentT.upperQuantile(tail / Double(variables), degreesOfFreedom: degreesOfFreedom)
    }

    /// One covariance prepared for many values of c.
    private struct Distribution {
        private let factor: GaussianFactor
        private let degreesOfFreedom: Double?
        /// P(max_k |Z_k| > c) for c above 0.
        private let tail: @Sendable (Double) -> Double

        init(_ covariance: [[Double]], _ degreesOfFreedom: Double?) throws(StatisticsError) {
            let df = degreesOfFreedom.flatMap { $0.isFinite ? $0 : nil }
            if let df, df < 1 {
                throw .outsideRange(argument: "degreesOfFreedom", value: df, range: .atLeast(1))
            }
            let factor = try GaussianFactor(covariance: covariance)
            guard factor.rank > 0 else {
                throw .tooFew(what: .categoriesWithVariance, have: 0, need: 1)
            }
            guard factor.rank + 2 <= Lattice.dimensions else {
                throw .outsideRange(
                    argument: "rank", value: Double(factor.rank),
                    range: .atMost(Double(Lattice.dimensions - 2)))
            }
            self.factor = factor
            self.degreesOfFreedom = df
            switch factor.rank {
            case 1: tail = { StudentT.twoSidedP($0, degreesOfFreedom: df) }
            case 2: tail = PlaneUnion(factor, degreesOfFreedom: df).probability
            case SphericalUnion.ranks: tail = SphericalUnion(factor, degreesOfFreedom: df).probability
            default: tail = try GaussianUnion(factor, degreesOfFreedom: df).probability
            }
        }

        func probability(_ c: Double) -> Double { c > 0 ? 1 - tail(c) : 0 }

        func criticalValue(_ level: Double) throws(StatisticsError) -> Double {
            if factor.rank == 1 {
                return StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
            }
            let count = factor.variables.count
            // No value is larger, and few are much smaller; the logarithm of the tail is nearly linear there.
            let most = StudentT.upperQuantile(
                (1 - level) / Double(2 * count), degreesOfFreedom: degreesOfFreedom)
            let excess = { (c: Double) -> Double in log(tail(c) / (1 - level)) }
            let hazard = degreesOfFreedom.map { ($0 + 1) * most / ($0 + most * most) } ?? most + 1 / most
            let near = most + max(-most / 2, excess(most) / hazard)
            if let root = Roots.secant(most, near, tolerance: 1e-6, excess), root <= 1.01 * most {
                return root
            }
            let bracket = MaximumDeviation.bracket(
                level: level, variables: count, degreesOfFreedom: degreesOfFreedom)
            return try Roots.brent(
                low: bracket.lowerBound, high: bracket.upperBound, tolerance: 1e-7,
                method: "The simultaneous critical value"
            ) { probability($0) - level }
        }
    }
}
