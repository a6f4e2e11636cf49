import Ground

/// What is wrong with a rule, and where.
public struct RuleFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The expression as written.
    public var expression: String
    /// Character at which it goes wrong, from 1.
    public var position: Int
    public var kind: RuleFaultKind

    /// The expression as far as a message shows it.
    public var shown: String {
        expression.count > RuleFault.mostShown
            ? expression.prefix(RuleFault.mostShown) + "…" : expression
    }

    /// Place and kind, for developers; what people read stands in the room Wording.
    public var description: String { "\"\(shown)\", character \(position): \(kind)" }

    /// Characters of an expression that a message shows.
    private static let mostShown = 120
}

/// What is the matter with the expression of a rule.
public enum RuleFaultKind: FaultKind {
    // MARK: Words and signs

    case notNumber(String)
    case noMeaning(String)
    case tooLong(most: Int)
    case tooDeep

    // MARK: Order

    case noComparison
    case notComparison(String)
    /// Something follows the second side.
    case goesOn
    case noFunction(String, known: [String])
    /// One value where a list, or several values, are given.
    case takesOneValue(function: String, list: String?)
    case misplaced(String)
    case endsEarly
    case notClosed

    // MARK: Meaning

    /// The name of a station or region, which is no count.
    case nameOfPlace(String)
    case noFigure(String, near: String?, known: [String])
    case productOfFigures
    case divisionByFigure
    case divisionByZero
    case listAsValue(String)
    case knownTakesName
    case tooManyDigits
}
