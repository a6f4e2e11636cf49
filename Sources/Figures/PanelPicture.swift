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
    var side: Double
    /// The value as text, to stand over the mark.
    var label: String?

    /// The mark of a value; nothing where there is none.
    ///
    /// - Parameters:
    ///   - tested: The value with its ranges.
    ///   - glyphs: What it is drawn as by its state.
    ///   - side: Side of a square, pixels.
    ///   - label: The value as text.
    init?(
        _ tested: TestedValue, glyphs: (inside: Glyph, outside: Glyph, untested: Glyph), side: Double = 8,
        label: String? = nil
    ) {
        guard let value = tested.value else { return nil }
        glyph =
            switch tested.state {
            case .inside: glyphs.inside
            case .outside: glyphs.outside
            case .notTestable: glyphs.untested
            }
        (self.value, low, high) = (value, tested.low, tested.high)
        (outerLow, outerHigh) = (tested.outerLow, tested.outerHigh)
        (self.side, self.label) = (side, label)
    }

    /// Side of a square whose area is in proportion to a number, within sizes that can be seen.
    static func side(_ number: Int?, of largest: Int) -> Double {
        guard let number, number > 0, largest > 0 else { return 7 }
        return max(5, 11 * (Double(number) / Double(largest)).squareRoot())
    }

    var bounds: [Double] { [value, low, high, outerLow, outerHigh].compactMap(\.self) }
}

extension RangeMark {
    /// Which end of an axis it lies beyond; `nil` where it stands on it.
    func pointer(_ axis: PanelAxis) -> PlotMark.Glyph? {
        value > axis.high + 1e-9 ? .rightPointer : value < axis.low - 1e-9 ? .leftPointer : nil
    }
}

extension ChartPage {
    /// Draws a mark at the height `y`: the wider range thin, the range thick, the glyph over both.
    mutating func draw(_ mark: RangeMark, _ axis: PanelAxis, y: Double, _ paint: Paint) {
        if let pointer = mark.pointer(axis) {
            let x = pointer == .rightPointer ? axis.right - 4 : axis.left + 4
            return pointer.draw(&canvas, x: x, y: y, side: 9, paint)
        }
        func line(_ low: Double, _ high: Double, width: Double, dash: String? = nil) {
            canvas.line(
                axis.x(max(low, axis.low)), y, axis.x(min(high, axis.high)), y, paint, width: width,
                dash: dash)
        }
        if let low = mark.outerLow, let high = mark.outerHigh { line(low, high, width: 1) }
        if let low = mark.low, let high = mark.high {
            line(low, high, width: 2.5, dash: paint.isDashed ? "5 2" : nil)
        }
        let x = axis.x(mark.value)
        switch mark.glyph {
        case .disc, .ring: canvas.circle(x, y, radius: 4.5, paint, filled: mark.glyph == .disc)
        case .square, .openSquare:
            canvas.square(x, y, side: mark.side, paint, filled: mark.glyph == .square)
        case .cross: canvas.cross(x, y, side: 8, paint)
        }
    }
}

/// What a chart of estimates with ranges shows: rows, and panels beside each other that have an axis each.
///
/// ``PanelLayout`` draws it, or ``ListLayout`` where one panel stands between labels and texts.
struct PanelPicture: PictureBody {
    struct Row {
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
        var tone = Paint.muted
    }

    /// What a row says in a panel: a mark, or that it has none.
    struct Slot {
        var mark: RangeMark?
    }

    struct Panel {
        /// `nil` where there is one panel, which needs none.
        var heading: String?
        /// Whether it is in the data and not drawn.
        var isHidden = false
        /// The rows of the data that are of this panel: a column and its value.
        var key: (column: String, value: Int)?
        var paint: Paint
        /// Where the official value stands, a fraction, with its label.
        var reference: Double?
        var label: String?
        /// A share that a rule asks for, a fraction.
        var line: Double?
        /// Half the width of a band around the reference, a fraction.
        var band: Double?
        /// What each row says; `nil` where the data have no row for it.
        var slots: [Slot?]

        /// The middle of the axis, where the slots are some of all.
        var fixedCentre: Double?

        var marks: [RangeMark] { slots.compactMap { $0?.mark } }

        /// The distance from the middle of the axis that a mark needs.
        func reach(_ mark: RangeMark) -> Double { mark.bounds.map { abs($0 - centre) }.max() ?? 0 }

        /// Whether the range of a mark holds what it is compared with: drawn as less than the whole it would look like one that
        /// does not.
        func holdsReference(_ mark: RangeMark) -> Bool {
            guard let reference, let low = mark.low, let high = mark.high else { return false }
            return low <= reference && reference <= high
        }

