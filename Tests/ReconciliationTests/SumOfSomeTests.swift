import Elections
import Reconciliation
import Testing

/// Results that are the sum of some of the regions, and totals that contradict each other.
@Suite struct SumOfSomeTests {
    private static func code(_ text: String) -> RegionCode { RegionCode(text, scheme: .undeclared) }

    /// A country of regions, of which some have a result.
    ///
    /// - Parameters:
    ///   - known: Votes of each region; `nil` where it has none.
    ///   - total: Votes of the country; the sum of the regions where `nil`.
    private static func country(
        _ known: [[Int]?], total: [Int]? = nil, isFlat: Bool = false, reading: QuickCountReading? = nil
    ) -> Election {
        let sum = known.compactMap { $0 }.reduce([0, 0]) { [$0[0] + $1[0], $0[1] + $1[1]] }
        var election = HandMade.election(total ?? sum, [reading ?? HandMade.reading([6000, 4000])])
        election.contests[0].kind = .other
        election.contests[0].region = code("LR")
        for place in election.recapRows.indices { election.recapRows[place].region = code("LR") }
        election.recapTotals = []
        election.regions = [Region(code: code("LR"), name: "Liberia", parent: nil)]
        for (place, votes) in known.enumerated() {
            let region = code("LR-\(place)")
            election.regions.append(
                Region(code: region, name: "District \(place)", parent: isFlat ? nil : code("LR")))
            for (number, count) in (votes ?? []).enumerated() {
                election.recapRows.append(
                    RecapRow(contest: "c", region: region, choice: Choice(index: number), votes: count))
            }
        }
        return election
    }

    /// A total of those regions that are in is no result, with or without parents in `regions.csv`; one that has more, and one of
    /// which every region is in, also with 0 votes, is.
    @Test func aTotalOfSomeRegionsIsNotTheResult() throws {
        let regions = [[600, 400], [1200, 800], [300, 200]]
        for isFlat in [false, true] {
            let partial = Self.country(regions + [nil], isFlat: isFlat)
            #expect(partial.recap(contest: "c", region: Self.code("LR"))?.lacking == [Self.code("LR-3")])
            let found = try Reconciler().reconcile(partial)
            #expect(found.comparisons[0].verdict == .notComparable)
            #expect(found.comparisons[0].reasons.contains(.recapOfSomeRegions))
            // Nobody is said to have won.
            #expect(found.outcomes.isEmpty)
            for whole in [
                Self.country(regions + [[0, 0]], isFlat: isFlat), Self.country(regions, isFlat: isFlat),
                Self.country(regions + [nil], total: [2101, 1400], isFlat: isFlat),
                Self.country([[600, 400], nil, nil], isFlat: isFlat),
            ] {
                let found = try Reconciler().reconcile(whole)
                #expect(found.comparisons[0].isTested && found.outcomes.count == 1)
            }
        }
    }

