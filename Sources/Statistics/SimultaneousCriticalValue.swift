/// How many standard errors intervals must reach to hold for all shares together.
public struct SimultaneousCriticalValue: Sendable, Equatable {
    /// Where the value comes from.
    public enum Method: String, Sendable, Codable, CaseIterable {
        /// The distribution of the largest deviation under the estimated correlations (``MaximumDeviation``).
        case maximumDeviation = "maximum-deviation"
        /// The quantile at 1 − α/K (Bonferroni 1936); a little larger, coverage at least the level.
        case bonferroni
        /// A quantile of the largest deviation in samples drawn from a known population (not made here).
        case draws
    }

    /// Most shares with a variance for which the distribution is integrated.
    public static let mostIntegrated = 12

    public var value: Double
    public var method: Method

    /// - Parameters:
    ///   - level: Coverage of all intervals together, a fraction.
    ///   - covariance: K × K covariance of the shares; those without variance are left out.
    ///   - degreesOfFreedom: Of the covariance; `nil` for the normal distribution.
    /// - Throws: As `MaximumDeviation.criticalValue(level:covariance:degreesOfFreedom:)`.
    public init(
        level: Double, covariance: [[Double]], degreesOfFreedom: Double?
    ) throws(StatisticsError) {
        let count = covariance.indices.count { covariance[$0][$0] > 0 }
        if count > SimultaneousCriticalValue.mostIntegrated {
            guard level > 0, level < 1 else {
                throw .outsideRange(argument: "level", value: level, range: .between(0, 1))
            }
            method = .bonferroni
            value = StudentT.upperQuantile(
                (1 - level) / Double(2 * count), degreesOfFreedom: degreesOfFreedom)
        } else {
            method = .maximumDeviation
            value = try MaximumDeviation.criticalValue(
                level: level, covariance: covariance, degreesOfFreedom: degreesOfFreedom)
        }
    }
}
