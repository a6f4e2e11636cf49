import Elections

/// A rule of a rule book, ready to be asked of the columns of one file.
public struct FormRule: Sendable {
    /// The rule as the book has it.
    public let rule: FormRulebook.Rule
    /// Positions of the columns it reads, among the columns it was made for.
    public let columns: [Int]
    let left: LinearSum
    let right: LinearSum
    let difference: LinearSum
    let comparison: RuleExpression.Comparison
    /// Intermediate values, which sums read behind the columns.
    let steps: [Step]
    /// The rule as it is asked of the file: where figures are not there, of those that are.
    let stated: FormRulebook.Rule
    /// Whether the votes of all choices stand for the valid votes, which the file does not have.
    let sumsChoices: Bool
    /// Whether what stands for valid or invalid votes is the least that they can be.
    let isLeast: Bool

    /// Ids of rules of which one that fails at a form makes it needless there.
    var yieldsTo: [String]

    /// A value that is not a plain sum.
    struct Step: Sendable, Equatable {
        enum Kind: Sendable { case floor, ceil, round, abs, min, max, minOfKnown, maxOfKnown }
        var kind: Kind
        var arguments: [LinearSum]
    }

    /// Why a rule cannot be asked of a file.
    public struct Unasked: Error, Sendable, Equatable {
        public var rule: FormRulebook.Rule
        /// Columns or constants that are not there.
        public var missing: [String]
    }

    /// - Parameters:
    ///   - rule: The rule.
    ///   - columns: Names of the columns of counts, in their order.
    ///   - constants: Numbers that the expression may name.
    ///   - knownConstants: Numbers that it may name for other forms.
    /// - Throws: ``RuleFault`` where the expression makes no sense; ``Unasked`` where it names columns or
    ///   constants that are not there.
    public init(
        _ rule: FormRulebook.Rule, columns: [String], constants: [String: ExactConstant],
        knownConstants: Set<String> = []
    ) throws {
        do {
            try self.init(rule, rule.expression, columns, constants, knownConstants)
        } catch let reason as Unasked {
            guard let bound = try FormRule.bound(rule, reason, columns, constants, knownConstants) else {
                throw reason
            }
            self = bound
        }
    }

    /// The rule with another expression than the book has.
    init(
        _ rule: FormRulebook.Rule, _ text: String, _ columns: [String],
        _ constants: [String: ExactConstant], _ knownConstants: Set<String>
    ) throws {
        let expression = try RuleExpression(text)
        var compiler = RuleCompiler(
            expression: text, columns: columns, constants: constants, knownConstants: knownConstants)
        let left = try compiler.sum(expression.left)
        let right = try compiler.sum(expression.right)
        guard compiler.missing.isEmpty else {
            throw Unasked(rule: rule, missing: compiler.missing)
        }
        self.rule = rule
        stated = rule
        yieldsTo = rule.unless ?? []
        sumsChoices = false
        isLeast = false
        self.left = left
        self.right = right
        difference = try compiler.bounded(left.adding(right, factor: ExactNumber(-1)))
        comparison = expression.comparison
        steps = compiler.steps
        self.columns = compiler.required.sorted()
    }

    /// A rule that asks only whether there are too many votes.
    ///
    /// - Parameters:
    ///   - rule: The rule with what the file has in place of what it lacks.
    ///   - comparison: How its sides are compared.
    ///   - stated: How it is told.
    ///   - sumsChoices: Whether the votes of all choices stand for the valid votes.
    init(
        _ rule: FormRule, _ comparison: RuleExpression.Comparison, stated: FormRulebook.Rule,
        sumsChoices: Bool
    ) {
        self.rule = rule.rule
        self.stated = stated
        self.sumsChoices = sumsChoices
        isLeast = true
        yieldsTo = rule.yieldsTo
        (columns, left, right, difference) = (rule.columns, rule.left, rule.right, rule.difference)
        (self.comparison, steps) = (comparison, rule.steps)
    }

    /// What became of a rule at one place.
    public enum Answer: Sendable, Equatable {
        case holds
        /// The comparison does not hold.
        case fails
        /// A figure is missing.
        case unknown
    }

    /// Whether a row keeps the rule wherever all rows keep it that it is the sum of.
    ///
    /// - Parameter names: Names of the columns it was made for.
    func isAdditive(_ names: [String]) -> Bool {
        steps.isEmpty && difference.constant == 0 && comparison != .unequal
            && !difference.parts.contains(where: \.isOptional)
            && !columns.contains { names[$0] == "stations" }
    }

    /// Asks the rule of one form.
    ///
    /// - Parameter values: Counts in the order of the columns, `nil` where unknown.
    public func answer(_ values: [Int64?]) -> Answer {
        guard let extended = extended(values) else { return .unknown }
        return comparison.holds(difference.value(extended)) ? .holds : .fails
    }

