/// Variance estimators for a systematic sample, whose rows must be in the order of the frame.
///
/// No unbiased estimator exists. If the order of the frame is lost, use `random`.
/// Source: Wolter (2007) ch. 8.
public enum SystematicVariance: String, Sendable, CaseIterable, Codable {
    /// As a simple random sample. Too large when the frame is sorted geographically.
    case random
    /// Successive differences e_i − e_{i−1}; the default.
    case successiveDifferences
    /// Differences within pairs (1,2), (3,4), …; the last of an odd number is left out.
    case pairs
    /// Second differences e_i − 2e_{i−1} + e_{i−2}.
    case secondDifferences

    /// Ratios with their covariance.
    ///
    /// Degrees of freedom are n − 1, about 2n/3, ⌊n/2⌋ and about n/2.
    /// - Parameter population: rows in the population.
    /// - Parameter denominator: the denominator, a value for each row.
    /// - Parameter numerators: a column for each choice, a value for each row.
    /// - Throws: ``EstimationError/populationTooSmall(stratum:sampled:population:)``,
    ///   ``EstimationError/lonelyStratum(stratum:)`` for too few rows, and as for combined ratios.
    public func ratios(
        numerators: [[Double]], denominator: [Double], population: Double
    ) throws(EstimationError) -> DesignEstimate {
        let n = denominator.count
        guard n > (self == .secondDifferences ? 2 : 1) else { throw .lonelyStratum(stratum: "all") }
        let design = try SampleDesign.simpleRandom(count: n, population: population)
        var estimate = try design.ratios(numerators: numerators, denominator: denominator).estimate
        guard self != .random else { return estimate }
        let total = design.weightedSum(denominator)
        let weight = population / Double(n)
        let scores = numerators.indices.map { index in
            (0..<n).map { row in
                weight * (numerators[index][row] - estimate.values[index] * denominator[row]) / total
            }
        }
        let (factor, differences, df) = contrasts(n)
        let remaining = 1 - Double(n) / population
        let k = numerators.count
        estimate.degreesOfFreedom = df
        estimate.covariance = (0..<k).map { i in
            (0..<k).map { j in
                remaining * factor
                    * differences.reduce(0.0) { sum, difference in
                        sum + difference(scores[i]) * difference(scores[j])
                    }
            }
        }
        return estimate
    }

    private func contrasts(_ n: Int) -> (factor: Double, differences: [([Double]) -> Double], df: Int) {
        let size = Double(n)
        switch self {
        case .random, .successiveDifferences:
            return (
                size / (2 * (size - 1)), (1..<n).map { row in { $0[row] - $0[row - 1] } },
                max(1, 2 * n / 3)
            )
        case .pairs:
            let q = n / 2
            return (
                size / (2 * Double(q)), (0..<q).map { pair in { $0[2 * pair] - $0[2 * pair + 1] } }, q
            )
        case .secondDifferences:
            return (
                size / (6 * (size - 2)),
                (2..<n).map { row in { $0[row] - 2 * $0[row - 1] + $0[row - 2] } }, max(1, n / 2)
            )
        }
    }
}
