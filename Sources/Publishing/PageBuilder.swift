import Elections
import Figures
import Reconciliation
import Tables

/// Fills a `ReportPage` from a reconciliation.
struct PageBuilder {
    let result: ReconciliationResult
    let findings: [Finding]
    let run: RunFacts
    let options: ReportOptions
    let charts: ChartSet
    let words: Phrasebook
    let sample: SampleDocument?
    let findingsOfContest: [String: [Finding]]
    private let contestNames: PlainNames
    private let readingNames: PlainNames

    init(
        result: ReconciliationResult, findings: [Finding], run: RunFacts, options: ReportOptions,
        charts: ChartSet, sample: SampleDocument?
    ) {
        self.result = result
        self.findings = findings
        findingsOfContest = Dictionary(grouping: findings, by: \.contest)
        self.run = run
        self.options = options
        self.charts = charts
        self.sample = sample
        contestNames = PlainNames(result.election.contests.map(\.id))
        readingNames = PlainNames(result.comparisons.map(\.reading))
        words = Phrasebook(options.language, election: result.election)
    }

    func page(style: String) -> ReportPage {
        ReportPage(
            lang: options.language.rawValue,
            title: result.isOfSample
                ? words.say(
                    "\(result.election.title): the sample beside the official file",
                    "\(result.election.title): sampel dan berkas resmi")
                : words.say(
                    "\(result.election.title): quick counts beside the recap",
                    "\(result.election.title): hitung cepat dan rekapitulasi"),
            notOfficial: words.notOfficial, summary: summary, style: style,
            labels: labels, sample: sample.map(section), forest: charts.forest.map(view), overview: overview,
            hasOverview: !overview.isEmpty,
            omitted: omitted,
            key: key, keyNotes: keyNotes,
            outages: outages, methods: methods, inputs: run.inputs.map(input),
            madeBy: run.madeBy(options.language))
    }

    /// What the sampled stations say comes before what the sample says of the whole.
    private var summary: String {
        [sample?.matched.map(words.opening), words.summary(result)].compactMap { $0 }.joined(separator: " ")
    }

    private func section(_ sample: SampleDocument) -> ReportPage.SampleSection {
        ReportPage.SampleSection(
            title: words.say("The sample", "Sampel"),
            matchedTitle: sample.matched.map { _ in
                words.say("Station by station", "TPS demi TPS")
            },
            matched: sample.matched.map {
                words.matched($0, names: sample.differing, level: result.options.level)
            } ?? [],
            sentences: words.sample(sample.estimate, level: result.options.level)
                + [sample.limits.map(words.limits)].compactMap { $0 })
    }

    func view(_ chart: ChartSet.Entry) -> ReportPage.ChartView {
        ReportPage.ChartView(chart)
    }

    private var labels: ReportPage.Labels {
        ReportPage.Labels(
            skip: words.say("Skip to the content", "Langsung ke isi"),
            overview: words.say("At a glance", "Sekilas"),
            contest: words.say("Contest", "Pemilihan"),
            pollster: words.sourceHead(isSample: result.isOfSample),
            largestGap: words.gapHead(result.options.level),
            verdict: words.say("Verdict", "Kesimpulan"),
            howToRead: words.say("How to read a verdict", "Cara membaca kesimpulan"),
            methods: words.say("How it was computed", "Cara penghitungan"),
            inputs: words.say("Files read", "Berkas yang dibaca"),
            file: words.say("File", "Berkas"), bytes: words.say("Bytes", "Bita"))
    }

    /// Readings that a contest shows first: those of the stages asked for.
    func isMain(_ comparison: Comparison) -> Bool {
        guard let stage = comparison.stage else { return true }
        return result.options.stages.contains(stage)
    }

    private var overview: [ReportPage.OverviewRow] {
        result.election.contests.flatMap { contest in
            result.comparisons(of: contest.id).filter(isMain).enumerated()
                .map { index, comparison in
                    ReportPage.OverviewRow(
                        isFirst: index == 0, contest: contest.title,
                        contestAnchor: anchor(contest: contest.id), pollster: words.source(comparison),
                        anchor: anchor(comparison), gap: gap(comparison),
                        verdict: words.label(comparison.verdict),
                        verdictClass: comparison.verdict.rawValue, glyph: comparison.verdict.glyph)
                }
        }
    }

    func gap(_ comparison: Comparison) -> String { words.gap(comparison) }

    /// What is not in the overview: readings of other stages, or all there is, where it has no row.
    private var omitted: String? {
        let nothing = words.nothingToCompare(result)
        let count = result.comparisons.count { !isMain($0) }
        guard count > 0 else { return nothing }
        let others = words.say(
            (count == 1
                ? "1 reading of another stage is"
                : "\(words.numbers.integer(count)) readings of other stages are")
                + " shown under \(count == 1 ? "its contest" : "their contests") and not tested.",
            "\(words.numbers.integer(count)) angka dari tahap lain ditampilkan pada pemilihannya dan tidak diuji."
        )
        return [nothing, others].compactMap { $0 }.joined(separator: " ")
    }

    func anchor(contest: String) -> String { "contest-" + contestNames[contest] }

    func anchor(_ comparison: Comparison) -> String { "reading-" + readingNames[comparison.reading] }

    private func input(_ input: InputFile) -> ReportPage.InputRow {
        .init(input, words.numbers)
    }
}

extension Verdict {
    /// A sign that tells verdicts apart without colour.
    var glyph: String {
        switch self {
        case .consistent: "●"
        case .consistentTooClose: "◐"
        case .borderline: "△"
        case .sampleNotAsDeclared: "▽"
        case .inconsistent: "◇"
        case .notComparable: "▨"
        }
    }
}
