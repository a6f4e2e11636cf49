import Elections

/// The chart as a picture: all rows on one axis around zero, where the official value stands.
extension ForestChart {
    /// The mark of a row: filled where the range includes the official value; nothing without a difference.
    ///
    /// - Parameter side: Side of the square, pixels.
    static func mark(_ row: Row, side: Double = 8) -> RangeMark? {
        guard let difference = row.difference else { return nil }
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

    public var vegaLite: String {
        let words = ChartWords(language, basis)
        let ordered = orderedRows
        let names = VegaLite.uniqueNames(ordered.map(\.label))
        let hasSizes = Set(rows.compactMap(\.stations)).count > 1
        let picture = PanelPicture(
            rows: zip(names, ordered).map { name, row in
                .init(
                    name: name, label: row.label, detail: row.secondLabel, isTested: row.state != .notTestable
                )
            },
            panels: [
                .init(
                    paint: ballotNumber.map { .pair($0) } ?? .muted, centre: 0, reference: 0,
                    band: commonMargin, slots: ordered.map { .init(mark: Self.mark($0)) })
            ],
            span: ForestLayout.span(self),
            axisTitle: words.pick(
                basis == .sample
                    ? "Sampel dikurangi berkas resmi (poin)" : "Hitung cepat dikurangi rekap (poin)",
                basis == .sample ? "Sample minus official file (points)" : "Quick count minus recap (points)"),
            format: "+.2~f", step: 28,
            data: .init(
                value: "difference_points", low: "lower_points", high: "upper_points",
                outerLow: "outer_lower_points", outerHigh: "outer_upper_points",
                area: hasSizes ? ("n_tps", words.pick("TPS", "Stations")) : nil))
        return picture.vegaLite(self, subtitle: subtitle, tidy)
    }
}
