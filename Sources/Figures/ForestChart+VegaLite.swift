import Elections

extension ForestChart {
    /// Ranges as rules, differences as squares, the recap as a dark rule at zero.
    public var vegaLite: String {
        let words = ChartWords(language, basis)
        let names = VegaLite.uniqueNames(orderedRows.map(\.label))
        let title = words.pick(
            basis == .sample ? "Sampel dikurangi berkas resmi (poin)" : "Hitung cepat dikurangi rekap (poin)",
            basis == .sample ? "Sample minus official file (points)" : "Quick count minus recap (points)")
        func x(_ field: String) -> (String, JSONText) {
            ("x", VegaLite.valueAxis(field, title: title, format: "+.2~f"))
        }
        func x2(_ field: String) -> (String, JSONText) { ("x2", .object([("field", .string(field))])) }
        let y: (String, JSONText) = ("y", VegaLite.rowAxis(names))
        let colour = JSONText.string((ballotNumber.map { Paint.pair($0) } ?? .muted).light)
        let hasSizes = Set(rows.compactMap(\.stations)).count > 1
        let size: (String, JSONText) = (
            "size",
            hasSizes
                ? .object([
                    ("field", "n_tps"), ("type", "quantitative"),
                    ("title", .string(words.pick("TPS", "Stations"))),
                    (
                        "scale",
                        .object([("range", .array([.number(25), .number(121)])), ("zero", true)])
                    ),
                ]) : .object([("value", .number(64))])
        )
        let square: [(String, JSONText)] = [("type", "point"), ("shape", "square"), ("color", colour)]
        let layers: [JSONText] = [
            VegaLite.layer(
                mark: [
                    ("type", "rule"), ("color", .string(Paint.ink.light)), ("strokeWidth", .number(2)),
                ],
                encoding: [("x", .object([("datum", .number(0))]))]),
            VegaLite.layer(
                mark: [("type", "rule"), ("color", colour), ("strokeWidth", .number(1))],
                encoding: [x("all_lower_points"), x2("all_upper_points"), y]),
            VegaLite.layer(
                mark: [("type", "rule"), ("color", colour), ("strokeWidth", .number(2.5))],
                encoding: [x("lower_points"), x2("upper_points"), y]),
            VegaLite.layer(
                where: "datum.state === 'inside'",
                mark: square + [("filled", true), ("opacity", .number(1))],
                encoding: [x("difference_points"), y, size]),
            VegaLite.layer(
                where: "datum.state === 'outside'",
                mark: square + [
                    ("filled", false), ("fill", "white"), ("strokeWidth", .number(2)),
                    ("opacity", .number(1)),
                ],
                encoding: [x("difference_points"), y, size]),
            VegaLite.layer(
                where: "datum.state === 'not-testable'",
                mark: [
                    ("type", "point"), ("shape", "cross"), ("color", colour), ("angle", .number(45)),
                    ("filled", true), ("size", .number(50)),
                ],
                encoding: [x("difference_points"), y]),
        ]
        let data = tidy
        let named = TidyData(
            names: ["row"] + data.names, rows: zip(names, data.rows).map { [.text($0)] + $1 })
        return VegaLite.specification(
            self, subtitle: subtitle, step: 28, data: named.json, layers: layers)
    }
}
