import Figures
import Foundation
import Ground
import Testing

@testable import Rendering

/// Pictures out of SVG: what they show, that they repeat, and what is said where they cannot be drawn.
@Suite struct RendererTests {
    static let families = Array(ChartFont.families.dropLast())

    static func svg(_ content: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" viewBox=\"0 0 40 20\" "
            + "font-family=\"Noto Sans\">\(content)</svg>"
    }

    static let box = svg("<rect x=\"20\" width=\"20\" height=\"20\" fill=\"#0072B2\"/>")

    @Test func pngHasTheSizeAndTheSameBytesTwice() throws {
        let renderer = try Renderer(families: Self.families)
        let png = try renderer.png(Self.box, width: 80, height: 40)
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        // Width and height stand behind the signature, the length and the name of the first part.
        #expect(Array(png[16..<24]) == [0, 0, 0, 80, 0, 0, 0, 40])
        #expect(try renderer.png(Self.box, width: 80, height: 40) == png)
        #expect(try renderer.png(Self.svg(""), width: 80, height: 40) != png)
    }

    @Test func aPNGIsReadByOthersAsItWasDrawn() throws {
        let pixels: [UInt8] = [
            10, 20, 30, 0, 40, 50, 60, 0, 1, 2, 3, 0, 70, 80, 90, 0, 0, 0, 255, 0, 4, 5, 6, 0,
        ]
        // Two pixels of a line, a third that is not part of the picture.
        let file = try PNGFile.bytes(pixels, width: 2, height: 2, stride: 12)
        let url = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID()).png")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(file).write(to: url)
        typealias Read = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer
        let cairo = try #require(dlopen("libcairo.so.2", RTLD_NOW))
        let read = unsafeBitCast(
            try #require(dlsym(cairo, "cairo_image_surface_create_from_png")), to: Read.self)
        let libraries = try RendererLibraries.shared.get()
        let surface = read(url.path)
        defer { libraries.closeSurface(surface) }
        #expect(libraries.status(surface) == 0)
        let stride = Int(libraries.stride(surface))
        let found = try #require(libraries.pixels(surface))
        let lines = (0..<2).map { y in (0..<2).flatMap { x in (0..<3).map { found[y * stride + 4 * x + $0] } }
        }
        #expect(lines == [[10, 20, 30, 40, 50, 60], [70, 80, 90, 0, 0, 255]])
    }

    /// What no font has is missing; letters of the font that is wanted, and what nothing is drawn for, are not.
    @Test func charactersWithoutAFont() throws {
        let renderer = try Renderer(families: Self.families)
        let asked: Set<Unicode.Scalar> = [
            "A", "é", "–", "\u{200D}", "\u{202E}", "\n", "\u{10FFFD}", "\u{FFFFD}",
        ]
        #expect(renderer.missing(asked) == ["\u{10FFFD}", "\u{FFFFD}"])
        #expect(renderer.missing([]).isEmpty && renderer.missing(["\u{200D}"]).isEmpty)
    }

    @Test func pdfHasTextAndTheDateItIsGiven() throws {
        let renderer = try Renderer(families: Self.families)
        let sheet = Renderer.Sheet(width: 595.28, height: 841.89, left: 28, top: 28, scale: 1, part: 0..<20)
        func pdf(_ seconds: Int) throws -> [UInt8] {
            let text = Self.svg("<text x=\"2\" y=\"15\" font-size=\"12\">Jawa</text>")
            return try renderer.pdf(
                [.init(svg: text, width: 40, height: 20, sheets: [sheet, sheet])], title: "Jawa",
                seconds: seconds)
        }
        let first = try pdf(0)
        let text = String(decoding: first, as: Unicode.ASCII.self)
        #expect(text.hasPrefix("%PDF-1."))
        #expect(text.contains("/Count 2") && text.contains("/ToUnicode") && text.contains("NotoSans"))
        #expect(text.contains("19700101000000Z)") && text.contains("/MediaBox [ 0 0 595.28 841.89 ]"))
        #expect(try pdf(0) == first)
        #expect(
            String(decoding: try pdf(1_530_090_061), as: Unicode.ASCII.self).contains("20180627090101Z)"))
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        (1_704_067_199, "2023-12-31T23:59:59Z"), (-5, "1970-01-01T00:00:00Z"),
    ])
    func datesAreThoseOfTheCalendar(seconds: Int, text: String) {
        #expect(PDFDate.text(seconds) == text)
    }

    @Test func whatIsNoPictureIsRefused() throws {
        let renderer = try Renderer(families: Self.families)
        #expect(throws: PictureCause.refused) { try renderer.png("<svg", width: 10, height: 10) }
        #expect(throws: PictureCause.refused) { try renderer.png("", width: 10, height: 10) }
        #expect(throws: PictureCause.tooLarge(pixels: 32_767)) {
            try renderer.png(Self.box, width: 10, height: 40_000)
        }
    }

    @Test func aMissingLibraryIsNamed() {
        #expect(throws: PictureCause.noLibrary) { try RendererLibraries(.init(rsvg: "librsvg-none.so.2")) }
        #expect(throws: PictureCause.noLibrary) { try RendererLibraries(.init(fonts: "libnone.so.1")) }
        // A library without the functions.
        #expect(throws: PictureCause.noLibrary) { try RendererLibraries(.init(rsvg: "libcairo.so.2")) }
    }

    @Test func aMissingFontIsNamed() throws {
        #expect(throws: PictureCause.noFont(wanted: "No Such Font")) {
            try Renderer(families: ["No Such Font", "Nor This"])
        }
        let question = FontQuestion(libraries: try RendererLibraries.shared.get())
        #expect(question.family(for: "Noto Sans") == "Noto Sans")
    }
}
