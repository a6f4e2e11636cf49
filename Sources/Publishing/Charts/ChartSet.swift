import Elections
import Figures
import Reconciliation
import Wording

/// The charts of a report and the names of their files.
struct ChartSet: Sendable {
    struct Entry: Sendable {
        var name: String
        var chart: any Chart
        /// The contest that it is of; `nil` for a chart of several.
        var contest: String?
        /// Whether a page has its numbers as a table too.
        var hasTable = true
        /// What is drawn once, whatever formats show it.
        let drawn: DrawnChart

        init(name: String, chart: any Chart, contest: String? = nil) {
            (self.name, self.chart, self.contest) = (name, chart, contest)
            drawn = DrawnChart(chart)
        }

        /// What opens its table.
        var tableLabel: String {
            chart.words.head(.figuresOfChart)
        }
    }

    /// Differences of all tested counts; `nil` where nothing is tested.
    let forest: Entry?
    private let source: ChartSource

    init(_ source: ChartSource) {
        self.source = source
        forest = ForestCharts.chart(source)
    }

    /// Pollsters against the recap; `nil` where no count of the contest is shown.
    func chart(of contest: Contest) -> Entry? { IntervalDotsCharts.chart(of: contest, source) }
}
