import Elections
import Ground

/// Rules whose two sides are not the same at many forms, nearly always with the same one larger: a column counts something else too, or
/// the rule is none of the file's. Said once, of the forms of which no other cause tells what is out.
struct OneSidedRules {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let taken: Set<Int>

    /// Forms that must break it, and the part of those that break it to one side which may break it to the other.
    private static let (leastForms, mostOdd) = (10, 10)
    /// The part of the forms of which it is asked that must break it: fewer where a total is more than its parts, as ballots of
    /// another kind are not at every station.
    private static let (leastPart, leastPartOfTotal) = (4, 10)
    /// A gap so many times that of nine in ten forms is a matter of its own.
    private static let farApart = 10

    /// A form that breaks the rule.
    private struct Form {
        var unit: Int?
        var values: [Int64?]
        /// What the left side has more than the right one.
        var excess: Int
        /// Its finding, and the rules that it breaks beside.
        var finding: Int
        var others: Set<String>
    }

    /// Forms of one file.
    private struct File {
        var name: String
        var areStations: Bool
        var rules: FormRules
        var rows: Int
        var unknown: [Int]
        var failed: [(line: Int, unit: Int?, values: [Int64?], rules: [Int])]
    }

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - taken: Findings that other causes account for.
    ///   - above: The recaps' units above the stations.
    init(_ evidence: CauseEvidence, besides taken: Set<Int>, _ above: UnitsAbove?) {
        (self.evidence, self.taken) = (evidence, taken)
        if let stations = evidence.input.stations {
            let scan = stations.scan
            let file = File(
                name: stations.file, areStations: true, rules: scan.rules, rows: scan.builder.rows,
                unknown: scan.unknown,
                failed: scan.failed.map { (stations.line($0.row), Int($0.unit), $0.values, $0.rules) })
            add(file, above.map { SumsOfForms(evidence, $0, isCarried: true) })
        }
        for forms in evidence.forms where forms.failed.count >= OneSidedRules.leastForms {
            let recap = forms.recap
            let byRow = Dictionary(grouping: forms.failed, by: \.row).mapValues { $0.map(\.rule) }
            let file = File(
                name: recap.file, areStations: false, rules: forms.rules, rows: recap.count,
                unknown: forms.unknown,
                failed: byRow.sorted { $0.key < $1.key }.map { row, rules in
                    (recap.line(ofRow: row), nil, recap.counts.map { $0[row].map { Int64($0) } }, rules)
                })
            add(file, nil)
        }
    }

    private mutating func add(_ file: File, _ sums: SumsOfForms?) {
        for (place, rule) in file.rules.rules.enumerated() {
            guard let sides = rule.sidesOfColumns(file.rules.columns) else { continue }
            let asked = file.rows - file.unknown[place]
            let forms = forms(place, rule, file)
            guard forms.count >= OneSidedRules.leastForms else { continue }
            let over = forms.filter { $0.excess > 0 }
            let isMore = 2 * over.count > forms.count
            let main = isMore ? over : forms.filter { $0.excess < 0 }
            let (more, less) = isMore ? (sides.left, sides.right) : (sides.right, sides.left)
            let isTotal = FindingKind.OneSidedRule.isTotal(more, of: less)
            let part = isTotal ? OneSidedRules.leastPartOfTotal : OneSidedRules.leastPart
            guard main.count >= OneSidedRules.leastForms, main.count * part > asked,
                (forms.count - main.count) * OneSidedRules.mostOdd <= forms.count
            else { continue }
            // Votes that are more than the total are too many, unless they are everywhere, as where voters have several.
            let isUsual = isTotal || 10 * main.count >= 9 * asked
            offer(OneSidedRules.alike(main), file, asked, more: more, less: less, isUsual: isUsual, sums)
        }
    }

    /// The forms that break a rule and of which nothing else tells why.
    private func forms(_ place: Int, _ rule: FormRule, _ file: File) -> [Form] {
        let broken = file.failed.filter { $0.rules.contains(place) }
        guard broken.count >= OneSidedRules.leastForms else { return [] }
        return broken.compactMap { line, unit, values, _ in
            guard let excess = rule.excess(values), excess != 0 else { return nil }
            let own = evidence.rulesBroken(line: line, file: file.name)
            let finding = own.first { position in
                guard case .form(.ruleBroken(rule.stated, _)) = evidence.findings[position].kind else {
                    return false
                }
                return !taken.contains(position)
            }
            guard let finding else { return nil }
            return Form(
                unit: unit, values: values, excess: excess, finding: finding,
                others: Set(own.filter { $0 != finding }.compactMap(evidence.rule)))
        }
    }

