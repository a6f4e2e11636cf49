import ArgumentParser
import ElectionFiles
import Elections
import Foundation
import Reconciliation
import Reports

struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Estimate shares, turnout and lead from a sample of polling stations.",
        discussion: """
            SAMPLE.csv has a row for each station drawn: region columns, station_no, registered, ballots_used, \
            valid, invalid and votes_1, votes_2, … A station without votes was drawn and did not arrive. A name \
            that ends in .gz is decompressed.

            Stations of each stratum come from --frame or from the weights; without either all stations weigh \
            the same and no finite population correction is made.

            Designs: stations at random (the default), or every k-th of a list (--order), in strata (--stratum); \
            clusters (--cluster) read whole or in two stages (--stages 2); unequal probabilities without \
            (--probability) and with replacement (--draw-probability).

            Ranges of shares (--interval): wald-t, logit-t, wilson, clopper-pearson, korn-graubard, goodman, \
            sison-glaz, bonferroni-logit, and simultaneous, whose coverage is best for small shares.

            Examples:
              sanding estimate sample.csv --stratum province_code --frame frame.csv
              sanding estimate sample.csv --stratum province_code --frame frame.csv --variance jackknife
              sanding estimate sample.csv --weight weight --json
              sanding estimate sample.csv --cluster village_code --stages 2 --frame villages.csv
              sanding estimate sample.csv --probability pi --joint pairs.csv
              sanding estimate sample.csv --order place --frame frame.csv --interval logit-t
            """)

    @Argument(help: "The sample.", completion: .file(extensions: ["csv", "gz"]))
    var sample: String

    @OptionGroup(title: "Design") var design: DesignArguments

    @Option(
        help: ArgumentHelp("Column of the regions to estimate beside the whole.", valueName: "column"))
    var by: String?

    @Option(help: ArgumentHelp("Level of the intervals, a fraction.", valueName: "fraction"))
    var level = 0.95

    @Option(help: "Language of sentences and numbers.")
    var lang: Language = .english

    @Option(help: "How numbers are written in the input: 1234.5, 1.234,5 or 1,234.5.")
    var numbers: Numbers = .plain

    @Option(
        help: ArgumentHelp(
            "Folder for a report: report.html, report.md, estimate.json, estimate.csv, datapackage.json and "
                + "proof.json (default: none is written).", valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "What to write with --out, comma-separated: html, md, csv, json (default: all).",
            valueName: "list"), transform: FormatList.parse)
    var format: FormatList = FormatList(formats: EstimateFolder.formats)

    @Flag(help: "Print the estimate as JSON and nothing else.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    func validate() throws {
        guard level > 0.5, level < 1 else {
            throw ValidationError("--level \(level): a level lies between 0.5 and 1, such as 0.95.")
        }
        if let other = format.formats.subtracting(EstimateFolder.formats).map(\.rawValue).sorted().first {
            throw ValidationError("--format \(other): an estimate is written as html, md, csv or json.")
        }
        if out == nil && format.formats != EstimateFolder.formats {
            throw ValidationError("--format goes with --out.")
        }
    }

    func run() throws {
        try Failure.reporting {
            // Only a report tells what was read.
            let (inputs, document) = try RunFacts.Input.of(
                [sample] + design.files, digests: out != nil, threads: design.threads
            ) {
                try ProgressLine.during("estimating", isQuiet: quiet) { try self.estimate() }
            }
            let run = RunFacts(
                version: Version.current, command: "estimate \(name)", arguments: arguments,
                inputs: inputs, seed: design.seed)
            try write(document, run)
            if json {
                try Console.print(document.text(level: level, run: run))
                return
            }
            if quiet { return }
            let words = Phrasebook(lang, election: Election(name: name))
            let sentences =
                words.sample(document.estimate, level: level) + words.regions(document.domains)
                + [words.notOfficial]
            var lines = sentences.flatMap(TerminalText.wrapped)
            if let out { lines.append((lang == .english ? "Report: " : "Laporan: ") + out + "/") }
            try Console.printLines(lines)
        }
    }

    /// Name of the sample without its folder and its endings.
    private var name: String {
        let file = URL(fileURLWithPath: sample).lastPathComponent
        return String(file.prefix { $0 != "." })
    }

    /// The options in force, under the names of the command line.
    private var arguments: [String: String] {
        var arguments = design.arguments.merging([
            "level": "\(level)", "lang": lang.rawValue, "numbers": numbers.rawValue,
        ]) { $1 }
        arguments["by"] = by
        return arguments
    }

    private func write(_ document: SampleDocument, _ run: RunFacts) throws {
        guard let out else { return }
        let report = EstimateFolder(
            document, name: name, level: level, run: run, language: lang, formats: format.formats)
        let writer = FolderWriter(target: URL(fileURLWithPath: out, isDirectory: true))
        try Interruption.leaving(writer.abandon) { try writer.writeFiles(report.write) }
    }

    private func estimate() throws -> SampleDocument {
        let (style, drawn) = (numbers.style, design.options)
        let names = InputNames([sample] + design.files)
        let read = try design.read(
            sample, name: names[sample], style: style, isSample: true,
            labels: drawn.labelColumns + [by].compactMap { $0 })
        let files = try design.placed(read, by: by, names: names, style: style)
        let stations = try StationSample(
            files.sample, options: drawn, frame: files.frame,
            joint: try design.readJoint(names: names, style: style))
        let estimate = try SampleEstimate(
            stations, level: level, intervals: design.interval, reserveShare: try design.reserveShare())
        let domains =
            try by.map {
                try stations.domains(
                    by: $0, level: level, intervals: design.interval, splitter: .threads(design.threads))
            } ?? []
        return SampleDocument(
            estimate, response: stations.response, domains: domains, design: design.arguments)
    }
}
