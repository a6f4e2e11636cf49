import Elections
import Wording

/// The chart as a picture: all rows on one axis around zero, where the official value stands.
extension ForestChart {
    var picture: PanelPicture {
        let words = words
        let ordered = orderedRows
        let names = VegaLite.uniqueNames(ordered.map(\.label))
        let hasSizes = Set(rows.compactMap(\.stations)).count > 1
        let largest = rows.compactMap(\.stations).max() ?? 0
        let panel = PanelPicture.Panel(
            paint: ballotNumber.map { .pair($0) } ?? .muted, centre: 0, reference: 0, band: commonMargin,
            slots: ordered.map { .init(mark: Self.mark($0, largest: largest)) })
        let isGrouped = isGrouped
        return PanelPicture(
            rows: zip(names, ordered).map { name, row in
                .init(
                    name: name, label: row.label, detail: row.secondLabel,
                    isTested: row.state != .notTestable, group: isGrouped ? row.group ?? "" : nil,
                    value: Self.difference(row, words), verdict: row.verdict)
            },
            panels: [panel], span: PanelPicture.span([panel], least: 0.01) { $0 * 1.06 },
            axisTitle: words.differenceAxis(basis),
            format: "+.2~f", step: 28,
            data: .init(
                value: "difference_points", low: "lower_points", high: "upper_points",
                outerLow: "outer_lower_points", outerHigh: "outer_upper_points",
                area: hasSizes ? ("n_tps", words.label(chart: .stations)) : nil),
            messages: rows.isEmpty ? [words.label(chart: .noQuickCount)] : [], key: key(words),
            lead: chanceSentence(words),
            heads: (
                words.label(chart: .lower),
                words.higherThan(basis),
                words.label(chart: .higher), words.label(chart: .differenceInPoints)
            ))
    }

    /// The mark of a row: filled where the range includes the official value, its area in proportion to the stations
    /// within sizes that can be seen; nothing without a difference.
    private static func mark(_ row: Row, largest: Int) -> RangeMark? {
        guard let difference = row.difference else { return nil }
        let part = row.stations.flatMap { largest > 0 && $0 > 0 ? Double($0) / Double(largest) : nil }
        let side = part.map { max(5, 11 * $0.squareRoot()) } ?? 7
        let glyph: RangeMark.Glyph =
            switch row.state {
            case .inside: .square
            case .outside: .openSquare
            case .notTestable: .cross
            }
        return RangeMark(
            value: difference, low: row.low, high: row.high, outerLow: row.outerLow, outerHigh: row.outerHigh,
            glyph: glyph, side: glyph == .cross ? 8 : side)
    }

    /// `−0,62 (−1,53 s.d. 0,29)`.
    static func difference(_ row: Row, _ words: any Wording) -> String {
        guard let difference = row.difference else { return "–" }
        let value = words.numbers.points(difference)
        guard let low = row.low, let high = row.high else { return value }
        return "\(value) (\(words.range(low, high)))"
    }

    /// What the marks mean; only marks that are drawn are explained.
    private func key(_ words: any Wording) -> [(KeyGlyph, String)] {
        let all = rows.filter { $0.difference != nil }
        var items = words.key(
            basis, level: level, states: Set(all.map(\.state)), inside: .squareInside, outside: .squareOutside
        )
        if all.contains(where: { $0.outerLow != nil }) {
            items.append((.thinLine, words.range(.plain, level: outerLevel)))
        }
        if all.contains(where: { $0.state == .notTestable }) {
            items.append((.cross, words.label(chart: .notTested)))
        }
        if let commonMargin {
            let points = words.numbers.decimal(100 * commonMargin, 1)
            items.append((.band, words.publishedMargin(points)))
        }
        if Set(all.compactMap(\.stations)).count > 1 {
            items.append((.none, words.label(chart: .areaIsStations)))
        }
        return items
    }

    public var pageCount: Int { ListLayout.pageCount(rows.count) }

    public func svg(width: ChartWidth, page: Int) -> String {
        text(layout(width), page: page, description: altText)
    }

    /// All pages; the rows are ordered and measured once.
    public func svgs(width: ChartWidth) -> [String] {
        let (layout, description) = (layout(width), altText)
        return (1...pageCount).map { text(layout, page: $0, description: description) }
    }

    private func layout(_ width: ChartWidth) -> ListLayout {
        ListLayout(picture, width, words, basis)
    }

    private func text(_ layout: ListLayout, page: Int, description: String) -> String {
        let suffix = (page > 1 ? "-\(page)" : "") + (layout.page.isNarrow ? "-m" : "")
        return layout.drawing(page: page, title: title, subtitle: subtitle, footer: footer)
            .svg(id: Markup.identifier(id) + suffix, title: title, description: description)
    }

    func drawing(_ width: ChartWidth, page: Int = 1) -> Drawing {
        layout(width).drawing(page: page, title: title, subtitle: subtitle, footer: footer)
    }

    public var vegaLite: String { picture.vegaLite(self, subtitle: subtitle, tidy) }
}
