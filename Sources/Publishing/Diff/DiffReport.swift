import Consistency
import Elections
import Figures
import Tables

/// What changed between two files of one count, for people and for programs.
public struct DiffReport: Sendable {
    public let result: CountDiff
    public let form: FormRulebook.Form?
    let run: RunFacts
    let name: String
    let words: DiffWords

    /// - Parameters:
    ///   - result: The comparison.
    ///   - form: Terms that the rules used.
    ///   - run: Facts of the run.
    ///   - name: Name of the report.
    ///   - language: Language of sentences and numbers.
    public init(
        result: CountDiff, form: FormRulebook.Form?, run: RunFacts, name: String, language: Language
    ) {
        self.result = result
        self.form = form
        self.run = run
        self.name = name
        words = DiffWords(result, language)
    }

    /// Everything as JSON, `sanding/diff/1`.
    public func json() -> String { DiffDocument(self).value.text() }

    /// What a person reads first, as lines.
    ///
    /// - Parameter folder: Where the report stands, if anywhere.
    public func summary(folder: String?) -> [String] {
        var lines = words.summary
        if let folder { lines.append(words.say("Report: ", "Laporan: ") + folder + "/") }
        return lines
    }

    /// The files of the report folder in memory.
    ///
    /// - Parameter formats: What to make.
    /// - Returns: The files, `proof.json` last.
    /// - Throws: Only where a template built into Sanding cannot be read.
    public func files(formats: Set<ReportFormat>) throws -> [ReportFile] {
        try OutputSink.memory { try write(formats, to: $0) }
    }

    /// Writes the files of the report folder as they are made.
    ///
    /// - Parameters:
    ///   - formats: What to write.
    ///   - sink: Takes the files.
    /// - Throws: What the sink throws.
    public func write(_ formats: Set<ReportFormat>, to sink: OutputSink) throws {
        if !formats.isDisjoint(with: [.html, .md, .ipynb]) {
            let page = DiffPageBuilder(self).page(style: Templates.style)
            let templates = try Templates()
            if formats.contains(.html) { try sink.add("report.html", templates.html(page)) }
            if formats.contains(.md) { try sink.add("report.md", templates.markdown(page)) }
            if formats.contains(.ipynb) {
                try sink.add("report.ipynb", DiffNotebook(page: page, words: words).value)
            }
        }
        if formats.contains(.json) { try sink.add("results.json", DiffDocument(self).value) }
        var columns: [String: [(name: String, type: String)]] = [:]
        if formats.contains(.csv) {
            let (regions, changes) = Parallel.both {
                DiffTables.regions(self)
            } _: {
                DiffTables.changes(self)
            }
            let findings = TableFiles.findings(result.findings, language: words.language)
            try sink.add("changes.csv", changes.bytes)
            try sink.add("regions.csv", regions.bytes)
            try sink.add("findings.csv", findings.writer.text)
            columns = [
                "changes.csv": changes.columns, "regions.csv": regions.columns,
                "findings.csv": findings.columns,
            ]
        }
        try sink.finish(run: run, name: name, title: name, columns: columns)
    }
}
