import Elections
import Figures
import SandingKit
import Wording

/// The chart of turnout and votes of stations, from a file of stations.
enum FingerprintCharts {
    static func charts(
        _ grid: TurnoutGrid, run: RunFacts, language: Language, vocabulary: Vocabulary
    ) -> ChartAnswer {
        let stations = grid.cells.reduce(0) { $0 + $1.stations }
        guard stations >= FingerprintChart.fewest else {
            return .nothing(.few(known: stations, needed: FingerprintChart.fewest))
        }
        let wording = language.wording(vocabulary)
        let choice = wording.choice(grid.choice)
        let chart = FingerprintChart(
            ChartHead(
                id: "fingerprint", language: language, vocabulary: vocabulary,
                title: wording.fingerprintTitle(choice: choice), subtitle: grid.file, basis: .forms,
                footer: ChartFooter(
                    sources: run.inputs.map(\.name), tool: "sanding \(run.version)", dataHash: run.dataHash),
                place: grid.file),
            subject: grid.file, choice: choice, step: grid.step,
            cells: grid.cells.map { .init(turnout: $0.turnout, share: $0.share, stations: $0.stations) },
            leftOut: grid.leftOut)
        return .charts([.init(name: "fingerprint", chart: chart)])
    }
}
