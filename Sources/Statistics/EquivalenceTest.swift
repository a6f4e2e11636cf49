/// Two one-sided tests (TOST): is the difference smaller than a margin fixed beforehand?
///
/// Source: Schuirmann (1987) J. Pharmacokinet. Biopharm. 15:657.
public struct EquivalenceTest: Sendable, Equatable {
    public var test: OneSampleTest
    /// Largest difference that is called negligible, in the unit of the estimate.
    public var margin: Double

    /// - Throws: as ``OneSampleTest``, and ``StatisticsError/outsideRange(argument:value:range:)`` for a
    ///   margin that is not positive.
    public init(
        estimate: Double, reference: Double, standardError: Double, degreesOfFreedom: Double?,
        margin: Double
    ) throws(StatisticsError) {
        guard margin > 0 else {
            throw .outsideRange(argument: "margin", value: margin, range: .above(0))
        }
        test = try OneSampleTest(
            estimate: estimate, reference: reference, standardError: standardError,
            degreesOfFreedom: degreesOfFreedom)
        self.margin = margin
    }

    /// (d + margin) / se, large when the difference is clearly above −margin.
    public var lowerStatistic: Double { (test.difference + margin) / test.standardError }
    /// (d − margin) / se, small when the difference is clearly below +margin.
    public var upperStatistic: Double { (test.difference - margin) / test.standardError }
    /// p-value against a difference at or below −margin.
    public var lowerP: Double {
        StudentT.upperTail(lowerStatistic, degreesOfFreedom: test.degreesOfFreedom)
    }
    /// p-value against a difference at or above +margin.
    public var upperP: Double {
        StudentT.upperTail(-upperStatistic, degreesOfFreedom: test.degreesOfFreedom)
    }
    /// The larger of the two p-values.
    public var p: Double { max(lowerP, upperP) }

    /// Whether the difference is shown to lie inside the margin at error rate `alpha`.
    public func isEquivalent(alpha: Double) -> Bool { p < alpha }

    /// The 1 − 2α confidence interval of the difference; inside ± margin exactly when equivalent.
    public func interval(alpha: Double) -> Interval { test.interval(level: 1 - 2 * alpha) }
}
