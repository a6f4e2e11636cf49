import Elections
import Estimation
import Figures
import Ground
import Reconciliation
import Statistics
import Wording

/// The charts of a report and the names of their files.
struct ChartSet {
    struct Entry {
        var name: String
        var chart: any Chart
        /// Whether a page has its numbers as a table too.
        var hasTable = true
        /// What is drawn once, whatever formats show it.
        let drawn: DrawnChart

        init(name: String, chart: any Chart) {
            (self.name, self.chart) = (name, chart)
            drawn = DrawnChart(chart)
        }

        /// What opens its table.
        var tableLabel: String {
            chart.words.head(.figuresOfChart)
        }
    }

    /// Differences of all tested counts; `nil` where nothing is tested.
    private(set) var forest: Entry?

    private let names: PlainNames
    private let result: ReconciliationResult
    private let words: Phrasebook
    private var wording: any Wording { words.wording }
    private let tool: String
    private let dataHash: String

    init(result: ReconciliationResult, language: Language, run: RunFacts) {
        self.result = result
        words = Phrasebook(language, election: result.election)
        names = PlainNames(result.election.contests.map(\.id))
        tool = "sanding \(run.version)"
        dataHash = run.dataHash
        forest = forestChart().map { Entry(name: "forest", chart: $0) }
    }

    /// Pollsters against the recap; `nil` where no count of the contest is shown.
    func chart(of contest: Contest) -> Entry? {
        intervalDots(contest).map { Entry(name: "interval-dots-\(names[contest.id])", chart: $0) }
    }

    /// One reading for each count of the whole contest: the tested one, or the page that had come farthest.
    /// Counts of a part of it stand beside the recap of that part, and not on the line of the whole.
    private func rows(of contest: Contest) -> [Comparison] {
        let shown = result.comparisons(of: contest.id).filter {
            $0.repeatOf == nil
                && (contest.region == nil || $0.region == contest.region)
                && !$0.isAside
        }
        return ComparedCount.all(shown).map(\.best)
    }

    private func intervalDots(_ contest: Contest) -> IntervalDotsChart? {
        let rows = rows(of: contest)
        guard !rows.isEmpty else { return nil }
        let outcome = result.outcome(of: contest.id)
        let recap = outcome?.recap ?? (result.isOfSample ? rows.first.flatMap(recap) : nil)
        let level = words.level(result.options.level)
        // Official shares of some pairs stand only beside counts that are compared with them.
        let isComparable = recap?.isComplete == true || rows.contains { !$0.choices.isEmpty }
        return IntervalDotsChart(
            head(
                "dots-\(names[contest.id])", rows,
                subtitle: wording.dotsSubtitle(
                    contest.title, level: rows.contains(where: \.isTested) ? level : nil),
                footer: footer(rows, outcome)),
            contest: contest.title, level: result.options.level,
            panels: result.election.candidates(of: contest.id).map { candidate in
                .init(
                    ballotNumber: candidate.ballotNumber, name: candidate.shortName,
                    official: isComparable ? recap?.share(of: candidate.ballotNumber) : nil)
            },
            rows: rows.map(dotRow))
    }

    private func head(
        _ id: String, _ rows: [Comparison], subtitle: String, footer: ChartFooter
    ) -> ChartHead {
        ChartHead(
            id: id, language: words.language, vocabulary: wording.vocabulary, title: words.chartTitle(rows),
            subtitle: subtitle, basis: result.isOfSample ? .sample : .quickCounts, footer: footer)
    }

    private func recap(_ comparison: Comparison) -> Recap? {
        result.election.recap(contest: comparison.contest, region: comparison.region)
    }

    private func dotRow(_ comparison: Comparison) -> IntervalDotsChart.Row {
        let reading = comparison.page
        var shares: [Int: TestedValue] = [:]
        for (name, share) in zip(comparison.estimate.choices, comparison.estimate.shares) {
            guard let number = Int(name), shares[number] == nil else { continue }
            let choice = comparison.choices.first { $0.ballotNumber == number }
            let range = choice?.simultaneous
            let offset = choice?.official ?? 0
            shares[number] = TestedValue(
                share, low: range.map { $0.low + offset }, high: range.map { $0.high + offset },
                state: range.map { $0.contains(0) ? .inside : .outside } ?? .notTestable)
        }
        return .init(
            label: label(comparison), stations: comparison.estimate.stations,
            dataIn: reading?.dataInPercent.map { $0.value / 100 }, shares: shares)
    }

