import Elections
import Foundation
import Testing
import Wording

@testable import Figures

/// Charts with axes of their own: the same marks in every form.
@Suite struct PlotTests {
    @Test func dotsOfEitherSideAreApartAndAllAreThere() {
        let values = (0..<20).map { 100 + 3.1 * Double($0) }
        let stack = DotStack(values, divide: 131, diameter: 9)
        #expect(stack.places.count == 20)
        #expect(stack.places.count { $0.x < 131 } == values.count { $0 < 131 })
        for place in stack.places { #expect(abs(place.x - 131) >= 4.5 - 1e-9) }
        let columns = Dictionary(grouping: stack.places, by: \.x).values
        #expect(columns.map(\.count).max() == stack.tallest)
        for column in columns {
            let levels: [Double] = column.indices.map { 4.5 + 9 * Double($0) }
            #expect(column.map(\.height).sorted() == levels)
        }
    }

    @Test func oneValueFarOutDoesNotSquashTheOthers() {
        #expect(Reach.limit([0.01, 0.012, 0.02, 0.33], least: 0.01) == 0.02)
        #expect(Reach.limit([0.01, 0.012, 0.02, 0.04], least: 0.01) == 0.04)
        #expect(Reach.limit([0.33], least: 0.01) == 0.33)
        #expect(Reach.limit([], least: 0.01) == 0.01)
        let chart = Samples.quantiles(6, .english, outlier: 0.33)
        let texts = SVGDocument(chart.svg(width: .wide)).texts
        #expect(texts.contains { $0.hasSuffix(", beyond the axis") }, "\(texts)")
        #expect(texts.allSatisfy { !["50%", "60%"].contains($0) })
    }

    /// The name of a limit stands clear of the line of no difference and of all other names, however near its end the limit is.
    @Test(arguments: [nil, 1.3] as [Double?], [600, 3_000, 40_000])
    func namesOfLimitsHaveRoom(inflation: Double?, largest: Int) {
        var chart = Samples.funnel(12, .english)
        chart.inflation = inflation
        chart.points[0].stations = largest
        let ends = chart.ends
        let marks = chart.names(chart.reach, ends.first, ends.last)
        #expect(marks.count == chart.limits.count)
        let pixels = FunnelChart.height / 2 / chart.reach
        for mark in marks {
            // From the line of no difference down to the foot of the letters.
            let foot = -(mark.y ?? 0) * pixels + mark.dy
            #expect(foot < -3 || foot - 9 > 3, "\(foot)")
            #expect(foot - 9 > -FunnelChart.height / 2 - 12 && foot < FunnelChart.height / 2)
        }
        for width in ChartWidth.allCases {
            let texts = SVGDocument(chart.svg(width: width)).texts
            for limit in chart.limits { #expect(texts.contains(chart.words.limit(limit.level))) }
        }
    }

    @Test func dotsAreCountedAsTheyAreDrawn() throws {
        let chart = Samples.quantiles(1, .english)
        let below = chart.rows[0].dots.count { $0 < 0.328765 }
        #expect(chart.altText.contains("\(below) of 20 dots lie below the recap, \(20 - below) above it."))
        #expect(chart.dataTable.rows[0][3...4] == ["\(below)", "\(20 - below)"])
        let lines = chart.csv.split(separator: "\n")
        #expect(lines.count == 21)
        let specification = try #require(
            try JSONSerialization.jsonObject(with: Data(chart.vegaLite.utf8)) as? [String: Any])
        let layers = try #require(specification["layer"] as? [[String: Any]])
        let drawn = layers.filter { ($0["mark"] as? [String: Any])?["shape"] as? String == "circle" }
            .flatMap { (($0["data"] as? [String: Any])?["values"] as? [[String: Any]]) ?? [] }
        #expect(drawn.count == 20)
        #expect(drawn.count { ($0["x"] as? Double ?? 0) < 32.8765 } == below)
        let discs = SVGDocument(chart.svg(width: .wide)).elements.filter { $0.name == "circle" }
        // Three more stand in the key.
        #expect(discs.count == 23)
    }

    @Test func aDumbbellHasItsFiguresAtTheOuterSides() {
        let chart = Samples.dumbbell(.english, [0.328765, 0.126164], [0.3226, 0.1377])
        let texts = SVGDocument(chart.svg(width: .wide)).texts
        for text in ["32.26", "32.88", "13.77", "12.62", "−0.62", "+1.15", "1 Rindu"] {
            #expect(texts.contains(text), "\(text)")
        }
        #expect(chart.altText.hasSuffix("Largest difference: 2 Hasanah, +1.15 points."))
        #expect(chart.dataTable.rows[0] == ["1 Rindu", "32.26", "32.88", "−0.62"])
    }

    @Test func everyProvinceHasOneSquare() {
        #expect(TileGridChart.provinces(on: "2024-02-14").count == 38)
        #expect(TileGridChart.provinces(on: "2018-06-27").count == 34)
        #expect(TileGridChart.provinces(on: "2012-07-11").count == 33)
        #expect(Set(TileGridChart.places.values.map { [$0.column, $0.row] }).count == 38)
        #expect(Set(TileGridChart.letters.keys) == Set(TileGridChart.places.keys))
        #expect(Set(TileGridChart.letters.values).count == 38)
        for width in [ChartWidth.wide, .narrow] {
            let texts = SVGDocument(Samples.tiles(.english).svg(width: width)).texts
            for letters in TileGridChart.letters.values {
                #expect(texts.count { $0 == letters } == 1, "\(letters)")
            }
        }
        #expect(Samples.tiles(.english).dataTable.rows.count == 38)
    }

    @Test func smallPanelsHaveOneScaleAndPointBeyondIt() {
        let chart = Samples.multiples(9, .english)
        #expect(chart.span == 5)
        let texts = SVGDocument(chart.svg(width: .wide)).texts
        #expect(texts.contains { $0.hasPrefix("+3") && $0.contains(".") }, "\(texts)")
        #expect(chart.pageCount == 1 && Samples.multiples(71, .english).pageCount == 2)
    }

    @Test func funnelsNameWhatLiesFarOut() {
        let chart = Samples.funnel(30, .english)
        let far = chart.points.filter { abs(chart.z($0)) > 3.09 }.ordered { -abs(chart.z($0)) }
        #expect(!far.isEmpty)
        for point in far.prefix(8) { #expect(chart.altText.contains(point.label)) }
        #expect(chart.altText.contains(/lies? outside the 99.8% limit/))
        // Far for its size is no verdict: the one that it has stands beside the name, and no mark has its colour.
        var judged = chart
        for index in judged.points.indices { judged.points[index].verdict = "consistent" }
        #expect(judged.altText.contains("\(far[0].label) (consistent)"))
        #expect(judged.altText.contains("Verdicts go by the margin of each count, not by these limits."))
        #expect(!judged.svg(width: .wide).contains(Paint.tone(.apart).light))
        // 0.01 points of difference for 0.1 of standard deviation and 100 stations are one standard error.
        var plain = chart
        plain.deviation = 0.1
        #expect(abs(plain.z(.init(label: "", stations: 100, difference: 0.01)) - 1) < 1e-12)
    }

    /// Captures that do not add up are none of those that the line is made of, and a choice without a line is told all the same.
    @Test func aTimelineCountsWhatItsLineIsMadeOf() {
        let chart = Samples.timeline(2, .english)
        let told = chart.describe()
        #expect(told.kind.hasPrefix("Step chart of 5 captures"), "\(told.kind)")
        #expect(
            told.facts.contains("1 capture that does not add up is left out of the line."), "\(told.facts)")
        var garbled = chart
        garbled.panels[1] = .init(
            choice: 2, name: "B",
            captures: chart.panels[1].captures.filter(\.isGarbled), ranges: [], official: 0.4)
        let facts = garbled.describe().facts
        #expect(
            facts.contains {
                $0.contains("2 B has no line: 1 capture that shows a share of it does not add up; the recap")
            },
            "\(facts)")
        garbled.panels[1].captures = []
        #expect(
            garbled.describe().facts.contains { $0.hasPrefix("No capture shows a share of 2 B; the recap") })
        // One that shows only the second choice is one of those that are counted.
        garbled.panels[1].captures = [DisplayCapture(time: 9, moment: "x", share: 0.5, isGarbled: false)]
        #expect(garbled.describe().kind.hasPrefix("Step chart of 6 captures"))
    }

    @Test func whatDoesNotAddUpIsNoPartOfTheLine() throws {
        let chart = Samples.timeline(1, .english)
        let specification = try #require(
            try JSONSerialization.jsonObject(with: Data(chart.vegaLite.utf8)) as? [String: Any])
        let views = try #require(specification["concat"] as? [[String: Any]])
        let layers = try #require(views[0]["layer"] as? [[String: Any]])
        let line = layers.filter { ($0["mark"] as? [String: Any])?["interpolate"] as? String == "step-after" }
            .flatMap { (($0["data"] as? [String: Any])?["values"] as? [[String: Any]]) ?? [] }
        #expect(line.count == 5)
        #expect(chart.csv.split(separator: "\n").count == 7)
        #expect(chart.altText.contains("1 capture that does not add up is left out of the line."))
        #expect(chart.altText.contains("are not tested"))
    }

    @Test func axesOfSharesStayBetweenNothingAndAll() {
        for name in ["quantileSmall", "quantileLarge", "dumbbellFar"] {
            let texts = SVGDocument(Samples.chart(name + "-en").svg(width: .wide)).texts
            let ticks = texts.filter { $0.hasSuffix("%") && !$0.contains(" ") }
            #expect(!ticks.contains { $0.hasPrefix("−") || (Double($0.dropLast()) ?? 0) > 100 }, "\(ticks)")
        }
    }
}
