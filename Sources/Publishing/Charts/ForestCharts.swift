import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

/// The chart of all tested counts: the difference of the pair on which each verdict rests.
enum ForestCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        chart(source).map { .charts([$0]) } ?? .nothing(.noneTested)
    }

    /// The chart; `nil` where nothing is tested.
    static func chart(_ source: ChartSource) -> ChartSet.Entry? {
        let (result, wording) = (source.result, source.wording)
        let tested = result.comparisons.filter { $0.isTested && $0.repeatOf == nil }
        guard !tested.isEmpty else { return nil }
        let shown = farthest(tested, result)
        let notes =
            shown.count < tested.count ? [wording.farthestCounts(shown.count, of: tested.count)] : []
        let chart = ForestChart(
            source.head(
                "forest", tested, subtitle: wording.forestSubtitle(isOfSample: result.isOfSample),
                footer: source.footer(shown, notes: notes)),
            subject: source.told(result.election.title), level: result.options.level,
            outerLevel: result.options.edgeLevel,
            tested: .init(
                tested.count, inside: tested.count(where: \.verdict.isInside),
                expectedOutside: result.batch.expectedOutside),
            rows: rows(shown, source))
        return .init(name: "forest", chart: chart)
    }

    /// Rows that a chart of all counts has at most.
    private static let mostRows = 100

    /// The counts that lie farthest from the recap as seen by their own ranges, in their order.
    private static func farthest(_ tested: [Comparison], _ result: ReconciliationResult) -> [Comparison] {
        guard tested.count > mostRows, !result.isOfSample else { return tested }
        let reach = tested.map { comparison in
            comparison.decisive.flatMap { choice in
                choice.simultaneous.map { abs(choice.difference) / max(($0.high - $0.low) / 2, .ulpOfOne) }
            } ?? 0
        }
        let shown = tested.indices.sorted { (reach[$1], $0) < (reach[$0], $1) }.prefix(mostRows)
        return shown.sorted().map { tested[$0] }
    }

    /// Rows with names that tell them apart: one pollster may have counted in a place twice.
    private static func rows(_ counts: [Comparison], _ source: ChartSource) -> [ForestChart.Row] {
        let titles = ownTitles(counts, source)
        let rows = counts.map { row($0, source, titles, isDated: false) }
        let alike = Dictionary(grouping: rows, by: \.label)
        return zip(counts, rows).map { count, plain in
            (alike[plain.label]?.count ?? 0) > 1 ? row(count, source, titles, isDated: true) : plain
        }
    }

    /// Titles of the contests without the words that most of them begin with, as "Kenya 2017" of "Presidential election of Kenya
    /// 2017"; none where there is one contest.
    private static func ownTitles(_ counts: [Comparison], _ source: ChartSource) -> [String: String] {
        let contests = counts.map(\.contest).uniqued().compactMap(source.result.election.contest)
        guard contests.count > 1 else { return [:] }
        let words = contests.map { $0.title.split(separator: " ") }
        func isOfMost(_ start: ArraySlice<Substring>) -> Bool {
            let alike = words.filter { $0.starts(with: start) }
            return 2 * alike.count > words.count && alike.allSatisfy { $0.count > start.count }
        }
        let own = words.map { title in
            title.dropFirst((0..<title.count).last { isOfMost(title.prefix($0)) } ?? 0).joined(separator: " ")
        }
        return Dictionary(zip(contests.map(\.id), own)) { first, _ in first }
    }

    private static func row(
        _ comparison: Comparison, _ source: ChartSource, _ titles: [String: String], isDated: Bool
    ) -> ForestChart.Row {
        let (result, words) = (source.result, source.words)
        let choice = comparison.decisive
        let name = result.election.regionName(comparison.region)
        let known = name == comparison.region.text ? nil : name
        // Parts of a sample are named by their regions already.
        let other = result.isOfSample ? nil : words.place(comparison.region, in: comparison.contest)
        let contest = isDated ? result.election.contest(comparison.contest) : nil
        let year = contest?.electionDate.map { " " + $0.prefix(4) } ?? ""
        // Two rounds of a year have the titles of their contests.
        let own = contest.flatMap { $0.region == comparison.region ? source.place($0) : nil }
        let region = own ?? (known ?? other).map { $0 + year }
        // Among counts of several contests one is of its own.
        let place = (region ?? titles[comparison.contest]).map { $0 + ": " } ?? ""
        let digit =
            TileGridChart.provinces(on: "9").contains(String(comparison.region.text.prefix(2)))
                && comparison.region.assumedLevel != nil
                && result.election.contest(comparison.contest).map {
                    TileGridCharts.isKnown(comparison.region, in: $0)
                } == true ? comparison.region.text.first : nil
        let pair = choice.map { words.pair($0.choice, in: comparison.contest) } ?? ""
        return .init(
            label: place + source.label(comparison), detail: pair,
            group: digit.flatMap { $0.wholeNumberValue }.flatMap(source.wording.island),
            difference: .init(
                choice?.difference, low: choice?.simultaneous?.low, high: choice?.simultaneous?.high,
                outerLow: choice?.edge?.low, outerHigh: choice?.edge?.high,
                state: comparison.verdict.isInside ? .inside : .outside),
            stations: comparison.estimate.stations, verdict: words.label(comparison),
            tone: source.tone(comparison))
    }
}
