import Elections
import Estimation
import Ground
import Statistics
import Testing

@testable import Reconciliation

/// Three answers on what the stations that did not arrive could change.
@Suite struct MissingStationsTests {
    /// Ten stations of one region, in the last of which nothing is known but the register.
    static func estimate(
        lead: Int32, registered: Count, missing: Int = 1, reserve: Double = 0,
        estimator: DesignOptions.Estimator =
            .combinedRatio, weights: [Double]? = nil
    ) throws -> SampleEstimate {
        let rows = 0..<10
        let last = 10 - missing
        let column = { (value: (Int) -> Int32) in
            CountColumn(rows.map { $0 < last ? Count(value($0)) : .missing })
        }
        let table = StationTable(
            file: "s.csv", count: 10, levels: ["region"],
            regions: [CodeColumn(ids: rows.map { _ in 0 }, codes: ["1"])],
            stationNumbers: CodeColumn(
                ids: rows.map { Int32($0) }, codes: rows.map { "\($0)" }),
            fields: [
                .registered: CountColumn(rows.map { $0 < last ? 300 : registered }),
                .valid: column { _ in 200 + lead },
            ], votes: [column { 100 + lead + Int32($0 % 2) }, column { 100 - Int32($0 % 2) }],
            numbers: weights.map { ["w": $0] } ?? [:], lineOfRow: { $0 + 2 })
        let options = DesignOptions(weight: weights == nil ? nil : "w", estimator: estimator)
        return try SampleEstimate(
            try StationSample(table, options: options, frame: nil), level: 0.95, reserveShare: reserve)
    }

    @Test func theyCouldNotIsProvedWithItsBound() throws {
        let missing = try Self.estimate(lead: 50, registered: 300).missing
        #expect(missing.answer == .couldNot)
        // 9 × 50 and twice 4 more for the odd ones, less 300, of 9 × 250 and 300.
        #expect(close(missing.leadBound?.low, (458.0 - 300) / 2550))
        #expect(missing.tippingPoint == nil)
    }

    @Test func theyCouldHasATippingPoint() throws {
        let missing = try Self.estimate(lead: 10, registered: 300).missing
        #expect(missing.answer == .could && (missing.tippingPoint ?? 0) > 0)
        // At the others' turnout of 70 % all votes of 300 voters are 210, fewer than the lead of 260.
        let full = try Self.estimate(lead: 28, registered: 300).missing
        #expect(full.answer == .could && full.tippingPoint == nil)
    }

    @Test(arguments: [0, Count.missing])
    func withoutARegisterItIsNotKnown(registered: Count) throws {
        let missing = try Self.estimate(lead: 80, registered: registered).missing
        #expect(missing.answer == .notKnown(.noRegister))
        #expect(missing.bounds == nil && missing.leadBound == nil && missing.tippingPoint == nil)
        #expect(missing.withoutRegister == 1)
    }

    @Test func nothingIsSaidWhereNothingIsMissing() throws {
        let missing = try Self.estimate(lead: 10, registered: 300, missing: 0).missing
        #expect(missing.answer == nil && missing.bounds == nil)
    }

    @Test func theReserveComesFromTheTerms() throws {
        // The lead is 9 × 35 + 8 = 323 of at most 320 voters, and of 328 ballots with 2.5 %.
        #expect(try Self.estimate(lead: 35, registered: 320).missing.answer == .couldNot)
        #expect(try Self.estimate(lead: 35, registered: 320, reserve: 0.025).missing.answer == .could)
    }

    @Test func weightsAreThoseOfTheDesign() throws {
        var weights = [Double](repeating: 1, count: 10)
        weights[9] = 5
        #expect(try Self.estimate(lead: 50, registered: 300, weights: weights).missing.answer == .could)
        weights[9] = .nan
        let missing = try Self.estimate(lead: 50, registered: 300, weights: weights).missing
        #expect(missing.answer == .notKnown(.noWeight))
    }

    @Test func aMeanOfSharesNeedsNoRegister() throws {
        let missing = try Self.estimate(lead: 80, registered: 0, estimator: .mean).missing
        #expect(missing.answer == .couldNot)
    }
}
