import Elections
import Figures
import Reconciliation
import Tables

/// All files of the report on one reconciliation, in memory.
public struct ReportFolder: Sendable {
    /// In alphabetical order of their paths.
    public let files: [ReportFile]

    /// - Parameters:
    ///   - result: The comparisons.
    ///   - findings: Findings of the checks, in the order in which they are listed.
    ///   - run: Facts of the run for `proof.json`.
    ///   - options: Language, audience and formats.
    ///   - sample: What a station sample says on its own, where there is one.
    public init(
        result: ReconciliationResult, findings: [Finding], run: RunFacts, options: ReportOptions,
        sample: SampleDocument? = nil
    ) throws {
        let charts = ChartSet(result: result, options: options, run: run)
        let builder = PageBuilder(
            result: result, findings: findings, run: run, options: options, charts: charts,
            sample: sample)
        let templates = try Templates()
        let page = builder.page(style: Templates.style)
        let document = ResultsDocument(
            result: result, findings: findings, run: run, sample: sample)
        let comparisons = TableFiles.comparisons(result)
        let table = TableFiles.findings(findings, language: options.language)
        var files: [ReportFile] = []
        var columns: [String: [(name: String, type: String)]] = [:]
        if options.formats.contains(.html) {
            files.append(ReportFile(path: "report.html", text: templates.html(page)))
        }
        if options.formats.contains(.md) {
            files.append(ReportFile(path: "report.md", text: templates.markdown(page)))
        }
        if options.formats.contains(.json) {
            files.append(ReportFile(path: "results.json", text: document.value.text()))
        }
        if options.formats.contains(.ipynb) {
            let notebook = Notebook(
                page: page, charts: charts, words: builder.words, isOfSample: result.isOfSample)
            files.append(ReportFile(path: "report.ipynb", text: notebook.value.text()))
        }
        if options.formats.contains(.csv) {
            files.append(ReportFile(path: "comparisons.csv", text: comparisons.writer.text))
            files.append(ReportFile(path: "findings.csv", text: table.writer.text))
            columns = ["comparisons.csv": comparisons.columns, "findings.csv": table.columns]
        }
        files += charts.files(formats: options.formats)
        self.files = OutputManifest.completing(
            files, run: run, name: result.election.name, title: result.election.title, columns: columns)
    }

    /// `results.json` as text, for a program that reads standard output.
    public static func results(
        _ result: ReconciliationResult, findings: [Finding], run: RunFacts,
        sample: SampleDocument? = nil
    ) -> String {
        ResultsDocument(result: result, findings: findings, run: run, sample: sample).value.text()
    }
}
