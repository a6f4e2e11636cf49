import Testing

@testable import Elections

@Suite struct PrintedNumberTests {
    @Test(
        "A number is written as it was printed",
        arguments: [
            (3260, 2, "32.60"), (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (100, 0, "100"),
            (-1234, 1, "-123.4"), (7, 0, "7"), (1, 9, "0.000000001"),
        ])
    func description(_ units: Int, _ decimals: Int, _ text: String) {
        #expect(PrintedNumber(units: units, decimals: decimals).description == text)
    }

    @Test("The value is the nearest double, not a sum of digits")
    func value() {
        #expect(PrintedNumber(units: 3260, decimals: 2).value == 32.6)
        #expect(PrintedNumber(units: 4247, decimals: 2).fraction == 0.4247 && 42.47 / 100 != 0.4247)
        #expect(PrintedNumber(units: 1, decimals: 9).value == 1e-9)
        #expect(PrintedNumber(units: 3288, decimals: 2).roundingHalfWidth == 0.005)
        #expect(PrintedNumber(units: 33, decimals: 0).roundingHalfWidth == 0.5)
    }

    @Test func finerUnits() {
        #expect(PrintedNumber(units: 326, decimals: 1).units(atDecimals: 3) == 32600)
        #expect(PrintedNumber(units: 326, decimals: 1).units(atDecimals: 1) == 326)
    }

    @Test("Trailing zeros are kept: 32.6 and 32.60 are printed differently")
    func trailingZeros() {
        #expect(PrintedNumber(units: 326, decimals: 1) != PrintedNumber(units: 3260, decimals: 2))
        #expect(
            PrintedNumber(units: 326, decimals: 1).value == PrintedNumber(units: 3260, decimals: 2).value)
    }
}
