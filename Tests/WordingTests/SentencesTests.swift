import Elections
import Testing
import Wording

/// Sentences of every kind of finding, read as a person reads them.
@Suite struct SentencesTests {
    private func sentence(_ kind: FindingKind, _ language: Language) -> String {
        Finding(kind, severity: .notice, contest: "c", place: SourcePlace(file: "f.csv")).sentence(language)
    }

    /// Names of regions and choices stand beside their codes and columns where they are known, in both languages.
    @Test func namesStandBesideCodes() {
        let names = FindingNames(regions: ["110101": "Kepulauan Seribu"], columns: ["votes_2": "Prabowo"])
        let region = LevelRegion("district_code", "110101")
        let mismatch = FindingKind.Level.mismatch(
            FindingKind.LevelMismatchFigures(
                column: "votes_2", region: region, file: "r.csv", source: .stations(file: "s.csv"),
                printed: 3, sum: 2, isBound: false, alsoBreaks: []))
        let factor = FindingKind.Cause(
            number: 1,
            what: .factor(
                column: "votes_2", times: "10", carried: [],
                FindingKind.Block(
                    region: region, file: "s.csv", rows: 3, areStations: true, against: nil)), findings: 2,
            rules: ["R7"])
        for language in Language.allCases {
            let words = language.wording(.general, names: names)
            for sentence in [words.sentence(mismatch), words.sentence(factor)] {
                #expect(sentence.contains("Prabowo (votes_2)"), "\(sentence)")
                #expect(sentence.contains("Kepulauan Seribu (110101)"), "\(sentence)")
            }
            #expect(
                words.slip(.exchanged("votes_1", "votes_2", in: nil)).contains("votes_1")
                    && words.slip(.exchanged("votes_1", "votes_2", in: nil)).contains("Prabowo (votes_2)"))
            #expect(!language.wording(.general).sentence(mismatch).contains("Prabowo"))
        }
        #expect(FindingNames(choices: ["A", "", "C"]).columns == ["votes_1": "A", "votes_3": "C"])
    }

    /// Of several contests each has names of its own for one number, and findings on an election have them too.
    @Test(arguments: Language.allCases)
    func namesOfTheContestOfAFinding(language: Language) {
        let names = FindingNames(
            regions: ["ME": "Montenegro"], contests: ["a": ["votes_1": "DPS"], "b": ["votes_1": "ZBCG"]])
        let words = language.wording(.general, names: names)
        let kind = FindingKind.folder(
            .shareOfVotes(
                region: "ME", pair: Choice(1), printed: PrintedNumber(units: 143, decimals: 1),
                computed: 0.1432))
        for (contest, name) in [("a", "DPS"), ("b", "ZBCG")] {
            let said = words.sentence(
                Finding(kind, severity: .notice, contest: contest, place: SourcePlace(file: "recap.csv")))
            #expect(said.contains(name) && said.contains("Montenegro (ME)"), "\(said)")
        }
        let other = words.sentence(
            Finding(kind, severity: .notice, contest: "c", place: SourcePlace(file: "recap.csv")))
        #expect(!other.contains("DPS") && !other.contains("ZBCG"), "\(other)")
    }

    @Test(arguments: Language.allCases)
    func everyKindIsASentence(language: Language) {
        for kind in EveryKind.all {
            let text = sentence(kind, language)
            #expect(text.hasSuffix(".") || text.hasSuffix("…"), "\(text)")
            #expect(!text.contains("  ") && !text.contains(" .") && !text.contains(".."), "\(text)")
            #expect(!text.contains("()") && !text.contains("Optional"), "\(text)")
            let words = text.lowercased()
            for word in ["fraud", "manipulat", "rigg", "curang", "won", "menang"] {
                #expect(!words.split { !$0.isLetter }.contains { $0.hasPrefix(word) }, "\(text)")
            }
        }
    }

    @Test func languagesDoNotMix() {
        for kind in EveryKind.all {
            let (english, indonesian) = (sentence(kind, .english), sentence(kind, .indonesian))
            #expect(english != indonesian)
            // A term of Indonesian reports too.
            let own = indonesian.replacing("margin of error", with: "")
            for word in [" the ", " of ", " stations ", " station "] {
                #expect(!own.contains(word), "\(indonesian)")
            }
            for word in [" dan ", " yang ", "TPS"] { #expect(!english.contains(word), "\(english)") }
        }
    }

    @Test("Numbers have the marks of the language")
    func numbersAreMarked() {
        #expect(
            sentence(.form(.ruleBroken(EveryKind.rule, EveryKind.sides)), .english)
                == "Rule not met: “The votes of all pairs are the valid votes.” Here 1,060.5 against 59 (votes_sum = valid)."
        )
        #expect(
            sentence(.form(.ruleBroken(EveryKind.rule, EveryKind.sides)), .indonesian).contains("1.060,5"))
        #expect(
            sentence(
                .sample(
                    .leadCorrected(
                        official: 0.0769, corrected: 0.0663, low: 0.0641, high: 0.0684, level: 0.95,
                        isApproximate: false)),
                .indonesian)
                == "Selisih resmi 7,69 poin akan menjadi 6,63 (rentang 95% 6,41 sampai 6,84) bila yang terlihat di TPS itu berlaku di semua tempat."
        )
    }

    @Test("An error of a count is not called as the error of an estimate is")
    func severitiesHaveOneWord() {
        for severity in Severity.allCases {
            #expect(
                English(.indonesian).severity(severity, count: 1) + "s"
                    == English(.indonesian).severity(severity, count: 2))
            #expect(!Indonesian(.indonesian).severity(severity, count: 2).contains("galat"))
        }
    }

    @Test func codesArePublicNames() {
        let codes = Set(EveryKind.all.map(\.code))
        for code in codes { #expect(code.allSatisfy { $0.isLowercase || $0 == "-" } || code.hasPrefix("R")) }
        #expect(codes.isSuperset(of: ["R12", "R7", "duplicate-key", "block-of-changes", "station-differs"]))
    }

    @Test("A name that may be another one is said of three pairs at most")
    func alikeNamesAreBounded() {
        #expect(English(.indonesian).alike([]).isEmpty && Indonesian(.indonesian).alike([]).isEmpty)
        let pairs = (1...5).map { AlikeNames("A\($0)", "a\($0)") }
        #expect(
            English(.indonesian).alike(pairs)
                == " One name may be the other: A1 and a1; A2 and a2; A3 and a3 and 2 more.")
        #expect(Indonesian(.indonesian).alike([pairs[0]]) == " Nama yang satu mungkin yang lain: A1 dan a1.")
    }

    @Test func everySlipIsAPhrase() {
        for slip in EveryKind.slips {
            let (english, indonesian) = (slip.phrase(.english), slip.phrase(.indonesian))
            #expect(english != indonesian && !english.isEmpty && !english.hasSuffix("."))
        }
        #expect(
            EveryKind.slips[2].phrase(.english)
                == "one digit changed in votes_1 (station 3): 370 → 73 (370 → 073)")
        #expect(
            EveryKind.slips[0].phrase(.indonesian) == "satu angka tersisip pada votes_1 (TPS 3): 370 → 73")
        #expect(Set(EveryKind.slips.map(\.kind)).count == Slip.Kind.allCases.count)
    }
}
