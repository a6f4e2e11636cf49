import Elections

/// The rules of forms asked of the rows of a recap.
struct RecapForms {
    let recap: RecapTable
    let rules: FormRules
    /// For each rule the rows on which it fails.
    let failures: [Int]
    /// For each rule the rows that lack a figure.
    let unknown: [Int]
    /// Rows with the rules that fail on them, by row.
    let failed: [(row: Int, rule: Int)]
    /// Rows that lack a figure of any rule.
    let incomplete: [Int]
    private let rulesOfRow: [Int: [Int]]

    /// - Parameters:
    ///   - recap: The recap.
    ///   - rules: Rules made for its columns.
    ///   - levels: Sums below it: where a row was compared with them, a rule that forms keep in sum fails there
    ///     because it fails below, or the mismatch is a finding of its own.
    ///   - index: Position of the recap there.
    init(_ recap: RecapTable, rules: FormRules, levels: LevelSums, index: Int) {
        self.recap = recap
        self.rules = rules
        var evaluator = RuleEvaluator(rules)
        var found: [(row: Int, rule: Int)] = []
        var gaps = [Int](repeating: 0, count: rules.rules.count)
        var gapped: [Int] = []
        evaluator.evaluate(recap.counts.map(\.buffer), rows: recap.count) { rule, rows in
            gaps[rule] += rows
        } incomplete: { row in
            gapped.append(row)
        } failure: { rule, row in
            found.append((row, rule))
        }
        let unitOfRow = Dictionary(
            recap.rowOfUnit.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        found.removeAll { entry in
            unitOfRow[entry.row].map {
                rules.rules[entry.rule].isAdditive(rules.columns)
                    && levels.isCompared(recap: index, unit: $0, measures: rules.rules[entry.rule].columns)
            } ?? false
        }
        found.sort { ($0.row, $0.rule) < ($1.row, $1.rule) }
        let byRow = Dictionary(grouping: found, by: \.row).mapValues { $0.map(\.rule) }
        rulesOfRow = byRow
        failed = found.filter { entry in
            rules.withoutNeedless(byRow[entry.row] ?? []).contains(entry.rule)
        }
        var counts = [Int](repeating: 0, count: rules.rules.count)
        for entry in failed { counts[entry.rule] += 1 }
        failures = counts
        unknown = gaps
        incomplete = gapped
    }

    func findings(_ input: CountCheck.Input) -> [Finding] {
        let repair = FormRepair(rules)
        return failed.map { row, index in
            let rule = rules.rules[index]
            let values = recap.counts.map { $0[row].map { Int64($0) } }
            let code = recap.regions.last?[row]
            return FormFinding(
                rule: rule, values: values, contest: input.contest,
                region: code.map { RegionCode($0, scheme: input.scheme) }, station: nil,
                place: SourcePlace(file: recap.file, line: recap.line(ofRow: row), column: nil),
                explanations: repair.explanations(values, failed: rulesOfRow[row] ?? [])[index] ?? []
            ).finding(columns: rules.columns)
        }
    }
}

/// One form that breaks one rule.
struct FormFinding {
    var rule: FormRule
    var values: [Int64?]
    var contest: String
    var region: RegionCode?
    var station: String?
    var place: SourcePlace
    var explanations: [Diagnosis]

    func finding(columns: [String]) -> Finding {
        let sides = rule.sides(values)
        let (left, right) = (sides?.left.text, sides?.right.text)
        let text = rule.rule.text
        let figures = rule.rule.expression
        var place = place
        if place.column == nil { place.column = rule.columns.last.map { columns[$0] } }
        return Finding(
            rule: rule.rule.id, severity: rule.rule.severity, contest: contest, region: region,
            place: place, expected: sides?.right.description ?? "", found: sides?.left.description ?? "",
            votesAtStake: stake(columns),
            message: Bilingual(
                en: "Not met: \(text.en) Here \(left?.en ?? "") against \(right?.en ?? "") (\(figures)).",
                id:
                    "Tidak terpenuhi: \(text.id) Di sini \(left?.id ?? "") terhadap \(right?.id ?? "") (\(figures))."
            ),
            station: station, explanations: explanations.map(\.explanation))
    }

    /// Votes that depend on it: by how many the two sides differ, where one of them counts votes or ballots;
    /// all registered voters where a station has no votes.
    private func stake(_ columns: [String]) -> Int? {
        let names = Set(rule.columns.map { columns[$0] })
        if rule.rule.id == "zero-votes" {
            return columns.firstIndex(of: "registered").flatMap { values[$0] }.map(Int.init)
        }
        let isCount = names.contains { name in
            name.hasPrefix("votes_") || ["valid", "invalid", "total_votes", "ballots_used"].contains(name)
        }
        guard isCount, let sides = rule.sides(values) else { return nil }
        let gap =
            Double(sides.left.numerator) / Double(sides.left.denominator)
            - Double(sides.right.numerator) / Double(sides.right.denominator)
        return Int(abs(gap).rounded(.up))
    }
}

/// Findings on the forms of stations.
struct StationFindings {
    let all: [Finding]

    init(_ stations: CheckedStations, input: CountCheck.Input) {
        let scan = stations.scan
        let repair = FormRepair(scan.rules)
        let forms = scan.failed.flatMap { form -> [Finding] in
            let explanations = repair.explanations(form.values, failed: form.rules)
            return form.rules.map { index in
                let rule = scan.rules.rules[index]
                return FormFinding(
                    rule: rule, values: form.values, contest: input.contest,
                    region: RegionCode(stations.code(form.unit), scheme: input.scheme),
                    station: stations.number(form.station),
                    place: SourcePlace(file: stations.file, line: stations.line(form.row), column: nil),
                    explanations: explanations[index] ?? []
                ).finding(columns: stations.columnNames)
            }
        }
        all = forms + StationFindings.empty(stations, input) + StationNesting(stations, input: input).all
    }

    /// Stations without figures.
    private static func empty(_ stations: CheckedStations, _ input: CountCheck.Input) -> [Finding] {
        let rollUp = stations.rollUp
        guard
            let valid = rollUp.measures.firstIndex(of: .field(.valid))
                ?? rollUp.measures.firstIndex(of: .votes(0))
        else { return [] }
        let (missing, count) = (rollUp.total.missing(valid, 0), rollUp.total.stations(0))
        guard missing > 0 else { return [] }
        let column = rollUp.measures[valid].name
        let (lacking, all) = (CountText.number(missing), CountText.of(count, .station))
        let verbs = CountText.agreeing(missing, "has no figure for", "have no figure for")
        let end = CountText.agreeing(missing, "it is", "they are")
        return [
            Finding(
                rule: "no-figures", severity: missing == count ? .warning : .notice, contest: input.contest,
                place: SourcePlace(file: stations.file, line: nil, column: column), expected: String(count),
                found: String(count - missing),
                message: Bilingual(
                    en: "\(lacking.en) of \(all.en) \(verbs) \(column); \(end) not checked.",
                    id: "\(lacking.id) dari \(all.id) tidak mempunyai angka \(column) dan tidak diperiksa."))
        ]
    }
}
