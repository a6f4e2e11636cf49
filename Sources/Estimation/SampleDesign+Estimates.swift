import Statistics

extension SampleDesign {
    /// Weighted totals of the columns.
    public func totals(
        _ columns: [[Double]], lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> DesignEstimate {
        let covariance = try covariance(ofTotals: columns, lonely: lonely)
        return DesignEstimate(
            values: columns.map(weightedSum), covariance: covariance, degreesOfFreedom: degreesOfFreedom)
    }

    /// Hájek means Σwy/Σw, linearised.
    public func means(
        _ columns: [[Double]], lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> DesignEstimate {
        let ones = [Double](repeating: 1, count: count)
        return try ratios(numerators: columns, denominator: ones, lonely: lonely).estimate
    }

    /// Combined ratios Σwy/Σwx, the default for shares, linearised as z = (y − R̂x)/X̂ (Woodruff 1971).
    ///
    /// Not the average of percentages over polling places: that is another quantity.
    /// - Parameters:
    ///   - domain: rows to keep; the others stay in the variance formula with zeros, and the degrees of
    ///     freedom count only units and strata with rows in the domain.
    ///   - lonely: what single-unit strata contribute.
    ///   - denominator: the denominator, a value for each row.
    ///   - numerators: a column for each choice, a value for each row.
    /// - Throws: ``EstimationError/zeroDenominator``, ``EstimationError/emptyDomain``,
    ///   ``EstimationError/lonelyStratum(stratum:)``,
    ///   ``EstimationError/columnLength(column:have:need:)``.
    public func ratios(
        numerators: [[Double]], denominator: [Double], domain: [Bool]? = nil,
        lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> RatioEstimate {
        for column in numerators + [denominator] where column.count != count {
            throw .columnLength(column: "values", have: column.count, need: count)
        }
        var numerators = numerators
        var denominator = denominator
        if let domain {
            guard domain.count == count else {
                throw .columnLength(column: "domain", have: domain.count, need: count)
            }
            guard domain.contains(true) else { throw .emptyDomain }
            for row in 0..<count where !domain[row] {
                denominator[row] = 0
                for index in numerators.indices { numerators[index][row] = 0 }
            }
        }
        let total = weightedSum(denominator)
        guard total != 0 else { throw .zeroDenominator }
        let ratios = numerators.map { weightedSum($0) / total }
        let scores = numerators.indices.map { index -> [Double] in
            let (column, ratio) = (numerators[index], ratios[index])
            return (0..<count).map { (column[$0] - ratio * denominator[$0]) / total }
        }
        let degrees = domain.map(domainDegreesOfFreedom) ?? degreesOfFreedom
        return RatioEstimate(
            estimate: DesignEstimate(
                values: ratios, covariance: try covariance(ofTotals: scores, lonely: lonely),
                degreesOfFreedom: degrees),
            denominatorTotal: total, sampleDenominator: denominator.reduce(0, +),
            choiceDegreesOfFreedom: varianceDegreesOfFreedom(scores, most: Double(degrees)),
            srsVariances: scores.map(srsVariance), estimatedRows: weights.reduce(0, +), rows: count)
    }

    /// Σ w y.
    public func weightedSum(_ column: [Double]) -> Double {
        var sum = 0.0
        for row in 0..<min(count, column.count) { sum += weights[row] * column[row] }
        return sum
    }

    /// Degrees of freedom of an estimate of the rows of a domain.
    ///
    /// - Parameter domain: Whether each row belongs to it.
    /// - Returns: Units minus strata with rows in the domain; may be 0.
    public func domainDegreesOfFreedom(_ domain: [Bool]) -> Int {
        var seenUnits = [Bool](repeating: false, count: stratumOfUnit.count)
        var seenStrata = [Bool](repeating: false, count: strata.count)
        for row in 0..<count where domain[row] {
            seenUnits[Int(units[row])] = true
            seenStrata[Int(stratumOfUnit[Int(units[row])])] = true
        }
        guard selection?.isSystematic == true else {
            return seenUnits.count { $0 } - seenStrata.count { $0 }
        }
        var rows = [Int](repeating: 0, count: strata.count)
        for row in 0..<count where domain[row] { rows[Int(stratumOfUnit[Int(units[row])])] += 1 }
        return rows.reduce(0) { $0 + Selection.systematicDegreesOfFreedom(rows: $1) }
    }

    /// Weighted variance of one row's score, n/(n−1) Σw(z − z̄)²/Σw.
    private func srsVariance(_ score: [Double]) -> Double {
        guard count > 1 else { return 0 }
        let size = weights.reduce(0, +)
        let mean = weightedSum(score) / size
        var sum = 0.0
        for row in 0..<count { sum += weights[row] * (score[row] - mean) * (score[row] - mean) }
        let n = Double(count)
        return n / (n - 1) * sum / size
    }
}
