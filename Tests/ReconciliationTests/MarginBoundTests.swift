import Elections
import Estimation
import Reconciliation
import Testing

/// Counts that print no margin: what bounds the answer on them.
@Suite struct MarginBoundTests {
    private func bound(
        _ shares: [Int], _ votes: [Int] = [5500, 4500], stations: Int? = 400, others: [QuickCountReading] = []
    ) throws -> Comparison {
        let page = HandMade.reading(shares, id: "m", margin: nil, stations: stations, pollster: "M")
        let election = HandMade.election(votes, [page] + others)
        return try #require(try Reconciler().reconcile(election).comparisons.first)
    }

    /// The needed margin is the one at which the same reading, with that margin, just contains the recap.
    @Test(arguments: [[5680, 4320], [5400, 4600], [6200, 3800]])
    func theNeededMarginJustContainsTheRecap(shares: [Int]) throws {
        let found = try #require(try bound(shares).bound)
        // Printed to a millionth of a point, so that its rounding is nothing.
        let tested = { (factor: Double) in
            let units = Int((found.neededMargin * factor * 1e8).rounded())
            return try HandMade.compare(
                [5500, 4500], HandMade.reading(shares, margin: units, marginDecimals: 6)
            ).verdict
        }
        #expect(try tested(1.001).isInside)
        #expect(try !tested(0.999).isInside)
    }

    @Test func threeAnswers() throws {
        // The gap of a share near one half is 0.1, 2 and 10 points.
        #expect(try bound([5510, 4490]).bound?.answer == .consistent)
        #expect(try bound([5700, 4300]).bound?.answer == .depends)
        #expect(try bound([6500, 3500]).bound?.answer == .inconsistent)
        let graded = try bound([5510, 4490])
        #expect(graded.grade == .bounded && graded.verdict == .notComparable && !graded.isTested)
        #expect(graded.choices.allSatisfy { $0.simultaneous == nil })
    }

    /// Without a margin nobody knows whether stations were drawn one by one: five points are not beyond clusters of five stations.
    @Test func clustersOfStationsAreNotAccused() throws {
        let few = try #require(try bound([6000, 4000], stations: 300).bound)
        #expect(few.answer == .depends && (few.usual?.largest ?? 0) > 0.06)
    }

    @Test func marginsFallWithTheRootOfTheStations() throws {
        let spread = StationSpread.published
        let few = try #require(spread.margins(share: 0.45, stations: 100, level: 0.95))
        let many = try #require(spread.margins(share: 0.45, stations: 400, level: 0.95))
        #expect(close(few.smallest, 2 * many.smallest) && close(few.largest, 2 * many.largest))
        #expect(few.smallest < few.largest)
        // numpy.quantile of the standardised columns of station-spread.json, shares from 0.30 to 0.70.
        #expect(close(many.smallest, 1.959963984540054 / 20 * 0.08684566804980803))
        #expect(close(many.largest, 1.959963984540054 / 20 * 0.6021576629488503))
        let other = try #require(spread.margins(share: 0.55, stations: 400, level: 0.95))
        #expect(other == many)
        #expect(spread.margins(share: 0.5, stations: 0, level: 0.95) == nil)
    }

    @Test func stationsOfTheFolderWhereAPageHasNone() throws {
        let others = [(300, "a"), (500, "b"), (400, "c")].map { stations, id in
            HandMade.reading([5500, 4500], id: id, stations: stations, pollster: id)
        }
        let usual = try #require(try bound([5510, 4490], stations: nil, others: others).bound)
        #expect(usual.usual?.stations == 400 && usual.usual?.areStationsUsual == true)
        // Nothing says how many: what margin it would need is known all the same, and 0 is one that any has.
        let unknown = try bound([5510, 4490], stations: nil)
        #expect(unknown.bound?.usual == nil && unknown.bound?.answer == .depends && unknown.grade == .bounded)
        #expect(unknown.bound?.neededMargin == usual.neededMargin)
        #expect(try bound([9000, 1000], stations: nil).bound?.answer == .depends)
        let own = try #require(try bound([5510, 4490], stations: 250, others: others).bound)
        #expect(own.usual?.stations == 250 && own.usual?.areStationsUsual == false)
    }

