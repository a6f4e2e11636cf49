import Elections
import Testing

@testable import Reconciliation

@Suite struct CountRepeatsTests {
    static func representative(
        _ readings: QuickCountReading..., testable: Set<String>? = nil
    ) -> [String: String] {
        CountRepeats(readings, home: ["c": HandMade.home]) { testable?.contains($0.id) ?? true }
            .representative
    }

    static let shares = [6000, 4000]

    @Test("The later stage, then more data, then the first page stands for a count")
    func order() {
        let near = HandMade.reading(Self.shares, id: "near", stage: .nearFinal, dataIn: 100, line: 2)
        let final = HandMade.reading(Self.shares, id: "final", dataIn: 99, line: 4)
        let full = HandMade.reading(Self.shares, id: "full", dataIn: 100, line: 6)
        let again = HandMade.reading(Self.shares, id: "again", dataIn: 100, line: 8)
        #expect(Self.representative(near, final) == ["near": "final"])
        #expect(Self.representative(final, full) == ["final": "full"])
        #expect(Self.representative(again, full, near) == ["again": "full", "near": "full"])
    }

    /// Counts of single regions stand beside those of the whole, and are the counts where there are none of it.
    @Test func countsOfSingleRegionsAreCountedApart() throws {
        let part = RegionCode("91", scheme: .undeclared)
        func tally(_ readings: [QuickCountReading]) throws -> CountTally {
            var election = HandMade.election(Self.shares, readings)
            election.recapRows += Self.shares.enumerated().map {
                RecapRow(contest: "c", region: part, choice: Choice(index: $0.offset), votes: $0.element)
            }
            return CountTally(try Reconciler().reconcile(election).comparisons)
        }
        let whole = HandMade.reading([6010, 3990], id: "a")
        let parts = [6050, 8000].enumerated().map {
            HandMade.reading(
                [$0.element, 10_000 - $0.element], id: "p\($0.offset)", pollster: "P\($0.offset)",
                region: part)
        }
        let both = try tally([whole] + parts)
        #expect((both.agree, both.tested, both.partsAgree, both.partsTested) == (1, 1, 1, 2))
        let only = try tally(parts)
        #expect((only.agree, only.tested, only.partsTested) == (1, 2, 0))
    }

    @Test func otherCountsAreNotRepeats() {
        let one = HandMade.reading(Self.shares, id: "a")
        #expect(Self.representative(one, HandMade.reading(Self.shares, id: "b", pollster: "Q")) == [:])
        #expect(Self.representative(one, HandMade.reading(Self.shares, id: "b", contest: "d")) == [:])
        #expect(
            Self.representative(
                one, HandMade.reading(Self.shares, id: "b", region: .init("3273", scheme: .undeclared)))
                == [:])
        #expect(Self.representative(one, HandMade.reading(Self.shares, id: "b"), testable: ["a"]) == [:])
    }

    @Test("The region of the contest may be written out or left empty")
    func region() {
        let one = HandMade.reading(Self.shares, id: "a", line: 2)
        let other = HandMade.reading(Self.shares, id: "b", region: HandMade.home, line: 4)
        #expect(Self.representative(one, other) == ["b": "a"])
    }

    /// Turnout on a page of its own belongs to the count, and is told once.
    @Test func otherPagesGiveWhatTheFirstDoesNot() throws {
        let turnout = MeasuredFigure(
            .turnout, percent: .init(units: 700, decimals: 1), marginPercent: .init(units: 1, decimals: 0))
        var alone = HandMade.reading([], id: "turnout", line: 4)
        alone.figures = [turnout]
        var again = HandMade.reading(Self.shares, id: "again", line: 6)
        again.figures = [turnout, MeasuredFigure(.invalid, percent: .init(units: 20, decimals: 1))]
        var interim = HandMade.reading([], id: "interim", stage: .interim, line: 8)
        interim.figures = [MeasuredFigure(.turnout, base: .ballots, percent: .init(units: 60, decimals: 0))]
        var election = HandMade.election(
            [6000, 4000], [HandMade.reading(Self.shares, id: "shares"), alone, again, interim])
        election.recapTotals[0].registeredVoters = 15_000
        election.recapTotals[0].ballotsUsed = 10_200
        let count = try #require(ComparedCount.all(try Reconciler().reconcile(election).comparisons).first)
        #expect(count.best.reading == "shares")
        #expect(count.measured.map(\.reading) == ["turnout", "again"])
        #expect(count.measured.map { $0.measures.map(\.figure.measure) } == [[.turnout], [.invalid]])
        #expect(count.measured[0].givesOnlyMeasures && !count.measured[1].givesOnlyMeasures)
    }
}
