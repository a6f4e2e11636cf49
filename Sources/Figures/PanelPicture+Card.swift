import Elections
import Wording

/// A card shows one panel or two, with the rows that matter most.
extension PanelPicture {
    private static let mostRows = 7

    /// Panels with most marks outside their range first, then the one of which a mark is farthest out, as headlines name it; of the
    /// others those of the largest references.
    private var cardPanels: [Panel] {
        let keys = shownPanels.enumerated().map { place, panel in
            let outside = panel.marks.filter(\.isOutside)
            let farthest = panel.reference.flatMap { reference in
                outside.compactMap { $0.reach(to: reference) }.max()
            }
            return (-outside.count, -(farthest ?? 0), -(panel.reference ?? panel.centre), place)
        }
        return keys.sorted(by: <).map { shownPanels[$0.3] }
    }

    /// Places of the rows that a card has: those outside their range, then the others that have a mark, in their order.
    private func cardRows(_ panel: Panel) -> [Int] {
        let marked = rows.indices.filter { panel.slots[$0]?.mark != nil }
        let first = marked.ordered { index -> Int in
            let isOutside = panel.slots[index]?.mark?.isOutside == true
            return isOutside ? 0 : rows[index].isTested ? 1 : 2
        }
        return first.prefix(PanelPicture.mostRows).sorted()
    }

    func drawCard(
        _ canvas: inout Canvas, in frame: CardFrame, _ words: any Wording, _ basis: ChartBasis
    ) -> [CardShare] {
        let panels = cardPanels
        let shown = cardRows(panels[0])
        // Few rows leave room for more panels, and a key of several lines for fewer.
        let least = CardPanel.room(rows: max(1, shown.count))
        func count(_ room: Double) -> Int {
            min(panels.count, max(1, Int((room + CardPanel.gap) / (least + CardPanel.gap))))
        }
        func key(_ count: Int) -> (size: Double, lines: [[KeyItem]]) {
            cardKey(Array(panels.prefix(count)), shown, width: frame.width)
        }
        let most = frame.height - CardPanel.keyHeight
        let room = most - CardPanel.keyLeading * Double(key(count(most)).lines.count - 1)
        let number = count(min(room, most))
        let height = (room - Double(number - 1) * CardPanel.gap) / Double(number)
        let labels = shown.map { rows[$0].label }
        for (place, panel) in panels.prefix(number).enumerated() {
            let top = frame.top + Double(place) * (height + CardPanel.gap)
            let part = CardFrame(left: frame.left, top: top, width: frame.width, height: height)
            CardPanel(self, panel, shown, labels, part, words, basis).draw(&canvas)
        }
        draw(key(number), &canvas, in: frame)
        return [
            CardShare(.choices, number, of: panels.count),
            CardShare(.rows, shown.count, of: rows.count + left),
        ]
    }

    private typealias KeyItem = (glyph: KeyGlyph, text: String)

    /// What the marks mean that stand on a card, in as many lines as that takes.
    private func cardKey(
        _ panels: [Panel], _ rows: [Int], width: Double
    ) -> (size: Double, lines: [[KeyItem]]) {
        let marks = panels.flatMap { panel in rows.compactMap { panel.slots[$0]?.mark } }
        let glyphs = Set(marks.map(\.glyph))
        let shown = key.filter { glyph, _ in
            switch glyph {
            case .dotInside: glyphs.contains(.disc)
            case .dotOutside: glyphs.contains(.ring)
            case .squareInside: glyphs.contains(.square)
            case .squareOutside: glyphs.contains(.openSquare)
            case .hollowSquare: glyphs.contains(.openSquare)
            case .dashed: panels.contains(where: \.paint.isDashed) && marks.contains { $0.low != nil }
            default: false
            }
        }
        func lines(_ size: Double) -> [[KeyItem]] {
            var lines: [[KeyItem]] = [[]]
            var used = 0.0
            for item in shown {
                let room = CardPanel.width(item.text, size)
                if used > 0, used + room > width {
                    lines.append([])
                    used = 0
                }
                lines[lines.count - 1].append(item)
                used += room + 8
            }
            return lines
        }
        // A mark without its meaning is worse than small type, and a line more is better than that.
        let size =
            [CardPanel.keySize, 16, 14.5, 13].first { size in
                (lines(size).count == 1 || size < 17)
                    && shown.allSatisfy { CardPanel.width($0.text, size) <= width }
            } ?? 13
        return (size, lines(size))
    }

