import Statistics

/// Estimated quantities with their covariance and degrees of freedom.
public struct DesignEstimate: Sendable, Equatable {
    public var values: [Double]
    public var covariance: [[Double]]
    /// First-stage units minus strata; fewer than 1 means that no interval exists.
    public var degreesOfFreedom: Int

    /// Standard errors; `nil` where the variance is negative (Horvitz–Thompson can be).
    public var standardErrors: [Double?] {
        covariance.indices.map { covariance[$0][$0] >= 0 ? covariance[$0][$0].squareRoot() : nil }
    }

    /// t intervals, or `nil` for fewer than 1 degree of freedom.
    public func intervals(level: Double) -> [Interval?] {
        zip(values, standardErrors).map { interval($0, $1, level: level) }
    }

    /// Normal intervals.
    public func normalIntervals(level: Double) -> [Interval?] {
        let z = Normal.upperQuantile((1 - level) / 2)
        return zip(values, standardErrors).map { value, error in
            error.map { Interval(center: value, halfWidth: z * $0) }
        }
    }

    /// A linear combination c'θ and its standard error √(c'Vc).
    public func contrast(_ coefficients: [Double]) -> (estimate: Double, standardError: Double) {
        var estimate = 0.0
        var variance = 0.0
        for (i, c) in coefficients.enumerated() {
            estimate += c * values[i]
            for (j, d) in coefficients.enumerated() { variance += c * covariance[i][j] * d }
        }
        return (estimate, max(0, variance).squareRoot())
    }

    /// Difference of two of the quantities, first minus second.
    public func difference(_ first: Int, _ second: Int) -> (estimate: Double, standardError: Double) {
        contrast(values.indices.map { ($0 == first ? 1.0 : 0) - ($0 == second ? 1.0 : 0) })
    }

    /// t interval of one value, or `nil` for fewer than 1 degree of freedom.
    public func interval(_ value: Double, _ error: Double?, level: Double) -> Interval? {
        guard degreesOfFreedom >= 1, let error else { return nil }
        let t = StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: Double(degreesOfFreedom))
        return Interval(center: value, halfWidth: t * error)
    }
}
