extension SampleDesign {
    /// Delete-one-unit jackknife of ratios: JK1 without strata, JKn with them.
    ///
    /// Each first-stage unit is left out in turn and the others of its stratum weigh n_h/(n_h − 1); the
    /// factor is (1 − f_h)(n_h − 1)/n_h. A stratum that was read completely adds nothing, also one of one unit; a
    /// lonely one has no replicate and enters as in the linearised variance. Sources: Wolter (2007) ch. 4; Rust & Rao
    /// (1996).
    ///
    /// - Parameters:
    ///   - numerators: a column for each choice, a value for each row.
    ///   - denominator: the denominator, a value for each row.
    ///   - lonely: what a stratum with one first-stage unit contributes; ``LonelyStratumPolicy/adjust`` has no
    ///     replicate and is refused like ``LonelyStratumPolicy/fail``.
    /// - Throws: ``EstimationError/lonelyStratum(stratum:)``, ``EstimationError/zeroDenominator``,
    ///   ``EstimationError/columnLength(column:have:need:)``.
    /// - Complexity: O(rows × K + units × K).
    public func jackknifeRatios(
        numerators: [[Double]], denominator: [Double], lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> Replicates {
        let columns = numerators + [denominator]
        for column in columns where column.count != count {
            throw .columnLength(column: "values", have: column.count, need: count)
        }
        try checkReplicated(lonely)
        let scale = lonely == .average ? averageScale : 1
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
            guard strata[h].sampled > 1 else { continue }
            let n = Double(strata[h].sampled)
            let left = (0..<k).map { j -> Double in
                let rest = stratumTotals[h * k + j] - totals[unit * k + j]
                return whole[j] - stratumTotals[h * k + j] + rest * n / (n - 1)
            }
            guard left[k - 1] != 0 else { throw .zeroDenominator }
            values.append((0..<(k - 1)).map { left[$0] / left[k - 1] })
            factors.append(scale * strata[h].remaining * (n - 1) / n)
        }
        return Replicates(
            full: (0..<(k - 1)).map { whole[$0] / whole[k - 1] }, values: values, factors: factors,
            degreesOfFreedom: degreesOfFreedom)
    }

    /// Strata of one unit have no replicates; one that was not read completely needs a treatment that does without.
    func checkReplicated(_ lonely: LonelyStratumPolicy) throws(EstimationError) {
        guard lonely == .fail || lonely == .adjust, let stratum = strata.first(where: \.isLonely) else {
            return
        }
        throw .lonelyStratum(stratum: stratum.label)
    }
}
