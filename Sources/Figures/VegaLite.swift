import Elections

/// The parts that the Vega-Lite 5 specifications of all charts share.
enum VegaLite {
    /// A whole specification: title at the left, width of its container, `step` pixels a row, data inside.
    static func specification(
        _ chart: some Chart, subtitle: String, step: Double, data: JSONText,
        layers: [JSONText]
    ) -> String {
        let words = ChartWords(chart.language)
        let subtitles = [subtitle, words.notOfficial].filter { !$0.isEmpty }
        var members: [(String, JSONText)] = [
            ("$schema", "https://vega.github.io/schema/vega-lite/v5.json"),
            ("description", .string(chart.altText)),
            (
                "title",
                .object([
                    ("text", .string(chart.title)), ("subtitle", .array(subtitles.map { .string($0) })),
                    ("anchor", "start"), ("frame", "group"),
                ])
            ),
            ("width", "container"), ("height", .object([("step", .number(step))])),
            ("data", .object([("values", data)])),
            ("layer", .array(layers)),
            (
                "config",
                .object([
                    ("font", "Helvetica Neue, Arial, Noto Sans, sans-serif"),
                    ("view", .object([("stroke", .null)])),
                ])
            ),
        ]
        if chart.language == .indonesian {
            let locale: JSONText = .object([
                ("decimal", ","), ("thousands", "."), ("grouping", .array([.number(3)])),
                ("currency", .array(["Rp", ""])),
            ])
            let embed: JSONText = .object([("formatLocale", locale)])
            members.append(("usermeta", .object([("embedOptions", embed)])))
        }
        return JSONText.object(members).text() + "\n"
    }

    /// The rows from top to bottom, in the order of the drawing.
    static func rowAxis(_ names: [String]) -> JSONText {
        .object([
            ("field", "row"), ("type", "nominal"), ("sort", .array(names.map { .string($0) })),
            ("title", .null), ("axis", .object([("labelLimit", .number(200)), ("ticks", false)])),
        ])
    }

    static func valueAxis(_ field: String, title: String, format: String) -> JSONText {
        .object([
            ("field", .string(field)), ("type", "quantitative"), ("title", .string(title)),
            ("scale", .object([("zero", false)])), ("axis", .object([("format", .string(format))])),
        ])
    }

    /// A layer of the rows that pass a filter.
    static func layer(
        where filter: String? = nil, mark: [(String, JSONText)], encoding: [(String, JSONText)]
    ) -> JSONText {
        var members: [(String, JSONText)] = []
        if let filter {
            members.append(("transform", .array([.object([("filter", .string(filter))])])))
        }
        members.append(("mark", .object(mark)))
        members.append(("encoding", .object(encoding)))
        return .object(members)
    }

    /// Names that differ from each other: a second `SMRC` becomes `SMRC (2)`.
    static func uniqueNames(_ labels: [String]) -> [String] {
        var taken = Set<String>()
        return labels.map { label in
            var name = label
            var count = 1
            while !taken.insert(name).inserted {
                count += 1
                name = "\(label) (\(count))"
            }
            return name
        }
    }
}
