import Ground
import Statistics

/// The kinds of designs by name; with a number of stations one becomes a ``SamplingScheme``.
public enum DesignKind: String, Sendable, Equatable, CaseIterable, Codable {
    case simpleRandom = "srs"
    case stratified
    case systematic
    case clusters = "cluster"
    case twoStage = "two-stage"
    case unequalClusters = "pps"

    /// Whether stations are drawn within strata.
    public var usesStrata: Bool { self == .stratified }

    /// Whether clusters of stations are drawn.
    public var usesClusters: Bool { self == .clusters || takesPartOfClusters }

    /// Whether stations are drawn within the drawn clusters.
    public var takesPartOfClusters: Bool { self == .twoStage || self == .unequalClusters }

    /// The design that draws `stations` stations, of cluster designs as near to it as whole clusters allow.
    ///
    /// - Parameters:
    ///   - stations: size of the sample.
    ///   - population: what is sampled.
    ///   - allocation: division among the strata, at least two each; Neyman's is for the lead.
    ///   - stationsPerCluster: most stations of a drawn cluster in a design of two stages.
    /// - Throws: ``EstimationError/impossibleSize(what:size:low:high:)`` for more stations than there are or fewer
    ///   than two (two per stratum), ``EstimationError/missingTotal(name:)`` without clusters.
    public func scheme(
        stations: Int, in population: StationPopulation, allocation: Allocation = .proportional,
        stationsPerCluster: Int = 5
    ) throws(EstimationError) -> SamplingScheme {
        guard stations >= 2, stations <= population.count else {
            throw .impossibleSize(what: .stations, size: stations, low: 2, high: population.count)
        }
        switch self {
        case .simpleRandom: return .simpleRandom(stations: stations)
        case .systematic: return .systematic(stations: stations)
        case .stratified:
            let plan = try SamplePlan(population: population, target: .lead(in: population))
            return .stratified(
                allocation: try allocation.sizes(
                    total: stations, sizes: plan.sizes, deviations: plan.deviations))
        case .clusters, .twoStage, .unequalClusters:
            guard let clusters = population.clusters else { throw .missingTotal(name: "clusters") }
            let most = takesPartOfClusters ? stationsPerCluster : population.count
            guard most >= 1 else {
                throw .impossibleSize(
                    what: .stationsInCluster, size: most, low: 1, high: population.count)
            }
            var sizes = [Int](repeating: 0, count: clusters.codes.count)
            for code in clusters.ids { sizes[Int(code)] += 1 }
            let wanted = Double(stations) / expectedStations(sizes, most)
            let number = Int(wanted, within: 2...max(2, population.count), .toNearestOrAwayFromZero)
            switch self {
            case .clusters: return .clusters(min(number, sizes.count))
            case .twoStage: return .twoStage(clusters: min(number, sizes.count), stationsEach: most)
            default: return .unequalClusters(draws: number, stationsEach: most)
            }
        }
    }

    /// Stations that a drawn cluster brings on average.
    private func expectedStations(_ sizes: [Int], _ most: Int) -> Double {
        let isProportional = self == .unequalClusters
        let weights = sizes.map { isProportional ? Double($0) : 1 }
        let sum = zip(sizes, weights).reduce(0.0) { $0 + Double(min($1.0, most)) * $1.1 }
        return sum / weights.reduce(0, +)
    }
}

extension SamplePlan.Target {
    /// The lead of the two largest choices, or the share of the only one.
    ///
    /// - Parameter population: whose shares say which choices lead.
    public static func lead(in population: StationPopulation) -> Self {
        population.leaders.map { .lead($0.first, $0.second) } ?? .share(0)
    }
}
