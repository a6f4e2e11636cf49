import Figures
import Foundation
import Ground
import Rendering

/// Every chart as pictures that need no program to draw them: PNG for screens, PDF for paper.
final class PictureFormat: OutputFormat {
    let reads = SectionParts.charts
    private let format: ReportFormat
    private let sink: OutputSink
    private let renderer: Renderer
    private let seconds: Int
    /// Characters outside ASCII that were looked for in the fonts.
    private var known: Set<Unicode.Scalar> = []

    /// - Parameters:
    ///   - format: `png` or `pdf`.
    ///   - sink: Takes the files.
    /// - Throws: `FileFault` where this machine cannot draw.
    init(_ format: ReportFormat, _ sink: OutputSink) throws {
        (self.format, self.sink) = (format, sink)
        seconds = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? 0
        renderer = try PictureFormat.naming(format.rawValue) {
            try Renderer(families: ChartFont.families.dropLast())
        }
    }

    func add(_ section: Section) throws {
        for case .chart(let entry) in section.blocks {
            switch format {
            case .pdf: try addPDF(entry)
            default: try addPNG(entry)
            }
            lookForFonts(entry.drawn.card.svg)
            for picture in entry.drawn.pictures(.wide) { lookForFonts(picture.svg) }
        }
    }

    /// Tells the sink which characters of a picture have no font here. Its own markup is ASCII.
    private func lookForFonts(_ svg: String) {
        var new: Set<Unicode.Scalar> = []
        for scalar in svg.unicodeScalars where !scalar.isASCII && !known.contains(scalar) {
            new.insert(scalar)
        }
        guard !new.isEmpty else { return }
        known.formUnion(new)
        sink.undrawn.formUnion(renderer.missing(new))
    }

    // MARK: Screens

    /// A picture to be drawn, and the pixels for each of its own.
    private typealias Order = (name: String, picture: ChartPicture, scale: Double)

    /// The card, the article's picture, and the same for letters with what shows them there.
    private func addPNG(_ entry: ChartSet.Entry) throws {
        let card = entry.drawn.card
        try sink.add("charts/\(entry.name).card.svg", card.svg)
        var orders: [Order] = [("\(entry.name).card.png", card, 1)]
        for (width, end) in [(ChartWidth.smallLetter, ".mail-450"), (.letter, ".mail-600"), (.wide, "")] {
            for (index, picture) in entry.drawn.pictures(width).enumerated() {
                orders.append(("\(PictureFormat.name(entry.name, index))\(end).png", picture, 2))
            }
        }
        try draw(orders)
        let letter = orders.dropFirst().map {
            PictureFormat.image($0.name, $0.picture, entry.drawn.altText)
        }
        try sink.add("charts/\(entry.name).mail.html", letter.joined())
    }

    /// Draws pictures on all processors and adds them in their order.
    private func draw(_ orders: [Order]) throws {
        let renderer = renderer
        let drawn = Parallel.map(orders.count) { index in
            let (name, picture, scale) = orders[index]
            return Result {
                try PictureFormat.naming(name) {
                    try renderer.png(
                        picture.svg, width: Int((picture.width * scale).rounded()),
                        height: Int((picture.height * scale).rounded()))
                }
            }
        }
        for (order, bytes) in zip(orders, drawn) { try sink.add("charts/\(order.name)", bytes.get()) }
    }

    /// A picture as letters show it: half as wide as it has pixels, and no wider than the letter.
    private static func image(_ name: String, _ picture: ChartPicture, _ altText: String) -> String {
        let (width, height) = (Int(picture.width), Int(picture.height))
        return "<img src=\"\(HTMLText.escaped(name))\" width=\"\(width)\" height=\"\(height)\" "
            + "alt=\"\(HTMLText.escaped(altText.withoutControls))\" "
            + "style=\"display:block;width:100%;max-width:\(width)px;height:auto;border:0\">\n"
    }

    private static func name(_ name: String, _ index: Int) -> String {
        index == 0 ? name : "\(name)-\(index + 1)"
    }

    // MARK: Paper

    private func addPDF(_ entry: ChartSet.Entry) throws {
        for column in PaperColumn.allCases {
            let name = "\(entry.name)\(column.suffix).pdf"
            let pages = entry.chart.pictures(width: column.layout, tallest: column.tallest).map { picture in
                Renderer.Page(
                    svg: picture.svg, width: picture.width, height: picture.height,
                    sheets: column.sheets(picture))
            }
            let bytes = try PictureFormat.naming(name) {
                try renderer.pdf(pages, title: entry.chart.title, seconds: seconds)
            }
            try sink.add("charts/\(name)", bytes)
        }
    }

    /// Says of which file it is that something cannot be drawn.
    private static func naming<Value>(_ file: String, _ draw: () throws -> Value) throws -> Value {
        do { return try draw() } catch let cause as PictureCause {
            throw FileFault(file: file, kind: .unwritable, cause)
        }
    }
}

/// A width in which charts stand on A4 paper.
enum PaperColumn: CaseIterable {
    /// Both columns of a page, 190 mm.
    case two
    /// One column, 90 mm.
    case one

    /// A4 in points.
    static let paper = (width: 595.28, height: 841.89)
    /// Least distance from the edges of the paper, points.
    static let margin = 28.0

    /// Width in points.
    var width: Double { self == .two ? 539 : 255 }
    var layout: ChartWidth { self == .two ? .wide : .narrow }
    /// End of the name of a file.
    var suffix: String { self == .two ? "" : ".column" }

    /// The tallest picture that stands on one sheet, pixels.
    var tallest: Double {
        (PaperColumn.paper.height - 2 * PaperColumn.margin) * Double(layout.rawValue) / width
    }

    /// Points a pixel at least: the smallest type, of 11 pixels, has 6 points.
    private static let leastScale = 6.0 / 11

    /// The sheets of a picture: as few as hold it, parted where it may be.
    func sheets(_ picture: ChartPicture) -> [Renderer.Sheet] {
        let room = PaperColumn.paper.height - 2 * PaperColumn.margin
        var scale = width / picture.width
        var parts: [Range<Double>] = []
        var top = 0.0
        while (picture.height - top) * scale > room {
            let next = picture.breaks.last { $0 > top && ($0 - top) * scale <= room }
            if next == nil, room / picture.height >= PaperColumn.leastScale {
                // What cannot be parted is made smaller, as long as it can be read.
                (parts, top, scale) = ([], 0, room / picture.height)
                break
            }
            let end = next ?? top + room / scale
            parts.append(top..<end)
            top = end
        }
        return (parts + [top..<picture.height]).map { part in
            Renderer.Sheet(
                width: PaperColumn.paper.width, height: PaperColumn.paper.height, left: PaperColumn.margin,
                top: PaperColumn.margin, scale: scale, part: part)
        }
    }
}
