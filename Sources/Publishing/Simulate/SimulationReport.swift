import Elections
import Estimation
import SandingKit

/// How often the intervals of repeated samples were right.
public struct SimulationReport {
    let result: SimulateResult
    private let run: RunFacts
    let words: Phrasebook

    /// - Parameters:
    ///   - result: The simulation.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences and numbers.
    public init(_ result: SimulateResult, run: RunFacts, language: Language) {
        (self.result, self.run) = (result, run)
        words = Phrasebook(language, election: Election(name: result.source))
    }

    /// The report as it is published.
    public var publication: Publication {
        let title = words.say(
            "Samples of \(result.source), drawn again and again",
            "Sampel dari \(result.source), ditarik berulang kali")
        return Publication(
            name: "simulation", packageTitle: title, run: run,
            head: .init(
                language: words.language, title: title,
                kicker: words.say(
                    "Invented samples; they say how a method behaves, nothing of a count.",
                    "Sampel buatan; menunjukkan perilaku metode, bukan suatu penghitungan."),
                lede: nil),
            closing: Publication.Closing(
                title: words.howComputed, paragraphs: [method], run: run, words.language),
            document: {
                try .init(path: "simulation.json", encoding: result, schema: result.schema, run: run)
            },
            tables: { [coverageFile.data("coverage.csv")] },
            sections: AnySequence([section]))
    }

    private var method: String {
        words.say(
            "Every sample is estimated as an arriving one would be, and its intervals are held against the count it came from.",
            "Setiap sampel diperkirakan seperti sampel yang masuk, dan rentangnya dibandingkan dengan penghitungan asalnya."
        )
    }

    private var section: Section {
        let (choices, pairs) = (result.choices, result.choices.map { "\($0.ballotNo)" })
        let share = { (fraction: Double?, decimals: Int) in self.percent(fraction, decimals) }
        let tables = [
            table(
                words.say("Pair", "Nomor"), pairs,
                [
                    (words.say("true share, %", "bagian sebenarnya, %"), choices.map { share($0.share, 2) }),
                    (
                        words.say("mean error, pp", "galat rata-rata, poin"),
                        choices.map { share($0.meanError, 3) }
                    ),
                    (
                        words.say("  its MC error", "  galat MC-nya, poin"),
                        choices.map { share($0.meanErrorMonteCarlo, 3) }
                    ),
                    (
                        words.say("RMS error, pp", "galat RMS, poin"),
                        choices.map { share($0.rootMeanSquare, 2) }
                    ),
                    (
                        words.say("mean est. SE, pp", "rata-rata SE, poin"),
                        choices.map { share($0.meanStandardError, 2) }
                    ),
                ]),
            table(
                words.say("Coverage, %", "Cakupan, %"), pairs + [words.say("all", "semua")],
                result.methods.map { ($0.method, ($0.coverage + [$0.jointCoverage]).map(rate)) }),
            table(
                words.say("Half-width, pp", "Setengah lebar, poin"), pairs,
                result.methods.map { ($0.method, $0.halfWidths.map { share($0, 2) }) }),
            table(
                words.say("  of all, pp", "  dari semua, poin"), pairs,
                result.methods.map { ($0.method, $0.jointHalfWidths.map { share($0, 2) }) }),
        ]
        return Section(
            anchor: "simulation", title: words.say("The samples", "Sampelnya"),
            blocks: [.paragraph(summary)] + tables.map { .table($0) } + closing.map { .paragraph($0) })
    }

    /// Rows of figures, one for each method or measure.
    private func table(_ title: String, _ columns: [String], _ rows: [(name: String, cells: [String])])
        -> Table
    {
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
                    .text(method.method), .init(isPair ? index + 1 : nil), .init(rate?.count),
                    .init(rate?.total),
                    .init(rate?.value), .init(rate?.error),
                    .init(isPair ? method.halfWidths[index].map { 100 * $0 } : nil),
                ])
            }
        }
        return table
    }
}
