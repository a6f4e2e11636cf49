/// Replicate values of a vector of ratios and the variance they imply.
public struct Replicates: Sendable, Equatable {
    /// The full-sample values.
    public var full: [Double]
    /// One row of values per replicate.
    public var values: [[Double]]
    /// Factor of each replicate's squared deviation.
    public var factors: [Double]
    public var degreesOfFreedom: Int

    /// Deviations from the full-sample values (R's `mse = TRUE`); the default for a jackknife.
    public var aroundFull: DesignEstimate { estimate(around: full) }

    /// Deviations from the mean of all replicates.
    public var aroundMean: DesignEstimate {
        let n = Double(values.count)
        return estimate(around: full.indices.map { k in values.reduce(0) { $0 + $1[k] } / n })
    }

    private func estimate(around centre: [Double]) -> DesignEstimate {
        let k = full.count
        var sum = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
        for (replicate, factor) in zip(values, factors) {
            for i in 0..<k {
                let left = factor * (replicate[i] - centre[i])
                for j in 0..<k { sum[i][j] += left * (replicate[j] - centre[j]) }
            }
        }
        return DesignEstimate(values: full, covariance: sum, degreesOfFreedom: degreesOfFreedom)
    }
}
