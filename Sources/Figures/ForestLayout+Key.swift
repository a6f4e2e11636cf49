import Elections

/// What the marks mean; only marks that are drawn are explained.
extension ForestLayout {
    static func keyItems(_ chart: ForestChart, _ words: ChartWords) -> [(KeyGlyph, String)] {
        let range = words.range(level: chart.level)
        var items: [(KeyGlyph, String)] = []
        let all = chart.rows.filter { $0.difference != nil }
        if all.contains(where: { $0.state == .inside }) {
            items.append(
                (
                    .squareInside,
                    words.pick("\(range) memuat \(words.recap)", "\(range) includes the \(words.recap)")
                ))
        }
        if all.contains(where: { $0.state == .outside }) {
            items.append(
                (
                    .squareOutside,
                    words.pick("\(words.recap) di luar rentang", "\(words.recap) outside the range")
                ))
        }
        if all.contains(where: { $0.outerLow != nil }) {
            items.append((.thinLine, words.range(level: chart.outerLevel)))
        }
        if all.contains(where: { $0.state == .notTestable }) { items.append((.cross, words.notTested)) }
        if let margin = chart.commonMargin {
            let points = words.numbers.decimal(100 * margin, 1)
            items.append(
                (
                    .band,
                    words.pick(
                        "margin yang diterbitkan ±\(points) poin", "published margin ±\(points) points")
                ))
        }
        let sizes = Set(all.compactMap(\.stations))
        if sizes.count > 1 {
            items.append(
                (.none, words.pick("Luas kotak: jumlah TPS", "Area of the square: number of stations")))
        }
        return items
    }
}
