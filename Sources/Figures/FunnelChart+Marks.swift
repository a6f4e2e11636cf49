import Elections
import Foundation
import Wording

/// Limits and points of a funnel.
extension FunnelChart {
    /// Ends of the axis of sizes, on which each step doubles.
    var ends: (first: Double, last: Double) {
        let sizes = points.map { Double($0.stations) }
        return (log2(max(1, (sizes.min() ?? 1) * 0.85)), log2(max(2, (sizes.max() ?? 2) * 1.15)))
    }

    /// What the axis of differences reaches to either side, points.
    var reach: Double { Reach.limit(points.map { abs($0.difference) }, least: 0.01) * 115 }

    /// What is said of limits that allow for the spread of all differences: that they are dashed, or too wide for the chart.
    var inflated: [String] {
        guard let inflation else { return [] }
        let factor = words.numbers.decimal(inflation, 1)
        let narrowest = 100 * (limits.first?.reach ?? 0) * inflation * deviation / exp2(ends.last / 2)
        return [narrowest <= reach ? words.overdispersion(factor) : words.overdispersionBeyond(factor)]
    }

    func curves(
        _ reach: Double, _ first: Double, _ last: Double, _ most: Double, dash: String?
    ) -> [PlotMark] {
        [1.0, -1].compactMap { side in
            let points = (0...60).map { step -> (x: Double, y: Double) in
                let x = first + (last - first) * Double(step) / 60
                return (x, side * 100 * reach * deviation / exp2(x / 2))
            }.filter { abs($0.y) <= most }
            return points.isEmpty ? nil : PlotMark(.path(points, width: 1.2, dash: dash), .muted)
        }
    }

    /// Height of the picture, pixels.
    static let height = 300.0
    /// Pixels that a name needs between a limit and the line of no difference.
    private static let room = 22.0
    /// Pixels that a name needs below a limit.
    private static let line = 16.0

    /// Names of the limits: at the right end, the inner one below its curve and the outer one above, where there is room and no curve
    /// stands between; else below the start of the lower curves, where they are farthest apart.
    func names(_ reach: Double, _ first: Double, _ last: Double) -> [PlotMark] {
        func distance(_ limit: Limit, _ x: Double) -> Double { 100 * limit.reach * deviation / exp2(x / 2) }
        let pixels = FunnelChart.height / 2 / reach
        let hasRoom =
            inflation == nil && limits.allSatisfy { distance($0, last) < reach }
            && (limits.first.map { distance($0, last) * pixels >= FunnelChart.room } ?? true)
        return limits.map { limit in
            let name = words.limit(limit.level)
            if hasRoom {
                return PlotMark(
                    .text(name, anchor: .end), .muted, x: last, y: distance(limit, last), dx: -2,
                    dy: limit == limits.first ? 13 : -5)
            }
            // Where the lower curve is a line of text above the foot of the picture, from where it rises.
            let foot = reach - FunnelChart.line / pixels
            guard distance(limit, first) > foot else {
                return PlotMark(
                    .text(name, anchor: .start), .muted, x: first, y: -distance(limit, first), dx: 4, dy: 14)
            }
            return PlotMark(
                .text(name, anchor: .start), .muted, x: 2 * log2(100 * limit.reach * deviation / foot),
                y: -reach, dx: 3, dy: -3)
        }
    }

    /// What points are that lie outside the outer limit.
    var keyOfFar: [(shape: PlotMark.Shape, paint: Paint, text: String)] {
        guard let outer = limits.last, !far.isEmpty else { return [] }
        return [
            (.point(.disc, side: 9), .ink, words.beyondLimit(outer.level)),
            (.point(.upPointer, side: 9), .ink, words.label(plot: .beyondAxis)),
        ]
    }

    /// A point; farther out than the axis reaches, a pointer within its end, with the figure.
    func marks(_ point: Point, _ reach: Double, isFar: Bool, isNamed: Bool) -> [PlotMark] {
        let (x, y) = (log2(Double(point.stations)), 100 * point.difference)
        let paint = isFar ? Paint.ink : .pair(1)
        let isBeyond = abs(y) > reach
        let end = min(reach, max(-reach, y))
        let glyph: PlotMark.Glyph = !isBeyond ? .disc : y > 0 ? .upPointer : .downPointer
        let mark = PlotMark(
            .point(glyph, side: isFar ? 9 : 7), paint, x: x, y: end, dy: isBeyond ? (y > 0 ? 6 : -6) : 0)
        guard isNamed || isBeyond else { return [mark] }
        let text = "\(words.numbers.points(point.difference)) \(said(point))"
        // The name of what lies beyond an end stands on the side of the middle.
        let dy = isBeyond ? (y > 0 ? 25.0 : -17) : y > 0 ? -8 : 16
        return [
            mark,
            PlotMark(.text(text), .ink, x: x, y: end, dy: dy, yields: true),
        ]
    }
}
