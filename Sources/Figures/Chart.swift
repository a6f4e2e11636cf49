import Elections
import Ground

/// The two layouts of a chart, by their width in pixels.
public enum ChartWidth: Int, Sendable, CaseIterable {
    /// Article column: 640 px.
    case wide = 640
    /// Telephone: 320 px, panels stacked, no text below 11 px.
    case narrow = 320
}

/// One picture in every form it is published in. All forms come from the same value, so that their numbers
/// cannot differ.
public protocol Chart: Sendable {
    /// Identifier; the prefix of every id inside the drawings.
    var id: String { get }
    var language: Language { get }
    /// What things are called.
    var vocabulary: Vocabulary { get }
    /// The finding, in at most ten words.
    var title: String { get }
    /// Drawings needed to show all rows.
    var pageCount: Int { get }
    /// "[chart type] of [data] where [finding]", for readers who do not see the drawing.
    var altText: String { get }
    /// The numbers of the chart as text in the chart's language.
    var dataTable: ChartTable { get }
    /// Tidy data with plain decimals: one row per mark.
    var csv: String { get }
    /// Vega-Lite 5 specification with its data inside.
    var vegaLite: String { get }

    /// The drawing; `page` counts from 1 and is clamped to the pages there are.
    func svg(width: ChartWidth, page: Int) -> String
    /// The drawings of all pages, in order; as long as work that all pages share is done once.
    func svgs(width: ChartWidth) -> [String]
}

extension Chart {
    public var pageCount: Int { 1 }

    public func svgs(width: ChartWidth) -> [String] {
        (1...max(1, pageCount)).map { svg(width: width, page: $0) }
    }

    /// The first page.
    public func svg(width: ChartWidth) -> String { svg(width: width, page: 1) }

    /// Title, description and numbers without any markup, for terminals and plain mail.
    public var plainText: String {
        [title, altText, dataTable.plainText].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// The drawings of the chart in both widths and its description, as name and text, in a fixed order.
    ///
    /// Later pages of a long chart are `name-2.svg`, `name-2.mobile.svg` and so on.
    public func drawings(named name: String) -> [(fileName: String, text: String)] {
        var files: [(fileName: String, text: String)] = []
        for (index, page) in zip(svgs(width: .wide), svgs(width: .narrow)).enumerated() {
            let stem = index == 0 ? name : "\(name)-\(index + 1)"
            files.append(("\(stem).svg", page.0))
            files.append(("\(stem).mobile.svg", page.1))
        }
        return files + [("\(name).alt.txt", altText.withoutControls + "\n")]
    }
}
