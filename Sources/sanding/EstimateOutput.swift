import ArgumentParser
import Publishing
import SandingKit

/// What is estimated of a sample, and where it goes.
struct EstimateOutput: ParsableArguments {
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
    var format: FormatList = FormatList(formats: EstimateReport.formats)

    @Flag(help: "Print the estimate as JSON and nothing else.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    func validate() throws {
        guard level > 0.5, level < 1 else {
            throw ValidationError("--level \(level): a level lies between 0.5 and 1, such as 0.95.")
        }
        if let other = format.formats.subtracting(EstimateReport.formats).map(\.rawValue).sorted().first {
            throw ValidationError("--format \(other): an estimate is written as html, md, csv or json.")
        }
        if out == nil && format.formats != EstimateReport.formats {
            throw ValidationError("--format goes with --out.")
        }
    }

    /// Writes the report and prints what was asked for.
    ///
    /// - Parameters:
    ///   - found: The estimate.
    ///   - name: Name of the sample.
    ///   - design: How it was drawn.
    func finish(_ found: EstimateResult, name: String, design: DesignArguments) throws {
        let document = SampleDocument(
            found.estimate, response: found.response.map { ($0.stratum, $0.drawn, $0.received) },
            domains: found.domains, design: design.arguments)
        var arguments = design.arguments.merging([
            "level": "\(level)", "lang": lang.rawValue, "numbers": numbers.rawValue,
        ]) { $1 }
        arguments["by"] = by
        let run = RunFacts("estimate \(name)", arguments, found.inputs, seed: design.seed)
        let report = EstimateReport(document, name: name, level: level, run: run, language: lang)
        if let out { try Console.write(report.publication, format.formats, to: out, isQuiet: quiet) }
        if json { return try Console.print(report.publication.json) }
        if quiet { return }
        var lines = report.summary.flatMap(TerminalText.wrapped)
        if let out { lines.append((lang == .english ? "Report: " : "Laporan: ") + out + "/") }
        try Console.printLines(lines)
    }
}