    private func draw(
        _ key: (size: Double, lines: [[KeyItem]]), _ canvas: inout Canvas, in frame: CardFrame
    ) {
        for (place, line) in key.lines.enumerated() {
            let bottom = frame.bottom - CardPanel.keyLeading * Double(key.lines.count - 1 - place)
            var x = frame.left
            for (glyph, text) in line {
                var mark = Canvas()
                glyph.draw(&mark, x: 0, y: 0)
                canvas.add(mark, x: x + 14, y: bottom - 6, scale: 1.6)
                let fit = CardText(text, in: frame.right - x - 34, height: 24, sizes: [key.size])
                canvas.text(fit.lines[0], x: x + 34, y: bottom, .init(size: key.size, paint: .muted))
                x += CardPanel.width(text, key.size) + 8
            }
        }
    }
}

extension RangeMark {
    /// Whether what it is held against lies outside its range.
    fileprivate var isOutside: Bool { glyph == .ring || glyph == .openSquare && low != nil }

    /// How far out in its range a value lies: 1 is its end; `nil` without a range.
    fileprivate func reach(to reference: Double) -> Double? {
        guard let low, let high, high > low else { return nil }
        return 2 * abs(reference - value) / (high - low)
    }
}

/// One panel of a card: names at the left, marks around the official value, figures at the right.
private struct CardPanel {
    let picture: PanelPicture
    let panel: PanelPicture.Panel
    let shown: [Int]
    let frame: CardFrame
    let words: any Wording
    let basis: ChartBasis
    let labelWidth: Double
    /// One size for the names of all rows.
    let labelSize: Double
    private let names: LabelFit
    let valueWidth: Double
    /// Between two rows.
    let step: Double
    /// Room for the shapes of verdicts.
    let toneWidth: Double
    let axis: PanelAxis

    private static let size = 25.0
    /// Of whose share a figure is, where a panel has no heading that says it.
    private static let detailSizes = [16.0, 13]
    /// Room for figures and what stands under them.
    private static let mostValue = 140.0
    /// Distance between panels.
    static let gap = 30.0
    /// Room for the key below them, and the size of its type.
    static let keyHeight = 34.0
    static let keySize = 18.0
    /// Between the lines of the key.
    static let keyLeading = 24.0
    /// Over the rows: heading and official value; below them: the axis.
    private static let head = 112.0
    private static let foot = 34.0

    /// Width of an item of the key.
    static func width(_ text: String, _ size: Double) -> Double {
        FontMetrics.width(text, size: size) + 42
    }

    /// Height that a panel needs.
    static func room(rows: Int) -> Double { head + foot + 54 * Double(rows) }

    init(
        _ picture: PanelPicture, _ panel: PanelPicture.Panel, _ shown: [Int], _ labels: [String],
        _ frame: CardFrame,
        _ words: any Wording, _ basis: ChartBasis
    ) {
        (self.picture, self.panel, self.shown, self.frame) = (picture, panel, shown, frame)
        (self.words, self.basis) = (words, basis)
        let widths = labels.map { FontMetrics.width($0, size: Self.size) }
        labelWidth = min(max(widths.max() ?? 0, 90), 208)
        let values = shown.map {
            FontMetrics.width(Self.value(panel.slots[$0]?.mark, words, picture), size: Self.size, bold: true)
        }
        let hasTone = shown.contains { if case .tone = picture.rows[$0].tone { true } else { false } }
        toneWidth = hasTone ? 30 : 0
        let details = shown.map {
            FontMetrics.width(Self.detail(picture.rows[$0], panel), size: Self.detailSizes[0])
        }
        valueWidth = min(max(values.max() ?? 0, details.max() ?? 0, 50), Self.mostValue) + toneWidth
        let step = min(92, (frame.height - Self.head - Self.foot) / Double(max(shown.count, 1)))
        self.step = step
        labelSize =
            labels.map { [labelWidth] label in
                CardText(label, in: labelWidth, height: step, sizes: Self.labelSizes).size
            }.min() ?? Self.size
        names = LabelFit(picture.measured.map(\.label)) { [labelWidth, labelSize] label in
            CardText(label, in: labelWidth, height: step, sizes: [labelSize]).lines
        }
        let marks = shown.compactMap { panel.slots[$0]?.mark }
        let limit = Reach.limit(
            marks.map(panel.reach), least: picture.reach.least,
            kept: marks.filter(panel.holdsReference).map(panel.reach))
        let span = max(limit * 1.08, picture.reach.least)
        // Shares have ends.
        let centre =
            panel.heading != nil && span < 0.5 ? min(max(panel.centre, span), 1 - span) : panel.centre
        let left = frame.left + labelWidth + 22
        axis = PanelAxis(
            centre: centre, span: span, left: left,
            width: frame.right - valueWidth - 16 - left)
    }

