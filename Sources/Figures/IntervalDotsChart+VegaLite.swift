import Elections

extension IntervalDotsChart {
    /// What the mark of a share is: a disc or ring with a range, an open square without a test.
    func glyph(_ cell: Cell) -> RangeMark.Glyph? {
        guard cell.share != nil else { return nil }
        let hasRange = cell.low != nil && cell.high != nil
        guard cell.state != .notTestable || (!hasRecap && hasRange) else { return .openSquare }
        return cell.state == .outside ? .ring : .disc
    }

    /// A panel for each pair with its own axis around the official share, as in the drawing.
    public var vegaLite: String {
        let words = ChartWords(language, basis)
        let layout = IntervalDotsLayout(self, .wide)
        let names = VegaLite.uniqueNames((testedRows + untestedRows).map(\.label))
        let axes = panels.map { panel in
            PanelAxis(
                centre: IntervalDotsLayout.centre(panel, rows), span: layout.span, left: 0,
                width: layout.panelWidth)
        }
        let drawn = zip(names, testedRows + untestedRows).flatMap { name, row in
            zip(panels, axes).compactMap { panel, axis -> PanelPicture.Drawn? in
                guard let cell = row.cell(panel.ballotNumber) else { return nil }
                let label = cell.share.map { share in
                    let text = words.share(share)
                    let middle = IntervalDotsLayout.middle(
                        of: text, at: axis.x(share), beside: panel.official, axis)
                    return (text, axis.share(at: middle))
                }
                return .init(row: name, glyph: glyph(cell), label: label)
            }
        }
        let picture = PanelPicture(
            rows: names,
            panels: zip(panels, axes).map { panel, axis in
                .init(
                    heading: panel.heading, key: ("ballot_no", panel.ballotNumber),
                    paint: .pair(panel.ballotNumber), centre: axis.centre,
                    reference: panel.official, label: panel.official.map { words.share($0) + "%" })
            },
            columns: layout.columns, panelWidth: layout.panelWidth, span: layout.span,
            axisTitle: words.pick("Bagian suara sah (%)", "Share of valid votes (%)"), format: ".1~f",
            step: 36,
            data: .init(value: "share_pct", low: "lower_pct", high: "upper_pct"))
        return picture.vegaLite(self, subtitle: subtitle, tidy, drawn: drawn)
    }
}
