import Ground
import Wording

extension PlotPicture {
    /// The marks of the drawings, style by style, on the axes of the drawings.
    func vegaLite(_ tidy: TidyData, _ words: any Wording) -> (values: JSONNode, views: JSONNode) {
        (tidy.json, arrangement == .rows ? rowView(words) : gridView(words))
    }

    private static let rowWidth = 360.0

    /// All rows in one view, whose height is the sum of theirs.
    private func rowView(_ words: any Wording) -> JSONNode {
        let frame = PlotFrame(
            left: 0, top: 0, width: PlotPicture.rowWidth, height: 0, x: x, y: nil, inset: inset)
        let diameter = DotStack.diameter(
            panels.flatMap(\.marks).compactMap { mark in
                guard case .dots(let values, let divide) = mark.shape else { return nil }
                return (values.map(frame.px), frame.px(divide))
            })
        var top = 0.0
        var marks: [PlacedMark] = []
        var middles: [Double] = []
        for panel in panels {
            var placed: [PlacedMark] = []
            var height = max(panel.height, 34)
            for mark in panel.marks {
                guard case .dots(let values, let divide) = mark.shape else {
                    placed.append(PlacedMark(mark))
                    continue
                }
                let stack = DotStack(values.map(frame.px), divide: frame.px(divide), diameter: diameter)
                height = max(height, Double(stack.tallest) * diameter + 10)
                placed += stack.places.map { place in
                    let value = frame.low + place.x / frame.width * (frame.high - frame.low)
                    return PlacedMark(
                        PlotMark(.point(.disc, side: diameter - 0.8), mark.paint, x: value, y: -place.height),
                        tall: Double(stack.tallest) * diameter)
                }
            }
            let middle = top + height / 2
            for mark in placed {
                var copy = mark.mark
                let zero = mark.tall > 0 ? middle + mark.tall / 2 : middle
                copy.y = copy.y.map { zero + $0 } ?? top + height
                copy.y2 = copy.y2.map { zero + $0 } ?? top
                marks.append(PlacedMark(copy))
            }
            let texts = [(panel.value, Paint.ink), (panel.verdict, panel.tone)].filter { !$0.0.isEmpty }
            for (line, text) in texts.enumerated() {
                marks.append(
                    PlacedMark(
                        PlotMark(
                            .text(text.0, anchor: .start, size: 11.5), text.1, x: frame.high,
                            y: middle + 14 * (Double(line) - Double(texts.count - 1) / 2), dx: 10, dy: 4)))
            }
            middles.append(middle)
            top += height
        }
        let names = VegaLite.rowNames(panels.map(\.heading))
        let y: JSONNode = [
            "type": "quantitative", "title": nil,
            "scale": ["domain": [.decimal(top), 0], "zero": false, "nice": false],
            "axis": PlotPicture.axis(zip(middles, names).map { ($0, $1) }, grid: false, limit: 200),
        ]
        return [
            "width": .decimal(PlotPicture.rowWidth), "height": .decimal(max(top, 1)),
            "layer": .array(layers(marks, frame, y, words)),
        ]
    }

    private func gridView(_ words: any Wording) -> JSONNode {
        guard case .grid(let wide, _, _) = arrangement else { return [:] }
        let width = (600.0 - 14 * Double(wide - 1)) / Double(wide) - (wide == 1 ? 50 : 0)
        let views = panels.enumerated().map { index, panel -> JSONNode in
            let frame = PlotFrame(
                left: 0, top: 0, width: panel.isSquare ? panel.height : width, height: panel.height, x: x,
                y: panel.y, inset: inset)
            let half = panel.height / 2
            let own = panel.y ?? PlotAxis(low: half, high: -half, labels: .none)
            let y: JSONNode = [
                "type": "quantitative", "title": nil,
                "scale": ["domain": [.decimal(own.low), .decimal(own.high)], "zero": false, "nice": false],
                "axis": PlotPicture.axis(own, words),
            ]
            var marks = panel.marks.map { PlacedMark($0, low: own.low, high: own.high) }
            if !panel.message.isEmpty {
                marks.append(
                    PlacedMark(
                        PlotMark(
                            .text(panel.message), .muted, x: (frame.low + frame.high) / 2,
                            y: (own.low + own.high) / 2)))
            }
            let title = [panel.heading, panel.detail].filter { !$0.isEmpty }
            return [
                "title": [
                    "text": .strings(title), "anchor": "start", "fontSize": 12, "limit": .decimal(width + 30),
                ],
                "width": .decimal(frame.width.rounded()), "height": .decimal(panel.height),
                "layer": .array(layers(marks, frame, y, words, hasTitle: index == 0)),
            ]
        }
        return ["columns": .integer(wide), "spacing": 14, "concat": .array(views)]
    }

    /// A mark whose missing ends are those of the panel.
    private struct PlacedMark {
        var mark: PlotMark
        /// Height of the stack of dots that it is one of, pixels.
        var tall = 0.0

        init(_ mark: PlotMark, tall: Double = 0) { (self.mark, self.tall) = (mark, tall) }

        init(_ mark: PlotMark, low: Double, high: Double) {
            self.mark = mark
            self.mark.y = mark.y ?? low
            self.mark.y2 = mark.y2 ?? high
        }
    }

