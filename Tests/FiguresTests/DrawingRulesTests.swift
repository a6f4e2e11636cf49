import Elections
import Testing

@testable import Figures

/// The rules that hold for every drawing of every chart.
@Suite struct DrawingRulesTests {
    @Test(arguments: Samples.names)
    func isWellFormedAndSelfContained(name: String) throws {
        let chart = Samples.chart(name)
        for width in ChartWidth.allCases {
            for page in 1...chart.pageCount {
                let svg = chart.svg(width: width, page: page)
                let document = SVGDocument(svg)
                #expect(document.isWellFormed)
                let ids = document.elements.compactMap { $0.attributes["id"] }
                #expect(Set(ids).count == ids.count)
                let root = try #require(document.elements.first)
                #expect(root.attributes["role"] == "img")
                #expect(root.attributes["viewBox"]?.hasPrefix("0 0 \(width.rawValue) ") == true)
                let labels = root.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
                #expect(labels.count == 2 && labels.allSatisfy(ids.contains))
                #expect(ids.allSatisfy { $0.hasPrefix(root.attributes["id"] ?? "?") })
                #expect(document.elements.allSatisfy { $0.name != "text" || $0.isHidden })
                let foreign: Set = ["script", "image", "use", "a", "foreignObject", "animate"]
                #expect(document.elements.allSatisfy { !foreign.contains($0.name) })
                #expect(!svg.contains("href") && !svg.contains("url("))
            }
        }
    }

    @Test func idsDifferBetweenTheLayoutsAndPagesOfAChart() {
        let chart = Samples.forest(60, .english)
        let ids = ChartWidth.allCases.flatMap { width in
            (1...chart.pageCount).map {
                SVGDocument(chart.svg(width: width, page: $0)).elements[0].attributes["id"]
            }
        }
        #expect(Set(ids).count == 2 * ChartWidth.allCases.count)
    }

    @Test(arguments: Samples.names)
    func keepsTextsInsideAndApart(name: String) {
        for drawing in Samples.drawings(Samples.chart(name)) {
            let texts = drawing.canvas.texts
            for (index, text) in texts.enumerated() {
                #expect(text.left >= 0 && text.right <= drawing.width, "\(text.text)")
                #expect(text.top >= 0 && text.bottom <= drawing.height, "\(text.text)")
                #expect(text.size >= 11)
                for other in texts[(index + 1)...] {
                    let isApart =
                        text.right <= other.left || other.right <= text.left
                        || text.bottom <= other.top + 1.5 || other.bottom <= text.top + 1.5
                    #expect(isApart, "\(text.text) | \(other.text) in \(drawing.width)")
                }
            }
        }
    }

    @Test(arguments: Samples.names)
    func isTheSameEveryTime(name: String) {
        func all(_ chart: any Chart) -> [String] {
            chart.drawings(named: "x").map(\.text) + [chart.csv, chart.vegaLite]
        }
        #expect(all(Samples.chart(name)) == all(Samples.chart(name)))
    }

    @Test(arguments: Samples.names)
    func roundsCoordinatesToTwoDecimals(name: String) {
        let svg = Samples.chart(name).svg(width: .wide)
        #expect(svg.firstMatch(of: /="-?[0-9]+\.[0-9]{3,}"/) == nil)
        #expect(!svg.contains("=\"nan") && !svg.contains("inf\""))
    }

    @Test func escapesNames() {
        for width in ChartWidth.allCases {
            let svg = Samples.many(12, .english, names: Samples.shortNames).svg(width: width)
            #expect(!svg.contains("<script"))
            #expect(svg.contains("&lt;script&gt;"))
        }
    }

    @Test func survivesNumbersThatAreNone() {
        var chart = Samples.published()
        chart.rows[0].shares[1] = .init(.nan, low: -.infinity, high: .infinity, state: .inside)
        #expect(SVGDocument(chart.svg(width: .wide)).isWellFormed)
        #expect(!chart.csv.contains("nan") && !chart.csv.contains("inf,"))
    }
}
