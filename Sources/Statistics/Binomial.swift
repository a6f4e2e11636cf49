import Foundation

/// The binomial distribution of the number of successes in `n` independent trials.
///
/// Not for ballots of a sample of polling places or households: members of a cluster are not
/// independent trials.
public enum Binomial {
    /// P(X ≤ k).
    public static func lowerTail(_ k: Int, p: Double, n: Int) -> Double {
        if k < 0 { return 0 }
        if k >= n { return 1 }
        return IncompleteBeta.lower(x: 1 - p, y: p, a: Double(n - k), b: Double(k) + 1)
    }

    /// P(X > k).
    public static func upperTail(_ k: Int, p: Double, n: Int) -> Double {
        if k < 0 { return 1 }
        if k >= n { return 0 }
        return IncompleteBeta.lower(x: p, y: 1 - p, a: Double(k) + 1, b: Double(n - k))
    }

    /// P(X = k) by the saddle-point form of Loader (2000).
    public static func probability(_ k: Int, p: Double, n: Int) -> Double {
        if k < 0 || k > n { return 0 }
        if p <= 0 { return k == 0 ? 1 : 0 }
        if p >= 1 { return k == n ? 1 : 0 }
        if k == 0 { return exp(Double(n) * log1p(-p)) }
        if k == n { return exp(Double(n) * log(p)) }
        let (x, y, m) = (Double(k), Double(n - k), Double(n))
        let logValue =
            0.5 * log(m / (2 * .pi * x * y)) + IncompleteBeta.stirlingError(m)
            - IncompleteBeta.stirlingError(x) - IncompleteBeta.stirlingError(y)
            - IncompleteBeta.deviance(x, m * p) - IncompleteBeta.deviance(y, m * (1 - p))
        return exp(logValue)
    }

    /// Exact two-sided p-value: the probability of all outcomes no likelier than `k`, ties within a
    /// relative 10⁻⁷ (the rule of R's `binom.test`).
    ///
    /// - Complexity: O(n).
    public static func twoSidedP(_ k: Int, p: Double, n: Int) -> Double {
        let limit = probability(k, p: p, n: n) * (1 + 1e-7)
        var sum = 0.0
        for outcome in 0...max(0, n) {
            let value = probability(outcome, p: p, n: n)
            if value <= limit { sum += value }
        }
        return min(1, sum)
    }
}
