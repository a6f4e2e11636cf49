import Elections
import Ground

/// One change in all forms of a block of rows, after which every form keeps its rules: columns in each other's place, or a
/// figure that is so many times what the others of its form say.
struct FormBlocks {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    /// A form that breaks rules.
    fileprivate struct Form {
        var row: Int
        var unit: Int
        var values: [Int64?]
        var failed: [Int]
        /// Positions of its findings.
        var findings: [Int]
    }

    /// What would be otherwise in every form.
    fileprivate enum Change: Hashable {
        /// For each column that of the form in which its figure stands.
        case order([Int: Int])
        case factor(Int, ShortFactor)

        /// Two forms may be out by the same factor by chance, but not by a power of ten.
        var leastRows: Int {
            if case .factor(_, let times) = self, !times.isPowerOfTen { 3 } else { 2 }
        }

        /// Rows that tell it where no sum above does: more than two columns can stand in so many orders that a few small forms
        /// fit one of them by chance.
        var leastAlone: Int {
            if case .order(let order) = self, order.count > 2 { 4 } else { leastRows }
        }

        /// Whether a form is the same with it.
        func leaves(_ values: [Int64?]) -> Bool {
            switch self {
            case .order(let order): order.allSatisfy { values[$0] == values[$1] }
            case .factor(let column, let times):
                values[column].map { times.isMet(Int($0), Int($0)) } ?? true
            }
        }
    }

    init(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        self.evidence = evidence
        if let stations = evidence.input.stations, let above { try addStations(stations, above) }
        for forms in evidence.forms { try addRows(forms) }
    }

    private mutating func addStations(_ stations: CheckedStations, _ above: UnitsAbove) throws {
        let scan = stations.scan
        let forms = scan.failed.compactMap { form -> Form? in
            let findings = evidence.rulesBroken(line: stations.line(form.row), file: stations.file)
            guard !findings.isEmpty else { return nil }
            return Form(
                row: form.row, unit: Int(form.unit), values: form.values, failed: form.rules,
                findings: findings)
        }
        let sums = stations.rollUp.levels.last ?? stations.rollUp.total
        let blocks = RegionBlocks(
            stations.rollUp.tree, rows: (0..<sums.count).map { sums.stations($0) })
        let sumsAbove = SumsOfForms(evidence, above)
        try add(
            forms, scan.rules, blocks, file: stations.file, areStations: true,
            others: { units in
                let excerpt = try stations.stations(of: Set(units.map(Int32.init)))
                let columns = scan.rules.columns.map { name in
                    stations.rollUp.measures.first { $0.name == name }.flatMap { excerpt.table.column($0) }
                }
                return excerpt.rows.indices.map { place in
                    (excerpt.rows[place], columns.map { $0?[place].map { Int64($0) } })
                }
            },
            above: sumsAbove.explained)
    }

