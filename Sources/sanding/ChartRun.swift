import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

/// Where charts go.
struct ChartOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder for the charts (default: Notebooks-out/, the name of the election and the kind).",
            valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "What to write, comma-separated: \(ChartOutput.formats.joined(separator: ", ")) "
                + "(default: csv, svg, vl).", valueName: "list"), transform: FormatList.parse)
    var format: FormatList = FormatList(formats: ChartReport.formats)

    @Option(help: "Language of sentences, charts and numbers.")
    var lang: Language = .english

    @Option(help: "How numbers are written in the input: 1234.5, 1.234,5, 1,234.5, 1 234,5 or 1'234.5.")
    var numbers: Numbers = .plain

    @Option(help: ArgumentHelp("Only this contest; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    /// Formats that charts have; the others are of reports.
    private static let formats = ReportFormat.allCases.filter {
        ![.json, .ipynb, .txt, .xlsx, .worklist].contains($0)
    }
    .map(
        \.rawValue)

    func validate() throws {
        let other = format.formats.map(\.rawValue).sorted().first { !ChartOutput.formats.contains($0) }
        if let other { throw ValidationError(.notFormatHere(other, known: ChartOutput.formats)) }
    }

    /// The options in force, under the names of the command line.
    var arguments: [String: String] {
        var arguments = [
            "lang": lang.rawValue, "numbers": numbers.rawValue,
            "format": format.completed().map(\.rawValue).sorted().joined(separator: ","),
        ]
        if !contest.isEmpty { arguments["contest"] = contest.joined(separator: ",") }
        return arguments
    }

    /// Writes charts and says what each shows.
    func finish(_ report: ChartReport) throws {
        try Delivery(
            publication: report.publication, formats: format.completed(),
            place: out ?? "Notebooks-out/\(report.name)", language: lang, json: false, quiet: quiet
        ).deliver { report.lines.map(\.escapedLinesForTerminal) }
    }
}

/// What is read for charts of one kind.
struct ChartRun {
    var kind: ChartKind
    let input: ReconcileInput
    var output: ChartOutput
    let rule: DecisionRule
    let design: DesignArguments
    let arguments: [String: String]

    /// The charts.
    ///
    /// - Throws: `ChartReport.Lack` where there is nothing to draw, and what the verbs throw.
    func report() throws -> ChartReport {
        if let folder = input.folder { return try report(of: folder) }
        guard let request = input.request(design, rule, output.numbers, digests: true) else {
            throw ValidationError(.nothingToReconcile)
        }
        let found = try ProgressLine.counting(.drawnSamples, during: .reconciling, isQuiet: output.quiet) {
            try request.run(design.control(progress: $0))
        }
        Console.notes(found.notices, isQuiet: output.quiet)
        let own = design.arguments.merging(input.arguments) { $1 }
        return try ChartReport(
            kind, of: found,
            run: RunFacts(
                "chart \(kind.rawValue) --sample \(request.name)", arguments.merging(own) { $1 },
                found.inputs, found.notices, seed: design.seed), language: output.lang)
    }

    /// How a file of stations is read.
    private var reading: ReadingOptions {
        design.foreign.reading(levels: design.levels, numbers: output.numbers, digests: true)
    }

    private func report(of folder: String) throws -> ChartReport {
        let command = "chart \(kind.rawValue) \(ReportName.base(folder))"
        if kind == .formChecks {
            let found = try ProgressLine.during(.checking, isQuiet: output.quiet) {
                try CheckRequest([folder], contests: output.contest, reading: reading).run(
                    design.control(progress: nil))
            }
            Console.notes(found.notices, isQuiet: output.quiet)
            return try ChartReport(
                CheckReport(
                    parts: found.parts, run: RunFacts(command, arguments, found.inputs, found.notices),
                    name: ReportName.base(folder), language: output.lang))
        }
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        if isThere, !isFolder.boolValue || kind == .fingerprint {
            guard kind == .fingerprint, !isFolder.boolValue else {
                throw isFolder.boolValue
                    ? ChartReport.Lack(lack: .noStations, kind: kind)
                    : ChartReport.Lack(
                        lack: .isFile(URL(fileURLWithPath: folder).lastPathComponent), kind: kind,
                        fitting: fitting(folder))
            }
            let (grid, inputs, notices) = try TurnoutRequest(folder, reading: reading).run(
                design.control(progress: nil))
            Console.notes(notices, isQuiet: output.quiet)
            return try ChartReport(
                grid, run: RunFacts(command, arguments, inputs, notices), language: output.lang,
                vocabulary: Vocabulary(ofFiles: [URL(fileURLWithPath: folder)]) ?? .general)
        }
        let found = try ProgressLine.during(.reconciling, isQuiet: output.quiet) {
            try ReconcileRequest(
                folder, contests: output.contest, numbers: output.numbers.style, options: rule
            ).run()
        }
        Console.notes(found.notices, isQuiet: output.quiet)
        return try ChartReport(
            kind, of: found, run: RunFacts(command, arguments, found.inputs, found.notices),
            language: output.lang)
    }

    /// Kinds that can be drawn of a file, found by drawing them: what is suggested is not refused then.
    private func fitting(_ file: String) -> [ChartKind] {
        [.fingerprint, .formChecks].filter { other in
            var run = self
            (run.kind, run.output.quiet) = (other, true)
            return (try? run.report(of: file)) != nil
        }
    }

    /// Whether a folder is a report, and not what one is made of.
    static func isReport(_ folder: String) -> Bool {
        func has(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: folder + "/" + name)
        }
        return has("proof.json") && !has("contests.csv")
    }
}

extension ChartCommand {
    /// The command that draws a chart of what a report was made from, in its language and by its method where the command
    /// line has no other.
    ///
    /// - Throws: `Failure` where the report is of a verb without charts; what finding its inputs throws.
    func again(_ kind: ChartKind, of report: String) throws -> [String] {
        let origin = try ReportOrigin(of: report, idle: Invocation.idle, replacing: output.out)
        guard ["reconcile", "pack", "chart"].contains(origin.verb) else {
            throw Failure(
                status: .usage,
                message: Spoken.words.lacking(.isReport, kind: kind.rawValue, fitting: []))
        }
        var own = Array(CommandLine.arguments.dropFirst(2))
        for word in [self.kind, report] {
            if let place = own.firstIndex(of: word) { own.remove(at: place) }
        }
        let names = Set(own.map { String($0.prefix { $0 != "=" }) })
        var words = origin.words(
            without: Set(["--format", "--audience"]).union(names.intersection(["--lang", "--contest"])))
        // What the audience of the report means for it.
        if !words.contains(where: { $0.hasPrefix("--adjust") }), let adjustment = origin.adjustment {
            words.append("--adjust=" + adjustment)
        }
        if origin.verb == "chart", let place = words.firstIndex(where: { ChartKind($0) != nil }) {
            words.remove(at: place)
        }
        return ["chart", kind.rawValue] + words + own
    }
}
