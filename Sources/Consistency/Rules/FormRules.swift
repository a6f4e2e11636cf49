import Elections
import Ground

/// The rules that can be asked of one file, and those that cannot.
public struct FormRules: Sendable {
    /// Names of the columns of counts, in their order.
    public let columns: [String]
    public private(set) var rules: [FormRule]
    /// Rules that name columns or constants that the file or the form lacks.
    public private(set) var unasked: [FormRule.Unasked]
    /// Positions of the columns that any rule needs.
    private(set) var needed: [Int]
    /// For each rule the positions of those whose failure makes it needless.
    private var overriding: [[Int]]
    let unread: UnreadFigures
    /// Positions of the columns as they stand beside each other in the file.
    private(set) var order: [Int]

    /// - Parameters:
    ///   - book: The rules.
    ///   - form: Terms of the election: the numbers that expressions may name. Without one the plain identities
    ///     are left.
    ///   - columns: Names of the columns of counts, in their order.
    ///   - scope: `.station` for forms of stations, which keep all rules; `.all` for recaps.
    /// - Throws: ``RuleFault`` where an expression makes no sense, whatever the columns.
    public init(
        _ book: FormRulebook, form: FormRulebook.Form?, columns: [String], scope: FormRulebook.Rule.Scope
    ) throws(RuleFault) {
        let constants = (form?.constants ?? [:]).compactMapValues { ExactConstant("\($0)") }
        let known = Set(book.forms.flatMap(\.constants.keys))
        var rules: [FormRule] = []
        var unasked: [FormRule.Unasked] = []
        for rule in book.applying(form).rules where scope == .station || rule.scope == .all {
            do {
                rules.append(
                    try FormRule(
                        rule, columns: columns, constants: constants, knownConstants: known))
            } catch let reason as FormRule.Unasked {
                unasked.append(reason)
            } catch let fault as RuleFault {
                throw fault
            } catch {
                preconditionFailure("rules fail in two ways only: \(error)")
            }
        }
        self.columns = columns
        order = Array(columns.indices)
        self.rules = rules
        self.unasked = unasked
        needed = Set(rules.flatMap(\.columns)).sorted()
        overriding = FormRules.overriding(rules)
        unread = UnreadFigures(columns)
    }

    private static func overriding(_ rules: [FormRule]) -> [[Int]] {
        rules.enumerated().map { own, rule in
            rules.indices.filter { other in
                let id = rules[other].rule.id
                return rule.yieldsTo.contains(id) && (id != rule.rule.id || other < own)
            }
        }
    }

    /// The same rules without some of them.
    ///
    /// - Parameters:
    ///   - dropped: Positions of those that are not asked.
    ///   - isSaid: Whether another rule says what they do.
    func without(_ dropped: Set<Int>, isSaid: Bool = false) -> FormRules {
        if dropped.isEmpty { return self }
        var rest = self
        rest.rules = rules.indices.filter { !dropped.contains($0) }.map { rules[$0] }
        if !isSaid {
            rest.unasked += dropped.sorted().map { FormRule.Unasked(rule: rules[$0].rule, missing: []) }
        }
        rest.needed = Set(rest.rules.flatMap(\.columns)).sorted()
        rest.overriding = FormRules.overriding(rest.rules)
        return rest
    }

    /// The same rules with another in the place of one.
    func replacing(_ place: Int, with rule: FormRule) -> FormRules {
        var others = self
        others.rules[place] = rule
        others.overriding = FormRules.overriding(others.rules)
        return others
    }

    /// The same rules and one more.
    func with(_ rule: FormRule) -> FormRules {
        var more = self
        more.rules.append(rule)
        more.needed = Set(more.rules.flatMap(\.columns)).sorted()
        more.overriding = FormRules.overriding(more.rules)
        return more
    }

    /// No rules at all.
    ///
    /// - Parameter columns: Names of the columns of counts, in their order.
    init(columns: [String]) {
        self.columns = columns
        order = Array(columns.indices)
        rules = []
        unasked = []
        needed = []
        overriding = []
        unread = UnreadFigures([])
    }

