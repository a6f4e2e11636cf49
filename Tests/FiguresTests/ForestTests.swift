import Elections
import Testing
import Wording

@testable import Figures

@Suite struct ForestTests {
    @Test func ordersBySizeAgainstTheRangeAndUntestedLast() {
        let rows: [ForestChart.Row] = [
            .init(label: "small", difference: .init(0.001, low: -0.009, high: 0.011, state: .inside)),
            .init(label: "untested", difference: .init(0.05, state: .notTestable)),
            .init(label: "wide", difference: .init(0.02, low: -0.02, high: 0.06, state: .inside)),
            .init(label: "sharp", difference: .init(-0.01, low: -0.012, high: -0.008, state: .outside)),
        ]
        let chart = ForestChart(
            .init(
                id: "f", language: .english, vocabulary: .indonesian, title: "t", basis: .quickCounts),
            subject: "", level: 0.95, outerLevel: 0.99, rows: rows)
        #expect(chart.orderedRows.map(\.label) == ["sharp", "wide", "small", "untested"])
    }

    @Test(arguments: [(0, 1), (1, 1), (40, 1), (41, 2), (60, 2), (121, 4)])
    func takesFortyRowsAPage(rows: Int, pages: Int) {
        let chart = Samples.forest(rows, .english)
        #expect(chart.pageCount == pages)
        let shown = (1...pages).flatMap { ListLayout.rows(onPage: $0, of: chart.orderedRows) }
        #expect(shown == chart.orderedRows)
        #expect((1...pages).allSatisfy { ListLayout.rows(onPage: $0, of: chart.orderedRows).count <= 40 })
    }

    @Test(arguments: ChartWidth.allCases)
    func drawsAllPagesAsEachPage(width: ChartWidth) {
        for chart in [Samples.forest(130, .english), Samples.forest(90, .indonesian, isGrouped: true)] {
            #expect(
                chart.svgs(width: width)
                    == (1...chart.pageCount).map { chart.svg(width: width, page: $0) })
        }
    }

    @Test func groupsOnlyLongCharts() {
        #expect(!Samples.forest(20, .english, isGrouped: true).isGrouped)
        let chart = Samples.forest(60, .english, isGrouped: true)
        #expect(chart.orderedRows.map { $0.group ?? "" }.uniqued() == ["Sumatera", "Jawa", "Papua"])
        #expect(SVGDocument(chart.svg(width: .wide)).texts.contains("Sumatera"))
    }

    @Test func saysWhatChanceDoes() {
        let english = Samples.forest(17, .english)
        let sentence = "Of 16 tested, about 0.85 are expected outside the 95% range by chance alone."
        #expect(english.altText.contains(sentence))
        #expect(
            Samples.forest(17, .indonesian).altText.contains(
                "Dari 16 yang diuji, sekitar 0,85 diharapkan di luar rentang 95% karena kebetulan saja."))
    }

    @Test func namesEachPageAndFile() {
        let files = Samples.forest(60, .indonesian).drawings(named: "selisih").map(\.fileName)
        #expect(
            files == [
                "selisih.svg", "selisih.mobile.svg", "selisih-2.svg", "selisih-2.mobile.svg",
                "selisih.alt.txt",
            ])
        #expect(
            SVGDocument(Samples.forest(60, .indonesian).svg(width: .wide, page: 2)).texts
                .contains { $0.contains("bagian 2 dari 2") })
    }

    @Test func writesDifferencesWithTwoDecimals() {
        let value = TestedValue(-0.0062, low: -0.0153, high: 0.0029, state: .inside)
        #expect(Indonesian(.indonesian).difference(value) == "−0,62 (−1,53 s.d. 0,29)")
        #expect(English(.indonesian).difference(value) == "−0.62 (−1.53 to 0.29)")
    }
}
