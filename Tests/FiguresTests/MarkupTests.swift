import Testing

@testable import Figures

@Suite struct MarkupTests {
    @Test func escapesMarkupAndDropsForbiddenCharacters() {
        #expect(
            Markup.escape("<script>\"A&B\"</script>") == "&lt;script&gt;&quot;A&amp;B&quot;&lt;/script&gt;")
        #expect(Markup.escape("a\u{0}b\u{8}c\nd") == "abc d")
    }

    @Test(arguments: [(1.0, "1"), (12.345, "12.35"), (-0.001, "0"), (-0.5, "-0.5"), (.nan, "0")])
    func writesCoordinatesWithTwoDecimals(value: Double, text: String) {
        #expect(Markup.number(value) == text)
    }

    @Test(arguments: [("Jawa Barat/SMRC", "jawa-barat-smrc"), ("2018", "chart-2018"), ("<>", "chart")])
    func makesIdentifiers(text: String, identifier: String) {
        #expect(Markup.identifier(text) == identifier)
    }
}
