import Elections
import Foundation
import Testing
import Wording

@testable import Figures

/// A fourth kind of chart in one file: turnout and invalid votes of counts beside the official figures.
///
/// It shows what a new kind takes: values, their data, and a picture; every form is made from that.
struct MeasuresChart: Chart {
    /// One count.
    struct Row {
        var label: String
        var turnout: TestedValue
        var invalid: TestedValue
    }

    var head: ChartHead
    /// Official turnout and part of invalid votes, fractions.
    var official: (turnout: Double, invalid: Double)
    var rows: [Row]

    func describe() -> ChartDescription {
        typealias Mark = (label: String, panel: Int, value: TestedValue)
        let sorted = rows.ordered {
            $0.turnout.difference(from: official.turnout).map { abs($0) } ?? .infinity
        }
        let marks = sorted.flatMap { [Mark($0.label, 1, $0.turnout), Mark($0.label, 2, $0.invalid)] }
        let outside = marks.count { $0.value.state == .outside }
        return ChartDescription(
            kind: "Turnout and invalid votes of \(words.number(rows.count)) counts",
            facts: [
                "\(words.number(outside)) of \(words.number(marks.count)) ranges leave out the official figure."
            ],
            messages: rows.isEmpty ? [words.label(chart: .noQuickCount)] : [],
            data: ChartData(
                marks,
                [
                    .text("count", "Count") { $0.label }, .count("measure") { $0.panel },
                    .share("value_pct", "Figure") { $0.value.value }, .share("lower_pct") { $0.value.low },
                    .share("upper_pct") { $0.value.high }, .state("state", "Says") { $0.value.state },
                ]),
            body: PanelPicture(
                rows: sorted.map { .init(label: $0.label, detail: "", isTested: $0.turnout.isTested) },
                panels: [
                    panel("Turnout", 1, official.turnout, sorted.map(\.turnout)),
                    panel("Invalid votes", 2, official.invalid, sorted.map(\.invalid)),
                ],
                reach: (least: 0.01, factor: 1, air: 0.005), axisTitle: "percent", format: ".1~f", step: 30,
                data: .init(value: "value_pct", low: "lower_pct", high: "upper_pct"),
                key: [
                    (.recap, words.officialReference(basis)),
                    (.dotInside, words.includes(basis, level: 0.95)),
                    (.dotOutside, words.leavesOut(basis)),
                ]))
    }

    private func panel(
        _ heading: String, _ number: Int, _ official: Double, _ values: [TestedValue]
    ) -> PanelPicture.Panel {
        .init(
            heading: heading, key: ("measure", number), paint: .pair(Choice(number)), reference: official,
            label: words.share(official) + "%",
            slots: values.map { .init(mark: RangeMark($0, glyphs: (.disc, .ring, .openSquare))) })
    }
}

@Suite struct FourthKindTests {
    private static let chart = MeasuresChart(
        head: .init(
            id: "measures", language: .english, vocabulary: .general,
            title: "Turnout of one of two counts is off", basis: .quickCounts),
        official: (0.705, 0.021),
        rows: [
            .init(
                label: "Count A", turnout: .init(0.72, low: 0.71, high: 0.73, state: .outside),
                invalid: .init(0.02, low: 0.015, high: 0.025, state: .inside)),
            .init(
                label: "Count B", turnout: .init(0.7, low: 0.69, high: 0.71, state: .inside),
                invalid: .init(nil, state: .notTestable)),
        ])

    @Test(arguments: ChartWidth.allCases) func itIsDrawnInBothWidths(width: ChartWidth) {
        let drawing = SVGDocument(Self.chart.svg(width: width))
        #expect(drawing.isWellFormed)
        #expect(drawing.elements.first?.attributes["viewBox"]?.hasPrefix("0 0 \(width.rawValue) ") == true)
        for text in [
            "Turnout", "Invalid votes", "Count A", "Count B", "official result 70.5%", "official result 2.1%",
        ] {
            #expect(drawing.texts.contains(text), "\(text)")
        }
        #expect(drawing.elements.count { $0.name == "circle" } >= 3)
    }

    @Test func itHasDataAndWords() {
        #expect(
            Self.chart.csv == """
                count,measure,value_pct,lower_pct,upper_pct,state
                Count B,1,70.0,69.0,71.0,inside
                Count B,2,,,,not-testable
                Count A,1,72.0,71.0,73.0,outside
                Count A,2,2.0,1.5,2.5,inside

                """)
        #expect(Self.chart.altText.contains("Turnout and invalid votes of 2 counts"))
        #expect(Self.chart.altText.hasSuffix("1 of 4 ranges leave out the official figure."))
        #expect(Self.chart.dataTable.header == ["Count", "Figure", "Says"])
        #expect(Self.chart.dataTable.rows.count == 4)
    }

    @Test func itIsAVegaLiteSpecification() throws {
        let specification = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.chart.vegaLite.utf8)) as? [String: Any])
        #expect((specification["concat"] as? [Any])?.count == 2)
        let values = try #require((specification["data"] as? [String: Any])?["values"] as? [[String: Any]])
        #expect(values.map { $0["mark"] as? String } == ["disc", nil, "ring", "disc"])
    }

    /// A kind of chart turns values into a description; what is longer belongs to the renderers.
    @Test func everyKindIsAShortFile() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
        let figures = root.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Figures")
        var kinds: [String] = []
        for folder in [figures, root] {
            for file in try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
            where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                guard text.contains(/\n(?:public )?struct \w+: Chart\b/) else { continue }
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
                #expect(lines <= 150, "\(file.lastPathComponent) has \(lines) lines")
                kinds.append(file.lastPathComponent)
            }
        }
        #expect(kinds.count >= 4, "\(kinds)")
    }
}
