import Elections
import Ground
import Wording

/// The layouts of a chart, by their width in pixels.
public enum ChartWidth: Int, Sendable, CaseIterable {
    /// Article column: 640 px.
    case wide = 640
    /// Telephone: 320 px, panels stacked, no text below 11 px.
    case narrow = 320
    /// Column of most letters: 600 px.
    case letter = 600
    /// Column of letters beside a list: 450 px, panels stacked.
    case smallLetter = 450

    /// Pixels below which panels are stacked.
    static let narrowBelow = 480.0

    /// Whether panels are stacked.
    var isNarrow: Bool { Double(rawValue) < ChartWidth.narrowBelow }

    /// End of the ids of a drawing, so that the layouts of a chart may share a page.
    var suffix: String {
        switch self {
        case .wide: ""
        case .narrow: "-m"
        case .letter: "-l"
        case .smallLetter: "-s"
        }
    }
}

/// What every chart has beside its values.
public struct ChartHead: Sendable, Equatable, Codable {
    /// Identifier; the prefix of every id inside the drawings.
    public var id: String
    public var language: Language
    /// What things are called.
    public var vocabulary: Vocabulary
    /// What counts are called.
    public var counts: CountNoun
    /// The finding.
    public var title: String
    public var subtitle: String
    /// Where the rows come from.
    public var basis: ChartBasis
    public var footer: ChartFooter
    /// Where and when, for pictures that stand alone: office, region and year.
    public var place: String
    /// The day of the vote, as a person reads it; empty where there are several, or none is known.
    public var day: String
    /// What the rows say together, gravest last.
    public var verdicts: [ChartVerdict]
    /// What is said where there are no official shares.
    public var withoutRecap: ChartLabel
    /// What shares are shares of.
    public var shares: ShareWhole

    public init(
        id: String, language: Language, vocabulary: Vocabulary, title: String, subtitle: String = "",
        basis: ChartBasis, footer: ChartFooter = ChartFooter(), place: String = "",
        day: String = "", verdicts: [ChartVerdict] = [], withoutRecap: ChartLabel = .noRecap,
        counts: CountNoun = .quickCount, shares: ShareWhole = .validVotes
    ) {
        (self.counts, self.shares) = (counts, shares)
        (self.place, self.day) = (place, day)
        (self.verdicts, self.withoutRecap) = (verdicts, withoutRecap)
        (self.id, self.language, self.vocabulary) = (id, language, vocabulary)
        (self.title, self.subtitle) = (title, subtitle)
        (self.basis, self.footer) = (basis, footer)
    }
}

extension ChartHead {
    /// Where and when: the place with the day, which says the year.
    var standing: String {
        let said = place.split(separator: " ")
        guard !said.isEmpty, let number = day.split(separator: " ").first, !said.contains(number) else {
            return place
        }
        let year = day.suffix(5)
        let name = year.first == " " && place.hasSuffix(year) ? String(place.dropLast(5)) : place
        return "\(name), \(day)"
    }

    /// The title without the place, where the place is said beside it.
    var finding: String {
        // A place that begins a card has a capital letter, which it may not have in the title.
        guard !place.isEmpty, title.capitalizedFirst.hasPrefix(place + ": ") else { return title }
        return String(title.dropFirst(place.count + 2)).capitalizedFirst
    }
}

/// A kind of chart: values and their description. Every form it is published in is made from the description, so that
/// their numbers cannot differ.
public protocol Chart: Sendable {
    var head: ChartHead { get }
    /// What the chart shows, before any form.
    func describe() -> ChartDescription
}

extension Chart {
    public var id: String { head.id }
    public var language: Language { head.language }
    public var title: String { head.title }
    /// Where the rows come from.
    var basis: ChartBasis { head.basis }
    /// The words of its language.
    public var words: any Wording { language.wording(head.vocabulary, counts: head.counts) }

    /// Drawings needed to show all rows.
    public var pageCount: Int { describe().body.pageCount }

    /// "[chart type] of [data] where [finding]", for readers who do not see the drawing.
    public var altText: String { describe().altText(head, words) }

    /// The numbers of the chart as text in the chart's language.
    public var dataTable: ChartTable { describe().table(head, words) }

    /// Tidy data with plain decimals: one row per mark.
    public var csv: String { describe().data.tidy.csv }

