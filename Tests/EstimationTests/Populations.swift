import Estimation
import Ground
import Statistics

/// Invented full counts of 6,700 stations with six parties.
enum Populations {
    static let shares = [48.0, 27, 14, 7, 3, 1]

    static func synthetic(
        _ seed: UInt64, strata: Int = 34, stratum: Double = 14, cluster: Double = 60, stations: Int = 6_700
    ) throws -> StationPopulation {
        try SyntheticPopulation(
            stations: stations, strata: strata, shares: shares, seed: seed, stratumConcentration: stratum,
            clusterConcentration: cluster
        ).population()
    }

    /// The last party has about 11 % in the first three strata and 0.1 % elsewhere, in a few villages.
    static func concentrated(_ seed: UInt64) throws -> StationPopulation {
        let base = try SyntheticPopulation(
            stations: 6_700, strata: 34, shares: [48, 27, 14, 7, 4], seed: seed, clusterConcentration: 30
        ).population()
        guard let clusters = base.clusters else { throw EstimationError.emptySample }
        var columns = (0..<5).map { base.votes($0) } + [[Int32](repeating: 0, count: base.count)]
        var random = Xoshiro256(seed: seed, stream: 99)
        for station in 0..<base.count {
            let level = base.strata.ids[station] < 3 ? 0.11 : 0.001
            var village = Xoshiro256(seed: seed, stream: 1_000 + UInt64(clusters.ids[station]))
            let share = village.dirichlet([level * 8, (1 - level) * 8])[0]
            for party in 0..<5 {
                for _ in 0..<Int(columns[party][station]) where random.uniform() < share {
                    columns[party][station] -= 1
                    columns[5][station] += 1
                }
            }
        }
        return try StationPopulation(
            counts: columns, valid: base.valid, strata: base.strata, clusters: clusters)
    }

    static func proportional(_ population: StationPopulation, _ n: Int) throws -> [Int] {
        try Allocation.proportional.sizes(
            total: n, sizes: population.stratumSizes, deviations: population.stratumSizes.map { _ in 1 })
    }
}
