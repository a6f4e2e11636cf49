import Elections
import Wording

extension IntervalDotsChart {
    public var altText: String {
        let words = words
        let kind = words.dotsChart(rows.count, basis, of: contest, finding: title)
        return ([kind + "."] + factSentences(words)).joined(separator: " ")
    }

    private func factSentences(_ words: any Wording) -> [String] {
        guard !rows.isEmpty else { return [words.label(chart: .noQuickCount) + "."] }
        guard hasRecap else { return [words.label(chart: .noRecap) + "."] }
        let tested = testedRows
        let inside = tested.count { row in row.cells.allSatisfy { $0.state != .outside } }
        let officials = panels.compactMap { panel in
            panel.official.map { "\(panel.heading) \(words.share($0))%" }
        }
        return [
            tested.isEmpty
                ? words.noneTestable(basis, figures: officials)
                : words.including(inside, of: tested.count, basis, figures: officials)
        ]
    }

    /// Rows in the order of the drawing, pairs by ballot number.
    private var marks: [(row: Row, panel: Panel, cell: Cell)] {
        (testedRows + untestedRows).flatMap { row in
            panels.compactMap { panel in
                row.cell(panel.ballotNumber).map { (row, panel, $0) }
            }
        }
    }

    public var dataTable: ChartTable {
        let words = words
        let numbers = words.numbers
        func percent(_ value: Double?) -> String { value.map { numbers.decimal(100 * $0, 2) } ?? "–" }
        let body = marks.map { row, panel, cell in
            let range =
                if let low = cell.low, let high = cell.high {
                    words.range(low, high, beside: panel.official ?? low)
                } else { "–" }
            let difference =
                if let share = cell.share, let official = panel.official {
                    numbers.points(share - official)
                } else { "–" }
            return [
                row.label, row.detail ?? words.rests(on: row.stations, dataIn: row.dataIn),
                panel.heading, percent(cell.share), range,
                percent(panel.official), difference, words.state(cell.state),
            ]
        }
        return ChartTable(
            caption: title,
            header: words.dotsHeads(basis, level: level),
            rows: body, isNumeric: [false, false, false, true, true, true, true, false])
    }

    /// One row per mark, percent as plain numbers.
    var tidy: TidyData {
        TidyData(
            names: [
                "pollster", "ballot_no", "candidate", "share_pct", "lower_pct", "upper_pct", "level_pct",
                "n_tps", "in_pct", "official_pct", "state",
            ],
            rows: marks.map { row, panel, cell in
                [
                    .text(row.label), .integer(panel.ballotNumber), .text(panel.name),
                    DataValue(percent: cell.share), DataValue(percent: cell.low),
                    DataValue(percent: cell.high), DataValue(percent: level),
                    DataValue(row.stations), DataValue(percent: row.dataIn),
                    DataValue(percent: panel.official), .text(cell.state.rawValue),
                ]
            })
    }

    public var csv: String { tidy.csv }
}
