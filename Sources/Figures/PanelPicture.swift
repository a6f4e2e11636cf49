import Elections

/// An estimate with its range as a mark on the axis of a panel; shares or differences, fractions.
struct RangeMark {
    /// The shapes; which of them says what is the chart's.
    enum Glyph: String, CaseIterable {
        case disc, ring, square
        case openSquare = "open-square"
        case cross
    }

    var value: Double
    var low: Double?
    var high: Double?
    var outerLow: Double?
    var outerHigh: Double?
    var glyph: Glyph
    /// Side of a square, pixels.
    var side = 8.0
}

extension ChartPage {
    /// Draws a mark at the height `y`: the wider range thin, the range thick, the glyph over both.
    mutating func draw(_ mark: RangeMark, _ axis: PanelAxis, y: Double, _ paint: Paint) {
        if let low = mark.outerLow, let high = mark.outerHigh {
            canvas.line(axis.x(low), y, axis.x(high), y, paint, width: 1)
        }
        if let low = mark.low, let high = mark.high {
            canvas.line(
                axis.x(low), y, axis.x(high), y, paint, width: 2.5, dash: paint.isDashed ? "5 2" : nil)
        }
        let x = axis.x(mark.value)
        switch mark.glyph {
        case .disc, .ring: canvas.circle(x, y, radius: 4.5, paint, filled: mark.glyph == .disc)
        case .square, .openSquare:
            canvas.square(x, y, side: mark.side, paint, filled: mark.glyph == .square)
        case .cross: canvas.cross(x, y, side: mark.side, paint)
        }
    }
}

/// What a chart of estimates with ranges shows: rows, and panels beside each other that have an axis each.
///
/// The Vega-Lite file is made from it, and shows what the drawing shows.
struct PanelPicture {
    struct Panel {
        /// `nil` where there is one panel, which needs none.
        var heading: String?
        /// The rows of the data that are of this panel: a column and its value.
        var key: (column: String, value: Int)?
        var paint: Paint
        /// Middle of the axis, a fraction.
        var centre: Double
        /// Where the official value stands, with its label.
        var reference: Double?
        var label: String?
        /// Half the width of a band around the reference, a fraction.
        var band: Double?
    }

    /// How a row of the data is drawn.
    struct Drawn {
        /// Name of its row.
        var row: String
        /// `nil` where nothing is.
        var glyph: RangeMark.Glyph?
        /// Text over the mark, and the place of its middle on the axis, a fraction.
        var label: (text: String, at: Double)?
    }

    /// Columns of the data in percent or points.
    struct Columns {
        var value: String
        var low: String
        var high: String
        var outerLow: String?
        var outerHigh: String?
        /// Numbers that the areas of the squares are in proportion to, and what they are called.
        var area: (column: String, title: String)?
    }

    /// Names of the rows from the top down, all different.
    var rows: [String]
    var panels: [Panel]
    /// Panels in a line, and the width of each, pixels; one panel takes the width there is.
    var columns = 1
    var panelWidth = 0.0
    /// Half the width of every axis, a fraction.
    var span: Double
    /// What the axes show; said below the first.
    var axisTitle: String
    /// Format of the numbers on the axes, as D3 writes it.
    var format: String
    /// Height of a row, pixels.
    var step: Double
    var data: Columns

    /// The Vega-Lite file of a chart.
    ///
    /// - Parameters:
    ///   - chart: The chart.
    ///   - subtitle: Its subtitle.
    ///   - tidy: Its numbers.
    ///   - drawn: How each row of them is drawn.
    func vegaLite(_ chart: some Chart, subtitle: String, _ tidy: TidyData, drawn: [Drawn]) -> String {
        let hasLabels = drawn.contains { $0.label != nil }
        let values = TidyData(
            names: ["row", "mark"] + (hasLabels ? ["label", "label_at"] : []) + tidy.names,
            rows: zip(drawn, tidy.rows).map { drawn, row in
                let label: [DataValue] = [
                    drawn.label.map { .text($0.text) } ?? .missing, DataValue(percent: drawn.label?.at),
                ]
                return [.text(drawn.row), drawn.glyph.map { .text($0.rawValue) } ?? .missing]
                    + (hasLabels ? label : []) + row
            })
        let views = panels.enumerated().map { index, panel -> JSONText in
            let title: JSONText =
                panel.heading.map { heading in
                    ["title": ["text": .string(heading), "anchor": "start", "fontSize": 12.5, "offset": 22]]
                } ?? [:]
            let layers = layers(panel, isFirst: index % columns == 0, hasLabels: hasLabels)
            return title + [
                "width": panel.heading == nil ? "container" : .number(panelWidth.rounded()),
                "height": ["step": .number(step)], "layer": .array(layers),
            ]
        }
        return VegaLite.specification(
            chart, subtitle: subtitle, data: values.json,
            body: panels.count == 1 && panels[0].heading == nil
                ? views[0] : ["columns": .number(Double(columns)), "spacing": 16, "concat": .array(views)])
    }

