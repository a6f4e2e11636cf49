import Ground
import Statistics
import Testing

@testable import Estimation

@Suite struct SamplePlanTests {
    static func population() throws -> StationPopulation {
        try Populations.synthetic(1, strata: 12, stations: 3_000)
    }

    @Test("Expected errors are those of the population list and of a simulation")
    func standardError() throws {
        let population = try Self.population()
        let exact = try PopulationVariance(
            numerators: (0..<6).map { population.votes($0).map(Double.init) },
            denominator: population.valid.map(Double.init))
        for (target, weights) in [
            (SamplePlan.Target.share(1), [0.0, 1, 0, 0, 0, 0]), (.lead(0, 1), [1, -1, 0, 0, 0, 0]),
        ] {
            let plan = try SamplePlan(population: population, target: target)
            let found = try plan.expectation(stations: 300, allocation: .neyman, level: 0.95)
            let covariance = try #require(
                exact.stratified(population.strata, sampled: found.allocation))
            var variance = 0.0
            for i in 0..<6 { for j in 0..<6 { variance += weights[i] * covariance[i][j] * weights[j] } }
            #expect(abs(found.standardError - variance.squareRoot()) < 1e-12)
            let simple = try #require(exact.simpleRandom(300))
            var reference = 0.0
            for i in 0..<6 { for j in 0..<6 { reference += weights[i] * simple[i][j] * weights[j] } }
            #expect(abs(try #require(found.designEffect) - variance / reference) < 1e-9)
            #expect(found.degreesOfFreedom == 288)
            let t = StudentT.upperQuantile(0.025, degreesOfFreedom: 288)
            #expect(abs(found.margin - t * found.standardError) < 1e-15)
        }
    }

    @Test("The smallest sample is enough and one station less is not", arguments: Allocation.allCases)
    func smallest(_ rule: Allocation) throws {
        let plan = try SamplePlan(population: try Self.population(), target: .lead(0, 1))
        let found = try plan.sample(margin: 0.015, level: 0.95, allocation: rule)
        #expect(found.margin <= 0.015)
        let less = try plan.expectation(stations: found.stations - 1, allocation: rule, level: 0.95)
        #expect(less.margin > 0.015)
        let gap = try plan.sample(gap: 0.015, level: 0.95, power: 0.8, allocation: rule)
        #expect(try #require(gap.detectableGap) <= 0.015)
        #expect(gap.stations > found.stations)
    }

    @Test("Neyman's allocation is the best for its target")
    func neyman() throws {
        let plan = try SamplePlan(population: try Self.population(), target: .share(5))
        let errors = try Allocation.allCases.map {
            try plan.expectation(stations: 240, allocation: $0, level: 0.95).standardError
        }
        #expect(errors[1] <= errors[0] && errors[1] <= errors[2])
    }

    @Test("Wishes beyond reach take every station")
    func census() throws {
        let plan = try SamplePlan(
            population: try Populations.synthetic(1, strata: 2, stations: 30), target: .share(0))
        let found = try plan.sample(margin: 1e-9, level: 0.95, allocation: .proportional)
        #expect(found.stations == 30 && found.margin == 0 && found.designEffect == nil)
    }

    @Test("Regions are planned as populations of their own")
    func regions() throws {
        let population = try Self.population()
        let regions = CodeColumn(population.strata.ids.map { $0 < 4 ? "north" : "south" })
        let parts = try population.split(by: regions)
        #expect(parts.map(\.label) == ["north", "south"])
        #expect(parts.reduce(0) { $0 + $1.population.count } == population.count)
        #expect(parts[0].population.strata.codes.count == 4)
        let plan = try SamplePlan(population: parts[0].population, target: .lead(0, 1))
        let found = try plan.sample(margin: 0.03, level: 0.95, allocation: .proportional, minimum: 3)
        #expect(found.allocation.count == 4 && (found.allocation.min() ?? 0) >= 3)
    }

    @Test func namedErrors() throws {
        let population = try Populations.synthetic(1, strata: 2, stations: 30)
        #expect(throws: EstimationError.impossibleSize(what: .choice, size: 6, low: 0, high: 5)) {
            try SamplePlan(population: population, target: .share(6))
        }
        let plan = try SamplePlan(population: population, target: .share(0))
        #expect(throws: EstimationError.impossibleValue(what: .margin, value: 0, range: .above(0))) {
            try plan.sample(margin: 0, level: 0.95, allocation: .equal)
        }
        #expect(
            throws: EstimationError.impossibleValue(what: .power, value: 1, range: .between(0, 1))
        ) { try plan.expectation(stations: 10, allocation: .equal, level: 0.95, power: 1) }
        #expect(throws: EstimationError.impossibleSize(what: .stations, size: 31, low: 4, high: 30)) {
            try plan.expectation(stations: 31, allocation: .equal, level: 0.95)
        }
    }
}
