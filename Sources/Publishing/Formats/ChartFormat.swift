import Figures

/// The files of one kind of every chart: drawings in two widths, specifications or tables.
final class ChartFormat: OutputFormat {
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
        case .csv: [("\(entry.name).csv", entry.chart.csv)]
        case .vl: [("\(entry.name).vl.json", entry.chart.vegaLite)]
        default:
            entry.chart.drawings(
                named: entry.name, wide: entry.drawn.svgs(.wide), narrow: entry.drawn.svgs(.narrow),
                altText: entry.drawn.altText)
        }
    }
}
