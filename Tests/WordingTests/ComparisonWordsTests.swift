import Elections
import Foundation
import Reconciliation
import Statistics
import Testing
import Wording

@testable import Elections
@testable import Reconciliation

/// Sentences about comparisons, outcomes and samples: every one of them is whole, and under general words none is only right in Indonesia.
@Suite struct ComparisonWordsTests {
    static let languages: [any Wording] = [English(.general), Indonesian(.general)]

    static let range = RangeText("+0.05", "+1.95", level: "95%", unrounded: ("−0.05", "+2.05"))

    static func pairs(_ words: any Wording) -> (String, String) {
        (words.pair(Choice(1), "A"), words.pair(Choice(2), ""))
    }

    static func comparisons(_ words: any Wording) -> [String] {
        let (first, second) = pairs(words)
        let reach = words.reach(.toBothSides("1.32"), level: "95%")
        let gap = GapText(
            words.gap(0.0062), pair: first, inner: reach,
            outer: words.reach(.between("+0.05", "+1.95"), level: nil), unrounded: reach)
        let kinds: [GapSentence] = [
            .within, .between, .outsideAmongMany, .sampleNotAsDeclared, .notTested, .largestNotTested,
            .beyond(isPublished: true, drawn: nil), .beyond(isPublished: false, drawn: (1, 9999)),
        ]
        let family = Comparison.Family(tested: 40, expectedOutsideEdge: 0.4)
        return kinds.map { words.sentence($0, gap) }
            + Verdict.allCases.flatMap {
                [words.label($0), words.phrase($0, isSample: true), words.phrase($0, isSample: false)]
            }
            + ReadingStage.allCases.map { words.label($0) }
            + [true, false].flatMap { isSample in
                [
                    words.tooCloseToLine(isSample: isSample), words.sourceHead(isSample: isSample),
                    words.gapNote(isSample: isSample),
                    words.otherLeader(
                        first, levelWith: nil, official: second, isSample: isSample, names: [],
                        haveMargins: true),
                    words.otherLeader(
                        first, levelWith: second, official: "C", isSample: isSample, names: ["A", "B"],
                        haveMargins: false),
                    words.otherLeader(
                        first, levelWith: nil, official: second, isSample: isSample,
                        names: ["A", "B", "C", "D"], haveMargins: true),
                    words.among(.isOneOfMany, isSample: isSample, p: "0.1"),
                    words.among(.standsOut, isSample: isSample, p: "0.1"),
                    words.among(.mayBeChance, isSample: isSample, p: "0.1"),
                ]
            }
            + [
                words.outsideAmongMany(level: "99%", family), words.census(nil), words.census(gap),
                words.reach(.notKnown, level: nil), words.differsMost(first, points: "+0.62"),
                words.byDrawnSamples, words.moreBeyondLine(2),
                words.noLeader(first, second, lead: nil, range),
                words.noLeader(first, second, lead: words.size(0.01), range),
                words.lineInside("50%", first, range), words.gapHead(level: "95%"), words.place("92"),
                words.outside(level: "99%"), words.emptyBox(Choice(2)), words.notOfficial,
            ]
    }

    private static let pages = [PageLead(("A", 9)), PageLead(nil)]

    static func reasons(_ words: any Wording) -> [String] {
        ReasonCode.allCases.flatMap { code in
            [true, false].compactMap { isPublished in
                var figures = ReasonFigures(
                    sum: 1.02, stations: 400, fewestClusters: 5, deviation: 0.1, repeatOf: "qc-2",
                    choices: words.besideRecap(words.pair(Choice(1), ""), official: 0.01),
                    isPublished: isPublished)
                if isPublished {
                    (figures.pages, figures.isZero) = (pages, true)
                }
                return words.reason(code, figures)
            } + [words.ofSeveral(code)].compactMap { $0 }
        }
    }

