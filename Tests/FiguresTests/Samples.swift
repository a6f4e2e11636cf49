import Elections
import Wording

@testable import Figures

/// Charts to hold against the rules: real shares of 2018, and the shapes that break layouts.
enum Samples {
    static let westJava = [0.328765, 0.126164, 0.287419, 0.257652]
    static let shortNames = ["Rindu", "Hasanah", "Asyik", "2DM"]
    static let longNames = [
        "Ridwan Kamil–Uu Ruzhanul Ulum", "Tubagus Hasanuddin–Anton Charliyan",
        "Sudrajat–Ahmad Syaikhu", "Deddy Mizwar–Dedi Mulyadi",
    ]
    static let pollsters = [
        "Lembaga Klimatologi Politik Indonesia (LKPI)", "Saiful Mujani Research and Consulting",
        "LSI Denny JA", "Litbang Kompas", "Indikator Politik Indonesia", "Poltracking Indonesia",
        "Charta Politika", "Populi Center", "Indo Barometer", "Cyrus Network–CSIS", "Median",
        "<script>alert(\"1\")</script>",
    ]

    static func footer(_ language: Language) -> ChartFooter {
        ChartFooter(
            notes: [language == .indonesian ? "Margin 99% diubah ke 95%." : "Margins of 99% become 95%."],
            sources: [
                "KPU Jawa Barat, DC1, 8 Juli 2018",
                "https://contoh.example/2018/06/27/halaman-yang-panjang-sekali-tanpa-spasi-sama-sekali",
            ],
            captured: "2018-07-09T08:00:00+07:00", tool: "Sanding 1.0.0", dataHash: "9f8e7d6c")
    }

    static func row(
        _ label: String, _ shares: [Double?], margin: Double?, official: [Double], stations: Int? = 450
    ) -> IntervalDotsChart.Row {
        let values = shares.enumerated().map { index, share in
            let state: TestState =
                if let share, let margin {
                    abs(share - official[index]) <= margin ? .inside : .outside
                } else { .notTestable }
            let value = TestedValue(
                share, low: share.flatMap { share in margin.map { share - $0 } },
                high: share.flatMap { share in margin.map { share + $0 } }, state: state)
            return (Choice(index: index), value)
        }
        return .init(
            label: label, stations: stations, dataIn: 1, shares: Dictionary(uniqueKeysWithValues: values))
    }

    /// The West Java count of 2018 as four pollsters published it.
    static func published(_ language: Language = .indonesian, names: [String] = shortNames)
        -> IntervalDotsChart
    {
        dots(
            language, names: names, official: westJava,
            rows: [
                row(
                    "LKPI", [0.3041, 0.1117, 0.3093, 0.2749], margin: nil, official: westJava, stations: 2780),
                row(
                    "IDM", [0.3267, 0.0943, 0.3312, 0.2478], margin: 0.016, official: westJava, stations: 3573
                ),
                row("SMRC", [0.3226, 0.1277, 0.2958, 0.2538], margin: 0.0076, official: westJava),
                row("Indikator", [0.3433, nil, 0.2928, nil], margin: nil, official: westJava, stations: nil),
                row("Populi Center", [0.3328, 0.1236, 0.2875, 0.2561], margin: 0.01, official: westJava),
            ])
    }

    static func dots(
        _ language: Language, names: [String], official: [Double]?, rows: [IntervalDotsChart.Row]
    ) -> IntervalDotsChart {
        IntervalDotsChart(
            .init(
                id: "Jabar 2018", language: language, vocabulary: .indonesian,
                title: language == .indonesian
                    ? "Satu dari tiga hitung cepat memuat semua angka rekap"
                    : "One of three quick counts includes every recap share",
                subtitle: language == .indonesian ? "Bagian suara sah, %" : "Share of valid votes, %",
                basis: .quickCounts, footer: footer(language)),
            contest: "Jawa Barat 2018", level: 0.95,
            panels: names.enumerated().map { index, name in
                .init(choice: Choice(index: index), name: name, official: official?[index])
            },
            rows: rows)
    }

    /// `count` pollsters, some without a margin.
    static func many(_ count: Int, _ language: Language, names: [String]) -> IntervalDotsChart {
        let official = Array(westJava.prefix(names.count))
        let rows = (0..<count).map { index in
            row(
                pollsters[index % pollsters.count],
                official.enumerated().map { $1 + 0.0035 * Double((index * 7 + $0 * 5) % 9 - 4) },
                margin: index % 5 == 4 ? nil : 0.01, official: official, stations: 300 + 137 * index)
        }
        return dots(language, names: names, official: official, rows: rows)
    }

    static func forest(
        _ count: Int, _ language: Language, isGrouped: Bool = false, detail: String = ""
    ) -> ForestChart {
        let isIndonesian = language == .indonesian
        let rows = (0..<count).map { index in
            let difference = 0.004 * Double((index * 7) % 13 - 6)
            let margin = index % 11 == 10 ? nil : 0.012 + 0.001 * Double(index % 4)
            let state: TestState = margin.map { abs(difference) <= $0 ? .inside : .outside } ?? .notTestable
            return ForestChart.Row(
                label: isGrouped ? "Kabupaten \(index)" : pollsters[index % pollsters.count],
                detail: detail, group: isGrouped ? ["Sumatera", "Jawa", "Papua"][index % 3] : nil,
                difference: .init(
                    difference, low: margin.map { difference - $0 }, high: margin.map { difference + $0 },
                    outerLow: margin.map { difference - 1.4 * $0 },
                    outerHigh: margin.map { difference + 1.4 * $0 }, state: state),
                stations: 100 + 30 * index,
                verdict: isIndonesian ? "di tepi rentang" : "at the edge of the range")
        }
        return ForestChart(
            .init(
                id: "forest", language: language, vocabulary: .indonesian,
                title: isIndonesian ? "Sebagian besar selisih kecil" : "Most differences are small",
                subtitle: isIndonesian ? "Hitung cepat dikurangi rekap" : "Quick count minus recap",
                basis: .quickCounts, footer: footer(language)),
            subject: "Jawa Barat", level: 0.95, outerLevel: 0.99, commonMargin: count == 3 ? 0.01 : nil,
            tested: .init(
                rows.count(where: \.difference.isTested),
                inside: rows.count { $0.difference.state == .inside },
                expectedOutside: 0.05 * Double(count)), rows: rows)
    }

