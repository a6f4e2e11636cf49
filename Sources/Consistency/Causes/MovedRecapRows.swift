import Elections

/// Figures of a recap that stand some rows further down or up throughout a block: every row prints what is to be expected of the one
/// so many rows before or behind it.
struct MovedRecapRows {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    init(_ evidence: CauseEvidence, _ comparisons: [RecapComparison]) {
        self.evidence = evidence
        for comparison in comparisons where comparison.mismatches.count >= MovedRows.least {
            let measures = MovedRows.measures(comparison)
            let choices = measures.filter { Choice.isColumn(comparison.recap.measures[$0].name) }
            guard choices.count >= MovedRows.leastChoices else { continue }
            for shift in MovedRows.shifts { add(shift, measures, choices, comparison) }
        }
    }

    private mutating func add(
        _ shift: Int, _ measures: [Int], _ choices: [Int], _ comparison: RecapComparison
    ) {
        let recap = comparison.recap
        var unitOfRow: [Int: Int] = [:]
        for (unit, row) in recap.rowOfUnit.enumerated() where comparison.isCompared(unit, measures) {
            unitOfRow[row] = unit
        }
        /// Columns in which a row prints what belongs to another one.
        func met(_ row: Int) -> [Int] {
            guard let unit = unitOfRow[row], let other = unitOfRow[row - shift] else { return [] }
            return measures.filter { comparison.printed(unit, $0) == comparison.wanted(other, $0) }
        }
        func tells(_ row: Int) -> Bool {
            unitOfRow[row].map { unit in
                choices.count { comparison.mismatches[unit]?[$0] != nil } >= MovedRows.leastChoices
            } ?? false
        }
        var row = 0
        while row < recap.count {
            var run: [Int] = []
            while row < recap.count, 2 * met(row).count > measures.count, tells(row) || !run.isEmpty {
                run.append(row)
                row += 1
            }
            while let last = run.last, !tells(last) { run.removeLast() }
            // As many rows as they moved by may be two blocks in each other's place.
            let shown = run.count { met($0).count == measures.count && tells($0) }
            if shown >= max(MovedRows.least, abs(shift) + 2) {
                offer(run, shift, measures, met, unitOfRow, comparison)
            }
            if run.isEmpty { row += 1 }
        }
    }

    private mutating func offer(
        _ run: [Int], _ shift: Int, _ measures: [Int], _ met: (Int) -> [Int], _ unitOfRow: [Int: Int],
        _ comparison: RecapComparison
    ) {
        let recap = comparison.recap
        // The rows at the end from which the figures moved have some of nobody, or those of others again.
        let (first, last) = (run[0], run[run.count - 1])
        let free = shift > 0 ? first - shift..<first : last + 1..<last + 1 - shift
        let rows = (free.map { $0 } + run).filter { unitOfRow[$0] != nil }.sorted()
        let units = rows.compactMap { unitOfRow[$0] }
        func findings(_ row: Int) -> [Int] {
            guard let own = unitOfRow[row].flatMap({ comparison.mismatches[$0] }) else { return [] }
            let columns = free.contains(row) ? measures : met(row)
            return columns.compactMap { own[$0].flatMap(evidence.finding) }
        }
        // What belongs to the rows at the other end stands nowhere.
        let gone = shift > 0 ? run.suffix(shift) : run.prefix(-shift)
        let lines = Set(rows.map { recap.line(ofRow: $0) })
        let equal = evidence.findings.indices.filter { position in
            guard case .level(.sameFigures(_, _, let own, recap.file)) = evidence.findings[position].kind
            else { return false }
            return lines.isSuperset(of: own)
        }
        let inside = Set(units)
        let others = (0..<recap.sums.count).filter { !inside.contains($0) }
        candidates.append(
            CauseCandidate(
                what: .figuresMoved(
                    columns: measures.map { recap.measures[$0].name }, down: shift,
                    comparison.block(
                        LevelRegion(nil, nil), units, isRecap: true, beside: others, evidence)),
                findings: Set(rows.flatMap(findings) + equal),
                lost: Set((free.map { $0 } + gone).flatMap(findings))))
    }
}
