import Elections
import Ground

/// Rules that so many forms of a file break that the file means something else by its columns, or the election lets voters do so.
///
/// Only bounds are among them that rest on a meaning of columns: that choices are some of the valid votes and nobody has several, where
/// more than a quarter of the forms break them; and that voters are on the register of their station, where more than ten do. They
/// are said once, and asked of no form.
struct OftenBroken {
    /// Positions of the rules.
    let rules: Set<Int>
    private var facts: [(rule: FormRule, rows: [Int], asked: Int)] = []

    /// Forms that break a bound at least before it is taken for none, and the part of them that must.
    private static let leastForms = 4
    private static let leastPart = 4
    /// Forms with more voters than their register that are told one by one.
    private static let mostOfRegister = 10
    /// Lines that a sentence names.
    private static let named = 3

    /// - Parameters:
    ///   - all: Rules that were asked.
    ///   - failed: Rows on which some fail, with these, in the order of the file.
    ///   - unknown: For each rule the rows of which it could not be asked.
    ///   - rows: Rows of the file.
    ///   - values: Figures of the form at a place of the failed ones.
    init(
        _ all: FormRules, failed: [(row: Int, rules: [Int])], unknown: [Int], rows: Int,
        values: (Int) -> [Int64?]
    ) {
        let guarded = all.rules.indices.filter { all.rules[$0].isLeast || all.rules[$0].isOfRegister }
        var (dropped, rowsOfRule) = (Set<Int>(), [Int: [Int]]())
        if !guarded.isEmpty {
            for form in failed {
                for rule in all.withoutNeedless(form.rules) { rowsOfRule[rule, default: []].append(form.row) }
            }
        }
        for (id, places) in Dictionary(grouping: guarded, by: { all.rules[$0].rule.id }).sorted(by: {
            $0.value[0] < $1.value[0]
        }) {
            let broken = Set(places.flatMap { rowsOfRule[$0] ?? [] }).sorted()
            let asked = places.map { rows - unknown[$0] }.max() ?? 0
            let isMost =
                broken.count >= OftenBroken.leastForms && OftenBroken.leastPart * broken.count > asked
            let isOfRegister = places.contains { all.rules[$0].isOfRegister }
            guard isMost || (isOfRegister && broken.count > OftenBroken.mostOfRegister) else { continue }
            let first = places.max { (rowsOfRule[$0]?.count ?? 0, $1) < (rowsOfRule[$1]?.count ?? 0, $0) }
            guard let first, !OftenBroken.areExchanged(places, all, failed, values) else { continue }
            dropped.formUnion(all.rules.indices.filter { places.contains($0) && all.rules[$0].rule.id == id })
            facts.append((all.rules[first], broken, asked))
        }
        rules = dropped
    }

    /// Forms of which it is asked whether two columns are in each other's place.
    private static let mostAsked = 200

    /// Whether nearly all forms that break a bound keep all rules with the same two columns in each other's place: then the bound is one
    /// of the file's.
    private static func areExchanged(
        _ places: [Int], _ all: FormRules, _ failed: [(row: Int, rules: [Int])], _ values: (Int) -> [Int64?]
    ) -> Bool {
        let broken = failed.indices.filter { !Set(failed[$0].rules).isDisjoint(with: places) }
        let step = max(1, broken.count / mostAsked)
        let asked = stride(from: 0, to: broken.count, by: step).map { broken[$0] }
        let repair = FormRepair(all)
        var counts: [[String]: Int] = [:]
        for place in asked {
            let slips = repair.slips(values(place), failed: failed[place].rules).explanations().values
            for slip in Set(slips.joined()) {
                if case .exchanged(let first, let second, in: nil) = slip {
                    counts[[first, second], default: 0] += 1
                }
            }
        }
        return counts.values.contains { 10 * $0 >= 9 * asked.count }
    }

    /// What is said of them.
    ///
    /// - Parameters:
    ///   - file: Name of the file.
    ///   - columns: Names of its columns of counts.
    ///   - areStations: Whether its rows are stations.
    ///   - contest: Id of the contest.
    ///   - line: Line of a row.
    func findings(
        file: String, columns: [String], areStations: Bool, contest: String, line: (Int) -> Int
    ) -> [Finding] {
        facts.map { rule, rows, asked in
            Finding(
                .form(
                    .oftenBroken(
                        rule.stated, forms: rows.count, of: asked, areStations: areStations,
                        lines: rows.prefix(OftenBroken.named).map(line))),
                severity: min(rule.rule.severity, .warning), contest: contest,
                place: SourcePlace(
                    file: file, line: line(rows[0]), column: rule.columns.last.map { columns[$0] }),
                found: String(rows.count))
        }
    }
}

extension FormRule {
    /// Whether it holds voters against the register where these may be on another one.
    fileprivate var isOfRegister: Bool { rule.severity == .notice && rule.id == "turnout" }
}

extension CheckedStations {
    /// The stations without rules that so many break, and what is said of these.
    ///
    /// - Parameter contest: Id of the contest.
    func settingAside(contest: String) -> (stations: CheckedStations, findings: [Finding]) {
        let often = OftenBroken(
            scan.rules, failed: scan.failed.map { ($0.row, $0.rules) }, unknown: scan.unknown,
            rows: scan.builder.rows, values: { scan.failed[$0].values })
        return (
            without(often.rules),
            often.findings(
                file: file, columns: columnNames, areStations: true, contest: contest, line: line)
        )
    }
}

extension RecapForms {
    /// The rules of forms asked of the rows of a recap, without those that so many rows break.
    ///
    /// - Parameters:
    ///   - contest: Id of the contest.
    ///   - levels: Sums below the recap.
    ///   - index: Position of the recap there.
    func settingAside(
        contest: String, levels: LevelSums, index: Int
    ) -> (forms: RecapForms, findings: [Finding]) {
        let byRow = Dictionary(grouping: failed, by: \.row).mapValues { $0.map(\.rule) }
        let all = byRow.sorted { $0.key < $1.key }.map { (row: $0.key, rules: $0.value) }
        let often = OftenBroken(
            rules, failed: all, unknown: unknown, rows: recap.count,
            values: { place in recap.counts.map { $0[all[place].row].map { Int64($0) } } })
        guard !often.rules.isEmpty else { return (self, []) }
        return (
            RecapForms(recap, rules: rules.without(often.rules), levels: levels, index: index),
            often.findings(
                file: recap.file, columns: rules.columns, areStations: false, contest: contest,
                line: recap.line(ofRow:))
        )
    }
}
