/// A drawing under way: elements in order, and where each text stands.
struct Canvas {
    enum Anchor: String { case start, middle, end }

    struct TextStyle {
        var size: Double
        var bold = false
        var paint = Paint.ink
    }

    /// A text as laid out, as wide as it may become.
    struct PlacedText: Equatable {
        var text: String
        var left: Double
        var right: Double
        var baseline: Double
        var size: Double

        var top: Double { baseline - 0.8 * size }
        var bottom: Double { baseline + 0.25 * size }
    }

    private(set) var elements: [String] = []
    private(set) var texts: [PlacedText] = []
    /// Steps of the sequential hue that the drawing uses.
    private(set) var heatSteps: Set<Int> = []
    /// Colours of verdicts that it uses.
    private(set) var tones: Set<ChartTone> = []

    mutating func text(
        _ text: String, x: Double, y: Double, _ style: TextStyle, anchor: Anchor = .start,
        halo: Bool = false
    ) {
        guard !text.isEmpty else { return }
        let width = FontMetrics.width(text, size: style.size, bold: style.bold)
        let left: Double
        switch anchor {
        case .start: left = x
        case .middle: left = x - width / 2
        case .end: left = x - width
        }
        if case .tone(let tone) = style.paint { tones.insert(tone) }
        texts.append(
            PlacedText(text: text, left: left, right: left + width, baseline: y, size: style.size))
        var attributes = "x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(n(style.size))\""
        if style.bold { attributes += " font-weight=\"700\"" }
        if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
        attributes += fill(style.paint, halo ? " halo" : "")
        if halo {
            attributes +=
                " stroke=\"\(Paint.card.light)\" stroke-width=\"3\" stroke-linejoin=\"round\""
                + " paint-order=\"stroke\""
        }
        elements.append("<text \(attributes)>\(Markup.escape(text))</text>")
    }

    /// Whether no text stands where another one would.
    ///
    /// - Parameters:
    ///   - left: Where it would begin.
    ///   - baseline: Its baseline.
    ///   - width: Its width.
    ///   - size: Its size of type.
    ///   - points: Marks that it must not stand on either.
    func isFree(
        _ left: Double, _ baseline: Double, width: Double, size: Double,
        besides points: [(x: Double, y: Double, radius: Double)] = []
    ) -> Bool {
        let wanted = PlacedText(text: "", left: left, right: left + width, baseline: baseline, size: size)
        let isOverPoint = points.contains { point in
            point.x + point.radius > wanted.left && point.x - point.radius < wanted.right
                && point.y + point.radius - 1 > wanted.top && point.y - point.radius + 1 < wanted.bottom
        }
        return !isOverPoint
            && !texts.contains { other in
                wanted.left < other.right && other.left < wanted.right && wanted.top < other.bottom
                    && other.top < wanted.bottom
            }
    }

    /// Several lines, the first baseline at `y`; answers the baseline that a next line would have.
    @discardableResult
    mutating func lines(
        _ lines: [String], x: Double, y: Double, leading: Double, _ style: TextStyle,
        anchor: Anchor = .start
    ) -> Double {
        for (index, line) in lines.enumerated() {
            text(line, x: x, y: y + Double(index) * leading, style, anchor: anchor)
        }
        return y + Double(lines.count) * leading
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ paint: Paint, width: Double,
        dash: String? = nil
    ) {
        let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        elements.append(
            "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\""
                + stroke(paint, width) + dashes + "/>")
    }

