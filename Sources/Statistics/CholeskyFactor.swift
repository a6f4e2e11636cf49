internal import CGSL

/// Cholesky factor of a symmetric positive definite matrix.
package struct CholeskyFactor {
    let size: Int
    /// Lower triangle, row by row.
    private let lower: [Double]

    /// - Throws: ``StatisticsError/notPositiveDefinite(size:)`` also when a pivot is only rounding: GSL
    ///   accepts the singular covariance of shares that sum to 1 and would invert it to garbage.
    package init(_ matrix: [[Double]]) throws(StatisticsError) {
        let n = matrix.count
        if let row = matrix.first(where: { $0.count != n }) {
            throw .lengthsDiffer(first: "A row", have: row.count, second: "the matrix", need: n)
        }
        var flat = matrix.flatMap { $0 }
        guard n > 0, !flat.contains(where: { !$0.isFinite }) else { throw .notPositiveDefinite(size: n) }
        let status: Int32 = flat.withUnsafeMutableBufferPointer { buffer in
            var view = gsl_matrix_view_array(buffer.baseAddress, n, n)
            return gsl_linalg_cholesky_decomp1(&view.matrix)
        }
        guard status == 0 else { throw .notPositiveDefinite(size: n) }
        for index in 0..<n {
            let pivot = flat[index * n + index]
            guard pivot * pivot > 1e-11 * matrix[index][index] else { throw .notPositiveDefinite(size: n) }
        }
        size = n
        lower = flat
    }

    /// Entry of the lower triangle.
    func entry(_ row: Int, _ column: Int) -> Double { column > row ? 0 : lower[row * size + column] }

    /// d' A⁻¹ d.
    func quadraticForm(_ d: [Double]) -> Double {
        var solved = d
        var sum = 0.0
        for row in 0..<size {
            var value = d[row]
            for column in 0..<row { value -= lower[row * size + column] * solved[column] }
            value /= lower[row * size + row]
            solved[row] = value
            sum += value * value
        }
        return sum
    }

    /// A⁻¹ b.
    package func solve(_ b: [Double]) -> [Double] {
        var x = b
        for row in 0..<size {
            for column in 0..<row { x[row] -= lower[row * size + column] * x[column] }
            x[row] /= lower[row * size + row]
        }
        for row in (0..<size).reversed() {
            for column in (row + 1)..<max(row + 1, size) { x[row] -= lower[column * size + row] * x[column] }
            x[row] /= lower[row * size + row]
        }
        return x
    }
}

/// Eigenvalues of a symmetric matrix, largest first.
enum SymmetricEigenvalues {
    static func of(_ matrix: [[Double]]) throws(StatisticsError) -> [Double] {
        let n = matrix.count
        guard n > 0 else { return [] }
        var flat = matrix.flatMap { $0 }
        var values = [Double](repeating: 0, count: n)
        let status: Int32 = flat.withUnsafeMutableBufferPointer { buffer in
            values.withUnsafeMutableBufferPointer { result in
                guard let workspace = gsl_eigen_symm_alloc(n) else { return 8 }
                defer { gsl_eigen_symm_free(workspace) }
                var view = gsl_matrix_view_array(buffer.baseAddress, n, n)
                var out = gsl_vector_view_array(result.baseAddress, n)
                return gsl_eigen_symm(&view.matrix, &out.vector, workspace)
            }
        }
        guard status == 0 else { throw GSLStatus.failure("gsl_eigen_symm", status: status) }
        return values.sorted(by: >)
    }
}
