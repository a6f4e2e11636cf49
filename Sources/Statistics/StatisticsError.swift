/// Why a statistic could not be computed; one case per situation, with the values that caused it.
///
/// The sentences stand in the room Wording.
public enum StatisticsError: Error, Sendable, Hashable {
    /// What a method needs more of.
    public enum Observations: Sendable, Hashable {
        case categories, categoriesWithVariance, contests, errors, observations, regions, studies, trials
    }

    /// An argument lies outside the range on which the method is defined.
    case outsideRange(argument: String, value: Double, range: NumberRange)
    /// Two lists that must have the same number of entries do not.
    case lengthsDiffer(first: String, have: Int, second: String, need: Int)
    /// The method needs more observations than there are.
    case tooFew(what: Observations, have: Int, need: Int)
    /// A matrix that must be positive definite is not.
    case notPositiveDefinite(size: Int)
    /// The standard error is zero, so that no test statistic exists.
    case zeroStandardError
    /// An iteration ended before reaching its tolerance.
    case notConverged(method: String)
    /// GSL reported a failure.
    case gsl(function: String, status: Int, message: String)
}

/// Numbers on which a method is defined.
public enum NumberRange: Sendable, Hashable {
    case above(Double)
    /// Without both ends.
    case between(Double, Double)
    /// With both ends.
    case from(Double, to: Double)
    /// With the lower end only.
    case halfOpen(Double, below: Double)
    case atLeast(Double)
    case atMost(Double)
    case notZero
    /// At most so much, beyond which drawn samples show nothing.
    case shownByDraws(atMost: Double)
}