    mutating func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill paint: Paint, opacity: Double = 1
    ) {
        if case .heat(let step) = paint { heatSteps.insert(step) }
        if case .tone(let tone) = paint { tones.insert(tone) }
        let shine = opacity < 1 ? " fill-opacity=\"\(n(opacity))\"" : ""
        elements.append("<rect \(box(x, y, width, height))\(fill(paint))\(shine)/>")
    }

    mutating func frame(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, stroke paint: Paint
    ) {
        elements.append("<rect \(box(x, y, width, height)) fill=\"none\"\(stroke(paint, 1))/>")
    }

    /// A line through points, in steps that hold until the next one where it is one of steps.
    mutating func path(
        _ points: [(x: Double, y: Double)], _ paint: Paint, width: Double, isStep: Bool, dash: String? = nil
    ) {
        guard let first = points.first else { return }
        var path = "M\(n(first.x)) \(n(first.y))"
        for point in points.dropFirst() {
            path += isStep ? "H\(n(point.x))V\(n(point.y))" : "L\(n(point.x)) \(n(point.y))"
        }
        let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        elements.append("<path d=\"\(path)\" fill=\"none\"\(stroke(paint, width))\(dashes)/>")
    }

    /// A shape with corners, filled or hollow.
    mutating func polygon(_ points: [(x: Double, y: Double)], _ paint: Paint, filled: Bool) {
        let corners = points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
        elements.append("<polygon points=\"\(corners)\"\(inside(paint, filled))/>")
    }

    /// A disc, or a ring filled with the card's own colour.
    mutating func circle(_ x: Double, _ y: Double, radius: Double, _ paint: Paint, filled: Bool) {
        let place = "cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(filled ? radius : radius - 0.5))\""
        elements.append("<circle \(place)\(inside(paint, filled))/>")
    }

    /// A square around a point, filled or hollow.
    mutating func square(_ x: Double, _ y: Double, side: Double, _ paint: Paint, filled: Bool) {
        let size = filled ? side : side - 1
        let place = box(x - size / 2, y - size / 2, size, size)
        elements.append("<rect \(place)\(inside(paint, filled))/>")
    }

    /// Two strokes across a point.
    mutating func cross(_ x: Double, _ y: Double, side: Double, _ paint: Paint) {
        let half = side / 2
        line(x - half, y - half, x + half, y + half, paint, width: 2)
        line(x - half, y + half, x + half, y - half, paint, width: 2)
    }

    /// A filled cell of a table with a number in its middle.
    mutating func cell(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, step: Int, text: String, size: Double
    ) {
        heatSteps.insert(step)
        rect(x, y, width, height, fill: .heat(step))
        self.text(
            text, x: x + width / 2, y: y + height / 2 + 0.36 * size, .init(size: size, paint: .onHeat(step)),
            anchor: .middle)
    }

    /// Thin slanted strokes over a rectangle.
    mutating func hatch(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ paint: Paint, step: Double
    ) {
        var path = ""
        for offset in stride(from: step / 2 - height, to: width, by: step) {
            let (start, end) = (max(offset, 0), min(offset + height, width))
            guard end - start > 1 else { continue }
            path +=
                "M\(n(x + start)) \(n(y + height - (start - offset)))L\(n(x + end)) \(n(y + height - (end - offset)))"
        }
        elements.append("<path d=\"\(path)\" fill=\"none\"\(stroke(paint, 1))/>")
    }

    /// Everything of another drawing, moved and enlarged.
    mutating func add(_ other: Canvas, x: Double, y: Double, scale: Double) {
        elements.append(
            "<g transform=\"translate(\(n(x)) \(n(y))) scale(\(Markup.plainDecimal(scale, 4)))\">")
        elements += other.elements + ["</g>"]
        heatSteps.formUnion(other.heatSteps)
        tones.formUnion(other.tones)
        texts += other.texts.map { text in
            PlacedText(
                text: text.text, left: x + scale * text.left, right: x + scale * text.right,
                baseline: y + scale * text.baseline, size: scale * text.size)
        }
    }

    private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        "x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\""
    }

    private mutating func inside(_ paint: Paint, _ filled: Bool) -> String {
        if case .tone(let tone) = paint { tones.insert(tone) }
        if filled { return fill(paint) }
        return " class=\"f-card s-\(paint.name)\" fill=\"\(Paint.card.light)\""
            + " stroke=\"\(paint.light)\" stroke-width=\"2\""
    }

    private func fill(_ paint: Paint, _ more: String = "") -> String {
        " class=\"f-\(paint.name)\(more)\" fill=\"\(paint.light)\""
    }

    private mutating func stroke(_ paint: Paint, _ width: Double) -> String {
        if case .tone(let tone) = paint { tones.insert(tone) }
        return " class=\"s-\(paint.name)\" stroke=\"\(paint.light)\" stroke-width=\"\(n(width))\""
    }

    private func n(_ value: Double) -> String { Markup.number(value) }
}
