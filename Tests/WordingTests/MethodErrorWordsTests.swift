import Elections
import Estimation
import Statistics
import Testing
import Wording

/// What a person reads of errors of methods.
@Suite struct MethodErrorWordsTests {
    @Test(
        "Errors of estimates",
        arguments: [
            (.columnLength(column: "values", have: 3, need: 4), "Column values has 3 rows and the sample 4."),
            (.emptySample, "The sample has no row."),
            (
                .outsideRange(what: .weight, row: 4, value: -1),
                "The weight in row 5 is -1.0 and must be a positive number."
            ),
            (
                .unitInTwoStrata(unit: "k", first: "a", second: "b"),
                "Sampling unit k appears in stratum a and in stratum b; give the two units different names or "
                    + "the same stratum."
            ),
            (
                .populationDiffers(stratum: "a", first: 4, second: 5),
                "Stratum a is said to have 4 units in one row and 5 in another."
            ),
            (
                .populationTooSmall(stratum: "a", sampled: 3, population: 2),
                "Stratum a has 3 sampled units but only 2 units in all."
            ),
            (
                .lonelyStratum(stratum: "a"),
                "Stratum a has a single sampled unit, so its variance is unknown; choose how to treat such "
                    + "strata or merge it with a neighbour."
            ),
            (.zeroDenominator, "The denominator of the ratio is zero."),
            (.emptyDomain, "No sampled unit lies in the domain."),
            (.missingTotal(name: "a"), "The known total of a is missing."),
            (
                .dependentAuxiliaries,
                "The auxiliary variables are linearly dependent; leave one of them out."
            ),
            (
                .impossibleSize(what: .stations, size: 9, low: 2, high: 8),
                "The number of stations is 9 and must lie between 2 and 8."
            ),
            (
                .impossibleValue(what: .level, value: 2, range: .between(0, 1)),
                "The level is 2.0 and must be between 0 and 1."
            ),
            (.impossibleReading(what: .share, value: 101), "The published share of 101.0 is impossible."),
            (
                .impossibleReading(what: .marginOfError, value: 0),
                "The published margin of error of 0.0 is impossible."
            ),
            (
                .impossibleReading(what: .confidenceLevel, value: 100),
                "The published confidence level of 100.0 is impossible."
            ),
            (.stopped, "The work was stopped before its end."),
        ] as [(EstimationError, String)])
    func estimates(_ error: EstimationError, _ expected: String) {
        #expect(English(.indonesian).sentence(error) == expected)
    }

    @Test(
        "Errors of statistics",
        arguments: [
            (
                .outsideRange(argument: "level", value: 95, range: .between(0, 1)),
                "level is 95.0 but must be between 0 and 1."
            ),
            (
                .lengthsDiffer(first: "reference", have: 3, second: "shares", need: 4),
                "reference has 3 entries but shares has 4; the two must have the same number."
            ),
            (
                .tooFew(what: .studies, have: 1, need: 2),
                "The method needs at least 2 studies and there are 1."
            ),
            (
                .notPositiveDefinite(size: 3),
                "The 3 × 3 matrix is not positive definite; leave out one of the shares that sum to 1 or merge "
                    + "the smallest ones."
            ),
            (.zeroStandardError, "The standard error is zero, so the difference cannot be tested."),
            (
                .gsl(function: "gsl_cdf_beta_Pinv", status: 11, message: "exceeded max number of iterations"),
                "GSL function gsl_cdf_beta_Pinv failed with code 11 (exceeded max number of iterations)."
            ),
            (.notConverged(method: "The root"), "The root did not converge."),
        ] as [(StatisticsError, String)])
    func statistics(_ error: StatisticsError, _ expected: String) {
        #expect(English(.indonesian).sentence(error) == expected)
    }
}
