import Elections
import Figures
import Ground
import Reconciliation
import Wording

/// What a reconciliation says: quick counts beside the recap, or a sample beside the official file.
public struct ReconcileReport: Sendable {
    let result: ReconciliationResult
    let findings: [Finding]
    let run: RunFacts
    let language: Language
    let audience: Audience
    let charts: ChartSet
    let words: Phrasebook
    var wording: any Wording { words.wording }
    let sample: SampleSummary?
    let findingsOfContest: [String: [Finding]]
    let groups: ContestGroups
    let groupNames: PlainNames
    private let contestNames: PlainNames
    private let readingNames: PlainNames

    /// - Parameters:
    ///   - result: The comparisons.
    ///   - findings: Findings of the checks, in the order in which they are listed.
    ///   - run: Facts of the run for `proof.json`.
    ///   - language: Language of sentences, charts and numbers.
    ///   - audience: For whom.
    ///   - sample: What a station sample says on its own, where there is one.
    public init(
        result: ReconciliationResult, findings: [Finding], run: RunFacts, language: Language = .english,
        audience: Audience = .observer, sample: SampleSummary? = nil
    ) {
        self.result = result
        self.findings = findings
        findingsOfContest = Dictionary(grouping: findings, by: \.contest)
        self.run = run
        self.language = language
        self.audience = audience
        charts = ChartSet(
            ChartSource(result: result, language: language, run: run, matched: sample?.matched))
        self.sample = sample
        groups = ContestGroups(result.election, most: ReconcileReport.mostLines) {
            1 + result.comparisons(of: $0.id).count
        }
        groupNames = PlainNames(groups.groups.map(\.key))
        contestNames = PlainNames(result.election.contests.map(\.id))
        readingNames = PlainNames(result.comparisons.map(\.reading))
        words = Phrasebook(language, result)
    }

    /// The report as it is published.
    public var publication: Publication {
        Publication(
            name: result.election.name, packageTitle: result.election.title, run: run,
            head: .init(
                wording: wording, title: title, kicker: words.notOfficial, lede: summary),
            closing: closing,
            notebook: notebook,
            document: {
                ResultsDocument(result: result, findings: findings, run: run, sample: sample).document
            },
            tables: {
                [
                    TableFiles.comparisons(result).data("comparisons.csv"),
                    TableFiles.measures(result)?.data("measures.csv"),
                    TableFiles.findings(findings, wording).data("findings.csv"),
                ].compactMap { $0 }
            },
            news: AnySequence(
                result.election.contests.map { contest -> @Sendable () -> NewsText? in { news(contest) } }),
            chartSections: AnySequence(
                [{ Section(anchor: "overview", blocks: overviewCharts) }]
                    + parts.flatMap(\.contests).map(charts)),
            sections: AnySequence(
                [{ sample.map(section) }, { contents }, { overview }] + parts.flatMap(sections) + [
                    { outages }, { audience == .newsroom ? Section(anchor: "key", blocks: [reading]) : nil },
                ]))
    }

    /// The contests in the order in which they are told.
    private var parts: [ContestGroups.Group] {
        (isFolded ? groups : ContestGroups(one: result.election)).groups
    }

    /// Methods and files read; a newsroom reads where they stand.
    private var closing: Publication.Closing {
        let title = wording.howComputed
        guard audience == .newsroom else {
            return .init(title: title, paragraphs: methods, run: run, wording)
        }
        let place = wording.figuresElsewhere
        return .init(title: title, paragraphs: [place], madeBy: run.madeBy(wording))
    }

    private var title: String {
        let generic = wording.reportTitle(result.election.title, isOfSample: result.isOfSample)
        guard !result.isOfSample else { return headlineOfSample ?? generic }
        if let headline = wording.headline(words.tally(result.comparisons), place: place) { return headline }
        guard result.election.contests.count == 1, let contest = result.election.contests.first else {
            return generic
        }
        return words.finding(waiting: counts(of: contest).map(\.best).filter(isMain), of: result).map {
            "\(place): \($0)"
        }
            ?? generic
    }

    /// What the title is about: the one contest, or the election.
    private var place: String {
        guard let contest = result.election.contests.first, result.election.contests.count == 1 else {
            return result.election.title
        }
        return contest.title
    }