    static func outcomes(_ words: any Wording) throws -> [String] {
        let (first, second) = pairs(words)
        let spread = Outcome.Spread(reached: 20, known: 30, total: 38, needed: 19)
        let standings: [Outcome.Standing] = [.met, .notMet, .unknown, .tie]
        let filing = Outcome.Filing(
            limitPercentTimesTen: 15, limitVotes: 1500, leadWithinLimit: true, source: "law")
        var sentences = [
            words.sentence(.only(first, votes: 1, share: nil)),
            words.sentence(.only(first, votes: 1, share: "50%")),
            words.sentence(.level(first, second, votes: 9, share: "50%")),
            words.sentence(
                .ahead(first, of: second, votes: 9, share: "60%", lead: 3, points: words.size(0.2))),
            words.tie, words.officialFile(["\(first) 9"]),
            words.officialOfSome(["\(first) 9"], others: nil),
            words.officialOfSome(["\(first) 9", second], others: "60%"), words.filing(filing, lead: 0.01),
        ]
        for condition in [
            WinnerCondition.mostVotes, .moreThan(50), .moreThanOr(50, atLeast: 40, leadingBy: 10),
        ] {
            sentences += standings.map {
                words.rule(
                    $0, condition, isShort: false, spread: (spread, 20),
                    turnout: .init(moreThanPercent: 50, official: nil), source: "law")
            }
        }
        for conclusion in Triangulation.Conclusion.allCases {
            for differ in [true, false] {
                let summary = try JSONDecoder().decode(
                    Triangulation.self,
                    from: Data(
                        """
                        {"contest": "c", "region": {"scheme": {"name": "undeclared", "edition": ""}, "text": "1"},
                        "members": [], "pairs": [1, 2],
                        "mean": 0.01, "standardError": 0.01, "interval": {"low": -0.01, "high": 0.03}, "level": 0.95,
                        "p": 0.3, "q": 2, "qDegreesOfFreedom": 2, "qP": 0.4, "iSquared": 0, "tauSquared": 0,
                        "countsDiffer": \(differ), "conclusion": "\(conclusion.rawValue)", "departing": "LSI"}
                        """.utf8))
                sentences.append(words.sentence(summary, first, second))
            }
        }
        let difference = try JSONDecoder().decode(
            CountDifference.self,
            from: Data(
                """
                {"contest": "c", "region": {"scheme": {"name": "undeclared", "edition": ""}, "text": "1"},
                "sources": ["LSI", "SMRC"],
                "readings": ["a", "b"], "counts": 2, "pairs": [1, 2], "difference": 0.01, "standardError": 0.01,
                "interval": {"low": -0.01, "high": 0.03}, "level": 0.95, "pMostFavourable": 0.3}
                """.utf8))
        return sentences
            + [true, false].map {
                words.sentence(
                    difference, first, second, size: words.size(0.01), range, isExplained: $0)
            }
    }

    static func summaries(_ words: any Wording) -> [String] {
        var none: [Comparison] = []
        var batch = Batch(adjusting: &none, options: DecisionRule())
        (batch.tested, batch.standOut) = (3, 1)
        let aside = [1, 2].flatMap { count in
            CountSourceKind.allCases.map { ReadingsAside(kinds: [$0: count], stages: [:]) }
                + ReadingStage.allCases.map { ReadingsAside(kinds: [:], stages: [$0: count]) }
        }
        return [true, false].flatMap { isSample in
            [1, 3].flatMap { rows in
                [
                    words.nothingTested(rows: rows, isSample: isSample),
                    words.summary(
                        batch, rows: rows, isSample: isSample, levels: ("95%", "99%"),
                        adjustment: rows == 2 ? "Hommel" : nil),
                ]
            } + [0, 1, 2].map { words.chartTitle(inside: 1, of: $0, isSample: isSample) }
        }
            + [9, nil].flatMap { votes in
                [true, false].map {
                    words.sentence(
                        ContestContents(
                            votes: votes, isComplete: $0, pairs: 2, hasEmptyBox: $0, otherReadings: aside[0]))
                }
            }
            + [
                words.nothingToCompare(["x"]), words.nothingToCompare([]), words.correction(words.gap(0.01)),
                words.differ(1, of: 9), words.censusRegions(["A", "B"], differing: []),
                words.censusRegions(["A", "B"], differing: ["B"]),
                words.censusRegions(["A"], differing: ["A"]),
                words.contradictingPages("C", pages), words.otherPageLeads("A", by: 1),
                words.otherPageLine("A", share: "49%", .moreThan(50), isMet: false),
                words.otherPageLine("A", share: "51%", .moreThan(50), isMet: true),
                words.moreTooSmall(regions: 2),
                words.moreDiffer(stations: 2), words.isCompared(page: "qc-1"), words.moreDoubts(1),
            ]
            + aside.flatMap { [words.aside(inReport: $0), words.aside($0), words.asideFold($0)] }
    }

