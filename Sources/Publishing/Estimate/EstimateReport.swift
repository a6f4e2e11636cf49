import Elections
import Ground
import Reconciliation
import Statistics
import Wording

/// What a station sample says on its own.
public struct EstimateReport: Sendable {
    /// Formats that this report has.
    public static let formats: Set<ReportFormat> = [.html, .md, .csv, .json]

    private let document: SampleSummary
    private let name: String
    private let level: Double
    private let run: RunFacts
    private let words: Phrasebook
    private var wording: any Wording { words.wording }

    /// - Parameters:
    ///   - document: The estimate.
    ///   - name: Short name of the sample.
    ///   - level: Level of the intervals, a fraction.
    ///   - run: Facts of the run for `proof.json`.
    ///   - language: Language of sentences and tables.
    ///   - vocabulary: What things are called.
    ///   - choices: Names of the choices in the order of their columns.
    public init(
        _ document: SampleSummary, name: String, level: Double, run: RunFacts, language: Language,
        vocabulary: Vocabulary, choices: [String] = []
    ) {
        self.document = document
        self.name = name
        self.level = level
        self.run = run
        var election = Election(name: name)
        election.declaredVocabulary = vocabulary
        var names = FindingNames(choices: choices)
        names.isOfArrivedStrata = document.estimate.unheard != nil
        words = Phrasebook(language, election: election, names: names)
    }

    /// The report as it is published.
    public var publication: Publication {
        let title = wording.estimateTitle(name)
        return Publication(
            name: name, packageTitle: title, run: run,
            head: .init(
                wording: wording, title: title, kicker: words.notOfficial, lede: nil),
            closing: Publication.Closing(
                title: wording.howComputed, paragraphs: [], run: run,
                wording),
            document: { document.document(level: level, run: run) },
            tables: { [EstimateReport.table(document).data("estimate.csv")] },
            sections: isLong ? long : AnySequence(CollectionOfOne(()).lazy.map { section(document.domains) }))
    }

    /// What a person reads, as lines.
    public var summary: [String] {
        words.sample(document.estimate, level: level)
            + words.regions(document.domains, notArrived: document.notArrived) + [words.notOfficial]
    }

    // MARK: Sections

    /// Whether the regions stand apart from the whole: one table would be no page for a browser.
    private var isLong: Bool { document.domains.count > EstimateReport.regionsOfPage }

    /// Regions on a page, so that it stays below a megabyte.
    private static let regionsOfPage = 600

    /// The whole, a list of the pages, and the regions page by page.
    private var long: AnySequence<Section> {
        let pages = Parallel.blocks(of: document.domains.count, size: EstimateReport.regionsOfPage)
        var makers: [@Sendable () -> Section?] = [{ section([]) }, { list(pages) }]
        for index in pages.indices { makers.append { section(document.domains[pages[index]], page: index) } }
        return AnySequence(makers)
    }

    /// The whole, with regions in the same table.
    private func section(_ domains: [SampleDomain]) -> Section {
        let sentences =
            words.sample(document.estimate, level: level) + words.notArrived(document.notArrived)
            + words.thin(document.domains)
        let lines = EstimateReport.whole(document.estimate) + domains.flatMap(EstimateReport.figures)
        return Section(
            anchor: "sample", title: wording.samplePart,
            blocks: sentences.map { .paragraph($0) } + [.table(figures(lines))])
    }

    private func list(_ pages: [Range<Int>]) -> Section {
        let entries = pages.indices.map { index in
            Contents.Entry(
                anchor: EstimateReport.anchor(index), title: title(document.domains[pages[index]]),
                statement: words.numbers.count(pages[index].count, .region))
        }
        return Section(
            anchor: "regions", title: wording.regionsPart, isForBrowsers: true,
            blocks: [
                .contents(
                    Contents(
                        groups: [.init(title: nil, statement: "", page: nil, entries: entries)],
                        isFolded: false))
            ])
    }

    private func section(_ domains: ArraySlice<SampleDomain>, page: Int) -> Section {
        let (anchor, title) = (EstimateReport.anchor(page), title(domains))
        return Section(
            anchor: anchor, title: title, page: Section.Page(name: anchor, title: title),
            blocks: [.table(figures(domains.flatMap(EstimateReport.figures)))])
    }

    private static func anchor(_ page: Int) -> String { "regions-\(page + 1)" }

