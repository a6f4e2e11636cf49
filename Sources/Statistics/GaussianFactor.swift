/// Correlation matrix of possibly dependent normal variables as B Bᵀ with as few columns as its rank.
///
/// The columns come from a Cholesky factorisation with pivoting; a row whose variance is used up by the
/// columns before depends on them alone.
struct GaussianFactor: Sendable {
    /// Positions of the rows in the covariance; variables without variance are left out.
    let variables: [Int]
    /// Standard deviations of these variables.
    let deviations: [Double]
    let rank: Int
    /// `variables.count` × `rank`, row by row; rows have length 1.
    let rows: [Double]
    /// Column after which a row has only zeros.
    let lastColumn: [Int]

    /// - Throws: ``StatisticsError/lengthsDiffer(first:have:second:need:)`` for a matrix that is not square,
    ///   ``StatisticsError/notPositiveDefinite(size:)`` for one with a negative variance or a correlation
    ///   beyond ± 1.
    /// - Parameter firstPivot: variable that alone defines the first column; `nil` for the usual choice.
    init(covariance: [[Double]], firstPivot: Int? = nil) throws(StatisticsError) {
        let size = covariance.count
        if let row = covariance.first(where: { $0.count != size }) {
            throw .lengthsDiffer(first: "A row", have: row.count, second: "the covariance", need: size)
        }
        let largest = covariance.indices.reduce(0.0) { max($0, covariance[$1][$1]) }
        let kept = covariance.indices.filter { covariance[$0][$0] > 1e-14 * largest }
        guard covariance.indices.allSatisfy({ covariance[$0][$0] >= -1e-12 * largest }) else {
            throw .notPositiveDefinite(size: size)
        }
        let scale = kept.map { covariance[$0][$0].squareRoot() }
        let k = kept.count
        var factor = [[Double]](repeating: [], count: k)
        var residual = [Double](repeating: 1, count: k)
        var columns = 0
        while columns < k, let largest = residual.indices.max(by: { residual[$0] < residual[$1] }),
            residual[largest] > 1e-9
        {
            let pivot = columns == 0 ? firstPivot.flatMap(kept.firstIndex(of:)) ?? largest : largest
            let root = residual[pivot].squareRoot()
            for row in 0..<k {
                if residual[row] == 0 {
                    factor[row].append(0)
                    continue
                }
                let known = (0..<columns).reduce(0.0) { $0 + factor[row][$1] * factor[pivot][$1] }
                let value = covariance[kept[row]][kept[pivot]] / (scale[row] * scale[pivot])
                let entry = row == pivot ? root : (value - known) / root
                factor[row].append(entry)
                if row != pivot {
                    residual[row] -= entry * entry
                    if residual[row] < -1e-7 { throw .notPositiveDefinite(size: size) }
                }
            }
            residual[pivot] = 0
            columns += 1
        }
        variables = kept
        deviations = scale
        rank = columns
        rows = factor.flatMap { $0 }
        lastColumn = factor.map { row in row.lastIndex { abs($0) > 1e-8 } ?? 0 }
    }
}
