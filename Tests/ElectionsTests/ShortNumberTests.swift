import Elections
import Testing

@Suite struct ShortNumberTests {
    @Test(arguments: [
        (0, "0", "0"), (0.0004, "< 0.001", "< 0,001"), (0.0126, "0.013", "0,013"), (0.5, "0.5", "0,5"),
        (1.1667, "1.2", "1,2"), (3, "3", "3"), (9.96, "10", "10"), (24.4, "24", "24"), (632.23, "632", "632"),
        (12345.6, "12,346", "12.346"),
    ]) func isWrittenAsEachLanguageWritesIt(value: Double, en: String, id: String) {
        #expect(NumberText(.english).short(value) == en)
        #expect(NumberText(.indonesian).short(value) == id)
        #expect(NumberText.plainShort(value) == en.replacing(",", with: ""))
    }

    @Test(arguments: [
        ("60", "60", "60"), ("-1234.5", "−1,234.5", "−1.234,5"), ("0.125", "0.125", "0,125"),
        ("-0.5", "−0.5", "−0,5"), ("", "", ""),
    ]) func plainDecimalsAreMarked(plain: String, en: String, id: String) {
        #expect(NumberText(.english).marked(plain) == en)
        #expect(NumberText(.indonesian).marked(plain) == id)
    }

    @Test func whatNoCountReachesDoesNotTrap() {
        for value in [Double.infinity, -.infinity, .nan, 1e300, -1e300] {
            #expect(!NumberText(.english).short(value).isEmpty)
        }
    }
}
