internal import CGSL
import Foundation

/// The standard normal distribution.
public enum Normal {
    /// P(Z ≤ z), relative precision kept in the lower tail.
    public static func lowerTail(_ z: Double) -> Double { upperTail(-z) }

    /// P(Z > z), relative precision kept in the upper tail (until about z = 38, where it is 0).
    public static func upperTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

    /// The z below which a proportion `p` lies; ∓∞ for p ≤ 0 and p ≥ 1.
    public static func quantile(_ p: Double) -> Double { -upperQuantile(p) }

    /// The z above which a proportion `q` lies; ±∞ for q ≤ 0 and q ≥ 1.
    public static func upperQuantile(_ q: Double) -> Double {
        if q <= 0 { return .infinity }
        if q >= 1 { return -.infinity }
        if q == 0.5 { return 0 }
        return gsl_cdf_ugaussian_Qinv(q)
    }

    /// P(|Z| ≥ |z|).
    public static func twoSidedP(_ z: Double) -> Double { min(1, erfc(abs(z) / 2.0.squareRoot())) }

    /// log₁₀ of ``twoSidedP(_:)``, also where the probability itself is below the smallest number.
    public static func log10TwoSidedP(_ z: Double) -> Double {
        z == 0 ? 0 : min(0, gsl_sf_log_erfc(abs(z) / 2.0.squareRoot()) / log(10))
    }

    /// Density φ(z).
    public static func density(_ z: Double) -> Double { exp(-0.5 * z * z) / (2 * .pi).squareRoot() }
}
