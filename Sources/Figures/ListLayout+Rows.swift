import Elections
import Wording

/// Axis and rows of a list.
extension ListLayout {
    /// A row placed on the page.
    private struct Slot {
        var row: Row
        var mark: RangeMark?
        var top: Double
        var height: Double
        var label: [String]
        var second: [String]
        var verdict: [String]
        /// Height of the mark.
        var y: Double
    }

    mutating func table() {
        heads()
        let top = page.y
        var slots: [Slot] = []
        var rules: [Double] = []
        var group: String?
        for (index, row) in zip(rows.indices, rows) {
            if isGrouped, row.group != group {
                group = row.group
                if index > rows.startIndex { page.y += 6 }
                if let group, !group.isEmpty {
                    page.canvas.text(
                        group, x: page.left, y: page.y + 17, .init(size: page.label.size, bold: true))
                    page.y += 24
                }
            } else if !isGrouped, index > rows.startIndex, !row.isTested,
                rows[index - 1].isTested
            {
                rules.append(page.y + 3)
                page.canvas.text(
                    page.words.label(chart: .notTested), x: page.left, y: page.y + 17, page.small)
                page.y += 22
            }
            var slot = slot(row)
            slot.mark = panel.slots[index]?.mark
            page.y += slot.height
            page.mayBreak()
            slots.append(slot)
        }
        background(slots, top: top, rules: rules)
        for slot in slots {
            texts(slot)
            if let mark = slot.mark { page.draw(mark, axis, y: slot.y, panel.paint) }
        }
        ticks(page.y)
        page.y += 30
    }

    /// Which side is which, over the axis.
    private mutating func heads() {
        let heads = picture.heads
        let zero = axis.x(panel.centre)
        let high = heads.right
        page.canvas.text("← " + heads.left, x: zero - 8, y: page.y + 9, page.small, anchor: .end)
        let room = page.right - zero - 8
        let fits =
            FontMetrics.width(high + " →", size: 11) <= min(room, page.isNarrow ? room : axis.right - zero)
        page.canvas.text(
            (fits ? high : heads.rightInShort) + " →", x: zero + 8, y: page.y + 9,
            page.small)
        if !page.isNarrow {
            page.canvas.text(heads.values, x: axis.right + 12, y: page.y + 9, page.small)
        }
        page.y += 16
    }

    private func slot(_ row: Row) -> Slot {
        let top = page.y
        if page.isNarrow {
            let (label, second) = (names[row.label], details[row.detail])
            let text = [row.value, row.verdict].filter { !$0.isEmpty }
            let verdict = TextWrap.lines(
                text.joined(separator: ", "), width: page.inner, size: 11, bold: true)
            let block = Double(label.count) * 15 + Double(second.count + verdict.count) * 14
            return Slot(
                row: row, top: top, height: block + 34, label: label, second: second, verdict: verdict,
                y: top + block + 17)
        }
        if isCompact {
            return Slot(
                row: row, top: top, height: 24, label: [row.label], second: [], verdict: [row.verdict],
                y: top + 12)
        }
        let (label, second) = (names[row.label], details[row.detail])
        let verdict = TextWrap.balanced(
            row.verdict, width: verdictWidth, size: ListLayout.textSize, bold: true, limit: 2)
        let left = Double(label.count) * 14.5 + Double(second.count) * 13
        let right = Double(1 + verdict.count) * 14
        let height = max(26, max(left, right) + 7)
        return Slot(
            row: row, top: top, height: height, label: label, second: second, verdict: verdict,
            y: top + height / 2)
    }

    private mutating func texts(_ slot: Slot) {
        let style = Canvas.TextStyle(size: ListLayout.textSize)
        if page.isNarrow {
            let bold = Canvas.TextStyle(size: page.label.size)
            var y = page.canvas.lines(slot.label, x: page.left, y: slot.top + 14, leading: 15, bold)
            y = page.canvas.lines(slot.second, x: page.left, y: y - 1, leading: 14, page.small)
            page.canvas.lines(
                slot.verdict, x: page.left, y: y, leading: 14,
                .init(size: 11, bold: true, paint: slot.row.tone))
            return
        }
        let column = axis.right + 12
        if isCompact {
            page.canvas.text(slot.row.label, x: page.left, y: slot.y + 4, page.label)
            page.canvas.text(slot.row.value, x: column, y: slot.y + 4, style)
            page.canvas.text(
                slot.row.verdict, x: column + valueWidth + 12, y: slot.y + 4,
                .init(size: ListLayout.textSize, bold: true, paint: slot.row.tone))
            return
        }
        let left = Double(slot.label.count) * 14.5 + Double(slot.second.count) * 13
        let next = page.canvas.lines(
            slot.label, x: page.left, y: slot.y - left / 2 + 11.5, leading: 14.5, page.label)
        page.canvas.lines(slot.second, x: page.left, y: next - 1, leading: 13, page.small)
        let right = Double(1 + slot.verdict.count) * 14
        let first = slot.y - right / 2 + 11
        page.canvas.text(slot.row.value, x: column, y: first, style)
        page.canvas.lines(
            slot.verdict, x: column, y: first + 14, leading: 14,
            .init(size: ListLayout.textSize, bold: true, paint: slot.row.tone))
    }

    /// Band, grid and zero line, under the marks; on a telephone only where no text stands.
    private mutating func background(_ slots: [Slot], top: Double, rules: [Double]) {
        let strips = page.isNarrow ? slots.map { ($0.y - 11, $0.y + 11) } : [(top, page.y)]
        for (top, bottom) in strips {
            if let band = panel.band {
                let left = axis.x(panel.centre - band)
                page.canvas.rect(left, top, axis.x(panel.centre + band) - left, bottom - top, fill: .band)
            }
            for value in axisTicks.values where abs(value) > 1e-9 {
                let x = axis.x(value / 100)
                page.canvas.line(x, top, x, bottom, .grid, width: 1)
            }
            page.canvas.line(axis.x(0), top - 2, axis.x(0), bottom, .ink, width: 2)
        }
        for rule in rules {
            page.canvas.line(page.left, rule, page.right, rule, .muted, width: 0.75)
        }
        page.canvas.line(axis.left, page.y, axis.right, page.y, .grid, width: 1)
    }

    private var axisTicks: Ticks {
        Ticks(
            from: -100 * axis.span, to: 100 * axis.span, pixels: axis.width,
            room: page.isNarrow ? 40 : 30, edge: 8)
    }

    private mutating func ticks(_ bottom: Double) {
        let ticks = axisTicks
        for value in ticks.values where ticks.isLabelled(value) {
            let text = page.words.numbers.decimal(value, ticks.decimals, signed: true)
            let half = FontMetrics.width(text, size: page.axis.size) / 2
            let x = axis.x(value / 100)
            guard x - half >= axis.left - 8, x + half <= axis.right + 8 else { continue }
            page.canvas.text(text, x: x, y: bottom + 14, page.axis, anchor: .middle)
        }
    }
}
