import Elections
import Foundation
import Statistics
import Testing
import Wording

@testable import Figures

/// What a picture editor found missing, hidden or cut.
@Suite struct EditorsEyeTests {
    private static func card(_ chart: any Chart) -> Drawing {
        CardDrawing(chart.head, chart.words).drawing(chart.describe())
    }

    private static func marks(_ chart: any Chart) throws -> [PlotMark] {
        try #require(chart.describe().body as? PlotPicture).panels.flatMap(\.marks)
    }

    // MARK: Dumbbell

    @Test func whatIsWaitedForHasRoom() {
        var chart = Samples.dumbbell(.english, [nil, nil], [0.4, 0.6])
        chart.head.vocabulary = .general
        for width in ChartWidth.allCases {
            for drawing in chart.drawings(width) {
                for text in drawing.canvas.texts {
                    #expect(text.right <= drawing.width - 8, "\(text.text) \(text.right)")
                }
                #expect(drawing.canvas.texts.map(\.text).joined(separator: " ").contains("waiting for the"))
            }
        }
    }

    /// The square stands on the ring and within it; figures have the decimals of their differences.
    @Test func aRingDoesNotHideTheOfficialSquare() throws {
        let chart = Samples.dumbbell(.english, [0.5001], [0.5], names: ["A"])
        let shapes = try Self.marks(chart).compactMap { mark -> (PlotMark.Glyph, Double)? in
            if case .point(let glyph, let side) = mark.shape { (glyph, side) } else { nil }
        }
        #expect(shapes.map(\.0) == [.ring, .square])
        #expect(shapes[1].1 * 2.0.squareRoot() < shapes[0].1 - 2)
        let texts = SVGDocument(chart.svg(width: .wide)).texts
        #expect(texts.contains("50.01") && texts.contains("50.00") && texts.contains("−0.01"))
    }

    // MARK: Funnel

