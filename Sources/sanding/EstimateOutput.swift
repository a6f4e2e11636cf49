import ArgumentParser
import Publishing
import SandingKit
import Wording

/// What is estimated of a sample, and where it goes.
struct EstimateOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp("Column of the regions to estimate beside the whole.", valueName: "column"))
    var by: String?

    @Option(help: ArgumentHelp("Level of the intervals, a fraction.", valueName: "fraction"))
    var level = Customary.level

    @Option(help: "How numbers are written in the input: 1234.5, 1.234,5, 1,234.5, 1 234,5 or 1'234.5.")
    var numbers: Numbers = .plain

    @OptionGroup var result: ResultOptions

    func validate() throws {
        guard level > 0.5, level < 1 else {
            throw ValidationError(.notLevel("--level", value: level))
        }
    }

    /// Writes the report and prints what was asked for.
    ///
    /// - Parameters:
    ///   - found: The estimate.
    ///   - name: Name of the sample.
    ///   - design: How it was drawn.
    func finish(_ found: EstimateResult, name: String, design: DesignArguments) throws {
        let document = SampleSummary(
            found.estimate, response: found.response.map { ($0.stratum, $0.drawn, $0.received) },
            domains: found.domains, notArrived: found.notArrived, design: design.arguments)
        var arguments = design.arguments.merging([
            "level": "\(level)", "lang": result.lang.rawValue, "numbers": numbers.rawValue,
        ]) { $1 }
        arguments["by"] = by
        let run = RunFacts("estimate \(name)", arguments, found.inputs, found.notices, seed: design.seed)
        let report = EstimateReport(
            document, name: name, level: level, run: run, language: result.lang,
            vocabulary: found.vocabulary, choices: found.choices ?? [])
        try result.finish(report.publication, summary: report.summary.flatMap(TerminalText.wrapped))
    }
}
