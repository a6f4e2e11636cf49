import Wording

/// Sizes and places of a drawing of one panel with labels at its left and texts at its right: measured once for all
/// pages, drawn page by page.
struct ListLayout {
    typealias Row = PanelPicture.Row

    let picture: PanelPicture
    let panel: PanelPicture.Panel
    /// Rows of the page, at their places among all.
    var rows: ArraySlice<Row> = []
    let isGrouped: Bool
    var page: ChartPage
    /// Whether label, value and verdict stand in one line.
    let isCompact: Bool
    let labelWidth: Double
    let valueWidth: Double
    let verdictWidth: Double
    let axis: PanelAxis

    static let textSize = 11.5
    static let rowsPerPage = 40

    /// Pages that so many rows take.
    static func pageCount(_ rows: Int) -> Int { max(1, (rows + rowsPerPage - 1) / rowsPerPage) }

    init(_ picture: PanelPicture, _ width: ChartWidth, _ words: any Wording, _ basis: ChartBasis) {
        self.picture = picture
        panel = picture.panels[0]
        isGrouped = picture.rows.contains { $0.group != nil }
        let page = ChartPage(width, words, basis)
        self.page = page
        let all = picture.rows
        let size = ListLayout.textSize
        func widest(_ texts: [String], _ size: Double) -> Double {
            (texts.map { FontMetrics.width($0, size: size) }.max() ?? 0).rounded(.up)
        }
        let label = widest(all.map(\.label), page.label.size)
        let value = widest(all.map(\.value), size)
        let verdict = widest(all.map(\.verdict), size)
        let hasSecond = all.contains { !$0.detail.isEmpty }
        isCompact = !page.isNarrow && !hasSecond && label + value + verdict + 36 <= page.inner - 190
        if page.isNarrow {
            (labelWidth, valueWidth, verdictWidth) = (page.inner, page.inner, page.inner)
        } else if isCompact {
            (labelWidth, valueWidth, verdictWidth) = (label, value, verdict)
        } else {
            let second = widest(all.map(\.detail), 11)
            valueWidth = min(max(value, verdict), 170)
            labelWidth = min(max(label, second, 80), page.inner - valueWidth - 24 - 210)
            verdictWidth = valueWidth
        }
        let columns = isCompact ? labelWidth + valueWidth + verdictWidth + 36 : labelWidth + valueWidth + 24
        axis = PanelAxis(
            centre: panel.centre, span: picture.span,
            left: page.left + (page.isNarrow ? 0 : labelWidth + 12),
            width: page.isNarrow ? page.inner : page.inner - columns)
    }

    /// Rows of a page, all pages of about the same length.
    ///
    /// - Parameter page: Counts from 1; clamped to the pages there are.
    static func rows<Element>(onPage page: Int, of all: [Element]) -> ArraySlice<Element> {
        let count = pageCount(all.count)
        let size = (all.count + count - 1) / count
        return all.dropFirst((min(max(page, 1), count) - 1) * size).prefix(size)
    }

    /// One page; `number` counts from 1 and is clamped to the pages there are.
    func drawing(page number: Int, title: String, subtitle: String, footer: ChartFooter) -> Drawing {
        var copy = self
        copy.rows = ListLayout.rows(onPage: number, of: picture.rows)
        let (words, count) = (page.words, ListLayout.pageCount(picture.rows.count))
        let place = min(max(number, 1), count)
        let part = count > 1 ? words.page(place, of: count) : ""
        copy.page.heading(
            title: title, subtitle: [subtitle, part].filter { !$0.isEmpty }.joined(separator: " · "))
        guard !copy.rows.isEmpty else {
            copy.page.message(picture.messages)
            return copy.page.foot(footer)
        }
        if let sentence = picture.lead {
            copy.page.paragraph(sentence, .init(size: page.isNarrow ? 12 : 12.5), leading: 17)
            copy.page.y += 7
        }
        copy.page.key(picture.key)
        copy.table()
        return copy.page.foot(footer)
    }
}
