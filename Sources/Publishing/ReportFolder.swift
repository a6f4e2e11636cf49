import Elections
import Figures
import Reconciliation
import Tables

/// All files of the report on one reconciliation.
public struct ReportFolder: Sendable {
    private let result: ReconciliationResult
    private let findings: [Finding]
    private let run: RunFacts
    private let options: ReportOptions
    private let sample: SampleDocument?

    /// - Parameters:
    ///   - result: The comparisons.
    ///   - findings: Findings of the checks, in the order in which they are listed.
    ///   - run: Facts of the run for `proof.json`.
    ///   - options: Language, audience and formats.
    ///   - sample: What a station sample says on its own, where there is one.
    public init(
        result: ReconciliationResult, findings: [Finding], run: RunFacts, options: ReportOptions,
        sample: SampleDocument? = nil
    ) {
        self.result = result
        self.findings = findings
        self.run = run
        self.options = options
        self.sample = sample
    }

    /// The files in memory, in alphabetical order of their paths but for `proof.json`, which lists the others.
    public var files: [ReportFile] { get throws { try OutputSink.memory(write) } }

    /// Writes the files as they are made; contests are walked once, for page, notebook and charts.
    ///
    /// - Parameter sink: Takes the files.
    /// - Throws: What the sink throws.
    public func write(to sink: OutputSink) throws {
        let columns = try writeTables(to: sink)
        if options.formats.contains(.json) {
            let document = ResultsDocument(result: result, findings: findings, run: run, sample: sample)
            try sink.add("results.json", document.value)
        }
        let charts = ChartSet(result: result, options: options, run: run)
        let builder = PageBuilder(
            result: result, findings: findings, run: run, options: options, charts: charts,
            sample: sample)
        let templates = try Templates()
        let page = builder.page(style: Templates.style)
        let html = options.formats.contains(.html) ? try sink.open("report.html") : nil
        let markdown = options.formats.contains(.md) ? try sink.open("report.md") : nil
        let notes = options.formats.contains(.ipynb) ? try sink.open("report.ipynb") : nil
        var notebook = notes.map {
            Notebook(page: page, words: builder.words, isOfSample: result.isOfSample, file: $0)
        }
        html?.append(templates.html(page, .start))
        markdown?.append(templates.markdown(page, .start))
        if let forest = charts.forest {
            notebook?.add(forest)
            try ChartSet.write(forest, formats: options.formats, to: sink)
        }
        for contest in result.election.contests {
            let chart = charts.chart(of: contest)
            let section = builder.section(contest, chart: chart)
            html?.append(templates.html(section))
            markdown?.append(templates.markdown(section))
            notebook?.add(section, chart: chart)
            if let chart { try ChartSet.write(chart, formats: options.formats, to: sink) }
        }
        html?.append(templates.html(page, .end))
        markdown?.append(templates.markdown(page, .end))
        notebook?.finish()
        for file in [html, markdown, notes] { try file?.close() }
        try sink.finish(
            run: run, name: result.election.name, title: result.election.title, columns: columns)
    }

    /// The tables; returns their columns, by path.
    private func writeTables(to sink: OutputSink) throws -> [String: [(name: String, type: String)]] {
        guard options.formats.contains(.csv) else { return [:] }
        let comparisons = TableFiles.comparisons(result)
        try sink.add("comparisons.csv", comparisons.writer.text)
        let table = TableFiles.findings(findings, language: options.language)
        try sink.add("findings.csv", table.writer.text)
        return ["comparisons.csv": comparisons.columns, "findings.csv": table.columns]
    }

    /// `results.json` as text, for a program that reads standard output.
    public static func results(
        _ result: ReconciliationResult, findings: [Finding], run: RunFacts,
        sample: SampleDocument? = nil
    ) -> String {
        ResultsDocument(result: result, findings: findings, run: run, sample: sample).value.text()
    }
}
