import Statistics

/// Why a sample could not be turned into an estimate; one case per situation.
///
/// The sentences stand in the room Wording.
public enum EstimationError: Error, Sendable, Hashable {
    /// What a number is of.
    public enum Quantity: Sendable, Hashable {
        case weight, inclusionProbability, drawChance, votes, share, decimals, level, confidenceLevel, power
        case marginOfError, margin, gap, missingRate, oddsRatio
        case stations, stationsInCluster, units, strata, clusters, samples, replicates, draws, choice
        case stationsInStratum(String)
    }

    /// A column has another length than the sample.
    case columnLength(column: String, have: Int, need: Int)
    /// The sample has no row.
    case emptySample
    /// A weight, probability or population size is not usable.
    case outsideRange(what: Quantity, row: Int, value: Double)
    /// One sampling unit appears in two strata.
    case unitInTwoStrata(unit: String, first: String, second: String)
    /// A stratum's population size differs between its rows.
    case populationDiffers(stratum: String, first: Double, second: Double)
    /// More units sampled than a stratum or unit has.
    case populationTooSmall(stratum: String, sampled: Int, population: Double)
    /// A stratum with a single sampled unit gives no variance.
    case lonelyStratum(stratum: String)
    /// The denominator of a ratio has the total zero.
    case zeroDenominator
    /// The requested domain has no sampled unit.
    case emptyDomain
    /// A total that the method needs is not given.
    case missingTotal(name: String)
    /// The auxiliary variables of a calibration are linearly dependent.
    case dependentAuxiliaries
    /// A percentage or margin as printed cannot be right.
    case impossibleReading(what: Quantity, value: Double)
    /// A design asks for a number of units that cannot be drawn.
    case impossibleSize(what: Quantity, size: Int, low: Int, high: Int)
    /// A level, rate or margin lies outside its range.
    case impossibleValue(what: Quantity, value: Double, range: NumberRange)
    /// The work was stopped by its caller.
    case stopped
}
