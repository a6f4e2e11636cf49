import Elections
import Reconciliation
import Statistics
import Testing

/// Turnout beside the official one.
@Suite struct MeasureComparisonTests {
    private static func percent(_ units: Int) -> PrintedNumber { PrintedNumber(units: units, decimals: 1) }

    private static func election(_ figure: MeasuredFigure, stage: ReadingStage = .final) -> Election {
        let region = RegionCode("GH", scheme: .undeclared)
        var election = Election(name: "x")
        election.contests = [Contest(id: "c", title: "c", region: region, kind: .other)]
        election.candidates = [Candidate(contest: "c", choice: 1, pair: "NDC", shortName: "NDC")]
        election.recapTotals = [
            RecapTotals(
                contest: "c", region: region, ballotsUsed: 11_430_531, registeredVoters: 18_774_159)
        ]
        election.readings = [
            QuickCountReading(
                id: "q", contest: "c", pollster: "CODEO", shares: [], figures: [figure],
                levelPercent: PrintedNumber(units: 95, decimals: 0), stage: stage)
        ]
        return election
    }

    /// Ghana 2024. scipy: norm.ppf(.975) * .006/norm.ppf(.975) * .65/.6 + .0005 to both sides of .641 - 11430531/18774159.
    @Test func theIntervalIsThatOfThePrintedMargin() throws {
        let figure = MeasuredFigure(.turnout, percent: Self.percent(641), marginPercent: Self.percent(6))
        let comparison = try Reconciler().reconcile(Self.election(figure)).comparisons[0]
        #expect(comparison.verdict == .notComparable && comparison.reasons.contains(.sharesMissing))
        let found = comparison.measures[0]
        #expect(found.verdict == .inconsistent && found.obstacles.isEmpty)
        #expect(close(found.standardError, 0.0030612807415479238, 1e-15))
        #expect(close(found.difference, 0.03215616310696001, 1e-14))
        #expect(close(found.interval?.low, 0.02515616310696001, 1e-14))
        #expect(close(found.interval?.high, 0.03915616310696001, 1e-14))
        #expect(close(found.edge?.low, 0.023113715079785206, 1e-14))
        #expect(close(found.z, 10.504153595106205, 1e-12))
        #expect(close((found.pMostFavourable ?? 0) * 1e21, 1.356156486129341, 1e-9))
    }

    @Test func whatKeepsItFromBeingTested() throws {
        let bare = MeasuredFigure(.turnout, percent: Self.percent(641))
        let without = try Reconciler().reconcile(Self.election(bare)).comparisons[0].measures[0]
        #expect(without.obstacles == [.marginMissing] && without.verdict == .notComparable)
        // A result of 0 votes is not entered: its turnout is no figure.
        var zero = Self.election(
            MeasuredFigure(.turnout, percent: Self.percent(641), marginPercent: Self.percent(6)))
        zero.recapRows = [
            RecapRow(contest: "c", region: RegionCode("GH", scheme: .undeclared), choice: 1, votes: 0)
        ]
        zero.recapTotals[0].ballotsUsed = 0
        let unentered = try Reconciler().reconcile(zero).comparisons[0].measures[0]
        #expect(unentered.obstacles == [.recapMissing] && unentered.verdict == .notComparable)
        let invalid = MeasuredFigure(.invalid, percent: Self.percent(20), marginPercent: Self.percent(6))
        let unknown = try Reconciler().reconcile(Self.election(invalid)).comparisons[0].measures[0]
        #expect(unknown.obstacles == [.recapMissing] && unknown.difference == nil)
        let early = MeasuredFigure(.turnout, percent: Self.percent(641), marginPercent: Self.percent(6))
        let interim = try Reconciler().reconcile(Self.election(early, stage: .interim)).comparisons[0]
            .measures[0]
        #expect(interim.obstacles == [.stageInterim] && interim.interval == nil)
    }

    /// Turnouts of several counts while no official one is on file, or pages of it are in conflict: the two that are farthest apart.
    ///
    /// scipy: both margins of 1.0 may be 1.05; norm.ppf(1 - .05 / 6) / norm.ppf(.975) * 1.05 * sqrt(2) + .1 of three counts.
    @Test func turnoutsThatAreFartherApartThanTheirMargins() throws {
        let margin = Self.percent(10)
        let found = { (units: [Int], status: RecapStatus, pollster: String?) throws -> [MeasureDifference] in
            var election = Self.election(MeasuredFigure(.turnout, percent: Self.percent(1)))
            election.recapTotals[0].status = status
            election.readings = units.enumerated().map { place, units in
                var reading = election.readings[0]
                (reading.id, reading.pollster) = ("q\(place)", pollster ?? "P\(place)")
                reading.figures = [
                    MeasuredFigure(.turnout, percent: Self.percent(units), marginPercent: margin)
                ]
                return reading
            }
            return try Reconciler().reconcile(election).measureDifferences(of: "c")
        }
        let two = try #require(try found([640, 702], .conflict, nil).first)
        #expect(two.sources == ["P0", "P1"] && close(two.difference, -0.062, 1e-12))
        #expect(close(two.interval.halfWidth, 0.015849242404917497, 1e-12))
        let three = try found([640, 655, 702], .conflict, nil)
        #expect(three.count == 1 && three[0].percents.map(\.value) == [64, 70.2])
        #expect(close(three[0].interval.halfWidth, 0.01913747, 1e-7))
        // As far as two margins reach together, or beside an official figure, which says it of each.
        #expect(try found([640, 655], .conflict, nil).isEmpty)
        #expect(try found([640, 702], .primary, nil).isEmpty)
        // Pages of one pollster are no two counts.
        #expect(try found([640, 702], .conflict, "P").isEmpty)
    }
}