    /// The first and the last of some regions.
    private func title(_ domains: ArraySlice<SampleDomain>) -> String {
        let ends = [domains.first, domains.last].compactMap { $0?.region }
        return ends.first == ends.last ? ends[0] : ends.joined(separator: wording.rangeTo)
    }

    private func figures(_ lines: [Line]) -> Table {
        let caption = wording.estimateCaption(level: words.level(level))
        return Table(
            label: caption, caption: caption,
            header: Cell.row(
                [.figure, .estimate, .standardError, .range, .allTogether].map(wording.head), numeric: 1..<5),
            rows: lines.map(row))
    }

    private func row(_ line: Line) -> [Cell] {
        let (figure, numbers) = (line.figure, words.numbers)
        let place = line.region.map { "\($0) (\(numbers.count(line.stations, .station))): " } ?? ""
        let to = wording.rangeTo
        let isLead = if case .lead = line.kind { true } else { false }
        // A lead is a difference of shares: points, with its sign.
        let range = { (interval: Interval?) -> String in
            guard let interval else { return "–" }
            return isLead
                ? wording.points(words.range(interval, to))
                : numbers.percent(interval.low) + to + numbers.percent(interval.high)
        }
        return Cell.row(
            [
                place + wording.figure(line.kind),
                isLead ? words.points(figure.value) : numbers.percent(figure.value),
                figure.standardError.map { numbers.decimal(100 * $0, 2) } ?? "–", range(figure.interval),
                range(figure.joint),
            ], numeric: 1..<5)
    }

    /// A figure of a region, of the whole where that is `nil`.
    private typealias Line = (
        region: String?, stations: Int, kind: EstimatedFigure, figure: SampleEstimate.Figure
    )

    /// Figures of the whole in the order of the tables.
    private static func whole(_ estimate: SampleEstimate) -> [Line] {
        let received = estimate.missing.received
        var list = estimate.figures.enumerated().map { index, figure -> Line in
            (nil, received, .share(pair: Choice(index: index)), figure)
        }
        if let turnout = estimate.turnout { list.append((nil, received, .turnout, turnout)) }
        if let invalid = estimate.invalid { list.append((nil, received, .invalid, invalid)) }
        if let lead = estimate.lead, let second = estimate.runnerUp {
            list.append((nil, received, .lead(pair: estimate.leader, over: second), lead))
        }
        return list
    }

    /// Figures of a region.
    private static func figures(_ domain: SampleDomain) -> [Line] {
        let shares = domain.figures.enumerated().map { index, figure -> Line in
            (domain.region, domain.stations, .share(pair: Choice(index: index)), figure)
        }
        guard let lead = domain.lead, let second = domain.runnerUp else { return shares }
        return shares + [(domain.region, domain.stations, .lead(pair: domain.leader, over: second), lead)]
    }

    /// One row for each figure; columns ending `_pct` are percent, `_pp` percentage points.
    private static func table(_ document: SampleSummary) -> TableFiles.TypedTable {
        var table = TableFiles.TypedTable([
            ("region", "string"), ("stations", "integer"), ("figure", "string"), ("ballot_no", "integer"),
            ("over_ballot_no", "integer"),
            ("estimate_pct", "number"), ("se_pp", "number"), ("low_pct", "number"),
            ("high_pct", "number"), ("simultaneous_low_pct", "number"),
            ("simultaneous_high_pct", "number"),
        ])
        for line in whole(document.estimate) { table.append(cells(line)) }
        table.writer.append(document.domains.count) { figures(document.domains[$0]).map(cells) }
        return table
    }

    private static func cells(_ line: Line) -> [CSVWriter.Cell] {
        let figure = line.figure
        let percent = { (value: Double?) in CSVWriter.Cell(value?.inPercent) }
        let (kind, pair, other): (String, Choice?, Choice?) =
            switch line.kind {
            case .share(let pair): ("share", pair, nil)
            case .turnout: ("turnout", nil, nil)
            case .invalid: ("invalid", nil, nil)
            case .lead(let pair, let other): ("lead", pair, other)
            }
        return [
            .text(line.region ?? ""), .integer(line.stations), .text(kind),
            CSVWriter.Cell(pair?.number), CSVWriter.Cell(other?.number),
            percent(figure.value), percent(figure.standardError), percent(figure.interval?.low),
            percent(figure.interval?.high), percent(figure.joint?.low), percent(figure.joint?.high),
        ]
    }
}
