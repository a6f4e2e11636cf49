import Elections
import Figures
import Reconciliation
import Statistics
import Tables

/// What the report on a sample shows, as text; property names are those of the templates.
struct EstimatePage {
    let lang: String
    let title: String
    let notOfficial: String
    let style: String
    let sentences: [String]
    let caption: String
    let header: [String]
    let rows: [ReportPage.Cells]
    let run: String

    init(_ document: SampleDocument, name: String, level: Double, run: RunFacts, language: Language) {
        let estimate = document.estimate
        let words = Phrasebook(language, election: Election(name: name))
        lang = language.rawValue
        title = words.say("Estimate from the sample “\(name)”", "Perkiraan dari sampel “\(name)”")
        notOfficial = words.notOfficial
        style = Templates.style
        sentences = words.sample(estimate, level: level) + words.thin(document.domains)
        let at = words.level(level)
        caption = words.say(
            "Estimates with standard errors in points and \(at) ranges, for each alone and for all pairs together.",
            "Perkiraan dengan galat baku dalam poin dan rentang \(at), masing-masing dan untuk semua pasangan sekaligus."
        )
        header = [
            words.say("Figure", "Angka"), words.say("Estimate", "Perkiraan"),
            words.say("Standard error", "Galat baku"), words.say("Range", "Rentang"),
            words.say("All together", "Semua sekaligus"),
        ]
        let range = { (interval: Interval?) in
            interval.map {
                words.numbers.percent($0.low) + words.say(" to ", " sampai ")
                    + words.numbers.percent($0.high)
            } ?? "–"
        }
        rows = EstimatePage.figures(document).map { region, stations, kind, number, other, figure in
            let place = region.map { "\($0) (\(words.numbers.count(stations, .station))): " }
            let label: String =
                switch kind {
                case .share: words.say("Pair \(number ?? 0)", "Pasangan nomor \(number ?? 0)")
                case .turnout: words.say("Turnout", "Partisipasi")
                case .invalid: words.say("Invalid votes", "Suara tidak sah")
                case .lead:
                    words.say(
                        "Lead of pair \(number ?? 0) over pair \(other ?? 0)",
                        "Keunggulan nomor \(number ?? 0) atas nomor \(other ?? 0)")
                }
            // A lead is a difference of shares: points, with its sign.
            let points = { (interval: Interval?) in
                interval.map {
                    words.range($0, words.say(" to ", " sampai ")) + words.say(" points", " poin")
                }
                    ?? "–"
            }
            return ReportPage.Cells(cells: [
                (place ?? "") + label,
                kind == .lead ? words.points(figure.value) : words.numbers.percent(figure.value),
                figure.standardError.map { words.numbers.decimal(100 * $0, 2) } ?? "–",
                kind == .lead ? points(figure.interval) : range(figure.interval),
                kind == .lead ? points(figure.joint) : range(figure.joint),
            ])
        }
        let options = run.arguments.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        self.run = "sanding \(run.version): " + options.joined(separator: ", ")
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
    private static func figures(_ document: SampleDocument) -> [Line] {
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
    static func table(_ document: SampleDocument) -> TableFiles.TypedTable {
        var table = TableFiles.TypedTable([
            ("region", "string"), ("stations", "integer"), ("figure", "string"), ("ballot_no", "integer"),
            ("over_ballot_no", "integer"),
            ("estimate_pct", "number"), ("se_pp", "number"), ("low_pct", "number"),
            ("high_pct", "number"), ("simultaneous_low_pct", "number"),
            ("simultaneous_high_pct", "number"),
        ])
        let percent = { (value: Double?) in CSVWriter.Cell(value.map { 100 * $0 }) }
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