    private static let labelSizes = [size, 22, 19, 17]

    /// What fits under a figure; a name that would be cut says less than none.
    private static func detail(_ row: PanelPicture.Row, _ panel: PanelPicture.Panel) -> String {
        panel.heading == nil && FontMetrics.width(row.detail, size: detailSizes[1]) <= mostValue
            ? row.detail : ""
    }

    private static func value(_ mark: RangeMark?, _ words: any Wording, _ picture: PanelPicture) -> String {
        guard let mark else { return "" }
        return mark.label ?? words.numbers.points(mark.value)
    }

    func draw(_ canvas: inout Canvas) {
        let used = Self.head + Self.foot + step * Double(shown.count)
        var top = frame.top + (frame.height - used) / 3
        let unit = Canvas.TextStyle(size: 20, paint: .muted)
        let unitWidth = FontMetrics.width(picture.axisTitle, size: 20)
        canvas.rect(frame.left, top, frame.width, panel.heading == nil ? 2 : 7, fill: panel.paint)
        if let heading = panel.heading {
            let room = frame.width - unitWidth - 20
            let headings = LabelFit(picture.shownPanels.map { $0.heading ?? "" }) { heading in
                CardText(heading, in: room, height: 20.4, isBold: true, sizes: [17]).lines
            }
            let text = CardText(
                headings.text(heading), in: room, height: 36, isBold: true, sizes: [29, 26, 23, 20, 17])
            canvas.text(text.lines[0], x: frame.left, y: top + 42, .init(size: text.size, bold: true))
            canvas.text(picture.axisTitle, x: frame.right, y: top + 40, unit, anchor: .end)
        } else {
            canvas.text(picture.axisTitle, x: frame.left, y: top + 32, unit)
        }
        top += Self.head
        let end = top + step * Double(shown.count)
        background(&canvas, top: top, bottom: end)
        for (place, index) in shown.enumerated() {
            row(index, y: top + (Double(place) + 0.5) * step, &canvas)
        }
    }

    private func background(_ canvas: inout Canvas, top: Double, bottom: Double) {
        if let band = panel.band {
            let left = max(axis.left, axis.x(axis.centre - band))
            canvas.rect(
                left, top, min(axis.right, axis.x(axis.centre + band)) - left, bottom - top, fill: .band)
        }
        let unit = panel.heading == nil ? "" : "%"
        let ticks = Ticks(
            from: 100 * axis.low, to: 100 * axis.high, pixels: axis.width, room: 86, fine: 70)
        for value in ticks.values {
            let x = axis.x(value / 100)
            canvas.line(x, top, x, bottom, .grid, width: 2)
            let text = words.numbers.decimal(value, ticks.decimals, signed: panel.heading == nil) + unit
            let half = FontMetrics.width(text, size: 20) / 2
            guard ticks.isLabelled(value), x - half > axis.left - 30, x + half < frame.right else { continue }
            canvas.text(text, x: x, y: bottom + 26, .init(size: 20, paint: .muted), anchor: .middle)
        }
        canvas.line(axis.left, bottom, axis.right, bottom, .grid, width: 2)
        let line = picture.drawnLine(panel, axis)
        if let line { canvas.line(line, top, line, bottom, .ink, width: 3, dash: "10 8") }
        drawReference(&canvas, top: top, bottom: bottom)
        // Over the official line, where it crosses it.
        if let line { drawLabel(of: line, &canvas, bottom: bottom) }
    }

    /// What the dashed line is, beside it.
    private func drawLabel(of line: Double, _ canvas: inout Canvas, bottom: Double) {
        // Its text goes away from the official figure.
        let isLeft = panel.reference.map { axis.x($0) < line } ?? (line < (axis.left + axis.right) / 2)
        guard
            let said = picture.key.first(where: { if case .ruleLine = $0.glyph { true } else { false } })?
                .text
        else { return }
        let width = FontMetrics.width(said, size: 18)
        let (after, before) = (line + 8, line - 8 - width)
        // It keeps inside the panel: on the other side where there is room for it, else as near as it may stand.
        let starts = (isLeft ? [after, before] : [before, after]).map { start in
            max(frame.left, min(start, frame.right - width))
        }
        let start = starts.first { $0 == after || $0 == before } ?? starts[0]
        canvas.text(
            said, x: start, y: bottom - 8, .init(size: 18, paint: .muted), anchor: .start, halo: true)
    }

