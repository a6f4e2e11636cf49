/// Variance estimators of a weighted total under sampling with unequal probabilities without replacement.
///
/// A negative variance is returned as it is; it has no standard error. Sources: Horvitz & Thompson (1952);
/// Sen (1953), Yates & Grundy (1953); Hartley & Rao (1962); Overton (1985); Brewer (2002); Deville (1999).
public enum UnequalProbabilityVariance: Sendable, Equatable {
    /// Horvitz–Thompson with exact joint probabilities. Unstable, may be negative: never the default.
    case horvitzThompson(joint: [[Double]])
    /// Sen–Yates–Grundy with exact joint probabilities; the default where they are known.
    case yatesGrundy(joint: [[Double]])
    /// Overton's joint probabilities in the Horvitz–Thompson form.
    case overton
    /// Overton's joint probabilities in the Yates–Grundy form.
    case overtonYatesGrundy
    /// Hartley–Rao; Σ_U π²/n over the population, or the sample mean of π if `nil`.
    case hartleyRao(meanProbability: Double?)
    /// Brewer; the default where only the π_i are known, also for systematic draws.
    case brewer
    /// Deville's centring at a weighted mean.
    case deville
    /// As if drawn with replacement; conservative.
    case withReplacement

    /// Variance of Σ z_i/π_i.
    ///
    /// - Parameters:
    ///   - z: unweighted values of the sampled rows (linearised values for a ratio).
    ///   - probabilities: inclusion probabilities π_i.
    /// - Throws: ``EstimationError/emptySample`` for fewer than two rows,
    ///   ``EstimationError/outsideRange(what:row:value:)`` for a probability outside (0, 1],
    ///   ``EstimationError/columnLength(column:have:need:)``.
    public func variance(ofTotal z: [Double], probabilities: [Double]) throws(EstimationError) -> Double {
        let n = z.count
        guard n > 1 else { throw .emptySample }
        guard probabilities.count == n else {
            throw .columnLength(column: "probabilities", have: probabilities.count, need: n)
        }
        if let row = probabilities.firstIndex(where: { !($0 > 0 && $0 <= 1) }) {
            throw .outsideRange(what: .inclusionProbability, row: row, value: probabilities[row])
        }
        let p = probabilities
        let e = zip(z, p).map { $0 / $1 }
        let size = Double(n)
        switch self {
        case .horvitzThompson(let joint):
            try Self.check(joint, n)
            return Self.horvitzThompson(e, p) { joint[$0][$1] }
        case .yatesGrundy(let joint):
            try Self.check(joint, n)
            return Self.yatesGrundy(e) { 1 - p[$0] * p[$1] / joint[$0][$1] }
        case .overton:
            return Self.horvitzThompson(e, p) { Self.overton(p[$0], p[$1], size) }
        case .overtonYatesGrundy:
            return Self.yatesGrundy(e) { 1 - p[$0] * p[$1] / Self.overton(p[$0], p[$1], size) }
        case .hartleyRao(let mean):
            let mean = mean ?? p.reduce(0, +) / size
            return Self.yatesGrundy(e) { -(1 - p[$0] - p[$1] + mean) / (size - 1) }
        case .brewer:
            let centre = e.reduce(0, +) / size
            return size / (size - 1)
                * (0..<n).reduce(0) { $0 + (1 - p[$1]) * (e[$1] - centre) * (e[$1] - centre) }
        case .deville:
            let total = p.reduce(0) { $0 + 1 - $1 }
            guard total > 0 else { return 0 }
            let a = p.map { (1 - $0) / total }
            let centre = (0..<n).reduce(0) { $0 + a[$1] * e[$1] }
            let sum = (0..<n).reduce(0) { $0 + (1 - p[$1]) * (e[$1] - centre) * (e[$1] - centre) }
            return sum / (1 - a.reduce(0) { $0 + $1 * $1 })
        case .withReplacement:
            let centre = e.reduce(0, +) / size
            return size / (size - 1) * e.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
        }
    }

    /// Covariance of the totals Σ z_i/π_i of several columns, from the variances of their sums.
    ///
    /// - Parameters:
    ///   - columns: unweighted values of the sampled rows.
    ///   - probabilities: inclusion probabilities π_i.
    /// - Returns: K × K.
    /// - Throws: As ``variance(ofTotal:probabilities:)``.
    func covariance(
        ofTotals columns: [[Double]], probabilities: [Double]
    ) throws(EstimationError) -> [[Double]] {
        let k = columns.count
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
        for i in 0..<k {
            matrix[i][i] = try variance(ofTotal: columns[i], probabilities: probabilities)
            for j in 0..<i {
                let sum = zip(columns[i], columns[j]).map { $0 + $1 }
                let both = try variance(ofTotal: sum, probabilities: probabilities)
                matrix[i][j] = 0.5 * (both - matrix[i][i] - matrix[j][j])
                matrix[j][i] = matrix[i][j]
            }
        }
        return matrix
    }

    /// The estimator for some of the rows, such as those of one stratum.
    func restricted(to rows: [Int]) -> UnequalProbabilityVariance {
        let part = { (joint: [[Double]]) in rows.map { i in rows.map { joint[i][$0] } } }
        return switch self {
        case .horvitzThompson(let joint): .horvitzThompson(joint: part(joint))
        case .yatesGrundy(let joint): .yatesGrundy(joint: part(joint))
        default: self
        }
    }

    private static func check(_ joint: [[Double]], _ n: Int) throws(EstimationError) {
        guard joint.count == n else {
            throw .columnLength(column: "joint probabilities", have: joint.count, need: n)
        }
        if let row = joint.first(where: { $0.count != n }) {
            throw .columnLength(column: "joint probabilities", have: row.count, need: n)
        }
    }

    private static func overton(_ a: Double, _ b: Double, _ n: Double) -> Double {
        (n - 1) * a * b / (n - (a + b) / 2)
    }

    private static func horvitzThompson(
        _ e: [Double], _ p: [Double], joint: (Int, Int) -> Double
    ) -> Double {
        var sum = 0.0
        for i in e.indices {
            for j in e.indices {
                let delta = i == j ? 1 - p[i] : 1 - p[i] * p[j] / joint(i, j)
                sum += delta * e[i] * e[j]
            }
        }
        return sum
    }

    private static func yatesGrundy(_ e: [Double], delta: (Int, Int) -> Double) -> Double {
        var sum = 0.0
        for i in e.indices {
            for j in e.indices where i != j { sum -= 0.5 * delta(i, j) * (e[i] - e[j]) * (e[i] - e[j]) }
        }
        return sum
    }
}
