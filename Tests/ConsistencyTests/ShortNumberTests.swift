import Elections
import Testing

@testable import Consistency

@Suite struct ShortNumberTests {
    @Test(arguments: [
        (0, "0", "0"), (0.0004, "< 0.001", "< 0,001"), (0.0126, "0.013", "0,013"), (0.5, "0.5", "0,5"),
        (1.1667, "1.2", "1,2"), (3, "3", "3"), (9.96, "10", "10"), (24.4, "24", "24"), (632.23, "632", "632"),
        (12345.6, "12,346", "12.346"),
    ]) func isWrittenAsEachLanguageWritesIt(value: Double, en: String, id: String) {
        #expect(ShortNumber.text(value).en == en)
        #expect(ShortNumber.text(value).id == id)
        #expect(ShortNumber.plain(value) == en.replacing(",", with: ""))
    }
}
