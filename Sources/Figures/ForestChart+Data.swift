import Elections

extension ForestChart {
    /// What chance alone does, where the caller gave a number for it.
    func chanceSentence(_ words: ChartWords) -> String? {
        guard let expectedOutside else { return nil }
        let tested = words.numbers.integer(rows.filter { $0.state != .notTestable }.count)
        let count = words.numbers.expected(expectedOutside)
        let range = words.range(level: level)
        return words.pick(
            "Dari \(tested) yang diuji, sekitar \(count) diharapkan di luar \(range) karena kebetulan saja.",
            "Of \(tested) tested, about \(count) are expected outside the \(range) by chance alone.")
    }

    public var altText: String {
        let words = ChartWords(language, basis)
        let about = subject.isEmpty ? "" : ", " + subject
        let kind = words.pick(
            "Grafik selisih dan rentang dari \(words.rows(rows.count)) dikurangi \(words.recap)\(about)",
            "Difference and range chart of \(words.rows(rows.count)) minus \(words.recap)\(about)")
        let finding = title.isEmpty ? "" : words.pick(", dengan temuan: ", ", where: ") + title
        guard !rows.isEmpty else { return "\(kind)\(finding). \(words.noQuickCount)." }
        let tested = rows.filter { $0.state != .notTestable }
        let inside = words.numbers.integer(tested.filter { $0.state == .inside }.count)
        let all = words.numbers.integer(tested.count)
        var sentences = [
            kind + finding + ".",
            words.pick(
                "\(inside) dari \(all) yang diuji memuat \(words.recap) dalam \(words.range(level: level)).",
                "\(inside) of \(all) tested include the \(words.recap) in the \(words.range(level: level))."
            ),
        ]
        let differences = rows.compactMap(\.difference)
        if let least = differences.min(), let most = differences.max() {
            let (low, high) = (words.numbers.points(least), words.numbers.points(most))
            sentences.append(
                words.pick(
                    "Selisih dari \(low) sampai \(high) poin.", "Differences from \(low) to \(high) points."))
        }
        return (sentences + [chanceSentence(words)].compactMap(\.self)).joined(separator: " ")
    }

    public var dataTable: ChartTable {
        let words = ChartWords(language, basis)
        func range(_ low: Double?, _ high: Double?) -> String {
            if let low, let high { words.range(low, high) } else { "–" }
        }
        return ChartTable(
            caption: title,
            header: words.pick(
                "Baris|Keterangan|TPS|Selisih (poin)|\(words.rangeHead(level: level))|\(words.rangeHead(level: outerLevel))"
                    + "|Keadaan|Kesimpulan",
                "Row|Detail|Stations|Difference (points)|\(words.rangeHead(level: level))|\(words.rangeHead(level: outerLevel))"
                    + "|State|Verdict"
            ).split(separator: "|").map(String.init),
            rows: orderedRows.map { row in
                [
                    row.label, row.secondLabel, row.stations.map(words.numbers.integer) ?? "–",
                    row.difference.map { words.numbers.points($0) } ?? "–", range(row.low, row.high),
                    range(row.outerLow, row.outerHigh), words.state(row.state), row.verdict,
                ]
            },
            isNumeric: [false, false, true, true, true, true, false, false])
    }

    /// One row per difference, points as plain numbers.
    var tidy: TidyData {
        TidyData(
            names: [
                "label", "detail", "group", "difference_points", "lower_points", "upper_points",
                "outer_lower_points", "outer_upper_points", "level_pct", "n_tps", "state", "verdict",
            ],
            rows: orderedRows.map { row in
                [
                    .text(row.label), .text(row.secondLabel), row.group.map { .text($0) } ?? .missing,
                    DataValue(percent: row.difference), DataValue(percent: row.low),
                    DataValue(percent: row.high), DataValue(percent: row.outerLow),
                    DataValue(percent: row.outerHigh), DataValue(percent: level),
                    DataValue(row.stations), .text(row.state.rawValue), .text(row.verdict),
                ]
            })
    }

    public var csv: String { tidy.csv }
}
