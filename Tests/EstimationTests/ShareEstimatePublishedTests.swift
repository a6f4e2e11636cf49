import Testing

@testable import Estimation

@Suite struct ShareEstimatePublishedTests {
    @Test func covariance() throws {
        let estimate = try ShareEstimate.published(
            choices: ["01", "02", "03"], sharesPct: [24.92, 58.58, 16.5], shareDecimals: 2, marginPct: 0.98,
            marginDecimals: 2, levelPct: 95, stations: 2000)
        let v = try #require(estimate.covariance)
        // n_eff = z²/(4 MoE²) of case B30
        let size = try #require(estimate.effectiveSize)
        #expect(abs(size - 9999.632498683168) < 1e-6)
        #expect(abs(v[1][1] - 0.5858 * 0.4142 / size) < 1e-15)
        #expect(abs(v[0][1] + 0.2492 * 0.5858 / size) < 1e-15)
        #expect(abs(v[0][0] + v[0][1] + v[0][2]) < 1e-15)
        #expect(estimate.degreesOfFreedom == nil)
        #expect(estimate.basis == .published)
        #expect(abs(estimate.roundingHalfWidth - 0.00005) < 1e-18)
        #expect(abs(estimate.largestErrorFactor - 0.985 / 0.98) < 1e-12)
    }

    @Test("Without a margin nothing can be tested, and shares stay as printed")
    func noMargin() throws {
        let estimate = try ShareEstimate.published(
            choices: ["01", "02"], sharesPct: [49.9, 50.2], shareDecimals: 1, marginPct: nil,
            marginDecimals: 0, levelPct: 95, stations: nil)
        #expect(estimate.covariance == nil)
        #expect(estimate.effectiveSize == nil)
        #expect(estimate.shares == [0.499, 0.502])
        #expect(estimate.largestErrorFactor == 1)
    }

    @Test(
        arguments: [
            (101.0, 1.0, 95.0, .impossibleReading(what: .share, value: 101)),
            (50, 0, 95, .impossibleReading(what: .marginOfError, value: 0)),
            (50, 1, 100, .impossibleReading(what: .confidenceLevel, value: 100)),
        ] as [(Double, Double, Double, EstimationError)])
    func impossible(_ share: Double, _ margin: Double, _ level: Double, _ error: EstimationError) {
        #expect(throws: error) {
            _ = try ShareEstimate.published(
                choices: ["01"], sharesPct: [share], shareDecimals: 1, marginPct: margin,
                marginDecimals: 1, levelPct: level, stations: nil)
        }
    }
}