    @Test func aFunnelSaysWhoseShareItShowsAndPointsBeyondItsAxis() throws {
        var chart = Samples.funnel(30, .english)
        for index in chart.points.indices { chart.points[index].choice = "1 Rindu" }
        #expect(chart.csv.split(separator: "\n").dropFirst().allSatisfy { $0.contains("1 Rindu") })
        // Plain decimals in any language.
        let indonesian = Samples.funnel(30, .indonesian).csv
        #expect(!indonesian.contains("−") && !indonesian.contains("\"−"))
        #expect(
            indonesian.split(separator: "\n").dropFirst().allSatisfy {
                $0.split(separator: ",").last.flatMap { Double($0) } != nil
            })
        let picture = try #require(chart.describe().body as? PlotPicture)
        let axis = try #require(picture.panels[0].y)
        let pointers = picture.panels[0].marks.filter { $0.shape.sign == "▲" }
        #expect(pointers.count == 1 && pointers[0].y == axis.high && pointers[0].dy > 0)
        for mark in picture.panels[0].marks where mark.shape.sign == "●" {
            #expect((axis.low...axis.high).contains(mark.y!))
        }
        let key = picture.drawnKey.map(\.text)
        #expect(key.contains("outside the 99.8% limit") && key.contains("beyond the axis"))
        let texts = SVGDocument(chart.svg(width: .wide)).texts
        #expect(texts.contains { $0.hasPrefix("+33.00 ") }, "\(texts)")
    }

    /// Limits that have no room are not said to be dashed.
    @Test func onlyWhatIsDrawnIsExplained() throws {
        var chart = Samples.funnel(30, .english)
        for (inflation, isDrawn) in [(1.3, true), (60, false)] {
            chart.inflation = inflation
            let dashes = try Self.marks(chart).contains { mark in
                if case .path(let points, _, _, "4 3") = mark.shape { points.count > 1 } else { false }
            }
            #expect(dashes == isDrawn)
            #expect(chart.altText.contains("Dashed: limits") == isDrawn)
            #expect(chart.altText.contains("lie beyond the axis") == !isDrawn)
        }
    }

    // MARK: Paper

    @Test(arguments: [ChartWidth.wide, .narrow])
    func longChartsGoOnWithTitleKeyAndAxis(width: ChartWidth) {
        let tallest = width == .wide ? 933.0 : 986
        for chart in [
            Samples.forest(60, .english, isGrouped: true),
            Samples.many(30, .english, names: Samples.longNames),
            Samples.quantiles(60, .english), Samples.multiples(71, .english),
        ] as [any Chart] {
            let pages = chart.pictures(width: width, tallest: tallest)
            #expect(pages.count > 1)
            let ticks = pages.map { page -> Set<String> in
                let texts = SVGDocument(page.svg).texts
                #expect(page.height <= tallest, "\(chart.id) \(page.height)")
                #expect(texts.joined(separator: " ").contains(chart.title))
                #expect(texts.joined(separator: " ").contains("of \(pages.count)"))
                return Set(texts.filter { $0.hasPrefix("+") && $0.count == 2 })
            }
            if chart is ForestChart { #expect(Set(ticks).count == 1 && ticks[0].count > 0, "\(ticks)") }
            // Every row stands on one of them.
            let all = pages.flatMap { SVGDocument($0.svg).texts }
            if let forest = chart as? ForestChart, width == .wide {
                for row in forest.rows { #expect(all.contains(row.label)) }
            }
        }
        let short = Samples.forest(3, .english)
        #expect(short.pictures(width: width, tallest: tallest) == short.pictures(width: width))
    }

    // MARK: Small panels

    private static func multiples() -> SmallMultiplesChart {
        func region(_ name: String, _ state: RegionState, _ tone: ChartTone, high: Double)
            -> SmallMultiplesChart
            .Region
        {
            .init(
                name: name, state: state, reason: name,
                counts: state == .noCount
                    ? []
                    : [
                        .init(
                            name: "A",
                            value: .init(
                                0.02, low: 0.01, high: high, state: tone == .agree ? .inside : .outside),
                            tone: tone)
                    ])
        }
        let agree = (0..<30).map { region("agree \($0)", .agree, .agree, high: 0.03) }
        return SmallMultiplesChart(
            Samples.plotHead("small-multiples", .english), subject: "2018", level: 0.95,
            regions: [region("none 1", .noCount, .open, high: 0)] + agree + [
                region("edge", .edge, .edge, high: 0.04), region("apart", .apart, .apart, high: 0.09),
                region("none 2", .noCount, .open, high: 0),
            ])
    }

    @Test func aRangeThatIsCutGoesOn() throws {
        let chart = Self.multiples()
        let picture = try #require(chart.describe().body as? PlotPicture)
        let cut = try #require(picture.panels.first { $0.heading == "apart" })
        #expect(cut.marks.count { $0.shape.sign == "▶" } == 1)
        #expect(
            picture.panels.filter { $0.heading != "apart" }.flatMap(\.marks).allSatisfy {
                $0.shape.sign != "▶"
            })
        #expect(picture.drawnKey.map(\.text).contains("goes on beyond the panel"))
        // A count at the edge has the colour of that.
        let edge = try #require(picture.panels.first { $0.heading == "edge" })
        #expect(
            edge.marks.contains { $0.paint == .tone(.edge) }
                && edge.marks.allSatisfy { $0.paint != .tone(.apart) })
    }

    @Test func aCardShowsTheGravestFirstAndSaysWhatHasNoCount() throws {
        let texts = Self.card(Self.multiples()).canvas.texts
        let names = ["apart", "edge", "agree 0"].map { name in texts.first { $0.text == name } }
        let (apart, edge, agree) = (try #require(names[0]), try #require(names[1]), try #require(names[2]))
        #expect(apart.left < edge.left && edge.left < agree.left || edge.baseline < agree.baseline)
        #expect(texts.map(\.text).joined(separator: " ").contains("In 2 regions: no quick count."))
        #expect(!texts.contains { $0.text == "none 1" })
    }

    @Test func aCardWithoutMarksSaysSo() {
        var chart = Self.multiples()
        chart.regions = chart.regions.filter { $0.state == .noCount }
        let texts = Self.card(chart).canvas.texts.map(\.text)
        #expect(texts.contains("In 2 regions: no quick count."))
        #expect(texts.contains { $0.hasPrefix("Source: ") } && texts.contains(chart.words.notOfficial))
    }

    // MARK: Axes and keys

    @Test func bothSidesOfZeroHaveALabel() {
        for span in [0.11, 0.3, 0.9, 1.0, 1.3, 2, 2.6, 4.7, 9.9, 12, 44, 70] {
            for (pixels, room, fine, edge) in [
                (180.0, 86.0, 70.0, 0.0), (400, 86, 70, 0), (210, 30, 18, 8), (296, 40, 18, 8),
            ] {
                let ticks = Ticks(from: -span, to: span, pixels: pixels, room: room, fine: fine, edge: edge)
                let labelled = ticks.values.filter(ticks.isLabelled)
                #expect(
                    labelled.contains { $0 > 1e-9 } && labelled.contains { $0 < -1e-9 }, "\(span) \(pixels)")
            }
        }
    }

    /// Labels stand at equal distances, each in its own room, and none has to be left out.
    @Test func labelsOfPlotsAreEvenlySpaced() {
        var random = Xoshiro256(seed: 1_129)
        let words = Language.english.wording(.general)
        for _ in 0..<4_000 {
            let isLead = random.uniform() < 0.5
            let low = isLead ? (random.uniform() < 0.5 ? 0 : -3 * random.uniform()) : 50 * random.uniform()
            let high = low + 0.6 + 50 * random.uniform() * random.uniform()
            let axis = PlotAxis(
                low: low, high: high, title: "", labels: .numbers(unit: "%"),
                bounds: (isLead ? -100 : 0)...100)
            let pixels = 170 + 400 * random.uniform()
            // Room at the ends, as plots have it.
            let air = 8 * (high - low) / (pixels - 16)
            let labels = axis.ticks(pixels: pixels, from: low - air, to: high + air, words).filter {
                $0.text != nil
            }
            let steps = zip(labels, labels.dropFirst()).map { $1.value - $0.value }
            #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 })
            let scale = (pixels - 16) / (high - low)
            let widest = labels.map { FontMetrics.width($0.text ?? "", size: 11.5) }.max() ?? 0
            #expect(steps.allSatisfy { $0 * scale > widest }, "\(low) \(high) \(pixels) \(labels)")
        }
    }

    @Test func fewRowsAreAllOnTheAxis() {
        #expect(Reach.limit([0.006, 0.003, 0.0419], least: 0) == 0.0419)
        #expect(Reach.limit([0.01, 0.012, 0.33], least: 0.01) == 0.012)
    }

    @Test(arguments: Language.allCases) func theKeyOfACardIsWhole(language: Language) {
        var chart = Samples.published(language)
        chart.head.vocabulary = .general
        let texts = Self.card(chart).canvas.texts.map(\.text)
        let words = chart.words
        for text in [
            words.includes(.quickCounts, level: 0.95), words.leavesOut(.quickCounts),
            words.label(chart: .notTested),
        ] { #expect(texts.contains(text), "\(text) \(texts)") }
    }

    @Test func greyAndDashesAreExplained() {
        let chart = Samples.published(.english)
        func said(_ chart: IntervalDotsChart) -> [Bool] {
            let text = chart.words.label(chart: .greyDashed)
            return [chart.svg(width: .wide), chart.svg(width: .narrow), chart.vegaLite].map {
                $0.contains(text)
            }
        }
        #expect(said(chart) == [false, false, false])
        var many = chart
        many.panels.append(.init(choice: 5, name: "E", official: 0.1))
        many.rows[0].shares[5] = .init(0.1, low: 0.09, high: 0.11, state: .inside)
        #expect(said(many) == [true, true, true])
    }

    /// The official figure of a small share stands over its own panel.
    @Test func anOfficialFigureKeepsInItsPanel() throws {
        let chart = Samples.dots(
            .english, names: ["A", "B"], official: [0.011, 0.6],
            rows: [Samples.row("SMRC", [0.011, 0.6], margin: 0.02, official: [0.011, 0.6])])
        let drawing = chart.drawings(.wide)[0]
        let heading = try #require(drawing.canvas.texts.first { $0.text == "1 A" })
        let official = try #require(drawing.canvas.texts.first { $0.text.hasSuffix("1.1%") })
        #expect(official.left >= heading.left - 0.01, "\(official)")
    }

    @Test func oneDotIsNoDots() {
        let words = Language.english.wording(.indonesian)
        #expect(words.dots(below: 1, above: 19) == "1 dot below, 19 above")
        #expect(
            words.dots(of: "A", below: 1, above: 19, .quickCounts).hasPrefix("A: 1 of 20 dots lies below"))
    }

    // MARK: Keys

    /// An arrow to a count beyond the axis is explained where one is drawn, and the line of a rule where it stands inside of it.
    @Test func arrowsAndTheLineOfARuleAreInTheKey() {
        func texts(_ share: Double, line: Double?) -> [String] {
            var chart = Samples.dots(
                .english, names: ["A", "B", "C"], official: [0.505, 0.295, 0.2],
                rows: [
                    Samples.row("SMRC", [0.5, 0.3, 0.2], margin: 0.01, official: [0.505, 0.295, 0.2]),
                    Samples.row("LSI", [0.51, 0.29, 0.2], margin: 0.01, official: [0.505, 0.295, 0.2]),
                    Samples.row("Poll", [share, 0.295, 0.2], margin: 0.01, official: [0.505, 0.295, 0.2]),
                ])
            chart.line = line.map { .init(share: $0) }
            return SVGDocument(chart.svg(width: .wide)).texts
        }
        #expect(
            !texts(0.505, line: nil).contains { $0 == "beyond the axis" || $0.hasPrefix("winning threshold") }
        )
        #expect(texts(0.9, line: nil).contains("beyond the axis"))
        #expect(texts(0.505, line: 0.5).contains("winning threshold: 50%"))
        #expect(!texts(0.505, line: 0.75).contains { $0.hasPrefix("winning threshold") })
    }

    // MARK: Timeline

    @Test func anEveningHasHoursAndTheResultStandsBehindABreak() throws {
        var chart = Samples.timeline(1, .english)
        chart.days = ["8 May", "9 May"]
        chart.outages = []
        chart.panels[0] = .init(
            choice: 1, name: "A",
            captures: [(20.5, 0.476), (22, 0.49), (25.5, 0.508)].map {
                DisplayCapture(time: $0.0 / 24, moment: "x", share: $0.1, isGarbled: false)
            }, ranges: [0.49...0.53], official: 0.52)
        let picture = try #require(chart.describe().body as? PlotPicture)
        let texts = SVGDocument(chart.svg(width: .wide)).texts
        for text in ["21:00", "00:00", "8 May – 9 May"] { #expect(texts.contains(text), "\(texts)") }
        // The rising line begins with its figure below it and ends with one above.
        let figures = picture.panels[0].marks.filter { $0.shape.sign.isEmpty && $0.paint == .ink }
        #expect(figures[0].dy > 0 && figures[1].dy < 0)
        let breaks = picture.panels[0].marks.filter {
            if case .rule(_, "2 3") = $0.shape { true } else { false }
        }
        let last = chart.panels[0].captures.last?.time ?? 0
        #expect(breaks.count == 1 && breaks[0].x! > last && breaks[0].x! < picture.x.high)
        // The key has the colour of the ranges.
        let band = picture.drawnKey.first { $0.shape.sign == "▒" }
        #expect(band?.paint == .pair(1))
    }

    // MARK: Stations

    @Test func coloursOfStationsHaveNumbers() throws {
        var chart = Samples.fingerprint(2, .english)
        chart.cells = chart.cells.filter { $0.turnout < 100 }
        let picture = try #require(chart.describe().body as? PlotPicture)
        let key = picture.key.map(\.text)
        #expect(key.first?.hasPrefix("1") == true && key.last?.hasSuffix("2,048 stations") == true, "\(key)")
        // The part of the axes that holds them.
        #expect(picture.x.low == 60 && picture.x.high == 90)
    }
}
