import Elections
import Figures
import Reconciliation

/// The charts of a report and the names of their files.
struct ChartSet {
    struct Entry {
        var name: String
        var chart: any Chart
    }

    var forest: Entry?
    var contests: [String: Entry] = [:]
    /// Contests in the order of the report.
    var order: [String] = []

    init(result: ReconciliationResult, options: ReportOptions, run: RunFacts) {
        order = result.election.contests.map(\.id)
    }

    func files(formats: Set<ReportFormat>) -> [ReportFile] { [] }
}
