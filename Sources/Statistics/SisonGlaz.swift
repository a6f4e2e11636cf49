import Foundation

/// Coverage of a box around multinomial counts by truncated Poisson moments and an Edgeworth expansion.
///
/// Sources: Sison & Glaz (1995) JASA 90:366; May & Johnson (2000) J. Stat. Software 5(6).
struct SisonGlaz {
    let counts: [Int]
    let total: Int

    init(counts: [Int]) {
        self.counts = counts
        total = counts.reduce(0, +)
    }

    /// The half-width in counts and the fraction of a further count that brings the coverage to `level`.
    func halfWidth(level: Double) throws(StatisticsError) -> (counts: Double, fraction: Double) {
        // Coverage grows with c: double until it is enough, then halve.
        var (low, below) = (0, 0.0)
        var (high, above) = (1, coverage(1))
        while above <= level, high < total {
            (low, below) = (high, above)
            high = min(total, 2 * high)
            above = coverage(high)
        }
        guard above > level else { throw .notConverged(method: "The Sison–Glaz half-width") }
        while high - low > 1 {
            let middle = (low + high) / 2
            let value = coverage(middle)
            if value > level { (high, above) = (middle, value) } else { (low, below) = (middle, value) }
        }
        return (Double(high - 1), (level - below) / (above - below))
    }

    /// Probability that every count lies within ± c of the observed one.
    func coverage(_ c: Int) -> Double {
        var logProbability = 0.0
        var (mean, variance, third, fourth) = (0.0, 0.0, 0.0, 0.0)
        for count in counts {
            let moments = TruncatedPoisson(mean: Double(count), low: max(0, count - c), high: count + c)
            logProbability += log(moments.probability)
            mean += moments.mean
            variance += moments.variance
            third += moments.third
            fourth += moments.fourth - 3 * moments.variance * moments.variance
        }
        guard variance > 0 else { return 0 }
        let deviation = variance.squareRoot()
        let g1 = third / (variance * deviation)
        let g2 = fourth / (variance * variance)
        let n = Double(total)
        let x = (n - mean) / deviation
        let x2 = x * x
        let hermite3 = x * (x2 - 3)
        let hermite4 = x2 * (x2 - 6) + 3
        let hermite6 = x2 * (x2 * (x2 - 15) + 45) - 15
        let edgeworth =
            Normal.density(x) * (1 + g1 * hermite3 / 6 + g2 * hermite4 / 24 + g1 * g1 * hermite6 / 72)
        // n! e^n / n^n is one over the Poisson probability of n at mean n.
        let logScale = 0.5 * log(2 * .pi * n) + IncompleteBeta.stirlingError(n)
        return exp(logScale + logProbability) * edgeworth / deviation
    }
}

/// Central moments of a Poisson variable conditioned to an interval.
private struct TruncatedPoisson {
    var probability: Double
    var mean: Double
    var variance: Double
    var third: Double
    var fourth: Double

    init(mean lambda: Double, low: Int, high: Int) {
        let inside = { (low: Int, high: Int) -> Double in
            if high < 0 { return 0 }
            if Double(low) > lambda {
                return Poisson.upperTail(low - 1, mean: lambda) - Poisson.upperTail(high, mean: lambda)
            }
            return Poisson.lowerTail(high, mean: lambda) - Poisson.lowerTail(low - 1, mean: lambda)
        }
        let whole = inside(low, high)
        probability = whole
        var factorial = [1.0]
        for r in 1...4 {
            factorial.append(pow(lambda, Double(r)) * inside(low - r, high - r) / whole)
        }
        let (f1, f2, f3, f4) = (factorial[1], factorial[2], factorial[3], factorial[4])
        mean = f1
        variance = f2 + f1 - f1 * f1
        third = f3 + f2 * (3 - 3 * f1) + f1 - 3 * f1 * f1 + 2 * f1 * f1 * f1
        let square = f1 * f1
        let head = f4 + f3 * (6 - 4 * f1) + f2 * (7 - 12 * f1 + 6 * square)
        fourth = head + f1 - 4 * square + 6 * square * f1 - 3 * square * square
    }
}
