import Elections
import Testing
import Wording

/// Words of charts with axes of their own.
@Suite struct PlotWordsTests {
    static let lacks: [ChartLack] = [
        .noQuickCount, .noneTested, .noRecap, .noCaptures, .few(known: 1, needed: 10), .noProvinces, .noLead,
        .noStations, .isReport, .nothingToCheck,
    ]

    @Test func theyAreSaidInGeneralWords() {
        for words in Vocabularies.general {
            Vocabularies.expectGeneral(PlotLabel.allCases.map(words.label(plot:)))
            Vocabularies.expectGeneral(
                Self.lacks.map { words.lacking($0, kind: "funnel", fitting: ["forest", "dumbbell"]) })
            for basis in ChartBasis.allCases {
                Vocabularies.expectGeneral(
                    [
                        words.quantileChart(2, basis, choice: "A", of: "B"),
                        words.dots(of: "A", below: 7, above: 13, basis),
                        words.dumbbellChart(3, "A", basis, of: "B"),
                    ] + words.quantileHeads(basis) + words.dumbbellHeads(basis))
            }
            Vocabularies.expectGeneral([
                words.mean(of: 2, areTested: true), words.multiplesChart(3, about: "A"),
                words.multiplesSubtitle(span: "5"), words.tileChart(38, about: "A"),
                words.funnelChart(20, about: "A"), words.funnelTitle(outside: 1, of: 20, level: 0.95),
                words.funnelNote(deviation: "9.1"), words.thresholdChart(3),
                words.thresholdTitle(within: 1, of: 3), words.lead(votes: "5", percent: "1", limit: "0.5"),
                words.timelineChart(2, of: "A"),
                words.timelineTitle("A", first: "1", last: "2", final: "3"),
                words.countRange(level: 0.95), words.garbled(1), words.fingerprintChart(2, about: "A"),
                words.fingerprintTitle(choice: "A"), words.leftOut(stations: 1),
                words.aboveRegister(stations: 2), words.complement("A"),
            ])
        }
    }

    @Test(arguments: Language.allCases) func aLackNamesWhatCanBeDrawn(language: Language) {
        let words = language.wording(.indonesian)
        for lack in Self.lacks {
            let sentence = words.lacking(lack, kind: "funnel", fitting: ["forest", "dumbbell"])
            #expect(
                sentence.contains("funnel") && sentence.contains("forest") && sentence.contains("dumbbell"))
            #expect(sentence.hasSuffix("."))
        }
    }
}
