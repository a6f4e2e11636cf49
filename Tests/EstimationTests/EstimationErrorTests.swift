import Testing

@testable import Estimation

@Suite struct EstimationErrorTests {
    @Test(
        "Sentences",
        arguments: [
            (.columnLength(column: "values", have: 3, need: 4), "Column values has 3 rows and the sample 4."),
            (.emptySample, "The sample has no row."),
            (
                .outsideRange(what: "weight", row: 4, value: -1),
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
                .impossibleSize(what: "stations", size: 9, low: 2, high: 8),
                "The number of stations is 9 and must lie between 2 and 8."
            ),
            (
                .impossibleValue(what: "level", value: 2, range: "between 0 and 1"),
                "The level is 2.0 and must be between 0 and 1."
            ),
            (.stopped, "The work was stopped before its end."),
        ] as [(EstimationError, String)])
    func sentence(_ error: EstimationError, _ expected: String) {
        #expect("\(error)" == expected)
    }
}
