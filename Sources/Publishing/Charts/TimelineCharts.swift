import Elections
import Figures
import Reconciliation
import Statistics
import Wording

/// Charts of the official display as it came in, one for each contest.
enum TimelineCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let charts = source.election.contests.compactMap { chart(of: $0, source) }
        return charts.isEmpty ? .nothing(.noCaptures) : .charts(charts)
    }

    /// What is drawn in one line: the authority's display, else what else shows a full count while it goes on.
    private static let series: [(kinds: Set<String>, name: PlotLabel)] =
        [(Set(CaptureKind.allCases.filter(\.isOfficialDisplay).map(\.rawValue) + [""]), .display)]
        + [
            (.sirekapNational, .display), (.plenaryPartial, .partialRecap), (.volunteerC1, .otherCount),
            (.otherFullCount, .otherCount), (.campaign, .otherCount), (.other, .otherCount),
        ].map { (kind: CaptureKind, name: PlotLabel) in ([kind.rawValue], name) }

    /// Captures of a contest with their times: of the first series that has two.
    private static func captures(
        of contest: Contest, _ source: ChartSource
    ) -> (all: [(Capture, CaptureTime)], name: PlotLabel)? {
        let own = source.election.captures.filter {
            $0.contest == contest.id && ($0.region == nil || $0.region == contest.region)
        }
        return series.lazy.map { kinds, name in
            let all = own.filter { kinds.contains($0.sourceKind) }.compactMap { capture in
                CaptureTime(capture.capturedAt, precision: capture.timePrecision).map { (capture, $0) }
            }
            return (all, name)
        }.first { $0.all.count > 1 }
    }

    private static func chart(of contest: Contest, _ source: ChartSource) -> ChartSet.Entry? {
        guard let (captures, display) = captures(of: contest, source),
            let first = captures.map(\.1.day).min(), let last = captures.map(\.1.day).max()
        else { return nil }
        let emptied = emptied(captures)
        let (counts, undrawn) = source.onAxis(of: contest)
        let recap = source.recap(contest, counts)
        let shown = choices(of: contest, recap, captures.map(\.0), source)
        let panels = shown.map { candidate in
            TimelineChart.Panel(
                choice: candidate.choice, name: source.words.chartName(candidate),
                captures: captures.enumerated().compactMap { place, entry in
                    let (capture, time) = entry
                    let isEmptied = emptied.contains(place)
                    return (isEmptied ? 0 : share(candidate.choice, in: capture)).map {
                        .init(
                            time: time.days - Double(first), span: time.span(after: first),
                            moment: source.words.numbers.moment(capture.capturedAt), share: $0,
                            isGarbled: isGarbled(capture), isEmptied: isEmptied)
                    }
                }, ranges: counts.compactMap { range(candidate.choice, $0) },
                official: recap?.share(of: candidate.choice))
        }
        guard let lead = panels.first,
            let shares = lead.shown(
                source.words.shortName(lead.choice, in: contest.id), source.wording,
                { source.words.numbers.decimal(100 * $0, 1) })
        else { return nil }
        let all = source.election.candidates(of: contest.id)
        let name = "count-timeline-\(source.names[contest.id])"
        let pages = source.hosts(captures.map(\.0.source))
        var footer = source.footer(counts, of: contest, undrawn: undrawn)
        footer.sources.append(
            ([source.wording.label(plot: display)] + pages).joined(separator: " "))
        // A display that lost all votes is the news, whatever it showed before and after.
        let moments = lead.line.filter(\.isEmptied).map(\.moment)
        let title =
            moments.isEmpty
            ? shares : source.wording.displayEmptiedTitle(moments) + "; " + shares.uncapitalizedFirst
        let outages = TimelineOutages(contest, captures.map(\.1.days), source.election.outages)
        let chart = TimelineChart(
            source.head(
                name, counts, place: source.place(contest), title: "\(source.place(contest)): \(title)",
                subtitle: source.wording.dotsSubtitle(
                    source.subject(contest), source.whole(of: contest), level: nil), footer: footer),
            contest: source.told(contest.title), level: source.level, panels: panels,
            outages: outages.spans(after: first),
            unreachable: outages.said(source.wording, source.words.numbers),
            days: (first...max(last, first, outages.lastDay ?? first)).map {
                source.words.numbers.dayOfYear(CaptureTime.text(day: $0))
            },
            decided: recap.map(\.decidedOn).map { $0.isEmpty ? "" : source.words.numbers.moment($0) } ?? "",
            complement: all.count == 2
                ? all.first { $0.choice != lead.choice }.map(source.words.chartName) : nil,
            display: display)
        return .init(name: name, chart: chart)
    }

    /// The first choice of two, whose panel says all; otherwise the first two by the recap or the last capture.
    private static func choices(
        of contest: Contest, _ recap: Recap?, _ captures: [Capture], _ source: ChartSource
    ) -> [Candidate] {
        let all = source.election.candidates(of: contest.id)
        let last = captures.max { $0.capturedAt < $1.capturedAt }
        let ordered = all.indices.sorted { one, other in
            func size(_ place: Int) -> Double {
                recap?.share(of: all[place].choice)
                    ?? last.flatMap { share(all[place].choice, in: $0) } ?? 0
            }
            return (size(other), one) < (size(one), other)
        }
        return ordered.prefix(all.count == 2 ? 1 : 2).map { all[$0] }
    }

    /// A share as the page prints it, or of the votes that it shows.
    private static func share(_ choice: Choice, in capture: Capture) -> Double? {
        guard let entry = capture.entries.first(where: { $0.choice == choice }) else { return nil }
        if let percent = entry.sharePercent { return percent.fraction }
        guard let votes = entry.votes, let sum = capture.voteSum, sum > 0 else { return nil }
        return Double(votes) / Double(sum)
    }

    /// Places of captures that show no vote of anybody though one that is known to be before them did.
    private static func emptied(_ captures: [(Capture, CaptureTime)]) -> Set<Int> {
        let shown = captures.filter { capture, _ in
            capture.voteSum ?? 0 > 0
                || capture.entries.contains { $0.sharePercent.map { $0.fraction > 0 } ?? false }
        }.map(\.1.end)
        guard let first = shown.min() else { return [] }
        return Set(
            captures.indices.filter { place in
                let (capture, time) = captures[place]
                return capture.voteSum == 0 && first <= time.start
                    && !capture.entries.contains { $0.sharePercent.map { $0.fraction > 0 } ?? false }
            })
    }

    private static func isGarbled(_ capture: Capture) -> Bool {
        if capture.isGarbled { return true }
        guard let sum = capture.voteSum, let valid = capture.validVotes else { return false }
        return sum != valid
    }

    private static func range(_ choice: Choice, _ count: Comparison) -> ClosedRange<Double>? {
        guard let share = count.choices.first(where: { $0.choice == choice }),
            let range = share.simultaneous
        else { return nil }
        let (low, high) = (max(0, share.official + range.low), min(1, share.official + range.high))
        return low <= high ? low...high : nil
    }
}
