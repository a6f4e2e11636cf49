import Wording

extension ChartPage {
    /// Draws a mark of a panel.
    ///
    /// - Parameters:
    ///   - mark: The mark.
    ///   - frame: Its panel.
    ///   - diameter: Width of stacked dots.
    mutating func draw(_ mark: PlotMark, in frame: PlotFrame, diameter: Double = 0) {
        let x = mark.x.map(frame.px) ?? frame.left
        let y = mark.y.map(frame.py) ?? frame.bottom
        let x2 = mark.x2.map(frame.px) ?? frame.right
        let y2 = mark.y2.map(frame.py) ?? frame.top
        switch mark.shape {
        case .point(let glyph, let side):
            glyph.draw(&canvas, x: x + mark.dx, y: y + mark.dy, side: side, mark.paint)
        case .rule(let width, let dash): canvas.line(x, y, x2, y2, mark.paint, width: width, dash: dash)
        case .area(let opacity):
            canvas.rect(
                min(x, x2), min(y, y2), abs(x2 - x), abs(y2 - y), fill: mark.paint, opacity: opacity)
        case .hatch: canvas.hatch(min(x, x2), min(y, y2), abs(x2 - x), abs(y2 - y), mark.paint, step: 7)
        case .path(let points, let width, let isStep, let dash):
            canvas.path(
                points.map { (frame.px($0.x), frame.py($0.y)) }, mark.paint, width: width, isStep: isStep,
                dash: dash)
        case .text(let text, let anchor, let size, let bold, let halo):
            let style = Canvas.TextStyle(size: size, bold: bold, paint: mark.paint)
            // What is wider than the page is cut.
            let text = TextWrap.lines(text, width: inner, size: size, bold: bold, limit: 1).first ?? ""
            let width = FontMetrics.width(text, size: size, bold: bold)
            let start =
                switch anchor {
                case .start: 0.0
                case .middle: width / 2
                case .end: width
                }
            // A text over a mark at the end of the axis keeps inside the page.
            let least = max(left, frame.left - 6) + start
            let most = min(right, frame.right + 6) - (width - start)
            let place = max(least, min(most, x + mark.dx))
            var places = [(x: place, y: y + mark.dy)]
            if mark.yields {
                // On the other side of its mark, beside it, or farther away; where there is no room, its table says it.
                let (other, step) = mark.dy < 0 ? (mark.dy + 25, -13.0) : (mark.dy - 25, 13)
                places.append((place, y + other))
                places += [x + 8 + start, x - 8 - (width - start)].filter { $0 >= least && $0 <= most }
                    .map { ($0, y + 4) }
                places += [(place, y + mark.dy + step), (place, y + other - step)]
            }
            let free = places.first {
                !mark.yields
                    || canvas.isFree($0.x - start, $0.y, width: width, size: size, besides: obstacles)
            }
            if let free { canvas.text(text, x: free.x, y: free.y, style, anchor: anchor, halo: halo) }
        case .dots(let values, let divide):
            let stack = DotStack(values.map(frame.px), divide: frame.px(divide), diameter: diameter)
            let bottom = frame.top + (frame.height + Double(stack.tallest) * diameter) / 2
            for place in stack.places {
                canvas.circle(
                    place.x, bottom - place.height, radius: diameter / 2 - 0.4, mark.paint,
                    filled: true)
            }
        }
    }

    /// Labels below an x-axis, each where the one before it has left room, and its title.
    ///
    /// - Parameters:
    ///   - frame: The panel.
    ///   - hasTitle: Whether the title stands below them.
    mutating func labels(below frame: PlotFrame, hasTitle: Bool) {
        var end = -Double.infinity
        for tick in frame.x.ticks(pixels: frame.width, from: frame.low, to: frame.high, words) {
            guard let text = tick.text else { continue }
            let x = frame.px(tick.value)
            let half = FontMetrics.width(text, size: axis.size) / 2
            guard x - half >= max(end, frame.left - 12), x + half <= min(frame.right + 12, right) else {
                continue
            }
            canvas.text(text, x: x, y: frame.bottom + 14, axis, anchor: .middle)
            end = x + half + 5
        }
        guard hasTitle, !frame.x.title.isEmpty else { return }
        for (line, text) in TextWrap.lines(frame.x.title, width: right - frame.left, size: 11).enumerated() {
            canvas.text(text, x: frame.left, y: frame.bottom + 29 + 13 * Double(line), small)
        }
    }
}

