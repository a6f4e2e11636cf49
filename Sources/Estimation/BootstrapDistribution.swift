import Statistics

/// Replicate values of ratios, one column per ratio, and what they say about each and about leads.
///
/// Percentile intervals need at least 1,000 replicates. They follow the skewness of the replicates but not
/// the small number of stations in a stratum; for shares prefer ``IntervalMethod``.
public struct BootstrapDistribution: Sendable, Equatable {
    /// The full-sample ratios.
    public var full: [Double]
    /// One column per ratio, one entry per replicate.
    public var values: [[Double]]
    public var degreesOfFreedom: Int
    public var seed: UInt64
    /// What the variance over the replicates is multiplied by, more than 1 where strata that could not be resampled
    /// count as the mean of the others.
    public var varianceScale = 1.0

    /// Mean, standard deviation and percentiles of one statistic over the replicates.
    public struct Summary: Sendable, Equatable {
        /// Value in the full sample.
        public var estimate: Double
        public var mean: Double
        /// √(s Σ(θ_b − θ̄)²/(B − 1)), s the ``BootstrapDistribution/varianceScale``; `nil` for fewer than two replicates.
        public var standardError: Double?
        /// Quantiles at (1 ∓ level)/2, by linear interpolation; of the replicates as they are, not scaled.
        public var percentiles: Interval
    }

    /// Number of replicates.
    public var count: Int { values.first?.count ?? 0 }

    /// Summary of ratio `index`.
    public func ratio(_ index: Int, level: Double) -> Summary? {
        summary(estimate: full[index], values[index], level: level)
    }

    /// Summary of the lead of one ratio over another.
    public func lead(_ first: Int, _ second: Int, level: Double) -> Summary? {
        let (a, b) = (values[first], values[second])
        return summary(
            estimate: full[first] - full[second], a.indices.map { a[$0] - b[$0] }, level: level)
    }

    /// Replicates of the general kind, from which a covariance follows.
    public var replicates: Replicates {
        let factor = varianceScale / Double(max(1, count - 1))
        return Replicates(
            full: full, values: (0..<count).map { b in values.map { $0[b] } },
            factors: [Double](repeating: factor, count: count), degreesOfFreedom: degreesOfFreedom)
    }

    private func summary(estimate: Double, _ column: [Double], level: Double) -> Summary? {
        let tail = (1 - level) / 2
        guard level > 0, level < 1, let ends = Percentile.quantiles(column, [tail, 1 - tail]) else {
            return nil
        }
        let n = Double(column.count)
        let mean = column.reduce(0, +) / n
        let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Summary(
            estimate: estimate, mean: mean,
            standardError: column.count > 1 ? (varianceScale * squares / (n - 1)).squareRoot() : nil,
            percentiles: Interval(low: ends[0], high: ends[1]))
    }
}
