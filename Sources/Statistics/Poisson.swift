internal import CGSL

/// The Poisson distribution; a mean of 0 puts all probability on 0.
public enum Poisson {
    /// P(X ≤ k).
    public static func lowerTail(_ k: Int, mean: Double) -> Double {
        if k < 0 { return 0 }
        guard mean > 0, let count = UInt32(exactly: k) else { return 1 }
        return gsl_cdf_poisson_P(count, mean)
    }

    /// P(X > k).
    public static func upperTail(_ k: Int, mean: Double) -> Double {
        if k < 0 { return 1 }
        guard mean > 0, let count = UInt32(exactly: k) else { return 0 }
        return gsl_cdf_poisson_Q(count, mean)
    }
}
