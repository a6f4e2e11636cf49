import Foundation
import Testing

/// Every kind of chart drawn by librsvg, Chromium and resvg: the same places have ink, and no text is missing in any.
@Suite struct RendererComparisonTests {
    /// How much ink each square of a picture has, 0 to 1.
    private struct Ink {
        let columns: Int
        let rows: Int
        let values: [Double]
        static let side = 10

        /// - Parameter png: A PNG file, which cairo reads.
        init(_ png: URL) throws {
            typealias Read = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer
            typealias Number = @convention(c) (OpaquePointer) -> Int32
            typealias Bytes = @convention(c) (OpaquePointer) -> UnsafePointer<UInt8>?
            typealias Close = @convention(c) (OpaquePointer) -> Void
            let cairo = try #require(dlopen("libcairo.so.2", RTLD_NOW))
            func find<Function>(_ name: String) throws -> Function {
                unsafeBitCast(try #require(dlsym(cairo, name)), to: Function.self)
            }
            let (read, close): (Read, Close) = (
                try find("cairo_image_surface_create_from_png"), try find("cairo_surface_destroy")
            )
            let (width, height, stride): (Number, Number, Number) = (
                try find("cairo_image_surface_get_width"), try find("cairo_image_surface_get_height"),
                try find("cairo_image_surface_get_stride")
            )
            let data: Bytes = try find("cairo_image_surface_get_data")
            let surface = read(png.path)
            defer { close(surface) }
            let bytes = try #require(data(surface))
            let (wide, high, line) = (Int(width(surface)), Int(height(surface)), Int(stride(surface)))
            (columns, rows) = (wide / Self.side, high / Self.side)
            var sums = [Double](repeating: 0, count: columns * rows)
            for y in 0..<rows * Self.side {
                for x in 0..<columns * Self.side {
                    let pixel = bytes + y * line + 4 * x
                    let darkest = 255 - Int(min(pixel[0], pixel[1], pixel[2]))
                    sums[y / Self.side * columns + x / Self.side] += Double(darkest) / 255
                }
            }
            values = sums.map { $0 / Double(Self.side * Self.side) }
        }

        /// Whether anything stands in a rectangle of pixels.
        func isAny(_ left: Double, _ top: Double, _ width: Double, _ height: Double) -> Bool {
            let side = Double(Self.side)
            let xs = max(0, Int(left / side))...max(0, min(columns - 1, Int((left + width) / side)))
            let ys = max(0, Int(top / side))...max(0, min(rows - 1, Int((top + height) / side)))
            return ys.contains { y in xs.contains { values[y * columns + $0] > 0.01 } }
        }

        /// Correlation of two pictures of one size.
        func likeness(_ other: Ink) -> Double {
            guard columns == other.columns, rows == other.rows else { return 0 }
            func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
            let (one, two) = (mean(values), mean(other.values))
            let pairs = zip(values, other.values).map { ($0 - one, $1 - two) }
            let product = pairs.reduce(0) { $0 + $1.0 * $1.1 }
            let squares = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.0 * $1.0, $0.1 + $1.1 * $1.1) }
            return product / (squares.0 * squares.1).squareRoot()
        }
    }

    private static let kinds = [
        "interval-dots", "dumbbell", "forest", "funnel", "count-timeline", "small-multiples", "tile-grid",
        "fingerprint", "threshold-strip", "quantile-dots",
    ]

    /// Charts of the kinds that a folder has, as SVG.
    private static func charts(_ scratch: URL) throws -> [URL] {
        var runs = kinds.map { ["chart", $0, "Data/pilkada-2018", "--contest", "pilgub-2018-jabar"] }
        runs.append(["check", "Data/invented-count"])
        return try runs.enumerated().compactMap { index, arguments in
            let folder = scratch.appending(path: "\(index)")
            let run = try Program.run(
                arguments + ["--quiet", "--lang", "id", "--format", "svg", "--out", folder.path])
            guard run.status == 0 else { return nil }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/charts")
            return files.sorted().first { $0.hasSuffix(".mobile.svg") }.map {
                folder.appending(path: "charts").appending(path: $0.replacing(".mobile.svg", with: ".svg"))
            }
        }
    }

    @Test func everyRendererDrawsTheSame() throws {
        let rsvg = Tool.named("rsvg-convert")
        let (chromium, resvg) = (Tool.named("chromium"), Tool.named("resvg"))
        guard let rsvg, chromium != nil || resvg != nil else { return }
        try Program.inScratch { scratch in
            let charts = try Self.charts(scratch)
            #expect(charts.count >= 5)
            for chart in charts {
                let svg = try String(contentsOf: chart, encoding: .utf8)
                let size = try #require(svg.firstMatch(of: /viewBox="0 0 ([0-9]+) ([0-9]+)"/))
                var pictures: [(String, Ink)] = []
                func picture(_ name: String, _ draw: (URL) throws -> Void) throws {
                    let file = scratch.appending(path: "\(name).png")
                    try draw(file)
                    pictures.append((name, try Ink(file)))
                }
                try picture("rsvg") {
                    _ = try Tool.output(of: rsvg, ["-b", "white", "-o", $0.path, chart.path])
                }
                if let chromium {
                    try picture("chromium") {
                        _ = try Tool.output(
                            of:
                                chromium,
                            [
                                "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                                "--window-size=\(size.1),\(size.2)", "--screenshot=\($0.path)",
                                "file://" + chart.path,
                            ])
                    }
                }
                if let resvg {
                    try picture("resvg") {
                        _ = try Tool.output(of: resvg, ["--background", "white", chart.path, $0.path])
                    }
                }
                for (name, ink) in pictures {
                    let what = "\(chart.lastPathComponent) by \(name)"
                    let likeness = ink.likeness(pictures[0].1)
                    #expect(likeness > 0.9, "\(what): \(likeness)")
                    for text in svg.matches(
                        of: /<text x="([0-9.]+)" y="([0-9.]+)" font-size="([0-9.]+)"([^>]*)>/)
                    {
                        guard let x = Double(text.1), let y = Double(text.2), let size = Double(text.3) else {
                            continue
                        }
                        let left =
                            text.4.contains("\"middle\"")
                            ? x - size / 2 : text.4.contains("\"end\"") ? x - size : x
                        #expect(ink.isAny(left, y - 0.7 * size, size, 0.7 * size), "\(what): \(text.0)")
                    }
                }
            }
        }
    }
}
