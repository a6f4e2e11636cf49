/// What the marks mean; only marks that are drawn are explained.
extension IntervalDotsLayout {
    mutating func key() {
        let words = page.words
        let range = words.range(level: chart.level)
        var items: [(KeyGlyph, String)] = []
        let cells = chart.rows.flatMap(\.cells).filter { $0.share != nil }
        if chart.hasRecap {
            items.append((.recap, words.officialRecap))
            if cells.contains(where: { $0.state == .inside }) {
                items.append(
                    (
                        .dotInside,
                        words.pick("\(range) memuat \(words.recap)", "\(range) includes the \(words.recap)")
                    ))
            }
            if cells.contains(where: { $0.state == .outside }) {
                items.append(
                    (
                        .dotOutside,
                        words.pick("\(words.recap) di luar rentang", "\(words.recap) outside the range")
                    ))
            }
            if cells.contains(where: { $0.state == .notTestable }) {
                items.append((.hollowSquare, words.notTested))
            }
        } else {
            if cells.contains(where: { $0.low != nil }) {
                items.append((.dotInside, words.pick("dengan \(range)", "with \(range)")))
            }
            if cells.contains(where: { $0.low == nil }) {
                items.append((.hollowSquare, words.pick("tanpa rentang", "without a range")))
            }
        }
        page.key(items)
    }
}
