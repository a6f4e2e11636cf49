import Elections
import Wording

/// The chart as a picture: a panel for each pair with its own axis around the official share.
extension IntervalDotsChart {
    var picture: PanelPicture {
        let words = words
        let rows = testedRows + untestedRows
        let names = VegaLite.uniqueNames(rows.map(\.label))
        let panels = panels.map { panel -> PanelPicture.Panel in
            let slots = rows.map { row in
                row.cell(panel.ballotNumber).map { PanelPicture.Slot(mark: mark($0, words)) }
            }
            return .init(
                heading: panel.heading, key: ("ballot_no", panel.ballotNumber),
                paint: .pair(panel.ballotNumber),
                centre: panel.official ?? Self.middle(slots.flatMap { $0?.mark?.bounds ?? [] }),
                reference: panel.official, label: panel.official.map { words.share($0) + "%" }, slots: slots)
        }
        return PanelPicture(
            rows: zip(names, rows).map { name, row in
                .init(
                    name: name, label: row.label,
                    detail: row.detail ?? words.rests(on: row.stations, dataIn: row.dataIn),
                    isTested: row.isTested)
            },
            panels: panels, span: PanelPicture.span(panels, least: 0.015) { $0 + 0.005 },
            axisTitle: words.label(chart: .shareOfVotes), format: ".1~f",
            step: 36,
            data: .init(value: "share_pct", low: "lower_pct", high: "upper_pct"), messages: messages(words),
            key: key(words))
    }

    /// The middle of what the pollsters say, where there is no official share.
    private static func middle(_ values: [Double]) -> Double {
        guard let low = values.min(), let high = values.max() else { return 0.5 }
        return (low + high) / 2
    }

    /// A disc or ring with a range, an open square without a test; nothing without a share.
    private func mark(_ cell: Cell, _ words: any Wording) -> RangeMark? {
        guard let share = cell.share else { return nil }
        let hasRange = cell.low != nil && cell.high != nil
        let isDot = cell.state != .notTestable || (!hasRecap && hasRange)
        return RangeMark(
            value: share, low: cell.low, high: cell.high,
            glyph: isDot ? (cell.state == .outside ? .ring : .disc) : .openSquare, label: words.share(share))
    }

    /// What is missing, said in a frame.
    private func messages(_ words: any Wording) -> [String] {
        var sentences: [String] = []
        if rows.isEmpty { sentences.append(words.label(chart: .noQuickCount)) }
        if !hasRecap {
            sentences.append(words.label(chart: .noRecap))
        } else if rows.isEmpty {
            let values = panels.compactMap { panel in
                panel.official.map { "\(panel.heading) \(words.share($0))%" }
            }
            let reference = words.officialReference(basis)
            sentences.append(
                reference.prefix(1).uppercased() + reference.dropFirst() + ": "
                    + values.joined(separator: " · "))
        }
        return sentences
    }

    /// What the marks mean; only marks that are drawn are explained.
    private func key(_ words: any Wording) -> [(KeyGlyph, String)] {
        let cells = rows.flatMap(\.cells).filter { $0.share != nil }
        guard hasRecap else {
            return [
                cells.contains { $0.low != nil }
                    ? (.dotInside, words.range(.with, level: level)) : nil,
                cells.contains { $0.low == nil }
                    ? (.hollowSquare, words.label(chart: .noRange)) : nil,
            ].compactMap { $0 }
        }
        return [(.recap, words.officialReference(basis))]
            + words.key(
                basis, level: level, states: Set(cells.map(\.state)), inside: .dotInside, outside: .dotOutside
            )
            + (cells.contains { $0.state == .notTestable }
                ? [(.hollowSquare, words.label(chart: .notTested))] : [])
    }

    public func svg(width: ChartWidth, page: Int) -> String {
        let prefix = Markup.identifier(id) + (width == .narrow ? "-m" : "")
        return drawing(width).svg(id: prefix, title: title, description: altText)
    }

    func drawing(_ width: ChartWidth) -> Drawing {
        PanelLayout(picture, width, words, basis)
            .drawing(title: title, subtitle: subtitle, footer: footer)
    }

    public var vegaLite: String { picture.vegaLite(self, subtitle: subtitle, tidy) }
}
