import Consistency
import Elections
import Figures
import Tables

/// What a check found, for people and for programs.
public struct CheckReport: Sendable {
    /// One check: of some files, or of one contest of an election folder.
    public struct Part: Sendable {
        public let check: CountCheck
        public let stake: VotesAtStake
        public let form: FormRulebook.Form?
        public let contest: Contest?
        public let election: Election?

        /// - Parameters:
        ///   - check: The check.
        ///   - stake: What its findings are worth.
        ///   - form: Terms that the rules used.
        ///   - contest: The contest, where an election folder was given.
        ///   - election: The folder.
        public init(
            check: CountCheck, stake: VotesAtStake, form: FormRulebook.Form?, contest: Contest?,
            election: Election?
        ) {
            self.check = check
            self.stake = stake
            self.form = form
            self.contest = contest
            self.election = election
        }

        /// Whether anything was compared with anything.
        var isChecked: Bool {
            let isAsked = check.tallies.contains { $0.asked > 0 }
            let isRead = election.map { election in
                election.readings.contains { $0.contest == contest?.id }
                    || election.captures.contains { $0.contest == contest?.id }
            }
            return isAsked || check.levels.compared > 0 || !check.findings.isEmpty || isRead == true
        }
    }

    public let parts: [Part]
    let run: RunFacts
    let name: String
    let words: CheckWords

    /// - Parameters:
    ///   - parts: The checks.
    ///   - run: Facts of the run.
    ///   - name: Name of the report.
    ///   - language: Language of sentences and numbers.
    public init(parts: [Part], run: RunFacts, name: String, language: Language) {
        self.parts = parts
        self.run = run
        self.name = name
        words = CheckWords(language)
    }

    /// Findings of all parts, gravest first.
    public var findings: [Finding] { parts.flatMap(\.check.findings) }

    /// Everything as JSON, `sanding/check/1`.
    public func json() -> String { CheckDocument(self).value.text() }

    /// What a person reads first, as lines.
    ///
    /// - Parameter folder: Where the report stands, if anywhere.
    public func summary(folder: String?) -> [String] {
        var lines = parts.flatMap { words.summary($0) }
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
        let charts = CheckCharts(self)
        if !formats.isDisjoint(with: [.html, .md, .ipynb]) {
            let page = CheckPageBuilder(report: self, charts: charts).page(style: Templates.style)
            let templates = try Templates()
            if formats.contains(.html) { try sink.add("report.html", templates.html(page)) }
            if formats.contains(.md) { try sink.add("report.md", templates.markdown(page)) }
            if formats.contains(.ipynb) {
                let notebook = CheckNotebook(page: page, charts: charts, words: words)
                try sink.add("report.ipynb", notebook.value)
            }
        }
        if formats.contains(.json) { try sink.add("results.json", CheckDocument(self).value) }
        var columns: [String: [(name: String, type: String)]] = [:]
        if formats.contains(.csv) {
            for (path, table) in CheckTables.all(self) {
                try sink.add(path, table.writer.text)
                columns[path] = table.columns
            }
        }
        for case let entry? in charts.entries { try ChartSet.write(entry, formats: formats, to: sink) }
        try sink.finish(run: run, name: name, title: name, columns: columns)
    }
}
