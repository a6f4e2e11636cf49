import Elections

extension IntervalDotsChart {
    /// All pairs on one axis of shares: ranges as rules, shares as points, official shares as dark rules.
    public var vegaLite: String {
        let words = ChartWords(language, basis)
        let rows = testedRows + untestedRows
        let names = VegaLite.uniqueNames(rows.map(\.label))
        let share = VegaLite.valueAxis(
            "share_pct", title: words.pick("Bagian suara sah (%)", "Share of valid votes (%)"),
            format: ".1~f")
        let pairs = panels.map { JSONText.string($0.heading) }
        let colours = panels.map { JSONText.string(Paint.pair($0.ballotNumber).light) }
        let colour: JSONText = .object([
            ("field", "pair"), ("type", "nominal"),
            ("scale", .object([("domain", .array(pairs)), ("range", .array(colours))])),
            ("legend", .object([("title", .null), ("orient", "top")])),
        ])
        let position: [(String, JSONText)] = [
            ("y", VegaLite.rowAxis(names)),
            ("yOffset", .object([("field", "ballot_no"), ("type", "ordinal")])), ("color", colour),
        ]
        let filled = hasRecap ? "datum.state === 'inside'" : "datum.lower_pct !== null"
        let square =
            hasRecap ? "datum.state === 'not-testable'" : "datum.lower_pct === null"
        let ring: [(String, JSONText)] = [
            ("filled", false), ("fill", "white"), ("strokeWidth", .number(2)), ("opacity", .number(1)),
        ]
        var layers = [
            VegaLite.layer(
                mark: [("type", "rule"), ("strokeWidth", .number(2.5))],
                encoding: [("x", lowerAxis(words)), ("x2", .object([("field", "upper_pct")]))] + position),
            VegaLite.layer(
                where: filled,
                mark: [("type", "point"), ("filled", true), ("opacity", .number(1)), ("size", .number(64))],
                encoding: [("x", share)] + position),
            VegaLite.layer(
                where: square,
                mark: [("type", "point"), ("shape", "square"), ("size", .number(64))] + ring,
                encoding: [("x", share)] + position),
        ]
        if hasRecap {
            layers.append(
                VegaLite.layer(
                    where: "datum.state === 'outside'",
                    mark: [("type", "point"), ("size", .number(64))] + ring,
                    encoding: [("x", share)] + position))
            layers = officialLayers + layers
        }
        return VegaLite.specification(
            self, subtitle: subtitle, step: 14, data: vegaData(rows, names),
            layers: layers)
    }

    private func lowerAxis(_ words: ChartWords) -> JSONText {
        VegaLite.valueAxis(
            "lower_pct", title: words.pick("Bagian suara sah (%)", "Share of valid votes (%)"),
            format: ".1~f")
    }

    /// A dark rule for each official share with its value at the top.
    private var officialLayers: [JSONText] {
        let values = panels.compactMap { panel in
            panel.official.map {
                JSONText.object([("official_pct", .number(100 * $0)), ("pair", .string(panel.name))])
            }
        }
        let data: (String, JSONText) = ("data", .object([("values", .array(values))]))
        let x: (String, JSONText) = (
            "x", .object([("field", "official_pct"), ("type", "quantitative")])
        )
        let ink = JSONText.string(Paint.ink.light)
        return [
            .object([
                data,
                ("mark", .object([("type", "rule"), ("color", ink), ("strokeWidth", .number(2))])),
                ("encoding", .object([x])),
            ]),
            .object([
                data,
                (
                    "mark",
                    .object([("type", "text"), ("color", ink), ("fontWeight", "bold"), ("dy", .number(-8))])
                ),
                (
                    "encoding",
                    .object([
                        x, ("y", .object([("value", .number(0))])),
                        (
                            "text",
                            .object([
                                ("field", "official_pct"), ("type", "quantitative"), ("format", ".1f"),
                            ])
                        ),
                    ])
                ),
            ]),
        ]
    }

    /// The tidy data with a name for each row and pair.
    private func vegaData(_ rows: [Row], _ names: [String]) -> JSONText {
        let data = tidy
        let places = rows.enumerated().flatMap { index, row in
            panels.filter { row.cell($0.ballotNumber) != nil }.map {
                (names[index], $0.heading)
            }
        }
        return TidyData(
            names: ["row", "pair"] + data.names,
            rows: zip(places, data.rows).map { [.text($0.0), .text($0.1)] + $1 }
        ).json
    }
}