/// Places of rows that share an axis: names at the left and texts at the right; on a narrow page above the marks.
struct PlotRows: PictureLayout {
    let picture: PlotPicture
    var page: ChartPage
    private let labelWidth: Double
    private let textWidth: Double
    private let names: LabelFit
    private var diameter = 0.0
    private static let size = 11.5

    init(_ picture: PlotPicture, _ page: ChartPage) {
        (self.picture, self.page) = (picture, page)
        func widest(_ texts: [String], _ size: Double, bold: Bool = false) -> Double {
            (texts.map { FontMetrics.width($0, size: size, bold: bold) }.max() ?? 0).rounded(.up)
        }
        if page.isNarrow {
            (labelWidth, textWidth) = (page.inner, page.inner)
        } else {
            let panels = picture.measured
            labelWidth = min(
                max(widest(panels.map(\.heading), page.label.size), widest(panels.map(\.detail), 11), 60),
                150)
            textWidth = min(
                max(
                    widest(panels.map(\.value), PlotRows.size),
                    widest(panels.map(\.verdict), PlotRows.size, bold: panels.contains(where: \.isJudged)),
                    widest([picture.valueHead], 11)), picture.textWidth)
        }
        names = LabelFit(picture.measured.map(\.heading)) { [labelWidth] heading in
            TextWrap.balanced(heading, width: labelWidth, size: page.label.size, limit: 3)
        }
        let frame = frame(top: 0, height: 0)
        diameter = DotStack.diameter(
            picture.measured.flatMap(\.marks).compactMap { mark in
                guard case .dots(let values, let divide) = mark.shape else { return nil }
                return (values.map(frame.px), frame.px(divide))
            })
    }

    private func frame(top: Double, height: Double) -> PlotFrame {
        let columns = page.isNarrow ? 0 : labelWidth + 14 + (textWidth > 0 ? textWidth + 14 : 0)
        return PlotFrame(
            left: page.left + (page.isNarrow ? 0 : labelWidth + 14), top: top, width: page.inner - columns,
            height: height, x: picture.x, y: nil, inset: picture.inset)
    }

    /// Height of the marks of a row, with its dots.
    private func height(_ panel: PlotPicture.Panel, _ frame: PlotFrame) -> Double {
        panel.marks.reduce(panel.height) { height, mark in
            guard case .dots(let values, let divide) = mark.shape else { return height }
            let stack = DotStack(values.map(frame.px), divide: frame.px(divide), diameter: diameter)
            return max(height, Double(stack.tallest) * diameter + 10)
        }
    }

    private struct Row {
        var panel: PlotPicture.Panel
        var top: Double
        var height: Double
        var frame: PlotFrame
        var label: [String]
        var detail: [String]
        var value: [String] = []
        var verdict: [String]
    }

    mutating func draw(page number: Int) {
        if !picture.lead.isEmpty {
            page.paragraph(picture.lead, .init(size: page.isNarrow ? 12 : 12.5), leading: 17)
            page.y += 7
        }
        page.key(picture.drawnKey.map { (.plot($0.shape, $0.paint), $0.text) })
        if !page.isNarrow, !picture.valueHead.isEmpty {
            page.canvas.text(
                picture.valueHead, x: frame(top: 0, height: 0).right + 14, y: page.y + 4, page.small)
            page.y += 9
        }
        let rows = place(picture.panels(onPage: number))
        guard let first = rows.first, let last = rows.last else { return }
        background(rows)
        for row in rows {
            texts(row)
            for mark in row.panel.marks { page.draw(mark, in: row.frame, diameter: diameter) }
        }
        let bottom = last.top + last.height
        var frame = first.frame
        frame.height = bottom - frame.top
        page.canvas.line(frame.left, bottom, frame.right, bottom, .grid, width: 1)
        page.labels(below: frame, hasTitle: true)
        let title = TextWrap.lines(picture.x.title, width: page.right - frame.left, size: 11)
        page.y = bottom + 24 + 14 * Double(title.count)
    }

    private mutating func place(_ panels: [PlotPicture.Panel]) -> [Row] {
        var rows: [Row] = []
        for panel in panels {
            if let section = panel.section {
                page.y += rows.isEmpty ? 2 : 8
                page.canvas.text(
                    section, x: page.left, y: page.y + 12, .init(size: page.label.size, bold: true))
                page.y += 20
            }
            if !rows.isEmpty { page.mayBreak() }
            let row = place(panel)
            page.y += row.height
            rows.append(row)
        }
        return rows
    }

