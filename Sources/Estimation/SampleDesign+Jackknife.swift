extension SampleDesign {
    /// Delete-one-unit jackknife of ratios: JK1 without strata, JKn with them.
    ///
    /// Each first-stage unit is left out in turn and the others of its stratum weigh n_h/(n_h − 1); the
    /// factor is (1 − f_h)(n_h − 1)/n_h. Sources: Wolter (2007) ch. 4; Rust & Rao (1996).
    ///
    /// - Throws: ``EstimationError/lonelyStratum(stratum:)`` where nothing is left after deletion,
    ///   ``EstimationError/zeroDenominator``, ``EstimationError/columnLength(column:have:need:)``.
    /// - Complexity: O(rows × K + units × K).
    public func jackknifeRatios(
        numerators: [[Double]], denominator: [Double]
    ) throws(EstimationError) -> Replicates {
        let columns = numerators + [denominator]
        for column in columns where column.count != count {
            throw .columnLength(column: "values", have: column.count, need: count)
        }
        if let stratum = strata.first(where: { $0.sampled == 1 }) {
            throw .lonelyStratum(stratum: stratum.label)
        }
        let k = columns.count
        let totals = unitTotals(columns)
        let whole = columns.map(weightedSum)
        guard whole[k - 1] != 0 else { throw .zeroDenominator }
        var stratumTotals = [Double](repeating: 0, count: strata.count * k)
        for unit in stratumOfUnit.indices {
            for j in 0..<k { stratumTotals[Int(stratumOfUnit[unit]) * k + j] += totals[unit * k + j] }
        }
        var values: [[Double]] = []
        var factors: [Double] = []
        values.reserveCapacity(stratumOfUnit.count)
        for unit in stratumOfUnit.indices {
            let h = Int(stratumOfUnit[unit])
            let n = Double(strata[h].sampled)
            let left = (0..<k).map { j -> Double in
                let rest = stratumTotals[h * k + j] - totals[unit * k + j]
                return whole[j] - stratumTotals[h * k + j] + rest * n / (n - 1)
            }
            guard left[k - 1] != 0 else { throw .zeroDenominator }
            values.append((0..<(k - 1)).map { left[$0] / left[k - 1] })
            factors.append(strata[h].remaining * (n - 1) / n)
        }
        return Replicates(
            full: (0..<(k - 1)).map { whole[$0] / whole[k - 1] }, values: values, factors: factors,
            degreesOfFreedom: degreesOfFreedom)
    }
}