    /// The same rules of a file in which columns stand in another order.
    ///
    /// - Parameter header: Names of its columns, from left to right; those that it has not come last.
    public func inOrder(of header: [String]) -> FormRules {
        var ordered = self
        let places = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        ordered.order = columns.indices.sorted { one, other in
            (places[columns[one]] ?? .max, one) < (places[columns[other]] ?? .max, other)
        }
        return ordered
    }

    /// The rules that fail at one form, without those that another failure makes needless.
    ///
    /// - Parameter failing: Positions of all rules that fail there.
    func withoutNeedless(_ failing: [Int]) -> [Int] {
        failing.filter { rule in !overriding[rule].contains(where: failing.contains) }
    }
}

extension FormRules {
    /// Whether another rule of the same id, which comes before, says at the same form what a failing rule would.
    ///
    /// - Parameters:
    ///   - rule: Position of the rule.
    ///   - failing: Positions of all rules that fail there.
    func isSaidBefore(_ rule: Int, _ failing: [Int]) -> Bool {
        failing.contains { overriding[rule].contains($0) && rules[$0].rule.id == rules[rule].rule.id }
    }
}

/// Asks rules of many forms at a time.
struct RuleEvaluator: Sendable {
    let rules: FormRules
    private var sums: [Int64] = []
    private var steps: [[Int64]] = []
    private var isUnknown: [Bool] = []
    /// Figures of the rows asked last that are 0 though votes were counted there.
    private(set) var unread: [UnreadFigures.Place] = []

    init(_ rules: FormRules) { self.rules = rules }

    /// Asks every rule of every row.
    ///
    /// - Parameters:
    ///   - counts: Values of the columns, each for all rows. A register or ballot count of 0 where
    ///     votes were counted is unknown too.
    ///   - rows: Number of rows.
    ///   - unknown: Called with a rule and the number of rows it could not be asked of, where there are any.
    ///   - incomplete: Called with each row that lacks a figure of any rule.
    ///   - failure: Called with a rule and a row where it fails, rule after rule.
    mutating func evaluate(
        _ counts: [CountColumn], rows: Int, unknown: (Int, Int) -> Void,
        incomplete: (Int) -> Void, failure: (Int, Int) -> Void
    ) {
        if rules.rules.isEmpty { return }
        // What lets the loops below go unchecked.
        precondition(counts.allSatisfy { $0.cells.count >= rows }, "every column has a value for every row")
        unread = rules.unread.places(counts, rows)
        if unread.isEmpty {
            evaluateRead(counts, rows: rows, unknown: unknown, incomplete: incomplete, failure: failure)
        } else {
            evaluateRead(
                UnreadFigures.blanking(unread, in: counts, rows), rows: rows, unknown: unknown,
                incomplete: incomplete, failure: failure)
        }
    }

    private mutating func evaluateRead(
        _ counts: [CountColumn], rows: Int, unknown: (Int, Int) -> Void,
        incomplete: (Int) -> Void, failure: (Int, Int) -> Void
    ) {
        if sums.count < rows {
            sums = [Int64](repeating: 0, count: rows)
            isUnknown = [Bool](repeating: false, count: rows)
        }
        let gaps = counts.map { RuleEvaluator.hasGap($0, rows) }
        let anyGapped = rules.needed.filter { gaps[$0] }
        if !anyGapped.isEmpty {
            for row in 0..<rows where anyGapped.contains(where: { counts[$0].cells[row].isMissing }) {
                incomplete(row)
            }
        }
        for index in rules.rules.indices {
            let rule = rules.rules[index]
            makeSteps(rule, counts, rows)
            let gapped = rule.columns.filter { gaps[$0] }
            if !gapped.isEmpty {
                var count = 0
                for row in 0..<rows {
                    isUnknown[row] = gapped.contains { counts[$0].cells[row].isMissing }
                    count += isUnknown[row] ? 1 : 0
                }
                unknown(index, count)
            }
            add(rule.difference, counts, rows)
            let comparison = rule.comparison
            sums.withUnsafeBufferPointer { sums in
                func report(_ fails: (Int64) -> Bool) {
                    for row in 0..<rows where fails(sums[row]) {
                        if gapped.isEmpty || !isUnknown[row] { failure(index, row) }
                    }
                }
                switch comparison {
                case .equal: report { $0 != 0 }
                case .unequal: report { $0 == 0 }
                case .less: report { $0 >= 0 }
                case .lessOrEqual: report { $0 > 0 }
                case .greater: report { $0 <= 0 }
                case .greaterOrEqual: report { $0 < 0 }
                }
            }
        }
    }