    private func place(_ panel: PlotPicture.Panel) -> Row {
        let label = names[panel.heading]
        let detail = TextWrap.lines(panel.detail, width: labelWidth, size: 11)
        let height = height(panel, frame(top: 0, height: 0))
        if page.isNarrow {
            let head = picture.valueHead.isEmpty || panel.value.isEmpty ? "" : "\(picture.valueHead): "
            let said = [head + panel.value, panel.verdict].filter { !$0.isEmpty }.joined(separator: " · ")
            let verdict = TextWrap.lines(
                said, width: page.inner, size: 11, bold: panel.isJudged, limit: 4)
            let block = Double(label.count) * 15 + Double(detail.count + verdict.count) * 14 + 3
            return Row(
                panel: panel, top: page.y, height: block + height + 8,
                frame: frame(top: page.y + block, height: height), label: label, detail: detail,
                verdict: verdict)
        }
        let verdict = TextWrap.balanced(
            panel.verdict, width: textWidth, size: PlotRows.size, bold: panel.isJudged, limit: 4)
        let left = Double(label.count) * 14.5 + Double(detail.count) * 13
        let value = TextWrap.balanced(panel.value, width: textWidth, size: PlotRows.size, limit: 3)
        let right = Double(value.count + verdict.count) * 14
        let full = max(height, max(left, right) + 8)
        return Row(
            panel: panel, top: page.y, height: full, frame: frame(top: page.y, height: full), label: label,
            detail: detail, value: value, verdict: verdict)
    }

    private mutating func texts(_ row: Row) {
        if page.isNarrow {
            let style = Canvas.TextStyle(size: page.label.size)
            var y = page.canvas.lines(row.label, x: page.left, y: row.top + 12, leading: 15, style)
            y = page.canvas.lines(row.detail, x: page.left, y: y - 1, leading: 14, page.small)
            page.canvas.lines(
                row.verdict, x: page.left, y: y, leading: 14,
                .init(size: 11, bold: row.panel.isJudged, paint: row.panel.tone))
            return
        }
        let middle = row.top + row.height / 2
        let left = Double(row.label.count) * 14.5 + Double(row.detail.count) * 13
        let next = page.canvas.lines(
            row.label, x: page.left, y: middle - left / 2 + 11.5, leading: 14.5, page.label)
        page.canvas.lines(row.detail, x: page.left, y: next - 1, leading: 13, page.small)
        let lines = row.value.count + row.verdict.count
        let column = row.frame.right + 14
        let y = page.canvas.lines(
            row.value, x: column, y: middle - Double(lines) * 7 + 11, leading: 14, .init(size: PlotRows.size))
        page.canvas.lines(
            row.verdict, x: column, y: y, leading: 14,
            .init(size: PlotRows.size, bold: row.panel.isJudged, paint: row.panel.tone))
    }

    /// Grid lines under the marks; on a narrow page only where no text stands.
    private mutating func background(_ rows: [Row]) {
        for row in rows {
            let frame = row.frame
            for tick in frame.x.ticks(pixels: frame.width, from: frame.low, to: frame.high, page.words)
            where tick.text != nil {
                let x = frame.px(tick.value)
                page.canvas.line(x, frame.top, x, frame.bottom, .grid, width: 1)
            }
        }
    }
}

/// Places of panels beside each other.
struct PlotGrid: PictureLayout {
    let picture: PlotPicture
    var page: ChartPage
    private let columns: Int
    private let gap = 14.0
    private static let largestSquare = 420.0
    /// Room for the labels of y-axes.
    private let labelWidth: Double

    init(_ picture: PlotPicture, _ page: ChartPage) {
        (self.picture, self.page) = (picture, page)
        columns =
            if case .grid(let wide, let narrow, _) = picture.arrangement {
                page.isNarrow ? narrow : wide
            } else { 1 }
        labelWidth =
            picture.measured.compactMap(\.y).flatMap { axis in
                axis.ticks(pixels: 100, from: axis.low, to: axis.high, isVertical: true, page.words).map {
                    FontMetrics.width($0.text ?? "", size: page.axis.size) + 6
                }
            }.max() ?? 0
    }

