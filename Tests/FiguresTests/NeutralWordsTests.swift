import Elections
import Testing

@testable import Figures

@Suite struct NeutralWordsTests {
    private static let forbidden = [
        "curang", "manipulasi", "menang", "kalah", "terbukti", "salah", "fraud", "rigged", "winner", "won",
        "lost", "wrong", "proven", "proves", "cheat", "error",
    ]

    @Test(arguments: Samples.names)
    func saysNothingOfIntent(name: String) {
        let chart = Samples.chart(name)
        let texts = chart.drawings(named: "x").map(\.text) + [chart.plainText, chart.csv, chart.vegaLite]
        for text in texts {
            let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
            #expect(words.isDisjoint(with: Self.forbidden))
        }
    }

    @Test(arguments: Samples.names)
    func saysThatAQuickCountIsNotTheResult(name: String) {
        let chart = Samples.chart(name)
        // Forms and their sums are no quick count.
        let isCount = !name.hasPrefix("checks")
        let sentence =
            chart.language == .indonesian
            ? "Hitung cepat bukan hasil resmi." : "A quick count is not an official result."
        for width in ChartWidth.allCases {
            #expect(SVGDocument(chart.svg(width: width)).texts.contains(sentence) == isCount)
        }
        #expect(chart.vegaLite.contains(sentence) == isCount)
    }
}
