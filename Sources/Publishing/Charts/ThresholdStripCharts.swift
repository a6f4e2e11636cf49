import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

/// Charts of official leads beside the limit for a petition, and of shares beside the line of a rule.
enum ThresholdStripCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let outcomes = source.result.outcomes
        let lines = outcomes.filter { asked($0) != nil }
        let leads = outcomes.filter { asked($0) == nil && $0.lead != nil }
        var charts: [ChartSet.Entry] = []
        if !leads.isEmpty {
            let within = leads.count { $0.filing?.leadWithinLimit == true }
            let limited = leads.count { $0.filing != nil }
            let title =
                limited > 0
                ? source.wording.thresholdTitle(within: within, of: limited)
                : leadTitle(leads, source)
            charts.append(
                chart(
                    "threshold-strip", .lead, title: title, leads, source,
                    notes: limited > 0 ? [source.wording.methodOfFilingLimit] : []))
        }
        if !lines.isEmpty {
            charts.append(
                chart(
                    "threshold-strip-share", .share,
                    title: lineTitle(lines, source), lines, source, notes: []))
        }
        return charts.isEmpty ? .nothing(.noLead) : .charts(charts)
    }

    private static func leadTitle(_ outcomes: [Outcome], _ source: ChartSource) -> String {
        let points = { (lead: Double?) in source.words.numbers.decimal(100 * (lead ?? 0), 2) }
        guard outcomes.count == 1, let second = outcomes[0].runnerUp else {
            let leads = outcomes.compactMap(\.lead)
            return source.wording.leadTitle(from: points(leads.min()), to: points(leads.max()))
        }
        return source.wording.leadTitle(
            name(outcomes[0].leader, outcomes[0], source),
            over: outcomes[0].lead == 0 ? nil : name(second, outcomes[0], source),
            points: points(outcomes[0].lead))
    }

    /// What outcomes say of the rule: a share above its line is not enough where it asks for more, nor for an empty column.
    private static func lineTitle(_ outcomes: [Outcome], _ source: ChartSource) -> String {
        guard outcomes.count == 1 else {
            return source.wording.lineTitle(
                met: outcomes.count { $0.standing == .met }, of: outcomes.count)
        }
        let (outcome, standing) = (outcomes[0], outcomes[0].standing)
        return source.wording.lineTitle(
            name(outcome.leader, outcome, source),
            share: source.words.share(outcome.leader, outcome.recap, beside: outcome.line),
            isMet: standing == .met ? true : standing == .notMet ? false : nil)
    }

    private static func name(
        _ pair: Recap.PairVotes, _ outcome: Outcome, _ source: ChartSource
    ) -> String {
        source.words.pair(pair.choice, in: outcome.contest)
    }

    /// What the share of the first choice is laid beside: a line, a fraction, and the lead that is asked for with it; `nil` where a
    /// lead decides.
    private static func asked(
        _ outcome: Outcome
    ) -> (line: Double, lead: ThresholdStripChart.Row.Lead?)? {
        if outcome.emptyBox != nil { return (0.5, nil) }
        guard outcome.lineApplies, let line = WinnerLine(outcome.terms, hasTwoPairs: false) else {
            return nil
        }
        let share = outcome.recap.share(of: outcome.leader.choice) ?? 0
        let way = line.way(of: share)
        return (
            way.line,
            way.lead.flatMap { needed in outcome.lead.map { .init(official: $0, needed: needed) } }
        )
    }

    private static func chart(
        _ name: String, _ measure: ThresholdStripChart.Measure, title: String, _ outcomes: [Outcome],
        _ source: ChartSource, notes: [String]
    ) -> ChartSet.Entry {
        let counts = outcomes.flatMap { shown(of: $0, source) }
        let contest = outcomes.count == 1 ? source.election.contest(outcomes[0].contest) : nil
        let place = contest.map(source.place) ?? source.place
        let chart = ThresholdStripChart(
            source.head(
                name, counts, place: place, title: "\(place): \(title)", subtitle: "",
                footer: source.footer(
                    counts, of: contest, notes: notes,
                    undrawn: source.undrawn(of: outcomes.map(\.contest).compactMap(source.election.contest)))),
            measure: measure, rows: rows(outcomes, measure, source))
        return .init(name: name, chart: chart)
    }

    /// The tested counts of a contest; where none is tested, those that compare with the result: others are not drawn.
    private static func shown(of outcome: Outcome, _ source: ChartSource) -> [Comparison] {
        guard let contest = source.election.contest(outcome.contest) else { return [] }
        let counts = source.onAxis(of: contest).counts.filter { !$0.choices.isEmpty }
        let tested = counts.filter(\.isTested)
        return tested.isEmpty ? counts : tested
    }

    private static func rows(
        _ outcomes: [Outcome], _ measure: ThresholdStripChart.Measure, _ source: ChartSource
    ) -> [ThresholdStripChart.Row] {
        let held = outcomes.compactMap { outcome in
            source.election.contest(outcome.contest).map { (outcome, $0) }
        }
        return zip(held, source.places(held.map(\.1))).compactMap { item, place in
            row(item.0, item.1, place, measure, source)
        }
    }

    private static func row(
        _ outcome: Outcome, _ contest: Contest, _ place: String, _ measure: ThresholdStripChart.Measure,
        _ source: ChartSource
    ) -> ThresholdStripChart.Row? {
        let counts = shown(of: outcome, source)
        switch measure {
        case .lead:
            guard let lead = outcome.lead else { return nil }
            return .init(
                label: place, official: lead, votes: outcome.leadVotes,
                limit: outcome.filing.map { Double($0.limitPercentTimesTen) / 1000 },
                lacksPopulation: outcome.filing == nil && contest.kind == .pilkada
                    && contest.population == nil,
                counts: counts.compactMap { count in
                    self.lead(count, outcome).map { .init(name: source.label(count), value: $0) }
                })
        case .share:
            guard let share = outcome.recap.share(of: outcome.leader.choice) else { return nil }
            let asked = asked(outcome)
            return .init(
                label: place + ", "
                    + source.words.pair(outcome.leader.choice, in: contest.id),
                official: share, votes: nil, limit: asked?.line, lead: asked?.lead,
                counts: counts.compactMap { count in
                    count.choices.first { $0.choice == outcome.leader.choice }.map {
                        // The range that it is judged by, as everywhere.
                        let range = $0.simultaneous
                        return .init(
                            name: source.label(count),
                            value: TestedValue(
                                $0.estimate, low: range.map { $0.low + share },
                                high: range.map { $0.high + share },
                                state: range.map { $0.contains(0) ? .inside : .outside } ?? .notTestable))
                    }
                })
        }
    }

    /// The lead of the official first choice over the second as a count has it; its range where it has them in that order.
    private static func lead(_ count: Comparison, _ outcome: Outcome) -> TestedValue? {
        guard let second = outcome.runnerUp else { return nil }
        func share(_ choice: Choice) -> Double? {
            count.choices.first { $0.choice == choice }?.estimate
        }
        guard let most = share(outcome.leader.choice), let next = share(second.choice) else {
            return nil
        }
        let own = count.lead.flatMap { lead in
            lead.leaderEstimate == outcome.leader.choice && lead.runnerUpEstimate == second.choice
                ? lead.interval : nil
        }
        let official = outcome.lead ?? 0
        return TestedValue(
            most - next, low: own?.low, high: own?.high,
            state: own.map { $0.contains(official) ? .inside : .outside } ?? .notTestable)
    }
}
