import Elections

/// Columns of a block of regions one place further on between a recap and what it is the sum of: in every row that was
/// compared, with 0 or nothing in the column that became free.
struct ShiftedBlocks {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let above: UnitsAbove?

    /// Columns that moved together.
    private struct Run: Hashable {
        /// Positions among the recap's measures, in the order of the columns.
        var columns: [Int]
        var isRight: Bool
        /// Whether the recap's figures moved, else those of what stands below it.
        var isRecap: Bool

        /// The column that became free.
        var free: Int { isRight ? columns[0] : columns[columns.count - 1] }
        /// The column whose figures are gone.
        var lost: Int { isRight ? columns[columns.count - 1] : columns[0] }
        /// Columns with the one in which their figures stand now.
        var moved: [(from: Int, to: Int)] {
            let steps = zip(columns, columns.dropFirst())
            return isRight ? steps.map { ($0, $1) } : steps.map { ($1, $0) }
        }
    }

    init(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) {
        self.evidence = evidence
        self.above = above
        for comparison in comparisons where comparison.mismatches.count > 1 {
            add(comparison)
        }
    }

    /// Rows that must show it; columns among which runs are looked for, and at least that many of them.
    private static let (least, mostColumns, shortest) = (2, 60, 3)

    private mutating func add(_ comparison: RecapComparison) {
        let measures = comparison.recap.measures.indices.filter {
            comparison.recap.measures[$0] != .stations
        }.prefix(ShiftedBlocks.mostColumns)
        let units = comparison.mismatches.keys.sorted()
        for isRecap in [true, false] {
            for isRight in [true, false] {
                let runs = units.compactMap { longest(comparison, $0, Array(measures), isRight, isRecap) }
                let counts = Dictionary(grouping: runs) { $0 }.mapValues(\.count)
                let usual = counts.filter { $0.value >= ShiftedBlocks.least }.sorted { one, other in
                    one.value != other.value
                        ? one.value > other.value
                        : one.key.columns.lexicographicallyPrecedes(other.key.columns)
                }
                for (run, _) in usual.prefix(5) { offer(run, comparison) }
            }
        }
    }

    /// The longest run of columns whose figures stand one place further on in a row.
    private func longest(
        _ comparison: RecapComparison, _ unit: Int, _ measures: [Int], _ isRight: Bool, _ isRecap: Bool
    ) -> Run? {
        var best: Run?
        var start = 0
        while start < measures.count - 1 {
            var end = start
            while end + 1 < measures.count,
                isStep(comparison, unit, measures[end], measures[end + 1], isRight, isRecap)
            {
                end += 1
            }
            if end - start + 1 >= max(ShiftedBlocks.shortest, (best?.columns.count ?? 0) + 1) {
                let run = Run(columns: Array(measures[start...end]), isRight: isRight, isRecap: isRecap)
                if shows(run, comparison, unit) { best = run }
            }
            start = max(end, start + 1)
        }
        return best
    }

    private func isStep(
        _ comparison: RecapComparison, _ unit: Int, _ first: Int, _ second: Int, _ isRight: Bool,
        _ isRecap: Bool
    ) -> Bool {
        let (from, to) = isRight ? (first, second) : (second, first)
        return isRecap
            ? comparison.printed(unit, to) == comparison.wanted(unit, from)
            : comparison.wanted(unit, to) == comparison.printed(unit, from)
    }

    /// Whether a row has its figures moved so: with two at least that tell it from chance, and nothing left behind.
    private func shows(_ run: Run, _ comparison: RecapComparison, _ unit: Int) -> Bool {
        let figures = run.moved.map { move in
            run.isRecap ? comparison.wanted(unit, move.from) : comparison.printed(unit, move.from)
        }
        guard Set(figures.filter { $0 != 0 }).count > 1,
            run.columns.contains(where: { comparison.mismatches[unit]?[$0] != nil })
        else { return false }
        return isMet(run, comparison, unit)
    }

    private func isMet(_ run: Run, _ comparison: RecapComparison, _ unit: Int) -> Bool {
        let steps = zip(run.columns, run.columns.dropFirst())
        guard steps.allSatisfy({ isStep(comparison, unit, $0, $1, run.isRight, run.isRecap) }) else {
            return false
        }
        let free =
            run.isRecap ? comparison.printed(unit, run.free) : comparison.wanted(unit, run.free)
        return free == 0 || !comparison.isCompared(unit, [run.free])
    }

    private mutating func offer(_ run: Run, _ comparison: RecapComparison) {
        // The column that became free may be empty, and is then not compared.
        let told = run.columns.filter { $0 != run.free }
        let showing = comparison.mismatches.filter { shows(run, comparison, $0.key) }.mapValues { _ in 1 }
        let blocks = comparison.blocks(told)
        let found = blocks.blocks(showing.filter { blocks.isCompared($0.key) }) { block, _ in
            block.leaves.count >= ShiftedBlocks.least
                && blocks.units(block).allSatisfy {
                    !blocks.isCompared($0) || isMet(run, comparison, $0)
                }
        }
        let names = comparison.recap.measures.map(\.name)
        for block in found {
            let sums = block.leaves.flatMap { unit in
                run.columns.compactMap { comparison.mismatches[unit]?[$0] }.compactMap(evidence.finding)
            }
            let forms =
                run.isRecap || comparison.source != nil ? [] : forms(run, comparison, Set(block.leaves))
            let empty = evidence.blanks.filter { blank in
                blank.recap == comparison.index && blank.source == comparison.source
                    && blank.measures == [run.free] && Set(block.leaves).isSuperset(of: blank.units)
            }.map(\.position)
            let region = blocks.region(block)
            candidates.append(
                CauseCandidate(
                    what: .shifted(
                        from: names[run.columns[0]], to: names[run.columns[run.columns.count - 1]],
                        isRight: run.isRight,
                        comparison.block(region, block.leaves, isRecap: run.isRecap, evidence)),
                    findings: Set(sums + empty).union(forms), region: region.code))
        }
    }

    /// Findings on the forms of a block that keep their rules with their figures back in place.
    private func forms(_ run: Run, _ comparison: RecapComparison, _ units: Set<Int>) -> Set<Int> {
        guard let stations = evidence.input.stations, let above else { return [] }
        let rules = stations.scan.rules
        let columns = run.columns.map { comparison.recap.measures[$0].name }
            .compactMap { rules.columns.firstIndex(of: $0) }
        guard columns.count == run.columns.count else { return [] }
        let repair = FormRepair(rules)
        let lost = run.isRight ? columns[columns.count - 1] : columns[0]
        let place = Dictionary(uniqueKeysWithValues: zip(run.columns, columns))
        var found: Set<Int> = []
        for form in stations.scan.failed {
            guard let unit = above.unit(of: comparison.index, above: form.unit), units.contains(unit) else {
                continue
            }
            var values = form.values
            for move in run.moved {
                if let from = place[move.from], let to = place[move.to] { values[from] = form.values[to] }
            }
            // What the free column lost is what the identities of the form say.
            values[lost] = 0
            let failing = rules.rules.indices.filter { rules.rules[$0].answer(values) == .fails }
            let solved = repair.keepsAll(values) ? values : repair.solved(lost, values, failed: failing)
            values[lost] = nil
            guard solved != nil || repair.keepsAll(values) else { continue }
            found.formUnion(evidence.rulesBroken(line: stations.line(form.row), file: stations.file))
        }
        return found
    }
}
