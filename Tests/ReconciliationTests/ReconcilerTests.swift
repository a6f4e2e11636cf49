import Elections
import Estimation
import Testing

@testable import Reconciliation

@Suite struct ReconcilerTests {
    static let votes = [6000, 4000]

    @Test(
        "Verdicts of a two-pair count with ±1.2 at 95%",
        arguments: [
            // se = 0.30 points at 60%; the inner interval reaches 1.18, the outer 1.55 (rounding aside).
            ([6050, 3950], Verdict.consistent, ReasonCode.insideInterval),
            ([6100, 3900], .consistent, .insideInterval), ([6135, 3865], .borderline, .outsideInterval),
            ([5865, 4135], .borderline, .outsideInterval), ([6200, 3800], .inconsistent, .outsideEdge),
            ([5700, 4300], .inconsistent, .outsideEdge),
        ])
    func verdicts(_ shares: [Int], _ verdict: Verdict, _ reason: ReasonCode) throws {
        let comparison = try HandMade.compare(Self.votes, HandMade.reading(shares))
        #expect(comparison.verdict == verdict)
        #expect(comparison.reasons.contains(reason))
    }

    @Test func tooClose() throws {
        let comparison = try HandMade.compare([5020, 4980], HandMade.reading([5060, 4940]))
        #expect(comparison.verdict == .consistentTooClose)
        #expect(comparison.reasons == [.insideInterval, .leadNotClear])
    }

