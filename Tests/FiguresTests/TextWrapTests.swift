import Testing

@testable import Figures

@Suite struct TextWrapTests {
    @Test(arguments: [40.0, 80, 160, 400])
    func keepsWithinTheWidthAndLosesNothing(width: Double) {
        let text = "Lembaga Klimatologi Politik Indonesia https://contoh.example/a/b/c-d"
        let lines = TextWrap.lines(text, width: width, size: 12)
        #expect(lines.allSatisfy { FontMetrics.width($0, size: 12) <= width })
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }

    @Test func endsInAnEllipsisWhereTextIsLeftOut() {
        let lines = TextWrap.lines("satu dua tiga empat lima enam", width: 60, size: 12, limit: 2)
        #expect(lines.count == 2)
        #expect(lines[1].hasSuffix("…"))
    }

    @Test func breaksBetweenTheNamesOfAPair() {
        let lines = TextWrap.balanced("Tubagus Hasanuddin–Anton Charliyan", width: 150, size: 12)
        #expect(lines == ["Tubagus Hasanuddin–", "Anton Charliyan"])
    }

    @Test func givesWidthsNoSmallerThanArial() {
        #expect(FontMetrics.width("0", size: 1000) >= 556)
        #expect(FontMetrics.width("W", size: 1000, bold: true) >= 944)
    }
}
