import Foundation

/// Which of several jointly normal shares is the largest.
///
/// Exact for two and three shares; for four and five by nested quadrature and above by a lattice in 32 positions.
/// Of four and five shares the tests hold errors below 10⁻⁷.
/// Not for shares of a few units each: the normal distribution must hold.
/// Sources: Genz (1992); for three shares the orthant is a one-dimensional integral.
public enum LeadingShare {
    /// P(share k is the largest), for each k.
    ///
    /// - Throws: ``StatisticsError/tooFew(what:have:need:)``,
    ///   ``StatisticsError/lengthsDiffer(first:have:second:need:)``,
    ///   ``StatisticsError/notPositiveDefinite(size:)``.
    public static func probabilities(
        shares: [Double], covariance: [[Double]]
    ) throws(StatisticsError) -> [Double] {
        try check(shares, covariance)
        var result: [Double] = []
        for k in shares.indices {
            let others = shares.indices.filter { $0 != k }
            let means = others.map { shares[k] - shares[$0] }
            let differences = others.map { a in
                others.map { b in
                    covariance[k][k] - covariance[k][b] - covariance[a][k] + covariance[a][b]
                }
            }
            result.append(try orthant(means: means, covariance: differences))
        }
        return result
    }

    /// P(share a > share b); `nil` on the diagonal and where the difference has no variance.
    public static func pairwise(shares: [Double], covariance: [[Double]]) throws(StatisticsError)
        -> [[Double?]]
    {
        try check(shares, covariance)
        return shares.indices.map { a in
            shares.indices.map { b in
                let variance = covariance[a][a] + covariance[b][b] - 2 * covariance[a][b]
                guard a != b, variance > 0 else { return nil }
                return Normal.lowerTail((shares[a] - shares[b]) / variance.squareRoot())
            }
        }
    }

    private static func check(_ shares: [Double], _ covariance: [[Double]]) throws(StatisticsError) {
        let k = shares.count
        guard k >= 2 else { throw .tooFew(what: .categories, have: k, need: 2) }
        guard covariance.count == k, covariance.allSatisfy({ $0.count == k }) else {
            throw .lengthsDiffer(first: "covariance", have: covariance.count, second: "shares", need: k)
        }
    }

    /// P(all components positive).
    private static func orthant(means: [Double], covariance: [[Double]]) throws(StatisticsError) -> Double {
        let factor = try GaussianFactor(covariance: covariance)
        for index in means.indices where !factor.variables.contains(index) && means[index] <= 0 { return 0 }
        let limits = zip(factor.variables, factor.deviations).map { means[$0] / $1 }
        if limits.count == 1 { return Normal.lowerTail(limits[0]) }
        if limits.count == 2, factor.rank == 2 {
            let rows = factor.rows
            let rho = rows[0] * rows[2] + rows[1] * rows[3]
            return bivariate(limits[0], limits[1], correlation: rho)
        }
        if let quadrature = OrthantQuadrature(factor, lower: limits.map { -$0 }) {
            return quadrature.probability
        }
        return GaussianBox(factor).probability(
            lower: limits.map { -$0 }, upper: limits.map { _ in .infinity }, positions: 32)
    }

    /// P(Z₁ > −a, Z₂ > −b), integrated over Z₁ in pieces of one standard deviation.
    private static func bivariate(_ a: Double, _ b: Double, correlation rho: Double) -> Double {
        let scale = ((1 - rho) * (1 + rho)).squareRoot()
        guard scale > 1e-9 else { return max(0, Normal.lowerTail(min(a, b))) }
        let start = max(-a, -12)
        var sum = 0.0
        // The inner function turns within a width of scale/ρ around its centre.
        let centre = rho == 0 ? 0 : -b / rho
        var cuts = stride(from: start, through: max(start, 12), by: 0.5).map { $0 }
        for step in -8...8 {
            let cut = centre + Double(step) * scale
            if cut > start, cut < 12 { cuts.append(cut) }
        }
        cuts.sort()
        for (low, high) in zip(cuts, cuts.dropFirst()) where high > low {
            sum += GaussLegendre.integrate(from: low, to: high) { x in
                Normal.density(x) * Normal.lowerTail((b + rho * x) / scale)
            }
        }
        return min(1, sum)
    }
}
