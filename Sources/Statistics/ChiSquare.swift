internal import CGSL

/// The chi-square distribution; fractional degrees of freedom are allowed.
public enum ChiSquare {
    /// P(X > x); 1 for x ≤ 0.
    public static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
        guard x > 0 else { return 1 }
        guard degreesOfFreedom > 0 else { return 0 }
        return gsl_cdf_chisq_Q(x, degreesOfFreedom)
    }

    /// P(X ≤ x); 0 for x ≤ 0.
    public static func lowerTail(_ x: Double, degreesOfFreedom: Double) -> Double {
        guard x > 0 else { return 0 }
        guard degreesOfFreedom > 0 else { return 1 }
        return gsl_cdf_chisq_P(x, degreesOfFreedom)
    }

    /// The x above which a proportion `q` lies; ∞ for q ≤ 0 and 0 for q ≥ 1.
    public static func upperQuantile(_ q: Double, degreesOfFreedom: Double) -> Double {
        if q <= 0 { return .infinity }
        if q >= 1 || degreesOfFreedom <= 0 { return 0 }
        return gsl_cdf_chisq_Qinv(q, degreesOfFreedom)
    }
}
