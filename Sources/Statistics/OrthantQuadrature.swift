/// P(all Z_k ≥ lower_k) of three or four normal variables by nested Gauss–Legendre quadrature.
///
/// Each variable in turn is integrated from the bound that those before it leave, in pieces that are short where the
/// variables depend strongly on each other; the last one is a tail. What lies beyond 7 standard deviations is below
/// 10⁻¹¹. Not for dependent rows or more variables, whose nodes grow like a power. Source: Genz (1992), separation of
/// variables; Davis & Rabinowitz (1984) ch. 5.
struct OrthantQuadrature {
    /// Numbers of variables that are possible.
    static let ranks = 3...4
    private static let reach = 7.0

    private let rank: Int
    /// Rows of the factor by their last column.
    private let rows: [[Double]]
    private let lower: [Double]
    private let piece: Double

    /// - Parameters:
    ///   - factor: Correlations.
    ///   - lower: Bound of each variable in the order of the factor.
    /// - Returns: `nil` for another number of variables, or where a row depends on others.
    init?(_ factor: GaussianFactor, lower: [Double]) {
        let r = factor.rank
        guard Self.ranks.contains(r), factor.variables.count == r, lower.count == r,
            Set(factor.lastColumn).count == r
        else { return nil }
        let order = factor.lastColumn.indices.sorted { factor.lastColumn[$0] < factor.lastColumn[$1] }
        rank = r
        let sorted = order.map { row in (0..<r).map { factor.rows[row * r + $0] } }
        let narrowest = sorted.indices.reduce(1.0) { min($0, sorted[$1][$1]) }
        guard narrowest > 0 else { return nil }
        rows = sorted
        self.lower = order.map { lower[$0] }
        piece = r == 3 ? max(0.2, min(2, 3 * narrowest)) : max(1.2, min(2.8, 4 * narrowest))
    }

    var probability: Double {
        var y = [Double](repeating: 0, count: rank)
        return min(1, max(0, integral(0, &y)))
    }

    private func integral(_ column: Int, _ y: inout [Double]) -> Double {
        let row = rows[column]
        var known = 0.0
        for before in 0..<column { known += row[before] * y[before] }
        let bound = (lower[column] - known) / row[column]
        if column == rank - 1 { return Normal.upperTail(bound) }
        let start = max(bound, -Self.reach)
        guard start < Self.reach else { return 0 }
        let pieces = max(1, Int(((Self.reach - start) / piece).rounded(.up)))
        let half = 0.5 * (Self.reach - start) / Double(pieces)
        var sum = 0.0
        for index in 0..<pieces {
            let middle = start + half * Double(2 * index + 1)
            for node in GaussLegendre.nodes {
                for side in 0..<2 {
                    let x = middle + (side == 0 ? -half : half) * node.x
                    y[column] = x
                    sum += half * node.weight * Normal.density(x) * integral(column + 1, &y)
                }
            }
        }
        return sum
    }
}
