import Elections

/// Looks for the single slips that would account for the identities a form breaks.
struct FormRepair: Sendable {
    let rules: FormRules
    /// Whether each rule states that two sides are the same, alone or with a rule of the same id that bounds
    /// the other side.
    private let identities: [Bool]
    /// Columns that a shift may move, in their order.
    private let sequence: [Int]

    init(_ rules: FormRules) {
        self.rules = rules
        let list = rules.rules
        identities = list.map { rule in
            switch rule.comparison {
            case .equal: true
            case .lessOrEqual, .greaterOrEqual:
                list.contains { other in
                    other.rule.id == rule.rule.id && other.difference == rule.difference
                        && other.comparison != rule.comparison && other.comparison != .unequal
                }
            default: false
            }
        }
        sequence = rules.order.filter { rules.columns[$0] != "stations" }
    }

    /// Whether a rule states that two sides are the same.
    func isIdentity(_ rule: Int) -> Bool { identities[rule] }

    /// The slips that were found for the rules of a form, in the order in which they are looked for.
    struct Found {
        /// For each identity that the form breaks the slips that repair it.
        fileprivate var repairs: [Int: [Repair]] = [:]

        /// Whether the order of some matters.
        var hasSeveral: Bool { repairs.values.contains { $0.count > 1 } }

        /// Explanations by rule: the slip without which the form is most like the stations around it comes first, equally
        /// usual ones in the order in which they were found.
        ///
        /// - Parameter neighbours: What is usual around the station; the order stays without it.
        func explanations(beside neighbours: FormNeighbours? = nil) -> [Int: [Slip]] {
            repairs.mapValues { repairs in
                guard let neighbours, repairs.count > 1 else { return repairs.map(\.slip) }
                return repairs.map { ($0.slip, neighbours.density($0.values)) }.enumerated().sorted {
                    one, other in
                    one.element.1 != other.element.1
                        ? one.element.1 > other.element.1 : one.offset < other.offset
                }.map(\.element.0)
            }
        }
    }

    /// A slip, and the form without it.
    fileprivate struct Repair {
        var slip: Slip
        var values: [Int64?]
    }

    /// The single slips that would account for each identity that a form breaks: those after which every rule
    /// holds; where there are none, those after which that identity holds and no further rule fails, because
    /// two slips may have happened.
    ///
    /// - Parameters:
    ///   - values: Counts in the order of the columns.
    ///   - failed: The rules that fail.
    /// - Returns: Slips by rule, each for rules that it repairs; none for rules that bound a figure.
    func slips(_ values: [Int64?], failed: [Int]) -> Found {
        let broken = failed.filter { isIdentity($0) }
        guard broken.contains(where: { rules.rules[$0].comparison == .equal }) else {
            return exchangeOfBounds(values, failed)
        }
        func offered(_ repairs: [Repair], to rule: Int) -> [Repair] {
            guard rules.rules[rule].comparison == .equal else { return [] }
            return repairs.filter { rules.rules[rule].answer($0.values) == .holds }
        }
        let others = Set(failed.filter { !isIdentity($0) })
        let together =
            slips(values, broken, others) + exchanges(values, broken, others) + shifts(values, others)
        if !together.isEmpty || broken.count == 1 {
            return Found(
                repairs: Dictionary(uniqueKeysWithValues: broken.map { ($0, offered(together, to: $0)) }))
        }
        return Found(
            repairs: Dictionary(
                uniqueKeysWithValues: broken.map { rule in
                    let rest = others.union(broken).subtracting([rule])
                    let repairs = slips(values, [rule], rest) + exchanges(values, [rule], rest)
                    return (rule, offered(repairs, to: rule))
                }))
    }

    /// The two figures that a form whose sums hold would have in each other's place, where that alone mends several bounds.
    private func exchangeOfBounds(_ values: [Int64?], _ failed: [Int]) -> Found {
        let own = failed.map { rules.rules[$0].rule }
        // Voters of another register alone are no slip.
        guard own.contains(where: { $0.severity > .notice }), Set(own.map(\.id)).count > 1 else {
            return Found()
        }
        let found = exchanges(values, failed, [])
        return found.count == 1
            ? Found(repairs: Dictionary(uniqueKeysWithValues: failed.map { ($0, found) })) : Found()
    }

