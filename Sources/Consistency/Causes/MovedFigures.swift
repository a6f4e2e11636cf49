import Elections

/// Figures of a column, or of all choices, that stand one row further down or up throughout a block: every form keeps its rules
/// with the figures of the row beside it.
struct MovedFigures {
    private(set) var candidates: [CauseCandidate] = []

    /// Forms that must break a rule without it: a few rows fit those beside them by chance.
    private static let least = 4
    /// Rows before and behind a single one with a slip of its own that show that the block goes on there.
    private static let behindSlip = 3

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
                && file.repair.keepsSums(file.with(columns, of: forms[held], in: forms[place]))
        }
        /// Whether rows behind one that has a slip of its own go on.
        func goesOn(_ place: Int) -> Bool {
            let next = place + 1..<place + 1 + behindSlip
            return forms.indices.contains(next.upperBound - 1)
                && next.allSatisfy { forms[$0].row == forms[place].row + $0 - place && fits($0) }
                && next.count(where: shows) > 1
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
            let isFit = fits(place)
            if !run.isEmpty || shows(place), isFit || (run.count >= behindSlip && goesOn(place)) {
                run.append(place)
            } else {
                end()
            }
        }
        end()
        return found
    }

    /// What the columns of a form, by its lowest region, change by.
    private typealias Change = (unit: Int, changes: [String: Int])

    private mutating func add(
        _ run: [Int], _ columns: [Int], _ down: Int, _ file: FormsInFile, _ sums: SumsOfForms,
        _ evidence: CauseEvidence
    ) {
        var (mended, changes) = ([(form: FormsInFile.Form, values: [Int64?])](), [Change]())
        func add(_ form: FormsInFile.Form, figuresOf held: FormsInFile.Form) {
            mended.append((form, file.with(columns, of: held, in: form)))
            changes.append(file.changes(columns, of: held, in: form))
        }
        for place in run where file.forms.indices.contains(place + down) {
            add(file.forms[place], figuresOf: file.forms[place + down])
        }
        // The figures of the last row are gone, or stand in the first: its identities tell them.
        let edge = down > 0 ? run[run.count - 1] + 1 : run[0] - 1
        let first = down > 0 ? run[0] : run[run.count - 1]
        if file.forms.indices.contains(edge), !file.forms[edge].failed.isEmpty {
            let form = file.forms[edge]
            let turned = file.with(columns, of: file.forms[first], in: form)
            if file.has(columns, file.forms[first]), file.repair.keepsAll(turned) {
                add(form, figuresOf: file.forms[first])
            } else if columns.count == 1,
                let solved = file.repair.solved(columns[0], form.values, failed: form.failed)
            {
                mended.append((form, solved))
                changes.append(file.changes(form, solved))
            }
        }
        let met = sums.explained(changes)
        let block = file.block(mended.map(\.form))
        let empty = mended.filter { !file.has(columns, $0.form) }.flatMap { form, _ in
            evidence.notCompared(file.names(columns), of: file.regions(form))
        }
        candidates.append(
            CauseCandidate(
                what: .figuresMoved(columns: file.names(columns), down: down, block),
                findings: met.union(mended.flatMap { file.mended($0.form, $0.values) } + empty),
                region: block.region.code))
    }
}
