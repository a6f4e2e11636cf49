import Elections
import Ground

/// Figures that are written otherwise than they were counted in all stations of a region: percent instead of votes, or rounded to
/// whole tens, hundreds or thousands.
///
/// Neither gives back what was counted: findings are accounted for that are out by no more than rounding leaves open.
struct RewrittenBlocks {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let stations: CheckedStations
    private let sums: SumsOfForms
    private let blocks: RegionBlocks

    init?(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        guard let stations = evidence.input.stations, let above, evidence.findings.count > 1 else {
            return nil
        }
        self.evidence = evidence
        self.stations = stations
        sums = SumsOfForms(evidence, above)
        let lowest = stations.rollUp.levels.last ?? stations.rollUp.total
        blocks = RegionBlocks(
            stations.rollUp.tree, rows: (0..<lowest.count).map { lowest.stations($0) })
        addPercent()
        try addRounded(above)
    }

    private var rules: FormRules { stations.scan.rules }

    private mutating func add(
        _ writing: Slip.Writing, _ columns: [String], _ block: RegionBlocks.Block, rows: Int,
        _ findings: Set<Int>
    ) {
        let region = blocks.region(block)
        candidates.append(
            CauseCandidate(
                what: .rewritten(
                    columns: columns, writing,
                    FindingKind.Block(
                        region: region, file: stations.file, rows: rows, areStations: true, against: nil)),
                findings: findings, region: region.code))
    }

    private func findings(_ form: FormScan.FailedForm, where isMeant: (FormRule) -> Bool) -> [Int] {
        let ids = Set(form.rules.map { rules.rules[$0] }.filter(isMeant).map(\.rule.id))
        let others = Set(form.rules.map { rules.rules[$0] }.filter { !isMeant($0) }.map(\.rule.id))
        return evidence.rulesBroken(line: stations.line(form.row), file: stations.file).filter { position in
            evidence.rule(position).map { ids.contains($0) && !others.contains($0) } ?? false
        }
    }

    // MARK: Percent

    /// Forms that tell it where no sum above does.
    private static let leastAlone = 4

    private mutating func addPercent() {
        let names = rules.columns
        for rule in rules.rules.indices {
            guard let sides = rules.rules[rule].totalOfChoices(names) else { continue }
            let forms = stations.scan.failed.filter { form in
                let votes = sides.choices.compactMap { form.values[$0] }
                guard form.rules.contains(rule), votes.count == sides.choices.count,
                    let total = form.values[sides.total], total > 0
                else { return false }
                return Rewriting.areHundred(votes)
            }
            let byUnit = Dictionary(grouping: forms) { Int($0.unit) }
            for block in blocks.blocks(
                byUnit.mapValues(\.count),
                isWhole: { block, rows in
                    rows == block.leaves.reduce(0) { $0 + (byUnit[$1]?.count ?? 0) }
                })
            {
                let own = block.leaves.flatMap { byUnit[$0] ?? [] }
                let met = sums.explained(
                    within: own.flatMap { form in
                        sides.choices.map { choice in
                            let (share, total) = (
                                Int(form.values[choice] ?? 0), Int(form.values[sides.total] ?? 0)
                            )
                            return SumsOfForms.Change(
                                unit: Int(form.unit), column: names[choice],
                                hundredths: share * (total - 100), slack: total)
                        }
                    })
                guard !met.isEmpty || own.count >= RewrittenBlocks.leastAlone else { continue }
                let told = own.flatMap { form in
                    findings(form) { rule in
                        var values = form.values
                        for choice in sides.choices { values[choice] = nil }
                        return rule.answer(values) != .fails
                    }
                }
                add(.percent, sides.choices.map { names[$0] }, block, rows: own.count, met.union(told))
            }
        }
    }

    // MARK: Rounded figures

    /// Rows that are read again at most.
    private static let mostRead = 50_000
    /// Figures that must be round at least, and chance for which it is told, over all regions and columns.
    private static let (leastFigures, level) = (12, 0.0001)

