import ArgumentParser
import Consistency
import Elections
import Foundation
import Reports
import Tables

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Check the forms of a count and the sums of its levels, and say where each mismatch arises.",
        discussion: """
            PATH is a file of stations, a recap file (recap_<level>.csv), an election folder, or a folder with \
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

    @OptionGroup(title: "Rules") var forms: FormOptions

    @Option(
        help: ArgumentHelp(
            "List of regions (region_code) that must have stations.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var frame: String?

    @OptionGroup(title: "Votes at stake") var stake: StakeOptions

    @Flag(help: "Print the rules in force as JSON and end.")
    var printRules = false

    func validate() throws {
        if paths.isEmpty && !printRules {
            throw ValidationError("Give a file of stations, recap files or a folder.")
        }
    }

    func run() throws {
        try Failure.reporting {
            let book = try forms.readBook()
            if printRules { return try Console.print(try book.text()) }
            let inputs = CheckInputs(
                paths: paths, levels: input.levels?.names, style: input.numbers.style,
                threads: input.threads ?? Parallel.processors, book: book, forms: forms, frame: frame)
            let found = try ProgressLine.during("checking", isQuiet: output.run.quiet) {
                try forms.namingRules {
                    try inputs.run(contests: output.contest, digests: output.run.writesReport)
                }
            }
            if !output.run.quiet { for notice in found.notices { Console.note(notice) } }
            try output.finish(found.parts.map { try stake.report($0) }, run: facts(found.inputs), name: name)
        }
    }

    /// Name of the report: that of the folder or of the first file.
    private var name: String {
        var base = URL(fileURLWithPath: paths[0]).lastPathComponent
        for ending in [".gz", ".csv"] where base.hasSuffix(ending) { base.removeLast(ending.count) }
        return "check-\(base)"
    }

    private func facts(_ inputs: [RunFacts.Input]) -> RunFacts {
        var arguments = output.arguments.merging(stake.arguments) { $1 }.merging(forms.arguments) { $1 }
        arguments["frame"] = frame
        arguments["levels"] = input.levels?.names.joined(separator: ",")
        arguments["numbers"] = input.numbers.rawValue
        return RunFacts(
            version: Version.current, command: "check", arguments: arguments, inputs: inputs,
            seed: RunFacts.defaultSeed)
    }
}
