import Wording

extension TimelineChart {
    /// Of a panel: outages, ranges of counts, the display, and the result at the end.
    func marks(_ panel: Panel, _ axis: PlotAxis, end: Double) -> [PlotMark] {
        func mark(_ shape: PlotMark.Shape, _ x: Double, _ share: Double, dy: Double = 0) -> PlotMark {
            PlotMark(shape, .ink, x: x, y: 100 * share, dy: dy)
        }
        // Ranges of many counts make each other darker, and the display must be seen through all of them.
        let opacity = max(0.06, 0.3 / Double(max(1, panel.ranges.count)))
        var marks = outages.map {
            PlotMark(
                .hatch, .muted, x: max(0, $0.lowerBound), x2: min(end, $0.upperBound),
                y2: axis.low + 0.06 * (axis.high - axis.low))
        }
        marks += panel.ranges.map {
            PlotMark(
                .area(opacity: opacity), .pair(panel.ballotNumber), x: 0, y: 100 * $0.lowerBound, x2: end,
                y2: 100 * $0.upperBound)
        }
        marks.append(
            PlotMark(.path(panel.line.map { ($0.time, 100 * $0.share) }, width: 2, isStep: true), .ink))
        marks += panel.line.map { mark(.point(.disc, side: 5), $0.time, $0.share) }
        marks += panel.captures.filter(\.isGarbled).map {
            PlotMark(.point(.cross, side: 8), .muted, x: $0.time, y: 100 * $0.share)
        }
        if let first = panel.line.first, panel.line.count > 1 {
            marks.append(mark(.text(words.share(first.share)), first.time, first.share, dy: -8))
        }
        if let last = panel.line.last, panel.official.map({ abs($0 - last.share) > 0.004 }) ?? true {
            marks.append(mark(.text(words.share(last.share)), last.time, last.share, dy: 16))
        }
        guard let official = panel.official else { return marks }
        let final = PlotMark.Shape.text(words.share(official) + "%", anchor: .end, bold: true)
        return marks + [
            mark(.point(.square, side: 9), end, official), mark(final, end, official, dy: -8),
        ]
    }
}