    /// All tested counts: the difference of the pair on which each verdict rests.
    private func forestChart() -> ForestChart? {
        let tested = result.comparisons.filter { $0.isTested && $0.repeatOf == nil }
        guard !tested.isEmpty else { return nil }
        let shown = farthest(tested)
        var footer = footer(shown, nil)
        if shown.count < tested.count {
            footer.notes.insert(wording.farthestCounts(shown.count, of: tested.count), at: 0)
        }
        return ForestChart(
            head(
                "forest", tested, subtitle: wording.forestSubtitle(isOfSample: result.isOfSample),
                footer: footer),
            subject: result.election.title, level: result.options.level,
            outerLevel: result.options.edgeLevel, expectedOutside: result.batch.expectedOutside,
            rows: shown.map(forestRow))
    }

    /// Rows that a chart of all counts has at most.
    private static let mostRows = 100

    /// The counts that lie farthest from the recap as seen by their own ranges, in their order.
    private func farthest(_ tested: [Comparison]) -> [Comparison] {
        guard tested.count > ChartSet.mostRows, !result.isOfSample else { return tested }
        let reach = tested.map { comparison in
            comparison.decisive.flatMap { choice in
                choice.simultaneous.map { abs(choice.difference) / max(($0.high - $0.low) / 2, .ulpOfOne) }
            } ?? 0
        }
        let shown = tested.indices.sorted { (reach[$1], $0) < (reach[$0], $1) }.prefix(ChartSet.mostRows)
        return shown.sorted().map { tested[$0] }
    }

    /// The pollster, or the part of a sample by its region.
    private func label(_ comparison: Comparison) -> String {
        result.isOfSample ? words.source(comparison) : comparison.source
    }

    private func forestRow(_ comparison: Comparison) -> ForestChart.Row {
        let choice = comparison.decisive
        let name = result.election.regionName(comparison.region)
        let known = name == comparison.region.text ? nil : name
        // Parts of a sample are named by their regions already.
        let other = result.isOfSample ? nil : words.place(comparison.region, in: comparison.contest)
        let place = (known ?? other).map { $0 + ": " } ?? ""
        let pair = choice.map { words.pair($0.ballotNumber, in: comparison.contest) } ?? ""
        return .init(
            label: place + label(comparison), detail: pair,
            difference: .init(
                choice?.difference, low: choice?.simultaneous?.low, high: choice?.simultaneous?.high,
                outerLow: choice?.edge?.low, outerHigh: choice?.edge?.high,
                state: comparison.verdict.isInside ? .inside : .outside),
            stations: comparison.estimate.stations, verdict: words.label(comparison))
    }

    private func footer(_ rows: [Comparison], _ outcome: Outcome?) -> ChartFooter {
        var sources: [String] = []
        if outcome == nil {
            let contests = Set(rows.map(\.contest))
            let recaps = result.outcomes.filter { contests.contains($0.contest) }
            let pages = hosts(recaps.flatMap(\.recap.sources))
            if !pages.isEmpty {
                sources.append(wording.sourceOfRecap(pages))
            }
        }
        if let outcome {
            let pages = hosts(outcome.recap.sources)
            let day = outcome.recap.decidedOn.isEmpty ? [] : [words.numbers.moment(outcome.recap.decidedOn)]
            let form = outcome.recap.form.isEmpty ? [] : [outcome.recap.form]
            let parts = form + day + pages
            if !parts.isEmpty {
                sources.append(wording.sourceOfRecap(parts))
            }
        }
        let pages = hosts(rows.compactMap(\.page).map(\.source))
        if !pages.isEmpty {
            sources.append(wording.sourceOfCounts(pages))
        }
        return ChartFooter(
            notes: rows.contains { $0.estimate.basis == .published }
                ? [wording.roundingInChart] : [], sources: sources, tool: tool, dataHash: dataHash)
    }

    private func hosts(_ sources: [String]) -> [String] {
        sources.filter { !$0.isEmpty }.map { Link(source: $0).text }.uniqued()
    }
}
