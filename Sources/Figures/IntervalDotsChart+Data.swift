import Elections

extension IntervalDotsChart {
    public var altText: String {
        let words = ChartWords(language, basis)
        let named = contest.isEmpty ? "" : " " + contest
        let kind = words.pick(
            "Grafik titik dan rentang dari \(words.rows(rows.count))\(named)",
            "Dot and range chart of \(words.rows(rows.count))"
                + (contest.isEmpty ? "" : " of " + contest))
        let finding = title.isEmpty ? "" : words.pick(", dengan temuan: ", ", where: ") + title
        return ([kind + finding + "."] + factSentences(words)).joined(separator: " ")
    }

    private func factSentences(_ words: ChartWords) -> [String] {
        guard !rows.isEmpty else { return [words.noQuickCount + "."] }
        guard hasRecap else { return [words.noRecap + "."] }
        let tested = testedRows
        let inside = words.numbers.integer(
            tested.filter { row in row.cells.allSatisfy { $0.state != .outside } }.count)
        let all = words.numbers.integer(tested.count)
        let officials = panels.compactMap { panel in
            panel.official.map { "\(panel.heading) \(words.share($0))%" }
        }
        let values = CountText.list(officials, separator: "; ", language)
        guard !tested.isEmpty else {
            return [
                words.pick(
                    "Tidak ada yang dapat diuji. Angka \(words.recap): \(values).",
                    "None can be tested. Figures of the \(words.recap): \(values).")
            ]
        }
        return [
            words.pick(
                "\(inside) dari \(all) yang dapat diuji memuat angka \(words.recap) pada semua pasangan "
                    + "(\(values)).",
                "\(inside) of \(all) that can be tested include the \(words.recap) for every pair "
                    + "(\(values)).")
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
        let words = ChartWords(language, basis)
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
                row.label, row.detail ?? words.basis(stations: row.stations, dataIn: row.dataIn),
                panel.heading, percent(cell.share), range,
                percent(panel.official), difference, words.state(cell.state),
            ]
        }
        return ChartTable(
            caption: title,
            header: words.pick(
                "\(basis == .sample ? "Bagian" : "Lembaga")|Dasar|Pasangan|\(basis == .sample ? "Sampel" : "Hitung cepat") (%)|\(words.rangeHead(level: level))"
                    + "|\(basis == .sample ? "Berkas resmi" : "Rekap") (%)"
                    + "|Selisih (poin)|Keadaan",
                "\(basis == .sample ? "Part" : "Pollster")|Basis|Pair|\(basis == .sample ? "Sample" : "Quick count") (%)"
                    + "|\(words.rangeHead(level: level))|\(basis == .sample ? "Official file" : "Recap") (%)"
                    + "|Difference (points)|State"
            ).split(separator: "|").map(String.init),
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
