/// What a stratum with a single sampled unit contributes to the variance.
public enum LonelyStratumPolicy: String, Sendable, CaseIterable, Codable {
    /// Throw.
    case fail
    /// Nothing. Too small.
    case remove
    /// Its squared distance from the mean of all strata, which is zero for linearised values. Cautious.
    case adjust
    /// The mean of the other strata.
    case average

    /// What every estimate does unless told otherwise: nothing is made up in silence.
    public static let `default` = LonelyStratumPolicy.fail
}

extension SampleDesign {
    /// Covariance of the weighted totals of `scores` under the design.
    ///
    ///     Σ_h (1 − f_h) n_h/(n_h − 1) Σ_j (e_hj − ē_h)(e_hj − ē_h)',   e = Σ w z over the first-stage unit
    ///
    /// plus, for two-stage samples, f (1 − f_i) m_i/(m_i − 1) Σ (e_ij − ē_i)(e_ij − ē_i)' of each unit
    /// (Särndal et al. 1992, Result 4.3.1). A stratum that was sampled completely adds exactly zero.
    ///
    /// - Parameter scores: unweighted values, one column per statistic.
    /// - Complexity: O(rows × K + units × K²).
    func covariance(
        ofTotals scores: [[Double]], lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> [[Double]] {
        let k = scores.count
        for column in scores where column.count != count {
            throw .columnLength(column: "scores", have: column.count, need: count)
        }
        if lonely == .fail, let stratum = strata.first(where: \.isLonely) {
            throw .lonelyStratum(stratum: stratum.label)
        }
        if let selection { return try selection.covariance(of: scores, self, lonely: lonely) }
        let totals = unitTotals(scores)
        var means = [Double](repeating: 0, count: strata.count * k)
        for unit in stratumOfUnit.indices {
            let stratum = Int(stratumOfUnit[unit])
            for j in 0..<k { means[stratum * k + j] += totals[unit * k + j] }
        }
        var factors = [Double](repeating: 0, count: strata.count)
        for (index, stratum) in strata.enumerated() {
            let n = Double(stratum.sampled)
            if stratum.isLonely {
                for j in 0..<k { means[index * k + j] = 0 }
                factors[index] = lonely == .adjust ? stratum.remaining : 0
            } else {
                for j in 0..<k { means[index * k + j] /= n }
                factors[index] = stratum.sampled > 1 ? stratum.remaining * n / (n - 1) : 0
            }
        }
        var sum = [Double](repeating: 0, count: k * k)
        for unit in stratumOfUnit.indices {
            let stratum = Int(stratumOfUnit[unit])
            let factor = factors[stratum]
            guard factor > 0 else { continue }
            for i in 0..<k {
                let left = factor * (totals[unit * k + i] - means[stratum * k + i])
                for j in 0...i { sum[i * k + j] += left * (totals[unit * k + j] - means[stratum * k + j]) }
            }
        }
        if lonely == .average {
            for index in sum.indices { sum[index] *= averageScale }
        }
        addSecondStage(scores, totals: totals, to: &sum)
        return (0..<k).map { i in (0..<k).map { j in sum[max(i, j) * k + min(i, j)] } }
    }

    /// Totals of each first-stage unit, unit after unit.
    func unitTotals(_ scores: [[Double]], weighted: Bool = true) -> [Double] {
        let k = scores.count
        var totals = [Double](repeating: 0, count: stratumOfUnit.count * k)
        for (j, column) in scores.enumerated() {
            for row in 0..<count {
                totals[Int(units[row]) * k + j] += weighted ? weights[row] * column[row] : column[row]
            }
        }
        return totals
    }

    /// The weight that all rows of a stratum have, `nil` where they differ.
    var commonWeights: [Double?] {
        var first = [Double?](repeating: nil, count: strata.count)
        var differs = [Bool](repeating: false, count: strata.count)
        for row in 0..<count {
            let stratum = Int(stratumOfUnit[Int(units[row])])
            if let known = first[stratum] {
                if known != weights[row] { differs[stratum] = true }
            } else {
                first[stratum] = weights[row]
            }
        }
        return first.indices.map { differs[$0] ? nil : first[$0] }
    }

    private func addSecondStage(_ scores: [[Double]], totals: [Double], to sum: inout [Double]) {
        guard let secondStage else { return }
        let k = scores.count
        var rows = [Double](repeating: 0, count: stratumOfUnit.count)
        for unit in units { rows[Int(unit)] += 1 }
        let factors = stratumOfUnit.indices.map { unit -> Double in
            let stratum = strata[Int(stratumOfUnit[unit])]
            let first = stratum.population.map { Double(stratum.sampled) / $0 } ?? 0
            let m = rows[unit]
            guard m > 1, m < secondStage[unit] else { return 0 }
            return first * (1 - m / secondStage[unit]) * m / (m - 1)
        }
        for row in 0..<count {
            let unit = Int(units[row])
            guard factors[unit] > 0 else { continue }
            let deviation = (0..<k).map {
                weights[row] * scores[$0][row] - totals[unit * k + $0] / rows[unit]
            }
            for i in 0..<k {
                for j in 0...i { sum[i * k + j] += factors[unit] * deviation[i] * deviation[j] }
            }
        }
    }
}
