import Testing

@testable import Estimation

@Suite struct SyntheticPopulationTests {
    @Test("Sizes, sums and seeds", arguments: [(10, 10), (6_700, 34), (101, 7)])
    func shape(_ stations: Int, _ strata: Int) throws {
        let population = try Populations.synthetic(1, strata: strata, stations: stations)
        #expect(population.count == stations && population.stratumSizes.count == strata)
        #expect(population.stratumSizes.reduce(0, +) == stations)
        #expect((population.stratumSizes.min() ?? 0) >= 1)
        let columns = (0..<6).map { population.votes($0) }
        let sums = (0..<stations).map { station in columns.reduce(0) { $0 + $1[station] } }
        #expect(sums == population.valid)
        #expect(abs(population.shares.reduce(0, +) - 1) < 1e-12)
        #expect(try Populations.synthetic(1, strata: strata, stations: stations) == population)
        #expect(try Populations.synthetic(2, strata: strata, stations: stations) != population)
    }

    @Test("With alike strata the shares are those asked for")
    func expectation() throws {
        let population = try Populations.synthetic(3, stratum: 5_000, cluster: 500)
        for (share, wanted) in zip(population.shares, Populations.shares) {
            #expect(abs(share - wanted / 100) < 0.01)
        }
        #expect(try #require(population.leaders) == (0, 1))
    }

    @Test func namedErrors() {
        #expect(throws: EstimationError.impossibleSize(what: .strata, size: 11, low: 1, high: 10)) {
            try SyntheticPopulation(stations: 10, strata: 11, shares: [1, 1], seed: 1).population()
        }
        #expect(throws: EstimationError.zeroDenominator) {
            try SyntheticPopulation(stations: 10, strata: 1, shares: [0, 0], seed: 1).population()
        }
    }
}
