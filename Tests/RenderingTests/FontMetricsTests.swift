import Foundation
import Ground
import Testing

@testable import Figures
@testable import Rendering

/// The table of widths against the renderer, which draws with the fonts of this machine.
@Suite struct FontMetricsTests {
    /// Widths of texts as librsvg lays them out, in thousandths of the type size.
    private static func drawn(_ texts: [String], family: String, bold: Bool) throws -> [Double] {
        typealias Geometry =
            @convention(c) (
                OpaquePointer, UnsafePointer<CChar>, UnsafePointer<Double>, UnsafeMutablePointer<Double>?,
                UnsafeMutablePointer<Double>?, UnsafeMutablePointer<UnsafeMutableRawPointer?>?
            ) -> Int32
        let libraries = try RendererLibraries.shared.get()
        let library = try #require(dlopen("librsvg-2.so.2", RTLD_NOW))
        let symbol = try #require(dlsym(library, "rsvg_handle_get_geometry_for_layer"))
        let geometry = unsafeBitCast(symbol, to: Geometry.self)
        let elements = texts.enumerated().map { index, text in
            "<text id=\"t\(index)\" x=\"0\" y=\"1000\" xml:space=\"preserve\">\(Markup.escape(text))</text>"
        }
        var svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90000\" height=\"2000\" font-size=\"1000\" "
            + "font-family=\"\(family)\" font-weight=\"\(bold ? 700 : 400)\">\(elements.joined())</svg>"
        let handle = try #require(svg.withUTF8 { libraries.read($0.baseAddress, UInt($0.count), nil) })
        defer { libraries.release(handle) }
        return try texts.indices.map { index in
            var logical = [0.0, 0, 0, 0]
            let found = geometry(handle, "#t\(index)", [0, 0, 90_000, 2_000], nil, &logical, nil)
            try #require(found != 0)
            return logical[2]
        }
    }

    /// Names of candidates and regions, figures and sentences: what charts write.
    private static func texts() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = [
            "Data/pilkada-2018/candidates.csv", "Data/museum/candidates.csv",
            "Data/pilkada-2018/contests.csv",
        ]
        let cells = try files.flatMap { file in
            try String(contentsOf: root.appending(path: file), encoding: .utf8).split(separator: "\n").prefix(
                150
            )
            .flatMap { $0.split(separator: ",") }
        }
        let names = Set(cells.map(String.init)).filter {
            $0.count > 5 && $0.count < 60 && $0.allSatisfy(\.isASCII)
        }
        let figures = (0..<40).map { "\($0).\(7 * $0 % 1000), \($0 * 3)% (\($0 - 20))" }
        return names.sorted().prefix(300) + figures
            + [
                "Señor Łukasz–Ångström", "“5 dari 6” hitung cepat…", "AVATAR To. We Ty 1/2",
                "€ 1.000 – 2.000 °C ±",
            ]
    }

    @Test(arguments: [
        ("Noto Sans", false), ("Noto Sans", true), ("Liberation Sans", false), ("Liberation Sans", true),
    ])
    func noTextIsWiderThanItsPlace(family: String, bold: Bool) throws {
        let question = FontQuestion(libraries: try RendererLibraries.shared.get())
        guard question.family(for: family) == family else {
            print("Skipped: \(family) is not on this machine")
            return
        }
        let texts = try Self.texts()
        #expect(texts.count > 250)
        var reserved = 0.0
        var used = 0.0
        for (text, width) in zip(texts, try Self.drawn(texts, family: family, bold: bold)) {
            let place = FontMetrics.width(text, size: 1_000, bold: bold)
            #expect(width <= place * 1.005 + 10, "\(text): \(width) in \(place)")
            (reserved, used) = (reserved + place, used + width)
        }
        // The font that is wanted fills its places; the one that stands in for it leaves some room.
        #expect(reserved < used * (family == "Noto Sans" ? 1.05 : 1.15), "\(reserved / used)")
    }
}
