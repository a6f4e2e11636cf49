/// An arithmetic comparison over the columns of a form, such as `ballots_used <= registered * 1.025`.
///
/// The grammar, where `[x]` may be left out and `{x}` may be repeated:
///
///     rule       = sum comparison sum
///     comparison = "=" | "==" | "!=" | "<>" | "≠" | "<" | "<=" | "≤" | ">" | ">=" | "≥"
///     sum        = product { ("+" | "-") product }
///     product    = factor { ("*" | "/") factor }
///     factor     = { "-" } ( number | name | function | "(" sum ")" )
///     number     = digits ["." digits]
///     function   = ("sum" | "min" | "max") "(" ( "votes" | "all" | sum { "," sum } ) ")"
///                | ("ceil" | "floor" | "round" | "abs") "(" sum ")"
///                | "known" "(" name ")"
///     name       = a column of Contract section 1, `votes_1` … `votes_k`, `stations` in recap files,
///                  or a constant of the form such as `reserve_percent`; in double quotes where it has blanks
///                  or signs in it: `"blank votes"`
///
/// One side of a product must be a number, and so must a divisor: figures of a form are added and compared,
/// not multiplied with each other. `votes` stands for the votes of all pairs and `all` for every count of
/// the file. `round` takes halves away from zero. `known(x)` is x, or 0 where a form or file lacks it: the rule is
/// asked all the same. Arithmetic is exact. A rule has at most ``longest`` names, numbers and signs.
public struct RuleExpression: Sendable, Equatable {
    /// How two sides are compared.
    public enum Comparison: String, Sendable, CaseIterable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        func holds(_ difference: Int64) -> Bool {
            switch self {
            case .equal: difference == 0
            case .unequal: difference != 0
            case .less: difference < 0
            case .lessOrEqual: difference <= 0
            case .greater: difference > 0
            case .greaterOrEqual: difference >= 0
            }
        }
    }

    /// A side of the comparison, or part of one.
    indirect enum Term: Sendable, Equatable {
        case number(ExactNumber)
        case name(String, position: Int)
        case add(Term, Term)
        case subtract(Term, Term)
        case multiply(Term, Term, position: Int)
        case divide(Term, Term, position: Int)
        case negate(Term)
        case function(Function, [Term], position: Int)
    }

    enum Function: String, Sendable, CaseIterable {
        case sum, min, max, ceil, floor, round, abs, known

        var takesList: Bool { self == .sum || self == .min || self == .max }
    }

    /// Names, numbers and signs of the longest rule that is read.
    public static let longest = 500

    /// The expression as written.
    public let text: String
    public let comparison: Comparison
    let left: Term
    let right: Term

    /// Reads an expression.
    ///
    /// - Parameter text: The expression.
    /// - Throws: ``RuleFault`` that says where the text stops making sense.
    public init(_ text: String) throws(RuleFault) {
        self.text = text
        var parser = try RuleParser(text)
        (left, comparison, right) = try parser.rule()
    }
}

extension RuleExpression {
    /// A name as expressions have it: in double quotes where it is more than letters, digits and `_`.
    ///
    /// - Returns: `nil` for a name that no expression can hold.
    static func written(_ name: String) -> String? {
        let isPlain =
            name.first.map { $0.isASCII && $0.isLetter } == true
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            && Function(rawValue: name) == nil
        if isPlain { return name }
        return name.isEmpty || name.contains { $0 == "\"" || $0.isNewline } ? nil : "\"\(name)\""
    }
}

/// Reads expressions by recursive descent.
struct RuleParser {
    private enum Token: Equatable {
        case number(ExactNumber)
        case name(String)
        case mark(String)
        case end
    }

    private let text: String
    private var tokens: [(token: Token, position: Int)] = []
    private var next = 0
    private var depth = 0

    /// Expressions nested deeper than this are refused.
    private static let deepest = 40

    init(_ text: String) throws(RuleFault) {
        self.text = text
        try scan()
    }

