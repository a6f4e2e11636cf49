import Elections

/// Two forms, or the forms of two regions one after another, with each other's figures in a column or in all choices: both keep
/// their rules with them exchanged.
struct ExchangedFigures {
    private(set) var candidates: [CauseCandidate] = []

    /// Forms that are looked at: each is held against each.
    private static let mostForms = 300
    /// Votes or voters that two forms must exchange at least: figures that are nearly the same fit by chance.
    private static let leastChange = 20
    /// The same of rows one after the other, which few others are.
    private static let leastChangeOfNext = 8

    private struct Pair {
        var first: Int
        var second: Int
    }

    private struct Units: Hashable {
        var first: Int32
        var second: Int32
        /// Rows from one to the other.
        var rows: Int
    }

    init?(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        guard let above,
            let file = try FormsInFile(evidence, least: 2, most: ExchangedFigures.mostForms)
        else { return nil }
        let sums = SumsOfForms(evidence, above)
        let broken = file.forms.indices.filter { !file.forms[$0].failed.isEmpty }
        for columns in file.columns {
            var pairs: [Pair] = []
            var partners: [Int: Int] = [:]
            for (place, first) in broken.enumerated() {
                for second in broken[(place + 1)...] where ExchangedFigures.fits(file, columns, first, second)
                {
                    pairs.append(Pair(first: first, second: second))
                    partners[first, default: 0] += 1
                    partners[second, default: 0] += 1
                }
            }
            // Of several that fit, none is known.
            pairs = pairs.filter { partners[$0.first] == 1 && partners[$0.second] == 1 }
            let groups = Dictionary(grouping: pairs) { pair in
                let (one, other) = (file.forms[pair.first], file.forms[pair.second])
                return Units(first: one.unit, second: other.unit, rows: other.row - one.row)
            }
            for (units, group) in groups.sorted(by: { $0.value[0].first < $1.value[0].first }) {
                if group.count > 1, units.first != units.second {
                    add(ExchangedFigures.all(of: units, group, columns, file), columns, file, sums)
                } else {
                    for pair in group { add([pair], columns, file, sums) }
                }
            }
        }
    }

    private static func fits(_ file: FormsInFile, _ columns: [Int], _ first: Int, _ second: Int) -> Bool {
        let (one, other) = (file.forms[first], file.forms[second])
        guard file.has(columns, one), file.has(columns, other) else { return false }
        let change = columns.reduce(Int64(0)) { $0 + abs((one.values[$1] ?? 0) - (other.values[$1] ?? 0)) }
        return change >= (other.row - one.row == 1 ? leastChangeOfNext : leastChange)
            && file.repair.keepsAll(file.with(columns, of: other, in: one))
            && file.repair.keepsAll(file.with(columns, of: one, in: other))
    }

    /// All pairs of two regions as far from each other as some are, between the first and the last of these.
    private static func all(
        of units: Units, _ pairs: [Pair], _ columns: [Int], _ file: FormsInFile
    ) -> [Pair] {
        let places = Dictionary(uniqueKeysWithValues: file.forms.enumerated().map { ($1.row, $0) })
        let rows = pairs.map { file.forms[$0.first].row }
        guard let start = rows.min(), let end = rows.max() else { return pairs }
        return (start...end).compactMap { row in
            guard let first = places[row], let second = places[row + units.rows],
                file.forms[first].unit == units.first, file.forms[second].unit == units.second,
                file.repair.keepsAll(file.with(columns, of: file.forms[second], in: file.forms[first])),
                file.repair.keepsAll(file.with(columns, of: file.forms[first], in: file.forms[second]))
            else { return nil }
            return Pair(first: first, second: second)
        }
    }

    private mutating func add(
        _ pairs: [Pair], _ columns: [Int], _ file: FormsInFile, _ sums: SumsOfForms
    ) {
        var changes: [(unit: Int, changes: [String: Int])] = []
        var findings: Set<Int> = []
        for pair in pairs {
            let (one, other) = (file.forms[pair.first], file.forms[pair.second])
            changes.append(file.changes(one, file.with(columns, of: other, in: one)))
            changes.append(file.changes(other, file.with(columns, of: one, in: other)))
            findings.formUnion(one.findings + other.findings)
        }
        guard let first = pairs.first else { return }
        let (one, other) = (file.forms[first.first], file.forms[first.second])
        let names =
            pairs.count == 1
            ? [file.name(one), file.name(other)] : [file.region(one), file.region(other)]
        candidates.append(
            CauseCandidate(
                what: .figuresExchanged(
                    columns: file.names(columns), names, stations: pairs.count, file: file.file),
                findings: findings.union(sums.explained(changes)),
                region: one.unit == other.unit ? file.region(one) : nil))
    }
}