        /// Middle of the axis: the reference, otherwise the middle of what is said.
        var centre: Double {
            if let centre = reference ?? fixedCentre { return centre }
            let bounds = marks.flatMap(\.bounds)
            return ((bounds.min() ?? 0.5) + (bounds.max() ?? 0.5)) / 2
        }
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
    /// Half the width of every axis: the farthest bound from its centre, times a factor, with some air; fractions.
    var reach: (least: Double, factor: Double, air: Double)
    /// What the axes show; said below the first.
    var axisTitle: String
    /// Format of the numbers on the axes, as D3 writes it.
    var format: String
    /// Height of a row in Vega-Lite, pixels.
    var step: Double
    var data: Columns
    /// What marks mean.
    var key: [(glyph: KeyGlyph, text: String)]
    /// A sentence above the key.
    var lead: String?
    /// How many rows are not drawn at all, as the nearest of many.
    var left = 0
    /// Over the panel of a list: which side is which, the right one also in short, and what the values are.
    var heads = (left: "", right: "", rightInShort: "", values: "")
    /// Whether its values are shares, which no axis exceeds, and not differences.
    var isOfShares = true
    /// Half the width of the axes and the rows of all parts, in one of them.
    var fixedSpan: Double?
    var allRows: [Row]?

    /// Rows that columns are as wide as, and whose names differ.
    var measured: [Row] { allRows ?? rows }

    /// Number and name of a choice; the number alone where it has no other name.
    static func heading(_ choice: Choice, _ name: String) -> String {
        name.isEmpty || name == String(choice) ? "\(choice)" : "\(choice) \(name)"
    }

    /// Whether one panel stands between labels and texts.
    var isList: Bool { panels.count == 1 && panels[0].heading == nil }
    var isEmpty: Bool { rows.isEmpty || shownPanels.isEmpty }
    var pageCount: Int { isList ? ListLayout.pageCount(rows.count) : 1 }

    var shownPanels: [Panel] { panels.filter { !$0.isHidden } }

    /// Half the width of every axis, a fraction.
    var span: Double {
        if let fixedSpan { return fixedSpan }
        // What lies much farther out than the others is pointed at: it would squash them.
        let reaches = shownPanels.flatMap { panel in panel.marks.map(panel.reach) }
        let kept = shownPanels.flatMap { panel in panel.marks.filter(panel.holdsReference).map(panel.reach) }
        let farthest = max(Reach.limit(reaches, least: 0, kept: kept), panels.compactMap(\.band).max() ?? 0)
        return max(farthest * reach.factor + reach.air, reach.least)
    }

    /// Whether ranges are dashed because their pairs have no colour of their own.
    private var hasDashes: Bool {
        shownPanels.contains { $0.paint.isDashed && $0.marks.contains { $0.low != nil } }
    }

    /// What dashes mean, where there is no key.
    var note: String {
        key.first { if case .dashed = $0.glyph { hasDashes } else { false } }?.text ?? ""
    }

    /// What the marks mean that are drawn.
    var drawnKey: [(glyph: KeyGlyph, text: String)] {
        let marks = shownPanels.flatMap(\.marks)
        let glyphs = Set(marks.map(\.glyph))
        return key.filter { item in
            switch item.glyph {
            case .recap: panels.contains { $0.reference != nil }
            case .dotInside: glyphs.contains(.disc)
            case .dotOutside: glyphs.contains(.ring)
            case .squareInside: glyphs.contains(.square)
            case .hollowSquare, .squareOutside: glyphs.contains(.openSquare)
            case .cross: glyphs.contains(.cross)
            case .thinLine: marks.contains { $0.outerLow != nil }
            case .band: panels.contains { $0.band != nil }
            case .none: data.area != nil
            case .dashed: hasDashes
            case .pointer:
                shownPanels.contains { panel in panel.marks.contains { $0.pointer(axis(panel)) != nil } }
            case .ruleLine: shownPanels.contains { drawnLine($0, axis($0)) != nil }
            case .plot: true
            }
        }
    }

    /// The axis of a panel.
    func axis(_ panel: Panel, left: Double = 0, width: Double = 1) -> PanelAxis {
        // Shares reach from nothing to all: an axis does not.
        let centre =
            isOfShares && !isList && span < 0.5 ? min(max(panel.centre, span), 1 - span) : panel.centre
        return PanelAxis(centre: centre, span: span, left: left, width: width)
    }

    /// Where the line of a rule stands; `nil` where it lies outside of the axis.
    func drawnLine(_ panel: Panel, _ axis: PanelAxis) -> Double? {
        panel.line.flatMap { (axis.low...axis.high).contains($0) ? axis.x($0) : nil }
    }

    /// Dashes of the line of a rule.
    static let lineDash = "4 3"

    func layout(_ page: ChartPage) -> any PictureLayout {
        isList ? ListLayout(self, page) : PanelLayout(self, page)
    }
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

    /// Middle of a text over the mark at `x`, off the lines of a panel where there is room beside them, and inside of it.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - x: Where the mark stands.
    ///   - panel: Its official line and that of the rule are kept free, the former first.
    func middle(of text: String, at x: Double, off panel: PanelPicture.Panel) -> Double {
        let half = FontMetrics.width(text, size: 11) / 2
        let lines = [panel.reference, panel.line].compactMap { $0.map(self.x) }
        func isFree(_ middle: Double, of lines: [Double]) -> Bool {
            lines.allSatisfy { abs($0 - middle) > half + 2.99 }
        }
        var places = [x]
        for line in lines { places += [line + half + 3, line - half - 3] }
        places = places.map { min(max($0, left + half - 4), right - half + 4) }
        places.sort { (one: Double, other: Double) in abs(one - x) < abs(other - x) }
        return places.first { isFree($0, of: lines) } ?? places.first {
            isFree($0, of: Array(lines.prefix(1)))
        }
            ?? places[0]
    }
}
