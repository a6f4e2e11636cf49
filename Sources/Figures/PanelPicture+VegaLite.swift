import Elections
import Ground
import Wording

extension PanelPicture {
    /// A view for each panel, or one view of a list; the data with the mark of each row.
    func vegaLite(_ tidy: TidyData, _ words: any Wording) -> (values: JSONNode, views: JSONNode) {
        let layout = PanelLayout(self, ChartPage(.wide, words, .quickCounts))
        let names = VegaLite.rowNames(rows.map(\.label))
        let hasLabels = panels.contains { $0.slots.contains { $0?.mark?.label != nil } }
        let places = rows.indices.flatMap { row in
            panels.compactMap { panel in panel.slots[row].map { (names[row], panel, $0.mark) } }
        }
        let values = TidyData(
            names: ["row", "mark"] + (hasLabels ? ["label", "label_at"] : []) + tidy.names,
            rows: zip(places, tidy.rows).map { place, row in
                let (name, panel, mark) = place
                var cells: [DataValue] = [.text(name), mark.map { .text($0.glyph.rawValue) } ?? .missing]
                if hasLabels {
                    let axis = layout.axis(panel, left: 0)
                    let middle = mark?.label.map {
                        axis.middle(of: $0, at: axis.x(mark?.value ?? 0), off: panel)
                    }
                    cells.append(mark?.label.map { .text($0) } ?? .missing)
                    cells.append(DataValue(percent: middle.map(axis.share)))
                }
                return cells + row
            })
        let views = shownPanels.enumerated().map { index, panel -> JSONNode in
            let title: JSONNode =
                panel.heading.map { heading in
                    ["title": ["text": .string(heading), "anchor": "start", "fontSize": 12.5, "offset": 22]]
                } ?? [:]
            let layers = layers(
                panel, names, layout, isFirst: index % layout.columns == 0, hasLabels: hasLabels)
            return title + [
                "width": panel.heading == nil ? "container" : .decimal(layout.panelWidth.rounded()),
                "height": ["step": .decimal(step)], "layer": .array(layers),
            ]
        }
        let concat: JSONNode = [
            "columns": .decimal(Double(layout.columns)), "spacing": 16, "concat": .array(views),
        ]
        return (values.json, isList ? views[0] : concat)
    }

    private func layers(
        _ panel: Panel, _ names: [String], _ layout: PanelLayout, isFirst: Bool, hasLabels: Bool
    ) -> [JSONNode] {
        let axis = layout.axis(panel, left: 0)
        let ends: JSONNode = [.decimal(100 * axis.low), .decimal(100 * axis.high)]
        func x(_ column: String) -> JSONNode {
            [
                "x": [
                    "field": .string(column), "type": "quantitative",
                    "title": isFirst ? .string(axisTitle) : nil,
                    "scale": ["domain": ends, "zero": false, "nice": false],
                    "axis": ["format": .string(format)],
                ]
            ]
        }
        func x2(_ column: String) -> JSONNode { ["x2": ["field": .string(column)]] }
        let y: JSONNode = ["y": VegaLite.rowAxis(names, isShown: isFirst)]
        let colour: JSONNode = ["color": .string(panel.paint.light)]
        let dash: JSONNode = panel.paint.isDashed ? ["strokeDash": [5, 2]] : [:]
        var layers = background(panel)
        func add(_ mark: JSONNode, _ encoding: JSONNode, where filter: JSONNode? = nil) {
            let own = panel.key.map { key -> JSONNode in
                ["filter": ["field": .string(key.column), "equal": .decimal(Double(key.value))]]
            }
            let filters = [own, filter.map { ["filter": $0] }].compactMap { $0 }
            layers.append(
                (filters.isEmpty ? [:] : ["transform": .array(filters)]) + [
                    "mark": mark, "encoding": encoding,
                ])
        }
        if let low = data.outerLow, let high = data.outerHigh {
            add(["type": "rule", "strokeWidth": 1, "clip": true] + colour, x(low) + x2(high) + y)
        }
        add(
            ["type": "rule", "strokeWidth": 2.5, "clip": true] + colour + dash,
            x(data.low) + x2(data.high) + y)
        for glyph in RangeMark.Glyph.allCases {
            add(
                ["type": "point", "opacity": 1, "clip": true] + PanelPicture.shape(glyph) + colour,
                x(data.value) + y + ["size": size(glyph)],
                where: .string("datum.mark === '\(glyph.rawValue)'"))
        }
        let beyond = zip(names, panel.slots).compactMap { name, slot -> JSONNode? in
            slot?.mark?.pointer(axis).map { glyph in
                let end =
                    glyph == .rightPointer ? axis.share(at: axis.right - 4) : axis.share(at: axis.left + 4)
                return ["row": .string(name), "x": .decimal(100 * end), "shape": .string(glyph.vega.shape)]
            }
        }
        if !beyond.isEmpty {
            layers.append([
                "data": ["values": .array(beyond)],
                "mark": ["type": "point", "filled": true, "size": 90] + colour,
                "encoding": x("x") + y + ["shape": ["field": "shape", "type": "nominal", "scale": nil]],
            ])
        }
        if hasLabels {
            add(
                ["type": "text", "color": .string(Paint.ink.light), "fontSize": 11, "dy": -11],
                x("label_at") + y + ["text": ["field": "label", "type": "nominal"]],
                where: "datum.mark !== null")
        }
        return layers
    }

