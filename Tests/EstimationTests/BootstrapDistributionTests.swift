import Ground
import Statistics
import Testing

@testable import Estimation

@Suite struct BootstrapDistributionTests {
    struct Sample {
        var design: SampleDesign
        var numerators: [[Double]]
        var denominator: [Double]
    }

    /// Every fifth station of an invented count.
    static func sample(scale: Double = 1) throws -> Sample {
        let population = try Populations.synthetic(5, strata: 6, stations: 600)
        let rows = (0..<600).filter { $0 % 5 == 0 }
        let strata = CodeColumn(rows.map { population.strata.codes[Int(population.strata.ids[$0])] })
        return Sample(
            design: try .stratified(
                strata: strata,
                population: rows.map {
                    Double(population.stratumSizes[Int(population.strata.ids[$0])])
                }),
            numerators: (0..<6).map { k in rows.map { scale * Double(population.votes(k)[$0]) } },
            denominator: rows.map { scale * Double(population.valid[$0]) })
    }

    static func run(_ sample: Sample, seed: UInt64 = 1, threads: Int? = 1, finite: Bool = false) throws
        -> BootstrapDistribution
    {
        try sample.design.bootstrapDistribution(
            numerators: sample.numerators, denominator: sample.denominator, replicates: 1_500, seed: seed,
            finitePopulation: finite, threads: threads)
    }

    @Test("The result depends on the seed and not on the threads")
    func threads() throws {
        let sample = try Self.sample()
        let one = try Self.run(sample)
        #expect(try Self.run(sample, threads: 4) == one)
        #expect(try Self.run(sample, seed: 2).values != one.values)
        #expect(one.count == 1_500)
    }

    @Test("Packed votes and columns of fractions give the same replicates")
    func packing() throws {
        let packed = try Self.run(try Self.sample())
        // Halves are no whole numbers, and 100,000 votes do not fit in 16 bits.
        for scale in [0.5, 1_001] {
            let plain = try Self.run(try Self.sample(scale: scale))
            for (a, b) in zip(packed.values, plain.values) {
                for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-13) }
            }
        }
    }

    @Test("The spread is the linearised standard error", arguments: [true, false])
    func spread(_ finite: Bool) throws {
        let sample = try Self.sample()
        let exact = try sample.design.ratios(
            numerators: sample.numerators, denominator: sample.denominator
        ).estimate
        let found = try Self.run(sample, finite: finite)
        for k in 0..<6 {
            let summary = try #require(found.ratio(k, level: 0.95))
            // Proportional samples of one fifth: without the factor the variance is larger by about 1/0.8.
            let expected = try #require(exact.standardErrors[k]) / (finite ? 1 : 0.8.squareRoot())
            // 1,500 replicates: 1.8 % for each Monte Carlo standard error.
            #expect(abs(try #require(summary.standardError) / expected - 1) < 0.09)
            #expect(abs(summary.mean - summary.estimate) < 0.15 * expected)
            #expect(summary.percentiles.low < summary.estimate)
            #expect(summary.percentiles.high > summary.estimate)
        }
        let lead = try #require(found.lead(0, 1, level: 0.95))
        let error = exact.difference(0, 1).standardError / (finite ? 1 : 0.8.squareRoot())
        #expect(abs(try #require(lead.standardError) / error - 1) < 0.09)
        let rows = found.replicates.aroundMean.standardErrors[0]
        #expect(abs(try #require(rows) - (try #require(found.ratio(0, level: 0.95)?.standardError))) < 1e-12)
    }

    @Test func namedErrors() throws {
        let sample = try Self.sample()
        #expect(throws: EstimationError.stopped) {
            try sample.design.bootstrapDistribution(
                numerators: sample.numerators, denominator: sample.denominator, replicates: 10, seed: 1,
                finitePopulation: false, shouldStop: { true })
        }
        let lonely = try SampleDesign.stratified(strata: CodeColumn(["a", "b", "b"]), population: nil)
        #expect(throws: EstimationError.lonelyStratum(stratum: "a")) {
            try lonely.bootstrapDistribution(
                numerators: [[1, 2, 3]], denominator: [4, 5, 6], replicates: 10, seed: 1,
                finitePopulation: false)
        }
    }
}
