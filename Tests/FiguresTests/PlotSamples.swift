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
            plotHead("quantile-dots", language), contest: "Jawa Barat 2018", choice: 1,
            name: longNames[0], official: official,
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
                .init(choice: Choice(index: $0), name: names[$0], count: counts[$0], official: official[$0])
            })
    }
}

extension Samples {
    static func multiples(_ regions: Int, _ language: Language) -> SmallMultiplesChart {
        let all = (0..<regions).map { index -> SmallMultiplesChart.Region in
            let state = RegionState.allCases[index % RegionState.allCases.count]
            let count = state == .noCount || state == .noVote ? 0 : 1 + index % 4
            let counts = (0..<count).map { place -> CountedValue in
                let small = 0.004 * Double((index * 7 + place * 5) % 13 - 6)
                let value = small + (index == 2 ? 0.33 : 0)
                return .init(
                    name: pollsters[place],
                    value: .init(
                        value, low: value - 0.02, high: value + 0.02,
                        state: abs(value) <= 0.02 ? .inside : .outside))
            }
            return .init(
                name: "Kabupaten Kepulauan Siau Tagulandang Biaro \(index)", state: state,
                reason: language == .indonesian ? "2 konsisten, 1 tidak dibandingkan" : "consistent",
                counts: counts)
        }
        return SmallMultiplesChart(
            plotHead("small-multiples", language), subject: "2018", level: 0.95, regions: all)
    }

    static func tiles(_ language: Language, date: String = "2024") -> TileGridChart {
        TileGridChart(
            plotHead("tile-grid", language), subject: "2024",
            tiles: TileGridChart.provinces(on: date).enumerated().map { index, code in
                .init(
                    code: code, name: "Provinsi \(code)",
                    state: RegionState.allCases[index % RegionState.allCases.count], reason: "x")
            })
    }

    static func thresholds(
        _ count: Int, _ language: Language, _ measure: ThresholdStripChart.Measure = .lead
    ) -> ThresholdStripChart {
        ThresholdStripChart(
            plotHead("threshold-strip", language), measure: measure,
            rows: (0..<count).map { index in
                let official =
                    measure == .share ? 0.4 + 0.05 * Double(index % 12) : 0.001 + 0.013 * Double(index % 30)
                return .init(
                    label: "Kabupaten \(index)", official: official,
                    votes: measure == .lead ? 920 + index : nil,
                    limit: measure == .share ? 0.5 : index % 5 == 4 ? nil : 0.02,
                    lacksPopulation: index % 5 == 4 && measure == .lead,
                    counts: (0..<(index * 2) % 7).map { place in
                        let value = official + 0.004 * Double(place - 1)
                        return .init(
                            name: pollsters[place % pollsters.count],
                            value: .init(value, low: value - 0.02, high: value + 0.03, state: .inside))
                    })
            })
    }

    static func funnel(_ count: Int, _ language: Language) -> FunnelChart {
        let points = (0..<count).map { index -> FunnelChart.Point in
            let small = 0.002 * Double((index * 7) % 13 - 6)
            return .init(
                label: pollsters[index % pollsters.count], stations: 90 + 160 * (index % 17),
                difference: index == 5 ? 0.33 : small)
        }
        return FunnelChart(
            plotHead("funnel", language), subject: "2018", points: points, deviation: 0.093,
            limits: [.init(level: 0.95, reach: 1.96), .init(level: 0.998, reach: 3.09)], inflation: 1.3)
    }

    static func timeline(_ panels: Int, _ language: Language, official: Double? = 0.588) -> TimelineChart {
        TimelineChart(
            plotHead("count-timeline", language), contest: "Jawa Tengah 2018", level: 0.95,
            panels: (0..<panels).map { index in
                .init(
                    choice: Choice(index: index), name: longNames[index],
                    captures: (0..<6).map { place in
                        DisplayCapture(
                            time: 0.4 + 0.5 * Double(place), moment: "28 Juni 2018 \(place)",
                            share: 0.594 - 0.001 * Double(place), isGarbled: place == 3)
                    }, ranges: [0.57...0.59, 0.575...0.602], official: official)
            }, outages: [0.7...1.9], days: ["27/6", "28/6", "29/6"], complement: panels == 1 ? "B" : nil)
    }

    static func fingerprint(_ step: Int, _ language: Language) -> FingerprintChart {
        FingerprintChart(
            plotHead("fingerprint", language, basis: .forms), subject: "a.csv", choice: "1", step: step,
            cells: (0..<40).map { index in
                .init(
                    turnout: index == 39 ? 100 : 60 + index % 12 * step,
                    share: 30 + index / 12 * step + (index == 39 ? 20 : 0), stations: 1 << (index % 12))
            }, leftOut: 3)
    }
}
