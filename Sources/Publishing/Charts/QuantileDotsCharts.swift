import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

/// Charts of twenty equally likely shares of the leading choice for each count, one for each contest.
enum QuantileDotsCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let charts = source.election.contests.compactMap { chart(of: $0, source) }
        return charts.isEmpty ? .nothing(source.lackOfCounts(otherwise: .noneTested)) : .charts(charts)
    }

    private static func chart(of contest: Contest, _ source: ChartSource) -> ChartSet.Entry? {
        let (counts, undrawn) = source.onAxis(of: contest)
        let recap = source.recap(contest, counts)
        guard counts.contains(where: \.isTested), let choice = shown(counts, recap) else { return nil }
        let rows = counts.compactMap { count -> QuantileDotsChart.Row? in
            guard let place = count.estimate.choices.firstIndex(of: String(choice)) else { return nil }
            return .init(
                label: source.label(count), stations: count.estimate.stations,
                dataIn: count.page?.dataInPercent?.fraction,
                share: count.estimate.shares[place], dots: dots(count, choice, place),
                verdict: verdict(count, choice, source), tone: source.tone(count))
        }
        let called = source.words.pair(choice, in: contest.id)
        let name = "quantile-dots-\(source.names[contest.id])"
        return .init(
            name: name,
            chart: QuantileDotsChart(
                source.head(
                    name, counts, place: source.place(contest),
                    title: source.title(counts, of: contest),
                    subtitle: source.wording.quantileSubtitle(
                        called, source.subject(contest), source.whole(of: contest)),
                    footer: source.footer(counts, of: contest, undrawn: undrawn)),
                contest: source.told(contest.title), choice: choice, name: called,
                official: recap?.share(of: choice), rows: rows),
            contest: contest.id)
    }

    /// The choice that is drawn: where a count lies outside, the one on which that verdict rests, of the count farthest out;
    /// dots around the line beside "not consistent" would contradict the word.
    private static func shown(_ counts: [Comparison], _ recap: Recap?) -> Choice? {
        let outside = counts.filter(\.verdict.isOutside).compactMap(\.decisive)
        let reach = { (share: Comparison.ComparedShare) in
            share.simultaneous.map { abs(share.difference) / max($0.halfWidth, .ulpOfOne) } ?? 0
        }
        return outside.max { reach($0) < reach($1) }?.choice ?? leading(counts, recap)
    }

    /// The verdict on a count, with the choice that it rests on where that is another than the one drawn.
    private static func verdict(_ count: Comparison, _ choice: Choice, _ source: ChartSource) -> String {
        let label = source.words.label(count)
        guard count.verdict.isOutside, let other = count.decisive?.choice, other != choice else {
            return label
        }
        return source.wording.verdict(label, restsOn: source.words.pair(other, in: count.contest))
    }

    /// The first choice of the official result, or of the counts where there is none.
    private static func leading(_ counts: [Comparison], _ recap: Recap?) -> Choice? {
        if let first = recap?.ranking.first?.choice { return first }
        let sums = counts.flatMap { zip($0.estimate.choices, $0.estimate.shares) }
            .reduce(into: [String: Double]()) { $0[$1.0, default: 0] += $1.1 }
        return sums.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { Choice($0.key) }
    }

    /// The quantiles (i − 0.5)/20 of the share given the count; none where its sampling error is unknown.
    ///
    /// - Parameters:
    ///   - count: A count.
    ///   - choice: The choice.
    ///   - place: Its place among those of the count.
    static func dots(_ count: Comparison, _ choice: Choice, _ place: Int) -> [Double] {
        guard count.isTested,
            let error = count.choices.first(where: { $0.choice == choice })?.standardError, error > 0
        else { return [] }
        let degrees = count.estimate.choiceDegreesOfFreedom?[place] ?? count.estimate.degreesOfFreedom
        return quantiles(share: count.estimate.shares[place], standardError: error, degrees: degrees)
    }

    /// Twenty equally likely values of a share, from the smallest up.
    ///
    /// - Parameters:
    ///   - share: The estimate, a fraction.
    ///   - standardError: Its standard error, a fraction.
    ///   - degrees: Degrees of freedom; normal where `nil`.
    static func quantiles(share: Double, standardError: Double, degrees: Double?) -> [Double] {
        (1...20).map { place in
            let tail = (Double(place) - 0.5) / 20
            let reach = -StudentT.upperQuantile(tail, degreesOfFreedom: degrees)
            return min(1, max(0, share + reach * standardError))
        }
    }
}
