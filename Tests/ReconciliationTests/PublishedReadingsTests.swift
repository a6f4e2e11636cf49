import Elections
import Estimation
import Reconciliation
import Statistics
import Testing

/// Readings as pollsters and observers publish them: margins of their own, ranges, one choice only, no stage, other kinds.
@Suite struct PublishedReadingsTests {
    private func percent(_ text: String) -> PrintedNumber {
        let parts = text.split(separator: ".")
        let decimals = parts.count == 2 ? parts[1].count : 0
        return PrintedNumber(units: Int(parts.joined())!, decimals: decimals)
    }

    private func reading(
        _ shares: [(share: String, margin: String?)], level: Int? = 95, id: String = "q",
        pollster: String = "P", asOf: String = "2023-02-27", stage: ReadingStage = .final
    ) -> QuickCountReading {
        QuickCountReading(
            id: id, contest: "c", pollster: pollster,
            shares: shares.enumerated().map {
                .init(
                    choice: Choice(index: $0.offset), percent: percent($0.element.share),
                    marginPercent: $0.element.margin.map(percent))
            }, levelPercent: level.map { .init(units: $0, decimals: 0) }, asOf: asOf, stage: stage)
    }

    /// Rivers, 25 February 2023: the observers' margins differ by party. Limits by scipy: one integral over the first share, the
    /// three leaving 5.3 % to others.
    @Test func marginsOfTheirOwn() throws {
        let comparison = try HandMade.compare(
            [231_591, 175_071, 88_468, 28_521], reading([("21.7", "5.0"), ("50.8", "10.6"), ("22.2", "6.5")]))
        #expect(comparison.verdict == .inconsistent)
        #expect(comparison.reasons.contains(.pairsMissing))
        #expect(comparison.choices.map(\.choice) == [1, 2, 3])
        #expect(close(comparison.critical?.inner, 2.3491640561522593, 1e-5))
        #expect(close(comparison.critical?.outer, 2.9156183350455698, 1e-5))
        for (choice, expected) in zip(comparison.choices, [-8.7232803, 3.18696338, 1.57262174]) {
            #expect(close(choice.zMostFavourable, expected, 1e-7))
        }
        let widths = comparison.choices.map { $0.simultaneous.map { ($0.high - $0.low) / 2 } }
        for (width, expected) in zip(widths, [0.06102804, 0.12814825, 0.07900667]) {
            #expect(close(width, expected, 1e-5))
        }
        #expect(comparison.effectiveSize == nil)
    }

    @Test func aMarginAloneIsEnough() throws {
        let with = try HandMade.compare([6000, 4000], HandMade.reading([6050, 3950]))
        let without = try HandMade.compare([6000, 4000], HandMade.reading([6050, 3950], stations: nil))
        #expect(without.isTested && without.verdict == with.verdict)
        #expect(without.choices == with.choices)
    }

    /// Mexico 2018: only ranges were published; each side of a range has its own width.
    @Test func rangesWithoutShares() throws {
        var page = reading([("53.40", nil), ("22.45", nil)])
        page.shares[0].range = .init(low: percent("53.0"), high: percent("53.8"), givesShare: true)
        page.shares[1].range = .init(low: percent("22.1"), high: percent("22.8"), givesShare: true)
        let comparison = try HandMade.compare([5319, 2227, 2414], page, pairs: 3)
        #expect(comparison.verdict == .consistent)
        // 0.4 / 1.959964 and 0.35 / 1.959964, in points.
        #expect(close(comparison.choices[0].standardError, 0.004 / 1.9599639845400545, 1e-12))
        #expect(close(comparison.choices[1].standardError, 0.0035 / 1.9599639845400545, 1e-12))
        // The share itself was not printed, so nothing of it was rounded; the ends were.
        #expect(comparison.estimate.roundingHalfWidth == 0)
        #expect(close(comparison.estimate.largestErrorFactor, 0.4 / 0.35))
    }

    @Test func aRangeNeedNotLieAlikeToBothSides() throws {
        var page = reading([("53.4", nil)])
        page.shares[0].range = .init(low: percent("52.4"), high: percent("53.8"), givesShare: false)
        let below = try HandMade.compare([5280, 4720], page, pairs: 2)
        let above = try HandMade.compare([5360, 4640], page, pairs: 2)
        #expect(close(below.choices[0].standardError, 0.01 / 1.9599639845400545, 1e-12))
        #expect(close(above.choices[0].standardError, 0.004 / 1.9599639845400545, 1e-12))
    }

