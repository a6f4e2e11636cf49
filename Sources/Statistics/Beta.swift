import Foundation

/// The beta distribution on [0, 1].
///
/// GSL's inverse is not used: it stops with a failure at ordinary arguments (2 of 400,000) and once
/// returned a wrong number without reporting it.
public enum Beta {
    /// P(X ≤ x) for shape parameters `a`, `b` > 0.
    public static func lowerTail(_ x: Double, a: Double, b: Double) -> Double {
        IncompleteBeta.lower(x: x, y: 1 - x, a: a, b: b)
    }

    /// P(X > x) for shape parameters `a`, `b` > 0.
    public static func upperTail(_ x: Double, a: Double, b: Double) -> Double {
        IncompleteBeta.lower(x: 1 - x, y: x, a: b, b: a)
    }

    /// The x below which a proportion `p` lies, by Halley's method for ln x on the logarithm of the tail that
    /// keeps its digits, from the start of Cran, Martin & Thomas (1977, AS 109).
    public static func quantile(_ p: Double, a: Double, b: Double) -> Double {
        if p <= 0 { return 0 }
        if p >= 1 { return 1 }
        let isLower = p <= 0.5
        let target = log(isLower ? p : 1 - p)
        let beta = IncompleteBeta(a: a, b: b)
        let root = Roots.halley(low: -740, high: 0, start: log(start(p, a: a, b: b))) { u in
            let (x, y) = (exp(u), -expm1(u))
            guard y > 0 else { return (.infinity, 1, 0) }
            let tail = isLower ? beta.logLower(x: x, y: y) : beta.logUpper(x: x, y: y)
            guard tail.value.isFinite else { return (isLower ? -.infinity : .infinity, 1, 0) }
            let slope = exp(tail.prefactor - tail.value) / y
            let bend = a - (b - 1) * x / y
            return isLower
                ? (tail.value - target, slope, slope * (bend - slope))
                : (target - tail.value, slope, slope * (bend + slope))
        }
        return exp(root)
    }

    private static func start(_ p: Double, a: Double, b: Double) -> Double {
        guard a > 1, b > 1 else {
            let first = log(p * a) + log(a + b) * (a < 1 ? 1 - a : 0)
            return min(0.9, max(1e-300, exp(first / max(a, 1e-3))))
        }
        let z = Normal.upperQuantile(p)
        let r = (z * z - 3) / 6
        let (s, t) = (1 / (2 * a - 1), 1 / (2 * b - 1))
        let h = 2 / (s + t)
        guard h + r > 0 else { return a / (a + b) }
        let w = z * (h + r).squareRoot() / h - (t - s) * (r + 5 / 6 - 2 / (3 * h))
        return a / (a + b * exp(2 * w))
    }
}
