import Elections
import Wording

/// The axis of time and the marks of panels.
extension TimelineChart {
    /// An axis of time in days: where it begins, the last capture or outage and the edge where the result stands, and its labels.
    struct Scale {
        var low: Double
        var last: Double
        var end: Double
        var title: String
        var labels: [(value: Double, text: String)]
        /// Between all that has a time and the result, which stands outside the scale.
        var gap: Double { (last + end) / 2 }
    }

    /// When the display showed no vote any more; `nil` where it never did.
    var emptied: String? {
        let moments = panels.first?.line.filter(\.isEmptied).map(\.moment) ?? []
        return moments.isEmpty ? nil : words.displayEmptied(moments)
    }

    /// That the result stands at the end whenever it came; `nil` where there is none.
    var notToScale: String? {
        panels.contains { $0.official != nil } ? words.notToScale(decided, basis) : nil
    }

    /// Days with their names, or the hours of a night and a day at most, with the days below them.
    var scale: Scale {
        let times = panels.flatMap(\.captures).map(\.time)
        // A page that cannot be read after its last capture is no less dark.
        let last = (times + outages.map(\.upperBound)).max() ?? 1
        guard let first = times.min(), last > first, last - first <= 1.25 else {
            return Scale(
                low: 0, last: last, end: max(Double(days.count), last + 0.4), title: "",
                labels: days.enumerated().map { (Double($0.offset), $0.element) })
        }
        let (from, to) = (Int((24 * first).rounded(.down)), Int((24 * last).rounded(.up)))
        let step = [1, 2, 3, 6].first { (to - from) / $0 <= 6 } ?? 6
        let hours = stride(from: (from + step - 1) / step * step, through: to, by: step)
        let named = [from / 24, Int(last.nextDown)].uniqued().filter(days.indices.contains).map { days[$0] }
        return Scale(
            low: Double(from) / 24, last: last, end: last + max(0.02, 0.18 * Double(to - from) / 24),
            title: named.joined(separator: " – "),
            labels: hours.map { (Double($0) / 24, words.clock(hour: $0 % 24)) })
    }

    /// The colour of the ranges of each panel.
    var keyOfRanges: [(shape: PlotMark.Shape, paint: Paint, text: String)] {
        let said = words.countRange(level: level)
        let ranged = panels.filter { !$0.ranges.isEmpty }
        return ranged.map { panel in
            (
                .area(opacity: 0.3), .pair(panel.choice),
                ranged.count > 1 ? "\(panel.choice): \(said)" : said
            )
        }
    }

    var keyOfBreak: [(shape: PlotMark.Shape, paint: Paint, text: String)] {
        panels.contains { $0.official != nil }
            ? [(.rule(width: 1, dash: TimelineChart.dash), .muted, words.label(plot: .endOfScale))] : []
    }

    private static let dash = "2 3"

    /// Of a panel: outages, ranges of counts, the display, and the result behind the end of the scale.
    func marks(_ panel: Panel, _ axis: PlotAxis, _ scale: Scale) -> [PlotMark] {
        let end = scale.end
        func mark(_ shape: PlotMark.Shape, _ x: Double, _ share: Double, dy: Double = 0) -> PlotMark {
            PlotMark(shape, .ink, x: x, y: 100 * share, dy: dy)
        }
        // Ranges of many counts make each other darker, and the display must be seen through all of them.
        let opacity = max(0.06, 0.3 / Double(max(1, panel.ranges.count)))
        var marks = outages.map {
            PlotMark(
                .hatch, .muted, x: max(scale.low, $0.lowerBound), x2: min(end, $0.upperBound),
                y2: axis.low + 0.06 * (axis.high - axis.low))
        }
        marks += panel.ranges.map {
            PlotMark(
                .area(opacity: opacity), .pair(panel.choice), x: scale.low, y: 100 * $0.lowerBound,
                x2: end, y2: 100 * $0.upperBound)
        }
        marks.append(
            PlotMark(.path(panel.line.map { ($0.time, 100 * $0.share) }, width: 2, isStep: true), .ink))
        marks += panel.line.map { mark(.point(.disc, side: 5), $0.time, $0.share) }
        marks += panel.captures.filter(\.isGarbled).map {
            PlotMark(.point(.cross, side: 8), .muted, x: $0.time, y: 100 * $0.share)
        }
        marks += emptiedLabel(panel, scale)
        marks += figures(panel)
        guard let official = panel.official else { return marks }
        let final = PlotMark.Shape.text(share(official) + "%", anchor: .end, bold: true)
        marks.append(
            PlotMark(.rule(width: 1, dash: TimelineChart.dash), .muted, x: scale.gap, x2: scale.gap))
        return marks + [
            mark(.point(.square, side: 9), end, official), mark(final, end, official, dy: -8),
        ]
    }

    /// What a fall to nothing is, beside the line: where it fell late there is room before it, otherwise behind where it came back.
    private func emptiedLabel(_ panel: Panel, _ scale: Scale) -> [PlotMark] {
        guard let place = panel.line.firstIndex(where: \.isEmptied) else { return [] }
        let fell = panel.line[place].time
        let isLate = fell - scale.low > 0.4 * (scale.end - scale.low)
        let back = panel.line[place...].first { !$0.isEmptied }?.time ?? fell
        return [
            PlotMark(
                .text(words.label(plot: .noVotesShown), anchor: isLate ? .end : .start), .muted,
                x: isLate ? fell : back, y: 0, dx: isLate ? -6 : 6, dy: -6)
        ]
    }

    /// The first and the last figure of the display, on the side that the line does not go to.
    private func figures(_ panel: Panel) -> [PlotMark] {
        let line = panel.line
        func figure(_ capture: DisplayCapture, isAbove: Bool) -> PlotMark {
            PlotMark(
                .text(share(capture.share)), .ink, x: capture.time, y: 100 * capture.share,
                dy: isAbove ? -8 : 16)
        }
        guard let first = line.first, let last = line.last, line.count > 1 else {
            return line.first.map { [figure($0, isAbove: true)] } ?? []
        }
        let next = line.dropFirst().first { $0.share != first.share } ?? last
        let before = line.dropLast().last { $0.share != last.share } ?? first
        let isLastSaid = panel.official.map { abs($0 - last.share) > 0.004 } ?? true
        return [figure(first, isAbove: next.share < first.share)]
            + (isLastSaid ? [figure(last, isAbove: before.share < last.share)] : [])
    }
}
