import Elections
import Ground
import Reconciliation
import Wording

/// Everything that a picture desk needs of a folder: every kind of chart that has something to show, and the words, of
/// all contests, in each language.
public struct Pack: Sendable {
    let result: ReconciliationResult
    let findings: [Finding]
    let run: RunFacts

    /// Formats of a pack unless others are asked for: all that need no other program.
    public static let formats: Set<ReportFormat> = [
        .html, .svg, .csv, .vl, .txt, .embed, .datawrapper, .flourish,
    ]
    /// Formats that a pack can have.
    public static let allFormats = formats.union([.png, .pdf])

    /// - Parameters:
    ///   - result: The comparisons.
    ///   - findings: Findings of the checks.
    ///   - run: Facts of the run.
    public init(_ result: ReconciliationResult, findings: [Finding], run: RunFacts) {
        (self.result, self.findings, self.run) = (result, findings, run)
    }

    /// Writes a folder for each language, made side by side.
    ///
    /// - Parameters:
    ///   - languages: At least one.
    ///   - formats: Of ``allFormats``.
    ///   - sink: Takes the files.
    /// - Throws: What the sink throws, and `FileFault` where pictures cannot be drawn.
    public func write(_ languages: [Language], _ formats: Set<ReportFormat>, to sink: OutputSink) throws {
        try sink.parts(languages.map(\.rawValue)) { name, inner in
            guard let language = Language(rawValue: name) else { return }
            try publication(language).write(formats, to: inner)
        }
        try sink.finish(run: run, name: result.election.name, title: result.election.title, columns: [:])
    }

    /// The pack in a language.
    func publication(_ language: Language) -> Publication {
        let report = ReconcileReport(
            result: result, findings: findings, run: run, language: language, audience: .newsroom)
        let source = ChartSource(result: result, language: language, run: run, matched: nil)
        let entries = ChartKind.allCases.flatMap { kind -> [ChartSet.Entry] in
            guard case .charts(let entries) = kind.adapter?.charts(source) else { return [] }
            return entries
        }
        let ofContest = Dictionary(grouping: entries) { $0.contest ?? "" }
        let wording = report.wording
        let whole = report.publication
        var publication = Publication(
            name: whole.name, packageTitle: whole.packageTitle, run: run, head: whole.head,
            closing: whole.closing, document: nil, news: whole.news,
            sections: AnySequence(
                [
                    {
                        guard let all = ofContest[""], result.election.contests.count > 1 else { return nil }
                        return Section(
                            anchor: "all", title: wording.wholeReport, blocks: all.map { .chart($0.again) })
                    }
                ]
                    + result.election.contests.map { contest in
                        { @Sendable in
                            let all = result.election.contests.count == 1 ? ofContest[""] ?? [] : []
                            return section(contest, all + (ofContest[contest.id] ?? []), report)
                        }
                    }))
        publication.pages.first = "index.html"
        return publication
    }

    private func section(_ contest: Contest, _ entries: [ChartSet.Entry], _ report: ReconcileReport)
        -> Section
    {
        let news = report.news(contest)
        let wording = report.wording
        let texts: [(NewsPiece, String)] =
            news.checkFirst.map { (.checkFirst, $0) } + [(.post, news.post), (.lede, news.lede)]
            + news.otherFigures.map { (.otherFigures, $0) }
            + news.notTested.map { (.notTested, $0) }
        return Section(
            anchor: report.anchor(contest: contest.id), title: contest.title, kind: "contest",
            page: .init(name: report.anchor(contest: contest.id), title: news.headline),
            about: (news.headline, news.post),
            blocks: [.paragraph(news.headline, .official)]
                + texts.filter { !$0.1.isEmpty }.map { .paragraph("\(wording.label($0.0)): \($0.1)") }
                + entries.map { .chart($0.again) })
    }
}

extension ChartSet.Entry {
    /// The same chart with nothing drawn yet: what was drawn of it goes with the page that it was drawn for.
    fileprivate var again: ChartSet.Entry { ChartSet.Entry(name: name, chart: chart, contest: contest) }
}
