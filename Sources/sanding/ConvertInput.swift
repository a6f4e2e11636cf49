import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

/// What is converted, and where it goes.
struct ConvertInput: ParsableArguments {
    @Argument(help: "The folder, archive or file.", completion: .file())
    var source: String

    @Option(
        help: ArgumentHelp(
            "Folder for the files (default: Notebooks-out/ and the name of the input).", valueName: "dir"),
        completion: .directory)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Ballot numbers of the KPU's candidate ids: candidate_id, ballot_no and, as in candidates.csv, "
                + "contest_id, candidate_pair, short_name.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var candidates: String?

    @Option(help: ArgumentHelp("Only this contest; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @Option(help: "Language of sentences.")
    var lang: Language = .english

    @Option(help: ArgumentHelp("Threads to use (default: one per processor).", valueName: "n"))
    var threads: Int?

    @Flag(help: "Print a summary as JSON on standard output and nothing else; write files only with --out.")
    var json = false

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError(.outside("--threads", value: threads, low: 1, high: 1024))
        }
    }

    var isWriting: Bool { out != nil || !json }

    /// Where the files go, as it was typed; `nil` where none are written.
    var place: String? { isWriting ? target.relativePath : nil }

    private var target: URL {
        if let out { return URL(fileURLWithPath: out, isDirectory: true) }
        return URL(fileURLWithPath: "Notebooks-out", isDirectory: true).appendingPathComponent(name)
    }

    /// Name of the input without the ending of an archive.
    private var name: String {
        let last = URL(fileURLWithPath: source).standardizedFileURL.lastPathComponent
        let endings = [".tar.gz", ".tgz", ".tar.xz", ".tar.zst", ".tar.bz2", ".tar", ".zip", ".json"]
        let ending = endings.first { last.lowercased().hasSuffix($0) && last.count > $0.count }
        return String(last.dropLast(ending?.count ?? 0))
    }

    /// Facts of the run.
    func facts(_ found: ConvertResult) -> RunFacts {
        var arguments = ["lang": lang.rawValue]
        if !contest.isEmpty { arguments["contest"] = contest.joined(separator: ",") }
        if let candidates { arguments["candidates"] = ConvertRequest.name(candidates) }
        return RunFacts("convert", arguments, found.inputs, found.notices)
    }

    /// What is said of it.
    func report(_ found: ConvertResult) -> ConversionReport {
        ConversionReport(found, target: place, run: facts(found), language: lang)
    }

    /// Converts, into the folder of the output where there is one.
    func convert(_ control: WorkControl) throws -> ConvertResult {
        let request = ConvertRequest(source, candidates: candidates, contests: contest, language: lang)
        guard isWriting else { return try request.run(control) }
        let writer = FolderWriter(target: target)
        return try Interruption.writing(writer) {
            try writer.write { staging in
                // The output may stand inside the input.
                let found = try request.run(
                    into: staging, excluding: [writer.target, staging.deletingLastPathComponent()], control)
                let pages = try report(found).pages
                for page in pages { try Data(page.bytes).write(to: staging.appending(path: page.path)) }
                try ProofFile.write(
                    to: staging, paths: (found.outputs + pages.map(\.path)).sorted(), run: facts(found))
                return found
            }
        }
    }
}
