import ArgumentParser
import Publishing
import SandingKit
import Wording

/// Where a result goes: sentences and tables to the terminal, JSON to a program, pages into a folder.
struct ResultOptions: ParsableArguments {
    /// Formats of a result that has no chart.
    static let formats: Set<ReportFormat> = [.html, .md, .csv, .json]

    @Option(help: "Language of sentences and numbers.")
    var lang: Language = .english

    @Option(
        help: ArgumentHelp(
            "Folder for a report: pages, tables, JSON, datapackage.json and proof.json (default: none is written).",
            valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "What to write with --out, comma-separated: html, md, csv, json (default: all).",
            valueName: "list"), transform: FormatList.parse)
    var format: FormatList = FormatList(formats: ResultOptions.formats)

    @Flag(help: "Print every number as JSON on standard output and nothing else there.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    func validate() throws {
        if let other = format.formats.subtracting(ResultOptions.formats).map(\.rawValue).sorted().first {
            throw ValidationError(.notFormatHere(other, known: ["html", "md", "csv", "json"]))
        }
        if out == nil && format.formats != ResultOptions.formats {
            throw ValidationError(.goesWith("--format", ["--out"]))
        }
    }

    /// Whether files are written, and the digests of inputs are wanted.
    var writesReport: Bool { out != nil }

    /// Writes the report and prints what was asked for.
    ///
    /// - Parameters:
    ///   - publication: The report.
    ///   - summary: What a person reads in the terminal.
    func finish(_ publication: Publication, summary: [String]) throws {
        try Delivery(
            publication: publication, formats: format.formats, place: out, language: lang, json: json,
            quiet: quiet
        ).deliver { summary }
    }
}
