import Elections
import Ground
import Wording

/// Times in which the official page could not be read, beside captures of it.
///
/// `to` is the last moment of an outage: a day without an hour to its end. Where there is none, nobody reported an end: the page
/// was back when it was captured again. A page that was received was there.
struct TimelineOutages {
    private struct Reported {
        var from: String
        /// Empty where no end was reported.
        var to: String
        var days: ClosedRange<Double>
        /// Whether it may have begun or ended at any hour of a day.
        var isByDay: Bool
    }

    /// In the order of their beginnings.
    private let reported: [Reported]
    /// When captures were received, in order.
    private let received: [Double]

    /// - Parameters:
    ///   - contest: The contest of the chart.
    ///   - captures: When captures were received, in days since 1970.
    ///   - outages: All that were reported.
    init(_ contest: Contest, _ captures: [Double], _ outages: [Outage]) {
        let received = captures.sorted()
        self.received = received
        reported = outages.filter { $0.contest.isEmpty || $0.contest == contest.id }
            .compactMap { TimelineOutages.read($0, received) }.sorted {
                $0.days.lowerBound < $1.days.lowerBound
            }
    }

    private static func read(_ outage: Outage, _ received: [Double]) -> Reported? {
        func isDay(_ text: String) -> Bool { !text.contains("T") && !text.contains(":") }
        guard let from = CaptureTime(outage.from, atNoon: false) else { return nil }
        let isByDay = isDay(outage.from) || isDay(outage.to)
        let end: Double
        if outage.to.isEmpty {
            // It may have begun at the end of its day, and nobody saw the page on the next one.
            let begun = isDay(outage.from) ? from.days + 1 : from.days
            let last = Double(max(CaptureTime.day(received.last ?? begun), from.day)) + 2
            end = received.first { $0 >= begun } ?? max(last, begun)
        } else {
            guard let to = CaptureTime(outage.to, atNoon: false) else { return nil }
            end = isDay(outage.to) ? to.days + 1 : to.days
        }
        guard end > from.days else { return nil }
        return Reported(from: outage.from, to: outage.to, days: from.days...end, isByDay: isByDay)
    }

    /// As much time behind the captures as these take, and three days at least, is drawn.
    private var horizon: Double {
        guard let first = received.first, let last = received.last else { return 0 }
        return Double(CaptureTime.day(last)) + 1 + max(3, (last - first).rounded(.up))
    }

    /// What is drawn, in days after one of them; those that touch are one, except at a capture.
    func spans(after first: Int) -> [ClosedRange<Double>] {
        let all = reported.flatMap { outage in
            without(
                outage.days.lowerBound...max(outage.days.lowerBound, min(horizon, outage.days.upperBound)),
                outage.isByDay)
        }
        return all.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: [ClosedRange<Double>]()) {
            merged, next in
            let isMet = received.contains(next.lowerBound)
            if let last = merged.last,
                next.lowerBound < last.upperBound || (next.lowerBound == last.upperBound && !isMet)
            {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, next.upperBound)
            } else {
                merged.append(next)
            }
        }.map { $0.lowerBound - Double(first)...$0.upperBound - Double(first) }.filter { $0.upperBound > 0 }
    }

    /// The last day of which something is drawn.
    var lastDay: Int? {
        spans(after: 0).map(\.upperBound).max().map { CaptureTime.day($0.nextDown) }
    }

    /// When the page could not be read, as reported, those that overlap as one; `nil` where nothing was reported.
    ///
    /// A report without an end is none of an end that another report gives, and takes none away: the two are said apart.
    func said(_ words: any Wording, _ numbers: NumberText) -> String? {
        let merged = [true, false].flatMap { isOpen in
            reported.filter { $0.to.isEmpty == isOpen }.reduce(into: [Reported]()) { merged, next in
                guard let last = merged.last, next.days.lowerBound < last.days.upperBound else {
                    merged.append(next)
                    return
                }
                if next.days.upperBound > last.days.upperBound { merged[merged.count - 1].to = next.to }
                merged[merged.count - 1].days =
                    last.days.lowerBound...max(last.days.upperBound, next.days.upperBound)
            }
        }.sorted { ($0.days.lowerBound, $0.days.upperBound) < ($1.days.lowerBound, $1.days.upperBound) }
        guard !merged.isEmpty else { return nil }
        return words.unreachable(
            merged.map { (numbers.moment($0.from), $0.to.isEmpty ? nil : numbers.moment($0.to)) })
    }

    /// What is left of a time without the page between captures inside it.
    ///
    /// One that is known by the day may have begun and ended at any hour: of it, what is at least a day long is left, else the
    /// longest part.
    private func without(_ outage: ClosedRange<Double>, _ isByDay: Bool) -> [ClosedRange<Double>] {
        let inside = received.filter { outage.contains($0) }
        let ends = ([outage.lowerBound] + inside + [outage.upperBound])
        let parts = zip(ends, ends.dropFirst()).filter { $0 < $1 }.map { $0...$1 }
        guard isByDay, !inside.isEmpty else { return parts }
        func length(_ part: ClosedRange<Double>) -> Double { part.upperBound - part.lowerBound }
        let long = parts.filter { length($0) >= 1 }
        return long.isEmpty ? parts.max { length($0) < length($1) }.map { [$0] } ?? [] : long
    }
}
