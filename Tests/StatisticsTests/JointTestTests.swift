import Testing

@testable import Statistics

@Suite struct JointTestTests {
    let shares = [0.41, 0.35, 0.24]
    let reference = [0.4, 0.37, 0.23]

    @Test("The order of the categories does not matter")
    func permutation() throws {
        let v = AccuracyMeasures.multinomial(shares, size: 500)
        let order = [2, 0, 1]
        let first = try JointTest(
            shares: shares, reference: reference, covariance: v, degreesOfFreedom: 40)
        let second = try JointTest(
            shares: order.map { shares[$0] }, reference: order.map { reference[$0] },
            covariance: order.map { i in order.map { j in v[i][j] } }, degreesOfFreedom: 40)
        #expect(abs(first.wald.value - second.wald.value) < 1e-10)
        #expect(abs(first.raoScottSecondF.p - second.raoScottSecondF.p) < 1e-12)
    }

    @Test("Without degrees of freedom the F forms are the chi-square forms")
    func infinite() throws {
        let v = AccuracyMeasures.multinomial(shares, size: 500)
        let test = try JointTest(
            shares: shares, reference: reference, covariance: v, degreesOfFreedom: nil)
        #expect(abs(test.raoScottSecondF.p - test.raoScottSecond.p) < 1e-14)
        #expect(test.waldF?.p == test.wald.p)
        #expect(test.waldF?.denominator == nil)
    }

    @Test("Too few degrees of freedom leave no F-adjusted Wald statistic")
    func fewDegrees() throws {
        let v = AccuracyMeasures.multinomial(shares, size: 500)
        let test = try JointTest(shares: shares, reference: reference, covariance: v, degreesOfFreedom: 1)
        #expect(test.waldF == nil)
    }

    @Test("A singular covariance is refused although GSL would accept it")
    func singular() {
        let v = [[0.0, 0, 0], [0, 1e-4, -1e-4], [0, -1e-4, 1e-4]]
        #expect(throws: StatisticsError.notPositiveDefinite(size: 2)) {
            try JointTest(shares: [0, 0.6, 0.4], reference: reference, covariance: v, degreesOfFreedom: 9)
        }
        let p = [0.2, 0.3, 0.5]
        #expect(throws: StatisticsError.notPositiveDefinite(size: 3)) {
            try CholeskyFactor(AccuracyMeasures.multinomial(p, size: 1e4))
        }
    }
}
