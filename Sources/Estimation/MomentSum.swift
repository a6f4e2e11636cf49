/// Totals and cross-products of station rows, from which shares and their linearised covariance follow
/// without a second pass.
///
/// The variance of a design is linear in the cross-products T of the columns (votes and valid votes), so
/// that of e = y − R x follows from T once R is known:
/// V_jl = (T_jl − R_j T_xl − R_l T_jx + R_j R_l T_xx)/X². The same number as Woodruff's two passes (1971).
struct MomentSum {
    /// Sums and cross-products of some rows, the lower triangle row by row.
    struct Part {
        var rows = 0
        var sums: [Double]
        var products: [Double]
        /// The rows themselves, one after the other.
        var values: [Double] = []

        init(width: Int) {
            sums = [Double](repeating: 0, count: width)
            products = [Double](repeating: 0, count: width * (width + 1) / 2)
        }

        mutating func clear() {
            rows = 0
            values.removeAll(keepingCapacity: true)
            for index in sums.indices { sums[index] = 0 }
            for index in products.indices { products[index] = 0 }
        }

        /// Adds one row.
        @inline(__always)
        mutating func add(_ row: UnsafeBufferPointer<Double>) {
            rows += 1
            values.append(contentsOf: row)
            sums.withUnsafeMutableBufferPointer { sums in
                products.withUnsafeMutableBufferPointer { products in
                    var place = 0
                    for i in 0..<row.count {
                        let value = row[i]
                        sums[i] += value
                        for j in 0...i { products[place + j] += value * row[j] }
                        place += i + 1
                    }
                }
            }
        }

        /// Adds another part of which every row is multiplied by `scale`.
        mutating func add(_ other: Part, scale: Double) {
            rows += other.rows
            for value in other.values { values.append(scale * value) }
            for index in sums.indices { sums[index] += scale * other.sums[index] }
            for index in products.indices { products[index] += scale * scale * other.products[index] }
        }
    }

    let width: Int
    /// Estimated totals Y_1…Y_K, X.
    private(set) var totals: [Double]
    /// Covariance of the totals, the lower triangle.
    private var spread: [Double]
    /// Rows of the groups, group after group.
    private var values: [Double] = []
    private var groups: [(rows: Int, factor: Double, centred: Bool)] = []

    init(width: Int) {
        self.width = width
        totals = [Double](repeating: 0, count: width)
        spread = [Double](repeating: 0, count: width * (width + 1) / 2)
    }

    mutating func clear() {
        for index in totals.indices { totals[index] = 0 }
        for index in spread.indices { spread[index] = 0 }
        values.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
    }

    mutating func addTotals(_ part: Part, scale: Double) {
        for index in totals.indices { totals[index] += scale * part.sums[index] }
    }

    /// Adds factor × Σ (row − mean)(row − mean)'.
    mutating func addSpread(_ part: Part, factor: Double, centred: Bool = true) {
        guard factor > 0 else { return }
        values.append(contentsOf: part.values)
        groups.append((part.rows, factor, centred))
        let correction = centred ? 1 / Double(part.rows) : 0
        var place = 0
        for i in 0..<width {
            for j in 0...i {
                spread[place] +=
                    factor * (part.products[place] - correction * part.sums[i] * part.sums[j])
                place += 1
            }
        }
    }

    /// Adds a multiple of another sum's covariance.
    mutating func addSpread(of other: MomentSum, factor: Double) {
        for index in spread.indices { spread[index] += factor * other.spread[index] }
    }

    /// Writes shares and their covariance (K × K, full); false if the denominator is zero.
    func finish(
        shares: UnsafeMutableBufferPointer<Double>, covariance: UnsafeMutableBufferPointer<Double>
    ) -> Bool {
        let k = width - 1
        let bottom = totals[k]
        guard bottom > 0 else { return false }
        for j in 0..<k { shares[j] = totals[j] / bottom }
        let last = k * (k + 1) / 2
        let scale = 1 / (bottom * bottom)
        var place = 0
        for i in 0..<k {
            for j in 0...i {
                let value =
                    spread[place] - shares[i] * spread[last + j] - shares[j] * spread[last + i]
                    + shares[i] * shares[j] * spread[last + k]
                covariance[i * k + j] = value * scale
                covariance[j * k + i] = value * scale
                place += 1
            }
            // Rounding can leave a tiny negative variance for a choice without votes.
            if covariance[i * k + i] < 0 || shares[i] == 0 { covariance[i * k + i] = 0 }
        }
        return true
    }

    /// Degrees of freedom of each share's variance, at most `most` (see ``VarianceStability``).
    func degreesOfFreedom(
        shares: UnsafeMutableBufferPointer<Double>, most: Double,
        into result: UnsafeMutableBufferPointer<Double>
    ) {
        let k = width - 1
        var stability = VarianceStability(count: k)
        values.withUnsafeBufferPointer { values in
            var first = 0
            for group in groups {
                for j in 0..<k {
                    let share = shares[j]
                    stability.add(j, units: group.rows, factor: group.factor, centred: group.centred) {
                        let place = (first + $0) * width
                        return values[place + j] - share * values[place + k]
                    }
                }
                first += group.rows
            }
        }
        for j in 0..<k { result[j] = stability.degreesOfFreedom(j, most: most) ?? most }
    }
}
