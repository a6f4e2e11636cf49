import Wording

/// `worklist.csv`, and `worklist.html` with a page for each region: stations that volunteers look at.
final class WorklistFormat: OutputFormat {
    private(set) var columns: [String: [(name: String, type: String)]] = [:]
    private let pages: WorklistPages
    private let sink: OutputSink

    init(_ pages: WorklistPages, _ sink: OutputSink) throws {
        (self.pages, self.sink) = (pages, sink)
        let table = pages.list.table
        try sink.add(table.path, table.bytes)
        columns[table.path] = table.columns
    }

    var reads: SectionParts { .nothing }

    func finish() throws {
        let publication = pages.publication
        let format = try HTMLFormat(publication, sink)
        for section in publication.sections { try format.add(section) }
        try format.finish()
    }
}
