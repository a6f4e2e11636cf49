import Testing

@testable import Statistics

@Suite struct StatisticsErrorTests {
    @Test(
        "Sentences",
        arguments: [
            (
                .outsideRange(argument: "level", value: 95, range: "between 0 and 1"),
                "level is 95.0 but must be between 0 and 1."
            ),
            (
                .lengthsDiffer(first: "reference", have: 3, second: "shares", need: 4),
                "reference has 3 entries but shares has 4; the two must have the same number."
            ),
            (
                .tooFew(what: "studies", have: 1, need: 2),
                "The method needs at least 2 studies and there are 1."
            ),
            (
                .notPositiveDefinite(size: 3),
                "The 3 × 3 matrix is not positive definite; leave out one of the shares that sum to 1 or merge "
                    + "the smallest ones."
            ),
            (.zeroStandardError, "The standard error is zero, so the difference cannot be tested."),
            (.notConverged(method: "The root"), "The root did not converge."),
        ] as [(StatisticsError, String)])
    func sentence(_ error: StatisticsError, _ expected: String) {
        #expect("\(error)" == expected)
    }

    @Test("Undefined tests are named errors")
    func undefined() {
        #expect(throws: StatisticsError.zeroStandardError) {
            try OneSampleTest(estimate: 0.5, reference: 0.4, standardError: 0, degreesOfFreedom: nil)
        }
        #expect(throws: StatisticsError.tooFew(what: "studies", have: 1, need: 2)) {
            try RandomEffects(effects: [1], variances: [1])
        }
        #expect(throws: StatisticsError.outsideRange(argument: "share", value: 0, range: "between 0 and 1")) {
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
