import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

/// Charts of a quick count, or the median of several, beside the official shares, one for each contest.
enum DumbbellCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let charts = source.election.contests.compactMap { chart(of: $0, source) }
        guard charts.isEmpty else { return .charts(charts) }
        let held = source.election.contests.filter { !source.counts(of: $0).isEmpty }
        let hasRecap = held.contains { source.result.recap(of: $0) != nil }
        return .nothing(
            source.lackOfCounts(otherwise: held.isEmpty ? .noQuickCount : hasRecap ? .noneTested : .noRecap))
    }

    private static func chart(of contest: Contest, _ source: ChartSource) -> ChartSet.Entry? {
        let (drawn, undrawn) = source.onAxis(of: contest)
        let all = drawn.filter { !$0.estimate.shares.isEmpty }
        let tested = all.filter(\.isTested)
        // What is not comparable is in no median.
        let comparable = all.filter { $0.grade != .shown }
        let counts = [tested, comparable].first { !$0.isEmpty } ?? (all.count == 1 ? all : [])
        guard let first = counts.first else { return nil }
        let recap = source.recap(contest, counts)
        // Between counts that may contradict each other there is nothing that any of them says.
        guard recap != nil || counts.count == 1 else { return nil }
        let name = "dumbbell-\(source.names[contest.id])"
        return .init(
            name: name,
            chart: DumbbellChart(
                source.head(
                    name, counts, place: source.place(contest),
                    title: source.title(all, of: contest),
                    subtitle: source.wording.dotsSubtitle(
                        source.subject(contest), source.whole(of: contest), level: nil),
                    footer: source.footer(counts, of: contest, undrawn: undrawn)),
                contest: source.told(contest.title),
                source: counts.count == 1
                    ? source.label(first)
                    : source.wording.median(of: counts.count, areTested: !tested.isEmpty),
                rows: source.election.candidates(of: contest.id).map { candidate in
                    let shares = counts.compactMap { share(candidate.choice, of: $0) }
                    return .init(
                        choice: candidate.choice, name: source.words.chartName(candidate),
                        count: Percentile.quantiles(shares, [0.5])?.first,
                        official: recap?.share(of: candidate.choice))
                }), contest: contest.id)
    }

    private static func share(_ choice: Choice, of count: Comparison) -> Double? {
        count.estimate.choices.firstIndex(of: String(choice)).map { count.estimate.shares[$0] }
    }
}
