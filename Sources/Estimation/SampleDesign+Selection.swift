extension SampleDesign {
    /// How rows were drawn within a stratum, where it was not at random with equal chances.
    public enum Selection: Sendable, Equatable {
        /// Every k-th row of a list: half the mean square of the differences of neighbours (Wolter 2007, ch. 8,
        /// estimator v_2; Methods A6). `places` is the place of each row in that list.
        case systematic(places: [Double])
        /// Without replacement with unequal probabilities (Methods A5); the probability of each row.
        case unequal(UnequalProbabilityVariance, probabilities: [Double])

        /// Whether differences of neighbours are used.
        var isSystematic: Bool {
            if case .systematic = self { true } else { false }
        }

        /// About 2n/3 (Wolter 2007, ch. 8); at least 1 for two rows.
        static func systematicDegreesOfFreedom(rows: Int) -> Int { 2 * rows / 3 }
    }
}

extension SampleDesign.Selection {
    func check(rows: Int, units: Int) throws(EstimationError) {
        let column: [Double]
        switch self {
        case .systematic(let places): column = places
        case .unequal(_, let probabilities):
            column = probabilities
            if let row = probabilities.firstIndex(where: { !($0 > 0 && $0 <= 1) }) {
                throw .outsideRange(
                    what: .inclusionProbability, row: row, value: probabilities[row])
            }
        }
        guard column.count == rows else {
            throw .columnLength(column: "selection", have: column.count, need: rows)
        }
        guard units == rows else { throw .columnLength(column: "units", have: units, need: rows) }
    }

    /// Covariance of the weighted totals of `scores`: the sum over strata, each by its own rows.
    ///
    /// - Parameters:
    ///   - scores: unweighted values, one column per statistic.
    ///   - design: its rows are first-stage units.
    ///   - lonely: what a stratum of one row contributes.
    func covariance(
        of scores: [[Double]], _ design: SampleDesign, lonely: LonelyStratumPolicy
    ) throws(EstimationError) -> [[Double]] {
        let k = scores.count
        var sum = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
        var members = [[Int]](repeating: [], count: design.strata.count)
        for (row, stratum) in design.stratumOfRow.enumerated() { members[Int(stratum)].append(row) }
        var alone = 0
        for (index, rows) in members.enumerated() {
            let part: [[Double]]
            if rows.count == 1 {
                guard !isCertain(rows[0], design.strata[index]) else { continue }
                alone += 1
                guard lonely != .fail else {
                    throw .lonelyStratum(stratum: design.strata[index].label)
                }
                guard lonely == .adjust else { continue }
                let e = scores.map { $0[rows[0]] * design.weights[rows[0]] }
                part = e.map { left in e.map { design.strata[index].remaining * left * $0 } }
            } else {
                part = try covariance(of: scores, rows, design, design.strata[index])
            }
            for i in 0..<k { for j in 0..<k { sum[i][j] += part[i][j] } }
        }
        guard lonely == .average, alone > 0, alone < members.count else { return sum }
        let scale = Double(members.count) / Double(members.count - alone)
        return sum.map { $0.map { scale * $0 } }
    }

    private func isCertain(_ row: Int, _ stratum: SampleDesign.Stratum) -> Bool {
        switch self {
        case .systematic: stratum.isCensus
        case .unequal(_, let probabilities): probabilities[row] == 1
        }
    }

    private func covariance(
        of scores: [[Double]], _ rows: [Int], _ design: SampleDesign, _ stratum: SampleDesign.Stratum
    ) throws(EstimationError) -> [[Double]] {
        switch self {
        case .unequal(let variance, let probabilities):
            return try variance.restricted(to: rows).covariance(
                ofTotals: scores.map { column in
                    rows.map { column[$0] * design.weights[$0] * probabilities[$0] }
                },
                probabilities: rows.map { probabilities[$0] })
        case .systematic(let places):
            let ordered = rows.sorted { (places[$0], $0) < (places[$1], $1) }
            let differences = scores.map { column -> [Double] in
                let e = ordered.map { column[$0] * design.weights[$0] }
                return zip(e.dropFirst(), e).map { $0 - $1 }
            }
            let n = Double(rows.count)
            let factor = stratum.remaining * n / (2 * (n - 1))
            return differences.map { left in
                differences.map { right in
                    factor * zip(left, right).reduce(0.0) { $0 + $1.0 * $1.1 }
                }
            }
        }
    }
}
