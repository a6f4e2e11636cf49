import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

/// Charts of pollsters against the recap, one for each contest.
enum IntervalDotsCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let charts = source.election.contests.compactMap { chart(of: $0, source) }
        return charts.isEmpty ? .nothing(source.lackOfCounts(otherwise: .noQuickCount)) : .charts(charts)
    }

    /// The chart of a contest; `nil` where no count of it is shown.
    static func chart(of contest: Contest, _ source: ChartSource) -> ChartSet.Entry? {
        let counts = source.counts(of: contest)
        guard !counts.isEmpty else { return nil }
        let (result, wording) = (source.result, source.wording)
        let recap = source.recap(contest, counts)
        let level = source.words.level(result.options.level)
        let (drawn, undrawn) = source.onAxis(of: contest)
        let rows = drawn.map { row($0, source) }
        guard rows.contains(where: { !$0.shares.isEmpty }) else { return nil }
        let hasRanges = rows.contains { $0.shares.values.contains { $0.low != nil } }
        let chart = IntervalDotsChart(
            source.head(
                "dots-\(source.names[contest.id])", counts,
                subtitle: wording.dotsSubtitle(
                    source.subject(contest), source.whole(of: contest), level: hasRanges ? level : nil),
                footer: source.footer(drawn, of: contest, undrawn: undrawn)),
            contest: source.told(contest.title), level: result.options.level,
            panels: result.election.candidates(of: contest.id).map { candidate in
                .init(
                    choice: candidate.choice, name: source.words.chartName(candidate),
                    official: recap?.share(of: candidate.choice))
            },
            rows: rows, line: line(drawn, recap))
        return .init(name: "interval-dots-\(source.names[contest.id])", chart: chart, contest: contest.id)
    }

    /// The winning threshold that the first choice of the result is held against, or of the counts where there is none.
    private static func line(_ counts: [Comparison], _ recap: Recap?) -> RuleLine? {
        guard let threshold = counts.lazy.compactMap(\.threshold).first else { return nil }
        let first = recap?.ranking.first.flatMap { recap?.share(of: $0.choice) }
        let way = threshold.rule.way(of: first ?? threshold.estimate)
        return .init(share: way.line, lead: way.lead)
    }

    private static func row(
        _ comparison: Comparison, _ source: ChartSource
    ) -> IntervalDotsChart.Row {
        var shares: [Choice: TestedValue] = [:]
        // Before there is a result the printed margin is what there is to see.
        let alone = comparison.ownIntervals(level: source.level)
        for (name, share) in zip(comparison.estimate.choices, comparison.estimate.shares) {
            guard let choice = Choice(name), shares[choice] == nil else { continue }
            let compared = comparison.choices.first { $0.choice == choice }
            let range = compared?.simultaneous
            let offset = compared?.official ?? 0
            let own = alone[choice]
            shares[choice] = TestedValue(
                share, low: range.map { $0.low + offset } ?? own?.low,
                high: range.map { $0.high + offset } ?? own?.high,
                state: range.map { $0.contains(0) ? .inside : .outside } ?? .notTestable)
        }
        return .init(
            label: source.label(comparison), stations: comparison.estimate.stations,
            dataIn: comparison.page?.dataInPercent?.fraction, shares: shares,
            verdict: source.words.label(comparison), tone: source.tone(comparison))
    }
}
