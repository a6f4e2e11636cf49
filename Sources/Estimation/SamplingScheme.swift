import Foundation
import Ground
import Statistics

/// How a simulation draws stations from a ``StationPopulation``, and which variance estimator belongs to it.
public enum SamplingScheme: Sendable, Equatable {
    /// Stations at random without replacement, whatever their stratum.
    case simpleRandom(stations: Int)
    /// Stations at random without replacement in each stratum; one size per stratum, 0 leaves it out only
    /// if the stratum is empty. A stratum of one station joins its neighbour for the variance.
    case stratified(allocation: [Int])
    /// Every N/n-th station in the order of the population after a random start; variance by successive
    /// differences.
    case systematic(stations: Int)
    /// Clusters at random without replacement, all their stations.
    case clusters(Int)
    /// Clusters at random, then up to so many of their stations at random.
    case twoStage(clusters: Int, stationsEach: Int)
    /// Clusters with replacement and probability proportional to their number of stations, then up to so
    /// many of their stations (`nil` for all); variance between draws (Hansen & Hurwitz 1943).
    case unequalClusters(draws: Int, stationsEach: Int?)

    /// - Throws: ``EstimationError/impossibleSize(what:size:low:high:)``,
    ///   ``EstimationError/columnLength(column:have:need:)``,
    ///   ``EstimationError/missingTotal(name:)`` for a cluster design without clusters.
    func check(_ population: StationPopulation) throws(EstimationError) {
        switch self {
        case .simpleRandom(let stations), .systematic(let stations):
            try Self.check(.stations, stations, 2, population.count)
        case .stratified(let allocation):
            let sizes = population.stratumSizes
            guard allocation.count == sizes.count else {
                throw .columnLength(column: "allocation", have: allocation.count, need: sizes.count)
            }
            for (h, size) in sizes.enumerated() {
                let name = EstimationError.Quantity.stationsInStratum(population.strata.codes[h])
                try Self.check(name, allocation[h], min(1, size), size)
            }
            try Self.check(.stations, allocation.reduce(0, +), 2, population.count)
        case .clusters(let number):
            try Self.check(.clusters, number, 2, try Self.clusters(population))
        case .twoStage(let number, let each):
            try Self.check(.clusters, number, 2, try Self.clusters(population))
            try Self.check(.stationsInCluster, each, 1, population.count)
        case .unequalClusters(let draws, let each):
            _ = try Self.clusters(population)
            try Self.check(.draws, draws, 2, 10_000_000)
            if let each { try Self.check(.stationsInCluster, each, 1, population.count) }
        }
    }

    private static func clusters(_ population: StationPopulation) throws(EstimationError) -> Int {
        guard let clusters = population.clusters else { throw .missingTotal(name: "clusters") }
        return clusters.codes.count
    }

    private static func check(
        _ what: EstimationError.Quantity, _ size: Int, _ low: Int, _ high: Int
    ) throws(EstimationError) {
        guard size >= low, size <= high else {
            throw .impossibleSize(what: what, size: size, low: low, high: high)
        }
    }
}

/// Which of the drawn stations never report.
public enum MissingPattern: Sendable, Equatable {
    case none
    /// Each station with the same probability.
    case atRandom(rate: Double)
    /// More often where a choice is strong: the odds of missing are multiplied by `oddsRatio` for every ten
    /// points of its share; `rate` of all stations of the population are missing on average.
    case byShare(rate: Double, choice: Int, oddsRatio: Double)

    /// Probability of each station to be missing; `nil` if none is.
    ///
    /// - Throws: ``EstimationError/impossibleValue(what:value:range:)`` for a rate outside 0..<1 or odds that are
    ///   not positive, ``EstimationError/impossibleSize(what:size:low:high:)`` for an unknown choice.
    func probabilities(_ population: StationPopulation) throws(EstimationError) -> [Double]? {
        switch self {
        case .none: return nil
        case .atRandom(let rate):
            guard (0..<1).contains(rate) else {
                throw .impossibleValue(what: .missingRate, value: rate, range: .halfOpen(0, below: 1))
            }
            return rate == 0 ? nil : [Double](repeating: rate, count: population.count)
        case .byShare(let rate, let choice, let oddsRatio):
            guard rate > 0, rate < 1 else {
                throw .impossibleValue(what: .missingRate, value: rate, range: .between(0, 1))
            }
            guard population.shares.indices.contains(choice) else {
                throw .impossibleSize(
                    what: .choice, size: choice, low: 0, high: population.choices - 1)
            }
            guard oddsRatio > 0, oddsRatio.isFinite else {
                throw .impossibleValue(what: .oddsRatio, value: oddsRatio, range: .above(0))
            }
            let whole = population.shares[choice]
            let odds = zip(population.votes(choice), population.valid).map { votes, valid -> Double in
                let share = valid > 0 ? Double(votes) / Double(valid) : whole
                return Self.power(oddsRatio, 10 * (share - whole))
            }
            return Self.probabilities(odds, mean: rate)
        }
    }

    /// o/(1 + o) with o a multiple of `odds` such that the mean is `rate`.
    private static func probabilities(_ odds: [Double], mean rate: Double) -> [Double] {
        var (low, high) = (-60.0, 60.0)
        let values = { (shift: Double) -> [Double] in
            let scale = Self.power(2, shift)
            return odds.map { $0 * scale / (1 + $0 * scale) }
        }
        for _ in 0..<100 {
            let middle = 0.5 * (low + high)
            let mean = values(middle).reduce(0, +) / Double(odds.count)
            if mean < rate { low = middle } else { high = middle }
        }
        return values(0.5 * (low + high))
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
