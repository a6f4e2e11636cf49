import Elections
import Ground

/// One change in all forms of a block of rows, after which every form keeps its rules: columns in each other's place, or a
/// figure that is so many times what the others of its form say.
struct FormBlocks {
    private(set) var candidates: [CauseCandidate] = []
    let evidence: CauseEvidence

    /// A form that breaks rules.
    struct Form {
        var row: Int
        var unit: Int
        var values: [Int64?]
        var failed: [Int]
        /// Positions of its findings.
        var findings: [Int]
    }

    /// What would be otherwise in every form.
    enum Change: Hashable {
        /// For each column that of the form in which its figure stands.
        case order([Int: Int])
        case factor(Int, ShortFactor)
        case shift(FormRepair.Shift)

        /// Two forms may be out by the same factor by chance, but not by a power of ten.
        var leastRows: Int {
            if case .factor(_, let times) = self, !times.isPowerOfTen { 3 } else { 2 }
        }

        /// Rows that tell it where no sum above does: more than two columns can stand in so many orders that a few small forms
        /// fit one of them by chance.
        var leastAlone: Int {
            switch self {
            case .order(let order): order.count > 2 ? 4 : leastRows
            case .shift: 4
            case .factor: leastRows
            }
        }

        /// Whether whole columns stand in each other's place.
        var isOrder: Bool { if case .order = self { true } else { false } }

        /// Whether a form is the same with it.
        func leaves(_ values: [Int64?]) -> Bool {
            switch self {
            case .order(let order): order.allSatisfy { values[$0] == values[$1] }
            case .factor(let column, let times):
                values[column].map { times.isMet(Int($0), Int($0)) } ?? true
            case .shift(let shift): shift.columns.allSatisfy { values[$0] ?? 0 == 0 }
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
        let sumsAbove = SumsOfForms(evidence, above, isCarried: true)
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
            above: sumsAbove.explained, lostSums: sumsAbove.open(of:only:),
            zeroSums: sumsAbove.emptied(of:only:))
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
            }, above: { _ in [] }, lostSums: { _, _ in [] }, zeroSums: { _, _ in [] })
    }

    /// A form with its figures as they would be.
    typealias Mended = (form: Form, values: [Int64?])

    /// Rows of a region that are read again at most.
    private static let mostRead = 50_000
    /// Forms for each in which another slip may stand beside what the others of a block have in common.
    private static let formsForEachOther = 4

    private mutating func add(
        _ forms: [Form], _ rules: FormRules, _ blocks: RegionBlocks, file: String, areStations: Bool,
        others: ([Int]) throws -> [(row: Int, values: [Int64?])],
        above: ([(unit: Int, changes: [String: Int])]) -> Set<Int>,
        lostSums: (String, Set<Int>) -> Set<Int>, zeroSums: (String, Set<Int>) -> Set<Int>
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
                if case .shift(let shift) = change {
                    findings.formUnion(unread(own.compactMap { formOfRow[$0.form.row] }, shift, rules))
                    if own.allSatisfy({ $0.values[shift.lost] == nil }) {
                        findings.formUnion(lostSums(rules.columns[shift.lost], leaves))
                    }
                }
                // Whatever the forms with further slips of their own should have.
                if case .factor(let column, .zero) = change {
                    findings.formUnion(zeroSums(rules.columns[column], leaves))
                }
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
                    CauseCandidate(
                        what: what, findings: findings, region: place.region.code,
                        // Columns in each other's place are wrong, whatever the rules are worth that tell it.
                        severity: change.isOrder ? .error : nil))
            }
        }
        for order in exchanges(forms, rules) + orders(forms, repair) {
            try offer(.order(order), mended(forms, repair) { FormOrders.undone(order, $0.values) })
        }
        for shift in shifts(forms, repair) {
            let zeros = forms.map { form in
                var form = form
                form.values = rules.unread.withZeros(form.values)
                return form
            }
            try offer(
                .shift(shift),
                Dictionary(
                    uniqueKeysWithValues: zeros.compactMap { form in
                        repair.without(shift, form.values).map { (form.row, (form, $0)) }
                    }))
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

    /// Notices that some columns of all of these forms, and of no others, are 0 where votes were counted.
    private func unread(_ forms: [Form], _ shift: FormRepair.Shift, _ rules: FormRules) -> [Int] {
        evidence.findings.indices.filter { position in
            guard
                case .form(.unread(let column, let count, _, true)) = evidence.findings[position].kind,
                let place = rules.columns.firstIndex(of: column), shift.columns.contains(place)
            else { return false }
            return forms.count { $0.values[place] == nil } == count
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
        case .shift(let shift):
            return .shifted(
                from: rules.columns[shift.columns[0]],
                to: rules.columns[shift.columns[shift.columns.count - 1]], isRight: shift.isRight, block)
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
        FormOrders.kept(by: sample(forms).map { ($0.values, $0.failed) }, repair)
    }

    /// Shifts that several forms keep their rules without, those of most forms first, of as many the longest.
    private func shifts(_ forms: [Form], _ repair: FormRepair) -> [FormRepair.Shift] {
        var counts: [FormRepair.Shift: Int] = [:]
        for form in sample(forms) {
            for shift in repair.shifts(keptBy: form.values) { counts[shift, default: 0] += 1 }
        }
        return counts.filter { $0.value > 1 }.sorted { one, other in
            (-one.value, -one.key.columns.count, one.key.isRight ? 0 : 1) < (
                -other.value, -other.key.columns.count, other.key.isRight ? 0 : 1
            )
        }.prefix(FormBlocks.mostShifts).map(\.key)
    }

    /// Shifts that are tried for whole blocks.
    private static let mostShifts = 4

    /// Some forms of the regions with most of them.
    private func sample(_ forms: [Form]) -> [Form] {
        let regions = Dictionary(grouping: forms, by: \.unit).sorted { one, other in
            one.value.count != other.value.count
                ? one.value.count > other.value.count : one.key < other.key
        }
        return regions.prefix(FormOrders.mostRegions).flatMap {
            $0.value.prefix(FormOrders.formsOfRegion)
        }
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