    @Test("Jakarta's line: the leader is clear and 50% is not")
    func threshold() throws {
        let reading = HandMade.reading([5030, 3970, 1000])
        let plain = try HandMade.compare([5010, 3990, 1000], reading)
        #expect(plain.verdict == .consistent)
        #expect(plain.threshold == nil)
        let majority = try HandMade.compare([5010, 3990, 1000], reading, rule: .majority)
        #expect(majority.verdict == .consistentTooClose)
        #expect(majority.reasons.contains(.thresholdNotClear))
        #expect(majority.threshold?.rule.share == 0.5)
        #expect(
            try HandMade.compare([5010, 4990], HandMade.reading([5030, 4970]), rule: .indonesiaPresident)
                .threshold == nil)
    }

    @Test("The winning threshold is for the region that elects")
    func thresholdOfAPart() throws {
        let part = RegionCode("3273", scheme: .undeclared)
        var election = HandMade.election(
            [7000, 3000], [HandMade.reading([5030, 3970, 1000], region: part)], rule: .majority, pairs: 3)
        election.recapRows += [5010, 3990, 1000].enumerated().map {
            RecapRow(contest: "c", region: part, choice: Choice(index: $0.offset), votes: $0.element)
        }
        let comparison = try #require(try Reconciler().reconcile(election).comparisons.first)
        #expect(comparison.threshold == nil)
        #expect(comparison.verdict == .consistent)
    }

    @Test("Rounding in the pollster's favour decides")
    func rounding() throws {
        // ±1.0 may have been ±1.05: |d| = 1.02 points is 2.00 and 1.89 standard errors.
        let comparison = try HandMade.compare([5000, 5000], HandMade.reading([5102, 4898], margin: 10))
        // The lead of 2.04 points is 2.00 and 1.89 too: at the same margin it names nobody.
        #expect(comparison.verdict == .consistentTooClose)
        #expect(comparison.reasons == [.insideInterval, .roundingDecides, .leadNotClear])
        #expect(comparison.isZoneDecidedByRounding && comparison.lead?.isDecidedByRounding == true)
        let first = try #require(comparison.choices.first)
        #expect(try #require(first.p) < 0.05)
        #expect(try #require(first.pMostFavourable) > 0.05)
    }

    struct Obstacle: Sendable, CustomTestStringConvertible {
        var code: ReasonCode
        var comparison: @Sendable () throws -> Comparison
        var testDescription: String { code.rawValue }
    }

    static func obstacle(
        _ code: ReasonCode, _ shares: [Int] = [6050, 3950], votes: [Int] = votes, pairs: Int = 2,
        margin: Int? = 12, marginDecimals: Int = 1, stations: Int? = 300, stage: ReadingStage = .final,
        dataIn: Int? = 100, options: DecisionRule = .init()
    ) -> Obstacle {
        Obstacle(code: code) {
            try HandMade.compare(
                votes,
                HandMade.reading(
                    shares, margin: margin, marginDecimals: marginDecimals, stations: stations, stage: stage,
                    dataIn: dataIn),
                pairs: pairs, stations: 30, options: options)
        }
    }

    static let obstacles = [
        obstacle(.stageInterim, stage: .interim), obstacle(.stageUnknown, stage: .unknown, dataIn: 90),
        obstacle(.stageGarbled, stage: .garbled, options: .init(stages: Set(ReadingStage.allCases))),
        obstacle(.stageFinal, options: .init(stages: [.interim])),
        obstacle(.stageNearFinal, stage: .nearFinal, options: .init(stages: [.final])),
        obstacle(.recapMissing, votes: []), obstacle(.recapIncomplete, votes: [6000]),
        obstacle(.recapIncomplete, votes: [0, 0]),
        obstacle(.sharesDoNotSum, [5356, 4664]), obstacle(.marginMissing, margin: nil),
        // 300 stations of 333 votes: 1.96·√(0.25/100,000) = 0.31 points.
        obstacle(.marginBallotsAsSample, margin: 31, marginDecimals: 2),
        // The formula for 300 persons gives 5.7 points; 27 is a margin of 2.7 without its point.
        obstacle(.marginBeyondStations, margin: 27, marginDecimals: 0),
        obstacle(.noSamplingError, [10000, 0]),
    ]

    @Test("What cannot be compared says why, and nothing is tested", arguments: obstacles)
    func notComparable(_ obstacle: Obstacle) throws {
        let comparison = try obstacle.comparison()
        #expect(comparison.verdict == .notComparable)
        #expect(comparison.reasons == [obstacle.code])
        #expect(!comparison.isTested)
        #expect(comparison.joint == nil)
        #expect(comparison.equivalence == nil)
        #expect(comparison.choices.allSatisfy { $0.p == nil && $0.interval == nil })
    }

    @Test("A part of the recap is not laid beside shares of the whole")
    func incompleteRecap() throws {
        let comparison = try HandMade.compare([6000], HandMade.reading([6050, 3950]), pairs: 2)
        #expect(comparison.choices == [])
        #expect(comparison.lead == nil)
    }

    @Test("A reading of a contest without a region is shown all the same")
    func noRegion() throws {
        var election = HandMade.election([], [HandMade.reading([6050, 3950])], pairs: 2)
        election.contests[0].region = nil
        let result = try Reconciler().reconcile(election)
        #expect(result.comparisons.map(\.reasons) == [[.recapMissing]])
    }

    @Test("Pairs with the same figure are both first")
    func ties() throws {
        let even = try HandMade.compare([4980, 5020], HandMade.reading([5000, 5000]))
        #expect(!even.reasons.contains(.leaderDiffers))
        #expect(even.lead?.leaderEstimate == 2)
        let official = try HandMade.compare([5000, 5000], HandMade.reading([4990, 5010]))
        #expect(!official.reasons.contains(.leaderDiffers))
        let other = try HandMade.compare([5020, 4980], HandMade.reading([4990, 5010]))
        #expect(other.reasons.contains(.leaderDiffers))
    }

    @Test func marginOfPersons() throws {
        // 1.96·√(0.25/300) = 5.66 points.
        let comparison = try HandMade.compare(
            Self.votes, HandMade.reading([6050, 3950], margin: 57, level: nil))
        #expect(comparison.reasons == [.levelAssumed, .marginStationsAsVoters, .insideInterval])
        #expect(comparison.margin.verdict == .stationsAsVoters)
    }

    @Test("Every reason can occur")
    func everyReason() throws {
        var seen = Set(try Self.obstacles.flatMap { try $0.comparison().reasons })
        let readings = [
            HandMade.reading([6050, 3950], id: "a", level: nil),
            HandMade.reading([6051, 3949], id: "b", line: 4),
            HandMade.reading([7000, 3000], id: "c", pollster: "Q"),
            HandMade.reading([4000, 6000], id: "d", margin: 57, pollster: "R"),
            HandMade.reading([6135, 3865], id: "e", pollster: "S"),
            HandMade.reading([6050, 3950], id: "f", level: nil, pollster: "T"),
            HandMade.reading([6050, 3950], id: "g", stage: .unknown, pollster: "U"),
            HandMade.reading([6050, 3950], id: "h", stage: .unknown, pollster: "V", dataIn: nil),
            HandMade.reading([6050], id: "i", pollster: "W"),
        ]
        var assumed = HandMade.reading([6050, 3950])
        assumed.isStageAssumed = true
        var poll = HandMade.reading([6050, 3950])
        poll.sourceKind = .exitPoll
        for reading in [assumed, poll] {
            seen.formUnion(try HandMade.compare(Self.votes, reading).reasons)
        }
        seen.formUnion(
            try Reconciler().reconcile(HandMade.election(Self.votes, readings)).comparisons.flatMap(\.reasons)
        )
        seen.formUnion(
            try HandMade.compare([5000, 5000], HandMade.reading([5102, 4898], margin: 10)).reasons)
        seen.formUnion(
            try HandMade.compare([5010, 4990], HandMade.reading([5020, 4980]), rule: .majority).reasons)
        // A gap of 1.15 points at 10 %, inside the printed ±1.2.
        seen.formUnion(
            try HandMade.compare([6000, 3000, 1000], HandMade.reading([5940, 2945, 1115], margin: 12)).reasons
        )
        var rowsMissing = HandMade.election([3000, 1500], [HandMade.reading([5900, 3900])])
        rowsMissing.contests[0].kind = .other
        rowsMissing.recapTotals[0].validVotes = 10_200
        seen.formUnion(try Reconciler().reconcile(rowsMissing).comparisons.flatMap(\.reasons))
        var remainder = HandMade.reading([6000, 4000, 0])
        seen.formUnion(try HandMade.compare([6000, 3900, 100], remainder).reasons)
        remainder.shares[2].isRemainder = true
        seen.formUnion(try HandMade.compare([6000, 3900, 100], remainder).reasons)
        seen.formUnion(try HandMade.compare([6000, 4000], HandMade.reading([])).reasons)
        let pages = [
            HandMade.reading([6050, 3950], id: "y"), HandMade.reading([7000, 3000], id: "z", line: 4),
        ]
        seen.formUnion(
            try Reconciler().reconcile(HandMade.election(Self.votes, pages)).comparisons.flatMap(\.reasons))
        seen.formUnion(
            try Reconciler().reconcile(Self.leaving(1_000, [6050, 3950])).comparisons.flatMap(\.reasons))
        seen.formUnion(
            try Reconciler().reconcile(Self.leaving(3_400, [4500, 5400])).comparisons.flatMap(\.reasons))
        // Tests of their own hold them.
        seen.formUnion([.recapLacksPairs, .marginOfOthers, .ballotsMissing])
        seen.formUnion(
            try HandMade.compare([6000, 4000, 0], HandMade.reading([5930, 3960, 110], margin: 8)).reasons)
        var early = HandMade.election(Self.votes, [readings[0]])
        early.readings[0].asOf = "2018-06-26"
        early.contests[0].electionDate = "2018-06-27"
        seen.formUnion(try Reconciler().reconcile(early).comparisons.flatMap(\.reasons))
        // Turnout and invalid ballots alone can have it; OwnMarginTests holds it, and SumOfSomeTests and UnknownWholeTests the others.
        seen.formUnion([
            .officialContradicts, .recapOfSomeRegions, .finalWithPart, .sharesOfNamed, .countOfAllStations,
        ])
        // Only samples of stations can have these; StationSampleTests and SampleNullTests hold them.
        #expect(
            Set(ReasonCode.allCases).subtracting(seen)
                == [
                    .tooFewStations, .officialPartial, .drawStandsOut, .tooFewClusters, .census,
                    .limitsApproximate, .officialRepeats,
                ])
    }

    /// An election whose valid votes are more than those of the pairs.
    private static func leaving(_ others: Int, _ shares: [Int]) -> Election {
        var election = HandMade.election(Self.votes, [HandMade.reading(shares)])
        election.contests[0].kind = .other
        election.recapTotals[0].validVotes = Self.votes.reduce(0, +) + others
        return election
    }

    /// Pages of one count that print different figures are judged alike whatever their order; where the judgement is another by
    /// each, there is none.
    @Test func pagesThatDisagreeHaveNoVerdict() throws {
        for (other, isOpen) in [(7000, true), (6060, false)] {
            let pages = [
                HandMade.reading([6050, 3950], id: "a", line: 2),
                HandMade.reading([other, 10_000 - other], id: "b", line: 4),
            ]
            for order in [pages, pages.reversed()] {
                let found = try Reconciler().reconcile(HandMade.election(Self.votes, order)).comparisons
                #expect(found.allSatisfy { $0.verdict == .notComparable } == isOpen)
                #expect(found.allSatisfy { $0.reasons.contains(.pagesDisagree) } == isOpen)
            }
        }
        // Where the latest ones disagree, an earlier one stands for nothing either.
        let dated = [("a", 6050, "2018-06-28"), ("b", 7000, "2018-06-28"), ("c", 7000, "2018-06-27")].map {
            var page = HandMade.reading([$0.1, 10_000 - $0.1], id: $0.0)
            page.asOf = $0.2
            return page
        }
        let all = try Reconciler().reconcile(HandMade.election(Self.votes, dated)).comparisons
        #expect(all.allSatisfy { $0.verdict == .notComparable })
        // A later page goes before an earlier one.
        var later = HandMade.reading([7000, 3000], id: "b", line: 4)
        later.asOf = "2018-06-28"
        var earlier = HandMade.reading([6050, 3950], id: "a")
        earlier.asOf = "2018-06-27"
        let found = try Reconciler().reconcile(HandMade.election(Self.votes, [earlier, later])).comparisons
        #expect(!found.contains { $0.reasons.contains(.pagesDisagree) })
    }

    /// Final pages of different days: a later one with no less data in holds; one with less, or of which only one says how much,
    /// does not, and then nothing is said where they are judged differently.
    @Test func aLaterFinalPageWithLessDataIsNoCorrection() throws {
        let cases: [(first: Int?, second: Int?, isOpen: Bool)] = [
            (100, 100, false), (99, 100, false), (nil, nil, false), (100, 99, true), (100, 80, true),
            (nil, 100, true), (100, nil, true),
        ]
        for (first, second, isOpen) in cases {
            for shares in [[6050, 7000], [7000, 6050]] {
                let pages = zip([("a", first, "2018-06-27"), ("b", second, "2018-06-29")], shares).map {
                    var page = HandMade.reading([$1, 10_000 - $1], id: $0.0, dataIn: $0.1)
                    page.asOf = $0.2
                    return page
                }
                for order in [pages, pages.reversed()] {
                    let found = try Reconciler().reconcile(HandMade.election(Self.votes, order)).comparisons
                    #expect(found.allSatisfy { $0.verdict == .notComparable } == isOpen)
                    #expect(found.contains { $0.reasons.contains(.pagesDisagree) } == isOpen)
                    let last = try #require(found.first { $0.reading == "b" })
                    if !isOpen {
                        #expect(last.repeatOf == nil && last.verdict.isInside == (shares[1] == 6050))
                    }
                }
            }
        }
    }

    /// A page that is older than the vote counts no ballots, whatever it prints; on the day of the vote it may.
    @Test func whatIsDatedBeforeTheVoteIsNotJudged() throws {
        for (day, isTested) in [("2018-06-26", false), ("2018-06-27", true), ("", true)] {
            var reading = HandMade.reading([8000, 2000])
            reading.asOf = day
            reading.figures = [MeasuredFigure(.turnout, percent: .init(units: 70, decimals: 0))]
            var election = HandMade.election(Self.votes, [reading])
            election.contests[0].electionDate = "2018-06-27"
            let found = try Reconciler().reconcile(election).comparisons[0]
            #expect(found.isTested == isTested && found.reasons.contains(.beforePolling) != isTested)
            #expect(found.measures[0].obstacles.contains(.beforePolling) != isTested)
            // Nor is its margin asked for.
            election.readings[0].marginPercent = nil
            let silent = try Reconciler().reconcile(election).comparisons[0]
            #expect((silent.grade == .bounded) == isTested)
        }
    }

    /// A count whose shares leave nothing to others is not judged by a result that does, unless it is judged alike over the votes
    /// of its pairs alone.
    @Test func aCountOfAnotherWholeIsNotAccused() throws {
        let small = try Reconciler().reconcile(Self.leaving(20, [6050, 3950])).comparisons[0]
        #expect(small.isTested && !small.reasons.contains(.otherWhole))
        let large = try Reconciler().reconcile(Self.leaving(1_000, [6050, 3950])).comparisons[0]
        #expect(large.verdict == .notComparable && large.reasons.contains(.otherWhole))
        // Without a margin nothing is said of it by such a result either, and the page is not said to lack a pair.
        var silent = Self.leaving(1_000, [6050, 3950])
        silent.readings[0].marginPercent = nil
        let untested = try Reconciler().reconcile(silent).comparisons[0]
        #expect(untested.grade == .shown && untested.reasons.contains(.otherWhole))
        #expect(!untested.reasons.contains(.pairsMissing))
        // Far out over either.
        let far = try Reconciler().reconcile(Self.leaving(1_000, [8050, 1950])).comparisons[0]
        #expect(far.verdict == .inconsistent)
        // Of one that names one of the pairs it is not known either, where another count leaves nothing.
        for (beside, isOpen) in [([6050, 3950], true), ([5500, 3591], false)] {
            var election = Self.leaving(1_000, beside)
            election.readings.append(HandMade.reading([6050], id: "one", pollster: "Q"))
            let found = try Reconciler().reconcile(election).comparisons
            #expect(found[1].reasons.contains(.otherWhole) == isOpen, "\(found[1].reasons)")
            #expect(found[1].isTested != isOpen)
        }
        // What is no count, or none of the day, says nothing of what counts are shares of.
        for change in [
            { (reading: inout QuickCountReading) in reading.sourceKind = .exitPoll },
            { $0.stage = .interim }, { $0.asOf = "2018-06-26" },
        ] as [(inout QuickCountReading) -> Void] {
            var election = Self.leaving(1_000, [6050, 3950])
            election.contests[0].electionDate = "2018-06-27"
            change(&election.readings[0])
            election.readings.append(HandMade.reading([6050], id: "one", pollster: "Q"))
            let found = try Reconciler().reconcile(election).comparisons
            #expect(found[1].isTested, "\(found[1].reasons)")
        }
        // Pages with the same shares do not print different figures, whatever margins they have.
        var pages = Self.leaving(1_000, [8050, 1950])
        for (id, margin) in [("none", nil), ("b", 10), ("c", 20)] as [(String, Int?)] {
            pages.readings.append(HandMade.reading([8050, 1950], id: id, margin: margin))
        }
        pages.readings.removeFirst()
        let same3 = try Reconciler().reconcile(pages).comparisons
        #expect(!same3.contains { $0.reasons.contains(.pagesDisagree) }, "\(same3.map(\.reasons))")
        // Who leaves something to others is of the same whole.
        let same = try Reconciler().reconcile(Self.leaving(1_000, [5500, 3591])).comparisons[0]
        #expect(!same.reasons.contains(.otherWhole))
    }

    @Test func verdictsAreInsideOutsideOrNeither() {
        #expect(Verdict.allCases.filter(\.isInside) == [.consistent, .consistentTooClose])
        #expect(Verdict.allCases.filter(\.isOutside) == [.borderline, .sampleNotAsDeclared, .inconsistent])
        #expect(Verdict.allCases.filter(\.isOutsideEdge) == [.sampleNotAsDeclared, .inconsistent])
    }
}
