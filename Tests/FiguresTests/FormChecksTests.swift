import Elections
import Foundation
import Testing
import Wording

@testable import Figures

@Suite struct FormChecksTests {
    static let small = FormChecksChart(
        .init(id: "c", language: .english, vocabulary: .indonesian, title: "t", basis: .forms),
        subject: "", level: "province",
        columns: [
            .init(name: "11", forms: 100, complete: 100), .init(name: "12", forms: 200, complete: 199),
            .init(name: "13", forms: 50, complete: 0), .init(name: "14", forms: 0, complete: 0),
        ],
        rows: [
            .init(rule: "R1", text: "men + women = registered", failed: nil),
            .init(rule: "R7", text: "pairs = valid votes", failed: [1, 20, 0, 3]),
            .init(rule: "turnout", text: "ballots used ≤ register", failed: [0, 5, 0, 0]),
        ])

    @Test func keepsTheLargestColumnsAndSumsTheOthers() {
        let folded = Self.small.picture.folded(to: 2)
        #expect(folded.columns.map(\.name) == ["12", "14", "2 others"])
        #expect(folded.rows.map(\.counts) == [nil, [20, 3, 1], [5, 0, 0]])
        #expect(folded.columns.map(\.whole) == [200, 0, 150])
        #expect(folded.columns.map(\.part) == [199, 0, 100])
        #expect(folded.all.whole == Self.small.picture.all.whole)
        // "Others" of one would take the room of that one.
        #expect(Self.small.picture.folded(to: 3).columns.map(\.name) == ["12", "14", "11", "13"])
    }

    @Test func roundsTheShareOfFormsDown() {
        #expect(Self.small.picture.columns.map(\.percent) == [100, 99, 0, 100])
    }

    @Test func writesNumbersDotsTotalsAndRulesNotAsked() {
        for width in ChartWidth.allCases {
            let texts = SVGDocument(Self.small.svg(width: width)).texts
            #expect(texts.contains("20") && texts.contains("24") && texts.contains("·"))
            #expect(texts.contains("R7 pairs = valid votes"))
            #expect(texts.contains("ballots used ≤ register"))
            #expect(texts.count { $0 == "not asked" } == 2)
        }
        #expect(Self.small.dataTable.rows[0].last == "not asked")
    }

    @Test func vegaLiteHasTotalsAndPartsAsTheDrawingHas() throws {
        let specification = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.small.vegaLite.utf8)) as? [String: Any])
        let values = try #require((specification["data"] as? [String: Any])?["values"] as? [[String: Any]])
        let totals = values.filter { $0["region"] as? String == "total" && $0["part"] == nil }
        #expect(
            totals.map { $0["row"] as? String } == [
                "R1 men + women = registered", "R7 pairs = valid votes", "ballots used ≤ register",
            ])
        #expect(totals.map { $0["total"] as? Int } == [nil, 24, 5])
        #expect(totals.first?["failed"] is NSNull)
        let parts = values.filter { $0["part"] != nil }
        #expect(parts.map { $0["region"] as? String } == ["12", "14", "11", "13", "total"])
        #expect(parts.map { $0["part"] as? Int } == [99, 100, 100, 0, 85])
        let texts = SVGDocument(Self.small.svg(width: .wide)).texts
        for number in ["24", "5", "99", "85"] { #expect(texts.contains(number), "\(number)") }
        let layers = try #require(specification["layer"] as? [[String: Any]])
        let filters = layers.compactMap { ($0["transform"] as? [[String: String]])?.first?["filter"] }
        #expect(filters.contains("isValid(datum.total)") && filters.contains("isValid(datum.part)"))
    }

    @Test func equalRatiosAreEqualSteps() {
        var chart = Self.small
        chart.rows = [.init(rule: "R7", text: "", failed: [1, 4, 16, 1024])]
        #expect(
            [1, 4, 5, 16, 17, 64, 65, 256, 257, 1024].map(chart.picture.step) == [
                1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
            ])
        chart.rows = [.init(rule: "R7", text: "", failed: [1, 0, 1, 0])]
        #expect(chart.picture.step(1) == 2)
    }

    @Test(arguments: Language.allCases)
    func aCleanCountIsACardOfText(language: Language) {
        let chart = Samples.checks(4, language, most: 0)
        let texts = SVGDocument(chart.svg(width: .wide)).texts.joined(separator: " ")
        #expect(
            texts.contains(
                language == .english
                    ? "forms passed 4 checks: R1, R3, R4, <script>"
                    : "formulir lolos 4 pemeriksaan: R1, R3, R4"))
        #expect(texts.contains(language == .english ? "Not asked: R2." : "Tidak diperiksa: R2."))
        #expect(!texts.contains("·"))
    }

    @Test func saysWhatNobodySees() {
        #expect(
            Self.small.altText
                == "Table chart of the forms that break each rule by province, where: t. Most: R7 pairs = valid "
                + "votes, 24 forms. Largest total by province: 12. Not asked: R1.")
    }

    @Test func tidyDataHoldAllColumns() {
        let lines = Samples.checks(38, .english).csv.split(separator: "\n")
        #expect(lines[0] == "rule,text,asked,region,forms,forms_complete,failed")
        #expect(lines.count == 1 + 5 * 38)
        let silent = lines.filter { $0.contains(",no,") }
        #expect(silent.count == 38 && silent.allSatisfy { $0.hasSuffix(",") })
    }

    @Test func drawsNoMoreColumnsThanFit() {
        for most in [9, 999, 1_234_567] {
            for drawing in Samples.drawings(Samples.checks(38, .indonesian, most: most)) {
                #expect(
                    drawing.canvas.texts.contains { $0.text.hasSuffix("lainnya") || $0.text == "lainnya" })
                #expect(drawing.canvas.texts.allSatisfy { $0.left >= 0 && $0.right <= drawing.width })
            }
        }
    }
}
