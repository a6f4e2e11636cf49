import Foundation

/// Confidence intervals for a share estimated from a survey, given its design-based variance.
///
/// Sources: Korn & Graubard (1998) Survey Methodology 24:193; Franco et al. (2019) for the effective-size
/// Wilson; Rao & Scott (1984) for the likelihood.
public enum SurveyShareInterval: String, Sendable, CaseIterable {
    /// p ± t √v. May leave [0, 1].
    case waldT
    /// Wald on the logit scale. The default for shares.
    case logitT
    /// Wald on the arcsine scale, unclamped.
    case arcsine
    /// Clopper–Pearson with the effective size adjusted for the degrees of freedom. For small shares.
    case kornGraubard
    /// Wilson with the effective size and t in place of z.
    case wilsonEffective
    /// The values at which 2 n_eff KL(p, θ) ≤ t².
    case likelihood

    /// Effective sizes from here on, which no count of voters has, are taken as infinite.
    static let largestSize = 1e11

    /// The interval, or `nil` where it is undefined: a share of exactly 0 or 1, no variance, or fewer than
    /// one degree of freedom.
    ///
    /// - Parameters:
    ///   - p: the share, a fraction.
    ///   - variance: its design-based variance.
    ///   - degreesOfFreedom: of the variance; `nil` for the normal distribution.
    ///   - size: nominal size (rows, or valid votes of a ratio); used by `kornGraubard` only.
    ///   - level: confidence level as a fraction.
    ///   - truncated: whether the effective size of `kornGraubard` may not exceed `size`.
    public func interval(
        share p: Double, variance: Double, degreesOfFreedom: Double?, size: Double? = nil, level: Double,
        truncated: Bool = true
    ) -> Interval? {
        guard p > 0, p < 1, variance > 0, variance.isFinite, level > 0, level < 1 else { return nil }
        if let degreesOfFreedom, degreesOfFreedom < 1 { return nil }
        var t: Double { StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom) }
        let deviation = variance.squareRoot()
        let spread = p * (1 - p)
        let effective = spread / variance
        switch self {
        case .waldT:
            return Interval(center: p, halfWidth: t * deviation)
        case .logitT:
            let middle = Logit.logit(p)
            let half = t * deviation / spread
            return Interval(low: Logit.expit(middle - half), high: Logit.expit(middle + half))
        case .arcsine:
            let angle = asin(p.squareRoot())
            let half = t * deviation / (2 * spread.squareRoot())
            let (low, high) = (sin(angle - half), sin(angle + half))
            return Interval(low: low * low, high: high * high)
        case .kornGraubard:
            let n = Self.kornGraubardSize(
                share: p, variance: variance, degreesOfFreedom: degreesOfFreedom, size: size, level: level,
                truncated: truncated)
            let tail = 0.5 * (1 - level)
            // Beyond that size binomial tails and the normal ones are the same to nine digits.
            guard n < Self.largestSize else { return Interval(center: p, halfWidth: t * deviation) }
            return Interval(
                low: Beta.quantile(tail, a: n * p, b: n * (1 - p) + 1),
                high: 1 - Beta.quantile(tail, a: n * (1 - p), b: n * p + 1))
        case .wilsonEffective:
            return BinomialInterval.wilson(p: p, q: 1 - p, n: effective, critical: t)
        case .likelihood:
            let limit = t * t / (2 * effective)
            let divergence = { (theta: Double) in
                p * log(p / theta) + (1 - p) * log((1 - p) / (1 - theta))
            }
            return Interval(
                low: Roots.bisect(low: 0, high: p) { $0 > 0 && divergence($0) <= limit },
                high: Roots.bisect(low: p, high: 1) { $0 >= 1 || divergence($0) >= limit })
        }
    }

    /// Effective size p(1−p)/v times (t_{n−1}/t_df)², the size that Korn & Graubard put into
    /// Clopper–Pearson.
    public static func kornGraubardSize(
        share p: Double, variance: Double, degreesOfFreedom: Double?, size: Double?, level: Double,
        truncated: Bool
    ) -> Double {
        let tail = (1 - level) / 2
        let nominal = StudentT.upperQuantile(tail, degreesOfFreedom: size.map { $0 - 1 })
        let actual = StudentT.upperQuantile(tail, degreesOfFreedom: degreesOfFreedom)
        let ratio = nominal / actual
        let effective = p * (1 - p) / variance * ratio * ratio
        guard truncated, let size else { return effective }
        return min(size, effective)
    }

    /// One-sided upper bound 1 − (α/2)^(1/n) for a share of which nothing was found.
    ///
    /// - Parameter effectiveSize: the number of first-stage units is the cautious choice.
    /// - Parameter level: confidence level, a fraction.
    public static func upperBoundForZero(effectiveSize: Double, level: Double) -> Double? {
        guard effectiveSize > 0, level > 0, level < 1 else { return nil }
        return -expm1(log((1 - level) / 2) / effectiveSize)
    }
}
