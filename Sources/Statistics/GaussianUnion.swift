internal import CGSL
import Foundation

/// P(max_k |Z_k| > c) as the sum over k of "Z_k exceeds and none before it does".
///
/// By symmetry each term is 2 P(Z_k > c) P(|Z_l| ≤ c for all l < k | Z_k > c). The tail probability is
/// exact and the conditional one runs over the ``Lattice``, so that the error is a small part of the tail
/// instead of a part of the whole. For t variables the tail is that of T_k, and given T_k = t the common
/// denominator s² follows χ²_{df+1}/(df + t²).
struct GaussianUnion: Sendable {
    /// Variable k with those before it; k owns the first column.
    private struct Term: Sendable {
        let rank: Int
        /// Rows of the variables before k.
        let rows: [Double]
        /// These rows by their last column.
        let groups: [[Int]]
    }

    private let terms: [Term]
    private let degreesOfFreedom: Double?
    private let chi: [Double]

    init(_ factor: GaussianFactor, degreesOfFreedom: Double?) throws(StatisticsError) {
        let (k, r) = (factor.variables.count, factor.rank)
        let correlation = (0..<k).map { i in
            (0..<k).map { j in
                (0..<r).reduce(0.0) { $0 + factor.rows[i * r + $1] * factor.rows[j * r + $1] }
            }
        }
        var terms: [Term] = []
        for variable in 0..<k {
            let block = (0...variable).map { Array(correlation[$0][0...variable]) }
            let own = try GaussianFactor(covariance: block, firstPivot: variable)
            var groups = [[Int]](repeating: [], count: own.rank)
            for row in 0..<variable { groups[own.lastColumn[row]].append(row) }
            terms.append(Term(rank: own.rank, rows: own.rows, groups: groups))
        }
        self.terms = terms
        self.degreesOfFreedom = degreesOfFreedom
        chi =
            degreesOfFreedom.map { df in
                (0..<Lattice.standard.count).map { point in
                    let u = Lattice.standard.coordinates[point * Lattice.dimensions + 1]
                    return u < 0.5 ? gsl_cdf_chisq_Pinv(u, df + 1) : gsl_cdf_chisq_Qinv(1 - u, df + 1)
                }
            } ?? []
    }

    /// P(max_k |Z_k| > c).
    func probability(beyond c: Double) -> Double {
        let tail = StudentT.upperTail(c, degreesOfFreedom: degreesOfFreedom)
        var starts = [(z: Double, limit: Double)](repeating: (0, c), count: Lattice.standard.count)
        for point in 0..<Lattice.standard.count {
            let u = tail * Lattice.standard.coordinates[point * Lattice.dimensions]
            if let df = degreesOfFreedom {
                let t = max(c, gsl_cdf_tdist_Qinv(u, df))
                let scale = (chi[point] / (df + t * t)).squareRoot()
                starts[point] = (t * scale, c * scale)
            } else {
                starts[point] = (max(c, Normal.upperQuantile(u)), c)
            }
        }
        var y = [Double](repeating: 0, count: Lattice.dimensions)
        var sum = 0.0
        for term in terms {
            guard term.groups.contains(where: { !$0.isEmpty }) else {
                sum += 1
                continue
            }
            var inside = 0.0
            for point in 0..<Lattice.standard.count {
                inside += conditional(term, start: starts[point], point: point, &y)
            }
            sum += inside / Double(Lattice.standard.count)
        }
        return min(1, 2 * tail * sum)
    }

    /// P(the variables before k stay inside | the first column is `start.z`), at one lattice point.
    private func conditional(
        _ term: Term, start: (z: Double, limit: Double), point: Int, _ y: inout [Double]
    ) -> Double {
        let offset = point * Lattice.dimensions + (degreesOfFreedom == nil ? 0 : 1)
        var product = 1.0
        y[0] = start.z
        for row in term.groups[0] where abs(term.rows[row * term.rank] * start.z) > start.limit { return 0 }
        for column in 1..<max(1, term.rank) {
            var low = -Double.infinity
            var high = Double.infinity
            for row in term.groups[column] {
                let base = row * term.rank
                var sum = 0.0
                for before in 0..<column { sum += term.rows[base + before] * y[before] }
                let own = term.rows[base + column]
                let first = (-start.limit - sum) / own
                let second = (start.limit - sum) / own
                low = max(low, min(first, second))
                high = min(high, max(first, second))
            }
            guard high > low else { return 0 }
            // In the upper half the upper tails keep the digits.
            let mirrored = low > 0
            let from = mirrored ? Normal.upperTail(high) : Normal.lowerTail(low)
            let width = (mirrored ? Normal.upperTail(low) : Normal.lowerTail(high)) - from
            guard width > 0 else { return 0 }
            product *= width
            if column < term.rank - 1 {
                let u = from + Lattice.standard.coordinates[offset + column] * width
                y[column] = mirrored ? Normal.upperQuantile(u) : Normal.quantile(u)
            }
        }
        return product
    }
}
