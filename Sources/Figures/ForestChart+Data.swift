import Elections
import Wording

extension ForestChart {
    /// What chance alone does, where the caller gave a number for it.
    func chanceSentence(_ words: any Wording) -> String? {
        expectedOutside.map { expected in
            let tested = rows.count { $0.state != .notTestable }
            return words.expectedOutside(expected, of: tested, level: level)
        }
    }

    public var altText: String {
        let words = words
        let kind = words.forestChart(rows.count, basis, about: subject, finding: title)
        guard !rows.isEmpty else { return "\(kind). \(words.label(chart: .noQuickCount))." }
        let tested = rows.filter { $0.state != .notTestable }
        let inside = tested.count { $0.state == .inside }
        var sentences = [
            kind + ".", words.including(inside, of: tested.count, basis, level: level),
        ]
        let differences = rows.compactMap(\.difference)
        if let least = differences.min(), let most = differences.max() {
            sentences.append(
                words.differences(from: words.numbers.points(least), to: words.numbers.points(most)))
        }
        return (sentences + [chanceSentence(words)].compactMap(\.self)).joined(separator: " ")
    }

    public var dataTable: ChartTable {
        let words = words
        func range(_ low: Double?, _ high: Double?) -> String {
            if let low, let high { words.range(low, high) } else { "–" }
        }
        return ChartTable(
            caption: title,
            header: words.forestHeads(level: level, outerLevel: outerLevel),
            rows: orderedRows.map { row in
                [
                    row.label, row.secondLabel, row.stations.map(words.number) ?? "–",
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