    mutating func draw(page number: Int) {
        if !picture.lead.isEmpty {
            page.paragraph(picture.lead, .init(size: page.isNarrow ? 12 : 12.5), leading: 17)
            page.y += 7
        }
        page.key(picture.drawnKey.map { (.plot($0.shape, $0.paint), $0.text) })
        let panels = picture.panels(onPage: number)
        let cell = (page.inner - gap * Double(columns - 1)) / Double(columns)
        let names = LabelFit(picture.measured.map(\.heading)) { heading in
            TextWrap.balanced(heading, width: cell, size: headingSize, bold: true, limit: 3)
        }
        for first in stride(from: 0, to: panels.count, by: columns) {
            if first > 0 { page.mayBreak() }
            let line = Array(panels[first..<min(first + columns, panels.count)])
            let headings = line.map { names[$0.heading] }
            let details = line.map { TextWrap.lines($0.detail, width: cell, size: 11, limit: 4) }
            let head =
                zip(headings, details).map { Double($0.count) * 14.5 + Double($1.count) * 13 }.max() ?? 0
            let side = min(cell - labelWidth, PlotGrid.largestSquare)
            let height = line.map { $0.isSquare ? side : $0.height }.max() ?? 0
            let isLast = first + columns >= panels.count
            for (column, panel) in line.enumerated() {
                let left = page.left + Double(column) * (cell + gap)
                let next = page.canvas.lines(
                    headings[column], x: left, y: page.y + 11, leading: 14.5,
                    .init(size: headingSize, bold: true))
                page.canvas.lines(
                    details[column], x: left, y: next - 1, leading: 13,
                    .init(size: 11, paint: panel.tone))
                let hasLabels = panel.y.map { if case .none = $0.labels { false } else { true } } ?? false
                let room = hasLabels ? labelWidth : 0
                draw(
                    panel,
                    PlotFrame(
                        left: left + room, top: page.y + head + 6, width: panel.isSquare ? side : cell - room,
                        height: height,
                        x: picture.x, y: panel.y, inset: picture.inset),
                    hasTitle: column == 0 && isLast)
            }
            page.y += head + 6 + height + (hasTicks ? (isLast && !picture.x.title.isEmpty ? 44 : 26) : 12)
        }
    }

    private var headingSize: Double { columns > 2 ? 11 : 12 }

    private var hasTicks: Bool { if case .none = picture.x.labels { false } else { true } }

    private mutating func draw(_ panel: PlotPicture.Panel, _ frame: PlotFrame, hasTitle: Bool) {
        for tick in frame.x.ticks(pixels: frame.width, from: frame.low, to: frame.high, page.words) {
            let x = frame.px(tick.value)
            guard x >= frame.left - 0.5, x <= frame.right + 0.5 else { continue }
            page.canvas.line(x, frame.top, x, frame.bottom, .grid, width: 1)
        }
        if let y = panel.y {
            for tick in y.ticks(
                pixels: frame.height, from: y.low, to: y.high, isVertical: true, page.words)
            {
                guard let text = tick.text else { continue }
                let place = frame.py(tick.value)
                page.canvas.line(frame.left, place, frame.right, place, .grid, width: 1)
                // The lowest label stands clear of those below the axis.
                let baseline = min(place + 4, frame.bottom - 1)
                page.canvas.text(text, x: frame.left - 5, y: baseline, page.axis, anchor: .end)
            }
        }
        if hasTicks {
            page.canvas.line(frame.left, frame.bottom, frame.right, frame.bottom, .grid, width: 1)
        }
        page.labels(below: frame, hasTitle: hasTitle)
        // Names give way to each other and to the points of the others.
        page.obstacles = panel.marks.compactMap { mark in
            guard case .point(_, let side) = mark.shape, let x = mark.x, let y = mark.y else { return nil }
            return (frame.px(x) + mark.dx, frame.py(y) + mark.dy, side / 2)
        }
        for mark in panel.marks where !mark.yields { page.draw(mark, in: frame) }
        for mark in panel.marks where mark.yields { page.draw(mark, in: frame) }
        page.obstacles = []
        if !panel.message.isEmpty {
            let lines = TextWrap.lines(panel.message, width: frame.width - 8, size: 11, limit: 4)
            page.canvas.lines(
                lines, x: frame.left + 4, y: frame.top + frame.height / 2 - Double(lines.count - 1) * 6.5 + 4,
                leading: 13, page.small)
        }
    }
}
