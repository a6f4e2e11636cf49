import Testing

@testable import Estimation

/// Regions of one sample are no independent cases: the error of their rate comes from sample to sample.
@Suite struct ReplicateSpreadTests {
    /// Ratio estimator of whole clusters, written out.
    @Test func theErrorIsThatOfWholeReplicates() throws {
        let runs = [(1, 10), (0, 8), (4, 12), (0, 10), (2, 9)]
        var spread = ReplicateSpread()
        for (count, total) in runs { spread.add(count, of: total) }
        let rate = 7.0 / 49
        let squares = runs.reduce(0.0) { sum, run in
            let residual = Double(run.0) - rate * Double(run.1)
            return sum + residual * residual
        }
        let expected = (5.0 / 4 * squares).squareRoot() / 49
        #expect(abs(try #require(spread.error(of: rate, total: 49)) - expected) < 1e-12)
        let found = try #require(SimulationResult.Rate(7, of: 49, spread: spread))
        #expect(found.error == spread.error(of: rate, total: 49))
        // More than independent cases would show: they fall together.
        #expect(found.error > (rate * (1 - rate) / 49).squareRoot())
    }

    @Test func oneCaseEachIsTheBinomialError() throws {
        var spread = ReplicateSpread()
        for index in 0..<1000 { spread.add(index % 20 == 0 ? 1 : 0, of: 1) }
        let clustered = try #require(SimulationResult.Rate(50, of: 1000, spread: spread)?.error)
        let plain = try #require(SimulationResult.Rate(50, of: 1000)?.error)
        #expect(abs(clustered / plain - (1000.0 / 999).squareRoot()) < 1e-9)
    }

    /// Samples that all have the same count, or one sample, show no spread; the error is not 0 then.
    @Test func aRateBetweenNoneAndAllHasAnError() throws {
        var spread = ReplicateSpread()
        #expect(try #require(SimulationResult.Rate(1, of: 20, spread: spread)?.error) > 0)
        spread.add(1, of: 20)
        spread.add(1, of: 20)
        #expect(try #require(SimulationResult.Rate(2, of: 40, spread: spread)?.error) > 0)
    }

    @Test func regionsOfOneSampleCountTogether() throws {
        var counts = VerdictRates.Counts()
        for index in 0..<40 { counts.add(tested: 30, outside: index % 10 == 0 ? 15 : 0, notConsistent: 0) }
        let rate = try #require(counts.outsideRate)
        #expect(counts.tested == 1200 && rate.count == 60)
        // √(40/39 · (4 · 13.5² + 36 · 1.5²)) / 1200
        #expect(abs(rate.error - 0.0240192) < 1e-6, "\(rate.error)")
    }
}
