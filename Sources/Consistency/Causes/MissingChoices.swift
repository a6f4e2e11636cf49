import Elections
import Ground

/// A file of stations that seems to lack the votes of a choice: nearly all of its forms have more valid votes than votes. Where
/// the difference is another figure of each form, the one column holds the other instead.
struct MissingChoices {
    private(set) var candidates: [CauseCandidate] = []

    /// Stations that must break the rule, and their part of those that it is asked of, percent.
    private static let leastStations = 10
    private static let leastPercent = 90

    /// A form that has more than its votes.
    private struct Form {
        var unit: Int
        var values: [Int64?]
        var more: Int64
        /// Positions of its findings by the rules that they say to be broken.
        var findings: [String: [Int]]

        /// Findings on rules that it keeps with other figures.
        func findings(keptWith values: [Int64?], _ rules: [FormRule]) -> [Int] {
            rules.filter { findings[$0.rule.id] != nil && $0.answer(values) == .holds }
                .flatMap { findings[$0.rule.id] ?? [] }
        }
    }

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - above: The recaps' units above the stations.
    init(_ evidence: CauseEvidence, _ above: UnitsAbove?) {
        guard let stations = evidence.input.stations else { return }
        let scan = stations.scan
        for (rule, entry) in scan.rules.rules.enumerated() {
            guard let sides = entry.totalOfChoices(scan.rules.columns) else { continue }
            // Those with fewer, and those of which a finding is missing, are another matter.
            let all = scan.failed.filter { $0.rules.contains(rule) }.compactMap { form -> Form? in
                let own = sides.choices.reduce(Int64(0)) { $0 + (form.values[$1] ?? 0) }
                let findings = Dictionary(
                    grouping: evidence.rulesBroken(line: stations.line(form.row), file: stations.file)
                ) { evidence.rule($0) ?? "" }
                let more = (form.values[sides.total] ?? 0) - own
                return more > 0 && findings[entry.rule.id] != nil
                    ? Form(unit: Int(form.unit), values: form.values, more: more, findings: findings) : nil
            }
            let asked = scan.builder.rows - scan.unknown[rule]
            func areNearlyAll(_ forms: [Form]) -> Bool {
                forms.count >= MissingChoices.leastStations
                    && forms.count * 100 >= asked * MissingChoices.leastPercent
            }
            guard areNearlyAll(all) else { continue }
            // A form that says otherwise than the others do is a matter of its own.
            let held = scan.rules.columns.indices.filter { !sides.choices.contains($0) }.first { column in
                areNearlyAll(all.filter { $0.values[column] == $0.more })
            }
            let kept = all.filter { form in
                held.map { form.values[$0] == form.more }
                    ?? !MissingChoices.isDoubted(form, entry, all, scan.rules.rules)
            }
            let forms = areNearlyAll(kept) ? kept : all
            let votes = Int(forms.reduce(0) { $0 + $1.more })
            let sums = stations.rollUp
            let known = sums.measures.indices.compactMap { index -> Int? in
                if case .votes = sums.measures[index] { sums.total.sum(index, 0) } else { nil }
            }.sorted(by: >)
            let column = scan.rules.columns[sides.total]
            let carried = above.map { above in
                SumsOfForms(evidence, above, isCarried: true).explained(
                    forms.map { ($0.unit, [column: -Int($0.more)]) })
            }
            // Where a recap has the other figure, no choice is missing: the column counts something else too.
            if held == nil, carried?.isEmpty == false { continue }
            let leavesLeadOpen = held == nil && votes > known.dropFirst().first ?? 0
            candidates.append(
                CauseCandidate(
                    what: .choiceMissing(
                        FindingKind.MissingChoice(
                            file: stations.file, column: column,
                            stations: forms.count, of: asked, votes: votes,
                            held: held.map { scan.rules.columns[$0] },
                            leavesLeadOpen: leavesLeadOpen)),
                    findings: Set(
                        forms.flatMap { form in
                            guard held != nil else { return form.findings[entry.rule.id] ?? [] }
                            // Rules that the column breaks only with what it holds, too.
                            var values = form.values
                            values[sides.total] = values[sides.total].map { $0 - form.more }
                            return form.findings(keptWith: values, scan.rules.rules)
                        }
                    ).union(carried ?? []),
                    // A file of some of the choices is right in all that it has.
                    severity: held != nil ? nil : leavesLeadOpen ? .warning : .notice))
        }
    }

    /// Whether a form breaks another rule on its votes that most of the others keep: then its votes or what holds them are in
    /// doubt, and nothing says that a choice accounts for what they lack.
    private static func isDoubted(
        _ form: Form, _ own: FormRule, _ all: [Form], _ rules: [FormRule]
    ) -> Bool {
        rules.contains { rule in
            let id = rule.rule.id
            return id != own.rule.id && rule.rule.severity == .error && form.findings[id] != nil
                && !Set(rule.columns).isDisjoint(with: own.columns)
                && all.count { $0.findings[id] != nil } * 2 < all.count
        }
    }
}
