import Elections
import Testing
import Wording

/// Words of charts with axes of their own.
@Suite struct PlotWordsTests {
    static let lacks: [ChartLack] = [
        .noQuickCount, .noneTested, .otherWhole, .noRecap, .noCaptures, .few(known: 1, needed: 10),
        .noProvinces, .noLead,
        .noStations, .isReport, .isFile("x.csv"), .nothingToCheck,
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
            Vocabularies.expectGeneral(StripSubject.allCases.map { words.thresholdChart(3, of: $0) })
            Vocabularies.expectGeneral([
                words.median(of: 2, areTested: true), words.awaiting(2), words.asides(1),
                words.multiplesChart(3, of: .region, about: "A"),
                words.multiplesChart(3, of: .contest, about: "A"),
                words.multiplesSubtitle(span: "5"), words.tileChart(38, about: "A"),
                words.funnelChart(20, about: "A"), words.funnelTitle(outside: 1, of: 20, level: 0.95),
                words.funnelNote(deviation: "9.1"),
                words.thresholdTitle(within: 1, of: 3), words.thresholdTitle(within: 0, of: 1),
                words.leadTitle(from: "1", to: "2"), words.leadTitle("A", over: "B", points: "1"),
                words.leadTitle("A", over: nil, points: "0"), words.lineTitle(met: 0, of: 1),
                words.lineTitle("A", share: "51%", isMet: true),
                words.notToScale("2 May 2020", .quickCounts), words.brief(3, of: 5, untested: 2),
                words.lead(votes: "5", percent: "1", limit: "0.5"),
                words.displayEmptied(["x"]), words.displayEmptied(["a", "b", "c", "d"]),
                words.timelineChart(2, of: "A"),
                words.timelineTitle("A", first: "1", last: "2", final: "3"),
                words.timelineRange("A", low: "1", high: "2", final: "3"),
                words.timelineWithoutLine("A", garbled: 2, final: "3"),
                words.timelineWithoutLine("A", garbled: 0, final: nil),
                words.countRange(level: 0.95), words.garbled(1), words.fingerprintChart(2, about: "A"),
                words.fingerprintTitle(choice: "A"), words.leftOut(stations: 1),
                words.aboveRegister(stations: 2), words.complement("A"),
            ])
        }
    }

    /// One contest is named as one, and none of many as none.
    @Test func titlesOfThresholdsAreFindings() {
        let english = Language.english.wording(.general)
        #expect(english.thresholdTitle(within: 0, of: 1) == "The lead is outside the limit for a petition")
        #expect(english.thresholdTitle(within: 1, of: 1) == "The lead is within the limit for a petition")
        #expect(
            english.thresholdTitle(within: 0, of: 9)
                == "None of 9 leads is within the limit for a petition")
        #expect(
            english.lineTitle("Kamau", share: "76.54%", isMet: false)
                == "Officially Kamau has 76.54%, and the rule of winning is not met")
        #expect(english.lineTitle("Kamau", share: "76.54%", isMet: nil) == "Officially Kamau has 76.54%")
        #expect(
            english.lineTitle(met: 1, of: 2) == "The rule of winning is officially met in 1 of 2 contests")
        #expect(
            english.leadTitle("Ann", over: "Bo", points: "4.18")
                == "Officially Ann is 4.18 points ahead of Bo")
        #expect(
            english.leadTitle("Ann", over: nil, points: "0.00")
                == "Officially the first two have the same votes")
        #expect(english.brief(1, of: 1, untested: 0) == "1 of 1 tested agrees")
        #expect(english.brief(0, of: 2, untested: 3) == "0 of 2 tested agree; 3 not tested")
        #expect(english.brief(0, of: 0, untested: 3) == "none of 3 can be tested")
        let indonesian = Language.indonesian.wording(.indonesian)
        #expect(
            indonesian.thresholdTitle(within: 0, of: 1)
                == "Selisih berada di luar ambang pengajuan permohonan")
        #expect(
            indonesian.leadTitle(from: "1,00", to: "4,18") == "Selisih resmi 1,00 sampai 4,18 poin")
        #expect(indonesian.brief(5, of: 6, untested: 2) == "5 dari 6 yang diuji sesuai; 2 tidak diuji")
        #expect(
            indonesian.notToScale("8 Juli 2018", .quickCounts)
                == "Rekap resmi 8 Juli 2018 berada di tepi kanan, di luar skala waktu.")
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