    /// Vega-Lite 5 specification with its data inside.
    public var vegaLite: String { VegaLite.specification(describe(), head, words) }

    /// The drawing; `page` counts from 1 and is clamped to the pages there are.
    public func svg(width: ChartWidth, page: Int = 1) -> String {
        let pages = svgs(width: width)
        return pages[min(max(page, 1), pages.count) - 1]
    }

    /// The drawings of all pages, in order.
    public func svgs(width: ChartWidth) -> [String] { pictures(width: width).map(\.svg) }

    /// The drawings of all pages with their sizes, in order.
    public func pictures(width: ChartWidth) -> [ChartPicture] {
        let text = altText
        return drawings(width).enumerated().map { index, drawing in
            let suffix = (index > 0 ? "-\(index + 1)" : "") + width.suffix
            return drawing.picture(id: Markup.identifier(id) + suffix, title: title, description: text)
        }
    }

    /// The drawings of all pages with their sizes, none taller than a sheet of paper: what is longer goes on on another sheet,
    /// with its title, its key and its axis.
    ///
    /// - Parameters:
    ///   - width: The layout.
    ///   - tallest: Pixels.
    public func pictures(width: ChartWidth, tallest: Double) -> [ChartPicture] {
        let whole = pictures(width: width)
        guard whole.contains(where: { $0.height > tallest }) else { return whole }
        let description = describe()
        func drawing(_ body: any PictureBody, _ number: Int, of count: Int) -> Drawing {
            self.drawing(
                body.layout(ChartPage(width, words, basis)), description, page: 1,
                part: count > 1 ? words.page(number, of: count) : "")
        }
        let bodies = description.body.parts { body in
            body.pageCount == 1 && drawing(body, 88, of: 88).height <= tallest
        }
        let text = altText
        return bodies.enumerated().map { index, body in
            let suffix = (index > 0 ? "-\(index + 1)" : "") + width.suffix
            return drawing(body, index + 1, of: bodies.count)
                .picture(id: Markup.identifier(id) + suffix, title: title, description: text)
        }
    }

    /// All pages; the rows are ordered and measured once.
    func drawings(_ width: ChartWidth) -> [Drawing] {
        let description = describe()
        let layout = description.body.layout(ChartPage(width, words, basis))
        let count = description.body.pageCount
        return (1...count).map { number in
            drawing(layout, description, page: number, part: count > 1 ? words.page(number, of: count) : "")
        }
    }

    private func drawing(
        _ layout: any PictureLayout, _ description: ChartDescription, page: Int, part: String
    ) -> Drawing {
        var copy = layout
        copy.page.heading(
            title: title, subtitle: [head.subtitle, part].filter { !$0.isEmpty }.joined(separator: " · "))
        if !description.messages.isEmpty { copy.page.message(description.messages) }
        if !description.body.isEmpty { copy.draw(page: page) }
        return copy.page.foot(head.footer)
    }

    /// Title, description and numbers without any markup, for terminals and plain mail.
    public var plainText: String {
        [title, altText, dataTable.plainText].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// The drawings of the chart in both widths and its description, as name and text, in a fixed order.
    ///
    /// Later pages of a long chart are `name-2.svg`, `name-2.mobile.svg` and so on.
    public func drawings(named name: String) -> [(fileName: String, text: String)] {
        drawings(named: name, wide: svgs(width: .wide), narrow: svgs(width: .narrow), altText: altText)
    }

    /// The same files from drawings that are made already.
    ///
    /// - Parameters:
    ///   - name: Stem of the names.
    ///   - wide: ``svgs(width:)`` of the wide layout.
    ///   - narrow: The same of the narrow one.
    ///   - altText: ``altText``.
    public func drawings(
        named name: String, wide: [String], narrow: [String], altText: String
    ) -> [(fileName: String, text: String)] {
        var files: [(fileName: String, text: String)] = []
        for (index, page) in zip(wide, narrow).enumerated() {
            let stem = index == 0 ? name : "\(name)-\(index + 1)"
            files.append(("\(stem).svg", page.0))
            files.append(("\(stem).mobile.svg", page.1))
        }
        return files + [("\(name).alt.txt", altText.asPlainText + "\n")]
    }
}
