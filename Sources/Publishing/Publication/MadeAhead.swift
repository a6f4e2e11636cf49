import Figures
import Ground

/// Parts of a publication that are made when they are walked, some ahead at a time, on all processors.
struct MadeAhead<Element: Sendable>: Sequence, IteratorProtocol {
    private var makers: ArraySlice<@Sendable () -> Element?>
    /// Those made and not yet taken, the next one last.
    private var made: [Element] = []

    /// - Parameter makers: Each makes a part, or `nil` where there is nothing to say.
    init(_ makers: [@Sendable () -> Element?]) { self.makers = makers[...] }

    mutating func next() -> Element? {
        while made.isEmpty, !makers.isEmpty {
            let batch = Array(makers.prefix(Publication.batch))
            makers = makers.dropFirst(batch.count)
            made = Parallel.map(batch.count) { batch[$0]() }.compactMap { $0 }.reversed()
        }
        return made.popLast()
    }
}

extension AnySequence where Element: Sendable {
    /// Parts that are made when they are walked.
    ///
    /// - Parameter makers: Each makes a part, or `nil` where there is nothing to say.
    init(_ makers: [@Sendable () -> Element?]) { self.init(MadeAhead(makers)) }
}

extension IteratorProtocol {
    /// The next elements, fewer at the end.
    mutating func take(_ count: Int) -> [Element] {
        var taken: [Element] = []
        while taken.count < count, let element = next() { taken.append(element) }
        return taken
    }
}

extension ReportFormat {
    /// Draws what the format shows of a chart, which keeps it.
    func draw(_ chart: DrawnChart) {
        switch self {
        case .html, .svg:
            _ = (chart.pictures(.wide), chart.pictures(.narrow), chart.altText)
        case .vl: _ = chart.vegaLite
        case .csv: _ = chart.csv
        default: break
        }
    }

    /// What the format writes of a section, wherever it stands; `nil` where that is not known yet, or nothing.
    func text(of section: Section) -> String? {
        switch self {
        case .html: section.isContents || section.page == nil ? nil : HTMLText.section(section)
        case .md: section.isForBrowsers ? nil : MarkdownText.section(section)
        default: nil
        }
    }
}
