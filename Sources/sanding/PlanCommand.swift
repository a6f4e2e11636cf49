import ArgumentParser
import Publishing
import SandingKit

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Find how many stations a sample needs, and where, from a past full count.",
        discussion: """
            STATIONS.csv is a past full count, one row a polling station, with votes_1, votes_2, … and region \
            columns. How stations differ in it says how precise a stratified sample of the next count will be, as \
            far as the next count is like the past one. Add a reserve for stations that will not report.

            Give exactly one of --margin, --gap and --stations. With --by, a margin or gap holds in every region, \
            and a number of stations is divided over the whole.

            Margin and gap follow from the variances. Beside them stands what 9,999 samples of the plan (--draws) show that \
            are drawn from the file, as a verdict of `reconcile --sample` draws them.

            Examples:
              sanding plan official.csv --stratum province_code --margin 1
              sanding plan official.csv --stratum province_code --gap 1.5 --power 0.9 --allocation neyman
              sanding plan official.csv --stratum regency_code --by province_code --margin 2
              sanding plan official.csv --stratum province_code --pair 2 --stations 500 --json
            """)

    @Argument(help: "A past full count.", completion: .file())
    var stationFile: String

    @OptionGroup(title: "Plan") var plan: PlanOptions
    @OptionGroup(title: "Input") var input: InputOptions
    @OptionGroup(title: "Output") var output: ResultOptions

    func run() throws {
        try Failure.reporting {
            let request = plan.request(stationFile, input.reading(digests: output.writesReport))
            let found = try request.run(input.control)
            Console.notes(found.notices, isQuiet: output.quiet)
            let run = RunFacts(
                "plan", plan.arguments.merging(input.arguments(["lang": output.lang.rawValue])) { $1 },
                found.inputs, found.notices, seed: request.seed)
            let report = PlanReport(found, run: run, language: output.lang).publication
            try output.finish(report, summary: TerminalText.lines(report))
        }
    }
}
