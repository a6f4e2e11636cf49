import ArgumentParser
import Publishing
import Wording

/// What goes into a pack.
struct PackChoice: ParsableArguments {
    private static let known = ReportFormat.allCases.filter(Pack.allFormats.contains).map(\.rawValue)

    @Option(
        help: ArgumentHelp(
            "What to write, comma-separated: \(PackChoice.known.joined(separator: ", ")) (default: all but png, pdf).",
            valueName: "list"), transform: FormatList.parse)
    var format: FormatList = FormatList(formats: Pack.formats)

    @Option(help: "How numbers are written in the input: 1234.5, 1.234,5, 1,234.5, 1 234,5 or 1'234.5.")
    var numbers: Numbers = .plain

    @Option(help: ArgumentHelp("Only this contest; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    func validate() throws {
        let other = format.formats.map(\.rawValue).sorted().first { !PackChoice.known.contains($0) }
        if let other { throw ValidationError(.notFormatHere(other, known: PackChoice.known)) }
    }

    /// The options in force, under the names of the command line.
    var arguments: [String: String] {
        var arguments = [
            "numbers": numbers.rawValue,
            "format": format.formats.map(\.rawValue).sorted().joined(separator: ","),
        ]
        if !contest.isEmpty { arguments["contest"] = contest.joined(separator: ",") }
        return arguments
    }
}
