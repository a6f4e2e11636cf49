import Elections
import Wording

/// A part of a card, in pixels.
struct CardFrame: Equatable {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }
}

extension Chart {
    /// The chart as a card for networks that show a link: 1200×630 pixels, everything within the 1200×600 in the middle.
    ///
    /// The finding stands large at the left, with place, verdicts and source; at the right the chart with few marks.
    public var card: ChartPicture {
        CardDrawing(head, words).drawing(describe())
            .picture(id: Markup.identifier(id) + "-c", title: title, description: altText)
    }
}

/// How many of its rows or choices a card has room for.
struct CardShare {
    let part: CardPart
    let shown: Int
    let all: Int

    init(_ part: CardPart, _ shown: Int, of all: Int) {
        (self.part, self.shown, self.all) = (part, shown, all)
    }
}

/// A card under way.
struct CardDrawing {
    static let size = (width: 1200.0, height: 630.0)
    /// Where content stands: networks cut the rest.
    static let frame = CardFrame(left: 48, top: 47, width: 1104, height: 540)

    private let head: ChartHead
    private let words: any Wording
    private var canvas = Canvas()

    init(_ head: ChartHead, _ words: any Wording) { (self.head, self.words) = (head, words) }

    /// Width of the words, beside the chart.
    private static let wordsWidth = 452.0
    private static let gap = 44.0

    func drawing(_ description: ChartDescription) -> Drawing {
        var copy = self
        let all = CardDrawing.frame
        let left = CardFrame(left: all.left, top: all.top, width: Self.wordsWidth, height: all.height)
        let start = left.right + Self.gap
        let right = CardFrame(left: start, top: all.top, width: all.right - start, height: all.height)
        var shown: [CardShare] = []
        if description.body.isEmpty || !description.body.hasMarks {
            let said = description.messages.isEmpty ? description.facts : description.messages
            copy.message(said, in: right)
        } else {
            shown = description.body.drawCard(&copy.canvas, in: right, words, head.basis)
        }
        let notes = shown.filter { $0.shown < $0.all }.map {
            words.card($0.part, $0.shown, of: $0.all)
        }
        copy.write(in: left, notes: [notes.joined(separator: "; ")] + head.footer.undrawn)
        return Drawing(width: Self.size.width, height: Self.size.height, canvas: copy.canvas)
    }

    private mutating func message(_ sentences: [String], in frame: CardFrame) {
        let text = CardText(
            sentences.joined(separator: " "), in: frame.width - 60, height: 300, sizes: [36, 32, 28, 24])
        let height = text.height + 60
        let top = frame.top + (frame.height - height) / 2
        canvas.frame(frame.left, top, frame.width, height, stroke: .grid)
        canvas.lines(
            text.lines, x: frame.left + 30, y: top + 30 + 0.9 * text.size, leading: text.leading,
            .init(size: text.size))
    }

    /// Place, finding and verdicts from above, source and what it is not from below.
    private mutating func write(in frame: CardFrame, notes: [String]) {
        let bottom = foot(in: frame, notes: notes)
        var y = frame.top
        if !head.standing.isEmpty {
            let place = CardText(head.standing, in: frame.width, height: 66, sizes: [25, 23, 21])
            canvas.lines(
                place.lines, x: frame.left, y: y + 0.8 * place.size, leading: place.leading,
                .init(size: place.size, paint: .muted))
            y += place.height + 10
        }
        let verdicts = Double(head.verdicts.count) * 42 + (head.verdicts.isEmpty ? 0 : 16)
        let title = CardText.whole(
            head.finding, in: frame.width, height: bottom - 18 - verdicts - y, isBold: true,
            sizes: [50, 46, 42, 39, 36, 33, 30, 27, 24])
        canvas.lines(
            title.lines, x: frame.left, y: y + 0.85 * title.size, leading: title.leading,
            .init(size: title.size, bold: true))
        y += title.height + 16
        let isSingle = head.verdicts.map(\.count) == [1]
        let said = head.verdicts.map { verdict in
            isSingle ? verdict.word.capitalizedFirst : "\(words.number(verdict.count)) \(verdict.word)"
        }
        let fits = { (text: String, sizes: [Double]) in
            CardText(text, in: frame.width - 42, height: 40, isBold: true, sizes: sizes)
        }
        // Lines of one list are of one size.
        let size = said.map { fits($0, [29, 26, 23, 20]).size }.min() ?? 29
        for (verdict, text) in zip(head.verdicts, said) {
            canvas.shape(of: verdict.tone, x: frame.left + 14, y: y + 20, size: 26)
            canvas.text(
                fits(text, [size]).lines[0], x: frame.left + 42, y: y + 20 + 0.36 * size,
                .init(size: size, bold: true, paint: .tone(verdict.tone)))
            y += 42
        }
    }

