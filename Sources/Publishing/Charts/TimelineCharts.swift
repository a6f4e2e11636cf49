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
                CaptureTime(capture.capturedAt).map { (capture, $0) }
            }
            return (all, name)
        }.first { $0.all.count > 1 }
    }

    private static func chart(of contest: Contest, _ source: ChartSource) -> ChartSet.Entry? {
        guard let (captures, display) = captures(of: contest, source),
            let first = captures.map(\.1.day).min(), let last = captures.map(\.1.day).max()
        else { return nil }
        let emptied = emptied(captures)
        let counts = source.counts(of: contest)
        let recap = source.recap(contest, counts)
        let shown = choices(of: contest, recap, captures.map(\.0), source)
        let panels = shown.map { candidate in
            TimelineChart.Panel(
                ballotNumber: candidate.ballotNumber, name: source.words.chartName(candidate),
                captures: captures.enumerated().compactMap { place, entry in
                    let (capture, time) = entry
                    let isEmptied = emptied.contains(place)
                    return (isEmptied ? 0 : share(candidate.ballotNumber, in: capture)).map {
                        .init(
                            time: time.days - Double(first),
                            moment: source.words.numbers.moment(capture.capturedAt), share: $0,
                            isGarbled: isGarbled(capture), isEmptied: isEmptied)
                    }
                }, ranges: counts.compactMap { range(candidate.ballotNumber, $0) },
                official: recap?.share(of: candidate.ballotNumber))
        }
        guard let lead = panels.first, let start = lead.line.min(by: { $0.time < $1.time }),
            let end = lead.line.max(by: { $0.time < $1.time })
        else { return nil }
        let all = source.election.candidates(of: contest.id)
        let name = "count-timeline-\(source.names[contest.id])"
        let pages = source.hosts(captures.map(\.0.source))
        var footer = source.footer(counts, of: contest)
        footer.sources.append(
            ([source.wording.label(plot: display)] + pages).joined(separator: " "))
        let shares = source.wording.timelineTitle(
            source.words.shortName(lead.ballotNumber, in: contest.id),
            first: source.words.numbers.decimal(100 * start.share, 1),
            last: source.words.numbers.decimal(100 * end.share, 1),
            final: lead.official.map { source.words.numbers.decimal(100 * $0, 1) })
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
                ? all.first { $0.ballotNumber != lead.ballotNumber }.map(source.words.chartName) : nil,
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
                recap?.share(of: all[place].ballotNumber)
                    ?? last.flatMap { share(all[place].ballotNumber, in: $0) } ?? 0
            }
            return (size(other), one) < (size(one), other)
        }
        return ordered.prefix(all.count == 2 ? 1 : 2).map { all[$0] }
    }

    /// A share as the page prints it, or of the votes that it shows.
    private static func share(_ number: Int, in capture: Capture) -> Double? {
        guard let entry = capture.entries.first(where: { $0.ballotNumber == number }) else { return nil }
        if let percent = entry.sharePercent { return percent.fraction }
        guard let votes = entry.votes, let sum = capture.voteSum, sum > 0 else { return nil }
        return Double(votes) / Double(sum)
    }

    /// Places of captures that show no vote of anybody though one before them did.
    private static func emptied(_ captures: [(Capture, CaptureTime)]) -> Set<Int> {
        var (found, hadVotes): (Set<Int>, Bool) = ([], false)
        for place in captures.indices.sorted(by: { captures[$0].1.days < captures[$1].1.days }) {
            let capture = captures[place].0
            let sum = capture.voteSum ?? 0
            if sum > 0
                || capture.entries.contains(where: { $0.sharePercent.map { $0.fraction > 0 } ?? false })
            {
                hadVotes = true
            } else if hadVotes, capture.voteSum == 0 {
                found.insert(place)
            }
        }
        return found
    }

    private static func isGarbled(_ capture: Capture) -> Bool {
        if capture.isGarbled { return true }
        guard let sum = capture.voteSum, let valid = capture.validVotes else { return false }
        return sum != valid
    }

    private static func range(_ number: Int, _ count: Comparison) -> ClosedRange<Double>? {
        guard let choice = count.choices.first(where: { $0.ballotNumber == number }),
            let range = choice.simultaneous
        else { return nil }
        let (low, high) = (max(0, choice.official + range.low), min(1, choice.official + range.high))
        return low <= high ? low...high : nil
    }
}

/// A moment of a data file as days since 1 January 1970, in the zone in which it is written.
struct CaptureTime {
    let days: Double
    var day: Int { CaptureTime.day(days) }

    static func day(_ days: Double) -> Int { Int(days.rounded(.down)) }

    /// - Parameters:
    ///   - text: `2018-06-27T20:14:00+07:00` or a day.
    ///   - atNoon: Whether a day without an hour is its noon, and not its beginning.
    init?(_ text: String, atNoon: Bool = true) {
        let parts = text.split(separator: "T", maxSplits: 1)
        let date = (parts.first ?? "").split(separator: "-").compactMap { Int($0) }
        guard date.count == 3, (1...12).contains(date[1]), (1...31).contains(date[2]) else { return nil }
        var hours = atNoon ? 12.0 : 0
        if parts.count == 2 {
            let clock = parts[1].prefix(5).split(separator: ":").compactMap { Int($0) }
            guard clock.count == 2 else { return nil }
            hours = Double(clock[0]) + Double(clock[1]) / 60
        }
        days = Double(CaptureTime.number(date[0], date[1], date[2])) + hours / 24
    }

    /// Days since 1 January 1970 of a day of the Gregorian calendar.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `2018-6-28`.
    static func text(day: Int) -> String {
        let shifted = day + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let number = month + (month < 10 ? 3 : -9)
        let year = yearOfEra + 400 * (shifted / 146_097) + (number <= 2 ? 1 : 0)
        return "\(year)-\(number)-\(dayOfYear - (153 * month + 2) / 5 + 1)"
    }
}
