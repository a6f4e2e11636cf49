import ArgumentParser
import Consistency
import ElectionFiles
import Elections
import Foundation
import Reconciliation
import Reports
import SandingKit
import Tables

struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare quick counts with the recap: an election folder, or a station sample.",
        discussion: """
            FOLDER holds contests.csv, candidates.csv, recap.csv and quick_counts.csv, and may hold regions.csv, \
            recap_totals.csv, captures.csv, outages.csv and datapackage.json. The report is one folder: \
            report.html opens offline; results.json, comparisons.csv and findings.csv hold every number.

            With --sample and --official instead of FOLDER a sample of polling stations is compared with the \
            complete official file: the whole, every region of --by, and station by station. The official file \
            is the frame unless --frame names another. Verdicts on a sample rest on samples drawn from the official \
            file by the declared design (--draws, --seed); where weights alone tell the design, limits are \
            approximate and the report says so.

            Published shares are judged at the rounding most favourable to the pollster. A reading without \
            margin of error or sample size, or of another stage than --stage, is shown and not tested.

            Examples:
              sanding reconcile Data/pilkada-2018
              sanding reconcile Data/pilkada-2018 --contest pilgub-2018-jabar --lang id
              sanding reconcile FOLDER --fail-on inconsistent --quiet
              sanding reconcile FOLDER --json | jq .summary
              sanding reconcile --sample s.csv --official o.csv --stratum province_code --by province_code
            """)

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

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Method") var method: MethodOptions
    @OptionGroup(title: "Design of the sample") var design: DesignArguments

    func validate() throws {
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
        if !output.contest.isEmpty { throw ValidationError("--contest goes with an election folder.") }
    }

    func run() throws {
        try Failure.reporting {
            if let folder {
                try reconcile(folder)
            } else if let sample, let official {
                try reconcile(sample: sample, official: official)
            }
        }
    }

    private func reconcile(_ folder: String) throws {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        let read = try ProgressLine.during("reading", isQuiet: output.quiet) {
            try ElectionFolder(at: url, numbers: output.numbers.style)
        }
        let election = try read.election.selecting(output.contest)
        if !output.quiet { for notice in read.notices { Console.note(notice) } }
        let options = method.options(for: output.audience)
        let result = try ProgressLine.during("reconciling", isQuiet: output.quiet) {
            try Reconciler(options: options).reconcile(election)
        }
        let run = RunFacts(
            version: Version.current, command: "reconcile \(election.name)",
            arguments: arguments(options),
            inputs: read.inputs.map { .init(name: $0.name, bytes: $0.bytes, sha256: $0.sha256) },
            seed: RunFacts.defaultSeed)
        try finish(result, FolderChecks.findings(in: election), run, nil)
    }

    private func reconcile(sample: String, official: String) throws {
        let options = method.options(for: output.audience)
        let more = by.map { [$0] } ?? []
        let name = URL(fileURLWithPath: sample).deletingPathExtension().lastPathComponent
        // Only a report tells what was read.
        let files = [sample, official] + design.files
        let (style, drawn) = (output.numbers.style, design.options)
        let progress = ProgressLine("drawn samples", total: nil, isQuiet: output.quiet)
        defer { progress.finish() }
        let names = InputNames([sample, official] + design.files)
        let work = {
            let listed = try design.read(
                official, name: names[official], style: style, isSample: false,
                labels: drawn.labelColumns + more, needed: more)
            let own = try design.read(
                sample, name: names[sample], style: style, isSample: true, labels: drawn.labelColumns + more)
            let placed = try design.placed(own, official: listed, by: by, names: names, style: style)
            let all = placed.official ?? listed
            let frame = try placed.frame ?? SampleFrame(counting: all, for: drawn)
            let stations = try StationSample(
                placed.sample, options: drawn, frame: frame,
                joint: try design.readJoint(names: names, style: style))
            return try SampleReconciler(
                options: options, draws: drawing(progress), by: by, intervals: design.interval,
                reserveShare: try design.reserveShare(), splitter: .threads(design.threads)
            ).reconcile(stations, official: all, name: name)
        }
        let (inputs, found) = try ProgressLine.during("reconciling", isQuiet: output.quiet) {
            try RunFacts.Input.of(files, digests: writesReport, threads: design.threads, while: work)
        }
        var facts = arguments(options).merging(design.arguments) { $1 }
        facts["by"] = by
        facts["draws"] = "\(draws)"
        let run = RunFacts(
            version: Version.current, command: "reconcile --sample \(name)", arguments: facts,
            inputs: inputs, seed: design.seed)
        try finish(
            found.result, found.findings, run,
            SampleDocument(
                found.estimate, response: found.response, matched: found.matched,
                differing: found.differing, design: design.arguments, limits: found.limits))
    }

    private func drawing(_ progress: ProgressLine) -> DrawOptions {
        DrawOptions(draws: draws, seed: design.seed, threads: design.threads, progress: progress.report)
    }

    /// Writes the report, prints what was asked for and sets the exit status.
    private func finish(
        _ result: ReconciliationResult, _ findings: [Finding], _ run: RunFacts,
        _ sample: SampleDocument?
    ) throws {
        let place = try write(result, findings, run, sample)
        if output.json {
            try Console.print(
                ReportFolder.results(result, findings: findings, run: run, sample: sample))
        } else if !output.quiet {
            let table = SummaryTable(
                result: result, notes: sample == nil ? [] : findings, matched: sample?.matched,
                language: output.lang, colour: output.usesColour)
            try Console.print(table.text(report: place))
        }
        let verdicts = result.comparisons.map(\.verdict) + [sample?.matched?.verdict].compactMap { $0 }
        if let limit = output.failOn, limit.isReached(by: verdicts, findings) {
            throw ExitCode(1)
        }
    }

    /// With `--json` alone nothing is written.
    private var writesReport: Bool { !output.json || output.out != nil }

    /// Writes the report and returns where it stands; `nil` where none is asked for.
    private func write(
        _ result: ReconciliationResult, _ findings: [Finding], _ run: RunFacts,
        _ sample: SampleDocument?
    ) throws -> String? {
        guard writesReport else { return nil }
        let place = output.out ?? "Notebooks-out/\(result.election.name)"
        let report = try ProgressLine.during("writing the report", isQuiet: output.quiet) {
            try ReportFolder(
                result: result, findings: findings, run: run, options: output.reportOptions,
                sample: sample)
        }
        let writer = FolderWriter(target: URL(fileURLWithPath: place, isDirectory: true))
        try Interruption.leaving(writer.abandon) { try writer.write(report.files) }
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
