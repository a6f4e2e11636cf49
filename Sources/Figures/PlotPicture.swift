import Elections
import Ground
import Wording

/// What a plot shows: panels of marks with axes, as rows that share one axis, or beside each other.
///
/// A row has its name at the left, or above it on a narrow page, and texts at the right. ``PlotRows`` and ``PlotGrid`` draw
/// it; a specification has the same marks.
struct PlotPicture: PictureBody {
    enum Arrangement: Equatable {
        /// Rows on the axis of the first panel.
        case rows
        /// Panels beside each other: so many on a wide page, and on a narrow one; a page has so many at most.
        case grid(wide: Int, narrow: Int, perPage: Int = 60)
    }

    struct Panel {
        /// The name of a row, or the heading of a panel.
        var heading: String
        var detail = ""
        /// What stands at the right of a row: figures, and what they mean.
        var value = ""
        var verdict = ""
        var tone = Paint.muted
        /// What a card shows first that has no room for all; by the tone where there is none.
        var weight: Int?
        /// A heading that this and the rows below it stand under.
        var section: String?
        /// `nil` for rows, which have the axis of the picture.
        var y: PlotAxis?
        var marks: [PlotMark]
        /// Height of the marks, pixels.
        var height = 30.0
        /// Whether the marks stand in a square, as large as the page lets it be.
        var isSquare = false
        /// What is said where a panel shows nothing.
        var message = ""

        /// Whether its text at the right is a verdict.
        var isJudged: Bool { if case .tone = tone { true } else { false } }

        /// Larger comes first on a card.
        var gravity: Int { weight ?? (tone == .tone(.apart) ? 2 : tone == .tone(.edge) ? 1 : 0) }
    }

    var arrangement: Arrangement
    var panels: [Panel]
    var x: PlotAxis
    /// Room at either end of the x-axis, pixels.
    var inset = 10.0
    /// The most room for the texts at the right of rows, pixels.
    var textWidth = 116.0
    var key: [(shape: PlotMark.Shape, paint: Paint, text: String)] = []
    /// A sentence above the key.
    var lead = ""
    /// What stands before it on a card, which has no subtitle.
    var cardLead = ""
    /// What the texts at the right are.
    var valueHead = ""
    /// The table, where it is not one line for each mark of the data.
    var table: (header: [String], rows: [[String]], isNumeric: [Bool])?

    /// The panels of all parts, in one of them.
    var allPanels: [Panel]?

    /// Panels that columns are as wide as, and whose names differ.
    var measured: [Panel] { allPanels ?? panels }

    var isEmpty: Bool { panels.isEmpty }
    var hasMarks: Bool { panels.contains { !$0.marks.isEmpty || !$0.message.isEmpty } }

    private var perPage: Int { if case .grid(_, _, let most) = arrangement { most } else { 40 } }
    var pageCount: Int { max(1, (panels.count + perPage - 1) / perPage) }

    /// Panels of a page, all pages of about the same length.
    func panels(onPage page: Int) -> [Panel] {
        let size = (panels.count + pageCount - 1) / pageCount
        return Array(panels.dropFirst((page - 1) * size).prefix(size))
    }

    /// What the marks mean that are drawn.
    var drawnKey: [(shape: PlotMark.Shape, paint: Paint, text: String)] {
        // A pointer to either side is the same.
        let same = ["◀": "▶", "▼": "▲"]
        let signs = Set(panels.flatMap(\.marks).map { same[$0.shape.sign] ?? $0.shape.sign })
        return key.filter { signs.contains($0.shape.sign) }
    }

    var note: String {
        drawnKey.filter { !$0.shape.sign.isEmpty }.map { "\($0.shape.sign) \($0.text)" }.joined(
            separator: " · ")
    }

    func layout(_ page: ChartPage) -> any PictureLayout {
        arrangement == .rows ? PlotRows(self, page) : PlotGrid(self, page)
    }

    func table(_ words: any Wording, caption: String) -> ChartTable? {
        table.map {
            ChartTable(caption: caption, header: $0.header, rows: $0.rows, isNumeric: $0.isNumeric)
        }
    }
}