    /// Both sides at one form, as decimal text; `nil` where a figure is missing.
    ///
    /// - Parameter values: Counts in the order of the columns.
    public func sides(_ values: [Int64?]) -> (left: ExactValue, right: ExactValue)? {
        guard let extended = extended(values) else { return nil }
        return (
            ExactValue(numerator: left.value(extended), denominator: left.denominator),
            ExactValue(numerator: right.value(extended), denominator: right.denominator)
        )
    }

    /// By how much the two sides may differ where some figures were rounded, each to the nearest; 0 of a rule that is no plain sum.
    ///
    /// - Parameters:
    ///   - places: Columns of the rounded figures.
    ///   - unit: To what they were rounded.
    func slack(of places: Set<Int>, each unit: Int) -> Int {
        guard steps.isEmpty else { return 0 }
        let factors = difference.parts.filter { places.contains($0.slot) }.reduce(0) {
            $0 + Int($1.factor.magnitude)
        }
        return units(UInt64(factors * unit)) / 2
    }

    /// By how much the two sides differ, rounded up; `nil` where a figure is missing.
    ///
    /// - Parameter values: Counts in the order of the columns.
    func gap(_ values: [Int64?]) -> Int? {
        extended(values).map { units(difference.value($0).magnitude) }
    }

    /// By how much the two sides differ at least, whatever count of at least 0 one of its columns has; 0 where some count
    /// makes the rule hold, `nil` where another figure is missing.
    ///
    /// - Parameters:
    ///   - values: Counts in the order of the columns.
    ///   - column: The column that is free; only one that is added or subtracted as it is can be.
    func leastGap(_ values: [Int64?], freeing column: Int?) -> Int? {
        guard let column, let part = difference.parts.first(where: { $0.slot == column }) else {
            return gap(values)
        }
        var values = values
        values[column] = 0
        guard let extended = extended(values) else { return nil }
        let base = difference.value(extended)
        if comparison.holds(base) { return 0 }
        // Failing, the sum is on one side of 0; it can come back if the free figure moves it there.
        let towards = base > 0 ? part.factor < 0 : part.factor > 0
        return towards || comparison == .unequal ? 0 : units(base.magnitude)
    }

    private func units(_ numerator: UInt64) -> Int {
        let denominator = UInt64(difference.denominator)
        return Int(clamping: numerator / denominator + (numerator % denominator == 0 ? 0 : 1))
    }

    private func extended(_ values: [Int64?]) -> [Int64]? {
        var extended: [Int64] = []
        extended.reserveCapacity(values.count + steps.count)
        for value in values { extended.append(value ?? LinearSum.unknown) }
        for column in columns where extended[column] == LinearSum.unknown { return nil }
        for step in steps { extended.append(step.value(extended)) }
        return extended
    }
}

/// A number that expressions name, exact.
public struct ExactConstant: Sendable, Equatable {
    let number: ExactNumber

    /// - Parameter text: Digits with an optional decimal point, such as `2.5`.
    /// - Returns: `nil` where the text is no such number.
    public init?(_ text: String) {
        guard let number = ExactNumber(decimal: text) else { return nil }
        self.number = number
    }
}

/// A side of a rule at one place.
public struct ExactValue: Sendable, Equatable, CustomStringConvertible {
    public let numerator: Int64
    public let denominator: Int64

    /// The value as a whole number, where it is one.
    public var whole: Int? { numerator % denominator == 0 ? Int(numerator / denominator) : nil }

    /// The value with at most three decimals, for programs.
    public var description: String {
        if let whole { return String(whole) }
        let thousandths = Int128(numerator) * 1000 / Int128(denominator)
        let magnitude = thousandths.magnitude
        var decimals = String(magnitude % 1000)
        decimals = String(repeating: "0", count: 3 - decimals.count) + decimals
        while decimals.hasSuffix("0") { decimals.removeLast() }
        let sign = thousandths < 0 ? "-" : ""
        return decimals.isEmpty ? "\(sign)\(magnitude / 1000)" : "\(sign)\(magnitude / 1000).\(decimals)"
    }
}

/// A sum of columns with whole coefficients over one denominator.
struct LinearSum: Sendable, Equatable {
    struct Part: Sendable, Equatable {
        var slot: Int
        var factor: Int64
        /// Whether an unknown value counts as 0: `known(x)`.
        var isOptional = false

        func value(_ values: [Int64]) -> Int64 {
            let value = values[slot]
            return isOptional && value == LinearSum.unknown ? 0 : factor * value
        }
    }

    var parts: [Part]
    var constant: Int64
    /// At least 1.
    var denominator: Int64

    /// Stands for an unknown value, beyond every bound of a sum.
    static let unknown = Int64.min

    init(constant: ExactNumber) {
        parts = []
        self.constant = constant.numerator
        denominator = constant.denominator
    }

    init(slot: Int, isOptional: Bool = false) {
        parts = [Part(slot: slot, factor: 1, isOptional: isOptional)]
        constant = 0
        denominator = 1
    }

    var isNumber: Bool { parts.isEmpty }

    var number: ExactNumber? { isNumber ? ExactNumber(constant, over: denominator) : nil }

