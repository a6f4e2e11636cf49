import ArgumentParser
import Consistency
import ElectionFiles
import Elections
import Foundation
import Reconciliation
import Reports

struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare every quick count of an election folder with the recap.",
        discussion: """
            FOLDER holds contests.csv, candidates.csv, recap.csv and quick_counts.csv, and may hold regions.csv, \
            recap_totals.csv, captures.csv, outages.csv and datapackage.json. The report is one folder: \
            report.html opens offline; results.json, comparisons.csv and findings.csv hold every number.

            Published shares are judged at the rounding most favourable to the pollster. A reading without \
            margin of error or sample size, or of another stage than --stage, is shown and not tested.

            Examples:
              sanding reconcile Data/pilkada-2018
              sanding reconcile Data/pilkada-2018 --contest pilgub-2018-jabar --lang id
              sanding reconcile FOLDER --fail-on inconsistent --quiet
              sanding reconcile FOLDER --json | jq .summary
            """)

    @Argument(help: "The election folder.", completion: .directory)
    var folder: String

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Method") var method: MethodOptions

    func run() throws {
        try Failure.reporting { try reconcile() }
    }

    private func reconcile() throws {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        let read = try ElectionFolder(at: url, numbers: output.numbers.style)
        let election = try output.selecting(read.election)
        if !output.quiet { for notice in read.notices { Console.note(notice) } }
        let options = method.options(for: output.audience)
        let result = try Reconciler(options: options).reconcile(election)
        let findings = FolderChecks.findings(in: election)
        let run = RunFacts(
            version: Version.current, command: "reconcile \(election.name)",
            arguments: arguments(options),
            inputs: read.inputs.map { .init(name: $0.name, bytes: $0.bytes, sha256: $0.sha256) },
            seed: RunFacts.defaultSeed)
        let place = try write(result, findings, run)
        if output.json {
            Console.print(try ReportFolder.results(result, findings: findings, run: run))
        } else if !output.quiet {
            let table = SummaryTable(result: result, language: output.lang, colour: output.usesColour)
            Console.print(table.text(report: place))
        }
        if let limit = output.failOn, limit.isReached(by: result.comparisons.map(\.verdict), findings) {
            throw ExitCode(1)
        }
    }

    /// Writes the report and returns where it stands; with `--json` alone nothing is written.
    private func write(
        _ result: ReconciliationResult, _ findings: [Finding], _ run: RunFacts
    ) throws -> String? {
        if output.json && output.out == nil { return nil }
        let place = output.out ?? "Notebooks-out/\(result.election.name)"
        let report = try ReportFolder(
            result: result, findings: findings, run: run, options: output.reportOptions)
        let writer = FolderWriter(target: URL(fileURLWithPath: place, isDirectory: true))
        try Interruption.cleaningUp(writer.cleanUp) { try writer.write(report.files) }
        return place
    }

    /// The options in force, under the names of the command line.
    private func arguments(_ options: ReconciliationOptions) -> [String: String] {
        var arguments = [
            "lang": output.lang.rawValue, "audience": output.audience.rawValue,
            "numbers": output.numbers.rawValue,
            "format": output.reportOptions.formats.map(\.rawValue).sorted().joined(separator: ","),
            "level": "\(options.level)", "edge-level": "\(options.edgeLevel)",
            "alpha": "\(options.alpha)", "adjust": options.adjustment.code,
            "stage": options.stages.map(\.rawValue).sorted().joined(separator: ","),
            "equivalence-margin": "\(method.equivalenceMargin)",
        ]
        if !output.contest.isEmpty { arguments["contest"] = output.contest.joined(separator: ",") }
        return arguments
    }
}