    /// What the sampled stations say comes before what the sample says of the whole.
    private var summary: String {
        [sample?.matched.map(words.opening), words.summary(result, for: audience)].compactMap { $0 }.joined(
            separator: " ")
    }

    private func section(_ sample: SampleSummary) -> Section {
        var blocks: [Block] = []
        if let matched = sample.matched {
            blocks.append(.heading(wording.stationByStation, anchor: "matched"))
            blocks += words.matched(matched, names: sample.differing, level: result.options.level)
                .map { .paragraph($0) }
        }
        blocks.append(.heading(wording.samplePart, anchor: "sample"))
        let sentences =
            words.sample(sample.estimate, level: result.options.level, isCompared: true)
            + [sample.limits.map(words.limits)].compactMap { $0 }
        return Section(anchor: "sample", blocks: blocks + sentences.map { .paragraph($0) })
    }

    /// Readings that a contest shows first: those of the stages and kinds asked for.
    func isMain(_ comparison: Comparison) -> Bool {
        !comparison.isAside
    }

    /// The charts of a contest.
    func charts(of contest: Contest) -> [Block] { charts.chart(of: contest).map { [chart($0)] } ?? [] }

    private func charts(_ contest: Contest) -> @Sendable () -> Section? {
        { Section(anchor: anchor(contest: contest.id), blocks: charts(of: contest)) }
    }

    private var overviewCharts: [Block] { charts.forest.map { [chart($0)] } ?? [] }

    /// A chart, with its numbers as a table but for a newsroom.
    private func chart(_ entry: ChartSet.Entry) -> Block {
        var shown = entry
        shown.hasTable = audience != .newsroom
        return .chart(shown)
    }

    /// All differences in a chart, a line for each reading, and for others than newsrooms how to read a verdict.
    private var overview: Section {
        var blocks = overviewCharts
        if audience != .newsroom {
            // Where contests are folded their tables stand with the contents.
            let table = isFolded ? nil : overview(of: result.election.contests)
            if let table { blocks.append(.table(table)) }
            if isFolded || table != nil {
                blocks.append(.paragraph(words.gapNote(isSample: result.isOfSample), .note))
            }
        }
        blocks += words.measures(
            ComparedCount.measured(result.comparisons), of: result, onlyOutside: true
        )
        .map { .paragraph($0, .note) }
        if let omitted { blocks.append(.paragraph(omitted, .note)) }
        let counts = ComparedCount.all(result.comparisons).map(\.best).filter(isMain)
        if let reasons = words.notCompared(counts) {
            blocks.append(.paragraph(reasons, .note))
        }
        // A newsroom has the contests first.
        return Section(
            anchor: "overview", title: blocks.isEmpty ? nil : wording.atAGlance,
            blocks: blocks + (audience == .newsroom ? [] : [reading]))
    }

    /// How to read a verdict.
    private var reading: Block {
        .key(Key(label: wording.howToReadVerdicts, rows: key, notes: keyNotes))
    }

    /// What is not in the overview: readings of other stages, or all there is, where it has no row.
    private var omitted: String? {
        let nothing = words.nothingToCompare(result)
        let aside = ReadingsAside(result.comparisons)
        guard aside.count > 0 else { return nothing }
        return [nothing, wording.aside(aside)].compactMap { $0 }.joined(separator: " ")
    }

    func anchor(contest: String) -> String { "contest-" + contestName(contest) }

    /// A contest as file names have it.
    func contestName(_ contest: String) -> String { contestNames[contest] }

    func anchor(_ comparison: Comparison) -> String { "reading-" + readingNames[comparison.reading] }
}

extension Verdict {
    /// A sign that tells verdicts apart without colour.
    var glyph: String {
        switch self {
        case .consistent: "●"
        case .consistentTooClose: "◐"
        case .borderline: "▲"
        case .sampleNotAsDeclared: "▼"
        case .inconsistent: "◆"
        case .notComparable: "□"
        }
    }
}

extension Phrasebook {
    /// A verdict on a comparison as a page marks it.
    func badge(_ comparison: Comparison) -> Badge {
        Badge(
            tone: comparison.said.rawValue, glyph: comparison.said.glyph, word: label(comparison))
    }

    /// A verdict as a page marks it.
    func badge(_ verdict: Verdict) -> Badge {
        Badge(tone: verdict.rawValue, glyph: verdict.glyph, word: label(verdict))
    }
}
