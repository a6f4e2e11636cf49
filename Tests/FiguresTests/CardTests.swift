import Elections
import Testing
import Wording

@testable import Figures

/// Cards for networks: what stands on them, whole and apart, in the part that no network cuts.
@Suite struct CardTests {
    private static func drawing(_ chart: any Chart) -> Drawing {
        CardDrawing(chart.head, chart.words).drawing(chart.describe())
    }

    private static let verdicts = [
        ChartVerdict(.agree, count: 5, word: "consistent"),
        ChartVerdict(.edge, count: 1, word: "at the edge"),
        ChartVerdict(.apart, count: 1, word: "not consistent"),
        ChartVerdict(.open, count: 2, word: "not tested"),
    ]

    @Test(arguments: Samples.names)
    func textsStandInTheMiddlePartAndApart(name: String) {
        let drawing = Self.drawing(Samples.chart(name))
        #expect(drawing.width == 1200 && drawing.height == 630)
        let texts = drawing.canvas.texts
        for (index, text) in texts.enumerated() {
            #expect(text.left >= 24 && text.right <= 1176, "\(text.text)")
            #expect(text.top >= 15 && text.bottom <= 615, "\(text.text)")
            #expect(text.size >= 13, "\(text.text) \(text.size)")
            for other in texts[(index + 1)...] {
                let isApart =
                    text.right <= other.left || other.right <= text.left
                    || text.bottom <= other.top + 3 || other.bottom <= text.top + 3
                #expect(isApart, "\(text.text) | \(other.text)")
            }
        }
    }

    @Test(arguments: Samples.names)
    func theFindingIsTheLargestText(name: String) {
        let chart = Samples.chart(name)
        guard !chart.title.isEmpty else { return }
        let texts = Self.drawing(chart).canvas.texts
        let largest = texts.map(\.size).max() ?? 0
        #expect(largest >= 30)
        let title = texts.filter { $0.size == largest }.map(\.text).joined(separator: " ")
        #expect(title == chart.title)
    }

    @Test(arguments: Language.allCases) func verdictsHaveAWordAColourAndAShapeEach(language: Language) {
        var chart = Samples.published(language)
        chart.head.verdicts = Self.verdicts
        chart.head.place = "Jawa Barat 2018"
        let drawing = Self.drawing(chart)
        let texts = drawing.canvas.texts.map(\.text)
        for text in ["Jawa Barat 2018", "5 consistent", "1 at the edge", "1 not consistent", "2 not tested"] {
            #expect(texts.contains(text))
        }
        #expect(drawing.canvas.tones == Set(Self.verdicts.map(\.tone)))
        let shapes = ChartTone.allCases.map { tone -> String in
            var canvas = Canvas()
            canvas.shape(of: tone, x: 0, y: 0, size: 10)
            return canvas.elements.joined().replacing(/(class|fill|stroke)="[^"]*"/, with: "")
        }
        #expect(Set(shapes).count == ChartTone.allCases.count)
        #expect(texts.contains { $0.contains(chart.words.notOfficial) })
    }

