import Ground
import Statistics
import Testing

@testable import Estimation

@Suite struct SampleDesignTests {
    let strata = CodeColumn(["a", "a", "b", "b", "b"])
    let y = [10.0, 30, 20, 40, 60]
    let x = [100.0, 90, 110, 100, 130]

    @Test("A sample that is the whole population has no variance")
    func census() throws {
        let design = try SampleDesign.stratified(strata: strata, population: [2, 2, 3, 3, 3])
        let result = try design.ratios(numerators: [y], denominator: x)
        #expect(result.estimate.standardErrors == [0])
        #expect(design.censusStrata == ["a", "b"])
        #expect(result.effectiveSizes == [nil])
    }

    @Test("The shares of a sample sum to one and their covariance to zero")
    func complement() throws {
        let design = try SampleDesign.stratified(strata: strata, population: [20, 20, 30, 30, 30])
        let rest = zip(x, y).map { $0 - $1 }
        let result = try design.ratios(numerators: [y, rest], denominator: x).estimate
        #expect(abs(result.values[0] + result.values[1] - 1) < 1e-14)
        #expect(abs(result.covariance[0][0] + result.covariance[0][1]) < 1e-16)
        #expect(abs(result.difference(0, 1).standardError - 2 * (result.standardErrors[0] ?? 0)) < 1e-14)
    }

