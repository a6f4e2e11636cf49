import Elections

/// Figures of a column, or of all choices, that stand one row further down or up throughout a block: every form keeps its rules
/// with the figures of the row beside it.
struct MovedFigures {
    private(set) var candidates: [CauseCandidate] = []

    /// Forms that must break a rule without it: a few rows fit those beside them by chance.
    private static let least = 4

    init(_ evidence: CauseEvidence, _ file: FormsInFile, _ sums: SumsOfForms) {
        guard file.broken >= MovedFigures.least else { return }
        for columns in file.columns(least: MovedFigures.least) {
            for down in [1, -1] {
                for run in MovedFigures.runs(file, columns, down) {
                    add(run, columns, down, file, sums, evidence)
                }
            }
        }
    }

    /// Places of rows one after another that keep their rules with the figures of the row beside them.
    private static func runs(_ file: FormsInFile, _ columns: [Int], _ down: Int) -> [[Int]] {
        let forms = file.forms
        func fits(_ place: Int) -> Bool {
            let held = place + down
            return forms.indices.contains(held) && forms[held].row == forms[place].row + down
                && file.has(columns, forms[held])
                && file.repair.keepsAll(file.with(columns, of: forms[held], in: forms[place]))
        }
        func shows(_ place: Int) -> Bool {
            !forms[place].failed.isEmpty || !file.has(columns, forms[place])
        }
        var found: [[Int]] = []
        var run: [Int] = []
        func end() {
            while let last = run.last, !shows(last) { run.removeLast() }
            let shown = run.count { !forms[$0].failed.isEmpty }
            if shown >= least, 2 * shown >= run.count { found.append(run) }
            run = []
        }
        for place in forms.indices {
            if let last = run.last, forms[place].row != forms[last].row + 1 { end() }
            if !run.isEmpty || shows(place), fits(place) { run.append(place) } else { end() }
        }
        end()
        return found
    }

    private mutating func add(
        _ run: [Int], _ columns: [Int], _ down: Int, _ file: FormsInFile, _ sums: SumsOfForms,
        _ evidence: CauseEvidence
    ) {
        var mended = run.map { place in
            let form = file.forms[place]
            return (form: form, values: file.with(columns, of: file.forms[place + down], in: form))
        }
        // The figures of the last row are gone, or stand in the first: its identities tell them.
        let edge = down > 0 ? run[run.count - 1] + 1 : run[0] - 1
        let first = down > 0 ? run[0] : run[run.count - 1]
        if file.forms.indices.contains(edge), !file.forms[edge].failed.isEmpty {
            let form = file.forms[edge]
            let turned = file.with(columns, of: file.forms[first], in: form)
            if file.has(columns, file.forms[first]), file.repair.keepsAll(turned) {
                mended.append((form, turned))
            } else if columns.count == 1,
                let solved = file.repair.solved(columns[0], form.values, failed: form.failed)
            {
                mended.append((form, solved))
            }
        }
        let met = sums.explained(mended.map { file.changes($0.form, $0.values) })
        let block = file.block(mended.map(\.form))
        let empty = mended.filter { !file.has(columns, $0.form) }.flatMap { form, _ in
            evidence.notCompared(file.names(columns), of: file.regions(form))
        }
        candidates.append(
            CauseCandidate(
                what: .figuresMoved(columns: file.names(columns), down: down, block),
                findings: met.union(mended.flatMap(\.form.findings) + empty), region: block.region.code))
    }
}
