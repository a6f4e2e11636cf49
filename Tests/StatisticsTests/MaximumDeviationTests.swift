import Foundation
import Testing

@testable import Statistics

@Suite struct MaximumDeviationTests {
    /// Covariance of K multinomial shares in the proportions 1 : 2 : … : K.
    static func multinomial(_ k: Int) -> [[Double]] {
        let p = (1...k).map { Double($0) / Double(k * (k + 1) / 2) }
        return AccuracyMeasures.multinomial(p, size: 1000)
    }

    /// What is said of a value without working it out holds of the value.
    @Test func valuesLieInTheirBracket() throws {
        for k in 2...14 {
            for (level, df) in [(0.5, nil), (0.95, nil), (0.99, 3), (0.999, 40)] as [(Double, Double?)] {
                let covariance = Self.multinomial(k)
                let value = try SimultaneousCriticalValue(
                    level: level, covariance: covariance, degreesOfFreedom: df
                ).value
                let bracket = SimultaneousCriticalValue.bracket(
                    level: level, covariance: covariance, degreesOfFreedom: df)
                #expect(bracket.contains(value), "\(k) \(level)")
            }
        }
    }

    /// A value is what its own probability says, whatever found it: random correlations of every rank, also nearly equal ones.
    @Test func valuesHaveTheirLevel() throws {
        var random = Xoshiro256(seed: 20_261_128)
        for round in 0..<400 {
            let k = 3 + round % 5
            let width = min(k, 2 + round % 4)
            let rows = (0..<k).map { _ in
                (0..<width).map { _ in
                    (random.uniform() - 0.5) * (round % 7 == 0 ? pow(10, -6 * random.uniform()) : 1)
                }
            }
            let covariance = rows.map { one in rows.map { other in zip(one, other).map(*).reduce(0, +) } }
            let level = [0.5, 0.9, 0.95, 0.99, 0.9999][round % 5]
            let df = [nil, 1, 2.5, 30, 800][round / 5 % 5]
            let value = try MaximumDeviation.criticalValue(
                level: level, covariance: covariance, degreesOfFreedom: df)
            let found = try MaximumDeviation.probability(value, covariance: covariance, degreesOfFreedom: df)
            #expect(abs(found - level) < 1e-9, "\(round): \(found) for \(level)")
        }
    }

    /// Whole degrees of freedom are multiplied; those next to them are raised by logarithms.
    @Test func wholeDegreesOfFreedomAreThoseBesideThem() throws {
        for df in 1...140 {
            for c in [0.3, 1.9, 2.6, 7] {
                let whole = try MaximumDeviation.probability(
                    c, covariance: Self.multinomial(3), degreesOfFreedom: Double(df))
                let beside = try MaximumDeviation.probability(
                    c, covariance: Self.multinomial(3), degreesOfFreedom: Double(df).nextUp)
                #expect(abs(whole - beside) < 1e-13, "\(df) \(c)")
            }
        }
    }

    @Test("Two shares give the single quantile exactly")
    func twoShares() throws {
        let normal = try MaximumDeviation.criticalValue(
            level: 0.95, covariance: Self.multinomial(2), degreesOfFreedom: nil)
        #expect(normal == Normal.upperQuantile((1 - 0.95) / 2))
        let t = try MaximumDeviation.criticalValue(
            level: 0.9, covariance: Self.multinomial(2), degreesOfFreedom: 7)
        #expect(t == StudentT.upperQuantile((1 - 0.9) / 2, degreesOfFreedom: 7))
    }