    /// The official figure and its line.
    private func drawReference(_ canvas: inout Canvas, top: Double, bottom: Double) {
        guard let reference = panel.reference else { return }
        let x = axis.x(reference)
        canvas.line(x, top - 8, x, bottom, .ink, width: 4)
        canvas.square(x, top - 14, side: 16, .ink, filled: true)
        let official = [words.shortReference(basis), panel.label ?? ""].filter { !$0.isEmpty }
        let text = official.joined(separator: " ")
        let half = FontMetrics.width(text, size: Self.size, bold: true) / 2
        // It keeps inside the panel, over its axis where there is room for it.
        let least = min(axis.left, max(frame.left, axis.right - 2 * half)) + half
        canvas.text(
            text, x: max(least, min(x, frame.right - half)), y: top - 30, .init(size: Self.size, bold: true),
            anchor: .middle)
    }

    private func row(_ index: Int, y: Double, _ canvas: inout Canvas) {
        let row = picture.rows[index]
        let name = names[row.label]
        let leading = 1.2 * labelSize
        canvas.lines(
            name, x: frame.left, y: y - Double(name.count) * leading / 2 + 0.95 * labelSize,
            leading: leading, .init(size: labelSize))
        guard let mark = panel.slots[index]?.mark else { return }
        figure(row, mark, y: y, &canvas)
        func x(_ value: Double) -> Double { min(max(axis.x(value), axis.left), axis.right) }
        guard (axis.low...axis.high).contains(mark.value) else {
            // It lies farther out than the axis reaches: an arrow points there.
            let (tip, way) = mark.value > axis.high ? (axis.right, 1.0) : (axis.left, -1)
            canvas.line(tip - way * 50, y, tip - way * 20, y, panel.paint, width: 7)
            canvas.polygon(
                [(tip, y), (tip - way * 22, y - 13), (tip - way * 22, y + 13)], panel.paint, filled: true)
            return
        }
        let dash = panel.paint.isDashed ? "12 6" : nil
        if let low = mark.outerLow, let high = mark.outerHigh {
            canvas.line(x(low), y, x(high), y, panel.paint, width: 3)
        }
        if let low = mark.low, let high = mark.high {
            canvas.line(x(low), y, x(high), y, panel.paint, width: 7, dash: dash)
        }
        var glyph = Canvas()
        switch mark.glyph {
        case .disc, .ring: glyph.circle(0, 0, radius: 4.5, panel.paint, filled: mark.glyph == .disc)
        case .square, .openSquare: glyph.square(0, 0, side: 8, panel.paint, filled: mark.glyph == .square)
        case .cross: glyph.cross(0, 0, side: 8, panel.paint)
        }
        canvas.add(glyph, x: axis.x(mark.value), y: y, scale: 2.5)
    }

    /// The figure at the right, with the shape of its verdict where it has one.
    private func figure(
        _ row: PanelPicture.Row, _ mark: RangeMark, y: Double, _ canvas: inout Canvas
    ) {
        var isOutside = false
        if case .tone(let tone) = row.tone {
            isOutside = tone == .apart || tone == .edge
            canvas.shape(of: tone, x: frame.right - 10, y: y, size: 18)
        }
        let detail = Self.detail(row, panel)
        let lift = detail.isEmpty ? 0 : 0.5 * Self.detailSizes[0]
        canvas.text(
            Self.value(mark, words, picture), x: frame.right - toneWidth, y: y + 0.36 * Self.size - lift,
            .init(size: Self.size, bold: isOutside), anchor: .end)
        guard !detail.isEmpty else { return }
        let whose = CardText(
            detail, in: valueWidth - toneWidth, height: 1.2 * Self.detailSizes[0],
            sizes: Self.detailSizes)
        canvas.text(
            whose.lines[0], x: frame.right - toneWidth,
            y: y + 0.36 * Self.size + 1.3 * Self.detailSizes[0] - lift,
            .init(size: whose.size, paint: .muted), anchor: .end)
    }
}
