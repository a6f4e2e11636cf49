import ArgumentParser
import Publishing
import SandingKit
import Wording

struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare quick counts with the recap: an election folder, or a station sample.",
        discussion: """
            FOLDER holds contests.csv, candidates.csv, recap.csv and quick_counts.csv, and may hold regions.csv, \
            recap_totals.csv, captures.csv, outages.csv, datapackage.json, and stations.csv or official.csv with all \
            stations, by which counts that print no margin are judged. The report is one folder: report.html opens \
            offline; results.json, comparisons.csv and findings.csv hold every number.

            With --sample and --official instead of FOLDER a sample of polling stations is compared with the \
            complete official file: the whole, every region of --by, and station by station. The official file \
            is the frame unless --frame names another. Verdicts on a sample rest on samples drawn from the official \
            file by the declared design (--draws, --seed); where weights alone tell the design, limits are \
            approximate and the report says so.

            Published shares are judged at the rounding most favourable to the pollster. A reading without a \
            margin of error is shown with the margin it would have needed; one of another stage than --stage is \
            shown and not tested. sanding explain FOLDER READING computes a verdict step by step.

            Examples:
              sanding reconcile Data/pilkada-2018
              sanding reconcile Data/pilkada-2018 --contest pilgub-2018-jabar --lang id
              sanding reconcile FOLDER --fail-on inconsistent --quiet
              sanding reconcile FOLDER --json | jq .summary
              sanding reconcile --sample s.csv --official o.csv --stratum province_code --by province_code
            """)

    @OptionGroup var input: ReconcileInput
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Method") var method: MethodOptions
    @OptionGroup(title: "Design of the sample") var design: DesignArguments

    func validate() throws { try input.check(design: design, contests: output.contest) }

    func run() throws {
        try Failure.reporting {
            let options = method.options(for: output.audience)
            var arguments = output.arguments.merging(method.arguments(options)) { $1 }
            if let folder = input.folder {
                let request = ReconcileRequest(
                    folder, contests: output.contest, numbers: output.numbers.style, options: options)
                let found = try ProgressLine.during(.reconciling, isQuiet: output.quiet) {
                    try request.run()
                }
                Console.notes(found.notices, isQuiet: output.quiet)
                try ReconcileOutput(
                    found,
                    run: RunFacts("reconcile \(found.name)", arguments, found.inputs, found.notices)
                ).finish(output)
            } else if let request = input.request(
                design, options, output.numbers, digests: output.writesReport)
            {
                let found = try ProgressLine.counting(
                    .drawnSamples, during: .reconciling, isQuiet: output.quiet
                ) {
                    try request.run(design.control(progress: $0))
                }
                Console.notes(found.notices, isQuiet: output.quiet)
                arguments.merge(design.arguments.merging(input.arguments) { $1 }) { $1 }
                try ReconcileOutput(
                    found,
                    run: RunFacts(
                        "reconcile --sample \(request.name)", arguments, found.inputs, found.notices,
                        seed: design.seed),
                    design: design.arguments
                ).finish(output)
            }
        }
    }
}
