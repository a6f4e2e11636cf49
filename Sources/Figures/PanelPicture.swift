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
    /// The value as text, to stand over the mark.
    var label: String?
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
/// ``PanelLayout`` draws it, or ``ListLayout`` where one panel stands between labels and texts;
/// ``vegaLite(_:subtitle:_:)`` writes the same picture as Vega-Lite.
struct PanelPicture {
    struct Row {
        /// Unlike that of any other row.
        var name: String
        var label: String
        /// Small text below the label.
        var detail: String
        /// Rows that are not stand last, under a rule.
        var isTested: Bool
        /// Heading to stand under; empty for none, `nil` in pictures without groups.
        var group: String?
        /// The value and what it means, beside the panel of a list.
        var value = ""
        var verdict = ""
    }

    /// What a row says in a panel: a mark, or that it has none.
    struct Slot {
        var mark: RangeMark?
    }

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
        /// What each row says; `nil` where the data have no row for it.
        var slots: [Slot?]
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

    var rows: [Row]
    var panels: [Panel]
    /// Half the width of every axis, a fraction.
    var span: Double
    /// What the axes show; said below the first.
    var axisTitle: String
    /// Format of the numbers on the axes, as D3 writes it.
    var format: String
    /// Height of a row in Vega-Lite, pixels.
    var step: Double
    var data: Columns
    /// What is missing, to be said in a frame.
    var messages: [String] = []
    /// What the marks mean.
    var key: [(KeyGlyph, String)] = []
    /// A sentence above the key of a list.
    var lead: String?
    /// Over the panel of a list: which side is which, the right one also in short, and what the values are.
    var heads = (left: "", right: "", rightInShort: "", values: "")

    /// Half the width of axes that hold every mark: the farthest bound from its centre and some air.
    ///
    /// - Parameters:
    ///   - panels: The panels.
    ///   - air: Makes that bound somewhat larger.
    ///   - least: The least half width, a fraction.
    static func span(_ panels: [Panel], least: Double, air: (Double) -> Double) -> Double {
        let reaches = panels.flatMap { panel -> [Double] in
            let bounds = panel.slots.flatMap { $0?.mark?.bounds ?? [] }
            return bounds.map { abs($0 - panel.centre) } + [panel.band ?? 0]
        }
        return max(air(reaches.max() ?? 0), least)
    }
}

extension RangeMark {
    var bounds: [Double] { [value, low, high, outerLow, outerHigh].compactMap(\.self) }
}

/// Shares along the width of one panel.
struct PanelAxis {
    var centre: Double
    var span: Double
    var left: Double
    var width: Double

    var right: Double { left + width }
    var low: Double { centre - span }
    var high: Double { centre + span }

    func x(_ share: Double) -> Double {
        left + width * (share - low) / (2 * span)
    }

    /// The share at a place.
    func share(at x: Double) -> Double { low + (x - left) / width * 2 * span }

    /// Middle of a text over the mark at `x`, off the official line and inside the panel.
    func middle(of text: String, at x: Double, beside official: Double?) -> Double {
        let half = FontMetrics.width(text, size: 11) / 2
        var middle = x
        if let line = official.map(self.x), abs(line - x) < half + 3 {
            middle = x < line ? line - half - 3 : line + half + 3
        }
        return min(max(middle, left + half - 4), right - half + 4)
    }
}
