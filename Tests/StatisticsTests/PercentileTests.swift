import Testing

@testable import Statistics

@Suite struct PercentileTests {
    // numpy 2.4.6: numpy.percentile([9, 1, 4, 4, 7], [2.5, 50, 97.5, 0, 100])
    @Test func reference() throws {
        let found = try #require(Percentile.quantiles([9, 1, 4, 4, 7], [0.025, 0.5, 0.975, 0, 1]))
        for (a, b) in zip(found, [1.3, 4, 8.8, 1, 9]) { #expect(abs(a - b) < 1e-12) }
    }

    @Test("Selection agrees with sorting", arguments: 1...20)
    func sorting(_ seed: Int) throws {
        var random = Xoshiro256(seed: UInt64(seed))
        let values = (0..<(seed * 7)).map { _ in Double(random.integer(below: 12)) }
        let sorted = values.sorted()
        for rank in values.indices {
            let p = values.count > 1 ? Double(rank) / Double(values.count - 1) : 0
            let found = try #require(Percentile.quantiles(values, [p]))
            #expect(abs(found[0] - sorted[rank]) < 1e-9)
        }
    }

    @Test func ends() {
        #expect(Percentile.quantiles([], [0.5]) == nil)
        #expect(Percentile.quantiles([3], [0.1, 0.9]) == [3, 3])
        #expect(Percentile.quantiles([1, 2], [-1, 2]) == [1, 2])
    }
}
