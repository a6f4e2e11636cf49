import Elections
import Wording

/// The parts every chart shares: title, subtitle and sentences above, the fixed foot below.
struct ChartPage {
    let width: Double
    let margin: Double
    let isNarrow: Bool
    let words: any Wording
    let basis: ChartBasis
    var canvas = Canvas()
    /// Marks of a panel that names keep off.
    var obstacles: [(x: Double, y: Double, radius: Double)] = []
    /// Where the next thing goes.
    var y: Double
    /// Heights at which the drawing may be parted.
    private var breaks: [Double] = []

    init(_ width: ChartWidth, _ words: any Wording, _ basis: ChartBasis) {
        self.width = Double(width.rawValue)
        isNarrow = width.isNarrow
        margin = width.isNarrow ? 12 : 20
        self.words = words
        self.basis = basis
        y = width.isNarrow ? 14 : 18
    }

    /// A page without an edge, for a picture that stands in another one.
    init(width: Double, _ words: any Wording, _ basis: ChartBasis) {
        (self.width, self.words, self.basis) = (width, words, basis)
        isNarrow = width < ChartWidth.narrowBelow
        (margin, y) = (0, 0)
    }

    var left: Double { margin }
    var right: Double { width - margin }
    var inner: Double { width - 2 * margin }

    var small: Canvas.TextStyle { .init(size: 11, paint: .muted) }
    var label: Canvas.TextStyle { .init(size: isNarrow ? 12 : 12.5) }
    var axis: Canvas.TextStyle { .init(size: isNarrow ? 11 : 11.5, paint: .muted) }

    /// Wrapped text over the full width; moves down below it.
    mutating func paragraph(
        _ text: String, _ style: Canvas.TextStyle, leading: Double, isBalanced: Bool = false
    ) {
        let wrapped =
            isBalanced
            ? TextWrap.balanced(text, width: inner, size: style.size, bold: style.bold)
            : TextWrap.lines(text, width: inner, size: style.size, bold: style.bold)
        guard !wrapped.isEmpty else { return }
        canvas.lines(wrapped, x: left, y: y + 0.8 * style.size, leading: leading, style)
        y += Double(wrapped.count) * leading
    }

    mutating func heading(title: String, subtitle: String) {
        let size = isNarrow ? 16.0 : 19.0
        paragraph(title, .init(size: size, bold: true), leading: size * 1.25, isBalanced: true)
        if !subtitle.isEmpty {
            y += 2
            let size = isNarrow ? 12.5 : 13.5
            paragraph(subtitle, .init(size: size, paint: .muted), leading: size * 1.3, isBalanced: true)
        }
        y += 8
    }

    /// Lets a long drawing go on on another sheet of paper from here.
    ///
    /// - Parameter space: Empty space above, pixels, in which it is cut.
    mutating func mayBreak(space: Double = 0) { breaks.append(y - space / 2) }

    /// A sentence in a frame, where there is nothing to draw.
    mutating func message(_ sentences: [String]) {
        let style = Canvas.TextStyle(size: isNarrow ? 12.5 : 13.5)
        let lines = sentences.flatMap { TextWrap.lines($0, width: inner - 28, size: style.size) }
        let height = Double(lines.count) * 19 + 21
        canvas.frame(left + 0.5, y + 0.5, inner - 1, height, stroke: .grid)
        canvas.lines(lines, x: left + 14, y: y + 24, leading: 19, style)
        y += height + 12
    }

    /// Notes, the fixed sentence, sources; ends the page.
    mutating func foot(_ footer: ChartFooter) -> Drawing {
        y += 6
        for note in footer.notes + footer.undrawn where !note.isEmpty {
            paragraph(note, small, leading: 14.5)
            y += 2
        }
        y += 4
        // What is checked may be official.
        if basis != .forms {
            paragraph(words.notOfficial, .init(size: 11.5, bold: true), leading: 15.5)
            y += 1
        }
        if !footer.sources.isEmpty {
            let sources = footer.sources.joined(separator: "; ")
            let stop = sources.hasSuffix(".") ? "" : "."
            paragraph(words.sources(sources + stop), small, leading: 14.5)
        }
        paragraph(words.made(footer), small, leading: 14.5)
        return Drawing(
            width: width, height: (y + (isNarrow ? 8 : 10)).rounded(.up), canvas: canvas, breaks: breaks)
    }
}
