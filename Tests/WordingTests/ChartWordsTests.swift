import Elections
import Testing
import Wording

/// Words of charts.
@Suite struct ChartWordsTests {
    @Test func chartsAreSaidInGeneralWords() {
        for words in Vocabularies.general {
            Vocabularies.expectGeneral(ChartLabel.allCases.map(words.label(chart:)))
            Vocabularies.expectGeneral(ChartRange.allCases.map { words.range($0, level: 0.95) })
            for basis in ChartBasis.allCases {
                Vocabularies.expectGeneral(
                    [
                        words.reference(basis), words.shortReference(basis), words.officialReference(basis),
                        words.higherThan(basis), words.differenceAxis(basis),
                        words.includes(basis, level: 0.95), words.leavesOut(basis),
                        words.dotsChart(2, basis, of: "A"),
                        words.dotsChart(1, basis, of: ""),
                        words.forestChart(2, basis, about: "A"),
                        words.noneTestable(basis, figures: ["A 1%"]),
                        words.including(1, of: 2, basis, figures: ["A 1%"]),
                        words.including(1, of: 2, basis, level: 0.95),
                    ] + words.dotsHeads(basis, level: 0.95))
            }
            Vocabularies.expectGeneral(
                [
                    words.notOfficial, words.range(from: "1", to: "2"), words.rests(on: 1, dataIn: 0.5),
                    words.publishedMargin("1"), words.page(1, of: 2), words.sources("A"),
                    words.made(with: "A", captured: "B"), words.differences(from: "1", to: "2"),
                    words.checksChart(by: "A", about: "B"), words.described("A", finding: "C"),
                    words.expectedOutside(0.4, of: 3, level: 0.95), words.mostForms("R7", forms: 1),
                    words.largestTotal(by: "A", "B"), words.notAsked(rules: ["R7"]),
                    words.allPassed(forms: 1, rules: 2), words.allPassed(forms: 2, rules: 0),
                ] + words.forestHeads(level: 0.95, outerLevel: 0.99))
        }
    }

    @Test func theReferenceHasItsName() {
        #expect(English(.general).label(chart: .noRecap).hasPrefix("No official result on file"))
        #expect(Indonesian(.general).officialReference(.quickCounts) == "hasil resmi")
        #expect(English(.general).dotsHeads(.quickCounts, level: 0.95)[5] == "Official result (%)")
        #expect(English(.general).rests(on: nil, dataIn: nil).isEmpty)
    }
}
