import Statistics
import Testing

@testable import Figures

/// Numbers over marks stand off the official line, and off that of a rule where there is room.
@Suite struct NumberOffLinesTests {
    /// Against a search over all places of the panel, a fifth of a pixel apart.
    @Test func asNearAsThereIsRoom() {
        var random = Xoshiro256(seed: 7)
        let texts = ["50.2", "5", "100.00", "–"]
        for _ in 0..<3_000 {
            let axis = PanelAxis(
                centre: 0.5, span: 0.05 + 0.2 * Double(random.integer(below: 100)) / 100, left: 20,
                width: Double(60 + random.integer(below: 300)))
            let share = { axis.low + (axis.high - axis.low) * Double(random.integer(below: 1_001)) / 1_000 }
            var panel = PanelPicture.Panel(paint: .ink, slots: [])
            if random.integer(below: 4) > 0 { panel.reference = share() }
            if random.integer(below: 2) > 0 { panel.line = share() }
            let text = texts[random.integer(below: texts.count)]
            let (x, half) = (axis.x(share()), FontMetrics.width(text, size: 11) / 2)
            let middle = axis.middle(of: text, at: x, off: panel)
            let (first, last) = (axis.left + half - 4, axis.right - half + 4)
            #expect(middle >= first - 1e-9 && middle <= last + 1e-9)
            let official = panel.reference.map(axis.x)
            let rule = panel.line.map(axis.x)
            func isFree(_ place: Double, _ lines: [Double?], _ air: Double) -> Bool {
                lines.allSatisfy { $0.map { abs($0 - place) > half + air } ?? true }
            }
            let places = stride(from: first, through: last, by: 0.2)
            let nearest = { (lines: [Double?]) in
                places.filter { isFree($0, lines, 3) }.map { abs($0 - x) }.min()
            }
            if let free = nearest([official, rule]) {
                #expect(isFree(middle, [official, rule], 2.98), "\(text) at \(x) of \(panel)")
                #expect(abs(middle - x) <= free + 0.4)
            } else if nearest([official]) != nil {
                #expect(isFree(middle, [official], 2.98), "\(text) at \(x) of \(panel)")
            }
        }
    }
}
