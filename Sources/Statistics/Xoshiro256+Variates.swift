import Foundation

extension Xoshiro256 {
    /// Standard normal, by the polar method (Marsaglia & Bray 1964).
    public mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
        }
    }

    /// Gamma with the given shape and scale 1; 0 for a shape that is not positive.
    ///
    /// Source: Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26:363.
    public mutating func gamma(shape: Double) -> Double {
        guard shape > 0 else { return 0 }
        if shape < 1 { return gamma(shape: shape + 1) * pow(1 - uniform(), 1 / shape) }
        let d = shape - 1 / 3.0
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let cube = root * root * root
            if log(1 - uniform()) < 0.5 * x * x + d - d * cube + d * log(cube) { return d * cube }
        }
    }

    /// Shares that sum to 1 with expectation a_k/Σa; equal shares if all parameters are 0.
    public mutating func dirichlet(_ parameters: [Double]) -> [Double] {
        var draws = parameters
        for index in draws.indices { draws[index] = gamma(shape: parameters[index]) }
        let sum = draws.reduce(0, +)
        guard sum > 0 else {
            // All gammas have underflowed: one category has everything.
            let total = parameters.reduce(0, +)
            guard total > 0 else { return draws.map { _ in 1 / Double(draws.count) } }
            var left = uniform() * total
            let chosen = parameters.firstIndex { parameter in
                left -= parameter
                return left < 0
            }
            return draws.indices.map { $0 == chosen ?? 0 ? 1 : 0 }
        }
        return draws.map { $0 / sum }
    }
}
