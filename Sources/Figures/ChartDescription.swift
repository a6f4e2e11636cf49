import Ground
import Wording

/// What a chart shows, before any form: words for those who do not see it, numbers, and a picture.
public struct ChartDescription: Sendable {
    /// The kind of chart and what it is of, without a stop.
    var kind: String
    /// Sentences that say what the numbers say.
    var facts: [String]
    /// What is missing, to be said in a frame.
    var messages: [String] = []
    var data: ChartData
    var body: any PictureBody

    func altText(_ head: ChartHead, _ words: any Wording) -> String {
        ([words.described(kind, finding: head.finding)] + facts).joined(separator: " ")
    }

    func table(_ head: ChartHead, _ words: any Wording) -> ChartTable {
        body.table(words, caption: head.title) ?? data.table(words, caption: head.title)
    }
}

/// A kind of picture that descriptions can hold: panels of marks on axes, or a grid of counts.
protocol PictureBody: Sendable {
    /// Whether there is nothing to draw.
    var isEmpty: Bool { get }
    /// Whether any row has something to show.
    var hasMarks: Bool { get }
    /// Drawings needed to show all rows.
    var pageCount: Int { get }
    /// What a specification says below its subtitle of marks that have no key there.
    var note: String { get }
    /// Places on a page of a width, measured once for all pages.
    func layout(_ page: ChartPage) -> any PictureLayout
    /// The picture in as many parts as sheets of paper need, each whole with its key and its axis.
    ///
    /// - Parameter fits: Whether a part has room on a sheet.
    func parts(_ fits: (any PictureBody) -> Bool) -> [any PictureBody]
    /// The same picture as values and views of a Vega-Lite specification.
    func vegaLite(_ tidy: TidyData, _ words: any Wording) -> (values: JSONNode, views: JSONNode)
    /// Draws the picture with few marks into a frame of a card.
    ///
    /// - Returns: How many rows stand there, of how many.
    func drawCard(
        _ canvas: inout Canvas, in frame: CardFrame, _ words: any Wording, _ basis: ChartBasis
    ) -> [CardShare]
    /// Tables for drawing tools of the web; `nil` where the picture has no shape of its own.
    func shapes(_ words: any Wording, _ basis: ChartBasis) -> ChartShapes?
    /// The table of a picture that is one; `nil` where the marks are shown row by row.
    func table(_ words: any Wording, caption: String) -> ChartTable?
}

extension PictureBody {
    var hasMarks: Bool { true }
    var pageCount: Int { 1 }
    var note: String { "" }
    func parts(_ fits: (any PictureBody) -> Bool) -> [any PictureBody] { [self] }
    func table(_ words: any Wording, caption: String) -> ChartTable? { nil }
}

/// Places of a picture on a page.
protocol PictureLayout {
    var page: ChartPage { get set }
    /// Draws the picture below what the page has.
    ///
    /// - Parameter number: One of the pages, from 1.
    mutating func draw(page number: Int)
}
