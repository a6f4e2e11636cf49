import Elections
import Figures
import Tables

/// What a report shows before and after its contests, as text: what the HTML and Markdown templates fill in.
///
/// The section of each contest is made when it is written.
/// Property names are those of the templates. Text is not escaped here; the templates do that.
struct ReportPage {
    struct Link {
        /// Address of a web page; `nil` where the source is not one.
        var href: String?
        var text: String
        var isLast = true
    }

    struct OverviewRow {
        var isFirst: Bool
        var contest: String
        var contestAnchor: String
        var pollster: String
        var anchor: String
        var gap: String
        var verdict: String
        var verdictClass: String
        var glyph: String
    }

    struct KeyRow {
        var verdict: String
        var verdictClass: String
        var glyph: String
        var text: String
    }

    struct Cells {
        var cells: [String]
    }

    struct OfficialTable {
        struct Row {
            var number: String
            var name: String
            var votes: String
            var share: String
        }
        var caption: String
        var numberLabel: String
        var pairLabel: String
        var votesLabel: String
        var shareLabel: String
        var rows: [Row]
        /// `nil` where no row names its source.
        var sourcesLabel: String?
        var sources: [Link]
    }

    /// A chart inside the page, with its table.
    struct ChartView {
        var wide: String
        var narrow: String
        var alt: String
        /// Path of the chart's own file.
        var file: String
        var tableLabel: String
        var header: [String]
        var rows: [Cells]
    }

    struct Measure {
        var name: String
        var value: String
    }

    struct Details {
        var label: String
        var open: Bool
        var hasChoices: Bool
        var header: [String]
        var choices: [Cells]
        var measures: [Measure]
    }

    struct Reading {
        var anchor: String
        var pollster: String
        var verdict: String
        var verdictClass: String
        var glyph: String
        var facts: String
        var link: Link?
        var sentence: String
        var hasReasons: Bool
        var reasons: [String]
        /// What the folder notes about the page.
        var note: String?
        var details: Details?
    }

    struct Others {
        var label: String
        var readings: [Reading]
    }

    struct Findings {
        struct Row {
            var severity: String
            /// Pollster or page; `nil` where the finding is of none.
            var source: String?
            var message: String
            var place: String?
        }
        var label: String
        var open: Bool
        var severityLabel: String
        var sourceLabel: String
        var messageLabel: String
        var placeLabel: String
        /// The first of each rule.
        var rows: [Row]
        /// How many of which rule are in the files only.
        var rest: [String]
    }

    struct ContestSection {
        var anchor: String
        var title: String
        var date: String
        var official: [String]
        var officialTable: OfficialTable?
        var chart: ChartView?
        var triangulation: [String]
        var readings: [Reading]
        var noReadings: String?
        var others: Others?
        var findings: Findings?
    }

    struct Outages {
        struct Row {
            var from: String
            var to: String
            var scope: String
            var said: String
            var link: Link
        }
        var title: String
        var intro: String
        var fromLabel: String
        var toLabel: String
        var scopeLabel: String
        var saidLabel: String
        var sourceLabel: String
        var rows: [Row]
    }

    struct SampleSection {
        var title: String
        var matchedTitle: String?
        var matched: [String]
        var sentences: [String]
    }

    struct InputRow {
        var name: String
        var bytes: String
        var sha256: String
    }

    struct Labels {
        var skip: String
        var overview: String
        var contest: String
        var pollster: String
        var largestGap: String
        var verdict: String
        var howToRead: String
        var methods: String
        var inputs: String
        var file: String
        var bytes: String
    }

    var lang: String
    var title: String
    var notOfficial: String
    var summary: String
    var style: String
    var labels: Labels
    /// What a station sample says on its own and station by station; `nil` without one.
    var sample: SampleSection?
    var forest: ChartView?
    var overview: [OverviewRow]
    var hasOverview: Bool
    var omitted: String?
    var key: [KeyRow]
    var keyNotes: [String]
    var outages: Outages?
    var methods: [String]
    var inputs: [InputRow]
    var madeBy: String
}

extension ReportPage.ChartView {
    /// A chart as it stands in a page.
    init(_ entry: ChartSet.Entry) {
        let chart = entry.chart
        let table = chart.dataTable
        self.init(
            wide: chart.svg(width: .wide), narrow: chart.svg(width: .narrow), alt: chart.altText,
            file: "charts/\(entry.name).svg",
            tableLabel: chart.language == .english ? "Figures of this chart" : "Angka pada bagan ini",
            header: table.header, rows: table.rows.map { .init(cells: $0) })
    }
}

extension ReportPage.InputRow {
    init(_ input: InputFile, _ numbers: NumberText) {
        self.init(name: input.name, bytes: numbers.integer(input.bytes), sha256: input.sha256)
    }
}