    static func samples(_ words: any Wording) -> [String] {
        let interval = Interval(low: 0.01, high: 0.02)
        let missing = SampleEstimate.Missing(
            drawn: 9, received: 7, withoutRegister: 1, reserveShare: 0.02, bounds: [interval],
            leadBound: interval, answer: .could, tippingPoint: 0.1)
        var open = missing
        open.tippingPoint = nil
        let limits =
            [SampleLimits(basis: .census, draws: 0, seed: 1)]
            + [true, false, nil].map {
                SampleLimits(basis: .drawn, draws: 9999, seed: 1, givenRegionCounts: $0)
            }
            + RedrawObstacle.allCases.flatMap { obstacle in
                [[], ["a"], ["a", "b"]].map {
                    SampleLimits(
                        basis: .approximate, obstacle: obstacle, missingColumns: $0, draws: 0, seed: 1)
                }
            }
        return limits.map { words.sentence($0) }
            + [true, false].map { words.lead(Choice(1), Choice(2), $0 ? 0 : 0.1, range, isClear: $0) }
            + SampleEstimate.Missing.Unknown.allCases.map {
                words.sentence(.notKnown($0), missing, second: Choice(2))
            }
            + [
                words.sentence(.could, missing, second: Choice(2)),
                words.sentence(.could, open, second: Choice(2)),
                words.sentence(.couldNot, missing, second: Choice(2)),
                words.whateverIsMissing(Choice(1), interval),
                words.arrived(7, of: 9), words.rangesOfShares(level: "95%", method: "logit"),
                words.figure(.share(Choice(1)), 0.5, range), words.figure(.turnout, 0.5, nil),
                words.figure(.invalidVotes, 0.5, nil), words.unequalVotes(stations: 2),
                words.precision(
                    errors: ["1.2"], effects: ["1.1"], degreesOfFreedom: 9, lacksClusterCorrection: true),
                words.region("92", stations: 3, [(0.5, interval), (0.4, nil)]),
                words.tooThin(["92"], fewest: 5), words.complete(["92"]), words.complete([]),
            ]
    }

    static func matched(_ words: any Wording) -> [String] {
        let split = MatchedStations.Split(
            gap: 0.03, samplingLuck: 0.01, recordingError: 0.01, uncompared: 0.01)
        return Verdict.allCases.flatMap { verdict in
            [0, 1, 3].flatMap { differing in
                [nil, .both, .one(p: 0.1)].map {
                    words.comparedStations(
                        verdict, differing: differing, compared: 8, arrived: 9, sides: $0)
                }
            }
        } + [
            words.differing(["a"]), words.leadDirection(Choice(1), Choice(2), higher: 3, lower: 1, p: 0.1),
            words.pairDirection(Choice(3), more: 3, fewer: 1, p: 0.1),
            words.correctedLead(0.1, 0.2, range, isPartial: true, isApproximate: true),
            words.mostDiffering(9, level: "95%"), words.split(Choice(1), split),
        ]
    }

