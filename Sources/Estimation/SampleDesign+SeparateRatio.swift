/// Separate ratios: one ratio per stratum, combined by known stratum totals of the denominator.
public struct SeparateRatioEstimate: Sendable, Equatable {
    public var estimate: DesignEstimate
    /// Ratio of each stratum, by numerator.
    public var stratumRatios: [[Double]]
    /// Standard error of each stratum's ratio, by numerator.
    public var stratumErrors: [[Double]]
    /// Sum of the known totals.
    public var denominatorTotal: Double
}

extension SampleDesign {
    /// R = Σ_h (X_h/X) R̂_h with known X_h (Cochran 1977, sec. 6.10).
    ///
    /// Needs about 20 units per stratum. Not for checking a result whose own totals are the X_h: the
    /// estimate would depend on what it is to check.
    /// - Parameter knownTotals: X_h by the label of the stratum.
    /// - Parameter denominator: the denominator, a value for each row.
    /// - Parameter lonely: what a stratum with one first-stage unit contributes.
    /// - Parameter numerators: a column for each choice, a value for each row.
    /// - Throws: ``EstimationError/missingTotal(name:)``, ``EstimationError/zeroDenominator`` for a stratum
    ///   with nothing in the denominator or known totals of 0, and as for combined ratios.
    public func separateRatios(
        numerators: [[Double]], denominator: [Double], knownTotals: [String: Double],
        lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> SeparateRatioEstimate {
        for column in numerators + [denominator] where column.count != count {
            throw .columnLength(column: "values", have: column.count, need: count)
        }
        var known: [Double] = []
        for stratum in strata {
            guard let total = knownTotals[stratum.label] else { throw .missingTotal(name: stratum.label) }
            known.append(total)
        }
        let total = known.reduce(0, +)
        guard total > 0, total.isFinite else { throw .zeroDenominator }
        let rowStratum = stratumOfRow.map { Int($0) }
        let sums = { (column: [Double]) -> [Double] in
            var sums = [Double](repeating: 0, count: known.count)
            for row in 0..<self.count { sums[rowStratum[row]] += self.weights[row] * column[row] }
            return sums
        }
        let bottoms = sums(denominator)
        guard !bottoms.contains(0) else { throw .zeroDenominator }
        let tops = numerators.map(sums)
        let ratios = known.indices.map { h in tops.map { $0[h] / bottoms[h] } }
        let k = numerators.count
        var values = [Double](repeating: 0, count: k)
        var covariance = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
        var errors: [[Double]] = []
        for h in known.indices {
            let scores = (0..<k).map { index -> [Double] in
                (0..<self.count).map { row in
                    guard rowStratum[row] == h else { return 0 }
                    return (numerators[index][row] - ratios[h][index] * denominator[row]) / bottoms[h]
                }
            }
            let own = try self.covariance(ofTotals: scores, lonely: lonely)
            let share = known[h] / total
            errors.append((0..<k).map { max(0, own[$0][$0]).squareRoot() })
            for i in 0..<k {
                values[i] += share * ratios[h][i]
                for j in 0..<k { covariance[i][j] += share * share * own[i][j] }
            }
        }
        return SeparateRatioEstimate(
            estimate: DesignEstimate(
                values: values, covariance: covariance, degreesOfFreedom: degreesOfFreedom),
            stratumRatios: ratios, stratumErrors: errors, denominatorTotal: total)
    }
}
