import Elections
import Ground

/// Turns expressions into sums over the columns of one file.
struct RuleCompiler {
    let expression: String
    let columns: [String]
    let constants: [String: ExactConstant]
    /// Constants of any form of the rule book.
    let knownConstants: Set<String>
    var steps: [FormRule.Step] = []
    /// Largest magnitude that each step may reach.
    private var stepBounds: [Double] = []
    /// Columns whose missing values make the rule unknown.
    var required: Set<Int> = []
    /// Names that are neither columns nor constants of this file, in the order in which they are met.
    var missing: [String] = []

    init(
        expression: String, columns: [String], constants: [String: ExactConstant],
        knownConstants: Set<String>
    ) {
        self.expression = expression
        self.columns = columns
        self.constants = constants
        self.knownConstants = knownConstants.union(constants.keys)
    }

    /// Refuses a name that no file and no form can have.
    private func checkName(_ name: String, _ position: Int) throws {
        let figures = StationField.ofForms.map(\.name) + ["stations"]
        if figures.contains(name) || knownConstants.contains(name) || Choice.isColumn(name) { return }
        // Numbers of the file's own.
        if columns.contains(name) { return }
        if name == "station_no" || name.hasSuffix("_code") {
            throw fault(position, .nameOfPlace(name))
        }
        let words = figures + ["votes_1", "votes_2", "votes_3"] + knownConstants.sorted()
        let near = Spelling.nearest(to: name, among: words)
        throw fault(position, .noFigure(name, near: near, known: figures))
    }

    mutating func sum(_ term: RuleExpression.Term) throws -> LinearSum {
        switch term {
        case .number(let number): return LinearSum(constant: number)
        case .name(let name, let position): return try named(name, position)
        case .add(let left, let right):
            return try combined(left, right, factor: ExactNumber(1))
        case .subtract(let left, let right):
            return try combined(left, right, factor: ExactNumber(-1))
        case .negate(let inner):
            let whole = try sum(inner)
            return try scaled(whole, ExactNumber(-1))
        case .multiply(let left, let right, let position):
            let (first, second) = (try sum(left), try sum(right))
            if let number = first.number { return try scaled(second, number) }
            if let number = second.number { return try scaled(first, number) }
            throw fault(position, .productOfFigures)
        case .divide(let left, let right, let position):
            let (first, second) = (try sum(left), try sum(right))
            guard let number = second.number else {
                throw fault(position, .divisionByFigure)
            }
            guard let inverse = number.inverse else { throw fault(position, .divisionByZero) }
            return try scaled(first, inverse)
        case .function(let function, let arguments, let position):
            return try applied(function, arguments, position)
        }
    }

    private mutating func combined(
        _ left: RuleExpression.Term, _ right: RuleExpression.Term, factor: ExactNumber
    ) throws -> LinearSum {
        // Both sides first: they add steps, whose bounds the sum needs.
        let (first, second) = (try sum(left), try sum(right))
        return try bounded(first.adding(second, factor: factor))
    }

    private mutating func named(_ name: String, _ position: Int) throws -> LinearSum {
        if let slot = columns.firstIndex(of: name) {
            required.insert(slot)
            return LinearSum(slot: slot)
        }
        if let constant = constants[name] { return LinearSum(constant: constant.number) }
        if name == "votes" || name == "all" {
            throw fault(position, .listAsValue(name))
        }
        try checkName(name, position)
        if !missing.contains(name) { missing.append(name) }
        return LinearSum(constant: .zero)
    }

    private mutating func applied(
        _ function: RuleExpression.Function, _ arguments: [RuleExpression.Term], _ position: Int
    ) throws -> LinearSum {
        if arguments.count == 1, case .name(let list, _) = arguments[0], list == "votes" || list == "all" {
            return try applied(function, list: list, position)
        }
        if function == .known { return try known(arguments[0], position) }
        let sums = try arguments.map { try sum($0) }
        switch function {
        case .known: return sums[0]
        case .sum:
            return try sums.dropFirst().reduce(sums[0]) {
                try bounded($0.adding($1, factor: ExactNumber(1)))
            }
        case .ceil: return step(.ceil, sums, denominator: 1)
        case .floor: return step(.floor, sums, denominator: 1)
        case .round: return step(.round, sums, denominator: 1)
        case .abs: return step(.abs, sums, denominator: sums[0].denominator)
        case .min, .max:
            let aligned = try common(sums)
            return step(function == .min ? .min : .max, aligned, denominator: aligned[0].denominator)
        }
    }

