import Ground
import Wording

extension GridPicture {
    /// Cells as rectangles with their numbers, rows without counts as strokes; totals beside them and the parts that are
    /// complete below, as in the drawing.
    func vegaLite(_ tidy: TidyData, _ words: any Wording) -> (values: JSONNode, views: JSONNode) {
        let shown = folded(to: GridPicture.mostColumns)
        let names = VegaLite.uniqueNames(shown.columns.map(\.name) + [words.label(chart: .total)])
        let labels = VegaLite.uniqueNames(shown.rows.map(\.label) + [parts])
        var values: [JSONNode] = zip(labels, shown.rows).flatMap { label, row in
            shown.columns.indices.map { column in
                let count = row.counts?[column]
                // As in the drawing: all others together have a number and no colour.
                let step = count.map { $0 > 0 && shown.single.contains(column) ? shown.step($0) : 0 } ?? 0
                return [
                    "row": .string(label), data.column: .string(names[column]),
                    data.count: count.map { .decimal(Double($0)) } ?? nil,
                    "fill": step == 0 ? nil : .string(Paint.heat(step).light),
                    "ink": .string((step == 0 ? Paint.ink : .onHeat(step)).light),
                ]
            }
        }
        func margin(_ row: Int, _ column: Int, _ name: String, _ value: Int?) -> JSONNode {
            [
                "row": .string(labels[row]), data.column: .string(names[column]), "fill": nil,
                name: value.map { .integer($0) } ?? nil,
            ]
        }
        // A picture without columns has nothing to sum.
        let margins = values.isEmpty ? [] : shown.rows
        values += margins.enumerated().map { row, counts in
            let total = counts.counts == nil ? nil : counts.total
            return margin(row, names.count - 1, total == nil ? data.count : "total", total)
        }
        values += (margins.isEmpty ? [] : shown.columns + [all]).enumerated().map {
            margin(labels.count - 1, $0, "part", $1.percent)
        }
        let cell: JSONNode = [
            "x": [
                "field": .string(data.column), "type": "nominal", "scale": ["domain": .strings(names)],
                "title": .string(columnHead), "axis": ["orient": "top", "labelAngle": 0],
            ], "y": VegaLite.rowAxis(labels),
        ]
        /// The colour that the data hold.
        func colour(_ field: JSONNode) -> JSONNode {
            ["color": ["field": field, "type": "nominal", "scale": nil]]
        }
        func layer(where filter: JSONNode, _ mark: JSONNode, _ more: JSONNode = [:]) -> JSONNode {
            ["transform": [["filter": filter]], "mark": mark, "encoding": cell + more]
        }
        func number(_ field: String) -> JSONNode {
            ["text": ["field": .string(field), "type": "quantitative", "format": ",d"]]
        }
        let muted = JSONNode.string(Paint.muted.light)
        let layers = [
            layer(where: "datum.fill !== null", ["type": "rect"], colour("fill")),
            layer(
                where: .string("datum.\(data.count) > 0"), ["type": "text"],
                number(data.count) + colour("ink")),
            layer(
                where: .string("datum.\(data.count) === 0"), ["type": "text", "text": "·", "color": muted]),
            layer(
                where: .string("datum.\(data.count) === null"), ["type": "text", "text": "–", "color": muted]),
            layer(where: "isValid(datum.total)", ["type": "text", "fontWeight": "bold"], number("total")),
            layer(where: "isValid(datum.part)", ["type": "text", "color": muted], number("part")),
        ]
        return (
            .array(values), ["width": "container", "height": ["step": 24], "layer": .array(layers)]
        )
    }
}