    /// Those that are out as the others are: not by far more, and by no other rule that most of them keep.
    private static func alike(_ forms: [Form]) -> [Form] {
        let gaps = forms.map { abs($0.excess) }.sorted()
        let usual = gaps[(gaps.count * 9) / 10 - (gaps.count < 10 ? 0 : 1)]
        var counts: [String: Int] = [:]
        for form in forms { for rule in form.others { counts[rule, default: 0] += 1 } }
        return forms.filter { form in
            abs(form.excess) <= farApart * usual
                && form.others.allSatisfy { 2 * (counts[$0] ?? 0) >= forms.count }
        }
    }

    private mutating func offer(
        _ forms: [Form], _ file: File, _ asked: Int, more: [String], less: [String], isUsual: Bool,
        _ sums: SumsOfForms?
    ) {
        guard forms.count > 1 else { return }
        let gaps = forms.map { abs($0.excess) }
        let findings = Set(forms.map(\.finding))
        let carried = more.count == 1 ? sums.map { explained($0, forms, more[0]) } ?? [] : []
        let choices = Set(file.rules.columns.filter(Choice.isColumn))
        let lacksVotes = Set(less) == choices && more.count == 1
        candidates.append(
            CauseCandidate(
                what: .oneSided(
                    FindingKind.OneSidedRule(
                        file: file.name, areStations: file.areStations, more: more, less: less,
                        lacksVotes: lacksVotes, forms: forms.count, of: asked, least: gaps.min() ?? 0,
                        most: gaps.max() ?? 0, total: gaps.reduce(0, +), isContradicted: !carried.isEmpty)),
                findings: findings.union(carried),
                severity: !carried.isEmpty || !isUsual ? nil : lacksVotes ? .notice : .warning))
    }

    /// Sums above that are out by what the larger side has too much.
    private func explained(_ sums: SumsOfForms, _ forms: [Form], _ column: String) -> Set<Int> {
        sums.explained(
            forms.compactMap { form in
                form.unit.map { (unit: $0, changes: [column: -abs(form.excess)]) }
            }
        ).subtracting(taken)
    }
}

extension OneSidedRules {
    /// Causes without those of a few forms that are out as many others are: a factor, or a column of zeros, that fits them by chance.
    ///
    /// - Parameters:
    ///   - chosen: All causes.
    ///   - evidence: What was found.
    ///   - above: The recaps' units above the stations.
    static func withoutChance(
        _ chosen: [CauseCandidate], _ evidence: CauseEvidence, _ above: UnitsAbove?
    ) -> [CauseCandidate] {
        let all = OneSidedRules(evidence, besides: [], above).candidates
        let kept = chosen.filter { cause in
            guard case .factor = cause.what else { return true }
            return !all.contains { many in
                many.findings.isSuperset(of: cause.findings) && many.findings.count > 2 * cause.findings.count
            }
        }
        let accounts = Set(kept.map(\.what))
        return kept.filter { $0.beside.map(accounts.contains) ?? true }
    }
}

extension FormRule {
    /// The columns of its two sides, where it says only that these sum to the same, or to no more or less.
    ///
    /// - Parameter names: Names of the columns.
    func sidesOfColumns(_ names: [String]) -> (left: [String], right: [String])? {
        guard steps.isEmpty, difference.constant == 0, difference.denominator == 1, comparison != .unequal,
            !difference.parts.contains(where: { $0.isOptional || abs($0.factor) != 1 }),
            difference.parts.allSatisfy({ names.indices.contains($0.slot) })
        else { return nil }
        let left = difference.parts.filter { $0.factor > 0 }.map { names[$0.slot] }
        let right = difference.parts.filter { $0.factor < 0 }.map { names[$0.slot] }
        return left.isEmpty || right.isEmpty ? nil : (left, right)
    }

    /// What the left side has more than the right one; `nil` where a figure is missing.
    fileprivate func excess(_ values: [Int64?]) -> Int? {
        sides(values).flatMap { sides in
            sides.left.whole.flatMap { left in sides.right.whole.map { left - $0 } }
        }
    }
}