    func value(_ values: [Int64]) -> Int64 {
        parts.reduce(constant) { $0 + $1.value(values) }
    }

    /// Largest magnitude of a count.
    static let largestCount = 0x1p31
    /// Sums stay below this.
    static let largestSum = 0x1p61

    /// This sum and a multiple of another; `nil` where it does not fit.
    func adding(_ other: LinearSum, factor: ExactNumber) -> LinearSum? {
        var coefficients: [Coefficient] = []
        func add(_ part: Part, _ number: ExactNumber) -> Bool {
            let same = coefficients.firstIndex { $0.slot == part.slot && $0.isOptional == part.isOptional }
            if let same {
                guard let sum = coefficients[same].factor.adding(number) else { return false }
                coefficients[same].factor = sum
            } else {
                coefficients.append(
                    Coefficient(slot: part.slot, factor: number, isOptional: part.isOptional))
            }
            return true
        }
        for part in parts {
            guard let own = ExactNumber(part.factor, over: denominator), add(part, own) else {
                return nil
            }
        }
        for part in other.parts {
            guard let number = ExactNumber(part.factor, over: other.denominator)?.times(factor),
                add(part, number)
            else { return nil }
        }
        guard let own = ExactNumber(constant, over: denominator),
            let theirs = ExactNumber(other.constant, over: other.denominator)?.times(factor),
            let total = own.adding(theirs)
        else { return nil }
        return LinearSum(coefficients.filter { $0.factor != .zero }, constant: total)
    }

    private struct Coefficient {
        var slot: Int
        var factor: ExactNumber
        var isOptional: Bool
    }

    /// Brings coefficients to one denominator; `nil` where they do not fit.
    private init?(_ coefficients: [Coefficient], constant: ExactNumber) {
        var common: Int64 = 1
        for number in coefficients.map(\.factor) + [constant] {
            guard let ratio = ExactNumber(number.denominator, over: common) else { return nil }
            let (product, isTooLarge) = common.multipliedReportingOverflow(by: ratio.numerator)
            if isTooLarge { return nil }
            common = product
        }
        parts = []
        for coefficient in coefficients {
            let number = coefficient.factor
            let (factor, isTooLarge) = number.numerator.multipliedReportingOverflow(
                by: common / number.denominator)
            if isTooLarge { return nil }
            parts.append(
                Part(slot: coefficient.slot, factor: factor, isOptional: coefficient.isOptional))
        }
        let (value, isTooLarge) = constant.numerator.multipliedReportingOverflow(
            by: common / constant.denominator)
        if isTooLarge { return nil }
        self.constant = value
        denominator = common
    }
}

extension FormRule.Step {
    func value(_ values: [Int64]) -> Int64 {
        switch kind {
        case .floor, .ceil, .round, .abs:
            let argument = arguments[0]
            return FormRule.Step.rounded(argument.value(values), argument.denominator, kind)
        case .min: return arguments.map { $0.value(values) }.min() ?? 0
        case .max: return arguments.map { $0.value(values) }.max() ?? 0
        case .minOfKnown, .maxOfKnown:
            let known = arguments.map { values[$0.parts[0].slot] }.filter { $0 != LinearSum.unknown }
            return (kind == .minOfKnown ? known.min() : known.max()) ?? 0
        }
    }

    /// - Returns: A whole number, except for `abs`, whose value keeps its denominator.
    static func rounded(_ numerator: Int64, _ denominator: Int64, _ kind: Kind) -> Int64 {
        let quotient = numerator / denominator
        let rest = numerator % denominator
        switch kind {
        case .floor: return rest < 0 ? quotient - 1 : quotient
        case .ceil: return rest > 0 ? quotient + 1 : quotient
        case .round:
            if 2 * rest >= denominator { return quotient + 1 }
            return 2 * rest <= -denominator ? quotient - 1 : quotient
        default: return Swift.abs(numerator)
        }
    }
}

extension RuleSides {
    /// Both sides of a rule at one place; `nil` where a figure is missing.
    init?(_ rule: FormRule, _ values: [Int64?], columns: [String]) {
        guard let sides = rule.sides(values) else { return nil }
        self.init(
            left: sides.left.description, right: sides.right.description, bound: rule.bound(columns))
    }
}

extension FormRule {
    /// The figure that it holds against a constant; `nil` where either side is anything else.
    fileprivate func bound(_ names: [String]) -> RuleSides.Bound? {
        guard right.parts.isEmpty, left.constant == 0, left.denominator == 1, left.parts.count == 1,
            left.parts[0].factor == 1, names.indices.contains(left.parts[0].slot)
        else { return nil }
        let side: RuleSides.Bound.Side =
            switch comparison {
            case .equal: .exactly
            case .unequal: .notExactly
            case .less: .below
            case .lessOrEqual: .atMost
            case .greater: .above
            case .greaterOrEqual: .atLeast
            }
        return RuleSides.Bound(names[left.parts[0].slot], side)
    }
}
