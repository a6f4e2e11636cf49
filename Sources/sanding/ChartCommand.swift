import ArgumentParser
import Publishing
import SandingKit
import Wording

struct ChartCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chart",
        abstract: "Draw one kind of chart of an election folder or a station sample.",
        discussion: """
            KIND is one of \(ChartKind.allCases.map(\.rawValue).joined(separator: ", ")). FOLDER is an election \
            folder, or a report of one that reconcile, pack or chart wrote, whose method it then has; instead of it, --sample and --official take a sample of polling stations and the complete \
            official file; form-checks and fingerprint take a file of stations too. Each chart is drawn in two widths, with a description, a Vega-Lite specification and a \
            table. Where there is nothing for a kind, a sentence says why and names kinds that can be drawn.

            Examples:
              sanding chart quantile-dots Data/pilkada-2018 --contest pilgub-2018-jabar
              sanding chart dumbbell Data/museum --lang id --out charts
              sanding chart forest --sample s.csv --official o.csv --stratum province_code --by province_code
            """)

    @Argument(help: "The kind of chart.", completion: .list(ChartKind.allCases.map(\.rawValue)))
    var kind: String

    @OptionGroup var input: ReconcileInput
    @OptionGroup(title: "Output") var output: ChartOutput
    @OptionGroup(title: "Method") var method: MethodOptions
    @OptionGroup(title: "Design of the sample") var design: DesignArguments

    func validate() throws {
        if ChartKind(kind) == nil {
            throw ValidationError(
                Spoken.words.noChart(
                    kind, near: ChartKind.nearest(to: kind), known: ChartKind.allCases.map(\.rawValue)))
        }
        try input.check(
            design: design, contests: output.contest,
            readsStations: [.fingerprint, .formChecks].contains(ChartKind(kind)))
    }

    func run() throws {
        if let folder = input.folder, ChartRun.isReport(folder), let kind = ChartKind(kind) {
            var words: [String] = []
            try Failure.reporting { words = try again(kind, of: folder) }
            return try Invocation.run(words)
        }
        try Failure.reporting {
            guard let kind = ChartKind(kind) else { return }
            let run = ChartRun(
                kind: kind, input: input, output: output, rule: method.options(for: .observer),
                design: design,
                arguments: output.arguments.merging(method.arguments(method.options(for: .observer))) { $1 })
            do {
                try output.finish(try run.report())
            } catch let lack as ChartReport.Lack {
                throw Failure(
                    status: .badData,
                    message: Spoken.words.lacking(
                        lack.lack, kind: lack.kind.rawValue, fitting: lack.fitting.map(\.rawValue)))
            }
        }
    }
}
