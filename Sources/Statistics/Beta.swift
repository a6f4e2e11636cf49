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

    /// The x below which a proportion `p` lies, by halving on the tail that keeps its digits.
    public static func quantile(_ p: Double, a: Double, b: Double) -> Double {
        if p <= 0 { return 0 }
        if p >= 1 { return 1 }
        if p <= 0.5 {
            return Roots.bisect(low: 0, high: 1) { lowerTail($0, a: a, b: b) >= p }
        }
        return Roots.bisect(low: 0, high: 1) { upperTail($0, a: a, b: b) <= 1 - p }
    }
}
