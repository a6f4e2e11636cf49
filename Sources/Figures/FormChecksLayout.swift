import Elections
import Wording

/// Sizes and places of a form-checks drawing.
///
/// On a wide page rules stand left of their cells, on a narrow one above them.
struct FormChecksLayout {
    /// The chart with as many columns as the page has room for.
    let shown: FormChecksChart
    let chart: FormChecksChart
    var page: ChartPage
    let labelWidth: Double
    let cellWidth: Double
    /// Width of the last column, where that is all other columns together.
    let othersWidth: Double
    let totalWidth: Double
    let textSize: Double
    let hasOthers: Bool

    private static let cellHeight = 22.0
    private static let lineHeight = 13.5
    private static let headWidth = 78.0

    init(_ chart: FormChecksChart, _ width: ChartWidth) {
        self.chart = chart
        let page = ChartPage(width, chart.words, .forms)
        self.page = page
        let size = page.isNarrow ? 12.0 : 11.5
        textSize = size
        let numbers = page.words.numbers
        func measure(_ text: String, bold: Bool = false) -> Double {
            FontMetrics.width(text, size: size, bold: bold)
        }
        let totals = chart.rows.map { measure(numbers.integer($0.total), bold: true) }
        totalWidth = max(measure(page.words.label(chart: .total)), totals.max() ?? 0) + 8
        let widest = chart.rows.map { measure($0.label) }.max() ?? 0
        let label = page.isNarrow ? 0 : min(max(widest, 110), 188)
        labelWidth = label
        let room = page.inner - label - totalWidth - (page.isNarrow ? 0 : 8)
        let words = page.words
        var limit = page.isNarrow ? 5 : FormChecksChart.mostColumns
        var fit = Fit(chart.folded(to: limit), of: chart, words, size)
        while limit > 1, fit.least > room {
            limit -= 1
            fit = Fit(chart.folded(to: limit), of: chart, words, size)
        }
        shown = fit.chart
        hasOthers = fit.others > 0
        let regions = Double(fit.regions)
        let even = (room - fit.others) / max(1, regions)
        cellWidth = min(even, max(fit.cell, page.isNarrow ? even : 44))
        othersWidth = fit.others
    }

    /// A folded chart with the room that its columns need at least.
    private struct Fit {
        let chart: FormChecksChart
        /// Columns that are regions of their own.
        let regions: Int
        let cell: Double
        let others: Double
        var least: Double { cell * Double(regions) + others }

        init(_ folded: FormChecksChart, of whole: FormChecksChart, _ words: any Wording, _ size: Double) {
            chart = folded
            regions = folded.columns.count - (folded.isFolded ? 1 : 0)
            func width(_ columns: Range<Int>, name limit: Double) -> Double {
                let figures = folded.rows.compactMap { $0.failed?[columns].max() }.max() ?? 0
                let number = FontMetrics.width(words.numbers.integer(figures), size: size)
                let names = folded.columns[columns].map { min(FontMetrics.width($0.name, size: size), limit) }
                return max(26, number + 6, (names.max() ?? 0) + 6)
            }
            cell = width(0..<regions, name: FormChecksLayout.headWidth)
            others =
                folded.isFolded
                ? width(
                    regions..<regions + 1, name: FontMetrics.width(words.label(chart: .others), size: size))
                : 0
        }
    }

    func drawing() -> Drawing {
        var copy = self
        copy.page.heading(title: chart.title, subtitle: chart.subtitle)
        if chart.hasFailures {
            copy.key()
            copy.table()
        } else {
            copy.card()
        }
        return copy.page.foot(chart.footer)
    }

    /// A card of text instead of an empty grid.
    private mutating func card() {
        let words = page.words
        let silent = chart.rows.filter { $0.failed == nil }.map(\.name)
        let asked = chart.asked.map(\.name).joined(separator: ", ")
        var sentences = [
            asked.isEmpty
                ? words.label(chart: .noRuleAsked)
                : words.allPassed(forms: chart.forms, rules: chart.asked.count) + ": " + asked + "."
        ]
        if !silent.isEmpty {
            sentences.append(words.notAsked(rules: silent))
        }
        page.message(sentences)
    }

