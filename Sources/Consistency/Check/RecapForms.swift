import Elections
import Ground

/// The rules of forms asked of the rows of a recap.
struct RecapForms {
    let recap: RecapTable
    let rules: FormRules
    /// For each rule the rows on which it fails, those whose finding is the mismatch of the row included.
    let failures: [Int]
    /// For each rule the rows that lack a figure.
    let unknown: [Int]
    /// Rows with the rules that fail on them and have a finding there, by row.
    let failed: [(row: Int, rule: Int)]
    /// Rows with the rules that fail on them because a figure of theirs is not the sum of those below: R12 says it.
    let folded: [(row: Int, rule: Int)]
    /// Rows that lack a figure of any rule.
    let incomplete: [Int]
    /// Figures that are 0 where votes were counted.
    let unread: [UnreadFigures.Place]
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
        evaluator.evaluate(recap.counts, rows: recap.count) { rule, rows in
            gaps[rule] += rows
        } incomplete: { row in
            gapped.append(row)
        } failure: { rule, row in
            found.append((row, rule))
        }
        unread = evaluator.unread
        let unitOfRow = Dictionary(
            recap.rowOfUnit.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let wrong = Dictionary(
            grouping: levels.mismatches.lazy.filter { $0.recap == index && !$0.isBound }, by: \.unit)
        var own: [(row: Int, rule: Int)] = []
        found.removeAll { entry in
            guard let unit = unitOfRow[entry.row] else { return false }
            let rule = rules.rules[entry.rule]
            guard rule.isAdditive(rules.columns),
                levels.isCompared(recap: index, unit: unit, measures: rule.columns)
            else { return false }
            // The fault is the row's own where the rule would hold with the sums below; else it came from there.
            let mismatches = (wrong[unit] ?? []).filter { rule.columns.contains($0.measure) }
            guard !mismatches.isEmpty else { return true }
            var values = recap.counts.map { $0[entry.row].map { Int64($0) } }
            for mismatch in mismatches { values[mismatch.measure] = Int64(mismatch.expected) }
            if rule.answer(values) == .holds { own.append(entry) }
            return true
        }
        found.sort { ($0.row, $0.rule) < ($1.row, $1.rule) }
        folded = own.sorted { ($0.row, $0.rule) < ($1.row, $1.rule) }
        let byRow = Dictionary(grouping: found, by: \.row).mapValues { $0.map(\.rule) }
        rulesOfRow = byRow
        failed = found
        var counts = [Int](repeating: 0, count: rules.rules.count)
        for entry in failed + folded where !rules.isSaidBefore(entry.rule, byRow[entry.row] ?? []) {
            counts[entry.rule] += 1
        }
        failures = counts
        unknown = gaps
        incomplete = gapped
    }

    func findings(_ input: CountCheck.Input) -> [Finding] {
        let repair = FormRepair(rules)
        let own = failed.filter { entry in
            rules.withoutNeedless(rulesOfRow[entry.row] ?? []).contains(entry.rule)
        }
        return own.map { row, index in
            let rule = rules.rules[index]
            let values = rules.unread.blanking(recap.counts.map { $0[row].map { Int64($0) } })
            let code = recap.regions.last?[row]
            return FormFinding(
                rule: rule, values: values, contest: input.contest,
                region: code.map { RegionCode($0, scheme: input.scheme) }, station: nil,
                place: SourcePlace(file: recap.file, line: recap.line(ofRow: row), column: nil),
                explanations: repair.slips(values, failed: rulesOfRow[row] ?? []).explanations()[index] ?? []
            ).finding(columns: rules.columns)
        } + UnreadFindings(self, input: input).all
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
    var explanations: [Slip]

    func finding(columns: [String]) -> Finding {
        let sides = rule.sides(values)
        let stake = stake(columns)
        var place = place
        if place.column == nil { place.column = rule.columns.last.map { columns[$0] } }
        return Finding(
            .form(.ruleBroken(rule.stated, RuleSides(rule, values, columns: columns))),
            severity: rule.rule.severity,
            contest: contest, region: region, place: place, expected: sides?.right.description ?? "",
            found: sides?.left.description ?? "", votesAtStake: stake?.votes,
            stake: stake?.kind ?? .contradiction, station: station, explanations: explanations)
    }

    /// Votes of the pairs that depend on it: by how many their figures contradict others, or at worst be wrong by.
    ///
    /// A fault that another figure alone would mend, such as the invalid votes or a list of voters, puts none at stake:
    /// where the pairs agree with a total of the form, only the valid votes do not. Of a station without votes all
    /// registered voters are at stake, at worst.
    private func stake(_ columns: [String]) -> (votes: Int, kind: Finding.Stake)? {
        if rule.rule.id == "zero-votes" {
            return columns.firstIndex(of: "registered").flatMap { values[$0] }.map { (Int($0), .worstCase) }
        }
        let names = rule.columns.map { columns[$0] }
        if names.contains(where: { Choice.isColumn($0) }) {
            guard let gap = rule.gap(values) else { return nil }
            let least = min(gap, pairsGap(columns, names) ?? gap)
            return least > 0 ? (least, .contradiction) : nil
        }
        guard names.contains("valid") else { return nil }
        let gap = rule.leastGap(values, freeing: columns.firstIndex(of: "invalid")) ?? 0
        return gap > 0 ? (gap, .worstCase) : nil
    }
}

extension FormFinding {
    /// Totals that the votes of all pairs and the invalid votes make up.
    private static let totals = ["total_votes", "voters_total", "ballots_used"]

