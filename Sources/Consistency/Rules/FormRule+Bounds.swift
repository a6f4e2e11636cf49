import Elections

/// Rules of files that lack valid or invalid votes.
///
/// The choices have some of the valid votes, and no invalid ones are the fewest: what is too many with these alone is too many.
/// So a rule that bounds votes is asked with the least that they can be, and one that says what they sum to as a bound.
extension FormRule {
    /// The rule with the least that valid and invalid votes can be; `nil` where that says nothing.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - reason: What the file lacks for it.
    ///   - columns: Names of the columns of counts, in their order.
    ///   - constants: Numbers that the expression may name.
    ///   - knownConstants: Numbers that it may name for other forms.
    /// - Throws: ``RuleFault`` where the expression makes no sense.
    static func bound(
        _ rule: FormRulebook.Rule, _ reason: Unasked, _ columns: [String],
        _ constants: [String: ExactConstant], _ knownConstants: Set<String>
    ) throws -> FormRule? {
        let missing = Set(reason.missing)
        guard missing.isSubset(of: ["valid", "invalid"]) else { return nil }
        let sumsChoices = missing.contains("valid")
        guard !sumsChoices || columns.contains(where: Choice.isColumn) else { return nil }
        var expression = rule.expression
        if sumsChoices { expression = expression.replacing(#/\bvalid\b/#, with: "sum(votes)") }
        if missing.contains("invalid") { expression = expression.replacing(#/\binvalid\b/#, with: "0") }
        let summed = try FormRule(rule, expression, columns, constants, knownConstants)
        guard let comparison = summed.atMost(columns, of: missing, in: rule, constants, knownConstants) else {
            return nil
        }
        var stated = rule
        stated.expression = FormRule.tidied(expression)
        if comparison != summed.comparison {
            stated.expression = stated.expression.replacing(#/==?/#, with: comparison.rawValue)
            // A rule of one's own may say nothing of it: its formula is right in every language.
            (stated.text.en, stated.text.id) = (stated.expression, stated.expression)
            stated.text = rule.atMost ?? stated.text
        }
        return FormRule(summed, comparison, stated: stated, sumsChoices: sumsChoices)
    }

    /// An expression without zeros that are added.
    private static func tidied(_ expression: String) -> String {
        expression.replacing(#/ \+ 0\b/#, with: "").replacing(#/\b0 \+ /#, with: "")
    }

    /// How its sides are compared where more votes than those known would break it the more; `nil` where it says nothing then.
    ///
    /// - Parameters:
    ///   - names: Names of the columns.
    ///   - missing: Which of the valid and the invalid votes the file lacks.
    ///   - rule: The rule as the book has it.
    ///   - constants: Numbers that the expression may name.
    ///   - knownConstants: Numbers that it may name for other forms.
    private func atMost(
        _ names: [String], of missing: Set<String>, in rule: FormRulebook.Rule,
        _ constants: [String: ExactConstant], _ knownConstants: Set<String>
    ) -> RuleExpression.Comparison? {
        // With columns for what lacks, on which side of the comparison it stands.
        let all = names + missing.sorted()
        guard let whole = try? FormRule(rule, rule.expression, all, constants, knownConstants) else {
            return nil
        }
        let lacking = Set(names.count..<all.count)
        let isInStep = whole.steps.contains { step in
            step.arguments.contains { $0.parts.contains { lacking.contains($0.slot) } }
        }
        let isChoice = { (slot: Int) in names.indices.contains(slot) && Choice.isColumn(names[slot]) }
        let valid = names.firstIndex(of: "valid")
        let votes = whole.difference.parts.filter { lacking.contains($0.slot) }
        // What is left must hold votes against something that is no vote.
        let isAsked =
            difference.parts.contains { !isChoice($0.slot) }
            && difference.parts.contains { isChoice($0.slot) || valid == $0.slot }
        guard !isInStep, isAsked, !votes.isEmpty, !votes.contains(where: \.isOptional) else { return nil }
        let (isAdded, isTaken) = (votes.allSatisfy { $0.factor > 0 }, votes.allSatisfy { $0.factor < 0 })
        switch comparison {
        case .equal: return isAdded ? .lessOrEqual : isTaken ? .greaterOrEqual : nil
        case .lessOrEqual, .less: return isAdded ? comparison : nil
        case .greaterOrEqual, .greater: return isTaken ? comparison : nil
        case .unequal: return nil
        }
    }

    /// The choices whose votes must sum to one other column, where that is all the rule says.
    ///
    /// - Parameter names: Names of the columns.
    func totalOfChoices(_ names: [String]) -> (choices: [Int], total: Int)? {
        let isChoice = { (slot: Int) in names.indices.contains(slot) && Choice.isColumn(names[slot]) }
        let others = difference.parts.filter { !isChoice($0.slot) }
        let choices = difference.parts.filter { isChoice($0.slot) }
        guard comparison == .equal, steps.isEmpty, difference.constant == 0, others.count == 1,
            choices.count == names.count(where: Choice.isColumn), choices.count > 1,
            names.indices.contains(others[0].slot),
            choices.allSatisfy({ $0.factor == -others[0].factor && !$0.isOptional })
        else { return nil }
        return (choices.map(\.slot), others[0].slot)
    }
}
