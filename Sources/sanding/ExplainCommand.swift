import ArgumentParser
import Publishing
import SandingKit

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how the verdict on one reading of an election folder was computed.",
        discussion: """
            READING is a qc_id of quick_counts.csv, as tables and results.json name it, or a pollster that has one \
            reading. What was read, each formula with the numbers put in, the verdict with its reasons, and what \
            would change it: where it does not agree, every single change that would bring it inside its range.

            Examples:
              sanding explain Data/pilkada-2018 qc-0008
              sanding explain Data/museum ghana-2024-codeo --lang id
            """)

    @Argument(help: "The election folder.", completion: .directory)
    var folder: String

    @Argument(help: "A reading: its qc_id, or its pollster.")
    var reading: String

    @Option(help: ArgumentHelp("Only this contest; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @OptionGroup(title: "Output") var output: ResultOptions
    @OptionGroup(title: "Method") var method: MethodOptions

    func run() throws {
        try Failure.reporting {
            let rule = method.options(for: .observer)
            let found = try ReconcileRequest(folder, contests: contest, options: rule).run()
            let comparison = try found.comparison(reading)
            Console.notes(found.notices, isQuiet: output.quiet)
            var arguments = method.arguments(rule)
            arguments["lang"] = output.lang.rawValue
            if !contest.isEmpty { arguments["contest"] = contest.joined(separator: ",") }
            let run = RunFacts(
                "explain \(found.name) \(comparison.reading)", arguments, found.inputs, found.notices)
            let report = ExplanationReport(comparison, in: found.result, run: run, language: output.lang)
            try output.finish(report.publication, summary: report.lines)
        }
    }
}
