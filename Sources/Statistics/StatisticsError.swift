/// Why a statistic could not be computed; one case per situation, with the values that caused it.
public enum StatisticsError: Error, Sendable, Equatable {
    /// An argument lies outside the range on which the method is defined.
    case outsideRange(argument: String, value: Double, range: String)
    /// Two lists that must have the same number of entries do not.
    case lengthsDiffer(first: String, have: Int, second: String, need: Int)
    /// The method needs more observations than there are.
    case tooFew(what: String, have: Int, need: Int)
    /// A matrix that must be positive definite is not.
    case notPositiveDefinite(size: Int)
    /// The standard error is zero, so that no test statistic exists.
    case zeroStandardError
    /// An iteration ended before reaching its tolerance.
    case notConverged(method: String)
    /// GSL reported a failure.
    case gsl(function: String, status: Int, message: String)
}

extension StatisticsError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .outsideRange(let argument, let value, let range):
            "\(argument) is \(value) but must be \(range)."
        case .lengthsDiffer(let first, let have, let second, let need):
            "\(first) has \(have) entries but \(second) has \(need); the two must have the same number."
        case .tooFew(let what, let have, let need):
            "The method needs at least \(need) \(what) and there are \(have)."
        case .notPositiveDefinite(let size):
            "The \(size) × \(size) matrix is not positive definite; leave out one of the shares that sum to 1 or "
                + "merge the smallest ones."
        case .zeroStandardError:
            "The standard error is zero, so the difference cannot be tested."
        case .notConverged(let method):
            "\(method) did not converge."
        case .gsl(let function, let status, let message):
            "GSL function \(function) failed with code \(status) (\(message))."
        }
    }
}
