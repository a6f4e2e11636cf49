import Elections
import Testing

@Suite struct CountTextTests {
    @Test(arguments: [
        (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1000, "1,000", "1.000"),
        (-11299, "−11,299", "−11.299"), (1_234_567, "1,234,567", "1.234.567"),
        (Int.min, "−9,223,372,036,854,775,808", "−9.223.372.036.854.775.808"),
    ])
    func groupsAreMarked(value: Int, english: String, indonesian: String) {
        #expect(CountText.number(value, .english) == english)
        #expect(CountText.number(value, .indonesian) == indonesian)
    }

    @Test(arguments: [
        (0, "0 stations", "0 TPS"), (1, "1 station", "1 TPS"), (2, "2 stations", "2 TPS"),
        (11299, "11,299 stations", "11.299 TPS"), (-1, "−1 stations", "−1 TPS"),
    ])
    func oneIsNotMany(value: Int, english: String, indonesian: String) {
        #expect(CountText.of(value, .station, .english, .indonesian) == english)
        #expect(CountText.of(value, .station, .indonesian, .indonesian) == indonesian)
        #expect(CountText.agreeing(value, "is", "are") == (value == 1 ? "is" : "are"))
    }

    /// Outside Indonesia no number counts TPS, pairs or recaps.
    @Test func callsThingsByTheVocabulary() {
        let general = { (value: Int, noun: CountText.Noun, language: Language) in
            NumberText(language, .general).count(value, noun)
        }
        #expect(general(1, .station, .english) == "1 polling station")
        #expect(general(11299, .station, .indonesian) == "11.299 tempat pemungutan suara")
        #expect(general(2, .pair, .english) == "2 candidates or parties")
        #expect(general(3, .recap, .english) == "3 result sheets")
        #expect(general(3, .vote, .indonesian) == "3 suara")
        let contest = { (kind: ContestKind) in Contest(id: kind.rawValue, title: "", kind: kind) }
        #expect(Election(name: "e", contests: [contest(.pilkada)]).vocabulary == .indonesian)
        #expect(Election(name: "e", contests: [contest(.pilkada), contest(.other)]).vocabulary == .general)
        #expect(Election(name: "e").vocabulary == .general)
    }

    @Test(arguments: [
        (3, "a, b, c", "a, b, c"), (10, "a, b, c, d, e, f, g, h, i, j", "a, b, c, d, e, f, g, h, i, j"),
        (
            1900, "a, b, c, d, e, f, g, h, i, j and 1,890 more",
            "a, b, c, d, e, f, g, h, i, j dan 1.890 lainnya"
        ),
    ])
    func longListsAreCut(count: Int, english: String, indonesian: String) {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
        let all = names + [String](repeating: "x", count: max(0, count - 10))
        #expect(CountText.list(Array(all.prefix(count)), .english) == english)
        #expect(CountText.list(Array(all.prefix(count)), .indonesian) == indonesian)
    }
}