    /// Regions without a result of the whole are added up, and not judged by.
    @Test func regionsAloneAreAddedUp() throws {
        func sum(_ regions: [[Int]?], isFlat: Bool = false, without lacking: String = "") throws
            -> RegionsSum?
        {
            var election = Self.country(regions, isFlat: isFlat)
            election.recapRows.removeAll {
                $0.region == Self.code("LR") || $0.region.text == lacking && $0.choice == 2
            }
            let found = try Reconciler().reconcile(election)
            #expect(found.comparisons[0].reasons.contains(.recapMissing) && found.outcomes.isEmpty)
            return election.sumOfRegions(contest: "c", region: Self.code("LR"))
        }
        for isFlat in [false, true] {
            let all = try #require(try sum([[600, 400], [1200, 800], [300, 200]], isFlat: isFlat))
            #expect(all == RegionsSum(regions: 3, votes: [1: 2100, 2: 1400], absent: []))
            let some = try #require(try sum([[600, 400], nil, [300, 200]], isFlat: isFlat))
            #expect(some.votes == [1: 900, 2: 600] && some.absent == [Self.code("LR-1")])
            // One that gives another choice is no part of such a sum.
            #expect(
                try sum([[600, 400], [1200, 800], [300, 200]], isFlat: isFlat, without: "LR-1") == nil)
        }
        #expect(
            Self.country([[600, 400], [1200, 800]]).sumOfRegions(contest: "c", region: Self.code("LR")) == nil
        )
    }

    /// Without parents nobody knows whose the regions of several wholes are, nor do lists of codes need parents.
    @Test func regionsOfSeveralWholesWithoutParents() throws {
        var several = Self.country([[600, 400], [1200, 800], nil], isFlat: true)
        var other = several.contests[0]
        (other.id, other.region) = ("d", Self.code("GH"))
        several.contests.append(other)
        #expect(several.recap(contest: "c", region: Self.code("LR"))?.lacking == [])
        var listed = Self.country([[600, 400], [1200, 800], nil], isFlat: true)
        let named = ["LR": "32", "LR-0": "3201", "LR-1": "3202", "LR-2": "33"]
        for place in listed.regions.indices {
            listed.regions[place].code = Self.code(named[listed.regions[place].code.text] ?? "")
        }
        for place in listed.recapRows.indices {
            listed.recapRows[place].region = Self.code(named[listed.recapRows[place].region.text] ?? "")
        }
        listed.contests[0].region = Self.code("32")
        #expect(listed.recap(contest: "c", region: Self.code("32"))?.lacking == [])
    }

    /// Where the level between has no figures, the regions further down are those that count.
    @Test func regionsMayStandFurtherDown() throws {
        var election = Self.country([nil, nil])
        for (place, votes) in [[600, 400], [1200, 800]].enumerated() {
            let region = Self.code("LR-0-\(place)")
            election.regions.append(Region(code: region, name: "Ward \(place)", parent: Self.code("LR-0")))
            for (number, count) in votes.enumerated() {
                election.recapRows.append(
                    RecapRow(contest: "c", region: region, choice: Choice(index: number), votes: count))
            }
        }
        for (number, count) in [1800, 1200].enumerated() { election.recapRows[number].votes = count }
        #expect(election.recap(contest: "c", region: Self.code("LR"))?.lacking == [Self.code("LR-1")])
    }

    /// Turnout beside totals of some regions is not compared either.
    @Test func norIsItsTurnout() throws {
        var reading = HandMade.reading([6000, 4000])
        reading.figures = [
            MeasuredFigure(
                .turnout, percent: PrintedNumber(units: 831, decimals: 1),
                marginPercent: PrintedNumber(units: 19, decimals: 1))
        ]
        var election = Self.country([[600, 400], [1200, 800], nil], reading: reading)
        election.recapTotals = [
            RecapTotals(
                contest: "c", region: Self.code("LR"), ballotsUsed: 3000, registeredVoters: 6000)
        ]
        let found = try Reconciler().reconcile(election).comparisons[0].measures[0]
        #expect(found.verdict == .notComparable && found.obstacles == [.recapOfSomeRegions])
    }

    // MARK: Ballots

    /// Valid and invalid votes that are not the ballots make neither turnout nor a part of invalid ones, unless that is printed
    /// too.
    @Test func ballotsThatAreNoSum() throws {
        func official(_ valid: Int, _ invalid: Int, _ ballots: Int, _ measure: CountMeasure, printed: Int?)
            -> OfficialMeasure?
        {
            var recap = Recap(
                contest: "c", region: HandMade.home, votes: [.init(choice: 1, votes: valid)],
                isComplete: true, printedValidVotes: valid, invalidVotes: invalid, registeredVoters: 20_000)
            recap.ballotsUsed = ballots
            let number = printed.map { PrintedNumber(units: $0, decimals: 1) }
            if measure == .turnout { recap.turnoutPercent = number } else { recap.invalidPercent = number }
            return recap.official(measure, of: measure == .turnout ? .registered : .ballots)
        }
        for measure in CountMeasure.allCases {
            #expect(official(9_800, 200, 10_000, measure, printed: nil) != nil)
            // A figure that no printed decimal shows.
            #expect(official(9_800, 200, 10_004, measure, printed: nil) != nil)
            #expect(official(9_800, 200, 10_100, measure, printed: nil) == nil)
            #expect(official(9_800, 200, 9_900, measure, printed: nil) == nil)
        }
        // Blank ballots that are counted apart: what is printed beside them holds.
        #expect(official(9_000, 200, 10_000, .turnout, printed: 500)?.share == 0.5)
        #expect(official(9_000, 200, 10_000, .turnout, printed: 460) == nil)
        #expect(official(9_000, 200, 10_000, .invalid, printed: 20)?.share == 0.02)
        #expect(official(9_000, 200, 10_000, .invalid, printed: 100) == nil)
    }

    /// Valid and invalid votes alone may lack blank ballots: a printed turnout goes before them, and not before printed ballots.
    @Test func aPrintedTurnoutGoesBeforeASumOfVotes() {
        var recap = Recap(
            contest: "c", region: HandMade.home, votes: [.init(choice: 1, votes: 8_000)],
            isComplete: true, printedValidVotes: 8_000, invalidVotes: 120, registeredVoters: 10_000)
        recap.turnoutPercent = PrintedNumber(units: 8187, decimals: 2)
        #expect(recap.official(.turnout, of: .registered)?.share == 0.8187)
        recap.turnoutPercent = PrintedNumber(units: 8120, decimals: 2)
        #expect(recap.official(.turnout, of: .registered)?.part == 8_120)
        recap.ballotsUsed = 8_120
        recap.turnoutPercent = PrintedNumber(units: 8187, decimals: 2)
        #expect(recap.official(.turnout, of: .registered)?.part == 8_120)
    }

    // MARK: Final pages

    /// A page that is marked final with a small part of its sample in is not judged.
    @Test func aFinalPageWithAPartOfItsSample() throws {
        for (part, isTested) in [(12, false), (74, false), (75, true), (100, true)] {
            let found = try HandMade.compare([6000, 4000], HandMade.reading([6000, 4000], dataIn: part))
            #expect(found.isTested == isTested)
            #expect(found.reasons.contains(.finalWithPart) == !isTested)
        }
    }

    // MARK: The rest

    /// What a page leaves to choices that it does not name is a cell of the joint test. By numpy 2 and scipy 1.16: Pearson's form
    /// over the named choices and the rest, eigenvalues of the covariance, chi2.sf.
    @Test func theRestIsACellOfTheJointTest() throws {
        let cases: [(votes: [Int], shares: [Int], margin: Int, p: Double, df: Double)] = [
            ([9000, 400], [9400, 200], 31, 2.488900964974251e-07, 1.958877811016608),
            ([9000], [9400], 31, 1.0124469274062333e-07, 1),
            ([5500, 3300], [6000, 3000], 20, 9.031225380354441e-07, 1.9900867563520253),
        ]
        for (votes, shares, margin, p, df) in cases {
            var page = HandMade.reading(shares, margin: margin)
            page.marginOf = .maximum
            var election = HandMade.election(votes, [page], pairs: 3)
            election.contests[0].kind = .other
            election.recapTotals[0].validVotes = 10_000
            let joint = try #require(Reconciler().reconcile(election).comparisons[0].joint)
            #expect(close(joint.p * 1e7, p * 1e7, 1e-6) && close(joint.df1, df), "\(joint)")
        }
    }
}
