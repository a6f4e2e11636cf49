import Elections

/// The head of a part or a row of figures of a simulation.
public enum SimulationHead: Sendable, Equatable {
    case samples
    case pair
    case trueShare
    case meanError
    case meanErrorMonteCarlo
    case rootMeanSquare
    case meanStandardError
    case coverage
    case all
    case halfWidth
    case halfWidthOfAll
}

/// How repeated samples were drawn.
public enum DrawnSample: Sendable, Equatable {
    case simpleRandom(stations: Int)
    case systematic(stations: Int)
    /// - Parameter rule: Name of the rule that spreads the sample; `nil` where the sizes were given.
    case stratified(stations: Int, strata: Int, rule: String?)
    case clusters(Int, of: Int)
    case twoStage(clusters: Int, of: Int, stationsPerCluster: Int?)
    case unequalClusters(draws: Int, of: Int, stationsPerCluster: Int?)
}

/// Words about repeated samples. Rates are text with their unit; levels and widths text in percent or points.
public protocol SimulationWords: WordingBasics {
    func simulationTitle(_ source: String) -> String
    var simulationKicker: String { get }
    var simulationMethod: String { get }
    func head(_ head: SimulationHead) -> String
    func simulated(samples: Int, _ drawn: DrawnSample, stations: Int, seed: UInt64, level: String) -> String
    /// What ≤ and ≥ before a rate mean.
    var simulatedBounds: String { get }
    /// How many stations never report: a rate in percent as text, the pair where it is strong more often (`nil` everywhere alike), and
    /// the odds ratio for every 10 points of its share, as text.
    func simulatedMissing(rate: String, pair: Choice?, odds: String?) -> String
    func leadCovered(_ first: Choice, over second: Choice, in rate: String, halfWidth: String) -> String
    func falseFlags(level: String, rate: String) -> String
    func falseRejections(alpha: String, rate: String) -> String
    func stationsReceived(mean: String, degreesOfFreedom: String) -> String
    func unusableSamples(_ count: Int) -> String
    func verdictsOfSamples(
        _ samples: Int, draws: Int, inner: String, outer: String, outside: String, notConsistent: String
    ) -> String
    /// Verdicts on regions; where `areClusters` the units of the sample are clusters, and not stations.
    func verdictsOfRegions(
        by: String, least: Int, areClusters: Bool, tested: Int, inner: String, outside: String,
        notConsistent: String, standOut: String
    ) -> String
    /// `0 of 20 (at most 14 %)`.
    ///
    /// - Parameters:
    ///   - count: Cases.
    ///   - total: Of how many.
    ///   - bound: The bound in percent, as text; `nil` where none holds.
    ///   - isUpper: Whether it is an upper bound.
    func cases(_ count: Int, of total: Int, bound: String?, isUpper: Bool) -> String
}
