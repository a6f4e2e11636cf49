import ArgumentParser
import Consistency
import ElectionFiles
import Elections
import Foundation
import Reports
import Tables

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

            A station that stands on two rows of a file is not compared and is a finding.

            Examples:
              sanding diff monday.csv tuesday.csv
              sanding diff monday.csv tuesday.csv --fail-on warning --out report
              sanding diff monday.csv tuesday.csv --format html,csv --lang id
            """)

    @Argument(help: "The older file of stations.", completion: .file(extensions: ["csv", "gz"]))
    var old: String

    @Argument(help: "The newer file of stations.", completion: .file(extensions: ["csv", "gz"]))
    var new: String

    @OptionGroup(title: "Output") var output: RunOutput
    @OptionGroup(title: "Output") var format: FormatOptions
    @OptionGroup(title: "Input") var input: InputOptions
    @OptionGroup(title: "Rules") var forms: FormOptions

    func run() throws {
        try Failure.reporting {
            let book = try forms.readBook()
            let form = try forms.terms(in: book, kind: .other, day: nil)
            let threads = input.threads ?? Parallel.processors
            for path in [old, new] { try FileFault.refuseStream(URL(fileURLWithPath: path), name: path) }
            let names = InputNames([old, new])
            let files = [old, new].map { CountFiles.Named(url: URL(fileURLWithPath: $0), name: names[$0]) }
            let (inputs, result) = try RunFacts.Input.of(
                [old, new], digests: output.writesReport, threads: threads
            ) {
                try ProgressLine.during("comparing", isQuiet: output.quiet) {
                    try forms.namingRules { try compare(files, book: book, form: form, threads: threads) }
                }
            }
            if !output.quiet { for notice in try notices(files) { Console.note(notice) } }
            let report = DiffReport(
                result: result, form: form, run: facts(inputs), name: name,
                language: output.lang)
            try output.finish(
                name: name, findings: result.findings,
                files: { try report.write(format.format.completed(notebookReads: [.json, .csv]), to: $0) },
                document: report.json, summary: report.summary)
        }
    }

    private func compare(
        _ files: [CountFiles.Named], book: FormRulebook, form: FormRulebook.Form?, threads: Int
    ) throws -> CountDiff {
        let reader = StationFile(levels: input.levels?.names, style: input.numbers.style, threads: threads)
        let join = try reader.join(files[0], files[1]) {
            FormScan(keysOf: $0)
        } unequal: { pair, scan in
            StationJoin(
                old: pair.old, new: pair.new, equal: pair.equal, scan: scan.state, codes: scan.codes,
                stationNumbers: scan.stationNumbers)
        } whole: {
            StationJoin(old: $0.old, new: $0.new, splitter: .threads(threads))
        } inCommon: {
            $0.inCommon
        }
        let diff = StationDiff(join)
        if let other = diff.otherElection {
            try SameElection.refuseOtherVoters(
                files[0].name, files[1].name, differing: other.differing, inCommon: other.inCommon)
        }
        return try CountDiff(diff, book: book, form: form, splitter: .threads(threads))
    }

    /// Remarks on the files as they are.
    private func notices(_ files: [CountFiles.Named]) throws -> [String] {
        try CheckInputs.unknownColumns(files, levels: input.levels?.names) + CheckInputs.ends(files)
    }

    /// Name of the report: that of the newer file.
    private var name: String {
        var base = URL(fileURLWithPath: new).lastPathComponent
        for ending in [".gz", ".csv"] where base.hasSuffix(ending) { base.removeLast(ending.count) }
        return "diff-\(base)"
    }

    private func facts(_ inputs: [RunFacts.Input]) -> RunFacts {
        var arguments = forms.arguments
        arguments["format"] = format.argument
        arguments["lang"] = output.lang.rawValue
        arguments["levels"] = input.levels?.names.joined(separator: ",")
        arguments["numbers"] = input.numbers.rawValue
        return RunFacts(
            version: Version.current, command: "diff", arguments: arguments, inputs: inputs,
            seed: RunFacts.defaultSeed)
    }
}
