import Elections
import TestSupport
import Testing

@testable import Figures

/// Labels of one chart that are too long: none looks like another.
@Suite struct LabelFitTests {
    private static let institutes = [
        "Instituto de Estudios Electorales y Opinión Pública de la Universidad Nacional Autónoma",
        "Instituto de Estudios Electorales y Opinión Pública de la Universidad Pontificia Católica",
        "Observatorio Ciudadano",
    ]

    private static func fit(_ labels: [String], width: Double, limit: Int) -> LabelFit {
        LabelFit(labels) { TextWrap.balanced($0, width: width, size: 12, limit: limit) }
    }

    @Test func whatNamesShareIsCutOutOfTheirMiddle() {
        let fit = Self.fit(Self.institutes, width: 140, limit: 2)
        #expect(fit.text(Self.institutes[0]).hasSuffix("… Nacional Autónoma"))
        #expect(fit.text(Self.institutes[1]).hasSuffix("… Pontificia Católica"))
        #expect(fit[Self.institutes[2]] == ["Observatorio Ciudadano"])
        // A number is none of the name.
        let choices = [
            "1 María de los Ángeles Rodríguez-Villaseñor", "4 María de los Ángeles Rodríguez-Villanueva",
        ]
        let cut = Self.fit(choices, width: 130, limit: 1)
        #expect(cut.text(choices[0]).hasSuffix("señor") && cut.text(choices[1]).hasSuffix("nueva"))
        #expect(cut.text(choices[0]).hasPrefix("1 "))
    }

    /// A label whose beginning no other shares is cut at its end, as it always was.
    @Test func otherLabelsLoseTheirEnds() {
        let label = "Lembaga Klimatologi Politik Indonesia (LKPI)"
        #expect(
            Self.fit([label, "SMRC"], width: 120, limit: 1)[label]
                == TextWrap.balanced(label, width: 120, size: 12, limit: 1))
    }

    @Test func namesWithOneBeginningDiffer() {
        var random = SeededRandom(state: 77)
        let words = [
            "Institut", "Riset", "Opini", "Publik", "Barat", "dan", "Universitas", "Nasional", "I", "II",
        ]
        for _ in 0..<300 {
            let start = (0..<random.between(0, 9)).map { _ in random.pick(words) }.joined(separator: " ")
            let labels = (0..<random.between(2, 12)).map { index in
                let end = (0..<random.between(0, 6)).map { _ in random.pick(words) }.joined(separator: " ")
                return [random.oneIn(3) ? "\(index + 1)" : "", start, end].filter { !$0.isEmpty }
                    .joined(separator: " ")
            }.uniqued().filter { !$0.isEmpty }
            let (width, limit) = (Double(random.between(90, 220)), random.between(1, 3))
            let fit = Self.fit(labels, width: width, limit: limit)
            let shown = labels.map { fit[$0] }
            #expect(Set(shown).count == labels.count, "\(labels) \(shown) \(width)")
            for lines in shown {
                #expect(lines.count <= limit && lines.allSatisfy { FontMetrics.width($0, size: 12) <= width })
            }
        }
    }

    /// In every chart and every width, and in the specifications, as many names as rows.
    @Test func rowsOfChartsHaveNamesOfTheirOwn() {
        var forest = Samples.forest(3, .english)
        var dots = Samples.published(.english)
        dots.rows = Array(dots.rows.prefix(3))
        var quantiles = Samples.quantiles(3, .english)
        for index in 0..<3 {
            forest.rows[index].label = Self.institutes[index]
            dots.rows[index].label = Self.institutes[index]
            quantiles.rows[index].label = Self.institutes[index]
        }
        for chart in [forest, dots, quantiles] as [any Chart] {
            for width in ChartWidth.allCases {
                let text = SVGDocument(chart.svg(width: width)).texts.joined(separator: " ")
                for end in ["Autónoma", "Católica"] { #expect(text.contains(end), "\(width) \(text)") }
            }
            #expect(chart.card.svg.contains("Autónoma") && chart.card.svg.contains("Católica"))
            #expect(
                chart.vegaLite.contains("… Universidad Nacional") || chart.vegaLite.contains("… Nacional"))
        }
    }
}