    /// The foot from its last line up.
    ///
    /// - Returns: Where it begins.
    private mutating func foot(in frame: CardFrame, notes: [String]) -> Double {
        let small = Canvas.TextStyle(size: 17, paint: .muted)
        let sources = head.footer.sources.joined(separator: "; ")
        let source =
            sources.isEmpty
            ? [] : TextWrap.lines(words.sources(sources), width: frame.width, size: small.size, limit: 3)
        let made = TextWrap.lines(words.made(head.footer), width: frame.width, size: small.size, limit: 1)
        let noted = notes.filter { !$0.isEmpty }.flatMap {
            TextWrap.lines($0, width: frame.width, size: small.size, limit: 3)
        }
        let lines = noted + source + made
        let warning = head.basis == .forms ? "" : words.notOfficial
        let top = frame.bottom - Double(lines.count) * 22 - (warning.isEmpty ? 0 : 30)
        if !warning.isEmpty {
            let text = CardText(warning, in: frame.width, height: 30, isBold: true, sizes: [21, 19, 17, 15])
            canvas.text(text.lines[0], x: frame.left, y: top + 18, .init(size: text.size, bold: true))
        }
        canvas.lines(
            lines, x: frame.left, y: frame.bottom - Double(lines.count - 1) * 22 - 4, leading: 22, small)
        return top
    }
}

/// Text as large as its place allows.
struct CardText {
    let lines: [String]
    let size: Double
    let leading: Double
    /// Whether not all of the text has room.
    let isCut: Bool
    var height: Double { Double(lines.count) * leading }

    /// - Parameters:
    ///   - text: What is written.
    ///   - width: Pixels across.
    ///   - height: Pixels down; what has no room in the smallest size ends in "…".
    ///   - isBold: Whether it is bold.
    ///   - sizes: Sizes of type, largest first.
    init(_ text: String, in width: Double, height: Double, isBold: Bool = false, sizes: [Double]) {
        func fit(_ size: Double) -> Int { max(1, Int(height / (1.2 * size))) }
        func lines(_ size: Double) -> [String] {
            TextWrap.balanced(text, width: width, size: size, bold: isBold)
        }
        let size = sizes.first { size in
            // A word that is cut looks worse than a smaller one.
            text.split(separator: " ").allSatisfy {
                FontMetrics.width(String($0), size: size, bold: isBold) <= width
            } && lines(size).count <= fit(size)
        }
        let chosen = size ?? sizes[sizes.count - 1]
        let made = TextWrap.lines(text, width: width, size: chosen, bold: isBold, limit: fit(chosen))
        self.lines = size == nil ? (made.isEmpty ? [""] : made) : (text.isEmpty ? [""] : lines(chosen))
        (self.size, leading) = (chosen, 1.2 * chosen)
        isCut = size == nil
    }

    /// As many clauses of a sentence as have room, so that none is cut; the first is cut where not even that has.
    static func whole(
        _ text: String, in width: Double, height: Double, isBold: Bool = false, sizes: [Double]
    ) -> CardText {
        let sentences = text.byFewerClauses
        for sentence in sentences.dropLast() {
            let made = CardText(sentence, in: width, height: height, isBold: isBold, sizes: sizes)
            if !made.isCut { return made }
        }
        return CardText(
            sentences.last ?? text, in: width, height: height, isBold: isBold, sizes: sizes)
    }
}