    /// What the colour, the dot and the strokes mean.
    private mutating func key() {
        let words = page.words
        let style = page.small
        var x = page.left
        let side = 11.0
        let few = words.label(chart: .few)
        page.canvas.text(few, x: x, y: page.y + 10, style)
        x += FontMetrics.width(few, size: 11) + 5
        for step in 1...Paint.heatSteps {
            page.canvas.cell(x, page.y, side * 1.4, side, step: step, text: "", size: 11)
            x += side * 1.4
        }
        let many = words.label(chart: .manyForms)
        page.canvas.text(many, x: x + 5, y: page.y + 10, style)
        x += FontMetrics.width(many, size: 11) + 20
        let none = words.label(chart: .noForms)
        page.canvas.text(none, x: x, y: page.y + 10, style)
        x += FontMetrics.width(none, size: 11) + 15
        if chart.rows.contains(where: { $0.failed == nil }) {
            if x + 26 + FontMetrics.width(words.label(chart: .notAsked), size: 11) > page.right {
                x = page.left
                page.y += 18
            }
            page.canvas.hatch(x, page.y, 22, side, .muted, step: 6)
            page.canvas.text(words.label(chart: .notAsked), x: x + 26, y: page.y + 10, style)
        }
        page.y += 24
    }

    private var cellsLeft: Double { page.left + labelWidth + (page.isNarrow ? 0 : 8) }
    private var cellsRight: Double {
        cellsLeft + cellWidth * Double(shown.columns.count - (hasOthers ? 1 : 0)) + othersWidth
    }

    /// Whether a column is all others together: its number stands without a colour.
    private func isOthers(_ column: Int) -> Bool { hasOthers && column == shown.columns.count - 1 }

    private func left(_ column: Int) -> Double { cellsLeft + Double(column) * cellWidth }

    private func width(_ column: Int) -> Double { isOthers(column) ? othersWidth : cellWidth }

    private func middle(_ column: Int) -> Double { left(column) + width(column) / 2 }

    private mutating func table() {
        head()
        for row in shown.rows { draw(row) }
        page.canvas.line(page.left, page.y + 2, cellsRight + totalWidth, page.y + 2, .grid, width: 1)
        page.y += 5
        share()
        page.y += 8
    }

    private mutating func head() {
        let style = Canvas.TextStyle(size: textSize, paint: .muted)
        let names = shown.columns.indices.map { column in
            TextWrap.balanced(
                shown.columns[column].name, width: width(column) - 4, size: textSize, limit: 3)
        }
        let lines = names.map(\.count).max() ?? 1
        let level = chart.level
        page.canvas.text(
            level, x: page.isNarrow ? page.left : cellsLeft, y: page.y + 9, page.small)
        page.y += 18
        let bottom = page.y + Double(lines) * FormChecksLayout.lineHeight
        for (index, name) in names.enumerated() {
            let top = bottom - Double(name.count) * FormChecksLayout.lineHeight
            page.canvas.lines(
                name, x: middle(index), y: top + 0.85 * textSize, leading: FormChecksLayout.lineHeight, style,
                anchor: .middle)
        }
        page.canvas.text(
            page.words.label(chart: .total), x: cellsRight + totalWidth,
            y: bottom - FormChecksLayout.lineHeight + 0.85 * textSize,
            style, anchor: .end)
        page.y = bottom + 4
    }

    private mutating func draw(_ row: FormChecksChart.Row) {
        if page.isNarrow, row.failed == nil { return drawSilent(row) }
        let height = FormChecksLayout.cellHeight
        var top = page.y
        let style = Canvas.TextStyle(size: textSize)
        let label = TextWrap.balanced(
            row.label, width: page.isNarrow ? page.inner : labelWidth, size: textSize, limit: 3)
        let block = Double(label.count) * FormChecksLayout.lineHeight
        let rowHeight: Double
        if page.isNarrow {
            page.canvas.lines(
                label, x: page.left, y: top + 0.9 * textSize + 3, leading: FormChecksLayout.lineHeight, style)
            top += block + 6
            rowHeight = block + 6 + height + 2
        } else {
            rowHeight = max(height, block + 2) + 2
            let first = top + (rowHeight - 2 - block) / 2 + 0.85 * textSize
            page.canvas.lines(
                label, x: page.left, y: first, leading: FormChecksLayout.lineHeight, style)
            top += (rowHeight - 2 - height) / 2
        }
        cells(row, top: top, height: height)
        page.y += rowHeight
    }

