/// Why a sample could not be turned into an estimate; one case per situation.
public enum EstimationError: Error, Sendable, Equatable {
    /// A column has another length than the sample.
    case columnLength(column: String, have: Int, need: Int)
    /// The sample has no row.
    case emptySample
    /// A weight, probability or population size is not usable.
    case outsideRange(what: String, row: Int, value: Double)
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
    case impossibleReading(what: String, value: Double)
    /// A design asks for a number of units that cannot be drawn.
    case impossibleSize(what: String, size: Int, low: Int, high: Int)
    /// A level, rate or margin lies outside its range.
    case impossibleValue(what: String, value: Double, range: String)
    /// The work was stopped by its caller.
    case stopped
}

extension EstimationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .columnLength(let column, let have, let need):
            "Column \(column) has \(have) rows and the sample \(need)."
        case .emptySample:
            "The sample has no row."
        case .outsideRange(let what, let row, let value):
            "The \(what) in row \(row + 1) is \(value) and must be a positive number."
        case .unitInTwoStrata(let unit, let first, let second):
            "Sampling unit \(unit) appears in stratum \(first) and in stratum \(second); give the two units "
                + "different names or the same stratum."
        case .populationDiffers(let stratum, let first, let second):
            "Stratum \(stratum) is said to have \(plain(first)) units in one row and \(plain(second)) in another."
        case .populationTooSmall(let stratum, let sampled, let population):
            "Stratum \(stratum) has \(sampled) sampled units but only \(plain(population)) units in all."
        case .lonelyStratum(let stratum):
            "Stratum \(stratum) has a single sampled unit, so its variance is unknown; choose how to treat "
                + "such strata or merge it with a neighbour."
        case .zeroDenominator:
            "The denominator of the ratio is zero."
        case .emptyDomain:
            "No sampled unit lies in the domain."
        case .missingTotal(let name):
            "The known total of \(name) is missing."
        case .dependentAuxiliaries:
            "The auxiliary variables are linearly dependent; leave one of them out."
        case .impossibleReading(let what, let value):
            "The published \(what) of \(value) is impossible."
        case .impossibleSize(let what, let size, let low, let high):
            "The number of \(what) is \(size) and must lie between \(low) and \(high)."
        case .impossibleValue(let what, let value, let range):
            "The \(what) is \(value) and must be \(range)."
        case .stopped:
            "The work was stopped before its end."
        }
    }
}

/// A number of units without a needless fraction.
private func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