    /// Counts of single regions have fewer stations than those of the whole: neither says how many the other has.
    @Test func stationsOfTheWholeAreNotThoseOfAPart() throws {
        let part = RegionCode("5101", scheme: .undeclared)
        func usual(_ own: RegionCode?, _ others: RegionCode?) throws -> Int? {
            var readings = [
                HandMade.reading([5510, 4490], id: "own", margin: nil, stations: nil, pollster: "own")
            ]
            readings[0].region = own
            readings += [300, 500, 400].map {
                var other = HandMade.reading([5500, 4500], id: "q\($0)", stations: $0, pollster: "p\($0)")
                other.region = others
                return other
            }
            var election = HandMade.election([5500, 4500], readings)
            election.recapRows += [5500, 4500].enumerated().map {
                RecapRow(contest: "c", region: part, choice: Choice(index: $0.offset), votes: $0.element)
            }
            return try Reconciler().reconcile(election).comparisons[0].bound?.usual?.stations
        }
        #expect(try usual(nil, nil) == 400 && usual(HandMade.home, nil) == 400 && usual(part, part) == 400)
        #expect(try usual(part, nil) == nil && usual(nil, part) == nil)
    }

    @Test func whatTheStageRestsOnIsSaidOfThemToo() throws {
        let unknown = HandMade.reading([5510, 4490], margin: nil, stage: .unknown, dataIn: nil)
        let found = try HandMade.compare([5500, 4500], unknown)
        #expect(found.grade == .bounded && found.reasons == [.stageUnknownOnly, .marginMissing])
    }

    /// A count of all stations has drawn none: no margin that samples have says anything of it.
    @Test func aCountOfAllStationsNeedsNoMargin() throws {
        for (share, kind) in [(5501, CountSourceKind.fullCount), (5501, .campaign), (6400, .fullCount)] {
            var reading = HandMade.reading([share, 10_000 - share], margin: nil)
            reading.sourceKind = kind
            let found = try HandMade.compare(
                [5500, 4500], reading, options: .init(kinds: [.fullCount, .campaign]))
            let isFull = kind == .fullCount
            #expect(found.grade == (isFull ? .shown : .bounded) && found.verdict == .notComparable)
            #expect(found.reasons.contains(isFull ? .countOfAllStations : .marginMissing))
            #expect(found.choices.count == 2 && found.lacksMargin)
        }
        // The same of a figure beside the shares.
        for kind in [CountSourceKind.fullCount, .quickCount] {
            var reading = HandMade.reading([5501, 4499])
            reading.sourceKind = kind
            reading.figures = [
                MeasuredFigure(.turnout, percent: .init(units: 650, decimals: 1))
            ]
            let found = try HandMade.compare(
                [5500, 4500], reading, options: .init(kinds: [.fullCount, .quickCount]))
            #expect(
                found.measures.first?.obstacles.last
                    == (kind == .fullCount ? .countOfAllStations : .marginMissing))
        }
    }

    @Test func nothingIsBoundedWhereMoreIsMissing() throws {
        // A count that names some is bounded for those.
        let one = try HandMade.compare([5500, 4500], HandMade.reading([5510], margin: nil), pairs: 2)
        #expect(one.bound?.answer == .consistent && one.reasons == [.marginMissing, .pairsMissing])
        let far = try HandMade.compare([5500, 4500], HandMade.reading([8510], margin: nil), pairs: 2)
        #expect(far.bound?.answer == .inconsistent)
        #expect(try bound([5510, 4400]).bound == nil)
        let without = HandMade.reading([5510, 4490], margin: nil)
        #expect(try HandMade.compare([5500], without, pairs: 2).bound == nil)
        #expect(try HandMade.compare([5500, 4500], HandMade.reading([5510, 4490])).bound == nil)
        let interim = HandMade.reading([5510, 4490], margin: nil, stage: .interim)
        #expect(try HandMade.compare([5500, 4500], interim).bound == nil)
    }
}
