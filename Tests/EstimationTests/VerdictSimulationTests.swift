import Ground
import Statistics
import Testing

@testable import Estimation

/// Verdicts on honest samples, counted.
@Suite struct VerdictSimulationTests {
    static func simulation(
        _ kind: DesignKind, samples: Int = 10, missing: MissingPattern = .none
    ) throws -> VerdictSimulation {
        let population = try Populations.synthetic(8, strata: 6, stations: 600)
        // Regions that hold whole villages.
        let clusters = try #require(population.clusters)
        let regions = CodeColumn(clusters.ids.map { "\($0 % 2)" })
        return VerdictSimulation(
            population: population, scheme: try kind.scheme(stations: 120, in: population), missing: missing,
            regions: regions, samples: samples,
            terms: .init(draws: 199, mostDraws: 999, level: 0.8, edgeLevel: 0.9, fewestUnits: 5, seed: 3))
    }

    @Test(
        "Honest samples of every design are not called into question more often than the levels say",
        arguments: DesignKind.allCases)
    func honest(_ kind: DesignKind) throws {
        let rates = try Self.simulation(kind).run()
        let regions = try #require(rates.regions)
        #expect(rates.whole.tested == 10 && regions.tested > 5)
        // Four standard errors of independent comparisons.
        let most = { (rate: Double, tested: Int) in
            Int(Double(tested) * rate + 4 * (Double(tested) * rate * (1 - rate)).squareRoot())
        }
        #expect(regions.outside <= most(0.2, regions.tested))
        #expect(regions.notConsistent <= most(0.1, regions.tested))
        #expect(rates.whole.outside <= most(0.2, 10) && rates.whole.notConsistent <= most(0.1, 10))
        #expect(try #require(rates.standOut) <= most(0.05, 10))
        #expect(rates.givenRegionCounts == (kind != .systematic))
        #expect(rates.draws == 200)
    }

    @Test("Stations missing at random change nothing; those of one party are called into question")
    func missing() throws {
        let random = try Self.simulation(.clusters, missing: .atRandom(rate: 0.2)).run()
        #expect(random.whole.outside <= 7)
        let party = try Self.simulation(
            .simpleRandom, missing: .byShare(rate: 0.4, choice: 0, oddsRatio: 8)
        ).run()
        #expect(party.whole.outside >= 8)
    }

    @Test("The result depends on the seed and not on the threads")
    func threads() throws {
        let one = try Self.simulation(.twoStage, samples: 3).run(threads: 1)
        #expect(try Self.simulation(.twoStage, samples: 3).run(threads: 3) == one)
    }

    @Test func namedErrors() throws {
        var simulation = try Self.simulation(.simpleRandom, samples: 0)
        #expect(throws: EstimationError.impossibleSize(what: .samples, size: 0, low: 1, high: 1_000_000)) {
            try simulation.run()
        }
        simulation.samples = 1
        simulation.regions = CodeColumn(["a"])
        #expect(throws: EstimationError.columnLength(column: "regions", have: 1, need: 600)) {
            try simulation.run()
        }
    }

    @Test("What a plan shows in drawn samples is near its formula, and that of the verdict's machinery")
    func plan() throws {
        let population = try Populations.synthetic(1, strata: 5, stations: 2_000)
        let plan = try RegionalPlan(
            population: population, wish: .stations(300), terms: .init(),
            drawing: .init(draws: 999, seed: 6))
        let (formula, drawn) = (plan.whole.expectation, try #require(plan.whole.drawn))
        #expect(drawn.draws == 999)
        #expect(abs(drawn.standardError / formula.standardError - 1) < 0.1)
        #expect(abs(drawn.margin / formula.margin - 1) < 0.15)
        #expect(abs(try #require(drawn.detectableGap) / #require(formula.detectableGap) - 1) < 0.15)
        let none = try RegionalPlan(population: population, wish: .stations(300), terms: .init())
        #expect(none.whole.drawn == nil)
        let census = try RegionalPlan(
            population: population, wish: .stations(2_000), terms: .init(), drawing: .init(draws: 99, seed: 6)
        )
        #expect(census.whole.drawn?.margin == 0)
    }

    @Test("Where results are far from a normal curve the drawn margin says so")
    func skewedPlan() throws {
        // One station in fifty has all the votes of the second choice.
        let second = (0..<2_000).map { Int32($0 % 50 == 0 ? 3_000 : 0) }
        let first = [Int32](repeating: 100, count: 2_000)
        let population = try StationPopulation(
            counts: [first, second], valid: zip(first, second).map { $0 + $1 })
        let plan = try RegionalPlan(
            population: population, choice: 1, wish: .stations(40), terms: .init(),
            drawing: .init(draws: 999, seed: 6))
        let part = plan.whole
        #expect(abs(try #require(part.drawn).margin / part.expectation.margin - 1) > 0.1)
    }
}
