import Elections

/// Columns of a block of regions in each other's place between a recap and what it is the sum of, or one that is so many
/// times the other: in every row that was compared.
struct ColumnBlocks {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let above: UnitsAbove?

    init(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) {
        self.evidence = evidence
        self.above = above
        for comparison in comparisons { add(comparison) }
    }

    private mutating func add(_ comparison: RecapComparison) {
        guard comparison.mismatches.count > 1 else { return }
        var blocks: [[Int]: RegionBlocks] = [:]
        let confirmed = ConfirmedRecap(comparison, evidence)
        for order in orders(comparison) {
            let moved = order.keys.sorted()
            func isMoved(_ unit: Int) -> Bool {
                order.allSatisfy { comparison.printed(unit, $0) == comparison.wanted(unit, $1) }
            }
            let (names, evidence, above) = (comparison.recap.measures.map(\.name), evidence, above)
            offer(
                comparison, moved, &blocks, least: 2, fits: isMoved,
                beside: { unit in
                    BesideBlock(comparison, evidence, above).ordered(unit, order)
                },
                forms: { [self] in forms(order, comparison, $0) },
                account: { leaves, block, _, forms in
                    // Forms that keep their rules with the figures back in place say which file it is, too.
                    let isRecap = forms.isEmpty && !confirmed.contains(leaves, Set(moved.map { names[$0] }))
                    let places = moved.compactMap { column in order[column].map { (column, $0) } }
                        .sorted { isRecap ? $0.0 < $1.0 : $0.1 < $1.1 }
                    return .columns(
                        places.map { column, other in
                            isRecap
                                ? FindingKind.MovedColumn(names[column], holds: names[other])
                                : FindingKind.MovedColumn(names[other], holds: names[column])
                        }, block(isRecap))
                })
        }
        for measure in comparison.recap.measures.indices
        where comparison.recap.measures[measure] != .stations {
            for isRecap in [true, false] {
                addFactors(comparison, measure, &blocks, confirmed, isRecap: isRecap)
                addZeros(comparison, measure, &blocks, isRecap: isRecap)
            }
        }
    }

    /// - Parameter isRecap: Whether the recap has the figures that are so many times the others, else what stands below it.
    private mutating func addFactors(
        _ comparison: RecapComparison, _ measure: Int, _ blocks: inout [[Int]: RegionBlocks],
        _ confirmed: ConfirmedRecap, isRecap: Bool
    ) {
        func sides(_ unit: Int) -> (recorded: Int, wanted: Int) {
            let (printed, wanted) = (comparison.printed(unit, measure), comparison.wanted(unit, measure))
            return isRecap ? (printed, wanted) : (wanted, printed)
        }
        let units = comparison.mismatches.filter { $0.value[measure] != nil }.keys.sorted()
        guard units.count > 1 else { return }
        func near(_ units: [Int]) -> [ShortFactor] {
            let sums = units.reduce(into: (0, 0)) { sums, unit in
                sums.0 += sides(unit).recorded
                sums.1 += sides(unit).wanted
            }
            return ShortFactor.near(sums.0, sums.1)
        }
        let parents = comparison.recap.tree.levels.last?.parents
        let regions = Dictionary(grouping: units) { parents?[$0] ?? -1 }
        // A further slip in one row hides the factor in the sums of its region, but not in the others.
        let single = units.prefix(200).flatMap { near([$0]) }.filter(\.isPowerOfTen)
        let factors =
            (near(units) + regions.keys.sorted().prefix(200).flatMap { near(regions[$0] ?? []) } + single)
            .uniqued()
        let name = comparison.recap.measures[measure].name
        for times in factors {
            if times.thousandths < 1000, isRecap { continue }
            // A factor below 1 that moves the decimal point is told from the other side, unless a further recap has it.
            let isShrunk = [1, 10, 100].contains(times.thousandths)
            // Each row below was rounded by itself.
            let rows = { isRecap ? 1 : comparison.rowsBelow($0) }
            offer(
                comparison, [measure], &blocks, least: times.isPowerOfTen ? 2 : 3,
                // That of a figure so small that the factor leaves it as it is, too.
                fits: { times.isMet(sides($0).recorded, sides($0).wanted, rows: rows($0)) },
                beside: { [evidence, above] unit in
                    guard times.isWhole else { return nil }
                    let (recorded, wanted) = (sides(unit).recorded, sides(unit).wanted)
                    return BesideBlock(comparison, evidence, above).multiplied(
                        unit, measure, gap: wanted * times.thousandths / 1000 - recorded, isRecap: isRecap)
                },
                isTold: { units in
                    let differences = units.map { sides($0).recorded - sides($0).wanted }
                    // Where two recaps have the same figures, it is what stands below that has not.
                    if isRecap || isShrunk, confirmed.contains(units, [name]) == isRecap { return false }
                    guard times.isTold(by: differences) else { return false }
                    // Where two recaps say so, less is chance.
                    let level = !isRecap && confirmed.contains(units, [name]) ? 0.01 : 0.0001
                    return times.isSharp(differences, rows: units.map(rows).reduce(0, +))
                        || times.chance(differences, rows: units.map(rows)) < level
                },
                carries: true,
                account: { _, block, carried, _ in
                    .factor(column: name, times: times.text, carried: carried, block(isRecap))
                })
        }
    }

