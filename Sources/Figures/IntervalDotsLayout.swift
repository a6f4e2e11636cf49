import Elections

/// Sizes and places of an interval-dots drawing.
struct IntervalDotsLayout {
    typealias Row = IntervalDotsChart.Row
    typealias Panel = IntervalDotsChart.Panel

    let chart: IntervalDotsChart
    let tested: [Row]
    let untested: [Row]
    var page: ChartPage
    /// Width of the row labels, and the distance between columns.
    let labelWidth: Double
    let gap: Double
    /// Panels side by side.
    let columns: Int
    let panelWidth: Double
    /// Half the width of every panel's axis, a fraction of the valid votes.
    let span: Double

    init(_ chart: IntervalDotsChart, _ width: ChartWidth) {
        self.chart = chart
        tested = chart.testedRows
        untested = chart.untestedRows
        let page = ChartPage(width, chart.language, chart.basis)
        self.page = page
        gap = page.isNarrow ? 8 : 16
        labelWidth = IntervalDotsLayout.labelWidth(chart, page)
        let room = page.inner - labelWidth
        columns = page.isNarrow ? 1 : IntervalDotsLayout.columns(chart.panels, room: room, gap: gap)
        panelWidth = room / Double(columns) - gap
        span = IntervalDotsLayout.span(chart)
    }

    /// Room for the longest label, within limits; longer ones wrap.
    private static func labelWidth(_ chart: IntervalDotsChart, _ page: ChartPage) -> Double {
        let limits = page.isNarrow ? (72.0, 112.0) : (90.0, chart.panels.count > 3 ? 140.0 : 172.0)
        let widest = chart.rows.map { row in
            max(
                FontMetrics.width(row.label, size: page.label.size),
                FontMetrics.width(detail(row, page.words), size: 11))
        }.max()
        return min(max(widest ?? 0, limits.0), limits.1)
    }

    /// As many panels in a line as their names allow; otherwise even lines of fewer. Three stay together as
    /// long as they can: two and one would leave a hole.
    private static func columns(_ panels: [Panel], room: Double, gap: Double) -> Int {
        let count = max(1, panels.count)
        for lines in 1...count {
            let columns = (count + lines - 1) / lines
            let width = room / Double(columns) - gap
            let fits = panels.allSatisfy {
                TextWrap.lines(heading($0), width: width, size: 12.5, bold: true).count
                    <= (lines == 1 && count != 3 ? 2 : 3)
            }
            if columns == 1 || (fits && width >= 88) { return columns }
        }
        return 1
    }

    static func detail(_ row: Row, _ words: ChartWords) -> String {
        row.detail ?? words.basis(stations: row.stations, dataIn: row.dataIn)
    }

    static func heading(_ panel: Panel) -> String { panel.heading }

    /// The middle of a panel's axis: the official share, or the middle of what the pollsters say.
    static func centre(_ panel: Panel, _ rows: [Row]) -> Double {
        if let official = panel.official { return official }
        let values = rows.compactMap { $0.cell(panel.ballotNumber) }
            .flatMap { [$0.share, $0.low, $0.high].compactMap(\.self) }
        guard let low = values.min(), let high = values.max() else { return 0.5 }
        return (low + high) / 2
    }

    /// The farthest bound of all panels from its centre and half a point, at least one point and a half.
    private static func span(_ chart: IntervalDotsChart) -> Double {
        let reaches = chart.panels.flatMap { panel in
            let centre = centre(panel, chart.rows)
            return chart.rows.compactMap { $0.cell(panel.ballotNumber) }
                .flatMap { [$0.share, $0.low, $0.high].compactMap(\.self) }
                .map { abs($0 - centre) }
        }
        return max((reaches.max() ?? 0) + 0.005, 0.015)
    }

    func drawing() -> Drawing {
        var copy = self
        copy.page.heading(title: chart.title, subtitle: chart.subtitle)
        copy.messages()
        if !chart.rows.isEmpty && !chart.panels.isEmpty {
            copy.key()
            for first in stride(from: 0, to: chart.panels.count, by: columns) {
                copy.band(first..<min(first + columns, chart.panels.count))
            }
        }
        return copy.page.foot(chart.footer)
    }

    /// What is missing, said in a frame.
    private mutating func messages() {
        var sentences: [String] = []
        if chart.rows.isEmpty { sentences.append(page.words.noQuickCount) }
        if !chart.hasRecap {
            sentences.append(page.words.noRecap)
        } else if chart.rows.isEmpty {
            let values = chart.panels.compactMap { panel in
                panel.official.map { "\(IntervalDotsLayout.heading(panel)) \(page.words.share($0))%" }
            }
            sentences.append(
                page.words.officialRecap.prefix(1).uppercased() + page.words.officialRecap.dropFirst() + ": "
                    + values.joined(separator: " · "))
        }
        if !sentences.isEmpty { page.message(sentences) }
    }
}
