import Statistics
import Testing

@Suite struct RoundedSharesTests {
    @Test("Halves may be rounded up or to even: 12.5% of 8 prints as 12 or 13")
    func closedCells() throws {
        #expect(try RoundedShares(units: [12], decimals: 0, size: 8).counts == [1...1])
        #expect(try RoundedShares(units: [13], decimals: 0, size: 8).counts == [1...1])
        #expect(try RoundedShares(units: [14], decimals: 0, size: 8).counts == [nil])
    }

    @Test func whatCannotBeAsked() {
        #expect(throws: StatisticsError.outsideRange(argument: "decimals", value: 7, range: .from(0, to: 6)))
        {
            try RoundedShares(units: [1], decimals: 7, size: 1)
        }
        #expect(
            throws: StatisticsError.outsideRange(
                argument: "size", value: -1, range: .from(0, to: 1_000_000_000))
        ) {
            try RoundedShares(units: [1], decimals: 0, size: -1)
        }
    }
}