    // R 4.2.2, mvtnorm 1.1-3: p <- (1:k)/(k*(k+1)/2); C <- cov2cor(diag(p) - outer(p, p)); set.seed(1)
    // uniroot(function(c) pmvt(rep(-c, k), rep(c, k), df = df, corr = C, algorithm =
    //   GenzBretz(maxpts = 4e6, abseps = 2e-7)) - .95, c(1.9, 6), tol = 1e-8)$root
    @Test(
        "Critical values agree with R",
        arguments: [
            (3, nil, 2.335965478), (3, 7, 2.934212681), (4, nil, 2.465578413), (4, 10, 2.926796198),
            (6, 22, 2.853452662),
        ] as [(Int, Double?, Double)])
    func againstR(_ k: Int, _ df: Double?, _ expected: Double) throws {
        let covariance = Self.multinomial(k)
        let c = try MaximumDeviation.criticalValue(
            level: 0.95, covariance: covariance, degreesOfFreedom: df)
        #expect(abs(c - expected) < 1e-3)
        let p = try MaximumDeviation.probability(expected, covariance: covariance, degreesOfFreedom: df)
        #expect(abs(p - 0.95) < 1e-4)
    }

    // The same with pmvnorm/pmvt at a fixed c, maxpts = 2e7, abseps = 1e-6; stated errors 1e-6 to 3e-6.
    @Test(
        "Probabilities agree with R for many categories",
        arguments: [
            (6, 22, 2.853429467332135, 0.94999562), (10, nil, 2.7957970223402175, 0.95000130),
            (18, nil, 2.9826719826745154, 0.95000134), (18, 50, 3.1260094430835523, 0.94999489),
        ] as [(Int, Double?, Double, Double)])
    func probabilityAgainstR(_ k: Int, _ df: Double?, _ c: Double, _ expected: Double) throws {
        let p = try MaximumDeviation.probability(
            c, covariance: Self.multinomial(k), degreesOfFreedom: df)
        #expect(abs(p - expected) < 1e-4)
    }

    // R as above with V <- (diag(p) - outer(p, p))/1000 + outer(a, a)/100, p <- (1:6)/21, df = 21:
    // 2.6402939 with set.seed(1).
    @Test("A covariance that one direction dominates, as in a sample of few clusters")
    func dominated() throws {
        let a = [-0.1, -0.2, -0.3, 0.25, 0.2, 0.15]
        let v = Self.multinomial(6)
        let covariance = a.indices.map { i in a.indices.map { j in v[i][j] + a[i] * a[j] / 100 } }
        let c = try MaximumDeviation.criticalValue(
            level: 0.95, covariance: covariance, degreesOfFreedom: 21)
        #expect(abs(c - 2.6402939) < 1e-3)
    }

    @Test("Forty categories are possible")
    func forty() throws {
        let p = try MaximumDeviation.probability(
            3.5, covariance: Self.multinomial(40), degreesOfFreedom: 30)
        #expect(p > 0.94 && p < 0.96)
    }

    @Test("The order of the categories and the scale do not matter")
    func permutation() throws {
        let v = Self.multinomial(4)
        let order = [2, 0, 3, 1]
        let moved = order.map { i in order.map { j in 17 * v[i][j] } }
        let first = try MaximumDeviation.criticalValue(level: 0.95, covariance: v, degreesOfFreedom: 20)
        let second = try MaximumDeviation.criticalValue(level: 0.95, covariance: moved, degreesOfFreedom: 20)
        #expect(abs(first - second) < 2e-4)
    }

    /// Covariance of K shares that sum to 1 up to some noise: rank K, or K − 1 without it.
    static func uneven(_ k: Int, seed: UInt64, noise: Double) -> [[Double]] {
        var random = Xoshiro256(seed: seed, stream: 0)
        let raw = (0..<k).map { _ in 0.05 + random.uniform() }
        let p = raw.map { $0 / raw.reduce(0, +) }
        return p.indices.map { i in
            p.indices.map { j in (i == j ? p[i] + noise * raw[i] : 0) - p[i] * p[j] }
        }
    }

    @Test("Directions and conditional tails are two ways to the same probability")
    func twoWays() throws {
        for (k, noise, df) in [
            (4, 0.0, nil), (4, 0, 6), (3, 0.01, 30), (5, 0, 3), (5, 0.001, nil), (6, 0, 40),
        ]
            as [(Int, Double, Double?)]
        {
            for seed in 0..<4 as Range<UInt64> {
                let factor = try GaussianFactor(covariance: Self.uneven(k, seed: seed, noise: noise))
                let ways = (
                    SphericalUnion(factor, degreesOfFreedom: df),
                    try GaussianUnion(factor, degreesOfFreedom: df)
                )
                for c in [2.2, 2.9] {
                    let gap = ways.0.probability(beyond: c) - ways.1.probability(beyond: c)
                    #expect(abs(gap) < 2e-4, "\(k) \(noise) \(String(describing: df)) \(seed) \(c)")
                }
            }
        }
    }