    /// A figure whose rules all hold with another value, which a slip of digits leads from.
    private func slips(_ values: [Int64?], _ broken: [Int], _ others: Set<Int>) -> [Repair] {
        var found: [Repair] = []
        for column in columns(of: broken) {
            guard let recorded = values[column] else { continue }
            var tried: Set<Int64> = []
            for index in broken {
                guard let value = solution(rules.rules[index], column, values), value >= 0,
                    tried.insert(value).inserted
                else { continue }
                var repaired = values
                repaired[column] = value
                guard isSound(repaired, others) else { continue }
                found += Slip.digits(
                    reference: Int(value), recorded: Int(recorded), name: rules.columns[column]
                ).map { Repair(slip: $0, values: repaired) }
            }
        }
        return found
    }

    /// The value of a column with which both sides of a rule are equal; `nil` where there is no whole one.
    private func solution(_ rule: FormRule, _ column: Int, _ values: [Int64?]) -> Int64? {
        guard rule.steps.isEmpty, let value = values[column],
            let part = rule.difference.parts.first(where: { $0.slot == column }),
            // Figures that the rule does not hold take no part, whatever stands for them.
            rule.columns.allSatisfy({ values[$0] != nil })
        else { return nil }
        let gap = rule.difference.value(values.map { $0 ?? 0 })
        return gap % part.factor == 0 ? value - gap / part.factor : nil
    }

    private func exchanges(
        _ values: [Int64?], _ broken: [Int], _ others: Set<Int>
    ) -> [Repair] {
        let concerned = columns(of: broken)
        var found: [Repair] = []
        for (place, first) in sequence.enumerated() {
            for second in sequence.dropFirst(place + 1)
            where (concerned.contains(first) || concerned.contains(second)) && values[first] != values[second]
                && values[first] != nil && values[second] != nil
            {
                var repaired = values
                repaired.swapAt(first, second)
                if isSound(repaired, others) {
                    found.append(
                        Repair(
                            slip: .exchanged(rules.columns[first], rules.columns[second], in: nil),
                            values: repaired))
                }
            }
        }
        return found
    }

    /// Figures that fit their identities one column further to the left or to the right.
    private func shifts(_ values: [Int64?], _ others: Set<Int>) -> [Repair] {
        let known = sequence.filter { values[$0] != nil }
        guard known.count >= 4 else { return [] }
        var found: [Repair] = []
        for start in 0..<(known.count - 2) {
            for isRight in [true, false] {
                var repaired = values
                if isRight {
                    for place in start..<(known.count - 1) {
                        repaired[known[place]] = values[known[place + 1]]
                    }
                    repaired[known[known.count - 1]] = nil
                } else {
                    for place in (start + 1)..<known.count {
                        repaired[known[place]] = values[known[place - 1]]
                    }
                    repaired[known[start]] = nil
                }
                let lost = isRight ? known[known.count - 1] : known[start]
                guard let fitting = fitsWithout(lost, repaired, values, others) else { continue }
                repaired[lost] = fitting.value
                found.append(
                    Repair(
                        slip: .shifted(
                            from: rules.columns[known[start]], to: rules.columns[known[known.count - 1]],
                            isRight: isRight, in: nil), values: repaired))
            }
        }
        // A shift of a shorter range that also fits says the same with less.
        return found.isEmpty ? [] : [found[found.count - 1]]
    }

    /// Figures from one column to another, one column further to the right or to the left.
    struct Shift: Hashable {
        /// Positions of the columns, as they stand beside each other in the file.
        var columns: [Int]
        var isRight: Bool

        /// The column that became free.
        var free: Int { isRight ? columns[0] : columns[columns.count - 1] }
        /// The column whose figures are gone.
        var lost: Int { isRight ? columns[columns.count - 1] : columns[0] }
    }

    /// Shifts up to the last column without which a form keeps every rule: with 0 or nothing where the figures began.
    ///
    /// - Parameter values: Counts in the order of the columns.
    func shifts(keptBy values: [Int64?]) -> [Shift] {
        guard sequence.count >= 4 else { return [] }
        return (0...(sequence.count - 4)).flatMap { start in
            [true, false].map { Shift(columns: Array(sequence[start...]), isRight: $0) }
        }.filter { without($0, values) != nil }
    }