    private static func hasGap(_ column: CountColumn, _ rows: Int) -> Bool {
        let cells = column.cells.span
        var least: Int32 = 0
        for row in 0..<rows { least = min(least, cells[unchecked: row].number) }
        return Count(least).isMissing
    }

    /// Writes a sum of columns and steps for every row.
    private mutating func add(_ sum: LinearSum, _ counts: [CountColumn], _ rows: Int) {
        sums.withUnsafeMutableBufferPointer { sums in
            for row in 0..<rows { sums[row] = sum.constant }
            for part in sum.parts {
                let factor = part.factor
                if part.isOptional {
                    let cells = counts[part.slot].cells
                    let column = cells.span
                    for row in 0..<rows {
                        sums[row] &+= factor &* Int64(column[unchecked: row].value ?? 0)
                    }
                } else if part.slot < counts.count {
                    let cells = counts[part.slot].cells
                    let column = cells.span
                    // Missing values make sums that nobody reads, and must not trap.
                    switch factor {
                    case 1: for row in 0..<rows { sums[row] &+= Int64(column[unchecked: row].number) }
                    case -1: for row in 0..<rows { sums[row] &-= Int64(column[unchecked: row].number) }
                    default:
                        for row in 0..<rows {
                            sums[row] &+= factor &* Int64(column[unchecked: row].number)
                        }
                    }
                } else {
                    steps[part.slot - counts.count].withUnsafeBufferPointer { column in
                        for row in 0..<rows { sums[row] &+= factor &* column[row] }
                    }
                }
            }
        }
    }

    private mutating func makeSteps(
        _ rule: FormRule, _ counts: [CountColumn], _ rows: Int
    ) {
        while steps.count < rule.steps.count { steps.append([]) }
        for (place, step) in rule.steps.enumerated() {
            if steps[place].count < rows { steps[place] = [Int64](repeating: 0, count: rows) }
            for (number, argument) in step.arguments.enumerated() {
                add(argument, counts, rows)
                merge(step, place, isFirst: number == 0, argument: argument, counts, rows)
            }
        }
    }

    private mutating func merge(
        _ step: FormRule.Step, _ place: Int, isFirst: Bool, argument: LinearSum,
        _ counts: [CountColumn], _ rows: Int
    ) {
        let missing = Int64(Count.missing.number)
        steps[place].withUnsafeMutableBufferPointer { target in
            sums.withUnsafeBufferPointer { sums in
                switch step.kind {
                case .floor, .ceil, .round, .abs:
                    let denominator = argument.denominator
                    for row in 0..<rows {
                        target[row] = FormRule.Step.rounded(sums[row], denominator, step.kind)
                    }
                case .max, .maxOfKnown:
                    for row in 0..<rows { target[row] = isFirst ? sums[row] : max(target[row], sums[row]) }
                case .min:
                    for row in 0..<rows { target[row] = isFirst ? sums[row] : min(target[row], sums[row]) }
                case .minOfKnown:
                    for row in 0..<rows {
                        let value = sums[row] == missing ? Int64.max : sums[row]
                        target[row] = isFirst ? value : min(target[row], value)
                    }
                }
            }
        }
    }
}
