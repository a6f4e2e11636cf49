import Elections
import Ground
import Wording

extension FormChecksChart {
    public var altText: String {
        let words = words
        var sentences = [words.checksChart(by: level, about: subject, finding: title)]
        if let worst = asked.max(by: { $0.total < $1.total }), worst.total > 0 {
            sentences.append(words.mostForms(worst.label, forms: worst.total))
        }
        if let first = folded(to: 1).columns.first, columns.count > 1, hasFailures {
            sentences.append(words.largestTotal(by: level, first.name))
        }
        let silent = rows.filter { $0.failed == nil }.map(\.name)
        if !silent.isEmpty {
            sentences.append(words.notAsked(rules: silent))
        }
        return sentences.joined(separator: " ")
    }

    public var dataTable: ChartTable {
        let words = words
        let shown = folded(to: FormChecksChart.mostColumns)
        return ChartTable(
            caption: title,
            header: [words.label(chart: .rule)] + shown.columns.map(\.name) + [words.label(chart: .total)],
            rows: shown.rows.map { row in
                guard let failed = row.failed else {
                    return [row.label] + shown.columns.map { _ in "–" } + [words.label(chart: .notAsked)]
                }
                return [row.label] + (failed + [row.total]).map(words.number)
            } + [
                [words.label(chart: .complete)] + shown.columns.map { String($0.completePercent) }
                    + [String(shown.all.completePercent)]
            ],
            isNumeric: [false] + shown.columns.map { _ in true } + [true])
    }

    /// All columns together.
    var all: Column {
        Column(
            name: "", forms: forms, complete: columns.reduce(0) { $0 + $1.complete })
    }

    /// One row per rule and column; no figure where the rule was not asked.
    var tidy: TidyData {
        TidyData(
            names: ["rule", "text", "asked", "region", "forms", "forms_complete", "failed"],
            rows: rows.flatMap { row in
                columns.enumerated().map { index, column in
                    [
                        .text(row.rule), .text(row.text), .text(row.failed == nil ? "no" : "yes"),
                        .text(column.name), .integer(column.forms), .integer(column.complete),
                        DataValue(row.failed?[index]),
                    ]
                }
            })
    }

    public var csv: String { tidy.csv }

    /// Cells as rectangles with their numbers; rules that were not asked as a grey row.
    public var vegaLite: String {
        let words = words
        let shown = folded(to: FormChecksChart.mostColumns)
        let names = VegaLite.uniqueNames(shown.columns.map(\.name))
        let labels = VegaLite.uniqueNames(shown.rows.map(\.label))
        let regions = shown.columns.count - (shown.isFolded ? 1 : 0)
        let data: [JSONNode] = shown.rows.enumerated().flatMap { place, row in
            names.indices.map { column in
                let failed = row.failed?[column]
                // As in the drawing: all others together have a number and no colour.
                let step = failed.map { $0 > 0 && column < regions ? shown.step($0) : 0 } ?? 0
                return [
                    "row": .string(labels[place]), "region": .string(names[column]),
                    "failed": failed.map { .decimal(Double($0)) } ?? nil,
                    "fill": step == 0 ? nil : .string(Paint.heat(step).light),
                    "ink": .string((step == 0 ? Paint.ink : .onHeat(step)).light),
                ]
            }
        }
        let cell: JSONNode = [
            "x": [
                "field": "region", "type": "nominal", "scale": ["domain": .strings(names)],
                "title": .string(level), "axis": ["orient": "top", "labelAngle": 0],
            ], "y": VegaLite.rowAxis(labels),
        ]
        /// The colour that the data hold.
        func colour(_ field: JSONNode) -> JSONNode {
            ["color": ["field": field, "type": "nominal", "scale": nil]]
        }
        func layer(where filter: JSONNode, _ mark: JSONNode, _ more: JSONNode = [:]) -> JSONNode {
            ["transform": [["filter": filter]], "mark": mark, "encoding": cell + more]
        }
        let number: JSONNode = ["text": ["field": "failed", "type": "quantitative", "format": ",d"]]
        let muted = JSONNode.string(Paint.muted.light)
        let note = words.label(chart: .strokesAndDots)
        return VegaLite.specification(
            self, subtitle: [subtitle, note].filter { !$0.isEmpty }.joined(separator: " · "), basis: .forms,
            data: .array(data),
            body: [
                "width": "container", "height": ["step": 24],
                "layer": [
                    layer(where: "datum.fill !== null", ["type": "rect"], colour("fill")),
                    layer(where: "datum.failed > 0", ["type": "text"], number + colour("ink")),
                    layer(
                        where: "datum.failed === 0", ["type": "text", "text": "·", "color": muted]),
                    layer(
                        where: "datum.failed === null", ["type": "text", "text": "–", "color": muted]),
                ],
            ])
    }

    /// Step of the hue for a count, from 1; equal ratios are equal distances.
    func step(_ count: Int) -> Int {
        let regions = columns.count - (isFolded ? 1 : 0)
        let most = rows.compactMap { $0.failed?.prefix(regions).max() }.max() ?? 0
        guard most > 1 else { return 2 }
        // Integer powers: count^5 against most^k, without a logarithm that may differ between machines.
        let (value, bound) = (Double(count), Double(most))
        var power = value * value * value * value * value
        var step = 1
        while step < Paint.heatSteps, power > bound {
            power /= bound
            step += 1
        }
        return step
    }
}