/// An axis of a plot, in the units in which its numbers are read.
struct PlotAxis {
    enum Labels {
        /// Numbers with a unit behind them.
        case numbers(unit: String, signed: Bool = false)
        case given([(value: Double, text: String)])
        case none
    }

    var low: Double
    var high: Double
    var title = ""
    var labels: Labels
    /// Values outside of which there is nothing, such as 0 and 100 of shares.
    var bounds = -Double.infinity...Double.infinity

    /// An axis of shares in percent that holds some values, from 0 where one of them is small.
    ///
    /// - Parameters:
    ///   - values: Fractions.
    ///   - title: What they are.
    static func shares(_ values: [Double], title: String) -> PlotAxis {
        let low = 100 * (values.min() ?? 0)
        let high = 100 * (values.max() ?? 1)
        return PlotAxis(
            low: max(0, low), high: min(100, max(high, low + 1)), title: title,
            labels: .numbers(unit: "%"), bounds: 0...100)
    }

    /// An axis of leads in percent from 0, or from below it where a count has the second choice ahead.
    ///
    /// - Parameters:
    ///   - official: Fractions.
    ///   - counted: What counts say of them.
    ///   - most: The largest that is shown, a fraction; `nil` for all but outliers.
    ///   - title: What they are.
    static func leads(
        _ official: [Double], counted: [TestedValue], most: Double?, title: String
    ) -> PlotAxis {
        let high = most ?? Reach.limit(official + counted.compactMap { $0.high ?? $0.value }, least: 0.1)
        let low = counted.compactMap { $0.low ?? $0.value }.min() ?? 0
        return PlotAxis(
            low: 100 * max(-high, min(0, low)), high: min(100, 100 * high), title: title,
            labels: .numbers(unit: "%"), bounds: -100...100)
    }

    /// Values with a line, and their texts where there is room for them.
    ///
    /// - Parameters:
    ///   - pixels: Length of the axis.
    ///   - low: Where it begins, with the room at its end.
    ///   - high: Where it ends.
    ///   - isVertical: Whether texts stand below each other.
    func ticks(
        pixels: Double, from low: Double, to high: Double, isVertical: Bool = false, _ words: any Wording
    ) -> [(value: Double, text: String?)] {
        switch labels {
        case .none: return []
        case .given(let given): return given.map { ($0.value, $0.text) }
        case .numbers(let unit, let signed):
            func room(_ decimals: Int) -> Double {
                [low, high].map {
                    FontMetrics.width(
                        words.numbers.decimal($0, decimals, signed: signed) + unit, size: 11.5)
                }.max()! + 6
            }
            let ticks = Ticks(
                from: low, to: high, pixels: pixels, room: isVertical ? 20 : room(1),
                whole: isVertical ? nil : room(0), fine: isVertical ? 14 : 18,
                hasSides: signed)
            return ticks.values.filter { bounds.contains($0) }.map { value in
                (
                    value,
                    ticks.isLabelled(value)
                        ? words.numbers.decimal(value, ticks.decimals, signed: signed) + unit : nil
                )
            }
        }
    }
}

/// Where the axes of a panel stand on a page.
struct PlotFrame {
    var left: Double
    var top: Double
    var width: Double
    var height: Double
    var x: PlotAxis
    /// `nil` for a row, whose marks stand in pixels from its middle.
    var y: PlotAxis?
    /// Room at either end of the x-axis, pixels.
    var inset: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
    private var scale: Double { (width - 2 * inset) / max(x.high - x.low, 1e-9) }
    /// Values at the edges.
    var low: Double { x.low - inset / scale }
    var high: Double { x.high + inset / scale }

    func px(_ value: Double) -> Double { left + inset + (value - x.low) * scale }

    func py(_ value: Double) -> Double {
        guard let y else { return top + height / 2 + value }
        return bottom - (value - y.low) / max(y.high - y.low, 1e-9) * height
    }
}
