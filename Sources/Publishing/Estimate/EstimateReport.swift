import Elections
import Ground
import Reconciliation
import Statistics
import Wording

/// What a station sample says on its own.
public struct EstimateReport {
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
        words = Phrasebook(language, election: election, names: FindingNames(choices: choices))
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
            sections: AnySequence(CollectionOfOne(()).lazy.map { section }))
    }

    /// What a person reads, as lines.
    public var summary: [String] {
        words.sample(document.estimate, level: level) + words.regions(document.domains) + [words.notOfficial]
    }

    private var section: Section {
        let sentences = words.sample(document.estimate, level: level) + words.thin(document.domains)
        return Section(
            anchor: "sample", title: wording.samplePart,
            blocks: sentences.map { .paragraph($0) } + [.table(figures)])
    }

    private var figures: Table {
        let caption = wording.estimateCaption(level: words.level(level))
        return Table(
            label: caption, caption: caption,
            header: Cell.row(
                [.figure, .estimate, .standardError, .range, .allTogether].map(wording.head), numeric: 1..<5),
            rows: EstimateReport.figures(document).map(row))
    }

    private func row(_ line: Line) -> [Cell] {
        let (figure, numbers) = (line.figure, words.numbers)
        let place = line.region.map { "\($0) (\(numbers.count(line.stations, .station))): " } ?? ""
        let to = wording.rangeTo
        // A lead is a difference of shares: points, with its sign.
        let range = { (interval: Interval?) -> String in
            guard let interval else { return "–" }
            return line.kind == .lead
                ? wording.points(words.range(interval, to))
                : numbers.percent(interval.low) + to + numbers.percent(interval.high)
        }
        return Cell.row(
            [
                place + label(line),
                line.kind == .lead ? words.points(figure.value) : numbers.percent(figure.value),
                figure.standardError.map { numbers.decimal(100 * $0, 2) } ?? "–", range(figure.interval),
                range(figure.joint),
            ], numeric: 1..<5)
    }

    private func label(_ line: Line) -> String {
        let (number, other) = (line.number ?? 0, line.other ?? 0)
        return switch line.kind {
        case .share: wording.figure(.share(pair: number))
        case .turnout: wording.figure(.turnout)
        case .invalid: wording.figure(.invalid)
        case .lead: wording.figure(.lead(pair: number, over: other))
        }
    }

    /// Kinds of figures, under their names in `estimate.csv`.
    enum Kind: String {
        case share, turnout, invalid, lead
    }

    /// A figure of a region, of the whole where that is `nil`, with the pair and, of a lead, the second pair.
    private typealias Line = (
        region: String?, stations: Int, kind: Kind, number: Int?, other: Int?,
        figure: SampleEstimate.Figure
    )

    /// All figures in the order of the tables.
    private static func figures(_ document: SampleSummary) -> [Line] {
        let estimate = document.estimate
        let received = estimate.missing.received
        var list = estimate.figures.enumerated().map { index, figure -> Line in
            (nil, received, .share, index + 1, nil, figure)
        }
        if let turnout = estimate.turnout { list.append((nil, received, .turnout, nil, nil, turnout)) }
        if let invalid = estimate.invalid { list.append((nil, received, .invalid, nil, nil, invalid)) }
        if let lead = estimate.lead, let second = estimate.runnerUp {
            list.append((nil, received, .lead, estimate.leader + 1, second + 1, lead))
        }
        for domain in document.domains {
            for (index, figure) in domain.figures.enumerated() {
                list.append((domain.region, domain.stations, .share, index + 1, nil, figure))
            }
            if let lead = domain.lead, let second = domain.runnerUp {
                list.append(
                    (domain.region, domain.stations, .lead, domain.leader + 1, second + 1, lead))
            }
        }
        return list
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
        let percent = { (value: Double?) in CSVWriter.Cell(value?.inPercent) }
        for (region, stations, kind, number, other, figure) in figures(document) {
            table.writer.append([
                .text(region ?? ""), .integer(stations), .text(kind.rawValue), CSVWriter.Cell(number),
                CSVWriter.Cell(other),
                percent(figure.value), percent(figure.standardError), percent(figure.interval?.low),
                percent(figure.interval?.high), percent(figure.joint?.low), percent(figure.joint?.high),
            ])
        }
        return table
    }
}
