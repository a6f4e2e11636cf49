import Testing

@testable import Statistics

@Suite struct StatisticsErrorTests {
    @Test("Undefined tests are named errors")
    func undefined() {
        #expect(throws: StatisticsError.zeroStandardError) {
            try OneSampleTest(estimate: 0.5, reference: 0.4, standardError: 0, degreesOfFreedom: nil)
        }
        #expect(throws: StatisticsError.tooFew(what: .studies, have: 1, need: 2)) {
            try RandomEffects(effects: [1], variances: [1])
        }
        #expect(throws: StatisticsError.outsideRange(argument: "share", value: 0, range: .between(0, 1))) {
            try AccuracyMeasures(shares: [0, 1], reference: [0.5, 0.5], size: 100)
        }
        #expect(throws: StatisticsError.self) {
            try Hypergeometric.lowerTail(0, marked: 5, unmarked: 5, drawn: 11)
        }
    }

    @Test("Two studies have no prediction interval by t")
    func twoStudies() throws {
        let fit = try RandomEffects(effects: [0.1, 0.4], variances: [0.01, 0.02]).fit(.restrictedLikelihood)
        #expect(fit.predictionInterval(level: 0.95) == nil)
        #expect(fit.hartungKnappInterval(level: 0.95).contains(fit.mean))
    }
}
