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
        let factor: GaussianFactor
        let degreesOfFreedom: Double?
        private let tail: (@Sendable (Double) -> Double)?
        private let kinks: [Double]

        func criticalValue(_ level: Double) throws(StatisticsError) -> Double {
            if factor.rank == 1 {
                return StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
            }
            let bracket = MaximumDeviation.bracket(
                level: level, variables: factor.variables.count, degreesOfFreedom: degreesOfFreedom)
            return try Roots.brent(
                low: bracket.lowerBound, high: bracket.upperBound, tolerance: 1e-7,
                method: "The simultaneous critical value"
            ) { probability($0) - level }
        }

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
            kinks = factor.rank == 2 ? Self.kinks(factor) : []
            if SphericalUnion.ranks.contains(factor.rank) {
                tail = SphericalUnion(factor, degreesOfFreedom: df).probability
            } else if factor.rank > 2 {
                tail = try GaussianUnion(factor, degreesOfFreedom: df).probability
            } else {
                tail = nil
            }
        }

        func probability(_ c: Double) -> Double {
            guard c > 0 else { return 0 }
            switch factor.rank {
            case 1: return 1 - StudentT.twoSidedP(c, degreesOfFreedom: degreesOfFreedom)
            case 2: return planeProbability(c)
            default: return 1 - (tail?(c) ?? 0)
            }
        }

        /// Rank 2 in polar coordinates: the box is left in direction θ at radius c / max_k |b_k·u(θ)|.
        private func planeProbability(_ c: Double) -> Double {
            let rows = factor.rows
            let outside = { (angle: Double) -> Double in
                let (x, y) = (cos(angle), sin(angle))
                var reach = 0.0
                for row in 0..<(rows.count / 2) {
                    reach = max(reach, abs(rows[2 * row] * x + rows[2 * row + 1] * y))
                }
                let square = c / reach * (c / reach)
                guard let df = degreesOfFreedom else { return exp(-0.5 * square) }
                return exp(-0.5 * df * log1p(square / df))
            }
            var sum = 0.0
            for (low, high) in zip(kinks, kinks.dropFirst()) where high > low {
                let middle = 0.5 * (low + high)
                sum += GaussLegendre.integrate(from: low, to: middle, outside)
                sum += GaussLegendre.integrate(from: middle, to: high, outside)
            }
            return 1 - sum / .pi
        }

        /// Directions in [0, π] at which another variable becomes the largest.
        private static func kinks(_ factor: GaussianFactor) -> [Double] {
            let rows = factor.rows
            let count = rows.count / 2
            var angles = [0.0, .pi]
            for i in 0..<count {
                for j in 0..<i {
                    for sign in [1.0, -1.0] {
                        let x = rows[2 * i] + sign * rows[2 * j]
                        let y = rows[2 * i + 1] + sign * rows[2 * j + 1]
                        let angle = atan2(-x, y)
                        angles.append(angle < 0 ? angle + .pi : angle)
                    }
                }
            }
            return angles.sorted()
        }
    }
}
