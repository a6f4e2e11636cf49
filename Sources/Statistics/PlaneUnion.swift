import Foundation

/// P(max_k |Z_k| > c) for two dimensions, in polar coordinates: the box is left in direction θ at radius
/// c / max_k |b_k·u(θ)|.
///
/// The integral over directions is that of a smooth function between those at which another variable becomes the largest;
/// nodes and what they reach serve every c.
/// Source: Genz & Bretz (2009) sec. 4.1.
struct PlaneUnion: Sendable {
    /// 1 / max_k (b_k·u)² of a direction, and the part of all directions that it stands for.
    private let nodes: [(square: Double, weight: Double)]
    private let degreesOfFreedom: Double?

    /// - Parameters:
    ///   - factor: Correlations, of rank 2.
    ///   - degreesOfFreedom: `nil` for normal variables.
    init(_ factor: GaussianFactor, degreesOfFreedom: Double?) {
        self.degreesOfFreedom = degreesOfFreedom
        let rows = factor.rows
        let kinks = PlaneUnion.kinks(rows)
        var nodes: [(square: Double, weight: Double)] = []
        nodes.reserveCapacity(2 * kinks.count * GaussLegendre.order)
        let add = { (angle: Double, weight: Double) in
            let (x, y) = (cos(angle), sin(angle))
            var reach = 0.0
            for row in 0..<(rows.count / 2) {
                reach = max(reach, abs(rows[2 * row] * x + rows[2 * row + 1] * y))
            }
            nodes.append((1 / (reach * reach), weight / .pi))
        }
        for (low, high) in zip(kinks, kinks.dropFirst()) where high > low {
            let middle = 0.5 * (low + high)
            GaussLegendre.forEachNode(from: low, to: middle, add)
            GaussLegendre.forEachNode(from: middle, to: high, add)
        }
        self.nodes = nodes
    }

    /// P(max_k |Z_k| > c).
    ///
    /// - Parameter c: above 0.
    func probability(beyond c: Double) -> Double {
        let square = c * c
        guard let df = degreesOfFreedom else {
            return nodes.reduce(0.0) { $0 + $1.weight * exp(-0.5 * square * $1.square) }
        }
        let scaled = square / df
        guard let whole = Int(exactly: df), whole <= PlaneUnion.mostMultiplied else {
            return nodes.reduce(0.0) { $0 + $1.weight * exp(-0.5 * df * log1p(scaled * $1.square)) }
        }
        return nodes.reduce(0.0) { sum, node in
            let base = 1 / (1 + scaled * node.square)
            return sum + node.weight * PlaneUnion.power(base, whole / 2)
                * (whole % 2 == 1 ? base.squareRoot() : 1)
        }
    }

    /// Degrees of freedom up to which a power is multiplied.
    private static let mostMultiplied = 128

    /// A whole power by squaring.
    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }

    /// Directions in [0, π] at which another variable becomes the largest.
    private static func kinks(_ rows: [Double]) -> [Double] {
        var angles = [0.0, .pi]
        for i in 0..<(rows.count / 2) {
            for j in 0..<i {
                for sign in [1.0, -1.0] {
                    let x = rows[2 * i] + sign * rows[2 * j]
                    let y = rows[2 * i + 1] + sign * rows[2 * j + 1]
                    let angle = atan2(-x, y)
                    angles.append(angle < 0 ? angle + .pi : angle)
                }
            }
        }
        return angles.sorted()
    }
}
