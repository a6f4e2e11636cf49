import ArgumentParser
import Consistency
import Elections
import Foundation
import Reports
import Tables

/// Where the results of a check go.
struct CheckOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder for the report (default: Notebooks-out/ and the name of the input).", valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "What to write, comma-separated: \(FormatList.names) (default: all).", valueName: "list"),
        transform: FormatList.parse)
    var format: FormatList = FormatList(formats: ReportFormat.standard)

    @Option(help: "Language of sentences, charts and numbers.")
    var lang: Language = .english

    @Option(
        help: ArgumentHelp("Only this contest of a folder; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @Option(
        help: ArgumentHelp(
            "End with status 1 at findings of this severity or a graver one: notice, warning, error.",
            valueName: "severity"))
    var failOn: Severity?

    @Flag(
        help: "Print the findings as JSON on standard output and nothing else; write files only with --out.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    var writesReport: Bool { !json || out != nil }

    var arguments: [String: String] {
        [
            "lang": lang.rawValue,
            "format": format.formats.map(\.rawValue).sorted().joined(separator: ","),
            "contest": contest.joined(separator: ","),
        ].filter { !$0.value.isEmpty }
    }

    /// Writes the report, prints what was asked for and sets the exit status.
    ///
    /// - Parameters:
    ///   - parts: Checks with what they are worth.
    ///   - run: Facts of the run.
    ///   - name: Name of the report.
    func finish(_ parts: [CheckReport.Part], run: RunFacts, name: String) throws {
        let report = CheckReport(parts: parts, run: run, name: name, language: lang)
        var place: String?
        if writesReport {
            let folder = out ?? "Notebooks-out/\(name)"
            let writer = FolderWriter(target: URL(fileURLWithPath: folder, isDirectory: true))
            let files = try report.files(formats: format.formats)
            try Interruption.cleaningUp(writer.cleanUp) { try writer.write(files) }
            place = folder
        }
        if json {
            try Console.print(report.json())
        } else if !quiet {
            try Console.print(report.summary(folder: place).joined(separator: "\n"))
        }
        if let failOn, report.findings.contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
    }
}

extension Severity: ExpressibleByArgument {}

/// What is asked of the count beside who leads.
struct StakeOptions: ParsableArguments {
    @Option(help: "Who is elected (default: the contest's rule, else the most votes).")
    var rule: WinnerRule?

    @Option(
        help: ArgumentHelp(
            "Inhabitants of the region, for the filing limit of the Constitutional Court.", valueName: "n"))
    var population: Int?

    @Option(
        help: ArgumentHelp(
            "Level of the office for the filing limit, with --population: province or regency.",
            valueName: "level"))
    var office: String?

    func validate() throws {
        if let population, population < 1 {
            throw ValidationError("--population \(population): give the number of inhabitants.")
        }
        if (population == nil) != (office == nil) {
            throw ValidationError("--population and --office go together; give both.")
        }
        if let office, !["province", "regency"].contains(office) {
            throw ValidationError("--office \(office): give province or regency.")
        }
    }

    var arguments: [String: String] {
        ["rule": rule?.rawValue, "population": population.map { "\($0)" }, "office": office]
            .compactMapValues { $0 }
    }

    /// A check with what its findings are worth.
    func report(_ part: CheckInputs.Part) throws -> CheckReport.Part {
        let book = Rulebook.standard
        var terms = VotesAtStake.Terms(rule: rule ?? part.contest?.rule ?? .plurality)
        if let office {
            terms.filing = book.filingLimits.last { $0.level == office }
            terms.population = population
        } else if let contest = part.contest {
            terms.filing = book.filingLimit(for: contest)
            terms.population = contest.population
        }
        return CheckReport.Part(
            check: part.check, stake: VotesAtStake(part.check, terms: terms), form: part.form,
            contest: part.contest, election: part.election)
    }
}

extension WinnerRule: ExpressibleByArgument {}
