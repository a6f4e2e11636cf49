import Elections
import Testing
import Wording

@testable import Figures

@Suite struct IntervalDotsTests {
    private func texts(_ chart: IntervalDotsChart, _ width: ChartWidth = .wide) -> [String] {
        SVGDocument(chart.svg(width: width)).texts
    }

    @Test func ordersTestedByLargestDifferenceAndTheOthersLast() {
        let chart = Samples.published()
        #expect(
            chart.orderedRows.map(\.label) == [
                "Populi Center", "SMRC", "IDM", "LKPI", "Indikator",
            ])
        let drawn = texts(chart).filter {
            ["Populi Center", "SMRC", "IDM", "LKPI", "Indikator"].contains($0)
        }
        #expect(drawn == ["Populi Center", "SMRC", "IDM", "LKPI", "Indikator"])
    }

    @Test func printsTheOfficialShareOncePerPair() {
        let drawn = texts(Samples.published())
        #expect(drawn.filter { $0 == "rekap 32,9%" }.count == 1)
        #expect(drawn.filter { $0.hasPrefix("rekap ") && $0.hasSuffix("%") }.count == 4)
        #expect(texts(Samples.published(.english)).contains("recap 32.9%"))
    }

    @Test func goesToTwoByTwoWhereNamesAreLong() {
        func columns(_ chart: IntervalDotsChart, _ width: ChartWidth) -> Int? {
            (chart.describe().body.layout(ChartPage(width, chart.words, .quickCounts)) as? PanelLayout)?
                .columns
        }
        #expect(columns(Samples.published(), .wide) == 4)
        #expect(columns(Samples.published(names: Samples.longNames), .wide) == 2)
        #expect(columns(Samples.published(), .narrow) == 1)
        let three = Samples.many(3, .english, names: Array(Samples.longNames.prefix(3)))
        #expect(columns(three, .wide) == 3)
    }

    @Test func allPanelsShareOneSpan() throws {
        let picture = try #require(Samples.published().describe().body as? PanelPicture)
        #expect(abs(picture.span - (1.04 * (0.3312 + 0.016 - 0.287419) + 0.005)) < 1e-12)
    }

    @Test(arguments: [
        (Language.indonesian, "Tidak ada rekap resmi di berkas: hitung cepat tidak diuji"),
        (.english, "No official recap on file: quick counts are not tested"),
    ])
    func saysThatThereIsNoRecap(language: Language, sentence: String) {
        let chart = Samples.dots(
            language, names: Samples.shortNames, official: nil, rows: Samples.published().rows)
        #expect(texts(chart).contains(sentence))
        #expect(chart.altText.contains(sentence))
        #expect(!texts(chart).contains { $0.contains("rekap 3") || $0.contains("recap 3") })
    }

    @Test(arguments: [
        (Language.indonesian, "Tidak ada hitung cepat terdaftar untuk wilayah ini"),
        (.english, "No quick count on record for this region"),
    ])
    func saysThatThereIsNoQuickCount(language: Language, sentence: String) {
        let chart = Samples.dots(language, names: Samples.shortNames, official: Samples.westJava, rows: [])
        #expect(texts(chart).contains(sentence))
        #expect(chart.altText.contains(sentence))
    }

    @Test func describesItselfInBothLanguages() {
        #expect(
            Samples.published().altText
                == "Grafik titik dan rentang dari 5 hitung cepat Jawa Barat 2018, dengan temuan: "
                + "Satu dari tiga hitung cepat memuat semua angka rekap. Rentang 1 dari 3 yang dapat diuji memuat "
                + "angka rekap pada semua pasangan yang disebutnya (1 Rindu 32,9%; 2 Hasanah 12,6%; 3 Asyik 28,7%; "
                + "4 2DM 25,8%).")
        #expect(
            Samples.published(.english).altText
                == "Dot and range chart of 5 quick counts of Jawa Barat 2018, where: One of three quick "
                + "counts includes every recap share. 1 of 3 that can be tested has the recap in its range for every "
                + "pair it gives (1 Rindu 32.9%; 2 Hasanah 12.6%; 3 Asyik 28.7%; 4 2DM 25.8%).")
    }

    @Test func theTableHasNumbersOfItsLanguage() {
        let table = Samples.published().dataTable
        #expect(table.rows.allSatisfy { $0.count == table.header.count })
        #expect(table.isNumeric.count == table.header.count)
        #expect(
            table.rows.first == [
                "Populi Center", "450 TPS, 100% masuk", "1 Rindu", "33,28", "32,28 s.d. 34,28", "32,88",
                "+0,40", "di dalam rentang",
            ])
    }

    @Test func theKeyNamesOnlyMarksThatAreDrawn() {
        let tested = Samples.many(1, .english, names: ["A", "B"])
        #expect(!texts(tested).contains("not tested"))
        #expect(texts(Samples.published(.english)).contains("not tested"))
    }

    /// Two choices that have all votes are one picture and its mirror image.
    @Test func twoChoicesAreDrawnOnce() throws {
        let official = [0.576, 0.424]
        let rows = [
            Samples.row("A", [0.57, 0.43], margin: 0.01, official: official),
            Samples.row("B", [0.581, 0.419], margin: 0.01, official: official),
        ]
        let chart = Samples.dots(.english, names: ["Edy", "Djarot"], official: official, rows: rows)
        let drawn = texts(chart)
        #expect(drawn.contains("1 Edy") && !drawn.contains("2 Djarot"))
        #expect(drawn.contains { $0.hasPrefix("The share of 2 Djarot is what is left of 100%") })
        #expect(chart.dataTable.rows.count == 4)
        let open = Samples.dots(
            .english, names: ["Edy", "Djarot"], official: official,
            rows: [Samples.row("A", [0.57, 0.41], margin: 0.01, official: official)])
        #expect(texts(open).contains("2 Djarot"))
    }

    @Test func aChoiceThatNoCountNamesHasNoPanel() {
        let chart = Samples.dots(
            .english, names: Samples.shortNames, official: Samples.westJava,
            rows: [Samples.row("A", [0.32, nil, 0.28, nil], margin: 0.01, official: Samples.westJava)])
        #expect(texts(chart).contains("1 Rindu") && !texts(chart).contains("2 Hasanah"))
    }

    @Test func oneShareFarOutIsPointedAt() throws {
        var chart = Samples.published(.english)
        chart.rows[0].shares[1] = .init(0.66, state: .notTestable)
        let picture = try #require(chart.describe().body as? PanelPicture)
        #expect(picture.span < 0.1)
        #expect(texts(chart).contains("66.0"))
        #expect(chart.svg(width: .wide).contains("<polygon") && chart.vegaLite.contains("triangle-right"))
    }

    @Test func axesDoNotReachBelowNothing() throws {
        let chart = Samples.dots(
            .english, names: ["A", "B", "C"], official: [0.003, 0.5, 0.497],
            rows: [Samples.row("X", [0.004, 0.55, 0.446], margin: 0.03, official: [0.003, 0.5, 0.497])])
        let picture = try #require(chart.describe().body as? PanelPicture)
        let layout = try #require(
            picture.layout(ChartPage(.wide, chart.words, .quickCounts)) as? PanelLayout)
        #expect(picture.panels.map { layout.axis($0, left: 0).low }.min() ?? -1 >= 0)
    }

    @Test func theVerdictStandsBesideTheName() {
        var chart = Samples.published(.english)
        chart.rows[1].verdict = "not consistent"
        chart.rows[1].tone = .apart
        let svg = chart.svg(width: .wide)
        #expect(svg.contains("v-apart") && SVGDocument(svg).texts.contains("not consistent"))
    }

    /// 50.01 and 49.99 are both 50.0 with one decimal, and 49.96 looks like the threshold that it is short of.
    @Test func sharesThatDifferLookSo() {
        func chart(_ official: [Double], line: Double? = nil) -> IntervalDotsChart {
            var chart = Samples.dots(
                .english, names: ["Ann", "Bob", "Cy"].prefix(official.count).map(\.self), official: official,
                rows: [Samples.row("LSI", official.map { $0 + 0.0013 }, margin: 0.01, official: official)])
            chart.line = line.map { .init(share: $0) }
            return chart
        }
        let close = chart([0.50008, 0.49992])
        #expect(close.altText.contains("(1 Ann 50.01%; 2 Bob 49.99%)"), "\(close.altText)")
        #expect(SVGDocument(close.svg(width: .wide)).texts.contains("recap 50.01%"))
        let line = chart([0.4996, 0.3, 0.2004], line: 0.5)
        #expect(SVGDocument(line.svg(width: .wide)).texts.contains("recap 49.96%"))
        let usual = chart([0.4996, 0.3, 0.2004])
        #expect(usual.altText.contains("1 Ann 50.0%; 2 Bob 30.0%; 3 Cy 20.0%"), "\(usual.altText)")
    }
}
