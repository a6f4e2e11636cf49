/// A mark of the key, in grey because it stands for every pair.
enum KeyGlyph {
    case recap, dotInside, dotOutside, hollowSquare
    /// A range of a pair that has no colour of its own.
    case dashed
    case squareInside, squareOutside, thinLine, cross, band, none
    /// A value beyond the end of an axis; a share that a rule asks for.
    case pointer, ruleLine
    /// A mark of a plot, in its own colour.
    case plot(PlotMark.Shape, Paint)

    /// Room for the mark and the space before its text.
    var width: Double {
        switch self {
        case .none: 0
        case .recap, .hollowSquare, .cross, .pointer, .plot(.point, _): 13
        default: 19
        }
    }

    func draw(_ canvas: inout Canvas, x: Double, y: Double) {
        switch self {
        case .recap: canvas.square(x, y, side: 8, .ink, filled: true)
        case .dotInside: KeyGlyph.dot(&canvas, x, y, filled: true)
        case .dotOutside: KeyGlyph.dot(&canvas, x, y, filled: false)
        case .hollowSquare: canvas.square(x, y, side: 8, .muted, filled: false)
        case .squareInside: KeyGlyph.square(&canvas, x, y, filled: true)
        case .squareOutside: KeyGlyph.square(&canvas, x, y, filled: false)
        case .thinLine: canvas.line(x - 7, y, x + 7, y, .muted, width: 1)
        case .dashed: canvas.line(x - 7, y, x + 7, y, .muted, width: 2.5, dash: "5 2")
        case .cross: canvas.cross(x, y, side: 8, .muted)
        case .band: canvas.rect(x - 7, y - 5, 14, 10, fill: .band)
        case .none: break
        case .pointer: PlotMark.Glyph.rightPointer.draw(&canvas, x: x, y: y, side: 9, .muted)
        case .ruleLine: canvas.line(x - 7, y, x + 7, y, .ink, width: 1.5, dash: PanelPicture.lineDash)
        case .plot(let shape, let paint): shape.sample(&canvas, x: x, y: y, paint)
        }
    }

    private static func dot(_ canvas: inout Canvas, _ x: Double, _ y: Double, filled: Bool) {
        canvas.line(x - 7, y, x + 7, y, .muted, width: 2)
        canvas.circle(x, y, radius: 4, .muted, filled: filled)
    }

    private static func square(_ canvas: inout Canvas, _ x: Double, _ y: Double, filled: Bool) {
        canvas.line(x - 7, y, x + 7, y, .muted, width: 2)
        canvas.square(x, y, side: 7.5, .muted, filled: filled)
    }
}

extension ChartPage {
    /// The line that says what the marks mean, wrapped where it must be.
    mutating func key(_ items: [(glyph: KeyGlyph, text: String)]) {
        guard !items.isEmpty else { return }
        var x = left
        for (glyph, text) in items {
            let lead = glyph.width
            let width = lead + FontMetrics.width(text, size: 11)
            if x > left, x + width > right {
                x = left
                y += 17
            }
            glyph.draw(&canvas, x: x + (lead - 5) / 2, y: y + 6)
            canvas.text(text, x: x + lead, y: y + 10, small)
            x += width + 12
        }
        y += 26
    }
}
