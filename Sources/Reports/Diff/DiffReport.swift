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

    /// The files of the report folder.
    ///
    /// - Parameter formats: What to write.
    /// - Throws: Only where a template built into Sanding cannot be read.
    public func files(formats: Set<ReportFormat>) throws -> [ReportFile] {
        var files: [ReportFile] = []
        var columns: [String: [(name: String, type: String)]] = [:]
        if !formats.isDisjoint(with: [.html, .md, .ipynb]) {
            let page = DiffPageBuilder(self).page(style: Templates.style)
            let templates = try Templates()
            if formats.contains(.html) {
                files.append(ReportFile(path: "report.html", text: templates.html(page)))
            }
            if formats.contains(.md) {
                files.append(ReportFile(path: "report.md", text: templates.markdown(page)))
            }
            if formats.contains(.ipynb) {
                let notebook = DiffNotebook(page: page, words: words)
                files.append(ReportFile(path: "report.ipynb", bytes: notebook.value.bytes()))
            }
        }
        if formats.contains(.json) {
            files.append(ReportFile(path: "results.json", bytes: DiffDocument(self).value.bytes()))
        }
        if formats.contains(.csv) {
            let (regions, changes) = Parallel.both {
                DiffTables.regions(self)
            } _: {
                DiffTables.changes(self)
            }
            let findings = TableFiles.findings(result.findings, language: words.language)
            files += [
                ReportFile(path: "changes.csv", bytes: changes.bytes),
                ReportFile(path: "regions.csv", bytes: regions.bytes),
                ReportFile(path: "findings.csv", text: findings.writer.text),
            ]
            columns = [
                "changes.csv": changes.columns, "regions.csv": regions.columns,
                "findings.csv": findings.columns,
            ]
        }
        return OutputManifest.completing(files, run: run, name: name, title: name, columns: columns)
    }
}
