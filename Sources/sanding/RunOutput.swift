import ArgumentParser
import Foundation
import Publishing
import SandingKit

/// Where the results of a run with findings go.
struct RunOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder for the report (default: Notebooks-out/ and the name of the input).", valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out: String?

    @Option(help: "Language of sentences, charts and numbers.")
    var lang: Language = .english

    @Option(
        help: ArgumentHelp(
            "End with status 1 at findings of this severity or a graver one: notice, warning, error.",
            valueName: "severity"))
    var failOn: Severity?

    @Flag(
        help: "Print the results as JSON on standard output and nothing else; write files only with --out.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    /// Whether a folder is written.
    var writesReport: Bool { !json || out != nil }

    /// Writes the report, prints what was asked for and sets the exit status.
    ///
    /// - Parameters:
    ///   - name: Name of the report.
    ///   - findings: What the exit status depends on.
    ///   - publication: The report.
    ///   - formats: What to write.
    ///   - summary: Makes the lines for a terminal.
    func finish(
        name: String, findings: [Finding], publication: Publication, formats: Set<ReportFormat>,
        summary: () -> [String]
    ) throws {
        try Delivery(
            publication: publication, formats: formats,
            place: writesReport ? out ?? "Notebooks-out/\(name)" : nil, language: lang, json: json,
            quiet: quiet
        ).deliver { summary().map(\.escapedForTerminal) }
        if let failOn, findings.contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
    }
}

extension Severity: ExpressibleByArgument {}
