import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

/// The chart of differences by size of the sample.
enum FunnelCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let points = source.result.comparisons.filter { $0.isTested && $0.repeatOf == nil }
            .compactMap { point($0, source) }
        guard points.count >= FunnelChart.fewest else {
            return .nothing(.few(known: points.count, needed: FunnelChart.fewest))
        }
        let deviations = points.map { $0.error * Double($0.point.stations).squareRoot() }
        guard let deviation = Percentile.quantiles(deviations, [0.5])?.first, deviation > 0 else {
            return .nothing(.noneTested)
        }
        let limits = FunnelChart.levels.map { level in
            FunnelChart.Limit(level: level, reach: Normal.upperQuantile((1 - level) / 2))
        }
        let z = points.map { $0.point.difference / deviation * Double($0.point.stations).squareRoot() }
        let dispersion = z.reduce(0) { $0 + $1 * $1 } / Double(z.count)
        let counts = points.map(\.count)
        let choices = points.map(\.point.choice).uniqued()
        let outside = z.count { abs($0) > limits[0].reach }
        let title = source.wording.funnelTitle(outside: outside, of: z.count, level: limits[0].level)
        let chart = FunnelChart(
            source.head(
                "funnel", counts, place: source.place, title: "\(source.place): \(title)",
                subtitle: source.wording.funnelSubtitle(
                    source.basis, choice: choices.count == 1 ? choices[0] : nil),
                footer: source.footer(counts)),
            subject: source.told(source.election.title), points: points.map(\.point), deviation: deviation,
            limits: limits,
            inflation: dispersion > 1.5 ? dispersion.squareRoot() : nil)
        return .charts([.init(name: "funnel", chart: chart)])
    }

    /// The difference of the first choice of the official result, with its standard error.
    private static func point(
        _ count: Comparison, _ source: ChartSource
    ) -> (point: FunnelChart.Point, error: Double, count: Comparison)? {
        let leader = count.choices.filter { !$0.isRemainder }.max { $0.official < $1.official }
        guard let stations = count.estimate.stations, stations > 0, let leader,
            let error = leader.standardError, error > 0
        else { return nil }
        let place = source.election.contest(count.contest).map(source.place) ?? ""
        let name =
            source.result.isOfSample || source.election.contests.count == 1
            ? source.label(count) : "\(source.label(count)), \(place)"
        return (
            .init(
                label: name, stations: stations, difference: leader.difference,
                choice: source.words.pair(leader.choice, in: count.contest),
                verdict: source.words.label(count)),
            error, count
        )
    }
}
