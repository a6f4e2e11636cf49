import ArgumentParser
import Publishing
import SandingKit
import Wording

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what changed between two files of stations of one count.",
        discussion: """
            Stations are found by region and number, whatever the order of the rows. The summary says how many \
            changed, which figures grew and which fell, which changes repair a broken rule of the forms and \
            which break one, and where changes favour one pair more than those around them do. \
            report.html is one page for any browser, without network; every change is in changes.csv, with the \
            single slip that would account for it exactly, if any. None of this says anything about intent.

            A folder that convert wrote stands for its file of stations, with the terms of its contest.

            A station that stands on two rows of a file is not compared and is a finding.

            Examples:
              sanding diff monday.csv tuesday.csv
              sanding diff sirekap-14 sirekap-15
              sanding diff monday.csv tuesday.csv --fail-on warning --out report
              sanding diff monday.csv tuesday.csv --format html,csv --lang id
            """)

    @Argument(
        help: "The older file of stations, or a folder with one.",
        completion: .file(extensions: ["csv", "gz"]))
    var old: String

    @Argument(
        help: "The newer file of stations, or a folder with one.",
        completion: .file(extensions: ["csv", "gz"]))
    var new: String

    @OptionGroup(title: "Output") var output: RunOutput
    @OptionGroup(title: "Output") var format: FormatOptions<ReportFormats>
    @OptionGroup(title: "Input") var input: InputOptions
    @OptionGroup(title: "Rules") var rules: RuleArguments

    func run() throws {
        try Failure.reporting {
            let request = DiffRequest(
                old: old, new: new, reading: input.reading(digests: output.writesReport),
                rules: rules.options)
            let found = try ProgressLine.during(.comparing, isQuiet: output.quiet) {
                try request.run(input.control)
            }
            Console.notes(found.notices, isQuiet: output.quiet)
            let (name, own) = (
                "diff-" + ReportName.base(new), ["format": format.argument, "lang": output.lang.rawValue]
            )
            let report = DiffReport(
                result: found.diff, form: found.form,
                run: RunFacts(
                    "diff", rules.arguments.merging(input.arguments(own)) { $1 }, found.inputs, found.notices),
                name: name, language: output.lang, vocabulary: found.vocabulary,
                directories: found.directories, choices: found.choices)
            try output.finish(
                name: name, findings: found.diff.findings, publication: report.publication,
                formats: format.format.completed(notebookReads: [.json, .csv]), summary: { report.summary })
        }
    }
}
