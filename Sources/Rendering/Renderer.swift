import Ground

/// Draws SVG text as PNG and PDF, with librsvg in this process.
///
/// The same text gives the same bytes as long as libraries and fonts are the same.
public struct Renderer: Sendable {
    private let libraries: RendererLibraries
    private let family: String

    /// Opens the libraries where that has not happened, and looks whether there is a font.
    ///
    /// - Parameter families: Families of type that the pictures name, the one that is wanted first.
    /// - Throws: `PictureCause` where a library or each of the families is missing.
    public init(families: [String]) throws {
        try self.init(families: families, RendererLibraries.shared.get())
    }

    init(families: [String], _ libraries: RendererLibraries) throws {
        (self.libraries, family) = (libraries, families.first ?? "")
        try FontQuestion(libraries: libraries).check(families)
    }

    /// Characters that no font of this machine has, so that a picture shows a box for each.
    ///
    /// - Parameter characters: Characters of texts.
    public func missing(_ characters: Set<Unicode.Scalar>) -> Set<Unicode.Scalar> {
        FontQuestion(libraries: libraries).missing(characters, family: family)
    }

    /// A picture as PNG, on white.
    ///
    /// - Parameters:
    ///   - svg: The picture; it has a `viewBox`.
    ///   - width: Width in pixels.
    ///   - height: Height in pixels; the picture is fitted into both.
    /// - Returns: The bytes of the file.
    /// - Throws: `PictureCause` where it is no picture or too large.
    public func png(_ svg: String, width: Int, height: Int) throws -> [UInt8] {
        guard let wide = Int32(exactly: width), let high = Int32(exactly: height), wide > 0, high > 0,
            wide <= Self.mostPixels, high <= Self.mostPixels
        else { throw PictureCause.tooLarge(pixels: Int(Self.mostPixels)) }
        // 1 is CAIRO_FORMAT_RGB24: no part of the picture is transparent.
        let surface = libraries.image(1, wide, high)
        defer { libraries.closeSurface(surface) }
        let context = libraries.context(surface)
        defer { libraries.closeContext(context) }
        libraries.setColour(context, 1, 1, 1)
        libraries.paint(context)
        try drawing(svg) { try draw($0, on: context, [0, 0, Double(width), Double(height)]) }
        libraries.flush(surface)
        guard let pixels = libraries.pixels(surface) else { throw PictureCause.refused }
        return try PNGFile.bytes(
            pixels, width: width, height: height, stride: Int(libraries.stride(surface)))
    }

    /// Largest width and height of a PNG: cairo takes no more.
    private static let mostPixels: Int32 = 32_767

    /// A picture and the sheets of paper that it, or parts of it, stand on.
    public struct Page: Sendable, Equatable {
        public var svg: String
        /// Size of the picture in pixels.
        public var width: Double
        public var height: Double
        public var sheets: [Sheet]

        public init(svg: String, width: Double, height: Double, sheets: [Sheet]) {
            (self.svg, self.width, self.height, self.sheets) = (svg, width, height, sheets)
        }
    }

    /// A sheet of paper with a part of a picture.
    public struct Sheet: Sendable, Equatable {
        /// Size of the sheet in points.
        public var width: Double
        public var height: Double
        /// Where the upper left corner of the part stands, in points.
        public var left: Double
        public var top: Double
        /// Points a pixel of the picture.
        public var scale: Double
        /// The part of the picture that is shown, in pixels from its upper edge.
        public var part: Range<Double>

        public init(
            width: Double, height: Double, left: Double, top: Double, scale: Double, part: Range<Double>
        ) {
            (self.width, self.height, self.left, self.top) = (width, height, left, top)
            (self.scale, self.part) = (scale, part)
        }
    }

