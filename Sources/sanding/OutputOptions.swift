import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

/// Options that every command shares.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder for the report (default: Notebooks-out/ and the name of the election).",
            valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out: String?

    @Option(help: ReportFormats.help, transform: ReportFormats.parse)
    var format: FormatList = FormatList(formats: ReportFormat.standard)

    @Option(help: "Language of sentences, charts and numbers.")
    var lang: Language = .english

    @Option(help: "For whom: sets what is shown and the default of --adjust.")
    var audience: Audience = .observer

    @Option(help: "How numbers are written in the input: 1234.5, 1.234,5, 1,234.5, 1 234,5 or 1'234.5.")
    var numbers: Numbers = .plain

    @Option(
        help: ArgumentHelp("Only this contest; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @Option(
        help: ArgumentHelp(
            "End with status 1 at this verdict or severity, or a graver one: \(FailureLimit.names).",
            valueName: "limit"))
    var failOn: FailureLimit?

    @Flag(help: "Print results.json on standard output and nothing else; write files only with --out.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    @Flag(help: "No colour in the terminal.")
    var noColor = false

    /// With `--json` alone nothing is written.
    var writesReport: Bool { !json || out != nil }

    /// The options in force, under the names of the command line.
    var arguments: [String: String] {
        var arguments = [
            "lang": lang.rawValue, "audience": audience.rawValue, "numbers": numbers.rawValue,
            "format": format.completed().map(\.rawValue).sorted().joined(separator: ","),
        ]
        if !contest.isEmpty { arguments["contest"] = contest.joined(separator: ",") }
        return arguments
    }

    var usesColour: Bool {
        !noColor && ProcessInfo.processInfo.environment["NO_COLOR"] == nil && Console.isTerminal
    }
}

extension Language: ExpressibleByArgument {}
extension Audience: ExpressibleByArgument {}

/// Number styles by name.
enum Numbers: String, CaseIterable, ExpressibleByArgument {
    case plain, id, en, space, apostrophe

    var style: NumberStyle {
        switch self {
        case .plain: .plain
        case .id: .indonesian
        case .en: .english
        case .space: .spaced
        case .apostrophe: .apostrophe
        }
    }
}

/// A comma-separated list of formats.
struct FormatList {
    var formats: Set<ReportFormat>

    static let names = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")

    /// The formats with those of the files that they need beside them: Markdown and notebook show charts, and a
    /// notebook reads results.
    ///
    /// - Parameter read: What the notebook reads.
    func completed(notebookReads read: Set<ReportFormat> = [.json, .csv]) -> Set<ReportFormat> {
        var formats = formats
        if formats.contains(.md) || formats.contains(.ipynb) { formats.insert(.svg) }
        if formats.contains(.ipynb) { formats.formUnion(read.union([.vl])) }
        return formats
    }

    /// Reads names between commas.
    ///
    /// - Throws: `ValidationError` that names what is no format.
    static func parse(_ text: String) throws -> FormatList {
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if let unknown = names.first(where: { ReportFormat(rawValue: $0) == nil }) {
            throw ValidationError(.notFormat(unknown, known: FormatList.names))
        }
        return FormatList(formats: Set(names.compactMap(ReportFormat.init)))
    }
}

extension FormatList: CustomStringConvertible {
    var description: String { "all" }
}

/// Where a report goes.
enum OutputFolder {
    /// Checks the name of a folder.
    ///
    /// - Throws: `ValidationError` where it is empty.
    static func parse(_ text: String) throws -> String {
        guard !text.isEmpty else { throw ValidationError(.emptyFolderName) }
        return text
    }
}

/// The verdict or severity from which on a run ends with status 1.
enum FailureLimit: ExpressibleByArgument {
    case verdict(Verdict)
    case severity(Severity)

    static let names =
        (Verdict.allCases.map(\.rawValue) + Severity.allCases.map(\.rawValue)).joined(separator: ", ")

    init?(argument: String) {
        if let verdict = Verdict(rawValue: argument) {
            self = .verdict(verdict)
        } else if let severity = Severity(rawValue: argument) {
            self = .severity(severity)
        } else {
            return nil
        }
    }

    /// The order of the option's help: a count that cannot be compared is asked for before one that lies outside.
    private static func order(_ verdict: Verdict) -> Int { Verdict.allCases.firstIndex(of: verdict) ?? 0 }

    func isReached(by verdicts: [Verdict], _ findings: [Finding]) -> Bool {
        switch self {
        case .verdict(let limit): verdicts.contains { FailureLimit.order($0) >= FailureLimit.order(limit) }
        case .severity(let limit): findings.contains { $0.severity >= limit }
        }
    }
}
