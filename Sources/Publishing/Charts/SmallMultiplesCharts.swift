import Elections
import Figures
import Reconciliation
import Statistics
import Wording

/// The chart of a small panel for each region.
enum SmallMultiplesCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let regions = source.regions
        guard regions.count > 1 else { return .nothing(.few(known: regions.count, needed: 2)) }
        let counts = source.counts(in: regions)
        let held = counts.map(\.contest).uniqued().compactMap(source.election.contest)
        // Without a count the official figures are all there is: where they are from is said, and what they are no counts of.
        let only = counts.isEmpty && source.election.contests.count == 1 ? source.election.contests[0] : nil
        var head = source.head(
            "small-multiples", counts, place: source.place,
            title: source.title(counts, place: source.place), subtitle: "",
            footer: source.footer(counts, of: only, undrawn: source.undrawn(of: held)))
        head.basis = source.basis
        let chart = SmallMultiplesChart(
            head, subject: source.told(source.election.title), level: source.level,
            regions: regions.map { region in
                .init(
                    name: region.name, state: source.state(region),
                    reason: source.reason(region), brief: source.brief(region),
                    counts: region.counts.compactMap { count($0, source) })
            }, panel: Set(regions.map(\.code)).count < regions.count ? .contest : .region)
        return .charts([.init(name: "small-multiples", chart: chart)])
    }

    private static func count(_ count: Comparison, _ source: ChartSource) -> CountedValue? {
        guard source.isOnAxis(count),
            let choice = count.isTested ? count.decisive : count.largestDifference
        else { return nil }
        let range = choice.simultaneous
        return .init(
            name: source.label(count),
            value: .init(
                choice.difference, low: range?.low, high: range?.high,
                state: !count.isTested
                    ? .notTestable : count.verdict.isInside || count.isAmongMany ? .inside : .outside),
            tone: source.tone(count))
    }
}
