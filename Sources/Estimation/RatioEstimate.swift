import Statistics

/// Combined ratios with their design effects.
public struct RatioEstimate: Sendable, Equatable {
    public var estimate: DesignEstimate
    /// Weighted total of the denominator.
    public var denominatorTotal: Double
    /// Unweighted total of the denominator in the sample: the votes counted.
    public var sampleDenominator: Double

    /// Degrees of freedom of each ratio's own variance (Satterthwaite), at most those of the design.
    public var choiceDegreesOfFreedom: [Double]

    /// Variance of one row's linearised value.
    var srsVariances: [Double]
    /// Σw.
    var estimatedRows: Double
    /// Rows of the sample.
    var rows: Int

    /// Variance over that of as many independent votes, V_kk/(R(1−R)/m); `nil` for shares of 0 or 1.
    public var voteDesignEffects: [Double?] {
        values { $1 / ($0 * (1 - $0) / sampleDenominator) }
    }

    /// Number of independent votes with the same variance, R(1−R)/V_kk; `nil` without variance.
    public var effectiveSizes: [Double?] {
        values { $0 * (1 - $0) / $1 }
    }

    /// Variance over that of a simple random sample of as many rows.
    ///
    /// - Parameter withReplacement: leave out the finite population factor of the comparison sample.
    public func rowDesignEffects(withReplacement: Bool) -> [Double?] {
        let n = Double(rows)
        let factor = withReplacement ? 1 : 1 - n / estimatedRows
        return srsVariances.indices.map { index in
            let reference = estimatedRows * estimatedRows * factor * srsVariances[index] / n
            return reference > 0 ? estimate.covariance[index][index] / reference : nil
        }
    }

    /// The shares as the value that comparisons start from.
    ///
    /// - Parameter choices: labels in the order of the numerators.
    /// - Parameter method: how the covariance was obtained, in a few words.
    /// - Parameter stations: stations of the sample, where known.
    public func shareEstimate(choices: [String], stations: Int?, method: String) -> ShareEstimate {
        let sizes = effectiveSizes.compactMap { $0 }
        var shares = ShareEstimate(
            choices: choices, shares: estimate.values,
            covariance: estimate.degreesOfFreedom >= 1 ? estimate.covariance : nil,
            degreesOfFreedom: Double(estimate.degreesOfFreedom),
            choiceDegreesOfFreedom: choiceDegreesOfFreedom, basis: .sample, stations: stations,
            effectiveSize: sizes.min(), method: method)
        shares.ballots = sampleDenominator
        return shares
    }

    private func values(_ function: (Double, Double) -> Double) -> [Double?] {
        estimate.values.indices.map { index in
            let (ratio, variance) = (estimate.values[index], estimate.covariance[index][index])
            guard ratio > 0, ratio < 1, variance > 0, sampleDenominator > 0 else { return nil }
            return function(ratio, variance)
        }
    }
}
