import ArgumentParser
import Publishing
import SandingKit
import Wording

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Check the forms of a count and the sums of its levels, and say where each mismatch arises.",
        discussion: """
            PATH is a file of stations, a recap file (recap_<level>.csv, or, beside stations, a table without station_no), an election folder, or a folder with \
            stations.csv or official.csv and recap files; several may be given. Every form identity whose \
            columns are there is asked of every station; every recap is compared with the level below it and \
            with the stations, and a mismatch is reported at the smallest region where it arises, with the \
            single slips that would account for it exactly. None of this says anything about intent.

            --rules adds rules of your own, in the shape of the built-in ones (print them with --print-rules).

            Examples:
              sanding check official.csv recap_village.csv recap_district.csv
              sanding check FOLDER --form pemilu-2024 --out report
              sanding check stations.csv --fail-on error --quiet
            """)

    @Argument(help: "Files and folders to check.", completion: .file(extensions: ["csv", "gz"]))
    var paths: [String] = []

    @OptionGroup(title: "Output") var output: CheckOutput
    @OptionGroup(title: "Input") var input: InputOptions

    @OptionGroup(title: "Rules") var rules: RuleArguments

    @Option(
        help: ArgumentHelp(
            "List of regions (region_code) that must have stations.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var frame: String?

    @Option(
        help: ArgumentHelp(
            "A worklist.csv that was filled in: what was verified or corrected is closed.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var answers: String?

    @OptionGroup(title: "Votes at stake") var stake: StakeArguments

    @Flag(help: "Print the rules in force as JSON and end.")
    var printRules = false

    func validate() throws {
        if paths.isEmpty && !printRules {
            throw ValidationError(.nothingToCheck)
        }
    }

    func run() throws {
        try Failure.reporting {
            if printRules { return try Console.print(try rules.options.book().text()) }
            let request = CheckRequest(
                paths, contests: output.contest, reading: input.reading(digests: output.run.writesReport),
                rules: rules.options, frame: frame, stake: stake.options,
                places: output.places, answers: answers)
            let found = try ProgressLine.during(.checking, isQuiet: output.run.quiet) {
                try request.run(input.control)
            }
            Console.notes(found.notices, isQuiet: output.run.quiet)
            let arguments = output.arguments.merging(stake.arguments) { $1 }.merging(rules.arguments) { $1 }
            try output.finish(
                found,
                run: RunFacts(
                    "check", arguments.merging(input.arguments(["frame": frame, "answers": answers])) { $1 },
                    found.inputs, found.notices),
                name: "check-" + ReportName.base(paths[0]))
        }
    }
}
