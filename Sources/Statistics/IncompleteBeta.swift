internal import CGSL
import Foundation

/// Regularised incomplete beta function, precise in both tails and at arguments of 10⁸ and more.
///
/// GSL's own version loses digits as the arguments grow (6·10⁻⁷ at 1.6·10⁸) because it subtracts
/// logarithms of gamma functions; here the factor x^a (1−x)^b / B(a,b) is Loader's saddle-point form and
/// the rest a continued fraction.
///
/// Sources: Loader (2000), Fast and Accurate Computation of Binomial Probabilities; DLMF 8.17.22.
struct IncompleteBeta {
    let a: Double
    let b: Double
    /// What the prefactor has that no argument changes.
    private let constant: Double

    /// - Parameters:
    ///   - a: First shape parameter, above 0.
    ///   - b: Second shape parameter, above 0.
    init(a: Double, b: Double) {
        (self.a, self.b) = (a, b)
        let n = a + b
        constant =
            0.5 * log(a / (2 * .pi) * (b / n)) + IncompleteBeta.stirlingError(n)
            - IncompleteBeta.stirlingError(a) - IncompleteBeta.stirlingError(b)
    }

    /// ln I_x(a, b) and ln of x^a (1−x)^b / B(a, b), by which its slope follows.
    ///
    /// - Parameters:
    ///   - x: Argument.
    ///   - y: 1 − x, given by the caller without cancellation.
    func logLower(x: Double, y: Double) -> (value: Double, prefactor: Double) {
        if x <= 0 || y <= 0 { return (x <= 0 ? -.infinity : 0, -.infinity) }
        let prefactor = logPrefactor(x: x, y: y)
        return (IncompleteBeta.logLower(x: x, y: y, a: a, b: b, prefactor), prefactor)
    }

    /// ln of 1 − I_x(a, b), and ln of x^a (1−x)^b / B(a, b).
    func logUpper(x: Double, y: Double) -> (value: Double, prefactor: Double) {
        if x <= 0 || y <= 0 { return (y <= 0 ? -.infinity : 0, -.infinity) }
        let prefactor = logPrefactor(x: x, y: y)
        return (IncompleteBeta.logLower(x: y, y: x, a: b, b: a, prefactor), prefactor)
    }

    /// I_x(a, b), where `y` is 1 − x given by the caller without cancellation.
    static func lower(x: Double, y: Double, a: Double, b: Double) -> Double {
        if x <= 0 { return 0 }
        if y <= 0 { return 1 }
        let prefactor = IncompleteBeta(a: a, b: b).logPrefactor(x: x, y: y)
        if x * (a + b + 2) <= a + 1 {
            return min(1, exp(logFraction(x: x, y: y, a: a, b: b, prefactor)))
        }
        return max(0, 1 - exp(logFraction(x: y, y: x, a: b, b: a, prefactor)))
    }

    private static func logLower(x: Double, y: Double, a: Double, b: Double, _ prefactor: Double) -> Double {
        if x * (a + b + 2) <= a + 1 {
            return logFraction(x: x, y: y, a: a, b: b, prefactor)
        }
        let upper = exp(logFraction(x: y, y: x, a: b, b: a, prefactor))
        return upper >= 1 ? -.infinity : log1p(-upper)
    }

    private func logPrefactor(x: Double, y: Double) -> Double {
        let n = a + b
        return constant - IncompleteBeta.deviance(a, n * x) - IncompleteBeta.deviance(b, n * y)
    }

    /// Steps of the continued fraction at most.
    private static let mostSteps = 10_001_000

    private static func logFraction(
        x: Double, y: Double, a: Double, b: Double, _ prefactor: Double
    ) -> Double {
        let tiny = 1e-300
        let sum = a + b
        var c = 1.0
        var d = 1 - sum * x / (a + 1)
        d = 1 / (abs(d) < tiny ? tiny : d)
        var value = d
        // The fraction needs about as many steps as the root of the parameters; beyond 10¹² its callers use the
        // normal distribution, and a few million steps are the most that anything may cost.
        let limit = Int(1000 + 10 * sum.squareRoot(), within: 1000...mostSteps)
        for step in 1...limit {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 + even * d
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = 1 + even / c
            c = abs(c) < tiny ? tiny : c
            value *= d * c
            let odd = -(a + m) * (sum + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 + odd * d
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = 1 + odd / c
            c = abs(c) < tiny ? tiny : c
            value *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return prefactor - log(a) + log(value)
    }

    /// ln Γ(z+1) − (z+½) ln z + z − ½ ln 2π: the error of Stirling's formula.
    static func stirlingError(_ z: Double) -> Double {
        if z < 16 {
            return gsl_sf_lngamma(z + 1) - (z + 0.5) * log(z) + z - 0.5 * log(2 * .pi)
        }
        let w = 1 / (z * z)
        let tail = 1 / 1188 - w * (691 / 360360)
        return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * tail)))) / z
    }

    /// x ln(x/m) + m − x without cancellation near x = m.
    static func deviance(_ x: Double, _ m: Double) -> Double {
        guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
        let v = (x - m) / (x + m)
        var sum = (x - m) * v
        var term = 2 * x * v
        var odd = 3.0
        while true {
            term *= v * v
            let next = sum + term / odd
            if next == sum { return next }
            sum = next
            odd += 2
        }
    }
}