    /// The band, the line of a rule and the official value, under the marks.
    private func background(_ panel: Panel) -> [JSONNode] {
        func layer(_ mark: JSONNode, _ encoding: JSONNode) -> JSONNode {
            ["data": ["values": [[:]]], "mark": mark, "encoding": encoding]
        }
        func at(_ value: Double) -> JSONNode { ["datum": .decimal(100 * value)] }
        let ink: JSONNode = ["color": .string(Paint.ink.light)]
        let rule = panel.line.flatMap { share in
            drawnLine(panel, axis(panel)).map { _ in
                layer(["type": "rule", "strokeWidth": 1.5, "strokeDash": [4, 3]] + ink, ["x": at(share)])
            }
        }
        guard let reference = panel.reference else { return [rule].compactMap { $0 } }
        let band = panel.band.map { band in
            layer(
                ["type": "rect", "color": .string(Paint.band.light)],
                ["x": at(reference - band), "x2": at(reference + band)])
        }
        let line = layer(["type": "rule", "strokeWidth": 2] + ink, ["x": at(reference)])
        let label = panel.label.map { label in
            layer(
                ["type": "text", "fontWeight": "bold", "dy": -8] + ink,
                ["x": at(reference), "y": ["value": 0], "text": ["value": .string(label)]])
        }
        return [band, rule, line, label].compactMap { $0 }
    }

    private static func shape(_ glyph: RangeMark.Glyph) -> JSONNode {
        let hollow: JSONNode = ["filled": false, "fill": "white", "strokeWidth": 2]
        switch glyph {
        case .disc: return ["filled": true]
        case .ring: return hollow
        case .square: return ["shape": "square", "filled": true]
        case .openSquare: return ["shape": "square"] + hollow
        case .cross: return ["shape": "cross", "angle": 45, "filled": true]
        }
    }

    /// The area of a glyph, as in the drawings: 5 to 11 pixels of a square's side where areas are in proportion.
    private func size(_ glyph: RangeMark.Glyph) -> JSONNode {
        guard let area = data.area, glyph == .square || glyph == .openSquare else {
            return ["value": glyph == .cross ? 50 : 64]
        }
        return [
            "field": .string(area.column), "type": "quantitative", "title": .string(area.title),
            "scale": ["range": [25, 121], "zero": true],
        ]
    }
}