    @Test("One station gives an estimate and no interval")
    func singleStation() throws {
        let design = try SampleDesign.simpleRandom(count: 1, population: 50)
        #expect(throws: EstimationError.lonelyStratum(stratum: "all")) {
            try design.ratios(numerators: [[30]], denominator: [100])
        }
        let result = try design.ratios(numerators: [[30]], denominator: [100], lonely: .remove)
        #expect(result.estimate.intervals(level: 0.95) == [nil])
        #expect(result.shareEstimate(choices: ["1"], stations: 1, method: "test").covariance == nil)
    }

    @Test("Collapsing joins a lonely stratum to its neighbour")
    func collapse() throws {
        let design = try SampleDesign.stratified(
            strata: CodeColumn(["a", "b", "b", "c"]), population: [9, 12, 12, 7])
        #expect(design.lonelyStrata == ["a", "c"])
        let merged = try design.collapsingLonelyStrata(order: ["a", "b", "c"])
        #expect(merged.strata.map(\.label) == ["a+b+c"])
        #expect(merged.strata[0].population == 28)
        #expect(merged.weights == design.weights)
    }

    @Test("A stratum that was read completely joins no other, and none joins it")
    func collapseBesideWholeStrata() throws {
        let design = try SampleDesign.stratified(
            strata: CodeColumn(["a", "b", "b", "c", "d", "d", "e"]), population: [9, 2, 2, 8, 5, 5, 1])
        #expect(design.lonelyStrata == ["a", "c"])
        let merged = try design.collapsingLonelyStrata(order: ["a", "b", "c", "d", "e"])
        #expect(merged.strata.map(\.label) == ["a+c", "d", "b", "e"])
        #expect(merged.strata.map(\.population) == [17, 5, 2, 1])
        #expect(merged.strata.map(\.isCensus) == [false, false, true, true])
        #expect(merged.isComplete(rows: [1, 2, 6]) && !merged.isComplete(rows: [0, 1, 2]))
        // Nothing is left to join.
        let alone = try SampleDesign.stratified(strata: CodeColumn(["a", "b", "b"]), population: [9, 2, 2])
        #expect(throws: EstimationError.lonelyStratum(stratum: "a")) {
            try alone.collapsingLonelyStrata(order: ["a", "b"])
        }
        #expect(!alone.showsDifferences(rows: [0, 1, 2]) && design.showsDifferences(rows: [4, 5]))
    }

    /// Reference: R survey 4.x, svydesign(ids = ~1, strata = ~s, fpc = ~N), svyratio(~y, ~x), and as.svrepdesign(type =
    /// "JKn", mse = TRUE); survey.lonely.psu "remove" and "average" for the lonely one.
    @Test("A stratum read completely adds nothing by every method; a lonely one what the option says")
    func strataOfOneUnit() throws {
        let y = [120.0, 80, 95, 60, 75, 40, 33]
        let x = [200.0, 180, 190, 150, 160, 110, 90]
        func design(_ rows: Int) throws -> SampleDesign {
            try .stratified(
                strata: CodeColumn(Array(["a", "a", "a", "b", "b", "c", "d"].prefix(rows))),
                population: Array([30, 30, 30, 20, 20, 1, 4].prefix(rows)))
        }
        func errors(_ rows: Int, _ lonely: LonelyStratumPolicy) throws -> [Double] {
            let (design, top, bottom) = (try design(rows), [Array(y.prefix(rows))], Array(x.prefix(rows)))
            return [
                try design.ratios(numerators: top, denominator: bottom, lonely: lonely).estimate
                    .standardErrors[0],
                try design.jackknifeRatios(numerators: top, denominator: bottom, lonely: lonely).aroundFull
                    .standardErrors[0],
                try design.bootstrapDistribution(
                    numerators: top, denominator: bottom, replicates: 20_000, seed: 7, finitePopulation: true,
                    lonely: lonely
                ).replicates.aroundMean.standardErrors[0],
            ].compactMap { $0 }
        }
        let census = try errors(6, .fail)
        #expect(abs(census[0] - 0.0303826892665457) < 1e-14)
        #expect(abs(census[1] - 0.0304893449377134) < 1e-14)
        #expect(abs(census[2] / census[0] - 1) < 0.03)
        #expect(throws: EstimationError.lonelyStratum(stratum: "d")) { try errors(7, .fail) }
        let certain = try errors(7, .remove)
        #expect(abs(certain[0] - 0.0292959033294139) < 1e-14)
        #expect(abs(certain[1] - 0.029394042579053) < 1e-14)
        #expect(abs(certain[2] / certain[0] - 1) < 0.03)
        // The mean of the others: four strata, three of which have a variance. R's replicates do otherwise.
        let average = try errors(7, .average)
        #expect(abs(average[0] - 0.0338279953467807) < 1e-14)
        for (mean, none) in zip(average, certain) {
            #expect(abs(mean / none - (4.0 / 3).squareRoot()) < 1e-12)
        }
        // A replicate of given draws leaves the stratum as it is.
        let weights = try design(6).rescaledWeights(draws: [1, 1, 0, 1, 0, 0], finitePopulation: false)
        #expect(weights[5] == 1)
    }

    @Test func namedErrors() throws {
        #expect(throws: EstimationError.populationTooSmall(stratum: "a", sampled: 2, population: 1)) {
            try SampleDesign.stratified(strata: strata, population: [1, 1, 3, 3, 3])
        }
        #expect(throws: EstimationError.populationDiffers(stratum: "b", first: 30, second: 31)) {
            try SampleDesign.stratified(strata: strata, population: [20, 20, 30, 31, 30])
        }
        #expect(throws: EstimationError.unitInTwoStrata(unit: "k", first: "a", second: "b")) {
            try SampleDesign.stratifiedClusters(
                strata: CodeColumn(["a", "b"]), units: CodeColumn(["k", "k"]), population: nil)
        }
        let design = try SampleDesign.stratified(strata: strata, population: nil)
        #expect(throws: EstimationError.zeroDenominator) {
            try design.ratios(numerators: [y], denominator: [0, 0, 0, 0, 0])
        }
        #expect(throws: EstimationError.emptyDomain) {
            try design.ratios(
                numerators: [y], denominator: x, domain: [Bool](repeating: false, count: 5))
        }
    }

    @Test("The seed of a bootstrap changes and repeats its result")
    func bootstrapSeed() throws {
        let design = try SampleDesign.stratified(strata: strata, population: [20, 20, 30, 30, 30])
        let run = { (seed: UInt64) in
            try design.bootstrapRatios(
                numerators: [y], denominator: x, replicates: 20, seed: seed, finitePopulation: true
            ).values
        }
        #expect(try run(1) == run(1))
        #expect(try run(1) != run(2))
    }
}
