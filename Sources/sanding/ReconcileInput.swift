import ArgumentParser
import SandingKit
import Wording

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

    @Option(help: ArgumentHelp("Title of the contest, with --sample.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Who drew the sample, with --sample.", valueName: "name"))
    var pollster: String?

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
    /// - Parameters:
    ///   - design: Design of the sample.
    ///   - contests: Contests of a folder.
    ///   - readsStations: Whether what stands in the place of the folder may be a file of stations.
    /// - Throws: `ValidationError` with what to do.
    func check(design: DesignArguments, contests: [String], readsStations: Bool = false) throws {
        if sample == nil && official == nil {
            if folder == nil {
                throw ValidationError(.nothingToReconcile)
            }
            let given = [
                ("--draws", draws != 9_999), ("--by", by != nil), ("--title", title != nil),
                ("--pollster", pollster != nil),
            ]
            let option = design.needless(readsStations: readsStations) ?? given.first(where: \.1)?.0
            if let option { throw ValidationError(.goesWith(option, ["--sample", "--official"])) }
            return
        }
        if sample == nil || official == nil {
            throw ValidationError(.together("--sample", "--official"))
        }
        if let folder {
            throw ValidationError(.folderAndSample(folder))
        }
        if !(99...199_999).contains(draws) {
            throw ValidationError(.outside("--draws", value: draws, low: 99, high: 199_999))
        }
        if design.base == .valid { throw ValidationError(.baseOfReconcile) }
        if !contests.isEmpty { throw ValidationError(.goesWithFolder("--contest")) }
    }

    /// What `proof.json` says of a sample, beside its design.
    var arguments: [String: String] {
        let given = ["by": by, "draws": "\(draws)", "title": title, "pollster": pollster]
        return given.compactMapValues { $0 }
    }

    /// The sample and the official file; `nil` for a folder.
    ///
    /// - Parameters:
    ///   - design: Design of the sample.
    ///   - options: How it is compared.
    ///   - numbers: How numbers are written.
    ///   - digests: Whether sizes and SHA-256 of the files are wanted; only a report tells what was read.
    func request(
        _ design: DesignArguments, _ options: DecisionRule, _ numbers: Numbers, digests: Bool
    ) -> SampleRequest? {
        guard let sample, let official else { return nil }
        let reading = design.foreign.reading(
            levels: design.levels, numbers: numbers, digests: digests)
        return SampleRequest(
            design.files(sample, by: by, reading), official: official, options: options, draws: draws,
            title: title, pollster: pollster)
    }
}
