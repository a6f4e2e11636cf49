import Ground
import Testing

@Suite struct PercentTests {
    @Test func decimalDigitsMoveTheirPoint() {
        #expect(0.559.inPercent == 55.9 && 100 * 0.559 != 55.9)
        #expect((-0.0123).inPercent == -1.23 && 0.0.inPercent == 0 && 1.0.inPercent == 100)
        #expect(Double.infinity.inPercent == .infinity && Double.nan.inPercent.isNaN)
        #expect(5e-300.inPercent == 5e-298 && 1e300.inPercent == 1e302)
        #expect(42.47.fromPercent == 0.4247 && 42.47 / 100 != 0.4247)
        #expect(0.0.fromPercent == 0 && (-55.9).fromPercent == -0.559 && 100.0.fromPercent == 1)
        #expect(5e-300.fromPercent == 5e-302 && Double.nan.fromPercent.isNaN)
    }

    /// Every share with up to six decimals comes back, and no other number moves by more than its last place.
    @Test func allPrintedSharesComeBack() {
        for decimals in 0...6 {
            let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
            for units in stride(from: 0, through: 100 * scale, by: decimals < 3 ? 1 : 7919) {
                let percent = Double(units) / Double(scale)
                let fraction = Double(units) / Double(100 * scale)
                guard fraction.inPercent == percent, percent.fromPercent == fraction else {
                    Issue.record("\(percent), \(fraction): \(fraction.inPercent), \(percent.fromPercent)")
                    return
                }
            }
        }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let value = Double.random(in: -1...1, using: &generator)
            #expect(abs(value.inPercent - 100 * value) <= (100 * value).ulp, "\(value)")
        }
    }
}
