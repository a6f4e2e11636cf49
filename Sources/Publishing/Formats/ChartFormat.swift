import Figures
import Ground

/// The files of one kind of every chart: drawings in two widths, specifications or tables.
final class ChartFormat: OutputFormat {
    let reads = SectionParts.charts
    private let format: ReportFormat
    private let sink: OutputSink

    init(_ format: ReportFormat, _ sink: OutputSink) { (self.format, self.sink) = (format, sink) }

    func add(_ section: Section) throws {
        for case .chart(let entry) in section.blocks {
            for (name, text) in files(entry) { try sink.add("charts/\(name)", text) }
        }
    }

    private func files(_ entry: ChartSet.Entry) -> [(fileName: String, text: String)] {
        switch format {
        case .csv: [("\(entry.name).csv", entry.drawn.csv)]
        case .vl: [("\(entry.name).vl.json", entry.drawn.vegaLite)]
        case .datawrapper: shapes(entry, entry.chart.datawrapper)
        case .flourish: shapes(entry, entry.chart.flourish)
        default:
            entry.chart.drawings(
                named: entry.name, wide: entry.drawn.svgs(.wide), narrow: entry.drawn.svgs(.narrow),
                altText: entry.drawn.altText)
        }
    }

    /// Tables with what they are and where they are from beside each, as CSV on the Web describes it.
    private func shapes(
        _ entry: ChartSet.Entry, _ shapes: [ChartShape]
    ) -> [(fileName: String, text: String)] {
        shapes.flatMap { shape in
            let name = "\(entry.name).\(format.rawValue)-\(shape.suffix).csv"
            let footer = entry.chart.head.footer
            let metadata: JSONNode = [
                "@context": "http://www.w3.org/ns/csvw", "url": .string(name),
                "dc:title": .string(entry.chart.title),
                "dc:source": .array(footer.sources.map { .string($0) }),
                "dc:license": "https://creativecommons.org/licenses/by/4.0/",
                "dc:date": footer.captured.map { .string($0) } ?? .null,
            ]
            return [(name, shape.csv), (name + "-metadata.json", metadata.text())]
        }
    }
}
