/// The line that says what the marks mean; only marks that are drawn are explained.
extension IntervalDotsLayout {
    mutating func key() {
        let words = page.words
        let range = words.range(level: chart.level)
        var items: [(Glyph, String)] = []
        let cells = chart.rows.flatMap(\.cells).filter { $0.share != nil }
        if chart.hasRecap {
            items.append((.recap, words.officialRecap))
            if cells.contains(where: { $0.state == .inside }) {
                items.append((.filled, words.pick("\(range) memuat rekap", "\(range) includes the recap")))
            }
            if cells.contains(where: { $0.state == .outside }) {
                items.append((.hollow, words.pick("rekap di luar rentang", "recap outside the range")))
            }
            if cells.contains(where: { $0.state == .notTestable }) {
                items.append((.square, words.notTested))
            }
        } else {
            if cells.contains(where: { $0.low != nil }) {
                items.append((.filled, words.pick("dengan \(range)", "with \(range)")))
            }
            if cells.contains(where: { $0.low == nil }) {
                items.append((.square, words.pick("tanpa rentang", "without a range")))
            }
        }
        var x = page.left
        for (glyph, text) in items {
            let width = 16 + FontMetrics.width(text, size: 11)
            if x > page.left, x + width > page.right {
                x = page.left
                page.y += 16
            }
            glyph.draw(&page.canvas, x: x + 5, y: page.y + 6)
            page.canvas.text(text, x: x + 15, y: page.y + 10, page.small)
            x += width + 10
        }
        page.y += 24
    }

    /// A mark of the key, in grey because it stands for every pair.
    enum Glyph {
        case recap, filled, hollow, square

        func draw(_ canvas: inout Canvas, x: Double, y: Double) {
            switch self {
            case .recap: canvas.square(x, y, side: 8, .ink, filled: true)
            case .filled:
                canvas.line(x - 6, y, x + 6, y, .muted, width: 2)
                canvas.circle(x, y, radius: 4, .muted, filled: true)
            case .hollow:
                canvas.line(x - 6, y, x + 6, y, .muted, width: 2)
                canvas.circle(x, y, radius: 4, .muted, filled: false)
            case .square: canvas.square(x, y, side: 8, .muted, filled: false)
            }
        }
    }
}
