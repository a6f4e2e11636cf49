import Elections

// Another slip beside what the forms of a block have in common.
extension FormBlocks {
    /// A form of a block with what else is out in it.
    struct Another {
        /// Its figures without what all forms of the block have.
        var withoutChange: [Int64?]
        /// Single slips after which it then keeps every rule, and its figures without the first of them.
        var slips: [Slip] = []
        var mended: [Int64?]?
    }

    /// What each column of a form would change by.
    func changed(
        _ form: Form, _ values: [Int64?], _ rules: FormRules
    ) -> (unit: Int, changes: [String: Int]) {
        var changes: [String: Int] = [:]
        for (column, name) in rules.columns.enumerated() {
            guard let new = values[column], let old = form.values[column], new != old else { continue }
            changes[name] = Int(new - old)
        }
        return (form.unit, changes)
    }

    /// The slip in a form beside what its block has in common: of several that fit, that with which most sums above do.
    ///
    /// - Parameter sums: Findings on sums that would be met with other figures of the form.
    func another(
        in form: Form, beside change: Change, _ repair: FormRepair,
        sums: ((unit: Int, changes: [String: Int])) -> Set<Int>
    ) -> Another {
        let rules = repair.rules
        var options: [(another: Another, met: Int)] = []
        for back in undone(change, form) {
            let repairs = repair.single(back, failed: repair.broken(back))
            for (slip, values) in repairs {
                options.append(
                    (
                        Another(withoutChange: back, slips: named([slip], form), mended: values),
                        sums(changed(form, values, rules)).count
                    ))
            }
            if repairs.isEmpty {
                options.append((Another(withoutChange: back), sums(changed(form, back, rules)).count - 1))
            }
        }
        // A slip in the figure that is so many times what it should be.
        if case .factor(let column, let times) = change, times.isWhole,
            let values = repair.solved(column, form.values, failed: form.failed),
            let wanted = values[column], let recorded = form.values[column]
        {
            let slips = Slip.digits(
                reference: Int(wanted) * times.thousandths / 1000, recorded: Int(recorded),
                name: rules.columns[column])
            if !slips.isEmpty {
                options.append(
                    (
                        Another(withoutChange: form.values, slips: named(slips, form), mended: values),
                        sums(changed(form, values, rules)).count
                    ))
            }
        }
        guard let most = options.map(\.met).max(),
            var best = options.first(where: { $0.met == most })?.another
        else { return Another(withoutChange: form.values) }
        best.slips =
            options.filter { $0.met == most && $0.another.withoutChange == best.withoutChange }
            .flatMap(\.another.slips).uniqued()
        return best
    }

    /// The figures of a form without a change; several where it was rounded.
    private func undone(_ change: Change, _ form: Form) -> [[Int64?]] {
        switch change {
        case .order(let order): return [FormOrders.undone(order, form.values)]
        case .shift: return []
        case .factor(let column, let times):
            guard let recorded = form.values[column].map(Int.init), times != .zero else { return [] }
            let near = recorded * 1000 / times.thousandths
            return (max(0, near - 1)...(near + 1)).filter { times.isMet(recorded, $0) }.map { wanted in
                var values = form.values
                values[column] = Int64(wanted)
                return values
            }
        }
    }

    /// Slips with the row in which they stand.
    private func named(_ slips: [Slip], _ form: Form) -> [Slip] {
        guard let finding = form.findings.first.map({ evidence.findings[$0] }) else { return slips }
        return slips.compactMap { SlipCauses.key($0, of: finding) }
    }
}
