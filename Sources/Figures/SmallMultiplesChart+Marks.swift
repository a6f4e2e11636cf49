import Elections
import Wording

/// Marks of a small panel.
extension SmallMultiplesChart {
    /// How many panels have no count, for a card that does not show them.
    var without: [String] {
        let count = regions.count { $0.state == .noCount }
        return count == 0 ? [] : [words.panels(count, of: panel, saying: words.label(plot: .noCount))]
    }

    /// Height of a count, pixels; more where figures stand beside pointers.
    func room(_ region: Region, _ span: Double) -> Double {
        region.counts.contains { 100 * abs($0.value.value ?? 0) > span } ? 13 : 9
    }

    func marks(_ region: Region, span: Double) -> [PlotMark] {
        guard !region.counts.isEmpty else { return [] }
        let first = -Double(region.counts.count - 1) / 2
        let room = room(region, span)
        let ends = [-span, span].map { PlotMark(.rule(width: 1), .grid, x: $0, x2: $0) }
        return ends + [PlotMark(.rule(width: 1.5), .ink, x: 0, x2: 0)]
            + region.counts.enumerated().flatMap { index, count in
                marks(count, span: span, y: room * (first + Double(index)))
            }
    }

    /// A count with its range; where either reaches beyond the panel, pointers say so.
    private func marks(_ count: CountedValue, span: Double, y: Double) -> [PlotMark] {
        guard let value = count.value.value.map({ 100 * $0 }) else { return [] }
        let paint = Paint.tone(count.tone)
        func pointer(isHigh: Bool, side: Double) -> PlotMark {
            PlotMark(
                .point(isHigh ? .rightPointer : .leftPointer, side: side), paint,
                x: isHigh ? span : -span, y: y)
        }
        guard abs(value) <= span else {
            let isHigh = value > 0
            return [
                pointer(isHigh: isHigh, side: 8),
                PlotMark(
                    .text(words.numbers.decimal(value, 1, signed: true), anchor: isHigh ? .end : .start),
                    .ink, x: isHigh ? span : -span, y: y, dx: isHigh ? -7 : 7, dy: 4),
            ]
        }
        var marks: [PlotMark] = []
        if let low = count.value.low, let high = count.value.high {
            marks.append(
                PlotMark(
                    .rule(width: 1.5), paint, x: max(-span, 100 * low), y: y, x2: min(span, 100 * high),
                    y2: y))
            if 100 * low < -span { marks.append(pointer(isHigh: false, side: 6)) }
            if 100 * high > span { marks.append(pointer(isHigh: true, side: 6)) }
        }
        let glyph: PlotMark.Glyph =
            switch count.value.state {
            case .inside: .disc
            case .outside: .ring
            case .notTestable: .openSquare
            }
        return marks + [PlotMark(.point(glyph, side: 7), paint, x: value, y: y)]
    }
}
