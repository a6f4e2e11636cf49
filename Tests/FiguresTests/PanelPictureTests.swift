import Elections
import Foundation
import Testing
import Wording

@testable import Figures

/// The Vega-Lite file of a chart shows what its drawing shows.
@Suite struct PanelPictureTests {
    private static func object(_ chart: any Chart) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(chart.vegaLite.utf8)) as? [String: Any])
    }

    private static func layers(_ view: [String: Any]) -> [[String: Any]] {
        view["layer"] as? [[String: Any]] ?? []
    }

    private static func encodings(_ layer: [String: Any]) -> [String: [String: Any]] {
        (layer["encoding"] as? [String: Any] ?? [:]).compactMapValues { $0 as? [String: Any] }
    }

    /// Columns that an encoding names and the data lack draw nothing, in silence.
    @Test(arguments: Samples.names)
    func everyColumnThatIsDrawnIsInTheData(name: String) throws {
        let object = try Self.object(Samples.chart(name))
        let values = try #require((object["data"] as? [String: Any])?["values"] as? [[String: Any]])
        let known = Set(values.flatMap(\.keys))
        let views = object["concat"] as? [[String: Any]] ?? [object]
        for layer in views.flatMap(Self.layers) where layer["data"] == nil && !values.isEmpty {
            for (channel, encoding) in Self.encodings(layer) {
                guard let field = encoding["field"] as? String else { continue }
                #expect(known.contains(field), "\(name): \(channel) shows \(field)")
            }
        }
    }

    /// Each pair has a view of its own: its axis is that of the drawing, its official value is the only one there, and
    /// only its marks are.
    /// A value that is not on the axis draws nothing, in silence; what lies far out has a pointer.
    @Test(arguments: Samples.names)
    func everyValueIsOnItsAxisOrPointedAt(name: String) throws {
        let object = try Self.object(Samples.chart(name))
        let values = (object["data"] as? [String: Any])?["values"] as? [[String: Any]] ?? []
        for view in object["concat"] as? [[String: Any]] ?? [object] {
            let layers = Self.layers(view)
            let pointed = layers.compactMap { ($0["data"] as? [String: Any])?["values"] as? [[String: Any]] }
                .flatMap { $0.compactMap { $0["row"] as? String } }
            for layer in layers where layer["data"] == nil {
                guard let x = Self.encodings(layer)["x"], let field = x["field"] as? String,
                    let domain = (x["scale"] as? [String: Any])?["domain"] as? [Double]
                else { continue }
                let equal = (layer["transform"] as? [[String: Any]] ?? []).compactMap {
                    $0["filter"] as? [String: Any]
                }
                for row in values {
                    guard let value = row[field] as? Double, !pointed.contains(row["row"] as? String ?? ""),
                        equal.allSatisfy({
                            ($0["field"] as? String).flatMap { row[$0] as? Double } == $0["equal"] as? Double
                        })
                    else { continue }
                    #expect(
                        domain[0] - 1e-9 <= value && value <= domain[1] + 1e-9, "\(field) \(value) \(domain)")
                }
            }
        }
    }

    @Test func eachPairHasItsOwnPanel() throws {
        let chart = Samples.published(.english)
        let object = try Self.object(chart)
        let views = try #require(object["concat"] as? [[String: Any]])
        let picture = try #require(chart.describe().body as? PanelPicture)
        let layout = PanelLayout(picture, ChartPage(.wide, English(.indonesian), .quickCounts))
        #expect(views.count == chart.panels.count && object["columns"] as? Int == layout.columns)
        for (view, panel) in zip(views, chart.panels) {
            #expect((view["title"] as? [String: Any])?["text"] as? String == panel.heading)
            let centre = try #require(panel.official)
            for layer in Self.layers(view) {
                let x = try #require(Self.encodings(layer)["x"])
                if let datum = x["datum"] as? Double {
                    #expect(abs(datum - 100 * (panel.official ?? -1)) < 1e-5)
                    continue
                }
                let domain = try #require((x["scale"] as? [String: Any])?["domain"] as? [Double])
                #expect(abs(domain[0] - 100 * (centre - layout.span)) < 1e-5)
                #expect(abs(domain[1] - 100 * (centre + layout.span)) < 1e-5)
                let filters = try #require(layer["transform"] as? [[String: Any]])
                let own = filters.compactMap { $0["filter"] as? [String: Any] }
                #expect(own.count == 1 && own.first?["equal"] as? Int == panel.choice.number)
            }
        }
    }

    /// The glyph of each row of the data is the one that is drawn: discs and rings have a range, open squares no test.
    @Test(arguments: Samples.names)
    func everyRowOfTheDataHasItsGlyph(name: String) throws {
        let chart = Samples.chart(name)
        guard chart.describe().body is PanelPicture else { return }
        let object = try Self.object(chart)
        let values = (object["data"] as? [String: Any])?["values"] as? [[String: Any]] ?? []
        for row in values {
            let mark = (row["mark"] as? String).flatMap(RangeMark.Glyph.init)
            let value = row["share_pct"] ?? row["difference_points"]
            #expect((mark == nil) == (value is NSNull), "\(row)")
            if mark == .ring { #expect(row["state"] as? String == "outside") }
            if mark == .openSquare && chart is ForestChart { #expect(row["state"] as? String == "outside") }
            if mark == .cross { #expect(row["state"] as? String == "not-testable") }
        }
    }
}
