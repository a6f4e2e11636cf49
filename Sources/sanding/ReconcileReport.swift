import ArgumentParser
import Foundation
import Publishing
import SandingKit

/// Where the results of a comparison go.
struct ReconcileReport {
    private let found: ReconcileResult
    private let run: RunFacts
    private let sample: SampleDocument?

    /// - Parameters:
    ///   - found: The comparison.
    ///   - run: Facts of the run.
    ///   - design: Options of the design of a sample.
    init(_ found: ReconcileResult, run: RunFacts, design: [String: String] = [:]) {
        self.found = found
        self.run = run
        sample = found.sample.map {
            SampleDocument(
                $0.estimate, response: $0.response.map { ($0.stratum, $0.drawn, $0.received) },
                matched: $0.matched, differing: $0.differing, design: design, limits: $0.limits)
        }
    }

    /// Writes the report, prints what was asked for and sets the exit status.
    func finish(_ output: OutputOptions) throws {
        let place = try write(output)
        if output.json {
            try Console.print(
                ReportFolder.results(found.result, findings: found.findings, run: run, sample: sample))
        } else if !output.quiet {
            let table = SummaryTable(
                result: found.result, notes: sample == nil ? [] : found.findings, matched: sample?.matched,
                language: output.lang, colour: output.usesColour,
                audience: output.reportOptions.audience)
            try Console.print(table.text(report: place))
        }
        let verdicts =
            found.result.comparisons.map(\.verdict) + [sample?.matched?.verdict].compactMap { $0 }
        if let limit = output.failOn, limit.isReached(by: verdicts, found.findings) {
            throw ExitCode(1)
        }
    }

    /// Writes the report and returns where it stands; `nil` where none is asked for.
    private func write(_ output: OutputOptions) throws -> String? {
        guard output.writesReport else { return nil }
        let place = output.out ?? "Notebooks-out/\(found.result.election.name)"
        let report = ReportFolder(
            result: found.result, findings: found.findings, run: run, options: output.reportOptions,
            sample: sample)
        let writer = FolderWriter(target: URL(fileURLWithPath: place, isDirectory: true))
        try Interruption.leaving(writer.abandon) {
            try ProgressLine.during("writing the report", isQuiet: output.quiet) {
                try writer.writeFiles(report.write)
            }
        }
        return place
    }
}