    /// The figures of a form without a shift; `nil` where it does not keep every rule then. Figures that are unread because
    /// they are 0 are 0 here.
    func without(_ shift: Shift, _ values: [Int64?]) -> [Int64?]? {
        let values = rules.unread.withZeros(values)
        guard values[shift.free] ?? 0 == 0 else { return nil }
        var back = values
        let steps = Array(zip(shift.columns, shift.columns.dropFirst()))
        for (left, right) in steps {
            if shift.isRight { back[left] = values[right] } else { back[right] = values[left] }
        }
        back[shift.lost] = nil
        let read = rules.unread.blanking(back)
        guard let lost = fitsWithout(shift.lost, read, values, []) else { return nil }
        back[shift.lost] = lost.value
        return back
    }

    /// A figure that a shift has lost; its value where an identity gives it.
    private struct Lost {
        var value: Int64?
    }

    /// The value that a lost figure would have, if any is known, where a form without it keeps its identities: at least one
    /// that can still be asked, and those with the lost figure for one and the same value that a count may have; `nil`
    /// where it does not.
    private func fitsWithout(
        _ lost: Int, _ repaired: [Int64?], _ values: [Int64?], _ others: Set<Int>
    ) -> Lost? {
        var asked = 0
        var value: (solved: Int64, rule: LinearSum)?
        for (index, rule) in rules.rules.enumerated() where isIdentity(index) {
            let needs = rule.columns.filter { repaired[$0] == nil }
            if needs.isEmpty {
                let changed = rule.columns.contains { repaired[$0] != values[$0] }
                if rule.answer(repaired) == .fails { return nil }
                asked += changed ? 1 : 0
            } else if needs == [lost], rule.steps.isEmpty {
                var open = repaired
                open[lost] = 0
                guard let solved = solution(rule, lost, open), solved >= 0,
                    value?.solved ?? solved == solved
                else { return nil }
                // Two identities that agree on the lost figure are as good as one that holds.
                if let value, value.rule != rule.difference { asked += 1 }
                value = (solved, rule.difference)
            }
        }
        guard asked > 0 else { return nil }
        var complete = repaired
        complete[lost] = value?.solved
        return isSound(complete, others) ? Lost(value: value?.solved) : nil
    }

    private func columns(of broken: [Int]) -> [Int] {
        Set(broken.flatMap { rules.rules[$0].columns }).sorted()
    }

    /// The form with the value of a column that its identities give, where it then keeps every rule.
    ///
    /// - Parameters:
    ///   - column: Position of the column.
    ///   - values: Counts in the order of the columns.
    ///   - failed: The rules that fail.
    func solved(_ column: Int, _ values: [Int64?], failed: [Int]) -> [Int64?]? {
        for index in failed where isIdentity(index) {
            guard let value = solution(rules.rules[index], column, values), value >= 0 else { continue }
            var solved = values
            solved[column] = value
            if keepsAll(solved) { return solved }
        }
        return nil
    }

    /// The values that a column would have by the identities that fail.
    func solutions(_ column: Int, _ values: [Int64?], failed: [Int]) -> [Int64] {
        failed.filter { rules.rules[$0].comparison == .equal }
            .compactMap { solution(rules.rules[$0], column, values) }
    }

    /// Single slips after which a form keeps every rule, with its figures then.
    ///
    /// - Parameters:
    ///   - values: Counts in the order of the columns.
    ///   - failed: The rules that fail.
    func single(_ values: [Int64?], failed: [Int]) -> [(slip: Slip, values: [Int64?])] {
        let broken = failed.filter { isIdentity($0) }
        guard !broken.isEmpty else { return [] }
        return (slips(values, broken, []) + exchanges(values, broken, []) + shifts(values, [])).map {
            ($0.slip, $0.values)
        }
    }

    /// The rules that a form breaks.
    func broken(_ values: [Int64?]) -> [Int] {
        rules.rules.indices.filter { rules.rules[$0].answer(values) == .fails }
    }

    /// Whether a form breaks no rule that is graver than a notice.
    func keepsAll(_ values: [Int64?]) -> Bool { isSound(values, []) }

    /// Whether a form keeps every rule of several figures: one that bounds a single one says nothing of where others stand.
    func keepsSums(_ values: [Int64?]) -> Bool {
        isSound(values, Set(rules.rules.indices.filter { rules.rules[$0].columns.count == 1 }))
    }

    /// Whether no rule graver than a notice fails, but for bounds that the form breaks anyway.
    private func isSound(_ values: [Int64?], _ others: Set<Int>) -> Bool {
        rules.rules.indices.allSatisfy { index in
            let rule = rules.rules[index]
            return rule.rule.severity == .notice || others.contains(index) || rule.answer(values) != .fails
        }
    }
}
