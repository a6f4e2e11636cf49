/// What of the sections a format writes.
enum SectionParts: Comparable {
    case nothing, charts, all
}

/// One format of a publication: a file of its own here, and a case of ``ReportFormat``.
///
/// A format gets the sections one by one and writes as it goes.
protocol OutputFormat: AnyObject {
    /// What it writes of the sections.
    var reads: SectionParts { get }
    /// Columns of the tables it wrote, by path.
    var columns: [String: [(name: String, type: String)]] { get }

    /// Adds a section.
    func add(_ section: Section) throws
    /// Writes what comes last.
    func finish() throws
}

extension OutputFormat {
    var reads: SectionParts { .all }
    var columns: [String: [(name: String, type: String)]] { [:] }
    func add(_ section: Section) throws {}
    func finish() throws {}
}

extension ReportFormat {
    /// Who writes this format; `nil` where the publication has nothing for it.
    func writer(of publication: Publication, to sink: OutputSink) throws -> (any OutputFormat)? {
        switch self {
        case .html: try HTMLFormat(publication, sink)
        case .md: try MarkdownFormat(publication, sink)
        case .ipynb: try publication.notebook.map { try NotebookFormat(publication, $0, sink) }
        case .csv: try CSVFormat(publication, sink)
        case .json: try publication.document.map { try JSONFormat($0, sink) }
        case .svg: ChartFormat(.svg, sink)
        case .vl: ChartFormat(.vl, sink)
        case .txt: try publication.news.map { try TextFormat($0, publication.head.wording, sink) }
        case .png, .pdf: try PictureFormat(self, sink)
        case .datawrapper, .flourish: ChartFormat(self, sink)
        case .embed: EmbedFormat(sink)
        case .worklist: try publication.worklist.map { try WorklistFormat($0(), sink) }
        case .xlsx: try publication.workbook.map { try WorkbookFormat($0(), sink) }
        }
    }
}
