import ArgumentParser
import Publishing
import SandingKit

/// Where the results of a comparison go.
struct ReconcileOutput {
    private let found: ReconcileResult
    private let run: RunFacts
    private let sample: SampleSummary?

    /// - Parameters:
    ///   - found: The comparison.
    ///   - run: Facts of the run.
    ///   - design: Options of the design of a sample.
    init(_ found: ReconcileResult, run: RunFacts, design: [String: String] = [:]) {
        self.found = found
        self.run = run
        sample = found.sample.map {
            SampleSummary(
                $0.estimate, response: $0.response.map { ($0.stratum, $0.drawn, $0.received) },
                matched: $0.matched, differing: $0.differing, design: design, limits: $0.limits)
        }
    }

    /// Writes the report, prints what was asked for and sets the exit status.
    func finish(_ output: OutputOptions) throws {
        let report = ReconcileReport(
            result: found.result, findings: found.findings, run: run, language: output.lang,
            audience: output.audience, sample: sample)
        let place =
            output.writesReport ? output.out ?? "Notebooks-out/\(found.result.election.name)" : nil
        let table = SummaryTable(
            result: found.result, findings: found.findings, matched: sample?.matched,
            limits: found.sample?.limits,
            language: output.lang, colour: output.usesColour, audience: output.audience)
        try Delivery(
            publication: report.publication, formats: output.format.completed(), place: place,
            language: output.lang, json: output.json, quiet: output.quiet
        ).deliver { table.lines }
        let verdicts =
            found.result.comparisons.flatMap { [$0.said] + $0.measures.map(\.verdict) }
            + [sample?.matched?.verdict].compactMap { $0 }
        if let limit = output.failOn, limit.isReached(by: verdicts, found.findings) {
            throw ExitCode(1)
        }
    }
}
