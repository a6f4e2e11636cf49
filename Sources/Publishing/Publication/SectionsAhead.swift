import Figures
import Ground

/// Sections that are made when they are walked, some ahead at a time, on all processors.
struct SectionsAhead: Sequence, IteratorProtocol {
    /// Sections made together: enough for all processors, few enough for memory.
    static let batch = 4 * Parallel.processors

    private var makers: ArraySlice<@Sendable () -> Section?>
    /// Those made and not yet taken, the next one last.
    private var made: [Section] = []

    /// - Parameter makers: Each makes a section, or `nil` where there is nothing to say.
    init(_ makers: [@Sendable () -> Section?]) { self.makers = makers[...] }

    mutating func next() -> Section? {
        while made.isEmpty, !makers.isEmpty {
            let batch = Array(makers.prefix(SectionsAhead.batch))
            makers = makers.dropFirst(batch.count)
            made = Parallel.map(batch.count) { batch[$0]() }.compactMap { $0 }.reversed()
        }
        return made.popLast()
    }
}

extension AnySequence<Section> {
    /// Sections that are made when they are walked.
    ///
    /// - Parameter makers: Each makes a section, or `nil` where there is nothing to say.
    init(_ makers: [@Sendable () -> Section?]) { self.init(SectionsAhead(makers)) }
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
}
