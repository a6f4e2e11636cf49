import ArgumentParser
import Publishing
import SandingKit
import Wording

/// Where the results of a check go.
struct CheckOutput: ParsableArguments {
    @OptionGroup var run: RunOutput

    @OptionGroup var format: FormatOptions<CheckFormats>

    @Option(
        help: ArgumentHelp("Only this contest of a folder; may be given several times.", valueName: "id"))
    var contest: [String] = []

    var arguments: [String: String] {
        [
            "lang": run.lang.rawValue,
            "format": format.argument,
            "contest": contest.joined(separator: ","),
        ].filter { !$0.value.isEmpty }
    }

    /// What is wanted of the stations that findings name: figures only for lists of them.
    var places: StationDirectory.Detail {
        if !format.format.formats.isDisjoint(with: [.worklist, .xlsx]) { return .all }
        return run.writesReport ? .names : .none
    }

    /// Writes the report, prints what was asked for and sets the exit status.
    ///
    /// - Parameters:
    ///   - found: Checks with what they are worth.
    ///   - facts: Facts of the run.
    ///   - name: Name of the report.
    func finish(_ found: CheckedCount, run facts: RunFacts, name: String) throws {
        let report = CheckReport(
            parts: found.parts, run: facts, name: name, language: run.lang, answers: found.answers)
        try run.finish(
            name: name, findings: report.openFindings, publication: report.publication,
            formats: format.format.completed(), summary: { report.summary })
    }
}

/// What is asked of the count beside who leads.
struct StakeArguments: ParsableArguments {
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
            throw ValidationError(.inhabitants(population))
        }
        if (population == nil) != (office == nil) {
            throw ValidationError(.together("--population", "--office"))
        }
        let offices = ["province", "regency"]
        if let office, !offices.contains(office) {
            throw ValidationError(.notOneOf("--office", value: office, known: offices))
        }
    }

    var arguments: [String: String] {
        ["rule": rule?.rawValue, "population": population.map { "\($0)" }, "office": office]
            .compactMapValues { $0 }
    }

    var options: StakeOptions { StakeOptions(rule: rule, population: population, office: office) }
}

extension WinnerRule: ExpressibleByArgument {}
