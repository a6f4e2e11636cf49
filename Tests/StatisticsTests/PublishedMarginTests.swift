import Testing

@testable import Statistics

@Suite struct PublishedMarginTests {
    @Test func impossibleReadings() {
        #expect(throws: StatisticsError.outsideRange(argument: "margin", value: 0, range: .above(0))) {
            try PublishedMargin(margin: 0, level: 0.95, kind: .maximum, shareDecimals: 2, marginDecimals: 2)
        }
        #expect(throws: StatisticsError.outsideRange(argument: "level", value: 95, range: .between(0, 1))) {
            try PublishedMargin(margin: 0.01, level: 95, kind: .maximum, shareDecimals: 2, marginDecimals: 2)
        }
    }

    @Test("A margin that could have been rounded from zero leaves the least favourable p-value at 0")
    func roundedFromZero() throws {
        let margin = try PublishedMargin(
            margin: 0.004, level: 0.95, kind: .maximum, shareDecimals: 0, marginDecimals: 0)
        #expect(margin.smallestStandardError(at: 0.4) == 0)
        let difference = try PublishedDifference(share: 0.4, reference: 0.5, margin: margin)
        #expect(difference.pLeastFavourable == 0)
        #expect(difference.pMostFavourable >= difference.p)
    }

    @Test("A share of zero cannot be tested with the largest margin")
    func zeroShare() throws {
        let margin = try PublishedMargin(
            margin: 0.01, level: 0.95, kind: .maximum, shareDecimals: 1, marginDecimals: 1)
        #expect(throws: StatisticsError.zeroStandardError) {
            try PublishedDifference(share: 0, reference: 0.1, margin: margin)
        }
    }
}