    /// The text of the line of a rule keeps inside the panel where the line stands at its end.
    @Test(arguments: [0.412, 0.588], Language.allCases)
    func theLineOfTheRuleIsToldInsideTheCard(official: Double, language: Language) throws {
        var chart = Samples.published(language)
        chart.panels = [.init(choice: 1, name: "Kamara", official: official)]
        chart.line = .init(share: 0.5)
        let share = official + (official < 0.5 ? 0.052 : -0.052)
        chart.rows = [
            .init(
                label: "NEW",
                shares: [1: TestedValue(share, low: share - 0.03, high: share + 0.03, state: .outside)],
                verdict: "apart", tone: .apart)
        ]
        let texts = Self.drawing(chart).canvas.texts
        let said = try #require(
            texts.first { $0.text == chart.words.ruleLine(0.5, lead: nil) }, "\(texts.map(\.text))")
        #expect(said.left >= 540 && said.right <= 1152, "\(said)")
    }

    @Test func oneVerdictNeedsNoNumber() {
        var chart = Samples.published(.english)
        chart.head.verdicts = [.init(.agree, count: 1, word: "consistent")]
        #expect(Self.drawing(chart).canvas.texts.contains { $0.text == "Consistent" })
    }

    /// Of choices that are all outside a card shows the one that is farthest out of its range, which headlines name, and not the
    /// largest.
    @Test func theFirstPanelIsTheOneFarthestOut() throws {
        let official = [0.55, 0.3, 0.1, 0.05]
        var chart = Samples.dots(
            .english, names: Samples.shortNames, official: official,
            rows: (0..<6).map { place in
                var row = Samples.row(
                    "C\(place)", official.map { $0 as Double? }, margin: 0.01, official: official)
                for (number, share) in [(1, 0.53), (3, 0.14)] {
                    row.shares[Choice(number)] = TestedValue(
                        share, low: share - 0.015, high: share + 0.015, state: .outside)
                }
                return row
            })
        chart.head.verdicts = Self.verdicts
        let texts = Self.drawing(chart).canvas.texts.map(\.text)
        let heading = { (number: Int) in texts.contains { $0.hasSuffix(Samples.shortNames[number - 1]) } }
        #expect(heading(3) && !heading(1), "\(texts)")
    }

    @Test func aCardSaysThatItShowsSomeRowsOnly() {
        let texts = Self.drawing(Samples.many(12, .english, names: Samples.longNames)).canvas.texts.map(
            \.text)
        #expect(texts.contains("1 of 4 pairs shown; 7 of 12 shown"))
    }

    /// A title too long for its place loses clauses, and none in the middle.
    @Test func titlesLoseWholeClauses() {
        let sizes = [30.0, 24]
        let first = "26 of 31 quick counts tested agree with the recap, 3 do not"
        for (text, said) in [
            (
                first
                    + "; LKPI (Jawa Tengah) and LKPI (Jawa Barat) do not without a margin; 12 more are not tested",
                first
            ),
            (first, first), ("One; two", "One; two"),
        ] {
            let title = CardText.whole(text, in: 260, height: 120, isBold: true, sizes: sizes)
            #expect(title.lines.joined(separator: " ") == said && !title.isCut)
        }
        let long = CardText.whole(first + " " + first + "; two", in: 260, height: 120, sizes: sizes)
        #expect(long.isCut && long.lines.last?.hasSuffix("…") == true)
    }

    /// Rows that are the farthest of many are some of all of these, on the card and in words.
    @Test func theFarthestAreSomeOfAll() throws {
        var chart = Samples.forest(30, .english)
        let rows = chart.rows.count(where: \.difference.isTested)
        #expect(Self.drawing(chart).canvas.texts.contains { $0.text.hasSuffix(" of 30 shown") })
        #expect(!chart.altText.contains("of 240"))
        chart.tested = .init(240, inside: 233, expectedOutside: 12)
        #expect(Self.drawing(chart).canvas.texts.contains { $0.text.hasSuffix(" of 240 shown") })
        #expect(
            chart.altText.contains("233 of 240") && !chart.altText.contains("of \(rows)"), "\(chart.altText)")
    }

    @Test func aCardSaysWhereAndWhenOnce() {
        func standing(_ place: String, _ day: String) -> String {
            var head = Samples.published(.english).head
            (head.place, head.day) = (place, day)
            return head.standing
        }
        #expect(standing("Mexico 2018", "1 July 2018") == "Mexico, 1 July 2018")
        #expect(standing("Pemilihan 27 Juni 2018", "27 Juni 2018") == "Pemilihan 27 Juni 2018")
        #expect(standing("Runoff", "1 July 2018") == "Runoff, 1 July 2018")
        #expect(standing("Mexico 2018", "") == "Mexico 2018" && standing("", "1 July 2018").isEmpty)
    }

    /// Leads that are far from any limit stand where they are, and one below zero does too.
    @Test func anAxisOfLeadsHoldsThemAll() throws {
        let counted = {
            CountedValue(name: "A", value: TestedValue($0, low: $0 - 0.02, high: $0 + 0.02, state: .inside))
        }
        func ends(_ official: [Double], _ counts: [Double], limit: Double?) throws -> (Double, Double) {
            let chart = ThresholdStripChart(
                Samples.published(.english).head, measure: .lead,
                rows: official.map {
                    .init(label: "a", official: $0, votes: nil, limit: limit, counts: counts.map(counted))
                })
            let picture = try #require(chart.describe().body as? PlotPicture)
            let marks = picture.panels.flatMap(\.marks)
            #expect(marks.allSatisfy { picture.x.low <= $0.x! && $0.x! <= picture.x.high })
            let isPointed = marks.contains {
                ["◀", "▶"].contains($0.shape.sign)
            }
            #expect(isPointed == (limit != nil))
            return (picture.x.low, picture.x.high)
        }
        #expect(try ends([0.31, 0.2], [0.3], limit: nil) == (0, 32))
        #expect(try ends([0.31, 0.2], [-0.1], limit: nil).0.rounded() == -12)
        #expect(try ends([0.31, 0.01], [0.01], limit: 0.01) == (-1, 10))
    }

    @Test func longNamesAndTitlesFit() {
        var chart = Samples.published(
            .english, names: (0..<4).map { "Nama \($0) " + String(repeating: "panjang sekali ", count: 20) })
        chart.head.title = String(repeating: "kata yang sangat panjang sekali ", count: 10)
        chart.head.place = String(repeating: "Kabupaten Kepulauan ", count: 15)
        chart.head.verdicts = Self.verdicts
        for row in chart.rows.indices { chart.rows[row].label += String(repeating: "x", count: 300) }
        for text in Self.drawing(chart).canvas.texts {
            #expect(text.right <= 1176 && text.bottom <= 615 && text.top >= 15, "\(text.text)")
        }
    }
}
