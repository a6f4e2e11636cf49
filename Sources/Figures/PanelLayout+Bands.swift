import Elections
import Wording

/// A line of panels with the row labels at its left.
extension PanelLayout {
    /// A row placed on the page.
    private struct Slot {
        /// Position of the row.
        var row: Int
        var top: Double
        var height: Double
        var name: [String]
        var detail: [String]
        var verdict: [String]
        var middle: Double { top + height / 2 }
    }

    mutating func band(_ range: Range<Int>) {
        let panels = Array(picture.shownPanels[range])
        let top = page.y
        let headings = panels.map { self.headings[$0.heading ?? ""] }
        let titleLines = headings.map(\.count).max() ?? 1
        let headBottom = top + 8 + Double(titleLines) * 15 + (hasReference ? 27 : 6)
        let (slots, rule, bottom) = slots(from: headBottom, showsDetail: range.lowerBound == 0)

        for index in panels.indices {
            let x = page.left + labelWidth + gap + Double(index) * (panelWidth + gap)
            let barLeft = page.isNarrow ? page.left : x
            page.canvas.rect(
                barLeft, top, page.isNarrow ? page.inner : panelWidth, 3,
                fill: panels[index].paint)
            page.canvas.lines(
                headings[index], x: barLeft, y: top + 18, leading: 15, .init(size: 12.5, bold: true))
            draw(panels[index], slots, x: x, top: headBottom, bottom: bottom)
        }
        for slot in slots { label(slot) }
        if let rule {
            page.canvas.line(page.left, rule, page.right, rule, .muted, width: 0.75)
            page.canvas.text(page.words.label(chart: .notTested), x: page.left, y: rule + 14, page.small)
        }
        page.y = bottom + (range.upperBound == picture.shownPanels.count ? 24 : 36)
        page.mayBreak(space: 16)
    }

    private var hasReference: Bool { picture.shownPanels.contains { $0.reference != nil } }

    /// Rows from the top, the place of the rule before those that cannot be tested, and the bottom.
    private func slots(from top: Double, showsDetail: Bool) -> ([Slot], rule: Double?, Double) {
        var y = top
        var slots: [Slot] = []
        var rule: Double?
        let firstUntested = picture.rows.firstIndex { !$0.isTested }
        for (index, row) in picture.rows.enumerated() {
            if index == firstUntested && index > 0 {
                rule = y + 4
                y += 21
            }
            let name = names[row.label]
            let detail =
                showsDetail
                ? TextWrap.parts(row.detail, width: labelWidth, size: 11) : []
            let verdict =
                showsDetail
                ? TextWrap.lines(row.verdict, width: labelWidth - 13, size: 11, bold: true, limit: 4) : []
            let height = max(
                showsDetail ? 36 : 32,
                Double(name.count) * 14.5 + Double(detail.count + verdict.count) * 13 + 7)
            slots.append(
                Slot(row: index, top: y, height: height, name: name, detail: detail, verdict: verdict))
            y += height
        }
        return (slots, rule, y + 2)
    }

    private mutating func label(_ slot: Slot) {
        let row = picture.rows[slot.row]
        let block = Double(slot.name.count) * 14.5 + Double(slot.detail.count + slot.verdict.count) * 13
        let y = slot.middle - block / 2 + 11.5
        let next = page.canvas.lines(slot.name, x: page.left, y: y, leading: 14.5, page.label)
        let last = page.canvas.lines(slot.detail, x: page.left, y: next - 1, leading: 13, page.small)
        guard !slot.verdict.isEmpty, case .tone(let tone) = row.tone else { return }
        page.canvas.shape(of: tone, x: page.left + 4, y: last - 4, size: 8)
        page.canvas.lines(
            slot.verdict, x: page.left + 13, y: last, leading: 13,
            .init(size: 11, bold: true, paint: row.tone))
    }

    private mutating func draw(
        _ panel: Panel, _ slots: [Slot], x: Double, top: Double, bottom: Double
    ) {
        let axis = axis(panel, left: x)
        grid(axis, top: top, bottom: bottom)
        if let line = picture.drawnLine(panel, axis) {
            page.canvas.line(line, top, line, bottom, .ink, width: 1.5, dash: PanelPicture.lineDash)
        }
        if let official = panel.reference {
            let at = axis.x(official)
            page.canvas.line(at, top - 3, at, bottom, .ink, width: 2)
            page.canvas.square(at, top - 6, side: 8, .ink, filled: true)
            let text = officialText(panel.label ?? "")
            // No label reaches into that of the panel beside it.
            let half = FontMetrics.width(text, size: 12, bold: true) / 2
            let room = 2 * half <= panelWidth ? 0 : gap / 2 - 2
            let middle = max(axis.left - room + half, min(at, axis.right + room - half))
            page.canvas.text(text, x: middle, y: top - 14, .init(size: 12, bold: true), anchor: .middle)
        }
        for slot in slots { mark(panel.slots[slot.row]?.mark, panel, axis, y: slot.middle) }
    }

    /// The official value with its word, where every panel has room for the word.
    private func officialText(_ value: String) -> String {
        let long = page.words.shortReference(page.basis) + " " + value
        let widest = FontMetrics.width(page.words.shortReference(page.basis) + " 99.9%", size: 12, bold: true)
        return widest <= panelWidth ? long : value
    }

    /// Faint lines at round shares with their labels below; a label keeps inside the panel.
    private mutating func grid(_ axis: PanelAxis, top: Double, bottom: Double) {
        func room(_ decimals: Int) -> Double {
            let widths = [axis.low, axis.high].map {
                FontMetrics.width(page.words.numbers.decimal(100 * $0, decimals) + "%", size: page.axis.size)
            }
            return max(32, (widths.max() ?? 0) + 6)
        }
        let ticks = Ticks(
            from: 100 * axis.low, to: 100 * axis.high, pixels: panelWidth, room: room(1), whole: room(0))
        for value in ticks.values where value >= 0 && value <= 100 {
            let x = axis.x(value / 100)
            page.canvas.line(x, top, x, bottom, .grid, width: 1)
            guard ticks.isLabelled(value) else { continue }
            let text = page.words.numbers.decimal(value, ticks.decimals) + "%"
            let half = FontMetrics.width(text, size: page.axis.size) / 2
            guard x - half >= axis.left - gap / 2, x + half <= axis.right + gap / 2 else { continue }
            page.canvas.text(text, x: x, y: bottom + 13, page.axis, anchor: .middle)
        }
        page.canvas.line(axis.left, bottom, axis.right, bottom, .grid, width: 1)
    }

    private mutating func mark(_ mark: RangeMark?, _ panel: Panel, _ axis: PanelAxis, y middle: Double) {
        let y = middle + 4
        guard let mark else {
            page.canvas.text(
                "–", x: (axis.left + axis.right) / 2 + 12, y: y, page.small, anchor: .middle, halo: true)
            return
        }
        page.draw(mark, axis, y: y, panel.paint)
        guard let label = mark.label else { return }
        page.canvas.text(
            label, x: axis.middle(of: label, at: axis.x(mark.value), off: panel), y: y - 8,
            .init(size: 11), anchor: .middle, halo: true)
    }
}
