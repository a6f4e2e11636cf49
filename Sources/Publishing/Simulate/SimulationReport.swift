import Elections
import Estimation
import SandingKit
import Wording

/// How often the intervals of repeated samples were right.
public struct SimulationReport {
    let result: SimulateResult
    private let run: RunFacts
    let wording: any Wording

    /// - Parameters:
    ///   - result: The simulation.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences and numbers.
    public init(_ result: SimulateResult, run: RunFacts, language: Language) {
        (self.result, self.run) = (result, run)
        wording = language.wording(result.vocabulary)
    }

    /// The report as it is published.
    public var publication: Publication {
        let title = wording.simulationTitle(result.source)
        return Publication(
            name: "simulation", packageTitle: title, run: run,
            head: .init(
                wording: wording, title: title,
                kicker: wording.simulationKicker,
                lede: nil),
            closing: Publication.Closing(
                title: wording.howComputed, paragraphs: [wording.simulationMethod], run: run, wording),
            document: {
                try .init(path: "simulation.json", encoding: result, schema: result.schema, run: run)
            },
            tables: { [coverageFile.data("coverage.csv")] },
            sections: AnySequence([section]))
    }

    private var section: Section {
        let (choices, pairs) = (result.choices, result.choices.map { "\($0.ballotNo)" })
        let share = { (fraction: Double?, decimals: Int) in self.percent(fraction, decimals) }
        let row = { (head: SimulationHead, cells: [String]) in (self.wording.head(head), cells) }
        let tables = [
            table(
                .pair, pairs,
                [
                    row(.trueShare, choices.map { share($0.share, 2) }),
                    row(.meanError, choices.map { share($0.meanError, 3) }),
                    row(.meanErrorMonteCarlo, choices.map { share($0.meanErrorMonteCarlo, 3) }),
                    row(.rootMeanSquare, choices.map { share($0.rootMeanSquare, 2) }),
                    row(.meanStandardError, choices.map { share($0.meanStandardError, 2) }),
                ]),
            table(
                .coverage, pairs + [wording.head(SimulationHead.all)],
                result.methods.map { ($0.method, ($0.coverage + [$0.jointCoverage]).map(rate)) }),
            table(
                .halfWidth, pairs, result.methods.map { ($0.method, $0.halfWidths.map { share($0, 2) }) }),
            table(
                .halfWidthOfAll, pairs,
                result.methods.map { ($0.method, $0.jointHalfWidths.map { share($0, 2) }) }),
        ]
        return Section(
            anchor: "simulation", title: wording.head(SimulationHead.samples),
            blocks: [.paragraph(summary)] + tables.map { .table($0) } + closing.map { .paragraph($0) })
    }

    /// Rows of figures, one for each method or measure.
    private func table(
        _ head: SimulationHead, _ columns: [String], _ rows: [(name: String, cells: [String])]
    ) -> Table {
        let title = wording.head(head)
        let numeric = 1..<columns.count + 1
        return Table(
            label: title, header: Cell.row([title] + columns, numeric: numeric),
            rows: rows.map { Cell.row([$0.name] + $0.cells, numeric: numeric) })
    }

    /// A row for each method and pair; the coverage of all pairs has no pair.
    private var coverageFile: TableFiles.TypedTable {
        var table = TableFiles.TypedTable([
            ("method", "string"), ("ballot_no", "integer"), ("covered", "integer"), ("samples", "integer"),
            ("coverage", "number"), ("monte_carlo_error", "number"), ("half_width_pp", "number"),
        ])
        for method in result.methods {
            for (index, rate) in (method.coverage + [method.jointCoverage]).enumerated() {
                let isPair = index < method.coverage.count
                table.writer.append([
                    .text(method.method), .init(isPair ? result.choices[index].ballotNo.number : nil),
                    .init(rate?.count),
                    .init(rate?.total),
                    .init(rate?.value), .init(rate?.error),
                    .init(isPair ? method.halfWidths[index].map { 100 * $0 } : nil),
                ])
            }
        }
        return table
    }
}
