import Elections
import Testing

/// Numbers are printed as they are in force, and never so that what is outside reads as inside.
@Suite struct NumberTextTests {
    static let english = NumberText(.english)

    @Test(arguments: [
        (0.95, "95%"), (0.9995, "99.95%"), (0.999, "99.9%"), (0.8, "80%"), (0.825, "82.5%"),
        (1 - 0.9995, "0.05%"),
        (0.99999, "99.999%"),
    ])
    func levels(level: Double, text: String) {
        #expect(Self.english.level(level) == text)
        #expect(NumberText(.indonesian).level(level) == text.replacing(".", with: ","))
    }

    /// Halves are halves, also where no binary fraction is one.
    @Test func halvesAreRoundedAwayFromZero() {
        for units in 0..<10_000 {
            let share = Double(units) / 10_000
            let tenths = (units + 5) / 10
            #expect(Self.english.percent(share, 1) == "\(tenths / 10).\(tenths % 10)%")
        }
        #expect(Self.english.points(-0.3595, 1) == "−36.0")
        #expect(NumberText.decimals(telling: [35.95, 36]) == 2)
    }

    @Test(arguments: [
        (0.4, "0.40"), (0.0024, "0.002"), (0.05, "0.05"), (1.25, "1.3"), (40, "40.0"), (0, "0.0"),
    ])
    func expectedNumbers(value: Double, text: String) {
        #expect(Self.english.expected(value) == text)
    }

    @Test(arguments: [
        ([1.0, 2.0], 2), ([0.9505, 0.9504], 3), ([0.95049, 0.95041], 4), ([0.85, 0.85], 2),
        ([0, 0.0001, 1], 4), ([0, 1e-30], 9),
    ])
    func decimalsThatTell(values: [Double], decimals: Int) {
        #expect(NumberText.decimals(telling: values) == decimals)
    }

    @Test(arguments: [
        (0.049_97, 0.05, "0.04997"), (0.032, 0.05, "0.032"), (0.0001, 0.05, "< 0.001"), (0.05, 0.05, "0.050"),
        (0.000_04, 0.0005, "< 0.001"), (0.0004, 0.0001, "0.0004"),
    ])
    func pBesideALevel(p: Double, level: Double, text: String) {
        #expect(Self.english.p(p, against: level) == text)
    }
}
