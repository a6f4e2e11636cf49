import ArgumentParser
import Publishing
import Wording

/// The formats of a command.
protocol FormatScope: SendableMetatype {
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

extension FormatScope {
    /// Reads names between commas.
    ///
    /// - Throws: `ValidationError` that names what is no format, or none of the command.
    static func parse(_ text: String) throws -> FormatList {
        let list = try FormatList.parse(text)
        if let other = ReportFormat.allCases.first(where: {
            list.formats.contains($0) && !formats.contains($0)
        }) {
            throw ValidationError(.notFormatHere(other.rawValue, known: formats.map(\.rawValue)))
        }
        return list
    }
}

/// What a report is written as.
struct FormatOptions<Scope: FormatScope>: ParsableArguments {
    @Option(help: Scope.help, transform: Scope.parse)
    var format: FormatList = FormatList(formats: ReportFormat.standard)

    /// The option as the facts of a run name it.
    var argument: String { format.formats.map(\.rawValue).sorted().joined(separator: ",") }
}
