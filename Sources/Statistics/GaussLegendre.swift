import Foundation

/// Gauss–Legendre quadrature with 24 nodes.
enum GaussLegendre {
    static let order = 24

    /// Positive nodes and their weights on [−1, 1], found by Newton steps on the Legendre polynomial.
    static let nodes: [(x: Double, weight: Double)] = (0..<order / 2).map { index in
        var x = cos(.pi * (Double(index) + 0.75) / (Double(order) + 0.5))
        var slope = 1.0
        for _ in 0..<20 {
            var (previous, current) = (1.0, x)
            for degree in 2...order {
                let n = Double(degree)
                (previous, current) = (current, ((2 * n - 1) * x * current - (n - 1) * previous) / n)
            }
            slope = Double(order) * (x * current - previous) / (x * x - 1)
            let step = current / slope
            x -= step
            if abs(step) < 1e-16 { break }
        }
        return (x, 2 / ((1 - x * x) * slope * slope))
    }

    /// Integral of a smooth function.
    static func integrate(from low: Double, to high: Double, _ function: (Double) -> Double) -> Double {
        var sum = 0.0
        forEachNode(from: low, to: high) { sum += $1 * function($0) }
        return sum
    }

    /// The numbers at which a function is looked at between two, with their weights.
    static func forEachNode(
        from low: Double, to high: Double, _ take: (_ x: Double, _ weight: Double) -> Void
    ) {
        let half = 0.5 * (high - low)
        let middle = 0.5 * (high + low)
        for node in nodes {
            take(middle - half * node.x, half * node.weight)
            take(middle + half * node.x, half * node.weight)
        }
    }
}
