import Foundation

/// Student's t distribution; `nil` degrees of freedom mean infinitely many, the normal distribution.
///
/// Fractional degrees of freedom (Satterthwaite) are allowed. At zero or fewer degrees of freedom every
/// tail is ½ and every quantile infinite, the limit as they shrink.
public enum StudentT {
    /// P(T > t), relative precision kept in the upper tail.
    public static func upperTail(_ t: Double, degreesOfFreedom: Double?) -> Double {
        guard let df = finite(degreesOfFreedom) else { return Normal.upperTail(t) }
        let half = 0.5 * exp(logTwoSided(t, df))
        return t >= 0 ? half : 1 - half
    }

    /// The t above which a proportion `q` lies; ±∞ for q ≤ 0 and q ≥ 1.
    public static func upperQuantile(_ q: Double, degreesOfFreedom: Double?) -> Double {
        guard let df = finite(degreesOfFreedom) else { return Normal.upperQuantile(q) }
        if q <= 0 { return .infinity }
        if q >= 1 { return -.infinity }
        if q > 0.5 { return -upperQuantile(1 - q, degreesOfFreedom: df) }
        if q == 0.5 { return 0 }
        guard df > 0 else { return .infinity }
        let target = log(2 * q)
        let start = nearQuantile(q, df)
        var high = max(1, 1.25 * start)
        while high < 1e300, logTwoSided(high, df) > target { high *= 2 }
        let beta = tailBeta(df)
        return Roots.halley(low: 0, high: high, start: start) { t in
            let square = t * t
            let (x, y) = (df / (df + square), square / (df + square))
            let tail = beta.logLower(x: x, y: y)
            guard t > 0, x > 0, y > 0, square.isFinite, tail.value.isFinite else {
                return (target - logTwoSided(t, df), .nan, 0)
            }
            let slope = 2 * exp(tail.prefactor - tail.value) / t
            return (target - tail.value, slope, slope * (slope - (df + 1) * t / (df + square)))
        }
    }

    /// P(|T| ≥ |t|).
    public static func twoSidedP(_ t: Double, degreesOfFreedom: Double?) -> Double {
        guard let df = finite(degreesOfFreedom) else { return Normal.twoSidedP(t) }
        return exp(logTwoSided(t, df))
    }

    /// log₁₀ of ``twoSidedP(_:degreesOfFreedom:)``, also where the probability itself is below the
    /// smallest number.
    public static func log10TwoSidedP(_ t: Double, degreesOfFreedom: Double?) -> Double {
        guard let df = finite(degreesOfFreedom) else { return Normal.log10TwoSidedP(t) }
        return logTwoSided(t, df) / log(10)
    }

    private static func finite(_ df: Double?) -> Double? {
        guard let df, df.isFinite else { return nil }
        return df
    }

    /// A number near ``upperQuantile(_:degreesOfFreedom:)``, the nearer the more degrees of freedom (Abramowitz & Stegun 1964,
    /// 26.7.5).
    private static func nearQuantile(_ q: Double, _ df: Double) -> Double {
        let z = Normal.upperQuantile(q)
        let square = z * z
        let first = (square + 1) / 4
        guard df > 2 else { return z * (1 + first / df) }
        let second = ((5 * square + 16) * square + 3) / 96
        let third = (((3 * square + 19) * square + 17) * square - 15) / 384
        let fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160
        return z * (1 + (first + (second + (third + fourth / df) / df) / df) / df)
    }

    /// ln I_x(ν/2, ½) with x = ν/(ν + t²).
    private static func logTwoSided(_ t: Double, _ df: Double) -> Double {
        guard t != 0, df > 0 else { return 0 }
        let square = t * t
        guard square.isFinite else {
            // Leading term of the series: 2 P(T > t) ~ x^(ν/2) / (ν/2 · B(ν/2, ½)), x = ν/t².
            let a = 0.5 * df
            let logX = log(df) - 2 * log(abs(t))
            return a * logX - log(a) - (lgamma(a) + lgamma(0.5) - lgamma(a + 0.5))
        }
        let sum = df + square
        return min(0, tailBeta(df).logLower(x: df / sum, y: square / sum).value)
    }

    /// The tails of t are those of this function at ν/(ν + t²).
    private static func tailBeta(_ df: Double) -> IncompleteBeta { IncompleteBeta(a: 0.5 * df, b: 0.5) }
}
