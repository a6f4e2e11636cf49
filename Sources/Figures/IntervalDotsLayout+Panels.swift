import Elections

/// A line of panels with the row labels at its left.
extension IntervalDotsLayout {
    /// A row placed on the page.
    private struct Slot {
        var row: Row
        var top: Double
        var height: Double
        var name: [String]
        var detail: [String]
        var middle: Double { top + height / 2 }
    }

    mutating func band(_ range: Range<Int>) {
        let panels = Array(chart.panels[range])
        let top = page.y
        let headings = panels.map { panel in
            TextWrap.balanced(
                IntervalDotsLayout.heading(panel), width: page.isNarrow ? page.inner : panelWidth,
                size: 12.5, bold: true, limit: 3)
        }
        let titleLines = headings.map(\.count).max() ?? 1
        let headBottom = top + 8 + Double(titleLines) * 15 + (chart.hasRecap ? 27 : 6)
        let (slots, rule, bottom) = slots(from: headBottom, showsDetail: range.lowerBound == 0)

        for index in panels.indices {
            let x = page.left + labelWidth + gap + Double(index) * (panelWidth + gap)
            let barLeft = page.isNarrow ? page.left : x
            page.canvas.rect(
                barLeft, top, page.isNarrow ? page.inner : panelWidth, 3,
                fill: .pair(panels[index].ballotNumber))
            page.canvas.lines(
                headings[index], x: barLeft, y: top + 18, leading: 15, .init(size: 12.5, bold: true))
            draw(panels[index], slots, x: x, top: headBottom, bottom: bottom)
        }
        for slot in slots { label(slot) }
        if let rule {
            page.canvas.line(page.left, rule, page.right, rule, .muted, width: 0.75)
            page.canvas.text(page.words.notTested, x: page.left, y: rule + 14, page.small)
        }
        page.y = bottom + (range.upperBound == chart.panels.count ? 24 : 36)
    }

    /// Rows from the top, the place of the rule before those that cannot be tested, and the bottom.
    private func slots(from top: Double, showsDetail: Bool) -> ([Slot], rule: Double?, Double) {
        var y = top
        var slots: [Slot] = []
        var rule: Double?
        let firstUntested = tested.count
        for (index, row) in (tested + untested).enumerated() {
            if index == firstUntested && index > 0 {
                rule = y + 4
                y += 21
            }
            let name = TextWrap.balanced(
                row.label, width: labelWidth, size: page.label.size, limit: 3)
            let detail =
                showsDetail
                ? TextWrap.parts(
                    IntervalDotsLayout.detail(row, page.words), width: labelWidth, size: 11)
                : []
            let height = max(
                showsDetail ? 36 : 32, Double(name.count) * 14.5 + Double(detail.count) * 13 + 7)
            slots.append(Slot(row: row, top: y, height: height, name: name, detail: detail))
            y += height
        }
        return (slots, rule, y + 2)
    }

    private mutating func label(_ slot: Slot) {
        let block = Double(slot.name.count) * 14.5 + Double(slot.detail.count) * 13
        let y = slot.middle - block / 2 + 11.5
        let next = page.canvas.lines(slot.name, x: page.left, y: y, leading: 14.5, page.label)
        page.canvas.lines(slot.detail, x: page.left, y: next - 1, leading: 13, page.small)
    }

    private mutating func draw(
        _ panel: Panel, _ slots: [Slot], x: Double, top: Double, bottom: Double
    ) {
        let axis = PanelAxis(
            centre: IntervalDotsLayout.centre(panel, chart.rows), span: span, left: x, width: panelWidth)
        grid(axis, top: top, bottom: bottom)
        if let official = panel.official {
            let at = axis.x(official)
            page.canvas.line(at, top - 3, at, bottom, .ink, width: 2)
            page.canvas.square(at, top - 6, side: 8, .ink, filled: true)
            page.canvas.text(
                officialText(official), x: at, y: top - 14, .init(size: 12, bold: true),
                anchor: .middle)
        }
        for slot in slots { mark(slot.row.cell(panel.ballotNumber), panel, axis, y: slot.middle) }
    }

    /// The official value with its word, where every panel has room for the word.
    private func officialText(_ official: Double) -> String {
        let value = page.words.share(official) + "%"
        let long = page.words.recapShort + " " + value
        let widest = FontMetrics.width(page.words.recapShort + " 99.9%", size: 12, bold: true)
        return widest <= panelWidth ? long : value
    }

    /// Faint lines at round shares with their labels below; a label keeps inside the panel.
    private mutating func grid(_ axis: PanelAxis, top: Double, bottom: Double) {
        let ticks = Ticks(
            from: 100 * axis.low, to: 100 * axis.high, pixels: panelWidth, room: 32)
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

    private mutating func mark(
        _ cell: IntervalDotsChart.Cell?, _ panel: Panel, _ axis: PanelAxis, y middle: Double
    ) {
        let y = middle + 4
        guard let cell, let share = cell.share else {
            page.canvas.text(
                "–", x: (axis.left + axis.right) / 2 + 12, y: middle + 4, page.small, anchor: .middle,
                halo: true)
            return
        }
        let paint = Paint.pair(panel.ballotNumber)
        let x = axis.x(share)
        let hasRange = cell.low != nil && cell.high != nil
        if let low = cell.low, let high = cell.high {
            page.canvas.line(
                axis.x(low), y, axis.x(high), y, paint, width: 2.5, dash: paint.isDashed ? "5 2" : nil)
        }
        let isDot = cell.state != .notTestable || (!chart.hasRecap && hasRange)
        if isDot {
            page.canvas.circle(x, y, radius: 4.5, paint, filled: cell.state != .outside)
        } else {
            page.canvas.square(x, y, side: 8, paint, filled: false)
        }
        value(share, beside: panel.official, axis, x: x, y: y - 8)
    }

    /// The share above its mark, moved off the official line and inside the panel.
    private mutating func value(
        _ share: Double, beside official: Double?, _ axis: PanelAxis, x: Double, y: Double
    ) {
        let text = page.words.share(share)
        let half = FontMetrics.width(text, size: 11) / 2
        var middle = x
        if let line = official.map(axis.x), abs(line - x) < half + 3 {
            middle = x < line ? line - half - 3 : line + half + 3
        }
        middle = min(max(middle, axis.left + half - 4), axis.right - half + 4)
        page.canvas.text(text, x: middle, y: y, .init(size: 11), anchor: .middle, halo: true)
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
}
