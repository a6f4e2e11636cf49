/// Simultaneous confidence intervals for the proportions of a multinomial distribution.
///
/// For clustered samples feed effective counts n_eff p_k, or use ``SurveyShareInterval`` at a Bonferroni
/// level or ``MaximumDeviation``.
public enum MultinomialIntervals: String, Sendable, CaseIterable {
    /// Goodman (1965): Wilson intervals at the Bonferroni level. The default.
    case goodman
    /// Quesenberry & Hurst (1964): Wilson form with the χ² quantile on K − 1 degrees of freedom. Wider.
    case quesenberryHurst
    /// Bonferroni-adjusted Wald, clipped. Collapses at zero counts.
    case bonferroniWald
    /// Sison & Glaz (1995): equal half-widths for all categories; can fall slightly short for K = 3.
    case sisonGlaz

    /// One interval per category, together covering with probability `level`.
    ///
    /// - Parameters:
    ///   - counts: observed counts, at least two categories and a positive sum.
    ///   - level: joint confidence level as a fraction.
    /// - Throws: ``StatisticsError/tooFew(what:have:need:)`` for fewer than two categories or no
    ///   observation, ``StatisticsError/outsideRange(argument:value:range:)`` for a negative count or a level
    ///   outside (0, 1), ``StatisticsError/notConverged(method:)`` if Sison–Glaz finds no half-width.
    public func intervals(counts: [Int], level: Double) throws(StatisticsError) -> [Interval] {
        guard counts.count >= 2 else { throw .tooFew(what: .categories, have: counts.count, need: 2) }
        let total = counts.reduce(0, +)
        guard total > 0 else { throw .tooFew(what: .observations, have: total, need: 1) }
        if let negative = counts.first(where: { $0 < 0 }) {
            throw .outsideRange(argument: "count", value: Double(negative), range: .atLeast(0))
        }
        guard level > 0, level < 1 else {
            throw .outsideRange(argument: "level", value: level, range: .between(0, 1))
        }
        let k = Double(counts.count)
        let n = Double(total)
        let z = Normal.upperQuantile((1 - level) / (2 * k))
        switch self {
        case .goodman:
            return counts.map { Self.quadratic(Double($0), n: n, critical: z * z) }
        case .quesenberryHurst:
            let critical = ChiSquare.upperQuantile(1 - level, degreesOfFreedom: k - 1)
            return counts.map { Self.quadratic(Double($0), n: n, critical: critical) }
        case .bonferroniWald:
            return counts.map { count in
                let p = Double(count) / n
                return Interval(center: p, halfWidth: z * (p * (1 - p) / n).squareRoot()).clippedToUnit
            }
        case .sisonGlaz:
            let (half, fraction) = try SisonGlaz(counts: counts).halfWidth(level: level)
            return counts.map { count in
                let p = Double(count) / n
                return Interval(low: p - half / n, high: p + (half + 2 * fraction) / n).clippedToUnit
            }
        }
    }

    private static func quadratic(_ count: Double, n: Double, critical: Double) -> Interval {
        let root = (critical * (critical + 4 * count * (n - count) / n)).squareRoot()
        let scale = 2 * (n + critical)
        return Interval(
            low: (critical + 2 * count - root) / scale, high: (critical + 2 * count + root) / scale
        ).clippedToUnit
    }
}