    /// A rule that was not asked on a narrow page: its words stand on the strokes.
    private mutating func drawSilent(_ row: FormChecksChart.Row) {
        let silent = Canvas.TextStyle(size: 11, paint: .muted)
        let room = page.inner - FontMetrics.width(page.words.label(chart: .notAsked), size: 11) - 14
        let label = TextWrap.balanced(row.label, width: room, size: textSize, limit: 3)
        let height = Double(label.count) * FormChecksLayout.lineHeight + 6
        page.canvas.hatch(page.left, page.y + 1, page.inner, height, .grid, step: 9)
        for (line, text) in label.enumerated() {
            page.canvas.text(
                text, x: page.left + 2, y: page.y + 14 + Double(line) * FormChecksLayout.lineHeight,
                .init(size: textSize), halo: true)
        }
        page.canvas.text(
            page.words.label(chart: .notAsked), x: page.right - 2, y: page.y + 14, silent, anchor: .end,
            halo: true)
        page.y += height + 3
    }

    private mutating func cells(_ row: FormChecksChart.Row, top: Double, height: Double) {
        let baseline = top + height / 2 + 0.36 * textSize
        guard let failed = row.failed else {
            page.canvas.hatch(cellsLeft, top, cellsRight - cellsLeft, height, .grid, step: 9)
            page.canvas.text(
                page.words.label(chart: .notAsked), x: cellsLeft + 6, y: baseline,
                .init(size: textSize, paint: .muted), halo: true)
            page.canvas.text(
                "–", x: cellsRight + totalWidth, y: baseline, .init(size: textSize, paint: .muted),
                anchor: .end)
            return
        }
        for (index, count) in failed.enumerated() {
            if count == 0 {
                page.canvas.text(
                    "·", x: middle(index), y: baseline + 1, .init(size: 16, bold: true, paint: .muted),
                    anchor: .middle)
            } else if isOthers(index) {
                page.canvas.text(
                    page.words.numbers.integer(count), x: middle(index), y: baseline,
                    .init(size: textSize), anchor: .middle)
            } else {
                page.canvas.cell(
                    left(index) + 0.5, top, cellWidth - 1, height, step: shown.step(count),
                    text: page.words.numbers.integer(count), size: textSize)
            }
        }
        page.canvas.text(
            page.words.numbers.integer(row.total), x: cellsRight + totalWidth, y: baseline,
            .init(size: textSize, bold: true), anchor: .end)
    }

    /// Share of the forms that have every figure the rules need, below the columns.
    private mutating func share() {
        let style = Canvas.TextStyle(size: max(11, textSize - 0.5), paint: .muted)
        let label = TextWrap.balanced(
            page.words.label(chart: .complete), width: page.isNarrow ? page.inner : labelWidth,
            size: style.size, limit: 2)
        page.canvas.lines(
            label, x: page.left, y: page.y + 0.85 * style.size, leading: FormChecksLayout.lineHeight, style)
        let block = Double(label.count) * FormChecksLayout.lineHeight
        if page.isNarrow { page.y += block + 1 }
        let baseline = page.y + 0.85 * style.size
        for (index, column) in shown.columns.enumerated() {
            page.canvas.text(
                String(column.completePercent), x: middle(index), y: baseline, style, anchor: .middle)
        }
        page.canvas.text(
            String(chart.all.completePercent), x: cellsRight + totalWidth, y: baseline, style, anchor: .end)
        page.y += page.isNarrow ? FormChecksLayout.lineHeight : block
    }
}
