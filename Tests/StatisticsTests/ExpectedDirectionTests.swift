import Testing

@testable import Statistics

@Suite struct ExpectedDirectionTests {
    /// scipy 1.17.1: with equal sizes the sum is binomial; `binom.pmf(x, 40, .62)` over all x whose sum
    /// 3 (2 x - 40) is at least as far from 28.8 as 66 is; `binomtest(31, 40, .62)`.
    @Test func equalSizesAreBinomial() throws {
        let errors = [Int](repeating: 3, count: 31) + [Int](repeating: -3, count: 9)
        let result = try ExpectedDirection(errors: errors, up: 0.62)
        #expect(result.net == 66 && result.positive == 31 && result.nonzero == 40 && result.isExact)
        #expect(abs(result.expectedNet - 28.8) < 1e-12)
        #expect(abs(result.p - 0.04995098897971549) < 1e-13)
        #expect(abs(result.signP - 0.049950988979715547) < 1e-13)
    }

    /// Python: all 2^10 signs enumerated, `binomtest(7, 10, .7)`.
    @Test func mixedSizesAreEnumerated() throws {
        let errors = [7, -2, 13, 0, 5, -1, 4, 4, -9, 2, 11]
        let result = try ExpectedDirection(errors: errors, up: 0.7)
        #expect(result.net == 34 && result.nonzero == 10)
        #expect(abs(result.expectedNet - 23.2) < 1e-12)
        #expect(abs(result.p - 0.6309153987999978) < 1e-13)
        #expect(abs(result.positiveShare - 0.7931034482758621) < 1e-15)
        #expect(abs(result.signP - 1) < 1e-12)
    }

    /// scipy: `2 * norm.sf((5999000 - 1400100) / sd)`.
    @Test func manyLargeErrorsTakeTheNormalDistribution() throws {
        let errors = (0..<3000).map { $0.isMultiple(of: 3) ? -4001 : 5000 }
        let result = try ExpectedDirection(errors: errors, up: 0.55)
        #expect(!result.isExact && result.net == 5_999_000)
        #expect(abs(result.p / 2.3215469304035793e-72 - 1) < 1e-9)
    }

    @Test(arguments: [[5], [3, -3], [7, -2, 13, 5, -1, 4, 4, -9, 2, 11], [-1, -1, -1, -2]])
    func evenSignsAreTheSignFlipTest(errors: [Int]) throws {
        let result = try ExpectedDirection(errors: errors, up: 0.5)
        #expect(abs(result.p - ErrorDirection(errors: errors).signFlipP) < 1e-14)
    }

    /// What is expected is never far.
    @Test func sidesMirrorEachOther() throws {
        let errors = [7, -2, 13, 5, -1, 4]
        let one = try ExpectedDirection(errors: errors, up: 0.3)
        let other = try ExpectedDirection(errors: errors.map { -$0 }, up: 0.7)
        #expect(abs(one.p - other.p) < 1e-14 && abs(one.expectedNet + other.expectedNet) < 1e-12)
        #expect(try ExpectedDirection(errors: [1, 1, 1, -1], up: 0.75).p == 1)
    }

    @Test(arguments: [0, 1, -0.5, 1.5, Double.nan])
    func otherProbabilitiesAreRefused(up: Double) {
        #expect(throws: StatisticsError.self) { try ExpectedDirection(errors: [1], up: up) }
    }

    @Test func noErrorIsTooFew() {
        #expect(throws: StatisticsError.tooFew(what: .errors, have: 0, need: 1)) {
            try ExpectedDirection(errors: [0, 0], up: 0.5)
        }
    }
}
