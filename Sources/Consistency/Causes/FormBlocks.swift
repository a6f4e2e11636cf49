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
        case exchange(Int, Int)
        case factor(Int, ShortFactor)

        /// Two forms may be out by the same factor by chance, but not by a power of ten.
        var leastRows: Int {
            if case .factor(_, let times) = self, !times.isPowerOfTen { 3 } else { 2 }
        }

        /// Whether a form is the same with it.
        func leaves(_ values: [Int64?]) -> Bool {
            switch self {
            case .exchange(let first, let second): values[first] == values[second]
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
            above: { sumsAbove.explained($0.map { ($0.unit, $0.changes) }) })
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

    /// A form with what each of its columns would change by.
    fileprivate struct Mended {
        var unit: Int
        var changes: [String: Int]
    }

    /// Rows of a region that are read again at most.
    private static let mostRead = 50_000

    private mutating func add(
        _ forms: [Form], _ rules: FormRules, _ blocks: RegionBlocks, file: String, areStations: Bool,
        others: ([Int]) throws -> [(row: Int, values: [Int64?])], above: ([Mended]) -> Set<Int>
    ) throws {
        guard forms.count > 1 else { return }
        let repair = FormRepair(rules)
        func offer(_ change: Change, _ mended: [Int: (form: Form, values: [Int64?])]) throws {
            let showing = Dictionary(grouping: mended.values, by: \.form.unit).mapValues(\.count)
            let found = try blocks.blocks(showing) { block, rows in
                let shown = block.leaves.reduce(0) { $0 + (showing[$1] ?? 0) }
                if shown < change.leastRows { return false }
                if shown == rows { return true }
                guard rows <= FormBlocks.mostRead else { return false }
                return try others(blocks.units(block)).allSatisfy { row, values in
                    mended[row] != nil || change.leaves(values)
                }
            }
            for block in found {
                let leaves = Set(block.leaves)
                let own = mended.values.filter { leaves.contains($0.form.unit) }
                let changes = own.map { entry in
                    Mended(
                        unit: entry.form.unit,
                        changes: Dictionary(
                            uniqueKeysWithValues: rules.columns.indices.compactMap { column in
                                guard let new = entry.values[column], let old = entry.form.values[column],
                                    new != old
                                else { return nil }
                                return (rules.columns[column], Int(new - old))
                            }))
                }
                if case .factor(let column, let times) = change,
                    !times.isTold(by: changes.compactMap { $0.changes[rules.columns[column]] })
                {
                    continue
                }
                let place = FindingKind.Block(
                    region: blocks.region(block), file: file, rows: own.count, areStations: areStations,
                    against: nil)
                candidates.append(
                    CauseCandidate(
                        what: account(change, rules, place),
                        findings: Set(own.flatMap(\.form.findings)).union(above(changes)),
                        region: place.region.code))
            }
        }
        for change in exchanges(forms, rules) {
            guard case .exchange(let first, let second) = change else { continue }
            try offer(
                change,
                mended(forms, repair) { form in
                    var values = form.values
                    values.swapAt(first, second)
                    return values
                })
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
        case .exchange(let first, let second):
            let (one, other) = (rules.columns[first], rules.columns[second])
            return .columns(
                [FindingKind.MovedColumn(one, holds: other), FindingKind.MovedColumn(other, holds: one)],
                block)
        case .factor(let column, let times):
            return .factor(column: rules.columns[column], times: times.text, carried: [], block)
        }
    }

    /// Forms that keep all rules with other values, by row.
    private func mended(
        _ forms: [Form], _ repair: FormRepair, _ values: (Form) -> [Int64?]?
    ) -> [Int: (form: Form, values: [Int64?])] {
        var found: [Int: (form: Form, values: [Int64?])] = [:]
        for form in forms {
            guard let values = values(form), repair.keepsAll(values) else { continue }
            found[form.row] = (form, values)
        }
        return found
    }

    /// Columns that are in each other's place in more than one form.
    private func exchanges(_ forms: [Form], _ rules: FormRules) -> [Change] {
        var counts: [Change: Int] = [:]
        for form in forms {
            let slips = Set(form.findings.flatMap { evidence.findings[$0].explanations })
            for case .exchanged(let first, let second, in: nil) in slips {
                guard let one = rules.columns.firstIndex(of: first),
                    let other = rules.columns.firstIndex(of: second)
                else { continue }
                counts[.exchange(one, other), default: 0] += 1
            }
        }
        return counts.filter { $0.value > 1 }.keys.sorted { "\($0)" < "\($1)" }
    }

    /// Factors that the sums of a column suggest: of all forms, and of those of each lowest region.
    private func factors(
        _ column: Int, _ solved: [Int: (form: Form, values: [Int64?])]
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
        guard regions.count <= 200 else { return near(solved.values) }
        return (near(solved.values) + regions.keys.sorted().flatMap { near(regions[$0] ?? []) }).uniqued()
    }
}

/// Sums above stations, asked whether they would be met if some stations had other figures.
struct SumsOfForms {
    private let evidence: CauseEvidence
    private let above: UnitsAbove

    init(_ evidence: CauseEvidence, _ above: UnitsAbove) {
        self.evidence = evidence
        self.above = above
    }

    /// Positions of the mismatches that are out by exactly what some stations would change.
    ///
    /// - Parameter changes: For stations, by lowest unit, what each column would change by.
    func explained(_ changes: [(unit: Int, changes: [String: Int])]) -> Set<Int> {
        var sums: [EvidenceFigure: Int] = [:]
        for recap in above.recaps {
            for (leaf, columns) in changes {
                guard let unit = above.unit(of: recap, above: Int32(leaf)) else { continue }
                for (column, change) in columns {
                    sums[EvidenceFigure(recap: recap, unit: unit, column: column), default: 0] += change
                }
            }
        }
        var found: Set<Int> = []
        for mismatch in evidence.levels.mismatches where mismatch.source == nil && !mismatch.isBound {
            let figure = EvidenceFigure(
                recap: mismatch.recap, unit: mismatch.unit,
                column: evidence.levels.recaps[mismatch.recap].measures[mismatch.measure].name)
            guard sums[figure] == mismatch.difference, let finding = evidence.finding(of: mismatch) else {
                continue
            }
            found.insert(finding)
        }
        return found
    }

    private struct EvidenceFigure: Hashable {
        var recap: Int
        var unit: Int
        var column: String
    }
}
