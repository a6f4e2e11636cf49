import Foundation

/// Kolmogorov's test of values in [0, 1] against the uniform distribution.
///
/// Not for data with ties. Source: Marsaglia, Tsang & Wang (2003) J. Stat. Software 8(18).
public enum KolmogorovSmirnov {
    /// Largest distance between the empirical and the uniform distribution function; `nil` without data.
    public static func uniformDistance(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let n = Double(values.count)
        var largest = 0.0
        for (index, u) in values.sorted().enumerated() {
            largest = max(largest, Double(index + 1) / n - u, u - Double(index) / n)
        }
        return largest
    }

    /// Exact P(D_n ≥ d).
    ///
    /// - Complexity: O((nd)³ log n).
    public static func exactP(distance d: Double, count n: Int) -> Double {
        guard n > 0, d > 0 else { return 1 }
        guard d < 1 else { return 0 }
        let size = Double(n)
        let k = Int(size * d, within: 0...n) + 1
        let m = 2 * k - 1
        let h = Double(k) - size * d
        var matrix = [Double](repeating: 0, count: m * m)
        for i in 0..<m {
            for j in 0..<m where i - j + 1 >= 0 { matrix[i * m + j] = 1 }
        }
        for i in 0..<m {
            matrix[i * m] -= pow(h, Double(i + 1))
            matrix[(m - 1) * m + i] -= pow(h, Double(m - i))
        }
        if 2 * h - 1 > 0 { matrix[(m - 1) * m] += pow(2 * h - 1, Double(m)) }
        for i in 0..<m {
            for j in 0..<m where i - j + 1 > 0 {
                for g in 1...(i - j + 1) { matrix[i * m + j] /= Double(g) }
            }
        }
        var (value, exponent) = power(matrix, size: m, to: n, at: (k - 1) * m + k - 1)
        for i in 1...n {
            value *= Double(i) / size
            if value < 1e-140 {
                value *= 1e140
                exponent -= 140
            }
        }
        return min(1, max(0, 1 - value * pow(10, Double(exponent))))
    }

    /// One entry of a matrix power, with a decimal exponent kept apart against overflow.
    private static func power(
        _ matrix: [Double], size m: Int, to n: Int, at entry: Int
    ) -> (value: Double, exponent: Int) {
        var base = (values: matrix, exponent: 0)
        var result: (values: [Double], exponent: Int)?
        var left = n
        while left > 0 {
            if left & 1 == 1 {
                if let known = result {
                    result = product(known, base, m)
                } else {
                    result = base
                }
            }
            left >>= 1
            if left > 0 { base = product(base, base, m) }
        }
        return (result?.values[entry] ?? 1, result?.exponent ?? 0)
    }

    private static func product(
        _ a: (values: [Double], exponent: Int), _ b: (values: [Double], exponent: Int), _ m: Int
    ) -> (values: [Double], exponent: Int) {
        var out = [Double](repeating: 0, count: m * m)
        for i in 0..<m {
            for l in 0..<m {
                let factor = a.values[i * m + l]
                guard factor != 0 else { continue }
                for j in 0..<m { out[i * m + j] += factor * b.values[l * m + j] }
            }
        }
        var exponent = a.exponent + b.exponent
        if out[(m / 2) * m + m / 2] > 1e140 {
            for index in out.indices { out[index] *= 1e-140 }
            exponent += 140
        }
        return (out, exponent)
    }
}
