/// Probability that a true value lies above a threshold, given an estimate and its standard error.
///
/// Equal to one minus a one-sided p-value; state it as that where the design is doubtful. Calling a result
/// needs more than this number: the response and the missing strata.
public struct Exceedance: Sendable, Equatable {
    /// What the probability supports at a given call probability.
    public enum Side: String, Sendable, Equatable, Codable {
        case above
        case below
        case tooClose = "too_close"
    }

    /// (estimate − threshold) / standard error.
    public var statistic: Double
    /// Degrees of freedom; `nil` for the normal distribution.
    public var degreesOfFreedom: Double?

    /// - Throws: ``StatisticsError/zeroStandardError``.
    public init(
        estimate: Double, standardError: Double, degreesOfFreedom: Double?, threshold: Double
    ) throws(StatisticsError) {
        guard standardError > 0 else { throw .zeroStandardError }
        statistic = (estimate - threshold) / standardError
        self.degreesOfFreedom = degreesOfFreedom
    }

    public var probabilityAbove: Double {
        StudentT.upperTail(-statistic, degreesOfFreedom: degreesOfFreedom)
    }
    public var probabilityBelow: Double {
        StudentT.upperTail(statistic, degreesOfFreedom: degreesOfFreedom)
    }
    /// p-value of the side that the estimate is on.
    public var oneSidedP: Double {
        StudentT.upperTail(abs(statistic), degreesOfFreedom: degreesOfFreedom)
    }

    /// The side whose probability reaches `callProbability`.
    public func side(callProbability: Double) -> Side {
        if probabilityAbove >= callProbability { return .above }
        return probabilityBelow >= callProbability ? .below : .tooClose
    }
}