    /// A figure that counts as 0 where a form or the file lacks it.
    private func known(_ term: RuleExpression.Term, _ position: Int) throws -> LinearSum {
        guard case .name(let name, let place) = term else {
            throw fault(position, .knownTakesName)
        }
        if let slot = columns.firstIndex(of: name) { return LinearSum(slot: slot, isOptional: true) }
        try checkName(name, place)
        return LinearSum(constant: constants[name]?.number ?? .zero)
    }

    private mutating func applied(
        _ function: RuleExpression.Function, list: String, _ position: Int
    ) throws -> LinearSum {
        guard function.takesList else {
            throw fault(position, .takesOneValue(function: function.rawValue, list: list))
        }
        let slots = columns.indices.filter {
            list == "all" ? columns[$0] != "stations" : Choice.isColumn(columns[$0])
        }
        guard !slots.isEmpty else {
            if !missing.contains("votes_1") { missing.append("votes_1") }
            return LinearSum(constant: .zero)
        }
        if list == "all", function != .sum {
            // Figures that a form leaves empty say nothing about the others.
            return step(
                function == .min ? .minOfKnown : .maxOfKnown, slots.map { LinearSum(slot: $0) },
                denominator: 1)
        }
        required.formUnion(slots)
        if function == .sum {
            return try slots.dropFirst().reduce(LinearSum(slot: slots[0])) {
                try bounded($0.adding(LinearSum(slot: $1), factor: ExactNumber(1)))
            }
        }
        return step(function == .min ? .min : .max, slots.map { LinearSum(slot: $0) }, denominator: 1)
    }

    /// The same sums over one denominator.
    private func common(_ sums: [LinearSum]) throws -> [LinearSum] {
        var denominator: Int64 = 1
        for sum in sums {
            let (product, isTooLarge) = denominator.multipliedReportingOverflow(by: sum.denominator)
            guard !isTooLarge, Double(product) < LinearSum.largestCount else { throw tooLarge }
            if denominator % sum.denominator != 0 { denominator = product }
        }
        return try sums.map { sum in
            let factor = denominator / sum.denominator
            guard bound(sum) * Double(factor) < LinearSum.largestSum else { throw tooLarge }
            var scaled = sum
            scaled.denominator = denominator
            scaled.constant *= factor
            for index in scaled.parts.indices { scaled.parts[index].factor *= factor }
            return scaled
        }
    }

    private mutating func step(
        _ kind: FormRule.Step.Kind, _ arguments: [LinearSum], denominator: Int64
    ) -> LinearSum {
        steps.append(FormRule.Step(kind: kind, arguments: arguments))
        let largest = arguments.map(bound).max() ?? 0
        stepBounds.append(denominator == 1 ? largest / Double(arguments[0].denominator) + 1 : largest)
        var sum = LinearSum(slot: columns.count + steps.count - 1)
        sum.denominator = denominator
        return sum
    }

    private func scaled(_ sum: LinearSum, _ factor: ExactNumber) throws -> LinearSum {
        try bounded(LinearSum(constant: .zero).adding(sum, factor: factor))
    }

    /// A sum that cannot overflow.
    func bounded(_ sum: LinearSum?) throws -> LinearSum {
        guard let sum, bound(sum) < LinearSum.largestSum else { throw tooLarge }
        return sum
    }

    /// Largest magnitude that a sum may reach.
    private func bound(_ sum: LinearSum) -> Double {
        sum.parts.reduce(Double(sum.constant.magnitude)) { total, part in
            let step = part.slot - columns.count
            return total + Double(part.factor.magnitude)
                * (step < 0 ? LinearSum.largestCount : stepBounds[step])
        }
    }

    private var tooLarge: RuleFault {
        fault(0, .tooManyDigits)
    }

    private func fault(_ position: Int, _ kind: RuleFaultKind) -> RuleFault {
        RuleFault(expression: expression, position: position + 1, kind: kind)
    }
}