extension PictureBody {
    func drawCard(
        _ canvas: inout Canvas, in frame: CardFrame, _ words: any Wording, _ basis: ChartBasis
    ) -> [CardShare] {
        drawEnlarged(&canvas, in: frame, words, basis)
        return []
    }

    /// Draws the picture as telephones get it, in the width in which it fills the frame best.
    func drawEnlarged(
        _ canvas: inout Canvas, in frame: CardFrame, _ words: any Wording, _ basis: ChartBasis
    ) {
        let best = enlarged(in: frame, words, basis)
        let height = best.page.y * best.scale
        canvas.add(
            best.page.canvas, x: frame.left, y: frame.top + max(0, frame.height - height) / 3,
            scale: best.scale)
    }

    /// The layout that fills a frame best, and how much larger it is there.
    func enlarged(
        in frame: CardFrame, _ words: any Wording, _ basis: ChartBasis
    ) -> (page: ChartPage, scale: Double) {
        let widths = [280.0, 300, 320, 360, 400, 440, 480, 560, 640]
        let pages = widths.map { width -> (page: ChartPage, scale: Double) in
            var drawn = layout(ChartPage(width: width, words, basis))
            drawn.draw(page: 1)
            return (drawn.page, min(frame.width / width, frame.height / drawn.page.y))
        }
        // Of those about as large, the one that leaves least of the frame's width empty.
        let most = pages.map(\.scale).max() ?? 1
        return pages.last { $0.scale > 0.97 * most }!
    }
}

extension PlotPicture {
    /// How much larger than on a telephone a card is read.
    private static let leastScale = 1.35

    /// A card shows as many rows or panels as can be read there: what lies apart before the others, in their order.
    func drawCard(
        _ canvas: inout Canvas, in frame: CardFrame, _ words: any Wording, _ basis: ChartBasis
    ) -> [CardShare] {
        var copy = self
        copy.lead = [cardLead, lead].filter { !$0.isEmpty }.joined(separator: " ")
        let isAllOrNothing = arrangement != .rows && panels.count <= 2
        let grave = Array(panels.indices).ordered { -panels[$0].gravity }
        for count in [panels.count, 16, 12, 9, 7, 6, 5, 4, 3, 2, 1] where count <= copy.panels.count {
            copy.panels = grave.prefix(count).sorted().map { panels[$0] }
            if isAllOrNothing || copy.enlarged(in: frame, words, basis).scale >= Self.leastScale { break }
        }
        if case .grid = arrangement, panels.count > 2 {
            // Panels that show something, the gravest first, come before those that say why they do not.
            let marked = grave.map { panels[$0] }.filter { !$0.marks.isEmpty }
            let pool = marked.isEmpty ? panels : marked
            for count in [pool.count, 20, 15, 12, 10, 8, 6, 4, 2] where count <= pool.count {
                copy.panels = Array(pool.prefix(count))
                if copy.enlarged(in: frame, words, basis).scale >= 1.25 { break }
            }
        }
        copy.drawEnlarged(&canvas, in: frame, words, basis)
        return [CardShare(.rows, copy.panels.count, of: panels.count)]
    }
}

extension GridPicture {
    private static let mostRowsOfCard = 5

    /// A card shows the rows with the largest totals, in their order.
    func drawCard(
        _ canvas: inout Canvas, in frame: CardFrame, _ words: any Wording, _ basis: ChartBasis
    ) -> [CardShare] {
        let most = rows.indices.filter { rows[$0].total > 0 }.ordered { -rows[$0].total }
        var copy = self
        copy.rows = most.prefix(Self.mostRowsOfCard).sorted().map { rows[$0] }
        copy.drawEnlarged(&canvas, in: frame, words, basis)
        return [CardShare(.rows, copy.rows.count, of: rows.count)]
    }
}
