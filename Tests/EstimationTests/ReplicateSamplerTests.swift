import Ground
import Statistics
import Testing

@testable import Estimation

@Suite struct ReplicateSamplerTests {
    /// A design in which every station is drawn must give the truth and no variance.
    @Test("A census has the true shares and no variance")
    func census() throws {
        let population = try Populations.synthetic(1, strata: 5, stations: 300)
        let clusters = try #require(population.clusters).codes.count
        for scheme in [
            .simpleRandom(stations: 300), .stratified(allocation: population.stratumSizes),
            .clusters(clusters), .twoStage(clusters: clusters, stationsEach: 10),
        ] as [SamplingScheme] {
            let drawn = try SamplingSimulation(
                population: population, scheme: scheme, replicates: 2, seed: 3
            ).draw(threads: 1, shouldStop: nil)
            for k in 0..<6 { #expect(abs(drawn.shares[k] - population.shares[k]) < 1e-12) }
            #expect(drawn.covariances.allSatisfy { abs($0) < 1e-18 })
        }
    }

    @Test("One pass over the sample gives the covariance of SampleDesign")
    func linearisation() throws {
        // Draw everything but one station of each stratum, and find the sample by what is left out.
        let population = try Populations.synthetic(2, strata: 4, stations: 60)
        let sizes = population.stratumSizes
        let scheme = SamplingScheme.stratified(allocation: sizes.map { $0 / 2 })
        var sampler = ReplicateSampler(
            try DesignDraws(population, scheme), scheme, missing: nil, seed: 9)
        var shares = [Double](repeating: 0, count: 6)
        var covariance = [Double](repeating: 0, count: 36)
        var degrees = shares
        var facts = ReplicateSampler.Facts()
        shares.withUnsafeMutableBufferPointer { s in
            covariance.withUnsafeMutableBufferPointer { c in
                degrees.withUnsafeMutableBufferPointer { d in
                    facts = sampler.draw(0, shares: s, covariance: c, degreesOfFreedom: d)
                }
            }
        }
        let rows = sampler.drawnRows
        #expect(rows.count == sizes.reduce(0) { $0 + $1 / 2 })
        let strata = CodeColumn(rows.map { population.strata.codes[Int(population.strata.ids[$0])] })
        let design = try SampleDesign.stratified(
            strata: strata,
            population: rows.map { Double(sizes[Int(population.strata.ids[$0])]) })
        let result = try design.ratios(
            numerators: (0..<6).map { k in rows.map { Double(population.votes(k)[$0]) } },
            denominator: rows.map { Double(population.valid[$0]) })
        #expect(facts.degreesOfFreedom == result.estimate.degreesOfFreedom)
        for i in 0..<6 {
            #expect(abs(shares[i] - result.estimate.values[i]) < 1e-12)
            #expect(abs(degrees[i] - result.choiceDegreesOfFreedom[i]) < 1e-6 * degrees[i])
            for j in 0..<6 {
                #expect(abs(covariance[i * 6 + j] - result.estimate.covariance[i][j]) < 1e-15)
            }
        }
    }

    @Test("The mean variance is that of the population", arguments: [0, 1, 2, 3, 4])
    func unbiased(_ kind: Int) throws {
        let population = try Populations.synthetic(3, strata: 10, stations: 1_000)
        let clusters = try #require(population.clusters)
        let columns = (0..<6).map { population.votes($0).map(Double.init) }
        let exact = try PopulationVariance(
            numerators: columns, denominator: population.valid.map(Double.init))
        let allocation = try Populations.proportional(population, 200)
        let one = [Double](repeating: 1, count: population.count)
        let (scheme, expected): (SamplingScheme, [[Double]]?) =
            switch kind {
            case 0: (.simpleRandom(stations: 200), exact.simpleRandom(200))
            case 1:
                (
                    .stratified(allocation: allocation),
                    exact.stratified(population.strata, sampled: allocation)
                )
            case 2: (.clusters(30), exact.clusters(clusters, sampled: 30))
            case 3:
                (
                    .unequalClusters(draws: 30, stationsEach: nil),
                    exact.unequalClusters(clusters, sizes: one, draws: 30)
                )
            default: (.twoStage(clusters: 30, stationsEach: 4), nil)
            }
        let result = try SamplingSimulation(
            population: population, scheme: scheme, replicates: 2_000, seed: 1, methods: []
        ).run()
        for k in 0..<6 {
            let spread = result.rootMeanSquares[k]
            #expect(abs(result.meanStandardErrors[k] / spread - 1) < 0.1)
            #expect(abs(result.bias[k]) < 5 * result.biasErrors[k] + 0.05 * spread)
            if let expected { #expect(abs(expected[k][k].squareRoot() / spread - 1) < 0.1) }
        }
        #expect(result.meanStations == result.meanStations.rounded() || kind > 1)
    }

    @Test("A systematic sample of a sorted list keeps its variance near the truth")
    func systematic() throws {
        let population = try Populations.synthetic(4, strata: 10, stations: 1_000)
        let result = try SamplingSimulation(
            population: population, scheme: .systematic(stations: 100), replicates: 1_000, seed: 1,
            methods: []
        ).run()
        #expect(result.meanStations == 100)
        for k in 0..<3 { #expect(result.meanStandardErrors[k] > 0.8 * result.rootMeanSquares[k]) }
    }
}
