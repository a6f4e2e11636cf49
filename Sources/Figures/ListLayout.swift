/// Sizes and places of a drawing of one panel with labels at its left and texts at its right: measured once for all
/// pages, drawn page by page.
struct ListLayout: PictureLayout {
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
    let names: LabelFit
    let details: LabelFit

    static let textSize = 11.5
    static let rowsPerPage = 40

    /// Pages that so many rows take.
    static func pageCount(_ rows: Int) -> Int { max(1, (rows + rowsPerPage - 1) / rowsPerPage) }

    init(_ picture: PanelPicture, _ page: ChartPage) {
        (self.picture, self.page) = (picture, page)
        panel = picture.panels[0]
        isGrouped = picture.rows.contains { $0.group != nil }
        let all = picture.measured
        let size = ListLayout.textSize
        func widest(_ texts: [String], _ size: Double, bold: Bool = false) -> Double {
            (texts.map { FontMetrics.width($0, size: size, bold: bold) }.max() ?? 0).rounded(.up)
        }
        let label = widest(all.map(\.label), page.label.size)
        let value = widest(all.map(\.value), size)
        let verdict = widest(all.map(\.verdict), size, bold: true)
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
        names = LabelFit(all.map(\.label)) { [labelWidth] label in
            TextWrap.balanced(label, width: labelWidth, size: page.label.size, limit: 2)
        }
        details = LabelFit(all.map(\.detail)) { [labelWidth] detail in
            TextWrap.balanced(detail, width: labelWidth, size: 11, limit: 2)
        }
    }

    /// Rows of a page, all pages of about the same length.
    ///
    /// - Parameters:
    ///   - page: Counts from 1.
    ///   - all: Rows of all pages.
    static func rows<Element>(onPage page: Int, of all: [Element]) -> ArraySlice<Element> {
        let count = pageCount(all.count)
        let size = (all.count + count - 1) / count
        return all.dropFirst((page - 1) * size).prefix(size)
    }

    mutating func draw(page number: Int) {
        rows = ListLayout.rows(onPage: number, of: picture.rows)
        if let sentence = picture.lead {
            page.paragraph(sentence, .init(size: page.isNarrow ? 12 : 12.5), leading: 17)
            page.y += 7
        }
        page.key(picture.drawnKey)
        table()
    }
}
