import Elections

/// Two forms one after the other, or the forms of two regions one after another, with each other's figures in a column or in all choices: both keep
/// their rules with them exchanged.
struct ExchangedFigures {
    private(set) var candidates: [CauseCandidate] = []

    /// Forms that are looked at: each is held against each.
    private static let mostForms = 300
    /// Votes or voters that a single pair must exchange at least: figures that are nearly the same fit by chance.
    private static let leastChange = 8

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

    init(_ file: FormsInFile, _ sums: SumsOfForms) {
        guard file.broken <= ExchangedFigures.mostForms else { return }
        for columns in file.columns(least: 2) {
            var pairs = ExchangedFigures.pairs(file, columns)
            var partners: [Int: Int] = [:]
            for pair in pairs {
                partners[pair.first, default: 0] += 1
                partners[pair.second, default: 0] += 1
            }
            // Of several that fit, none is known.
            pairs = pairs.filter { partners[$0.first] == 1 && partners[$0.second] == 1 }
            let groups = Dictionary(grouping: pairs) { pair in
                let (one, other) = (file.forms[pair.first], file.forms[pair.second])
                return Units(first: one.unit, second: other.unit, rows: other.row - one.row)
            }
            for (units, group) in groups.sorted(by: { $0.value[0].first < $1.value[0].first }) {
                if group.count > 1, units.first != units.second {
                    add(ExchangedFigures.all(of: units, columns, file), columns, file, sums)
                } else {
                    for pair in group where ExchangedFigures.isTold(file, columns, pair) {
                        add([pair], columns, file, sums)
                    }
                }
            }
        }
    }

    /// Pairs of forms that keep all rules with each other's figures: looked for by what the identities of each say that the figures
    /// together should be.
    private static func pairs(_ file: FormsInFile, _ columns: [Int]) -> [Pair] {
        let rules = file.repair.rules.rules
        var found: [Pair] = []
        var seen: Set<[Int]> = []
        for (index, rule) in rules.enumerated() where rule.comparison == .equal && rule.steps.isEmpty {
            let parts = rule.difference.parts.filter { columns.contains($0.slot) }
            guard !parts.isEmpty else { continue }
            func part(_ values: [Int64?]) -> Int64 {
                parts.reduce(0) { $0 + $1.factor * (values[$1.slot] ?? 0) }
            }
            let broken = file.forms.indices.filter {
                file.forms[$0].failed.contains(index) && file.has(columns, file.forms[$0])
            }
            let held = Dictionary(grouping: broken) { part(file.forms[$0].values) }
            for first in broken {
                let values = file.forms[first].values
                let wanted = part(values) - rule.difference.value(values.map { $0 ?? 0 })
                for second in held[wanted] ?? []
                where second > first && seen.insert([first, second]).inserted {
                    let pair = Pair(first: first, second: second)
                    if isSound(file, columns, pair) { found.append(pair) }
                }
            }
        }
        return found
    }

    private static func isSound(_ file: FormsInFile, _ columns: [Int], _ pair: Pair) -> Bool {
        let (one, other) = (file.forms[pair.first], file.forms[pair.second])
        return file.has(columns, one) && file.has(columns, other)
            && file.repair.keepsAll(file.with(columns, of: other, in: one))
            && file.repair.keepsAll(file.with(columns, of: one, in: other))
    }

    /// Whether a single pair tells it: rows one after the other in one region. Among the broken forms of a city some two fit by
    /// chance (13 pairs of the stations of Jakarta in 2024, none in one village).
    private static func isTold(_ file: FormsInFile, _ columns: [Int], _ pair: Pair) -> Bool {
        let (one, other) = (file.forms[pair.first], file.forms[pair.second])
        let change = columns.reduce(Int64(0)) { $0 + abs((one.values[$1] ?? 0) - (other.values[$1] ?? 0)) }
        return one.unit == other.unit && other.row == one.row + 1 && change >= leastChange
    }

    /// All pairs of two regions that are as far from each other.
    private static func all(of units: Units, _ columns: [Int], _ file: FormsInFile) -> [Pair] {
        let places = Dictionary(uniqueKeysWithValues: file.forms.enumerated().map { ($1.row, $0) })
        return file.forms.indices.filter { file.forms[$0].unit == units.first }.compactMap { first in
            guard let second = places[file.forms[first].row + units.rows],
                file.forms[second].unit == units.second
            else { return nil }
            let pair = Pair(first: first, second: second)
            return isSound(file, columns, pair) ? pair : nil
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
