import Elections
import Wording

@testable import Figures

/// Charts with axes of their own.
extension Samples {
    static func plotHead(_ id: String, _ language: Language, basis: ChartBasis = .quickCounts) -> ChartHead {
        .init(
            id: id, language: language, vocabulary: .indonesian, title: "Jawa Barat 2018",
            subtitle: language == .indonesian ? "Bagian suara sah, %" : "Share of valid votes, %",
            basis: basis, footer: footer(language))
    }

    /// Counts of one choice, every fifth without dots; `outlier` is added to the last.
    static func quantiles(
        _ count: Int, _ language: Language, share: Double = 0.33, official: Double? = 0.328765,
        outlier: Double = 0
    ) -> QuantileDotsChart {
        let tones: [ChartTone] = [.agree, .edge, .apart, .open]
        return QuantileDotsChart(
            plotHead("quantile-dots", language), contest: "Jawa Barat 2018", ballotNumber: 1,
            choice: longNames[0], official: official,
            rows: (0..<count).map { index in
                let own = share + 0.001 * Double(index % 3) + (index == count - 1 ? outlier : 0)
                let margin = 0.004 + 0.002 * Double(index % 4)
                return .init(
                    label: pollsters[index % pollsters.count], stations: 300 + 10 * index, dataIn: 1,
                    share: own,
                    dots: index % 5 == 4
                        ? [] : (0..<20).map { min(1, max(0, own + margin * (Double($0) - 9.5) / 9.5)) },
                    verdict: language == .indonesian ? "konsisten" : "consistent", tone: tones[index % 4])
            })
    }

    static func dumbbell(
        _ language: Language, _ official: [Double?], _ counts: [Double?], names: [String] = shortNames
    ) -> DumbbellChart {
        DumbbellChart(
            plotHead("dumbbell", language), contest: "Jawa Barat 2018", source: "SMRC",
            rows: official.indices.map {
                .init(ballotNumber: $0 + 1, name: names[$0], count: counts[$0], official: official[$0])
            })
    }
}
