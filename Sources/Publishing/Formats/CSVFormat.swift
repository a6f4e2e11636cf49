/// The data tables, and the table of every chart.
final class CSVFormat: OutputFormat {
    private(set) var columns: [String: [(name: String, type: String)]] = [:]
    let reads = SectionParts.charts
    private let charts: ChartFormat

    init(_ publication: Publication, _ sink: OutputSink) throws {
        charts = ChartFormat(.csv, sink)
        for table in publication.tables() {
            try sink.add(table.path, table.bytes)
            columns[table.path] = table.columns
        }
    }

    func add(_ section: Section) throws { try charts.add(section) }
}