    /// Every shape of every chart in both languages.
    static let all: [(name: String, chart: any Chart)] = Language.allCases.flatMap { language in
        let none = IntervalDotsChart(
            .init(
                id: "none", language: language, vocabulary: .indonesian, title: "", basis: .quickCounts),
            contest: "", level: 0.95, panels: [], rows: [])
        var waiting = published(language)
        waiting.panels = waiting.panels.map { .init(choice: $0.choice, name: $0.name) }
        let unlisted = dots(language, names: shortNames, official: westJava, rows: [])
        let charts: [(String, any Chart)] = [
            ("published", published(language)), ("long", published(language, names: longNames)),
            ("two", many(4, language, names: Array(longNames.prefix(2)))),
            ("three", many(3, language, names: Array(longNames.prefix(3)))),
            ("one", many(1, language, names: Array(shortNames.prefix(2)))),
            ("twelve", many(12, language, names: longNames)), ("waiting", waiting), ("none", none),
            ("unlisted", unlisted), ("forest0", forest(0, language)), ("forest3", forest(3, language)),
            ("forest17", forest(17, language, detail: "Provinsi Nusa Tenggara Barat")),
            ("forest60", forest(60, language, isGrouped: true)),
            ("quantile5", quantiles(5, language)), ("quantile1", quantiles(1, language)),
            ("quantile12", quantiles(12, language, outlier: 0.33)),
            ("quantileWaiting", quantiles(3, language, official: nil)),
            ("quantileNone", quantiles(0, language)),
            ("quantileSmall", quantiles(3, language, share: 0.003, official: 0.004)),
            ("quantileLarge", quantiles(3, language, share: 0.997, official: 0.998)),
            ("dumbbell4", dumbbell(language, westJava, westJava.map { $0 + 0.01 })),
            ("dumbbellLong", dumbbell(language, westJava, westJava, names: longNames)),
            ("dumbbellFar", dumbbell(language, [0.003, 0.997], [0.33, 0.667])),
            ("dumbbellWaiting", dumbbell(language, [nil, nil], [0.4, 0.6])),
            ("dumbbellOne", dumbbell(language, [1], [nil])), ("dumbbellNone", dumbbell(language, [], [])),
            ("multiples9", multiples(9, language)), ("multiples71", multiples(71, language)),
            ("tiles38", tiles(language)), ("tiles34", tiles(language, date: "2018-06-27")),
            ("threshold3", thresholds(3, language)), ("threshold60", thresholds(60, language)),
            ("thresholdShare", thresholds(8, language, .share)), ("funnel30", funnel(30, language)),
            ("timeline1", timeline(1, language)), ("timeline2", timeline(2, language)),
            ("timelineOpen", timeline(1, language, official: nil)),
            ("checksFingerprint", fingerprint(2, language)),
            ("checks5", checks(5, language)), ("checks38", checks(38, language, most: 48_123)),
            ("checksNamed", checks(9, language, name: "Kabupaten Kepulauan Tanimbar")),
            ("checksNone", checks(4, language, most: 0)), ("checksEmpty", checks(0, language)),
        ]
        return charts.map { ("\($0.0)-\(language.rawValue)", $0.1) }
    }

    static let names = all.map(\.name)

    static func chart(_ name: String) -> any Chart { all.first { $0.name == name }?.chart ?? published() }

    /// Every drawing of a chart.
    static func drawings(_ chart: any Chart) -> [Drawing] {
        ChartWidth.allCases.flatMap(chart.drawings)
    }

    /// Failing forms of regions; the largest cell is `most`.
    static func checks(_ regions: Int, _ language: Language, most: Int = 214, name: String? = nil)
        -> FormChecksChart
    {
        let texts = [
            "L + P = pemilih terdaftar", "tiga daftar = pengguna", "pasangan = suara sah",
            "suara seluruhnya tidak melebihi DPT ditambah surat suara cadangan", "<script>alert(1)</script>",
        ]
        let words = language.wording(.indonesian)
        let isEnglish = language == .english
        return FormChecksChart(
            .init(
                id: "form-checks", language: language, vocabulary: .indonesian,
                title: most == 0
                    ? words.allPassed(forms: 823_236, rules: 3)
                    : isEnglish
                        ? "412 of 914,722 forms break a rule"
                        : "412 dari 914.722 formulir tidak memenuhi aturan",
                subtitle: "Pilpres 2019", basis: .forms, footer: footer(language)),
            subject: "Pilpres 2019", level: isEnglish ? "province" : "provinsi",
            columns: (0..<regions).map { index in
                .init(name: name ?? "\(11 + index)", forms: 1000 + index, complete: 1000 - index % 7)
            },
            rows: texts.enumerated().map { row, text in
                .init(
                    rule: row == 4 ? "own-rule" : "R\(row + 1)", text: text,
                    failed: row == 1
                        ? nil : (0..<regions).map { ($0 * $0 + row) * most / max(1, regions * regions + 3) })
            })
    }
}
