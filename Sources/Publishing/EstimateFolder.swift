import Elections
import Figures
import Reconciliation
import Tables

/// All files of the report on what a station sample says on its own: `report.html`, `report.md`,
/// `estimate.json`, `estimate.csv`, `datapackage.json` and `proof.json`.
public struct EstimateFolder: Sendable {
    /// Formats that this report has.
    public static let formats: Set<ReportFormat> = [.html, .md, .csv, .json]

    private let document: SampleDocument
    private let name: String
    private let level: Double
    private let run: RunFacts
    private let language: Language
    private let formats: Set<ReportFormat>

    /// - Parameters:
    ///   - document: The estimate.
    ///   - name: Short name of the sample.
    ///   - level: Level of the intervals, a fraction.
    ///   - run: Facts of the run for `proof.json`.
    ///   - language: Language of sentences and tables.
    ///   - formats: What to write; those of ``formats`` are known.
    public init(
        _ document: SampleDocument, name: String, level: Double, run: RunFacts, language: Language,
        formats: Set<ReportFormat> = EstimateFolder.formats
    ) {
        self.document = document
        self.name = name
        self.level = level
        self.run = run
        self.language = language
        self.formats = formats
    }

    /// The files in memory, in alphabetical order of their paths but for `proof.json`, which lists the others.
    public var files: [ReportFile] { get throws { try OutputSink.memory(write) } }

    /// Writes the files as they are made.
    ///
    /// - Parameter sink: Takes the files.
    /// - Throws: What the sink throws.
    public func write(to sink: OutputSink) throws {
        let page = EstimatePage(document, name: name, level: level, run: run, language: language)
        let templates = try Templates()
        let table = EstimatePage.table(document)
        if formats.contains(.csv) { try sink.add("estimate.csv", table.writer.text) }
        if formats.contains(.json) {
            try sink.add("estimate.json", document.text(level: level, run: run))
        }
        if formats.contains(.html) { try sink.add("report.html", templates.html(page)) }
        if formats.contains(.md) { try sink.add("report.md", templates.markdown(page)) }
        try sink.finish(
            run: run, name: name, title: page.title,
            columns: formats.contains(.csv) ? ["estimate.csv": table.columns] : [:])
    }
}