    @Test("The tail of a length is that of chi-square and F")
    func lengths() {
        for rank in 1...7 {
            for radius in [0.3, 1, 2.5, 6] {
                let square = radius * radius
                let normal = RadiusTail(rank: rank, degreesOfFreedom: nil).probability(beyond: radius)
                let chi = ChiSquare.upperTail(square, degreesOfFreedom: Double(rank))
                #expect(abs(normal - chi) <= 1e-12 * max(1e-3, chi))
                for df in [1.0, 4.5, 60] {
                    let t = RadiusTail(rank: rank, degreesOfFreedom: df).probability(beyond: radius)
                    let f = FisherF.upperTail(
                        square / Double(rank), numerator: Double(rank), denominator: df)
                    #expect(abs(t - f) <= 1e-11 * max(1e-3, f))
                }
            }
        }
    }

    @Test("With more than twelve shares Bonferroni's value is used and named")
    func bonferroni() throws {
        let twelve = try SimultaneousCriticalValue(
            level: 0.95, covariance: Self.multinomial(12), degreesOfFreedom: 30)
        let thirteen = try SimultaneousCriticalValue(
            level: 0.95, covariance: Self.multinomial(13), degreesOfFreedom: 30)
        #expect(twelve.method == .maximumDeviation && thirteen.method == .bonferroni)
        #expect(thirteen.value == StudentT.upperQuantile((1 - 0.95) / 26, degreesOfFreedom: 30))
        #expect(twelve.value < StudentT.upperQuantile(0.05 / 24, degreesOfFreedom: 30))
        #expect(throws: StatisticsError.self) {
            try SimultaneousCriticalValue(
                level: 1, covariance: Self.multinomial(13), degreesOfFreedom: nil)
        }
    }

    @Test("A category without variance is ignored")
    func zeroVariance() throws {
        let v = Self.multinomial(3)
        let wide = v.map { $0 + [0] } + [[0, 0, 0, 0]]
        let first = try MaximumDeviation.criticalValue(level: 0.95, covariance: v, degreesOfFreedom: nil)
        let second = try MaximumDeviation.criticalValue(level: 0.95, covariance: wide, degreesOfFreedom: nil)
        #expect(first == second)
    }

    @Test("Equal arguments give equal bits, and the value lies between the single and the Bonferroni one")
    func deterministic() throws {
        let v = Self.multinomial(5)
        let c = try MaximumDeviation.criticalValue(level: 0.95, covariance: v, degreesOfFreedom: nil)
        let again = try MaximumDeviation.criticalValue(level: 0.95, covariance: v, degreesOfFreedom: nil)
        #expect(c == again)
        #expect(c > Normal.upperQuantile(0.025) && c < Normal.upperQuantile(0.005))
        let p = try MaximumDeviation.probability(c, covariance: v, degreesOfFreedom: nil)
        #expect(abs(p - 0.95) < 1e-6)
    }

    @Test func errors() {
        #expect(throws: StatisticsError.tooFew(what: .categoriesWithVariance, have: 0, need: 1)) {
            try MaximumDeviation.criticalValue(
                level: 0.95, covariance: [[0, 0], [0, 0]], degreesOfFreedom: nil)
        }
        #expect(throws: StatisticsError.notPositiveDefinite(size: 2)) {
            try MaximumDeviation.criticalValue(
                level: 0.95, covariance: [[1, 2], [2, 1]], degreesOfFreedom: nil)
        }
        #expect(throws: StatisticsError.self) {
            try MaximumDeviation.criticalValue(
                level: 0.95, covariance: Self.multinomial(3), degreesOfFreedom: 0.5)
        }
    }
}
