import Elections

extension ForestChart {
    /// What a row's mark is: filled where the range includes the official value.
    static func glyph(_ row: Row) -> RangeMark.Glyph? {
        guard row.difference != nil else { return nil }
        switch row.state {
        case .inside: return .square
        case .outside: return .openSquare
        case .notTestable: return .cross
        }
    }

    /// All rows on one axis around zero, where the official value stands.
    public var vegaLite: String {
        let words = ChartWords(language, basis)
        let rows = orderedRows
        let names = VegaLite.uniqueNames(rows.map(\.label))
        let hasSizes = Set(rows.compactMap(\.stations)).count > 1
        let picture = PanelPicture(
            rows: names,
            panels: [
                .init(
                    paint: ballotNumber.map { .pair($0) } ?? .muted, centre: 0, reference: 0,
                    band: commonMargin)
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
        return picture.vegaLite(
            self, subtitle: subtitle, tidy,
            drawn: zip(names, rows).map { .init(row: $0, glyph: Self.glyph($1)) })
    }
}