    /// Pictures as one PDF with text that can be selected.
    ///
    /// - Parameters:
    ///   - pages: The pictures, in order.
    ///   - title: Title of the document.
    ///   - seconds: Its date, in seconds since 1970 began.
    /// - Returns: The bytes of the file.
    /// - Throws: `PictureCause` where one is no picture.
    public func pdf(_ pages: [Page], title: String, seconds: Int) throws -> [UInt8] {
        try written { write, closure in
            let first = pages.first?.sheets.first
            let surface = libraries.pdf(write, closure, first?.width ?? 1, first?.height ?? 1)
            defer { libraries.closeSurface(surface) }
            // 0 is the title, 5 and 6 are when it was made and changed.
            libraries.setMetadata(surface, 0, title)
            for field: Int32 in [5, 6] { libraries.setMetadata(surface, field, PDFDate.text(seconds)) }
            let context = libraries.context(surface)
            defer { libraries.closeContext(context) }
            for page in pages {
                try drawing(page.svg) { picture in
                    for sheet in page.sheets {
                        libraries.setSheet(surface, sheet.width, sheet.height)
                        try draw(picture, of: page, on: sheet, context)
                        libraries.endSheet(context)
                    }
                }
            }
            libraries.finish(surface)
            guard libraries.status(surface) == 0 else { throw PictureCause.refused }
        }
    }

    private func draw(
        _ picture: OpaquePointer, of page: Page, on sheet: Sheet, _ context: OpaquePointer
    ) throws {
        let (scale, top) = (sheet.scale, sheet.part.lowerBound)
        libraries.save(context)
        defer { libraries.restore(context) }
        libraries.box(
            context, sheet.left, sheet.top, page.width * scale, (sheet.part.upperBound - top) * scale)
        libraries.clip(context)
        let place = [sheet.left, sheet.top - top * scale, page.width * scale, page.height * scale]
        try draw(picture, on: context, place)
    }

    // MARK: Calls

    private func drawing(_ svg: String, _ body: (OpaquePointer) throws -> Void) throws {
        var svg = svg
        var error: UnsafeMutableRawPointer?
        let picture = svg.withUTF8 { libraries.read($0.baseAddress, UInt($0.count), &error) }
        guard let picture else {
            if let error { libraries.releaseError(error) }
            throw PictureCause.refused
        }
        defer { libraries.release(picture) }
        try body(picture)
    }

    /// Draws a picture into a box of left, top, width and height.
    private func draw(_ picture: OpaquePointer, on context: OpaquePointer, _ place: [Double]) throws {
        var error: UnsafeMutableRawPointer?
        let isDrawn = libraries.draw(picture, context, place, &error) != 0
        if let error { libraries.releaseError(error) }
        guard isDrawn, libraries.contextStatus(context) == 0 else { throw PictureCause.refused }
    }

    /// What a library writes piece by piece.
    private func written(
        _ body: (RendererLibraries.Write, UnsafeMutableRawPointer) throws -> Void
    ) throws -> [UInt8] {
        final class Pieces { var bytes: [UInt8] = [] }
        let pieces = Pieces()
        try withExtendedLifetime(pieces) {
            try body(
                { closure, bytes, count in
                    guard let closure, let bytes else { return 0 }
                    Unmanaged<Pieces>.fromOpaque(closure).takeUnretainedValue().bytes
                        .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                    return 0
                }, Unmanaged.passUnretained(pieces).toOpaque())
        }
        return pieces.bytes
    }
}

/// Dates of PDF documents.
enum PDFDate {
    /// A moment as cairo reads it, in universal time.
    ///
    /// - Parameter seconds: Seconds since 1970 began; earlier moments are 1970.
    static func text(_ seconds: Int) -> String {
        let (days, rest) = max(0, seconds).quotientAndRemainder(dividingBy: 86_400)
        // Days from 1 March of the year 0 (Hinnant, "chrono-compatible low-level date algorithms").
        let z = days + 719_468
        let era = z / 146_097
        let day = z - era * 146_097
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let number = month < 10 ? month + 3 : month - 9
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        let date =
            "\(year + era * 400 + (number <= 2 ? 1 : 0))-\(two(number))-\(two(dayOfYear - (153 * month + 2) / 5 + 1))"
        return "\(date)T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
