import Elections
import Figures
import Wording

/// Everything that a report of findings shows, as text: what the templates of `sanding check` and `sanding diff`
/// fill in.
struct FindingsPage {
    struct Cell {
        var text: String
        var isNumber = false
    }

    struct CellRow {
        var cells: [Cell]
    }

    struct TableView {
        var title: String
        /// Class that gives the columns their widths.
        var kind = ""
        /// Whether only its title shows until a reader opens it.
        var isFolded = false
        var header: [Cell]
        var rows: [CellRow]
        var notes: [String]
    }

    struct Entry {
        var severity: String
        /// Class of the severity's colour.
        var tone: String
        var glyph: String
        var rule: String
        var place: String?
        var votes: String?
        var text: String
        var hasFigures: Bool
        var figures: [String]
        var explanation: String?
    }

    struct Findings {
        /// `nil` where the part has no more than its findings.
        var heading: String?
        var none: String?
        var hasEntries: Bool
        var entries: [Entry]
        var rest: String?
    }

    struct Part {
        var anchor: String
        var title: String
        var sentences: [String]
        var chart: ReportPage.ChartView?
        var findings: Findings?
        var tables: [TableView]
    }

    struct Labels {
        var skip: String
        var methods: String
        var inputs: String
        var file: String
        var bytes: String
    }

    var lang: String
    var title: String
    var kicker: String
    var lede: String
    var style: String
    var labels: Labels
    var parts: [Part]
    var methods: [String]
    var inputs: [ReportPage.InputRow]
    var madeBy: String
}

extension FindingsPage.CellRow {
    /// - Parameters:
    ///   - texts: What the cells say.
    ///   - numeric: Places of those that hold numbers.
    init(_ texts: [String], numeric: Set<Int>) {
        self.init(
            cells: texts.enumerated().map { .init(text: $0.element, isNumber: numeric.contains($0.offset)) })
    }
}

extension Severity {
    /// A sign that tells severities apart without colour.
    fileprivate var glyph: String {
        switch self {
        case .error: "◆"
        case .warning: "△"
        case .notice: "○"
        }
    }

    /// Class of the colour that verdicts of the same weight have.
    fileprivate var tone: String {
        switch self {
        case .error: "inconsistent"
        case .warning: "borderline"
        case .notice: "not-comparable"
        }
    }
}

extension FindingsPage.Findings {
    /// Findings that a person can read; the rest is in `findings.csv`.
    private static let most = 40

    /// - Parameters:
    ///   - findings: Findings of one part.
    ///   - words: Words of the report.
    ///   - isTitled: Whether they stand below other parts.
    ///   - ofRule: How many of one rule are shown.
    init(_ findings: [Finding], _ words: CheckWords, isTitled: Bool = true, ofRule: Int = .max) {
        let all = FindingEntry.grouped(findings)
        let shown = FindingEntry.shown(all, most: FindingsPage.Findings.most, ofRule: ofRule)
        self.init(
            heading: isTitled ? words.say("Findings", "Temuan") : nil,
            none: all.isEmpty ? words.counts([]) : nil, hasEntries: !all.isEmpty,
            entries: shown.map { entry in
                let figures = words.figures(entry)
                return FindingsPage.Entry(
                    severity: words.wording.severity(entry.first.severity, count: 1),
                    tone: entry.first.severity.tone,
                    glyph: entry.first.severity.glyph, rule: entry.first.rule,
                    place: words.place(entry, long: false),
                    votes: entry.votes.flatMap { $0 == 0 ? nil : words.votes($0) },
                    text: words.text(of: entry), hasFigures: !figures.isEmpty, figures: figures,
                    explanation: words.explanation(entry))
            }, rest: words.rest(all.count - shown.count))
    }
}
