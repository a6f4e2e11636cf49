import Elections
import Ground

/// What changes of figures do to the rules of the forms.
public struct RuleChanges: Sendable {
    /// What became of a rule at a station.
    public enum Outcome: String, Sendable, CaseIterable {
        /// It failed before and holds now.
        case repaired
        /// It held before and fails now.
        case made
        /// It failed before and fails now.
        case kept
        /// A figure that it needs was unknown before; it fails now.
        case appeared
        /// It fails on the form of a station that was added.
        case added
        /// It failed on the form of a station that was removed.
        case removed
    }

    /// A rule at a station.
    public struct Case: Sendable, Equatable {
        /// Position of the station in the diff.
        public let station: Int
        /// Position of the rule among ``RuleChanges/rules``.
        public let rule: Int
        public let outcome: Outcome
    }

    public let rules: FormRules
    /// In the order of the stations, then of the rules.
    public let cases: [Case]

    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - rules: Rules made for the measures of the diff.
    init(_ diff: StationDiff, rules: FormRules) {
        self.rules = rules
        let (old, new) = (
            RuleChanges.failures(rules, diff.before, diff.count),
            RuleChanges.failures(rules, diff.after, diff.count)
        )
        var cases: [Case] = []
        for station in 0..<diff.count where !(old[station].isEmpty && new[station].isEmpty) {
            let (before, after) = (old[station], new[station])
            for rule in Set(before).union(after).sorted() {
                let outcome = RuleChanges.outcome(
                    diff, rules, rule, station, before: before.contains(rule), after: after.contains(rule))
                if let outcome { cases.append(Case(station: station, rule: rule, outcome: outcome)) }
            }
        }
        self.cases = cases
    }

    private static func outcome(
        _ diff: StationDiff, _ rules: FormRules, _ rule: Int, _ station: Int, before: Bool, after: Bool
    ) -> Outcome? {
        switch diff.kinds[station] {
        case .added: return after ? .added : nil
        case .removed: return before ? .removed : nil
        case .changed:
            if before && after { return .kept }
            let other = after ? diff.before : diff.after
            let values = rules.unread.blanking(
                other.map { $0[station].value.map(Int64.init) })
            let isAsked = rules.rules[rule].columns.allSatisfy { values[$0] != nil }
            if after { return isAsked ? .made : .appeared }
            // A rule that can no longer be asked is not mended.
            return isAsked ? .repaired : nil
        }
    }

    /// The rules that fail at each station.
    private static func failures(_ rules: FormRules, _ columns: [[Count]], _ rows: Int) -> [[Int]] {
        var found = [[Int]](repeating: [], count: rows)
        var evaluator = RuleEvaluator(rules)
        evaluator.evaluate(columns.map { CountColumn($0) }, rows: rows) { _, _ in
        } incomplete: { _ in
        } failure: { rule, row in
            found[row].append(rule)
        }
        return found.map(rules.withoutNeedless)
    }

    /// What at least half of some changed stations have in common: a rule that they break now and kept before, or the contrary.
    ///
    /// - Parameter changed: How many stations changed.
    func ofMost(_ changed: Int) -> RulesOfChanges? {
        func stations(_ outcome: Outcome) -> Set<Int> {
            Set(cases.lazy.filter { $0.outcome == outcome }.map(\.station))
        }
        let (made, repaired) = (stations(.made), stations(.repaired))
        // A form with both says neither.
        for (forms, areBroken) in [(made.subtracting(repaired), true), (repaired.subtracting(made), false)]
        where !forms.isEmpty && 2 * forms.count >= changed {
            return RulesOfChanges(forms: forms.count, of: changed, areBroken: areBroken)
        }
        return nil
    }

    /// Number of stations with an outcome, for every rule.
    ///
    /// - Parameter outcome: The outcome.
    public func counts(_ outcome: Outcome) -> [Int] {
        var counts = [Int](repeating: 0, count: rules.rules.count)
        for entry in cases where entry.outcome == outcome { counts[entry.rule] += 1 }
        return counts
    }
}
