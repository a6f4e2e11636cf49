import Elections

/// Sizes and places of a forest drawing: measured once for all pages, drawn page by page.
struct ForestLayout {
    typealias Row = ForestChart.Row

    let chart: ForestChart
    /// All rows as drawn, and those of the page.
    private let ordered: [Row]
    var rows: ArraySlice<Row> = []
    let isGrouped: Bool
    /// Stations of the largest sample; the area of the squares is in proportion.
    let largestSample: Int
    let keyItems: [(KeyGlyph, String)]
    private let chanceSentence: String?
    var page: ChartPage
    /// Whether label, difference and verdict stand in one line.
    let isCompact: Bool
    let labelWidth: Double
    let differenceWidth: Double
    let verdictWidth: Double
    let axis: PanelAxis
    let paint: Paint

    static let textSize = 11.5

    init(_ chart: ForestChart, _ width: ChartWidth) {
        self.chart = chart
        ordered = chart.orderedRows
        isGrouped = chart.isGrouped
        largestSample = chart.rows.compactMap(\.stations).max() ?? 0
        let page = ChartPage(width, chart.language, chart.basis)
        self.page = page
        keyItems = ForestLayout.keyItems(chart, page.words)
        chanceSentence = chart.chanceSentence(page.words)
        paint = chart.ballotNumber.map { .pair($0) } ?? .muted

        let all = chart.rows
        let size = ForestLayout.textSize
        func widest(_ texts: [String], _ size: Double) -> Double {
            (texts.map { FontMetrics.width($0, size: size) }.max() ?? 0).rounded(.up)
        }
        let label = widest(all.map(\.label), page.label.size)
        let difference = widest(all.map { ForestLayout.difference($0, page.words) }, size)
        let verdict = widest(all.map(\.verdict), size)
        let hasSecond = all.contains { !$0.secondLabel.isEmpty }
        isCompact =
            !page.isNarrow && !hasSecond && label + difference + verdict + 36 <= page.inner - 190
        if page.isNarrow {
            (labelWidth, differenceWidth, verdictWidth) = (page.inner, page.inner, page.inner)
        } else if isCompact {
            (labelWidth, differenceWidth, verdictWidth) = (label, difference, verdict)
        } else {
            let second = widest(all.map(\.secondLabel), 11)
            differenceWidth = min(max(difference, verdict), 170)
            labelWidth = min(max(label, second, 80), page.inner - differenceWidth - 24 - 210)
            verdictWidth = differenceWidth
        }
        let columns =
            isCompact ? labelWidth + differenceWidth + verdictWidth + 36 : labelWidth + differenceWidth + 24
        axis = PanelAxis(
            centre: 0, span: ForestLayout.span(chart),
            left: page.left + (page.isNarrow ? 0 : labelWidth + 12),
            width: page.isNarrow ? page.inner : page.inner - columns)
    }

    /// The farthest bound of all pages and a little air, at least one point.
    static func span(_ chart: ForestChart) -> Double {
        let bounds = chart.rows.flatMap {
            [$0.difference, $0.low, $0.high, $0.outerLow, $0.outerHigh].compactMap(\.self)
        }
        let farthest = (bounds + [chart.commonMargin ?? 0]).map(abs).max() ?? 0
        return max(farthest * 1.06, 0.01)
    }

    /// `−0,62 (−1,53 s.d. 0,29)`.
    static func difference(_ row: Row, _ words: ChartWords) -> String {
        guard let difference = row.difference else { return "–" }
        let value = words.numbers.points(difference)
        guard let low = row.low, let high = row.high else { return value }
        return "\(value) (\(words.range(low, high)))"
    }

    /// One page; `number` counts from 1 and is clamped to the pages there are.
    func drawing(page number: Int) -> Drawing {
        var copy = self
        let pageNumber = min(max(number, 1), chart.pageCount)
        copy.rows = chart.rows(onPage: pageNumber, of: ordered)
        let words = page.words
        let part =
            chart.pageCount > 1
            ? words.pick(
                "bagian \(pageNumber) dari \(chart.pageCount)", "part \(pageNumber) of \(chart.pageCount)")
            : ""
        copy.page.heading(
            title: chart.title,
            subtitle: [chart.subtitle, part].filter { !$0.isEmpty }.joined(separator: " · "))
        guard !copy.rows.isEmpty else {
            copy.page.message([words.noQuickCount])
            return copy.page.foot(chart.footer)
        }
        if let sentence = chanceSentence {
            copy.page.paragraph(sentence, .init(size: page.isNarrow ? 12 : 12.5), leading: 17)
            copy.page.y += 7
        }
        copy.page.key(keyItems)
        copy.table()
        return copy.page.foot(chart.footer)
    }
}
