/// The F distribution; fractional degrees of freedom are allowed.
public enum FisherF {
    /// P(F > f); a `nil` denominator means infinitely many degrees of freedom (chi-square over `numerator`).
    public static func upperTail(_ f: Double, numerator: Double, denominator: Double?) -> Double {
        guard f > 0 else { return 1 }
        guard let denominator, denominator.isFinite else {
            return ChiSquare.upperTail(numerator * f, degreesOfFreedom: numerator)
        }
        guard numerator > 0, denominator > 0 else { return 1 }
        let scaled = numerator * f
        let sum = denominator + scaled
        guard sum.isFinite else { return 0 }
        return IncompleteBeta.lower(
            x: denominator / sum, y: scaled / sum, a: denominator / 2, b: numerator / 2)
    }
}
