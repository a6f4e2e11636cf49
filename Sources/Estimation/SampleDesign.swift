/// How the rows of a sample were drawn: weights, strata, first-stage units and population sizes.
///
/// Describe the design first, estimate later. A first-stage unit is the polling place itself, or the
/// cluster of places for cluster and two-stage samples. Sources: Cochran (1977) ch. 2, 5, 9; Särndal,
/// Swensson & Wretman (1992) ch. 4; Lumley (2010).
public struct SampleDesign: Sendable, Equatable {
    /// One stratum of the first stage.
    public struct Stratum: Sendable, Equatable {
        public var label: String
        /// First-stage units sampled.
        public var sampled: Int
        /// First-stage units in the population; `nil` when unknown or when drawn with replacement.
        public var population: Double?

        /// Sampled completely, so that it adds no variance.
        public var isCensus: Bool { population == Double(sampled) }
        /// Sampled once and not completely, so that its variance is unknown.
        public var isLonely: Bool { sampled == 1 && !isCensus }
        /// Finite population factor 1 − n/N.
        var remaining: Double { population.map { isCensus ? 0 : 1 - Double(sampled) / $0 } ?? 1 }
    }

    /// Design weight of each row, one over its inclusion probability.
    public let weights: [Double]
    /// Strata of the first stage.
    public let strata: [Stratum]
    /// First-stage unit of each row.
    let units: [Int32]
    /// Stratum of each first-stage unit.
    let stratumOfUnit: [Int32]
    /// Rows of each first-stage unit in the population; `nil` if units were read completely.
    let secondStage: [Double]?
    /// How rows were drawn within strata, where it was not at random.
    let selection: Selection?

    /// Number of rows.
    public var count: Int { weights.count }
    /// First-stage units minus strata, counting census and single-unit strata too; two thirds of the rows of
    /// each stratum where differences of neighbours are used.
    public var degreesOfFreedom: Int {
        guard selection?.isSystematic == true else { return stratumOfUnit.count - strata.count }
        return strata.reduce(0) { $0 + Selection.systematicDegreesOfFreedom(rows: $1.sampled) }
    }
    /// What the variance of the others is multiplied by where lonely strata count as their mean, H over the strata that
    /// are not lonely; 0 where all are.
    var averageScale: Double {
        let known = strata.count { !$0.isLonely }
        return known > 0 ? Double(strata.count) / Double(known) : 0
    }
    /// Labels of the strata whose variance is unknown.
    public var lonelyStrata: [String] { strata.filter(\.isLonely).map(\.label) }
    /// Labels of the strata that were sampled completely.
    public var censusStrata: [String] { strata.filter(\.isCensus).map(\.label) }

    init(
        weights: [Double], strata: [Stratum], units: [Int32], stratumOfUnit: [Int32],
        secondStage: [Double]? = nil, selection: Selection? = nil
    ) throws(EstimationError) {
        guard !weights.isEmpty else { throw .emptySample }
        if let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
            throw .outsideRange(what: .weight, row: row, value: weights[row])
        }
        for stratum in strata {
            if let population = stratum.population, population < Double(stratum.sampled) {
                throw .populationTooSmall(
                    stratum: stratum.label, sampled: stratum.sampled, population: population)
            }
        }
        self.weights = weights
        self.strata = strata
        self.units = units
        self.stratumOfUnit = stratumOfUnit
        self.secondStage = secondStage
        self.selection = selection
    }

    /// First-stage units that have a row among `rows`, all of them where `nil`.
    public func unitCount(rows: [Int]? = nil) -> Int {
        rows.map { rows in Set(rows.map { units[$0] }).count } ?? stratumOfUnit.count
    }

    /// Stratum of each row.
    public var stratumOfRow: [Int32] { units.map { stratumOfUnit[Int($0)] } }
}

extension SampleDesign {
    /// The design with other weights, such as weights multiplied by an adjustment.
    func withWeights(_ weights: [Double]) throws(EstimationError) -> SampleDesign {
        guard weights.count == count else {
            throw .columnLength(column: "weights", have: weights.count, need: count)
        }
        return try SampleDesign(
            weights: weights, strata: strata, units: units, stratumOfUnit: stratumOfUnit,
            secondStage: secondStage, selection: selection)
    }

    /// The same rows, drawn within strata in another way than at random.
    ///
    /// - Parameter selection: How they were drawn; its columns have a value for each row.
    /// - Returns: The design with the variance that goes with it.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``, also for a design whose units are clusters,
    ///   and ``EstimationError/outsideRange(what:row:value:)`` for a probability outside (0, 1].
    public func selected(_ selection: Selection) throws(EstimationError) -> SampleDesign {
        try selection.check(rows: count, units: stratumOfUnit.count)
        return try SampleDesign(
            weights: weights, strata: strata, units: units, stratumOfUnit: stratumOfUnit,
            secondStage: secondStage, selection: selection)
    }
}