    /// A column that is 0 throughout a block, where the other file has figures.
    private mutating func addZeros(
        _ comparison: RecapComparison, _ measure: Int, _ blocks: inout [[Int]: RegionBlocks], isRecap: Bool
    ) {
        let name = comparison.recap.measures[measure].name
        offer(
            comparison, [measure], &blocks, least: 2,
            fits: {
                (isRecap ? comparison.printed($0, measure) : comparison.wanted($0, measure)) == 0
            }, carries: true,
            forms: { [self] in isRecap ? [] : formsWithout(measure, comparison, $0) },
            account: { _, block, carried, _ in
                .factor(column: name, times: "0", carried: carried, block(isRecap))
            })
    }

    /// Findings on the forms of stations of a block that keep all their rules with votes for a choice that has none: where those
    /// of each unit together are the votes that the recap prints.
    private func formsWithout(
        _ measure: Int, _ comparison: RecapComparison, _ units: Set<Int>
    ) -> Set<Int> {
        guard comparison.source == nil, let stations = evidence.input.stations, let above else { return [] }
        let rules = stations.scan.rules
        guard let column = rules.columns.firstIndex(of: comparison.recap.measures[measure].name) else {
            return []
        }
        let repair = FormRepair(rules)
        var found: [Int: (votes: Int, findings: [Int])] = [:]
        for form in stations.scan.failed where form.values[column] == 0 {
            guard let unit = above.unit(of: comparison.index, above: form.unit), units.contains(unit),
                let votes = repair.solved(column, form.values, failed: form.rules)?[column]
            else { continue }
            found[unit, default: (0, [])].votes += Int(votes)
            found[unit]?.findings += evidence.rulesBroken(
                line: stations.line(form.row), file: stations.file)
        }
        return Set(
            found.filter { unit, entry in
                entry.votes == comparison.mismatches[unit]?[measure]?.difference
            }.flatMap(\.value.findings))
    }

    /// - Parameters:
    ///   - known: Blocks of the columns that were asked before.
    ///   - least: Rows that must show it.
    ///   - fits: Whether a row is as it would be with it.
    ///   - beside: What else is out in a row that would not be as it is with it alone; `nil` where that is not known.
    ///   - isTold: Whether the rows of a block tell it from something else.
    ///   - carries: Whether columns that are out by as much in every row of a block hold the column.
    ///   - forms: Findings on the forms of a block that it accounts for.
    ///   - account: What it is, of some units, as a block of the recap (true) or of what stands below it.
    private mutating func offer(
        _ comparison: RecapComparison, _ measures: [Int], _ known: inout [[Int]: RegionBlocks], least: Int,
        fits: (Int) -> Bool, beside: (Int) -> BesideBlock.Other? = { _ in nil },
        isTold: ([Int]) -> Bool = { _ in true }, carries: Bool = false,
        forms: (Set<Int>) -> Set<Int> = { _ in [] },
        account: (
            _ units: [Int], (Bool) -> FindingKind.Block, _ carried: [String], _ forms: Set<Int>
        ) -> FindingKind.Cause.Account
    ) {
        let showing = comparison.mismatches.filter { unit, own in
            measures.contains { own[$0] != nil } && fits(unit)
        }.mapValues { _ in 1 }
        guard showing.count >= least else { return }
        let blocks = known[measures] ?? comparison.blocks(measures)
        known[measures] = blocks
        var others: [Int: [Int: BesideBlock.Other]] = [:]
        let found = blocks.blocks(showing.filter { blocks.isCompared($0.key) }) { block, _ in
            guard block.leaves.count >= least, isTold(block.leaves) else { return false }
            let odd = blocks.units(block).filter { blocks.isCompared($0) && !fits($0) }
            guard odd.count * 2 <= block.leaves.count else { return false }
            for unit in odd {
                guard let other = beside(unit) else { return false }
                others[block.leaves[0], default: [:]][unit] = other
            }
            return true
        }
        for block in found {
            let odd = others[block.leaves[0]] ?? [:]
            let carried = carries ? comparison.carrying(measures[0], block.leaves) : []
            let findings = block.leaves.flatMap { unit in
                (measures + carried).compactMap { comparison.mismatches[unit]?[$0] }
                    .compactMap(evidence.finding)
            }
            let region = blocks.region(block)
            let forms = forms(Set(block.leaves))
            let what = account(
                block.leaves,
                {
                    comparison.block(
                        region, block.leaves, isRecap: $0, beside: odd.keys.sorted(), evidence)
                },
                carried.map { comparison.recap.measures[$0].name }, forms)
            candidates.append(
                CauseCandidate(
                    what: what, findings: Set(findings + odd.values.flatMap(\.ofBlock)).union(forms),
                    region: region.code))
            for (_, other) in odd.sorted(by: { $0.key < $1.key }) {
                candidates += other.slips.map { slip in
                    CauseCandidate(
                        what: .slip(slip.slip), findings: slip.findings, slips: [slip.slip], beside: what)
                }
            }
        }
    }

