/// Sizes and places of a drawing of panels with rows at their left.
struct PanelLayout: PictureLayout {
    typealias Panel = PanelPicture.Panel
    typealias Row = PanelPicture.Row

    let picture: PanelPicture
    var page: ChartPage
    /// Width of the row labels, and the distance between columns.
    let labelWidth: Double
    let gap: Double
    /// Panels side by side.
    let columns: Int
    let panelWidth: Double
    /// Half the width of every axis, a fraction.
    let span: Double
    let names: LabelFit
    let headings: LabelFit

    init(_ picture: PanelPicture, _ page: ChartPage) {
        (self.picture, self.page, span) = (picture, page, picture.span)
        gap = page.isNarrow ? 8 : 16
        labelWidth = PanelLayout.labelWidth(picture, page)
        let room = page.inner - labelWidth
        columns = page.isNarrow ? 1 : PanelLayout.columns(picture.shownPanels, room: room, gap: gap)
        let panelWidth = room / Double(columns) - gap
        self.panelWidth = panelWidth
        names = LabelFit(picture.measured.map(\.label)) { [labelWidth] label in
            TextWrap.balanced(label, width: labelWidth, size: page.label.size, limit: 3)
        }
        headings = LabelFit(picture.shownPanels.map { $0.heading ?? "" }) { heading in
            TextWrap.balanced(
                heading, width: page.isNarrow ? page.inner : panelWidth, size: 12.5, bold: true, limit: 3)
        }
    }

    /// Room for the longest label, within limits; longer ones wrap.
    private static func labelWidth(_ picture: PanelPicture, _ page: ChartPage) -> Double {
        let limits = page.isNarrow ? (72.0, 112.0) : (90.0, picture.shownPanels.count > 3 ? 140.0 : 172.0)
        let widest = picture.measured.map { row in
            max(
                FontMetrics.width(row.label, size: page.label.size), FontMetrics.width(row.detail, size: 11))
        }.max()
        // No word of a verdict is parted, which stands beside its shape.
        let words = picture.measured.flatMap { $0.verdict.split(separator: " ") }.map {
            FontMetrics.width(String($0), size: 11, bold: true) + 13.1
        }
        return min(max(widest ?? 0, words.max() ?? 0, limits.0), limits.1)
    }

    /// As many panels in a line as their names allow; otherwise even lines of fewer. Three stay together as
    /// long as they can: two and one would leave a hole.
    private static func columns(_ panels: [Panel], room: Double, gap: Double) -> Int {
        let count = max(1, panels.count)
        for lines in 1...count {
            let columns = (count + lines - 1) / lines
            let width = room / Double(columns) - gap
            let fits = panels.allSatisfy {
                TextWrap.lines($0.heading ?? "", width: width, size: 12.5, bold: true).count
                    <= (lines == 1 && count != 3 ? 2 : 3)
            }
            if columns == 1 || (fits && width >= 88) { return columns }
        }
        return 1
    }

    func axis(_ panel: Panel, left: Double) -> PanelAxis {
        picture.axis(panel, left: left, width: panelWidth)
    }

    mutating func draw(page number: Int) {
        if let sentence = picture.lead {
            page.paragraph(sentence, .init(size: page.isNarrow ? 12 : 12.5), leading: 17)
            page.y += 7
        }
        page.key(picture.drawnKey)
        for first in stride(from: 0, to: picture.shownPanels.count, by: columns) {
            band(first..<min(first + columns, picture.shownPanels.count))
        }
    }
}
