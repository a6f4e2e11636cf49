import Foundation

/// Confidence intervals for the success probability of independent trials.
///
/// Not for ballots of a sample of polling places: with n = ballots a nominal 95 % interval covered 26 %.
/// Use ``SurveyShareInterval`` there.
public enum BinomialInterval: String, Sendable, CaseIterable {
    /// Wald: p ± z √(pq/n), clipped. Collapses to a point at 0 and n; coverage erratic near 0 and 1.
    case wald
    /// Score interval of Wilson (1927). Good coverage on average; the default.
    case wilson
    /// Wilson with continuity correction, Newcombe (1998) method 4. Conservative.
    case wilsonContinuity
    /// Agresti & Coull (1998): Wald on n + z² trials, clipped. Slightly conservative.
    case agrestiCoull
    /// Clopper & Pearson (1934), exact: never covers less than the level.
    case clopperPearson
    /// Equal-tailed posterior under the Jeffreys prior (Brown, Cai & DasGupta 2001).
    case jeffreys
    /// Wald on the logit scale; undefined at 0 and n.
    case logit
    /// Wald on the arcsine scale, the angle clamped to [0, π/2]. Too short near 0 and 1.
    case arcsine

    /// The interval for `successes` of `trials`; `nil` where the method is undefined (no trials, successes
    /// outside 0...trials, a level outside (0, 1), or logit at either end).
    ///
    /// - Parameter level: confidence level as a fraction, 0.95 for 95 %.
    /// - Parameter n: trials.
    /// - Parameter x: successes.
    public func interval(successes x: Int, trials n: Int, level: Double) -> Interval? {
        guard n > 0, (0...n).contains(x), level > 0, level < 1 else { return nil }
        let tail = 0.5 * (1 - level)
        let z = Normal.upperQuantile(tail)
        let (count, total) = (Double(x), Double(n))
        let p = count / total
        let q = Double(n - x) / total
        switch self {
        case .wald:
            return Interval(center: p, halfWidth: z * (p * q / total).squareRoot()).clippedToUnit
        case .wilson:
            let interval = Self.wilson(p: p, q: q, n: total, critical: z)
            return Interval(low: x == 0 ? 0 : interval.low, high: x == n ? 1 : interval.high)
        case .wilsonContinuity:
            return Self.wilsonContinuity(x: x, n: n, p: p, q: q, z: z)
        case .agrestiCoull:
            let size = total + z * z
            let middle = (count + 0.5 * z * z) / size
            let half = z * (middle * (1 - middle) / size).squareRoot()
            return Interval(center: middle, halfWidth: half).clippedToUnit
        case .clopperPearson:
            return Interval(
                low: x == 0 ? 0 : Beta.quantile(tail, a: count, b: total - count + 1),
                high: x == n ? 1 : 1 - Beta.quantile(tail, a: total - count, b: count + 1))
        case .jeffreys:
            let (a, b) = (count + 0.5, total - count + 0.5)
            return Interval(
                low: x == 0 ? 0 : Beta.quantile(tail, a: a, b: b),
                high: x == n ? 1 : 1 - Beta.quantile(tail, a: b, b: a))
        case .logit:
            guard x > 0, x < n else { return nil }
            let middle = log(p / q)
            let half = z / (total * p * q).squareRoot()
            return Interval(low: Logit.expit(middle - half), high: Logit.expit(middle + half))
        case .arcsine:
            let angle = asin(p.squareRoot())
            let half = z / (2 * total.squareRoot())
            let low = sin(max(0, angle - half))
            let high = sin(min(.pi / 2, angle + half))
            return Interval(low: low * low, high: high * high)
        }
    }

    /// Wilson's formula for a proportion `p` (with `q` = 1 − p), a size `n` that need not be whole, and a
    /// critical value.
    static func wilson(p: Double, q: Double, n: Double, critical z: Double) -> Interval {
        let scale = 1 + z * z / n
        let middle = (p + z * z / (2 * n)) / scale
        let half = z / scale * (p * q / n + z * z / (4 * n * n)).squareRoot()
        return Interval(center: middle, halfWidth: half).clippedToUnit
    }

    private static func wilsonContinuity(x: Int, n: Int, p: Double, q: Double, z: Double) -> Interval {
        let total = Double(n)
        let square = z * z
        let base = 2 * total * p + square
        let scale = 2 * (total + square)
        let lowRoot = max(0, square - 2 - 1 / total + 4 * p * (total * q + 1)).squareRoot()
        let highRoot = max(0, square + 2 - 1 / total + 4 * p * (total * q - 1)).squareRoot()
        return Interval(
            low: x == 0 ? 0 : (base - 1 - z * lowRoot) / scale,
            high: x == n ? 1 : (base + 1 + z * highRoot) / scale
        ).clippedToUnit
    }
}
