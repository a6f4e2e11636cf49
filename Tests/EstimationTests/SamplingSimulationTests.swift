import Statistics
import Synchronization
import Testing

@testable import Estimation

@Suite struct SamplingSimulationTests {
    static func simulation(
        seed: UInt64 = 1, replicates: Int = 200, missing: MissingPattern = .none,
        methods: [IntervalMethod] = [.waldT, .simultaneous]
    ) throws -> SamplingSimulation {
        let population = try Populations.synthetic(1)
        return SamplingSimulation(
            population: population,
            scheme: .stratified(allocation: try Populations.proportional(population, 500)),
            missing: missing, replicates: replicates, seed: seed, methods: methods)
    }

    @Test("The result depends on the seed and not on the threads")
    func threads() throws {
        let missing = MissingPattern.byShare(rate: 0.1, choice: 0, oddsRatio: 1.5)
        let one = try Self.simulation(missing: missing).run(threads: 1)
        #expect(try Self.simulation(missing: missing).run(threads: 4) == one)
        #expect(try Self.simulation(seed: 2, missing: missing).run(threads: 1) != one)
    }

    @Test("The default covers, one at a time and together")
    func coverage() throws {
        let result = try Self.simulation(replicates: 600).run()
        let chosen = try #require(result.methods.first { $0.method == .default })
        // 600 replicates: five Monte Carlo standard errors below the measured coverage.
        for rate in chosen.shares { #expect(try #require(rate).value > 0.905) }
        #expect(try #require(chosen.joint).value > 0.9)
        #expect(try #require(result.lead).value > 0.905)
        #expect(try #require(result.falseFlags).value < 0.04)
        #expect(try #require(result.falseRejections).value < 0.1)
        let error = try #require(chosen.joint).error
        #expect(error > 0.005 && error < 0.013)
        #expect(result.unusable == 0 && result.meanStations == 500)
    }

    @Test("Stations missing at random cost stations, those of one party also bias")
    func missing() throws {
        let random = try Self.simulation(missing: .atRandom(rate: 0.2), methods: []).run()
        #expect(abs(random.meanStations - 400) < 3)
        #expect(abs(random.bias[0]) < 5 * random.biasErrors[0])
        let party = try Self.simulation(
            missing: .byShare(rate: 0.2, choice: 0, oddsRatio: 3), methods: []
        ).run()
        #expect(abs(party.meanStations - 400) < 3)
        #expect(party.bias[0] < -10 * party.biasErrors[0])
    }

    @Test("Hardly any station arriving is counted, not hidden")
    func unusable() throws {
        let population = try Populations.synthetic(1, strata: 3, stations: 40)
        let result = try SamplingSimulation(
            population: population, scheme: .stratified(allocation: [2, 2, 2]),
            missing: .atRandom(rate: 0.8), replicates: 300, seed: 1, methods: [.waldT]
        ).run()
        #expect(result.unusable > 100 && result.unusable < 300)
    }

    @Test func progressAndStop() throws {
        let most = Atomic<Int>(0)
        _ = try Self.simulation(methods: []).run(threads: 2) { done in
            most.max(done, ordering: .relaxed)
        }
        #expect(most.load(ordering: .relaxed) == 200)
        #expect(throws: EstimationError.stopped) {
            try Self.simulation(methods: []).run(shouldStop: { true })
        }
    }

    @Test func namedErrors() throws {
        let population = try Populations.synthetic(1, strata: 2, stations: 20)
        let run = { (scheme: SamplingScheme, missing: MissingPattern) in
            try SamplingSimulation(
                population: population, scheme: scheme, missing: missing, replicates: 1, seed: 1
            ).run()
        }
        #expect(throws: EstimationError.impossibleSize(what: .stations, size: 21, low: 2, high: 20)) {
            try run(.simpleRandom(stations: 21), .none)
        }
        #expect(throws: EstimationError.columnLength(column: "allocation", have: 1, need: 2)) {
            try run(.stratified(allocation: [3]), .none)
        }
        #expect(
            throws: EstimationError.impossibleValue(
                what: .missingRate, value: 1, range: .halfOpen(0, below: 1))
        ) { try run(.simpleRandom(stations: 5), .atRandom(rate: 1)) }
        let plain = try StationPopulation(counts: [population.votes(0)], valid: population.valid)
        #expect(throws: EstimationError.missingTotal(name: "clusters")) {
            try SamplingSimulation(population: plain, scheme: .clusters(2), replicates: 1, seed: 1).run()
        }
        #expect(throws: EstimationError.outsideRange(what: .votes, row: 1, value: -1)) {
            try StationPopulation(counts: [[1, -1]], valid: [1, 1])
        }
    }
}
