import Foundation
import Testing

@testable import Statistics

@Suite struct BetaTests {
    // Points at which gsl_cdf_beta_Pinv fails or is wrong. scipy 1.17.1: scipy.stats.beta.ppf(p, a, b);
    // the last one by mpmath.
    @Test(
        "Quantiles where GSL's inverse fails",
        arguments: [
            (0.005, 4000.0, 6000.0, 0.387428158978), (0.975, 3, 399_998, 1.806133866e-05),
            (0.975, 9_621_469, 6_801_278, 0.58610),
        ])
    func quantile(_ p: Double, _ a: Double, _ b: Double, _ expected: Double) {
        let x = Beta.quantile(p, a: a, b: b)
        #expect(abs(x - expected) < 1e-4 * expected)
        let back = p <= 0.5 ? Beta.lowerTail(x, a: a, b: b) : 1 - Beta.upperTail(x, a: a, b: b)
        #expect(abs(back - p) < 1e-8)
    }

    @Test("The cdf is finite where GSL's is not a number")
    func hugeArguments() {
        let (a, b) = (96_214_692.0, 68_012_784.0)
        let middle = Beta.lowerTail(a / (a + b), a: a, b: b)
        #expect(abs(middle - 0.5) < 1e-3)
    }

    /// The plain twin halves an interval until its ends are neighbours.
    @Test func quantilesAreThoseThatHalvingFinds() {
        var random = Xoshiro256(seed: 11)
        for _ in 0..<2_000 {
            let (a, b) = (exp(random.uniform() * 16 - 2), exp(random.uniform() * 16 - 2))
            let p = [0.5, 0.025, 1e-4, 1e-12, 0.975, 0.2].randomElement(using: &random)!
            let found = Beta.quantile(p, a: a, b: b)
            let plain = Roots.bisect(low: 0, high: 1) { x in
                p <= 0.5 ? Beta.lowerTail(x, a: a, b: b) >= p : Beta.upperTail(x, a: a, b: b) <= 1 - p
            }
            // Tails of large parameters are steep: the quantile is as near as its tail lets it be known.
            let isNear = abs(found - plain) <= 1e-12 * plain + 1e-300
            let back =
                p <= 0.5 ? Beta.lowerTail(found, a: a, b: b) / p : Beta.upperTail(found, a: a, b: b) / (1 - p)
            #expect(isNear || abs(back - 1) < 1e-9, "\(p) \(a) \(b): \(found), \(plain)")
        }
    }

    @Test func ends() {
        #expect(Beta.quantile(0, a: 2, b: 3) == 0)
        #expect(Beta.quantile(1, a: 2, b: 3) == 1)
        #expect(Beta.lowerTail(0, a: 2, b: 3) == 0)
        #expect(Beta.upperTail(0, a: 2, b: 3) == 1)
    }
}