    /// A margin of 2 points for a lead of 60 to 40 is one of 1 for a share of one half times √0.96.
    @Test func aMarginOfTheLead() throws {
        var page = HandMade.reading([6000, 4000], margin: 20)
        page.marginOf = .lead
        let comparison = try HandMade.compare([6000, 4000], page)
        #expect(close(comparison.lead?.standardError, 0.02 / 1.9599639845400545, 1e-12))
        // ±2.0 may have been ±2.05, whatever margin it was turned into.
        #expect(close(comparison.estimate.largestErrorFactor, 2.05 / 2.0))
    }

    @Test func oneNamedChoiceIsCompared() throws {
        let comparison = try HandMade.compare([5300, 4700], reading([("51.2", "1.0")]), pairs: 2)
        #expect(comparison.choices.count == 1)
        // 1.8 points of 0.5 each way, less half a printed unit, over a margin of 1.05: beyond both limits.
        #expect(comparison.verdict == .inconsistent)
        #expect(comparison.reasons.contains(.pairsMissing))
    }

    @Test func stagesThatNobodyNamed() throws {
        let unknown = { (dataIn: Int?) in
            HandMade.reading([6050, 3950], stage: .unknown, dataIn: dataIn)
        }
        #expect(try HandMade.compare([6000, 4000], unknown(97)).reasons.first == .stageUnknownComplete)
        #expect(try HandMade.compare([6000, 4000], unknown(nil)).reasons.first == .stageUnknownOnly)
        let partly = try HandMade.compare([6000, 4000], unknown(80))
        #expect(partly.reasons == [.stageUnknown] && partly.isOfOtherStage && !partly.isTested)
        var assumed = HandMade.reading([6050, 3950])
        assumed.isStageAssumed = true
        let final = try HandMade.compare([6000, 4000], assumed)
        #expect(final.isTested && final.reasons.first == .stageAssumedFinal && !final.isOfOtherStage)
        // One of two readings of a pollster may be the earlier one.
        let both = HandMade.election(
            [6000, 4000], [unknown(nil), HandMade.reading([6040, 3960], id: "r", line: 3)])
        let result = try Reconciler().reconcile(both)
        #expect(result.comparisons.map(\.isTested) == [false, true])
    }

    /// A reading that names the region of its contest and one that leaves it out are of one place.
    @Test func theOnlyReadingOfAPollsterIsOneOfItsPlace() throws {
        let page = { (id: String, region: RegionCode?, line: Int) in
            HandMade.reading(
                [6050, 3950], id: id, stage: .unknown, region: region, dataIn: nil, line: line)
        }
        let two = [page("a", nil, 2), page("b", HandMade.home, 4)]
        #expect(try result(two).map(\.isTested) == [false, false])
        #expect(try result([two[1]]).map(\.isTested) == [true])
        // An exit poll is no quick count beside it.
        var poll = page("p", nil, 6)
        poll.sourceKind = .exitPoll
        #expect(try result([two[1], poll]).map(\.isTested) == [true, false])
    }

    @Test func onlyQuickCountsAreTested() throws {
        var poll = HandMade.reading([6050, 3950])
        poll.sourceKind = .exitPoll
        let comparison = try HandMade.compare([6000, 4000], poll)
        #expect(comparison.reasons == [.notQuickCount] && !comparison.isTested)
        let asked = try HandMade.compare([6000, 4000], poll, options: .init(kinds: [.exitPoll]))
        #expect(asked.isTested)
    }

    // MARK: Pages of one count

    private func result(
        _ readings: [QuickCountReading], pools: Bool = true
    ) throws -> [Comparison] {
        try Reconciler(options: .init(poolsPages: pools)).reconcile(
            HandMade.election([6000, 4000], readings)
        ).comparisons
    }

