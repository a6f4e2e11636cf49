import ArgumentParser
import Publishing

/// What a report is written as.
struct FormatOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What to write, comma-separated: \(FormatList.names) (default: \(FormatList.standardNames)).",
            valueName: "list"),
        transform: FormatList.parse)
    var format: FormatList = FormatList(formats: ReportFormat.standard)

    /// The option as the facts of a run name it.
    var argument: String { format.formats.map(\.rawValue).sorted().joined(separator: ",") }
}