    /// By how much the votes of all pairs are away from the nearest total of the form; `nil` where the rule does not hold
    /// them against the valid votes, or no total is known.
    private func pairsGap(_ columns: [String], _ names: [String]) -> Int? {
        let pairs = columns.indices.filter { Choice.isColumn(columns[$0]) }
        guard names.contains("valid"), names.count == pairs.count + 1,
            let invalid = columns.firstIndex(of: "invalid").flatMap({ values[$0] })
        else { return nil }
        let votes = pairs.compactMap { values[$0] }
        guard votes.count == pairs.count else { return nil }
        let sum = votes.reduce(invalid, +)
        return FormFinding.totals.compactMap { name in
            columns.firstIndex(of: name).flatMap { values[$0] }.map { Int(abs(sum - $0)) }
        }.min()
    }
}

/// Findings on the forms of stations.
struct StationFindings {
    let all: [Finding]

    /// - Throws: What reading rows again throws.
    init(_ stations: CheckedStations, input: CountCheck.Input) throws {
        let scan = stations.scan
        let repair = FormRepair(scan.rules)
        // Only where several slips fit does their order matter.
        let slips = scan.failed.map { repair.slips($0.values, failed: $0.rules) }
        let surroundings = try FormSurroundings(
            stations, forms: zip(scan.failed, slips).filter(\.1.hasSeveral).map(\.0))
        let nothing = StationFindings.withoutVotes(stations, input)
        let forms = zip(scan.failed, slips).flatMap { form, found -> [Finding] in
            let explanations = found.explanations(
                beside: found.hasSeveral ? surroundings.neighbours(of: form) : nil)
            return scan.rules.withoutNeedless(form.rules).filter { index in
                // What is so at all stations is said once.
                nothing == nil || scan.rules.rules[index].rule.id != StationFindings.zeroVotes
            }.map { index in
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
        let apart = ColumnsApart(stations, input: input)
        all =
            [nothing].compactMap { $0 } + forms + apart.all
            + apart.without(UnreadFindings(stations, input: input).all)
            + StationFindings.empty(stations, input)
            + StationNesting(stations, input: input).all
    }

    /// The rule that a station has valid votes.
    private static let zeroVotes = "zero-votes"

    /// That all stations of a file are without a vote; `nil` where one has some, or none is known.
    private static func withoutVotes(_ stations: CheckedStations, _ input: CountCheck.Input) -> Finding? {
        let (measures, total) = (stations.rollUp.measures, stations.rollUp.total)
        let count = total.stations(0)
        let votes = measures.indices.filter { place in
            switch measures[place] {
            case .votes, .field(.valid): true
            default: false
            }
        }
        guard count > 0, !votes.isEmpty,
            votes.allSatisfy({ total.sum($0, 0) == 0 && total.missing($0, 0) == 0 })
        else { return nil }
        return Finding(
            .form(.noVotes(stations: count)), severity: .warning, contest: input.contest,
            place: SourcePlace(file: stations.file, line: nil, column: measures[votes[0]].name), found: "0")
    }

    /// Stations without figures, and choices of whom no station has one: rules over their votes are asked of no station.
    private static func empty(_ stations: CheckedStations, _ input: CountCheck.Input) -> [Finding] {
        let (measures, total) = (stations.rollUp.measures, stations.rollUp.total)
        let count = total.stations(0)
        let main = measures.firstIndex(of: .field(.valid)) ?? measures.firstIndex(of: .votes(Choice(1)))
        let choices = measures.indices.filter { if case .votes = measures[$0] { true } else { false } }
        let hasNone = choices.allSatisfy { total.missing($0, 0) == count }
        return measures.indices.compactMap { place in
            let missing = total.missing(place, 0)
            let isEmptyChoice = missing == count && !hasNone && choices.contains(place)
            guard missing > 0, place == main || isEmptyChoice else { return nil }
            let column = measures[place].name
            return Finding(
                .form(.noFigures(column: column, stations: missing, of: count)),
                severity: missing == count ? .warning : .notice, contest: input.contest,
                place: SourcePlace(file: stations.file, line: nil, column: column),
                expected: String(count), found: String(count - missing))
        }
    }
}