    private mutating func scan() throws(RuleFault) {
        let characters = Array(text)
        var place = 0
        while place < characters.count {
            let character = characters[place]
            let start = place
            if character.isWhitespace {
                place += 1
            } else if character.isASCII, character.isNumber {
                while place < characters.count, characters[place].isNumber || characters[place] == "." {
                    place += 1
                }
                let word = String(characters[start..<place])
                guard let number = ExactNumber(decimal: word) else {
                    throw fault(start, .notNumber(word))
                }
                try append(.number(number), start)
            } else if character.isASCII, character.isLetter {
                while place < characters.count, characters[place].isASCII,
                    characters[place].isLetter || characters[place].isNumber || characters[place] == "_"
                {
                    place += 1
                }
                try append(.name(String(characters[start..<place])), start)
            } else if character == "\"" {
                // A name with blanks or signs in it.
                let end = characters[(start + 1)...].firstIndex(of: "\"") ?? start + 1
                guard end > start + 1 else { throw fault(start, .noMeaning("\"")) }
                try append(.name(String(characters[(start + 1)..<end])), start)
                place = end + 1
            } else {
                let pair = String(characters[start..<min(start + 2, characters.count)])
                let mark = ["==", "!=", "<>", "<=", ">="].contains(pair) ? pair : String(character)
                guard mark.count == 2 || "=<>≤≥≠+-*/(),".contains(character) else {
                    throw fault(start, .noMeaning(String(character)))
                }
                try append(.mark(["≤": "<=", "≥": ">=", "≠": "!="][mark] ?? mark), start)
                place += mark.count
            }
        }
        tokens.append((.end, characters.count))
    }

    /// Deep trees are made of long rules: they are refused before any is made.
    private mutating func append(_ token: Token, _ start: Int) throws(RuleFault) {
        guard tokens.count < RuleExpression.longest else {
            throw fault(start, .tooLong(most: RuleExpression.longest))
        }
        tokens.append((token, start))
    }

    private func fault(_ position: Int, _ kind: RuleFaultKind) -> RuleFault {
        RuleFault(expression: text, position: position + 1, kind: kind)
    }

    private var position: Int { tokens[next].position }

    private mutating func take(_ marks: Set<String>) -> String? {
        guard case .mark(let mark) = tokens[next].token, marks.contains(mark) else { return nil }
        next += 1
        return mark
    }

    mutating func rule() throws(RuleFault) -> (
        RuleExpression.Term, RuleExpression.Comparison, RuleExpression.Term
    ) {
        let left = try sum()
        guard let mark = take(["=", "==", "!=", "<>", "<", "<=", ">", ">="]) else {
            throw fault(position, .noComparison)
        }
        let names = ["==": "=", "<>": "!="]
        guard let comparison = RuleExpression.Comparison(rawValue: names[mark] ?? mark) else {
            throw fault(position, .notComparison(mark))
        }
        let right = try sum()
        guard tokens[next].token == .end else {
            throw fault(position, .goesOn)
        }
        return (left, comparison, right)
    }

    private mutating func sum() throws(RuleFault) -> RuleExpression.Term {
        depth += 1
        defer { depth -= 1 }
        guard depth <= RuleParser.deepest else {
            throw fault(position, .tooDeep)
        }
        var term = try product()
        while let mark = take(["+", "-"]) {
            let other = try product()
            term = mark == "+" ? .add(term, other) : .subtract(term, other)
        }
        return term
    }

    private mutating func product() throws(RuleFault) -> RuleExpression.Term {
        var term = try factor()
        while true {
            let place = position
            guard let mark = take(["*", "/"]) else { return term }
            let other = try factor()
            term =
                mark == "*"
                ? .multiply(term, other, position: place) : .divide(term, other, position: place)
        }
    }

    private mutating func factor() throws(RuleFault) -> RuleExpression.Term {
        var isNegative = false
        while take(["-"]) != nil { isNegative.toggle() }
        let term = try plainFactor()
        return isNegative ? .negate(term) : term
    }

    private mutating func plainFactor() throws(RuleFault) -> RuleExpression.Term {
        let place = position
        switch tokens[next].token {
        case .number(let number):
            next += 1
            return .number(number)
        case .name(let name):
            next += 1
            guard take(["("]) != nil else { return .name(name, position: place) }
            guard let function = RuleExpression.Function(rawValue: name) else {
                let known = RuleExpression.Function.allCases.map(\.rawValue)
                throw fault(place, .noFunction(name, known: known))
            }
            var arguments = [try sum()]
            while take([","]) != nil { arguments.append(try sum()) }
            try close()
            if !function.takesList, arguments.count > 1 {
                throw fault(place, .takesOneValue(function: name, list: nil))
            }
            return .function(function, arguments, position: place)
        case .mark("("):
            next += 1
            let inner = try sum()
            try close()
            return inner
        case .mark(let mark):
            throw fault(place, .misplaced(mark))
        case .end:
            throw fault(place, .endsEarly)
        }
    }

    private mutating func close() throws(RuleFault) {
        guard take([")"]) != nil else { throw fault(position, .notClosed) }
    }
}
