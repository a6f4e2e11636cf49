import Elections
import Wording

/// Sizes and places of a drawing of a grid of counts.
///
/// On a wide page the names of rows stand left of their cells, on a narrow one above them.
struct GridLayout: PictureLayout {
    let picture: GridPicture
    /// The picture with as many columns as the page has room for.
    let shown: GridPicture
    var page: ChartPage
    let labelWidth: Double
    let cellWidth: Double
    /// Width of the last column, where that is all other columns together.
    let othersWidth: Double
    let totalWidth: Double
    let textSize: Double
    private let names: LabelFit

    private static let cellHeight = 22.0
    private static let lineHeight = 13.5
    private static let headWidth = 78.0

    init(_ picture: GridPicture, _ page: ChartPage) {
        (self.picture, self.page) = (picture, page)
        let (size, words) = (page.isNarrow ? 12.0 : 11.5, page.words)
        textSize = size
        func measure(_ text: String, bold: Bool = false) -> Double {
            FontMetrics.width(text, size: size, bold: bold)
        }
        let totals = picture.rows.map { measure(words.numbers.integer($0.total), bold: true) }
        totalWidth = max(measure(words.label(chart: .total)), totals.max() ?? 0) + 8
        let widest = picture.rows.map { measure($0.label) }.max() ?? 0
        labelWidth = page.isNarrow ? 0 : min(max(widest, 110), 188)
        let room = page.inner - labelWidth - totalWidth - (page.isNarrow ? 0 : 8)
        var limit = page.isNarrow ? 5 : GridPicture.mostColumns
        var fit = Fit(picture.folded(to: limit), words, size)
        while limit > 1, fit.least > room {
            limit -= 1
            fit = Fit(picture.folded(to: limit), words, size)
        }
        shown = fit.picture
        let even = (room - fit.others) / Double(max(1, shown.single.count))
        cellWidth = min(even, max(fit.cell, page.isNarrow ? even : 44))
        othersWidth = fit.others
        names = LabelFit(picture.rows.map(\.label)) { [labelWidth] label in
            TextWrap.balanced(
                label, width: page.isNarrow ? page.inner : labelWidth, size: size, limit: 3)
        }
    }

    /// A folded picture with the room that its columns need at least.
    private struct Fit {
        let picture: GridPicture
        let cell: Double
        let others: Double
        var least: Double { cell * Double(picture.single.count) + others }

        init(_ folded: GridPicture, _ words: any Wording, _ size: Double) {
            picture = folded
            func width(_ columns: Range<Int>, name limit: Double) -> Double {
                let figures = folded.rows.compactMap { $0.counts?[columns].max() }.max() ?? 0
                let number = FontMetrics.width(words.numbers.integer(figures), size: size)
                let names = folded.columns[columns].map { min(FontMetrics.width($0.name, size: size), limit) }
                return max(26, number + 6, (names.max() ?? 0) + 6)
            }
            cell = width(folded.single, name: GridLayout.headWidth)
            let rest = folded.single.upperBound..<folded.columns.count
            others =
                rest.isEmpty ? 0 : width(rest, name: FontMetrics.width(folded.others, size: size))
        }
    }

    mutating func draw(page number: Int) {
        key()
        head()
        for row in shown.rows { draw(row) }
        page.canvas.line(page.left, page.y + 2, cellsRight + totalWidth, page.y + 2, .grid, width: 1)
        page.y += 5
        parts()
        page.y += 8
    }

    /// What the colour, the dot and the strokes mean.
    private mutating func key() {
        let words = page.words
        let style = page.small
        var x = page.left
        let side = 11.0
        let counts = shown.rows.flatMap { $0.counts?[shown.single] ?? [] }.filter { $0 > 0 }
        func numbered(_ text: String, _ count: Int?) -> String {
            counts.min() == counts.max() ? text : count.map { "\(text) (\(words.number($0)))" } ?? text
        }
        let few = numbered(words.label(chart: .few), counts.min())
        page.canvas.text(few, x: x, y: page.y + 10, style)
        x += FontMetrics.width(few, size: 11) + 5
        for step in 1...Paint.heatSteps {
            page.canvas.cell(x, page.y, side * 1.4, side, step: step, text: "", size: 11)
            x += side * 1.4
        }
        let most = numbered(picture.many, counts.max())
        let many = x + 5 + FontMetrics.width(most, size: 11) > page.right ? picture.many : most
        page.canvas.text(many, x: x + 5, y: page.y + 10, style)
        x += FontMetrics.width(many, size: 11) + 20
        let none = picture.none
        if x + FontMetrics.width(none, size: 11) > page.right {
            x = page.left
            page.y += 18
        }
        page.canvas.text(none, x: x, y: page.y + 10, style)
        x += FontMetrics.width(none, size: 11) + 15
        if picture.rows.contains(where: { $0.counts == nil }) {
            if x + 26 + FontMetrics.width(picture.missing, size: 11) > page.right {
                x = page.left
                page.y += 18
            }
            page.canvas.hatch(x, page.y, 22, side, .muted, step: 6)
            page.canvas.text(picture.missing, x: x + 26, y: page.y + 10, style)
        }
        page.y += 24
    }

    private var cellsLeft: Double { page.left + labelWidth + (page.isNarrow ? 0 : 8) }
    private var cellsRight: Double {
        cellsLeft + cellWidth * Double(shown.single.count) + othersWidth
    }

