/// An estimate against a known value: the known value has no sampling error.
///
/// A p-value that is not small does not show that the two agree: see ``EquivalenceTest``.
public struct OneSampleTest: Sendable, Equatable {
    public var estimate: Double
    public var reference: Double
    public var standardError: Double
    /// Degrees of freedom of the standard error; `nil` for the normal distribution.
    public var degreesOfFreedom: Double?

    /// - Throws: ``StatisticsError/zeroStandardError`` for a standard error that is not positive,
    ///   ``StatisticsError/outsideRange(argument:value:range:)`` for fewer than one degree of freedom.
    public init(
        estimate: Double, reference: Double, standardError: Double, degreesOfFreedom: Double?
    ) throws(StatisticsError) {
        guard standardError > 0 else { throw .zeroStandardError }
        if let degreesOfFreedom, degreesOfFreedom < 1 {
            throw .outsideRange(argument: "degreesOfFreedom", value: degreesOfFreedom, range: .atLeast(1))
        }
        self.estimate = estimate
        self.reference = reference
        self.standardError = standardError
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Estimate minus known value.
    public var difference: Double { estimate - reference }
    /// Difference over standard error.
    public var statistic: Double { difference / standardError }
    /// Two-sided p-value.
    public var p: Double { StudentT.twoSidedP(statistic, degreesOfFreedom: degreesOfFreedom) }
    /// log₁₀ of the two-sided p-value, also where it is below the smallest number.
    public var log10P: Double { StudentT.log10TwoSidedP(statistic, degreesOfFreedom: degreesOfFreedom) }
    /// p-value against a true value at or below the reference.
    public var pGreater: Double { StudentT.upperTail(statistic, degreesOfFreedom: degreesOfFreedom) }
    /// p-value against a true value at or above the reference.
    public var pLess: Double { StudentT.upperTail(-statistic, degreesOfFreedom: degreesOfFreedom) }

    /// Confidence interval of the difference.
    public func interval(level: Double) -> Interval {
        let t = StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
        return Interval(center: difference, halfWidth: t * standardError)
    }

    /// Whether the interval of the estimate at `level` contains the known value.
    public func containsReference(level: Double) -> Bool {
        abs(statistic) <= StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
    }
}
