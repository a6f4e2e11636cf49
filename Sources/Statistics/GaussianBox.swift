/// Probability that normal variables with a given factor lie in a box.
///
/// Genz's separation of variables: each variable in turn is restricted to the interval that the box leaves
/// it, given those before; the remaining integral over the unit cube runs over the fixed ``Lattice``. Rows
/// that depend on the columns before them narrow the interval of their last column (Genz & Kwong 2000).
/// Sources: Genz (1992) J. Comput. Graph. Stat. 1:141; Genz & Bretz (2002) ibid. 11:950.
struct GaussianBox: Sendable {
    let factor: GaussianFactor
    /// Rows by their last column.
    private let groups: [[Int]]

    init(_ factor: GaussianFactor) {
        self.factor = factor
        var groups = [[Int]](repeating: [], count: factor.rank)
        for (row, column) in factor.lastColumn.enumerated() { groups[column].append(row) }
        self.groups = groups
    }

    /// P(lower ≤ Z ≤ upper) for standardised variables in the order of `factor.variables`.
    ///
    /// - Parameter positions: shifts of the lattice over which the integral is averaged.
    func probability(lower: [Double], upper: [Double], positions: Int = 1) -> Double {
        let r = factor.rank
        guard r > 0 else { return 1 }
        guard r > 1 else {
            var point = [0.0]
            return integrand(lower, upper, point: 0, shift: 0, at: &point)
        }
        var y = [Double](repeating: 0, count: r)
        var sum = 0.0
        for shift in 0..<positions {
            for point in 0..<Lattice.fine.count {
                sum += integrand(lower, upper, point: point, shift: shift, at: &y)
            }
        }
        return min(1, max(0, sum / Double(Lattice.fine.count * positions)))
    }

    private func integrand(
        _ lower: [Double], _ upper: [Double], point: Int, shift: Int, at y: inout [Double]
    ) -> Double {
        let r = factor.rank
        var product = 1.0
        for column in 0..<r {
            var low = -Double.infinity
            var high = Double.infinity
            for row in groups[column] {
                let base = row * r
                var sum = 0.0
                for before in 0..<column { sum += factor.rows[base + before] * y[before] }
                let own = factor.rows[base + column]
                let first = (lower[row] - sum) / own
                let second = (upper[row] - sum) / own
                low = max(low, min(first, second))
                high = min(high, max(first, second))
            }
            guard high > low else { return 0 }
            // In the upper half the upper tails keep the digits.
            let mirrored = low > 0
            let start = mirrored ? Normal.upperTail(high) : Normal.lowerTail(low)
            let width = (mirrored ? Normal.upperTail(low) : Normal.lowerTail(high)) - start
            guard width > 0 else { return 0 }
            product *= width
            if column < r - 1 {
                let place = point * Lattice.dimensions + column
                let coordinate =
                    shift == 0
                    ? Lattice.fine.coordinates[place] : Lattice.fine.shifted(point, column, by: shift)
                let u = start + coordinate * width
                y[column] = mirrored ? Normal.upperQuantile(u) : Normal.quantile(u)
            }
        }
        return product
    }
}