    private func layers(
        _ marks: [PlacedMark], _ frame: PlotFrame, _ y: JSONNode, _ words: any Wording, hasTitle: Bool = true
    ) -> [JSONNode] {
        let x: JSONNode = [
            "type": "quantitative", "title": self.x.title.isEmpty || !hasTitle ? nil : .string(self.x.title),
            "scale": [
                "domain": [.decimal(frame.low), .decimal(frame.high)], "zero": false, "nice": false,
            ],
            "axis": PlotPicture.axis(self.x, words),
        ]
        // A view without marks needs a layer all the same.
        let place: JSONNode = ["x": ["field": "x"] + x, "y": ["field": "y"] + y]
        var layers: [(mark: JSONNode, encoding: JSONNode, values: [JSONNode])] =
            marks.isEmpty ? [(["type": "point"], place, [])] : []
        for placed in marks {
            let (mark, encoding, values) = layer(placed.mark, frame, x: x, y: y)
            // A line is a layer of its own: one layer would join two of them.
            let isLine = if case .path = placed.mark.shape { true } else { false }
            if !isLine, let last = layers.last, last.mark == mark, last.encoding == encoding {
                layers[layers.count - 1].values += values
            } else {
                layers.append((mark, encoding, values))
            }
        }
        return layers.map {
            ["data": ["values": .array($0.values)], "mark": $0.mark, "encoding": $0.encoding]
        }
    }

    private func layer(
        _ mark: PlotMark, _ frame: PlotFrame, x: JSONNode, y: JSONNode
    ) -> (mark: JSONNode, encoding: JSONNode, values: [JSONNode]) {
        let colour: JSONNode = ["color": .string(mark.paint.light)]
        let place: JSONNode = ["x": ["field": "x"] + x, "y": ["field": "y"] + y]
        let second: JSONNode = ["x2": ["field": "x2"], "y2": ["field": "y2"]]
        let (left, top) = (mark.x ?? frame.low, mark.y ?? 0)
        var value: JSONNode = ["x": .decimal(left), "y": .decimal(top)]
        let both: JSONNode = value + ["x2": .decimal(mark.x2 ?? frame.high), "y2": .decimal(mark.y2 ?? 0)]
        func dashed(_ dash: String?) -> JSONNode {
            guard let dash else { return [:] }
            return ["strokeDash": .array(dash.split(separator: " ").map { .number(String($0)) })]
        }
        switch mark.shape {
        case .point(let glyph, let side):
            let (shape, filled) = glyph.vega
            let hollow: JSONNode =
                filled ? ["filled": true] : ["filled": false, "fill": "white", "strokeWidth": 2]
            let turn: JSONNode = glyph == .cross ? ["angle": 45] : [:]
            return (
                ["type": "point", "shape": .string(shape), "size": .decimal(side * side), "opacity": 1]
                    + (mark.dx == 0 ? [:] : ["xOffset": .decimal(mark.dx)])
                    + (mark.dy == 0 ? [:] : ["yOffset": .decimal(mark.dy)]) + hollow + turn + colour, place,
                [value]
            )
        case .rule(let width, let dash):
            return (
                ["type": "rule", "strokeWidth": .decimal(width)] + dashed(dash) + colour, place + second,
                [both]
            )
        case .area(let opacity):
            return (["type": "rect", "opacity": .decimal(opacity)] + colour, place + second, [both])
        case .hatch: return (["type": "rect", "opacity": 0.35] + colour, place + second, [both])
        case .path(let points, let width, let isStep, let dash):
            return (
                [
                    "type": "line", "strokeWidth": .decimal(width),
                    "interpolate": isStep ? "step-after" : "linear",
                ] + dashed(dash) + colour, place + ["order": ["field": "order", "type": "quantitative"]],
                points.enumerated().map { index, point in
                    ["x": .decimal(point.x), "y": .decimal(point.y), "order": .integer(index)]
                }
            )
        case .text(let text, let anchor, let size, let bold, _):
            value = value + ["text": .string(text)]
            let align = [Canvas.Anchor.start: "left", .middle: "center", .end: "right"][anchor] ?? "left"
            return (
                [
                    "type": "text", "align": .string(align), "baseline": "alphabetic",
                    "fontSize": .decimal(size), "dx": .decimal(mark.dx), "dy": .decimal(mark.dy),
                    "fontWeight": bold ? "bold" : "normal",
                ] + colour, place + ["text": ["field": "text", "type": "nominal"]], [value]
            )
        case .dots: return ([:], [:], [])
        }
    }

    /// An axis with the labels that drawings have; `null` where they have none.
    private static func axis(_ axis: PlotAxis, _ words: any Wording) -> JSONNode {
        switch axis.labels {
        case .none: nil
        case .given(let given): PlotPicture.axis(given.map { ($0.value, $0.text) }, grid: true, limit: 180)
        case .numbers(let unit, let signed):
            [
                "format": .string(signed ? "+.2~f" : ".2~f"), "labelExpr": .string("datum.label + '\(unit)'"),
                "tickCount": 6,
            ]
        }
    }

    private static func axis(_ labels: [(Double, String)], grid: Bool, limit: Double) -> JSONNode {
        let values = labels.map { JSONNode.decimal($0.0) }
        // The label of a value is the text at its place.
        func table(_ node: JSONNode) -> String { node.text(.script).replacing("\n", with: " ") }
        return [
            "values": .array(values), "grid": .bool(grid), "ticks": false, "labelLimit": .decimal(limit),
            "labelExpr": .string(
                "\(table(.strings(labels.map(\.1))))[indexof(\(table(.array(values))), datum.value)]"),
        ]
    }
}
