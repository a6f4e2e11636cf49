import Elections
import Foundation
import Wording

/// Limits and points of a funnel.
extension FunnelChart {
    func curves(
        _ reach: Double, _ first: Double, _ last: Double, _ most: Double, dash: String?
    ) -> [PlotMark] {
        [1.0, -1].map { side in
            let points = (0...60).map { step -> (x: Double, y: Double) in
                let x = first + (last - first) * Double(step) / 60
                return (x, side * 100 * reach * deviation / exp2(x / 2))
            }.filter { abs($0.y) <= most }
            return PlotMark(.path(points, width: 1.2, dash: dash), .muted)
        }
    }

    func marks(_ point: Point, _ reach: Double, isFar: Bool) -> [PlotMark] {
        let y = min(reach, max(-reach, 100 * point.difference))
        let disc = PlotMark(
            .point(.disc, side: isFar ? 9 : 7), isFar ? .ink : .pair(1),
            x: log2(Double(point.stations)), y: y)
        guard isFar else { return [disc] }
        let text =
            said(point)
            + (abs(100 * point.difference) > reach ? " \(words.numbers.points(point.difference))" : "")
        return [
            disc,
            PlotMark(
                .text(text), .ink, x: log2(Double(point.stations)), y: y, dy: y > 0 ? -8 : 16, yields: true),
        ]
    }
}
