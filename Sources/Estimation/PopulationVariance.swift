import Ground

/// The standard error that a design should have, computed from the complete list of stations.
///
/// Needs no trust in a published margin. If the list itself is in doubt, report both. Linearised values
/// z_i = y_i − R x_i over the whole population. Source: Cochran (1977) ch. 2, 5, 6, 9, 9A.
public struct PopulationVariance: Sendable, Equatable {
    /// Shares in the population.
    public let shares: [Double]
    /// Total of the denominator.
    public let denominatorTotal: Double
    private let scores: [[Double]]

    /// - Throws: ``EstimationError/zeroDenominator``, ``EstimationError/emptySample``,
    ///   ``EstimationError/columnLength(column:have:need:)``.
    public init(numerators: [[Double]], denominator: [Double]) throws(EstimationError) {
        guard !denominator.isEmpty else { throw .emptySample }
        for column in numerators where column.count != denominator.count {
            throw .columnLength(column: "values", have: column.count, need: denominator.count)
        }
        let total = denominator.reduce(0, +)
        guard total > 0 else { throw .zeroDenominator }
        let shares = numerators.map { $0.reduce(0, +) / total }
        self.shares = shares
        denominatorTotal = total
        scores = numerators.indices.map { index in
            denominator.indices.map { numerators[index][$0] - shares[index] * denominator[$0] }
        }
    }

    /// Stations in the population.
    public var count: Int { scores.first?.count ?? 0 }

    /// Covariance of the shares under a simple random sample of `n` stations; `nil` for n outside 1...N.
    public func simpleRandom(_ n: Int) -> [[Double]]? {
        let all = CodeColumn(count: count, of: "all")
        return stratified(all, sampled: [n])
    }

    /// Covariance under simple random samples of given sizes in each stratum; `nil` for a size outside
    /// 1...N_h.
    public func stratified(_ strata: CodeColumn, sampled: [Int]) -> [[Double]]? {
        guard strata.count == count, sampled.count == strata.codes.count else { return nil }
        var sizes = [Int](repeating: 0, count: sampled.count)
        for code in strata.ids { sizes[Int(code)] += 1 }
        for (n, size) in zip(sampled, sizes) where n < 1 || n > size { return nil }
        return matrix { i, j in
            let products = centredProducts(scores[i], scores[j], strata)
            return sampled.indices.reduce(0.0) { sum, h in
                let (n, size) = (Double(sampled[h]), Double(sizes[h]))
                guard sizes[h] > 1, sampled[h] < sizes[h] else { return sum }
                return sum + size * size * (1 - n / size) * products[h] / (size - 1) / n
            }
        }
    }

    /// Covariance under a simple random sample of `n` clusters, all their stations read; `nil` for n
    /// outside 1...number of clusters.
    public func clusters(_ clusters: CodeColumn, sampled n: Int) -> [[Double]]? {
        let totals = scores.map { clusterSums($0, clusters) }
        let size = Double(clusters.codes.count)
        guard n >= 1, n <= clusters.codes.count, clusters.codes.count > 1 else { return nil }
        let all = CodeColumn(count: clusters.codes.count, of: "all")
        return matrix { i, j in
            let product = centredProducts(totals[i], totals[j], all)[0]
            return size * size * (1 - Double(n) / size) * product / (size - 1) / Double(n)
        }
    }

    /// Covariance under `n` draws of clusters with replacement and probability proportional to `sizes`.
    public func unequalClusters(_ clusters: CodeColumn, sizes: [Double], draws n: Int) -> [[Double]]? {
        guard n >= 1, sizes.count == count else { return nil }
        let weights = clusterSums(sizes, clusters)
        let total = weights.reduce(0, +)
        guard total > 0, !weights.contains(where: { $0 <= 0 }) else { return nil }
        let totals = scores.map { clusterSums($0, clusters) }
        return matrix { i, j in
            weights.indices.reduce(0.0) { $0 + totals[i][$1] * totals[j][$1] * total / weights[$1] }
                / Double(n)
        }
    }

    private func matrix(_ entry: (Int, Int) -> Double) -> [[Double]] {
        let scale = denominatorTotal * denominatorTotal
        return scores.indices.map { i in scores.indices.map { j in entry(i, j) / scale } }
    }

    private func clusterSums(_ column: [Double], _ clusters: CodeColumn) -> [Double] {
        var sums = [Double](repeating: 0, count: clusters.codes.count)
        for (row, code) in clusters.ids.enumerated() { sums[Int(code)] += column[row] }
        return sums
    }

    /// Σ (a − ā)(b − b̄) in each group.
    private func centredProducts(_ a: [Double], _ b: [Double], _ groups: CodeColumn) -> [Double] {
        var counts = [Double](repeating: 0, count: groups.codes.count)
        for code in groups.ids { counts[Int(code)] += 1 }
        let meanA = zip(clusterSums(a, groups), counts).map { $0 / max(1, $1) }
        let meanB = zip(clusterSums(b, groups), counts).map { $0 / max(1, $1) }
        var sums = [Double](repeating: 0, count: groups.codes.count)
        for (row, code) in groups.ids.enumerated() {
            let group = Int(code)
            sums[group] += (a[row] - meanA[group]) * (b[row] - meanB[group])
        }
        return sums
    }
}