    static func all(_ words: any Wording) throws -> [String] {
        try comparisons(words) + reasons(words) + outcomes(words) + summaries(words) + samples(words)
            + matched(words)
    }

    @Test func generalWordsAreRightEverywhere() throws {
        let own: Set<Substring> = [
            "tps", "pair", "pairs", "pasangan", "recap", "recaps", "rekap", "rekapitulasi", "kpu", "antartps",
        ]
        for words in Self.languages {
            for text in try Self.all(words) {
                let found = own.intersection(text.lowercased().split { !$0.isLetter })
                #expect(found.isEmpty, "\(text)")
            }
        }
    }

    @Test(arguments: Vocabulary.allCases)
    func everySentenceIsWhole(vocabulary: Vocabulary) throws {
        let english = try Self.all(English(vocabulary))
        let indonesian = try Self.all(Indonesian(vocabulary))
        #expect(english.count == indonesian.count)
        for text in english + indonesian {
            #expect(!text.isEmpty && !text.contains("  ") && !text.contains(".."), "\(text)")
            #expect(!text.contains("Optional") && !text.contains(" .") && !text.contains(" ;"), "\(text)")
        }
        for text in english {
            #expect(!text.contains(" yang ") && !text.contains("TPS"), "\(text)")
        }
        for text in indonesian {
            #expect(!text.contains(" the ") && !text.contains("station"), "\(text)")
        }
    }