    private mutating func addRows(_ recap: RecapForms) throws {
        let table = recap.recap
        let unitOfRow = Dictionary(
            table.rowOfUnit.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let forms = Dictionary(grouping: recap.failed, by: \.row).sorted { $0.key < $1.key }
            .compactMap { row, entries -> Form? in
                let findings = evidence.rulesBroken(line: table.line(ofRow: row), file: table.file)
                guard !findings.isEmpty, let unit = unitOfRow[row] else { return nil }
                return Form(
                    row: row, unit: unit,
                    values: recap.rules.unread.blanking(table.counts.map { $0[row].map { Int64($0) } }),
                    failed: entries.map(\.rule), findings: findings)
            }
        let blocks = RegionBlocks(
            table.tree, rows: (0..<table.sums.count).map { table.sums.stations($0) })
        try add(
            forms, recap.rules, blocks, file: table.file, areStations: false,
            others: { units in
                units.map { unit in
                    let row = table.rowOfUnit[unit]
                    return (row, table.counts.map { $0[row].map { Int64($0) } })
                }
            }, above: { _ in [] })
    }

    /// A form with its figures as they would be.
    fileprivate typealias Mended = (form: Form, values: [Int64?])

    /// Rows of a region that are read again at most.
    private static let mostRead = 50_000
    /// Forms for each in which another slip may stand beside what the others of a block have in common.
    private static let formsForEachOther = 4

    private mutating func add(
        _ forms: [Form], _ rules: FormRules, _ blocks: RegionBlocks, file: String, areStations: Bool,
        others: ([Int]) throws -> [(row: Int, values: [Int64?])],
        above: ([(unit: Int, changes: [String: Int])]) -> Set<Int>
    ) throws {
        guard forms.count > 1 else { return }
        let repair = FormRepair(rules)
        let formOfRow = Dictionary(uniqueKeysWithValues: forms.map { ($0.row, $0) })
        func offer(_ change: Change, _ mended: [Int: Mended]) throws {
            let showing = Dictionary(grouping: mended.values, by: \.form.unit).mapValues(\.count)
            var odd: [Int: [Form]] = [:]
            let found = try blocks.blocks(showing) { block, rows in
                let shown = block.leaves.reduce(0) { $0 + (showing[$1] ?? 0) }
                if shown < change.leastRows { return false }
                if shown == rows { return true }
                guard rows <= FormBlocks.mostRead else { return false }
                let rest = try others(blocks.units(block)).filter { row, values in
                    mended[row] == nil && !change.leaves(values)
                }
                let broken = rest.compactMap { formOfRow[$0.row] }
                guard broken.count == rest.count, broken.count * FormBlocks.formsForEachOther <= shown else {
                    return false
                }
                odd[block.leaves[0]] = broken
                return true
            }
            for block in found {
                let leaves = Set(block.leaves)
                let own = mended.values.filter { leaves.contains($0.form.unit) }
                let changes = own.map { changed($0.form, $0.values, rules) }
                if case .factor(let column, let times) = change,
                    !times.isTold(by: changes.compactMap { $0.changes[rules.columns[column]] })
                {
                    continue
                }
                let beside = (odd[block.leaves[0]] ?? []).map { form in
                    (form: form, other: another(in: form, beside: change, repair) { above(changes + [$0]) })
                }
                let alone = changes + beside.map { changed($0.form, $0.other.withoutChange, rules) }
                let sums = above(alone)
                guard sums.count > 1 || own.count >= change.leastAlone else { continue }
                let place = FindingKind.Block(
                    region: blocks.region(block), file: file, rows: own.count, areStations: areStations,
                    against: nil, of: beside.isEmpty ? nil : own.count + beside.count)
                var findings = Set(own.flatMap(\.form.findings)).union(sums)
                let what = account(change, rules, place)
                for (place, (form, other)) in beside.enumerated() {
                    let broken = repair.broken(other.withoutChange).map { rules.rules[$0].rule.id }
                    let open = form.findings.filter { evidence.rule($0).map(broken.contains) ?? false }
                    findings.formUnion(Set(form.findings).subtracting(open))
                    guard let slip = other.slips.first, let mended = other.mended else { continue }
                    var figures = alone
                    figures[changes.count + place] = changed(form, mended, rules)
                    candidates.append(
                        CauseCandidate(
                            what: .slip(slip), findings: above(figures).subtracting(sums).union(open),
                            slips: other.slips, beside: what))
                }
                candidates.append(
                    CauseCandidate(what: what, findings: findings, region: place.region.code))
            }
        }
        for order in exchanges(forms, rules) + orders(forms, repair) {
            try offer(.order(order), mended(forms, repair) { FormOrders.undone(order, $0.values) })
        }
        for column in Set(forms.flatMap { $0.failed.flatMap { rules.rules[$0].columns } }).sorted() {
            let solved = mended(forms, repair) { repair.solved(column, $0.values, failed: $0.failed) }
            for times in factors(column, solved) {
                try offer(
                    .factor(column, times),
                    solved.filter { _, entry in
                        guard let recorded = entry.form.values[column], let wanted = entry.values[column]
                        else { return false }
                        return times.isMet(Int(recorded), Int(wanted))
                    })
            }
        }
    }

    private func account(
        _ change: Change, _ rules: FormRules, _ block: FindingKind.Block
    ) -> FindingKind.Cause.Account {
        switch change {
        case .order(let order):
            return .columns(
                order.sorted { $0.key < $1.key }.map { own, held in
                    FindingKind.MovedColumn(rules.columns[held], holds: rules.columns[own])
                }, block)
        case .factor(let column, let times):
            return .factor(column: rules.columns[column], times: times.text, carried: [], block)
        }
    }

    /// Forms that keep all rules with other values, by row.
    private func mended(
        _ forms: [Form], _ repair: FormRepair, _ values: (Form) -> [Int64?]?
    ) -> [Int: Mended] {
        var found: [Int: Mended] = [:]
        for form in forms {
            guard let values = values(form), repair.keepsAll(values) else { continue }
            found[form.row] = (form, values)
        }
        return found
    }

    /// Columns that are in each other's place in more than one form.
    private func exchanges(_ forms: [Form], _ rules: FormRules) -> [[Int: Int]] {
        var counts: [[Int: Int]: Int] = [:]
        for form in forms {
            let slips = Set(form.findings.flatMap { evidence.findings[$0].explanations })
            for case .exchanged(let first, let second, in: nil) in slips {
                guard let one = rules.columns.firstIndex(of: first),
                    let other = rules.columns.firstIndex(of: second)
                else { continue }
                counts[[one: other, other: one], default: 0] += 1
            }
        }
        return counts.filter { $0.value > 1 }.keys.sorted { one, other in
            one.keys.sorted().lexicographicallyPrecedes(other.keys.sorted())
        }
    }

    /// Orders of more than two columns with which forms keep their rules: of regions where most forms break some.
    private func orders(_ forms: [Form], _ repair: FormRepair) -> [[Int: Int]] {
        let regions = Dictionary(grouping: forms, by: \.unit).sorted { one, other in
            one.value.count != other.value.count
                ? one.value.count > other.value.count : one.key < other.key
        }
        let sample = regions.prefix(FormOrders.mostRegions).flatMap {
            $0.value.prefix(FormOrders.formsOfRegion)
        }
        return FormOrders.kept(by: sample.map { ($0.values, $0.failed) }, repair)
    }

    /// Factors that the sums of a column suggest: of all forms, and of those of each lowest region.
    private func factors(
        _ column: Int, _ solved: [Int: Mended]
    ) -> [ShortFactor] {
        func near(_ entries: some Sequence<(form: Form, values: [Int64?])>) -> [ShortFactor] {
            let sums = entries.reduce(into: (0, 0)) { sums, entry in
                guard let recorded = entry.form.values[column], let wanted = entry.values[column] else {
                    return
                }
                sums.0 += Int(recorded)
                sums.1 += Int(wanted)
            }
            return ShortFactor.near(sums.0, sums.1)
        }
        let regions = Dictionary(grouping: solved.values, by: \.form.unit).filter { $0.value.count > 1 }
        let whole =
            near(solved.values) + (solved.values.contains { $0.form.values[column] == 0 } ? [.zero] : [])
        guard regions.count <= 200 else { return whole }
        return (whole + regions.keys.sorted().flatMap { near(regions[$0] ?? []) }).uniqued()
    }
}

// Another slip beside what the forms of a block have in common.
extension FormBlocks {
    /// A form of a block with what else is out in it.
    fileprivate struct Another {
        /// Its figures without what all forms of the block have.
        var withoutChange: [Int64?]
        /// Single slips after which it then keeps every rule, and its figures without the first of them.
        var slips: [Slip] = []
        var mended: [Int64?]?
    }

    /// What each column of a form would change by.
    private func changed(
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
    private func another(
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
