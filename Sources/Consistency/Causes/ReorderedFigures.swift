import Elections

/// Figures of one column that stand in another order than their rows throughout a region or the file, as where it was sorted without
/// the others: what the identities of the forms say of each row is what stands in another one.
struct ReorderedFigures {
    private(set) var candidates: [CauseCandidate] = []

    /// Forms that must break a rule without it, and figures among them that differ and are so large that chance does not give them.
    private static let (leastForms, leastDistinct, leastFigure) = (4, 3, 10)
    /// Forms of which small figures tell it too.
    private static let manyForms = 15
    /// One in so many of them may have a slip of its own.
    private static let others = 50

    /// A form with the figure that its identities want.
    private struct Row {
        var form: FormsInFile.Form
        var wanted: Int64
        var recorded: Int64

        var isOut: Bool { wanted != recorded }
    }

    init(_ file: FormsInFile, _ sums: SumsOfForms) {
        guard file.broken >= ReorderedFigures.leastForms else { return }
        for columns in file.columns(least: ReorderedFigures.leastForms) where columns.count == 1 {
            let rows = file.forms.compactMap { ReorderedFigures.row($0, columns[0], file) }
            guard rows.count(where: \.isOut) >= ReorderedFigures.leastForms else { continue }
            add(within: file.regions(rows.map(\.form)), rows, columns[0], file, sums)
        }
    }

    /// `nil` where no figure of the column alone would make the form keep its rules.
    private static func row(_ form: FormsInFile.Form, _ column: Int, _ file: FormsInFile) -> Row? {
        guard let recorded = form.values[column] else { return nil }
        if form.failed.allSatisfy({ !file.repair.rules.rules[$0].columns.contains(column) }) {
            return Row(form: form, wanted: recorded, recorded: recorded)
        }
        for wanted in file.repair.solutions(column, form.values, failed: form.failed) where wanted >= 0 {
            var values = form.values
            values[column] = wanted
            if file.repair.keepsSums(values) { return Row(form: form, wanted: wanted, recorded: recorded) }
        }
        // A bound on one figure alone is broken whatever the column has.
        return file.repair.keepsSums(form.values)
            ? Row(form: form, wanted: recorded, recorded: recorded) : nil
    }

    /// Looks at the largest regions first, and in those of which it is not so at those below.
    private mutating func add(
        within regions: [[Int]], _ rows: [Row], _ column: Int, _ file: FormsInFile, _ sums: SumsOfForms
    ) {
        var told: Set<Int> = []
        for places in regions where told.isDisjoint(with: places) {
            guard let own = ReorderedFigures.reordered(places.map { rows[$0] }) else { continue }
            told.formUnion(places)
            let mended = own.map { row -> (form: FormsInFile.Form, values: [Int64?]) in
                var values = row.form.values
                values[column] = row.wanted
                return (row.form, values)
            }
            let met = sums.explained(
                own.map { row in
                    let change = Int(row.wanted - row.recorded)
                    return (Int(row.form.unit), [file.names([column])[0]: change])
                })
            let recorded = places.map { rows[$0].recorded }
            let isSorted =
                zip(recorded, recorded.dropFirst()).allSatisfy { $0 <= $1 }
                || zip(recorded, recorded.dropFirst()).allSatisfy { $0 >= $1 }
            let block = file.block(own.map(\.form))
            candidates.append(
                CauseCandidate(
                    what: .figuresReordered(column: file.names([column])[0], isSorted: isSorted, block),
                    findings: met.union(mended.flatMap { file.mended($0.form, $0.values) }),
                    region: block.region.code))
        }
    }

    /// The rows that have each other's figures; `nil` where what is wanted is not what there is.
    private static func reordered(_ rows: [Row]) -> [Row]? {
        var out = rows.filter(\.isOut)
        guard out.count >= leastForms else { return nil }
        var counts: [Int64: Int] = [:]
        for row in out { counts[row.recorded, default: 0] += 1 }
        for row in out { counts[row.wanted, default: 0] -= 1 }
        let missing = counts.values.reduce(0) { $0 + max(0, -$1) }
        guard missing * others <= out.count else { return nil }
        // What is wanted and stands nowhere is a slip of its own.
        out.removeAll { row in
            guard let count = counts[row.wanted], count < 0 else { return false }
            counts[row.wanted] = count + 1
            return true
        }
        let least = out.count >= manyForms ? 1 : leastFigure
        let distinct = Set(out.map(\.wanted).filter { $0 >= least })
        return out.count >= leastForms && distinct.count >= leastDistinct ? out : nil
    }
}
