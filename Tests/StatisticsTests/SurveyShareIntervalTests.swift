import Testing

@testable import Statistics

@Suite struct SurveyShareIntervalTests {
    @Test("The interval contains the share", arguments: SurveyShareInterval.allCases)
    func contains(_ method: SurveyShareInterval) throws {
        for p in [0.01, 0.2, 0.5, 0.97] {
            let interval = try #require(
                method.interval(share: p, variance: 1e-5, degreesOfFreedom: 12, size: 4000, level: 0.9))
            #expect(interval.contains(p))
        }
    }

    @Test("Shares of 0 and 1, no variance and less than one degree of freedom give nothing")
    func undefined() {
        for method in SurveyShareInterval.allCases {
            #expect(method.interval(share: 0, variance: 1e-5, degreesOfFreedom: 9, level: 0.9) == nil)
            #expect(method.interval(share: 0.5, variance: 0, degreesOfFreedom: 9, level: 0.9) == nil)
            #expect(method.interval(share: 0.5, variance: 1e-5, degreesOfFreedom: 0.9, level: 0.9) == nil)
        }
    }

    @Test func upperBoundForZero() throws {
        let bound = try #require(SurveyShareInterval.upperBoundForZero(effectiveSize: 10, level: 0.95))
        let exact = try #require(
            BinomialInterval.clopperPearson.interval(successes: 0, trials: 10, level: 0.95))
        #expect(abs(bound - exact.high) < 1e-12)
    }
}
