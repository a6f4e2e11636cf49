import ArgumentParser
import Publishing

/// The formats of a command.
protocol FormatScope {
    static var formats: [ReportFormat] { get }
}

/// Those of most reports.
enum ReportFormats: FormatScope {
    static let formats = ReportFormat.allCases.filter { !ReportFormat.ofChecks.contains($0) }
}

/// Those of the report on stations and recaps, which has places to look at.
enum CheckFormats: FormatScope {
    static let formats = ReportFormat.allCases
}

extension FormatScope {
    /// What the help says of `--format`.
    static var help: ArgumentHelp {
        let names = { (formats: [ReportFormat]) in formats.map(\.rawValue).joined(separator: ", ") }
        return ArgumentHelp(
            "What to write, comma-separated: \(names(formats)) (default: all but "
                + "\(names(formats.filter { !ReportFormat.standard.contains($0) }))).", valueName: "list")
    }
}

/// What a report is written as.
struct FormatOptions<Scope: FormatScope>: ParsableArguments {
    @Option(help: Scope.help, transform: FormatList.parse)
    var format: FormatList = FormatList(formats: ReportFormat.standard)

    /// The option as the facts of a run name it.
    var argument: String { format.formats.map(\.rawValue).sorted().joined(separator: ",") }
}
