import ArgumentParser
import SandingKit

/// What is compared with what.
struct ReconcileInput: ParsableArguments {
    @Argument(help: "The election folder.", completion: .directory)
    var folder: String?

    @Option(
        help: ArgumentHelp("A sample of polling stations.", valueName: "file"),
        completion: .file(extensions: ["csv", "gz"]))
    var sample: String?

    @Option(
        help: ArgumentHelp("All polling stations as the official source lists them.", valueName: "file"),
        completion: .file(extensions: ["csv", "gz"]))
    var official: String?

    @Option(help: ArgumentHelp("Column of the regions to compare, with --sample.", valueName: "column"))
    var by: String?

    @Option(
        help: ArgumentHelp(
            "Samples drawn from the official file by the declared design: verdicts on a sample rest on them; raised "
                + "where fewer than 20 would lie beyond the outer limit (1,999 at 99%).",
            valueName: "n"))
    var draws = 9_999

    /// Checks what only goes together with other options.
    ///
    /// - Throws: `ValidationError` with what to do.
    func check(design: DesignArguments, contests: [String]) throws {
        if sample == nil && official == nil {
            if folder == nil {
                throw ValidationError("Give an election folder, or --sample and --official.")
            }
            if let option = design.needless {
                throw ValidationError("\(option) goes with --sample and --official.")
            }
            if draws != 9_999 { throw ValidationError("--draws goes with --sample and --official.") }
            if by != nil { throw ValidationError("--by goes with --sample and --official.") }
            return
        }
        if sample == nil || official == nil {
            throw ValidationError("--sample and --official go together; give both.")
        }
        if let folder {
            throw ValidationError("Give either the folder \(folder) or --sample and --official.")
        }
        if !(99...199_999).contains(draws) {
            throw ValidationError("--draws \(draws): give a number from 99 to 199,999.")
        }
        if design.base == .valid {
            throw ValidationError(
                "--base valid: official shares are of the votes of all pairs, and both sides need one base; use it "
                    + "with estimate.")
        }
        if !contests.isEmpty { throw ValidationError("--contest goes with an election folder.") }
    }

    /// The sample and the official file; `nil` for a folder.
    func request(
        _ design: DesignArguments, _ options: DecisionRule, _ output: OutputOptions
    ) -> SampleRequest? {
        guard let sample, let official else { return nil }
        // Only a report tells what was read.
        let reading = ReadingOptions(
            levels: design.levels?.names, numbers: output.numbers.style, digests: output.writesReport)
        return SampleRequest(
            design.files(sample, by: by, reading), official: official, options: options, draws: draws)
    }
}