    @Test(arguments: [
        (
            CountTally(agree: 5, atEdge: [], outside: ["IDM"], depend: 3),
            "5 of 6 quick counts tested agree with the recap, IDM does not; 3 more are not tested"
        ),
        (CountTally(agree: 3, atEdge: [], outside: []), "all 3 quick counts tested agree with the recap"),
        (
            CountTally(agree: 2, atEdge: [], outside: [], shown: 1),
            "both quick counts tested agree with the recap; 1 more is not tested"
        ),
        (
            CountTally(agree: 1, atEdge: ["A"], outside: []),
            "1 of 2 quick counts tested agrees with the recap, A is at the edge"
        ),
        (
            CountTally(agree: 9, atEdge: ["A", "A"], outside: ["B", "C"]),
            "9 of 13 quick counts tested agree with the recap, B and C do not, 2 are at the edge"
        ),
        (
            CountTally(agree: 0, atEdge: [], outside: ["A"]),
            "the quick count of A does not agree with the recap"
        ),
        (CountTally(agree: 0, atEdge: ["A"], outside: []), "the recap lies at the edge of the range of A"),
        (
            CountTally(agree: 1, atEdge: [], outside: [], agreeAnyway: 2),
            "the one quick count tested agrees with the recap; 2 more are not tested"
        ),
        (
            CountTally(
                agree: 0, atEdge: [], outside: [], agreeAnyway: 2, outsideAnyway: ["L"], depend: 1, shown: 1),
            "of 4 quick counts without a printed margin 2 agree with the recap whatever the margin, L does not; 1 more is not tested"
        ),
        (
            CountTally(agree: 0, atEdge: [], outside: [], outsideAnyway: ["L"]),
            "the quick count of L, without a printed margin, does not agree with the recap at any usual margin"
        ),
        (
            CountTally(agree: 0, atEdge: [], outside: [], outsideAnyway: ["L", "M", "N"]),
            "all 3 quick counts, without a printed margin, do not agree with the recap at any usual margin"
        ),
        (
            CountTally(agree: 0, atEdge: [], outside: [], agreeAnyway: 1),
            "the quick count, without a printed margin, agrees with the recap whatever the margin"
        ),
        (
            CountTally(agree: 0, atEdge: [], outside: [], depend: 2),
            "whether both quick counts agree with the recap depends on the margin, which is not printed"
        ),
        (CountTally(agree: 0, atEdge: [], outside: [], shown: 4), nil),
        (
            CountTally(agree: 23, atEdge: ["Riau", "Maluku", "Aceh"], outside: ["Jambi"], isOfParts: true),
            "23 of 27 counts of single regions tested agree with the recap there, Jambi does not, 3 are at the edge"
        ),
        (
            CountTally(agree: 1, atEdge: [], outside: [], open: OpenCounts(.leader)),
            "the one quick count tested agrees with the recap, too close by itself to tell who leads"
        ),
        (
            CountTally(agree: 2, atEdge: [], outside: [], open: OpenCounts(.line, counts: 2)),
            "both quick counts tested agree with the recap, each too close to the winning threshold to tell by itself whether it is passed"
        ),
        (
            CountTally(agree: 2, atEdge: [], outside: [], open: OpenCounts(.leader, areAll: false)),
            "both quick counts tested agree with the recap"
        ),
        (
            CountTally(agree: 1, atEdge: [], outside: ["B"], open: OpenCounts(.leaderAndLine)),
            "1 of 2 quick counts tested agrees with the recap (too close by itself to tell who leads, or whether the winning threshold is passed), B does not"
        ),
        (
            CountTally(agree: 0, atEdge: [], outside: ["A"], areInsidePrintedMargin: true),
            "the quick count of A does not agree with the recap, if its printed margin is for shares near half"
        ),
        (
            CountTally(agree: 1, atEdge: [], outside: ["B", "C"], areInsidePrintedMargin: true),
            "1 of 3 quick counts tested agrees with the recap, B and C do not, if their printed margins are for shares near half"
        ),
        (
            CountTally(
                agree: 1, atEdge: [], outside: [],
                measuresOutside: [.init(name: "A", measure: .turnout, base: .registered)]),
            "the one quick count tested agrees with the recap; its figure of turnout differs by more than its margin explains"
        ),
        (
            CountTally(
                agree: 2, atEdge: [], outside: [],
                measuresOutside: [.init(name: "A", measure: .turnout, base: .registered)]),
            "both quick counts tested agree with the recap; A's figure of turnout differs by more than its margin explains"
        ),
        (
            CountTally(
                agree: 2, atEdge: [], outside: [],
                measuresOutside: [
                    .init(name: "A", measure: .turnout, base: .registered),
                    .init(name: "B", measure: .invalid, base: .ballots),
                ]),
            "both quick counts tested agree with the recap; 2 figures beside the shares differ by more than their margins explain"
        ),
        (
            CountTally(agree: 0, atEdge: [], outside: ["Jambi"], isOfParts: true),
            "the count of Jambi does not agree with the recap there"
        ),
    ])
    func headlines(tally: CountTally, english: String?) {
        #expect(English(.indonesian).headline(tally) == english)
        #expect((Indonesian(.general).headline(tally) == nil) == (english == nil))
        let foreign = [English(.general).headline(tally), Indonesian(.general).headline(tally)]
        #expect(!foreign.compactMap { $0 }.contains { $0.contains("recap") || $0.contains("rekapitulasi") })
    }

    /// What a sample and the official file have otherwise of the same stations comes before what its sum says.
    @Test func stationsThatDifferComeFirst() {
        var news = NewsFacts()
        news.isSample = true
        news.sampler = "Obs"
        news.agree = ["Obs"]
        news.level = "95%"
        news.stationsApart = (30, 297)
        #expect(
            English(.general).headline(news).hasPrefix(
                "station by station the sample of Obs is not consistent with the official file (30 of 297 polling stations differ); "
            ))
        #expect(Indonesian(.general).headline(news).contains("(30 dari 297 "))
        news.stationsApart = nil
        #expect(!English(.general).headline(news).contains("station by station"))
        var alone = NewsFacts()
        alone.hasResult = false
        alone.shown = [("A", "")]
        alone.alone = [.init("A", leader: "Ann", second: "Bo", share: "50.00%", lead: nil, isClear: false)]
        #expect(English(.general).lede(alone) == "A has Ann and Bo at 50.00% each.")
        #expect(Indonesian(.general).lede(alone).contains("sama-sama memperoleh 50.00%"))
    }
}