    /// Findings on the forms of stations of a block that keep all their rules with their figures back in place.
    ///
    /// - Parameters:
    ///   - order: For each column of the recap that in which the stations have its figure.
    ///   - units: Units of the recap.
    private func forms(_ order: [Int: Int], _ comparison: RecapComparison, _ units: Set<Int>) -> Set<Int> {
        guard comparison.source == nil, let stations = evidence.input.stations, let above else { return [] }
        let rules = stations.scan.rules
        let places = order.compactMap { column, other -> (own: Int, held: Int)? in
            let names = [column, other].map { comparison.recap.measures[$0].name }
            guard let own = rules.columns.firstIndex(of: names[0]),
                let held = rules.columns.firstIndex(of: names[1])
            else { return nil }
            return (own, held)
        }
        guard places.count == order.count else { return [] }
        let repair = FormRepair(rules)
        var found: Set<Int> = []
        for form in stations.scan.failed {
            guard let unit = above.unit(of: comparison.index, above: form.unit), units.contains(unit) else {
                continue
            }
            var values = form.values
            for place in places { values[place.own] = form.values[place.held] }
            guard repair.keepsAll(values) else { continue }
            found.formUnion(evidence.rulesBroken(line: stations.line(form.row), file: stations.file))
        }
        return found
    }

    /// For columns that stand in another order where each figure belongs, as more than one unit says.
    private func orders(_ comparison: RecapComparison) -> [[Int: Int]] {
        var counts: [[Int: Int]: Int] = [:]
        for (unit, own) in comparison.mismatches {
            let measures = own.keys.sorted().filter { comparison.recap.measures[$0] != .stations }
            for (place, first) in measures.enumerated() {
                for second in measures.dropFirst(place + 1)
                where comparison.printed(unit, first) == comparison.wanted(unit, second)
                    && comparison.printed(unit, second) == comparison.wanted(unit, first)
                {
                    counts[[first: second, second: first], default: 0] += 1
                }
            }
            let wanted = Dictionary(grouping: measures) { comparison.wanted(unit, $0) }
            guard measures.count > 2, wanted.count == measures.count else { continue }
            let order = measures.compactMap { column in
                wanted[comparison.printed(unit, column)].map { (column, $0[0]) }
            }
            guard order.count == measures.count, Set(order.map(\.1)).count == order.count else { continue }
            counts[Dictionary(uniqueKeysWithValues: order), default: 0] += 1
        }
        // A block shows it in more than one row; of two columns one row may do so by chance.
        return counts.filter { $0.value > 1 || $0.key.count > 2 }.sorted {
            $0.value != $1.value
                ? $0.value > $1.value
                : "\($0.key.sorted { $0.key < $1.key })" < "\($1.key.sorted { $0.key < $1.key })"
        }.prefix(10).map(\.key)
    }
}

extension FigureSource {
    /// Name of the file.
    var file: String {
        switch self {
        case .stations(let file), .rows(let file): file
        }
    }
}