    private mutating func addRounded(_ above: UnitsAbove) throws {
        let lowest = stations.rollUp.levels.last ?? stations.rollUp.total
        let measures = stations.rollUp.measures
        // Where every figure ends in 0 the sums do.
        let out = sums.leaves.union(stations.scan.failed.map { Int($0.unit) })
        let likely = out.filter { leaf in
            measures.indices.contains { lowest.sum($0, leaf) > 0 && lowest.sum($0, leaf) % 10 == 0 }
        }
        guard likely.reduce(0, { $0 + lowest.stations($1) }) <= RewrittenBlocks.mostRead, !likely.isEmpty
        else { return }
        let excerpt = try stations.stations(of: Set(likely.map { Int32($0) }))
        let rowsOfUnit = excerpt.rowsOfUnit
        let columns = measures.map { excerpt.table.column($0) }
        for unit in [1000, 100, 10] {
            // For each column the regions all of whose figures are round.
            let round = columns.map { column -> Set<Int> in
                guard let column else { return [] }
                return likely.filter { leaf in
                    let figures = (rowsOfUnit[Int32(leaf)] ?? []).map { column[$0] }
                    return figures.allSatisfy { $0.map { $0 % unit == 0 } ?? false }
                }
            }
            var known: [[Int]] = []
            for (measure, own) in round.enumerated() {
                // A column of zeros is round beside others alone.
                let showing = Dictionary(
                    uniqueKeysWithValues: own.filter { lowest.sum(measure, $0) > 0 }.map {
                        ($0, lowest.stations($0))
                    })
                for block in blocks.blocks(
                    showing,
                    isWhole: { block, rows in
                        block.leaves.reduce(0) { $0 + (showing[$1] ?? 0) } == rows
                    }) where !known.contains([block.depth, block.unit])
                {
                    known.append([block.depth, block.unit])
                    addRounded(
                        to: unit, block, measures.indices.filter { round[$0].isSuperset(of: block.leaves) },
                        block.leaves.flatMap { rowsOfUnit[Int32($0)] ?? [] }, excerpt)
                }
            }
        }
    }

    private mutating func addRounded(
        to unit: Int, _ block: RegionBlocks.Block, _ measures: [Int], _ rows: [Int],
        _ excerpt: StationExcerpt
    ) {
        let all = stations.rollUp.measures
        let columns = measures.compactMap { excerpt.table.column(all[$0]) }
        let figures = columns.reduce(0) { count, column in count + rows.count { column[$0] ?? 0 > 0 } }
        let regions = stations.rollUp.tree.levels.reduce(1) { $0 + $1.count } * all.count
        let chance = (0..<min(figures, 300)).reduce(Double(regions)) { chance, _ in chance / Double(unit) }
        guard figures >= RewrittenBlocks.leastFigures, chance < RewrittenBlocks.level else { return }
        let names = measures.map { all[$0].name }
        let places = Set(rules.columns.indices.filter { names.contains(rules.columns[$0]) })
        let leaves = Set(block.leaves)
        let met = sums.explained(
            within: rows.flatMap { row in
                names.map { name in
                    SumsOfForms.Change(
                        unit: Int(excerpt.units[row]), column: name, hundredths: 0, slack: 50 * unit)
                }
            })
        let told = stations.scan.failed.filter { leaves.contains(Int($0.unit)) }.flatMap { form in
            findings(form) { rule in
                guard rule.columns.count > 1, rule.isAdditive(rules.columns), let gap = rule.gap(form.values)
                else { return false }
                return gap <= rule.slack(of: places, each: unit)
            }
        }
        // In a file of round figures forms that are out by tens have other causes, where no sum above says how they were rounded.
        guard met.count + told.count > 1,
            !met.isEmpty || block.depth > 0 && told.count >= RewrittenBlocks.leastAlone
        else { return }
        let same = SameFigures(evidence, stations).findings(in: leaves)
        let apart = evidence.findings.indices.filter { position in
            guard case .station(.tensOnly(let region, _, _)) = evidence.findings[position].kind else {
                return false
            }
            return region == blocks.region(block)
        }
        add(
            .rounded(to: unit), names, block, rows: rows.count,
            met.union(told).union(same).union(apart))
    }
}

/// Findings on stations with the same figures.
struct SameFigures {
    private let evidence: CauseEvidence
    private let stations: CheckedStations

    init(_ evidence: CauseEvidence, _ stations: CheckedStations) {
        (self.evidence, self.stations) = (evidence, stations)
    }

    /// Those on stations of some lowest regions and no others.
    func findings(in leaves: Set<Int>) -> Set<Int> {
        guard let identical = evidence.identical else { return [] }
        let pairs = identical.pairs.filter { pair in
            [pair.first, pair.second].allSatisfy {
                leaves.contains(Int(stations.scan.unit(ofRow: $0)))
            }
        }
        guard !pairs.isEmpty else { return [] }
        let lines = Set(pairs.flatMap { [stations.line($0.first), stations.line($0.second)] })
        return Set(
            evidence.findings.indices.filter { position in
                switch evidence.findings[position].kind {
                case .station(.identicalRows(let count, _, _, _, _, _)):
                    count == pairs.count || pairs.count == identical.pairs.count
                case .station(.identicalGroup(let first, _, _)):
                    first.allSatisfy { lines.contains($0.line) }
                default: false
                }
            })
    }
}
