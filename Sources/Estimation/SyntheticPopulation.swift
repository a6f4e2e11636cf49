import Ground
import Statistics

/// An invented full count, for trying a design when no past count is at hand.
///
/// Nested Dirichlet shares: the strata vary around the whole, the clusters around their stratum, the stations
/// around their cluster, and the ballots of a station are multinomial. Small concentrations make large
/// differences; with a stratum concentration below about 5, a choice of 1 % has its votes in few strata.
/// Parameters that imitate Indonesian stations: strata 14, clusters 60, stations 150. Results with an invented
/// population show how a method behaves, not how precise a particular election will be.
public struct SyntheticPopulation: Sendable, Equatable {
    public var stations: Int
    public var strata: Int
    public var stationsPerCluster: Int
    /// Expected shares; they are divided by their sum.
    public var shares: [Double]
    public var stratumConcentration: Double
    public var clusterConcentration: Double
    public var stationConcentration: Double
    /// Valid votes of a station lie evenly between these two.
    public var votes: ClosedRange<Int>
    public var seed: UInt64

    public init(
        stations: Int, strata: Int, shares: [Double], seed: UInt64, stationsPerCluster: Int = 10,
        stratumConcentration: Double = 14, clusterConcentration: Double = 60,
        stationConcentration: Double = 150, votes: ClosedRange<Int> = 100...280
    ) {
        self.stations = stations
        self.strata = strata
        self.shares = shares
        self.seed = seed
        self.stationsPerCluster = stationsPerCluster
        self.stratumConcentration = stratumConcentration
        self.clusterConcentration = clusterConcentration
        self.stationConcentration = stationConcentration
        self.votes = votes
    }

    /// The stations; strata differ in size by up to a factor of about 4.
    ///
    /// - Throws: ``EstimationError/impossibleSize(what:size:low:high:)`` and as for a population.
    public func population() throws(EstimationError) -> StationPopulation {
        guard (1...100_000_000).contains(stations) else {
            throw .impossibleSize(what: .stations, size: stations, low: 1, high: 100_000_000)
        }
        guard strata >= 1, strata <= stations else {
            throw .impossibleSize(what: .strata, size: strata, low: 1, high: stations)
        }
        let sum = shares.reduce(0, +)
        guard sum > 0, !shares.contains(where: { $0 < 0 }) else { throw .zeroDenominator }
        let expected = shares.map { $0 / sum }
        var random = Xoshiro256(seed: seed)
        let relative = (0..<strata).map { _ in 0.4 + 1.2 * random.uniform() }
        let scale = Double(stations - strata) / relative.reduce(0, +)
        var sizes = relative.map { 1 + Int($0 * scale, within: 0...stations) }
        var left = stations - sizes.reduce(0, +)
        for h in sizes.indices.reversed() where left > 0 {
            sizes[h] += 1
            left -= 1
        }
        var counts = [[Int32]](repeating: [], count: shares.count)
        var (valid, stratumCodes, clusterCodes): ([Int32], [Int32], [Int32]) = ([], [], [])
        var cluster: Int32 = -1
        for (h, size) in sizes.enumerated() {
            let stratumShares = random.dirichlet(expected.map { $0 * stratumConcentration })
            var clusterShares = stratumShares
            for station in 0..<size {
                if station % max(1, stationsPerCluster) == 0 {
                    cluster += 1
                    clusterShares = random.dirichlet(stratumShares.map { $0 * clusterConcentration })
                }
                let own = random.dirichlet(clusterShares.map { $0 * stationConcentration })
                let ballots = votes.lowerBound + random.integer(below: votes.count)
                for (j, number) in Self.multinomial(ballots, own, &random).enumerated() {
                    counts[j].append(number)
                }
                valid.append(Int32(ballots))
                stratumCodes.append(Int32(h))
                clusterCodes.append(cluster)
            }
        }
        return try StationPopulation(
            counts: counts, valid: valid,
            strata: CodeColumn(ids: stratumCodes, codes: (1...strata).map(String.init)),
            clusters: CodeColumn(ids: clusterCodes, codes: (0...Int(cluster)).map { String($0 + 1) }))
    }

    private static func multinomial(
        _ ballots: Int, _ shares: [Double], _ random: inout Xoshiro256
    ) -> [Int32] {
        var counts = [Int32](repeating: 0, count: shares.count)
        for _ in 0..<ballots {
            var left = random.uniform()
            var choice = 0
            while choice < shares.count - 1, left >= shares[choice] {
                left -= shares[choice]
                choice += 1
            }
            counts[choice] += 1
        }
        return counts
    }
}
