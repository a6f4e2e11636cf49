import Elections
import Testing

@Suite struct CountTextTests {
    @Test(arguments: [
        (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1000, "1,000", "1.000"),
        (-11299, "−11,299", "−11.299"), (1_234_567, "1,234,567", "1.234.567"),
        (Int.min, "−9,223,372,036,854,775,808", "−9.223.372.036.854.775.808"),
    ])
    func groupsAreMarked(value: Int, en: String, id: String) {
        #expect(CountText.number(value) == Bilingual(en: en, id: id))
    }

    @Test(arguments: [
        (0, "0 stations", "0 TPS"), (1, "1 station", "1 TPS"), (2, "2 stations", "2 TPS"),
        (11299, "11,299 stations", "11.299 TPS"), (-1, "−1 stations", "−1 TPS"),
    ])
    func oneIsNotMany(value: Int, en: String, id: String) {
        #expect(CountText.of(value, .station) == Bilingual(en: en, id: id))
        #expect(CountText.agreeing(value, "is", "are") == (value == 1 ? "is" : "are"))
    }
}