    private func layers(_ panel: Panel, isFirst: Bool, hasLabels: Bool) -> [JSONText] {
        let ends: JSONText = [.number(100 * (panel.centre - span)), .number(100 * (panel.centre + span))]
        func x(_ column: String) -> JSONText {
            [
                "x": [
                    "field": .string(column), "type": "quantitative",
                    "title": isFirst ? .string(axisTitle) : nil,
                    "scale": ["domain": ends, "zero": false, "nice": false],
                    "axis": ["format": .string(format)],
                ]
            ]
        }
        func x2(_ column: String) -> JSONText { ["x2": ["field": .string(column)]] }
        let y: JSONText = ["y": VegaLite.rowAxis(rows, isShown: isFirst)]
        let colour: JSONText = ["color": .string(panel.paint.light)]
        let dash: JSONText = panel.paint.isDashed ? ["strokeDash": [5, 2]] : [:]
        var layers = background(panel)
        func add(_ mark: JSONText, _ encoding: JSONText, where filter: JSONText? = nil) {
            let own = panel.key.map { key -> JSONText in
                ["filter": ["field": .string(key.column), "equal": .number(Double(key.value))]]
            }
            let filters = [own, filter.map { ["filter": $0] }].compactMap { $0 }
            layers.append(
                (filters.isEmpty ? [:] : ["transform": .array(filters)]) + [
                    "mark": mark, "encoding": encoding,
                ])
        }
        if let low = data.outerLow, let high = data.outerHigh {
            add(["type": "rule", "strokeWidth": 1] + colour, x(low) + x2(high) + y)
        }
        add(["type": "rule", "strokeWidth": 2.5] + colour + dash, x(data.low) + x2(data.high) + y)
        for glyph in RangeMark.Glyph.allCases {
            add(
                ["type": "point", "opacity": 1] + PanelPicture.shape(glyph) + colour,
                x(data.value) + y + ["size": size(glyph)],
                where: .string("datum.mark === '\(glyph.rawValue)'"))
        }
        if hasLabels {
            add(
                ["type": "text", "color": .string(Paint.ink.light), "fontSize": 11, "dy": -11],
                x("label_at") + y + ["text": ["field": "label", "type": "nominal"]],
                where: "datum.mark !== null")
        }
        return layers
    }

    /// The band and the official value, under the marks.
    private func background(_ panel: Panel) -> [JSONText] {
        guard let reference = panel.reference else { return [] }
        func layer(_ mark: JSONText, _ encoding: JSONText) -> JSONText {
            ["data": ["values": [[:]]], "mark": mark, "encoding": encoding]
        }
        func at(_ value: Double) -> JSONText { ["datum": .number(100 * value)] }
        let ink: JSONText = ["color": .string(Paint.ink.light)]
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
        return [band, line, label].compactMap { $0 }
    }

    private static func shape(_ glyph: RangeMark.Glyph) -> JSONText {
        let hollow: JSONText = ["filled": false, "fill": "white", "strokeWidth": 2]
        switch glyph {
        case .disc: return ["filled": true]
        case .ring: return hollow
        case .square: return ["shape": "square", "filled": true]
        case .openSquare: return ["shape": "square"] + hollow
        case .cross: return ["shape": "cross", "angle": 45, "filled": true]
        }
    }

    /// The area of a glyph, as in the drawings: 5 to 11 pixels of a square's side where areas are in proportion.
    private func size(_ glyph: RangeMark.Glyph) -> JSONText {
        guard let area = data.area, glyph == .square || glyph == .openSquare else {
            return ["value": glyph == .cross ? 50 : 64]
        }
        return [
            "field": .string(area.column), "type": "quantitative", "title": .string(area.title),
            "scale": ["range": [25, 121], "zero": true],
        ]
    }
}
