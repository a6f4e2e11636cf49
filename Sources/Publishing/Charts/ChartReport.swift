import Elections
import Figures
import Reconciliation
import SandingKit
import Wording

/// The charts of one kind as a publication of their own.
public struct ChartReport: Sendable {
    let entries: [ChartSet.Entry]
    /// Short name, such as that of a folder.
    public let name: String
    private let title: String
    private let run: RunFacts
    private let wording: any Wording

    /// Formats that charts of one kind are written in unless others are asked for.
    public static let formats: Set<ReportFormat> = [.svg, .vl, .csv]

    /// A kind that the input has nothing for.
    public struct Lack: Error, Equatable {
        public let lack: ChartLack
        public let kind: ChartKind
        /// Kinds that the same input has.
        public let fitting: [ChartKind]

        public init(lack: ChartLack, kind: ChartKind, fitting: [ChartKind] = []) {
            (self.lack, self.kind, self.fitting) = (lack, kind, fitting)
        }
    }

    /// The charts of a reconciliation.
    ///
    /// - Parameters:
    ///   - kind: What is drawn.
    ///   - found: The comparisons, and the stations of a sample.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences and numbers.
    /// - Throws: ``Lack`` where there is nothing to draw.
    public init(
        _ kind: ChartKind, of found: ReconcileResult, run: RunFacts, language: Language = .english
    ) throws(Lack) {
        let result = found.result
        let source = ChartSource(
            result: result, language: language, run: run, matched: found.sample?.matched)
        switch kind.adapter?.charts(source) ?? .nothing(kind == .formChecks ? .nothingToCheck : .noStations) {
        case .charts(let entries):
            self.init(
                entries, name: "\(result.election.name)-\(kind.rawValue)", title: result.election.title,
                run: run, wording: source.wording)
        case .nothing(let lack):
            let fitting = ChartKind.allCases.filter { other in
                if case .charts = other.adapter?.charts(source) { true } else { false }
            }
            throw Lack(lack: lack, kind: kind, fitting: fitting)
        }
    }

    /// The tables of rules that forms break.
    ///
    /// - Parameter report: What was checked.
    /// - Throws: ``Lack`` where no rule could be asked.
    public init(_ report: CheckReport) throws(Lack) {
        let entries = FormChecksCharts(report).entries.compactMap { $0 }
        guard !entries.isEmpty else {
            throw Lack(lack: .nothingToCheck, kind: .formChecks)
        }
        self.init(
            entries, name: "\(report.name)-\(ChartKind.formChecks.rawValue)", title: report.name,
            run: report.run, wording: report.wording)
    }

    /// Turnout and votes of stations.
    ///
    /// - Parameters:
    ///   - grid: The stations, counted.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences and numbers.
    ///   - vocabulary: What things are called.
    /// - Throws: ``Lack`` where there are too few.
    public init(
        _ grid: TurnoutGrid, run: RunFacts, language: Language = .english, vocabulary: Vocabulary
    ) throws(Lack) {
        switch FingerprintCharts.charts(grid, run: run, language: language, vocabulary: vocabulary) {
        case .charts(let entries):
            self.init(
                entries, name: "\(PlainNames([grid.file])[grid.file])-\(ChartKind.fingerprint.rawValue)",
                title: grid.file, run: run, wording: language.wording(vocabulary))
        case .nothing(let lack): throw Lack(lack: lack, kind: .fingerprint)
        }
    }

    private init(
        _ entries: [ChartSet.Entry], name: String, title: String, run: RunFacts, wording: any Wording
    ) {
        (self.entries, self.name, self.title) = (entries, name, title)
        (self.run, self.wording) = (run, wording)
    }

    /// What each chart shows, for a terminal.
    public var lines: [String] { entries.flatMap { TerminalText.wrapped($0.chart.altText) + [""] } }

    /// The charts as they are published.
    public var publication: Publication {
        Publication(
            name: name, packageTitle: title, run: run,
            head: .init(
                wording: wording, title: entries.count == 1 ? entries[0].chart.title : title,
                kicker: entries.allSatisfy { $0.chart.head.basis == .forms }
                    ? wording.findingsSayNotWhy : wording.notOfficial),
            closing: .init(title: wording.howComputed, paragraphs: [], run: run, wording),
            document: nil,
            sections: AnySequence(
                entries.map { entry in
                    { @Sendable in
                        Section(
                            anchor: entry.name, title: entries.count == 1 ? nil : entry.chart.title,
                            blocks: [.chart(entry)])
                    }
                }))
    }
}