    /// Whether a column is all others together: its number stands without a colour.
    private func isOthers(_ column: Int) -> Bool { !shown.single.contains(column) }

    private func left(_ column: Int) -> Double { cellsLeft + Double(column) * cellWidth }

    private func width(_ column: Int) -> Double { isOthers(column) ? othersWidth : cellWidth }

    private func middle(_ column: Int) -> Double { left(column) + width(column) / 2 }

    private mutating func head() {
        let style = Canvas.TextStyle(size: textSize, paint: .muted)
        let room = cellWidth - 4
        let fit = LabelFit(shown.columns[shown.single].map(\.name)) { name in
            TextWrap.balanced(name, width: room, size: textSize, limit: 3)
        }
        let names = shown.columns.indices.map { column in
            isOthers(column)
                ? TextWrap.balanced(
                    shown.columns[column].name, width: width(column) - 4, size: textSize, limit: 3)
                : fit[shown.columns[column].name]
        }
        let lines = names.map(\.count).max() ?? 1
        page.canvas.text(
            picture.columnHead, x: page.isNarrow ? page.left : cellsLeft, y: page.y + 9, page.small)
        page.y += 18
        let bottom = page.y + Double(lines) * GridLayout.lineHeight
        for (index, name) in names.enumerated() {
            let top = bottom - Double(name.count) * GridLayout.lineHeight
            page.canvas.lines(
                name, x: middle(index), y: top + 0.85 * textSize, leading: GridLayout.lineHeight, style,
                anchor: .middle)
        }
        page.canvas.text(
            page.words.label(chart: .total), x: cellsRight + totalWidth,
            y: bottom - GridLayout.lineHeight + 0.85 * textSize,
            style, anchor: .end)
        page.y = bottom + 4
    }

    private mutating func draw(_ row: GridPicture.Row) {
        if page.isNarrow, row.counts == nil { return drawSilent(row) }
        let height = GridLayout.cellHeight
        var top = page.y
        let style = Canvas.TextStyle(size: textSize)
        let label = names[row.label]
        let block = Double(label.count) * GridLayout.lineHeight
        let rowHeight: Double
        if page.isNarrow {
            page.canvas.lines(
                label, x: page.left, y: top + 0.9 * textSize + 3, leading: GridLayout.lineHeight, style)
            top += block + 6
            rowHeight = block + 6 + height + 2
        } else {
            rowHeight = max(height, block + 2) + 2
            let first = top + (rowHeight - 2 - block) / 2 + 0.85 * textSize
            page.canvas.lines(
                label, x: page.left, y: first, leading: GridLayout.lineHeight, style)
            top += (rowHeight - 2 - height) / 2
        }
        cells(row, top: top, height: height)
        page.y += rowHeight
    }

    /// A row without counts on a narrow page: its words stand on the strokes.
    private mutating func drawSilent(_ row: GridPicture.Row) {
        let silent = Canvas.TextStyle(size: 11, paint: .muted)
        let room = page.inner - FontMetrics.width(picture.missing, size: 11) - 14
        let label = TextWrap.balanced(row.label, width: room, size: textSize, limit: 3)
        let height = Double(label.count) * GridLayout.lineHeight + 6
        page.canvas.hatch(page.left, page.y + 1, page.inner, height, .grid, step: 9)
        for (line, text) in label.enumerated() {
            page.canvas.text(
                text, x: page.left + 2, y: page.y + 14 + Double(line) * GridLayout.lineHeight,
                .init(size: textSize), halo: true)
        }
        page.canvas.text(
            picture.missing, x: page.right - 2, y: page.y + 14, silent, anchor: .end,
            halo: true)
        page.y += height + 3
    }

    private mutating func cells(_ row: GridPicture.Row, top: Double, height: Double) {
        let baseline = top + height / 2 + 0.36 * textSize
        guard let counts = row.counts else {
            page.canvas.hatch(cellsLeft, top, cellsRight - cellsLeft, height, .grid, step: 9)
            page.canvas.text(
                picture.missing, x: cellsLeft + 6, y: baseline,
                .init(size: textSize, paint: .muted), halo: true)
            page.canvas.text(
                "–", x: cellsRight + totalWidth, y: baseline, .init(size: textSize, paint: .muted),
                anchor: .end)
            return
        }
        for (index, count) in counts.enumerated() {
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

    /// Which part of each column is complete, below it.
    private mutating func parts() {
        let style = Canvas.TextStyle(size: max(11, textSize - 0.5), paint: .muted)
        let label = TextWrap.balanced(
            picture.parts, width: page.isNarrow ? page.inner : labelWidth,
            size: style.size, limit: 2)
        page.canvas.lines(
            label, x: page.left, y: page.y + 0.85 * style.size, leading: GridLayout.lineHeight, style)
        let block = Double(label.count) * GridLayout.lineHeight
        if page.isNarrow { page.y += block + 1 }
        let baseline = page.y + 0.85 * style.size
        for (index, column) in shown.columns.enumerated() {
            page.canvas.text(
                String(column.percent), x: middle(index), y: baseline, style, anchor: .middle)
        }
        page.canvas.text(
            String(picture.all.percent), x: cellsRight + totalWidth, y: baseline, style, anchor: .end)
        page.y += page.isNarrow ? GridLayout.lineHeight : block
    }
}
