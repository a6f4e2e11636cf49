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
        self = try SimultaneousCriticalValue.values(
            levels: [level], covariance: covariance, degreesOfFreedom: degreesOfFreedom)[0]
    }

    /// Where the value lies, without working it out: from that of one share alone to Bonferroni's, with what is lost to
    /// rounding.
    ///
    /// - Parameters:
    ///   - level: Coverage of all intervals together, a fraction between 0 and 1.
    ///   - covariance: K × K covariance of the shares, one of which has a variance.
    ///   - degreesOfFreedom: Of the covariance; `nil` for the normal distribution.
    public static func bracket(
        level: Double, covariance: [[Double]], degreesOfFreedom: Double?
    ) -> ClosedRange<Double> {
        MaximumDeviation.bracket(
            level: level, variables: covariance.indices.count { covariance[$0][$0] > 0 },
            degreesOfFreedom: degreesOfFreedom)
    }

    private init(_ value: Double, _ method: Method) { (self.value, self.method) = (value, method) }

    /// The values of several levels, for which the distribution is made once.
    ///
    /// - Parameters:
    ///   - levels: Coverage of all intervals together, fractions.
    ///   - covariance: K × K covariance of the shares; those without variance are left out.
    ///   - degreesOfFreedom: Of the covariance; `nil` for the normal distribution.
    /// - Returns: One for each level.
    /// - Throws: As ``init(level:covariance:degreesOfFreedom:)``.
    public static func values(
        levels: [Double], covariance: [[Double]], degreesOfFreedom: Double?
    ) throws(StatisticsError) -> [SimultaneousCriticalValue] {
        let count = covariance.indices.count { covariance[$0][$0] > 0 }
        guard count > mostIntegrated else {
            return try MaximumDeviation.criticalValues(
                levels: levels, covariance: covariance, degreesOfFreedom: degreesOfFreedom
            ).map { SimultaneousCriticalValue($0, .maximumDeviation) }
        }
        if let level = levels.first(where: { !($0 > 0 && $0 < 1) }) {
            throw .outsideRange(argument: "level", value: level, range: .between(0, 1))
        }
        return levels.map { level in
            let tail = (1 - level) / Double(2 * count)
            return SimultaneousCriticalValue(
                StudentT.upperQuantile(tail, degreesOfFreedom: degreesOfFreedom), .bonferroni)
        }
    }
}