    /// The margin beside the only share of a page is that of this share there, and holds for the pages that have all.
    @Test func theMarginOfALoneShareHoldsForTheOthers() throws {
        let pages = [
            HandMade.reading([6400], id: "a", margin: 10, stations: nil),
            HandMade.reading([6400, 3600], id: "b", margin: nil, level: nil, stations: 300, line: 4),
        ]
        let pooled = try result(pages)
        #expect(pooled.allSatisfy { $0.isTested })
        let own = try HandMade.compare([6000, 4000], HandMade.reading([6400, 3600], margin: 10))
        let both = try #require(pooled.first { $0.reading == "b" })
        #expect(both.choices.map(\.simultaneous) == own.choices.map(\.simultaneous))
        #expect(both.borrowed.contains(.init(field: .margin, page: "a")))
        // 96.4 is within 97.0 ± 0.8 where that is the margin of 97.0, and far outside where it is that of 50.0.
        let alone = HandMade.reading([9700], margin: 8)
        #expect(try HandMade.compare([9640, 360], alone, pairs: 2).verdict == .consistent)
        var largest = alone
        largest.marginOf = .maximum
        #expect(try HandMade.compare([9640, 360], largest, pairs: 2).verdict == .inconsistent)
    }

    @Test func whatOnePagePrintsHoldsForTheOthers() throws {
        var pages = [
            HandMade.reading([6050, 3950], id: "a", margin: nil, level: nil, stations: 300, dataIn: 100),
            HandMade.reading(
                [6100, 3900], id: "b", margin: 10, level: 99, stations: nil, stage: .interim, dataIn: 60,
                line: 4),
        ]
        let pooled = try result(pages)[0]
        #expect(pooled.isTested)
        #expect(
            pooled.borrowed == [.init(field: .margin, page: "b"), .init(field: .level, page: "b")])
        #expect(pooled.reasons.contains(.figuresFromPages) && !pooled.reasons.contains(.levelAssumed))
        #expect(pooled.page?.marginPercent == pages[1].marginPercent)
        // The same as if the page printed it itself.
        let own = try HandMade.compare([6000, 4000], HandMade.reading([6050, 3950], margin: 10, level: 99))
        #expect(pooled.choices.map(\.simultaneous) == own.choices.map(\.simultaneous))
        #expect(try result(pages, pools: false)[0].reasons == [.marginMissing])
        // Another day is another count, and so is another pollster.
        pages[0].asOf = "2018-06-27"
        pages[1].asOf = "2018-06-28T08:00:00+07:00"
        #expect(try !result(pages)[0].isTested)
        pages[1].asOf = "2018-06-27T23:59:00+07:00"
        #expect(try result(pages)[0].isTested)
        pages[1].pollster = "Q"
        #expect(try !result(pages)[0].isTested)
    }

    @Test func pagesThatDisagreeGiveNothing() throws {
        let page = { (id: String, margin: Int?) in
            HandMade.reading([6050, 3950], id: id, margin: margin, stage: .interim)
        }
        let none = HandMade.reading([6050, 3950], id: "a", margin: nil)
        let found = try result([none, page("b", 10), page("c", 20)])
        #expect(found[0].reasons == [.marginMissing])
        #expect(found[1].page?.marginPercent?.units == 10 && found[2].page?.marginPercent?.units == 20)
        // A garbled page gives nothing.
        var garbled = page("b", 10)
        garbled.stage = .garbled
        #expect(try result([none, garbled])[0].reasons == [.marginMissing])
    }
}

/// Two of many choices are not a contest of two: their ranges hold for both together. Critical values by scipy, an integral
/// over the first of two normal variables with correlation −√(p q / ((1 − p)(1 − q))).
@Suite struct SomeOfTheChoicesTests {
    @Test(arguments: [
        ([4580, 2640], 2.2059034102851465, 2.790521060137189),
        ([5690, 4130], 2.056275666055142, 2.668842028320578),
        ([5070, 4870], 2.0179176261756484, 2.632660439501566),
    ])
    func criticalValues(shares: [Int], inner: Double, outer: Double) throws {
        let votes = shares + [10_000 - shares.reduce(0, +)]
        let critical = try #require(try HandMade.compare(votes, HandMade.reading(shares)).critical)
        #expect(close(critical.inner, inner, 1e-7) && close(critical.outer, outer, 1e-7))
    }

    /// All choices, whose printed shares sum to 99.99: one difference is the other, and c the ordinary quantile.
    @Test func allChoicesWithinRounding() throws {
        let critical = try #require(
            try HandMade.compare([6000, 4000], HandMade.reading([5999, 4000])).critical)
        #expect(close(critical.inner, 1.959963984540054, 1e-9))
    }
}
