import ArgumentParser
import ElectionFiles
import Elections
import Feeds
import Foundation
import Reports
import Tables

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turn the KPU's own published JSON into station files, captures and names.",
        discussion: """
            INPUT is a folder, a tar archive (plain or compressed), a zip archive or one .json file with pages of \
            Situng 2019, Sirekap 2024 or Pilkada 2024, below any folder and also under saved addresses such as \
            pemilu__hhcw_ppwp_11_1101.json. Archives are told by their content and not unpacked.

            One contest gives one election folder: stations.csv (empty = unknown, suara_total as ballots_used), \
            captures.csv (what pages of regions displayed; ts has no zone and is read as WIB), candidates.csv, \
            regions.csv, versions.csv (older versions of stations) and pages.csv (what else pages of stations say). \
            Several contests give a folder each. unread.csv lists every file and key that could not be read or has \
            no column, with the reason. Regions of Situng 2019 keep its running numbers, which are not Kemendagri \
            codes.

            A damaged archive is read as far as it goes; what was read is written and the exit status is 65.

            Examples:
              sanding convert sirekap.tar.gz --out sirekap
              sanding convert pemilu/hhcw/ppwp --candidates candidates.csv
              sanding convert dump.zip --contest pemilu-2024-ppwp --json
            """)

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
            throw ValidationError("--threads \(threads): give a number from 1 to 1024.")
        }
    }

    func run() throws {
        try Failure.reporting {
            let found = isWriting ? try written() : try convert(into: nil, excluding: [])
            try report(found)
            if let damage = found.damage {
                throw Failure(
                    status: .badData,
                    message: "\(source.escapedForTerminal): the archive is cut off or damaged (\(damage)). "
                        + "What stands before the damage was read\(isWriting ? " and written" : ""); fetch it again."
                )
            }
        }
    }

    private var isWriting: Bool { out != nil || !json }

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

    /// Converts into the folder of the output.
    private func written() throws -> KPUConversion {
        let writer = FolderWriter(target: target)
        return try Interruption.leaving(writer.abandon) {
            try writer.write { staging in
                // The output may stand inside the input.
                try convert(into: staging, excluding: [writer.target, staging.deletingLastPathComponent()])
            }
        }
    }

    private func convert(into staging: URL?, excluding excluded: [URL]) throws -> KPUConversion {
        var options = KPUConversion.Options()
        options.contests = contest
        options.candidates = candidates.map { URL(fileURLWithPath: $0) }
        options.language = lang
        options.threads = threads ?? Parallel.processors
        let spool = staging?.appendingPathComponent(".spool")
        if let spool { try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true) }
        let progress = ProgressLine("files read", total: nil, isQuiet: quiet || json)
        defer { progress.finish() }
        let found: KPUConversion
        do {
            found = try KPUConversion(
                URL(fileURLWithPath: source), name: source, options: options, spool: spool,
                excluding: excluded
            ) { progress.report($0) }
        } catch let fault as KPUUnknownContest {
            throw Failure(
                status: .usage,
                message: "--contest \(fault.contest): the input has no such contest; it has "
                    + CountText.list(fault.known).en)
        }
        guard let staging, let spool else { return found }
        let outputs = try found.write(to: staging)
        try FileManager.default.removeItem(at: spool)
        var arguments = ["contest": contest.joined(separator: ","), "lang": lang.rawValue]
        var inputs = [RunFacts.Input(name: name(source), bytes: found.bytes, sha256: found.sha256)]
        if let candidates {
            arguments["candidates"] = name(candidates)
            let digest = try FileDigest(URL(fileURLWithPath: candidates), name: candidates)
            inputs.append(.init(name: name(candidates), bytes: digest.bytes, sha256: digest.sha256))
        }
        let run = RunFacts(
            version: Version.current, command: "convert", arguments: arguments, inputs: inputs,
            seed: RunFacts.defaultSeed)
        try ProofFile.write(to: staging, paths: outputs.map(\.path), run: run)
        return found
    }

    private func name(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
    }

    private func report(_ found: KPUConversion) throws {
        let report = ConvertReport(
            found: found, source: name(source), target: isWriting ? target.relativePath : nil, language: lang)
        if json { return try Console.print(try report.json()) }
        guard !quiet else { return }
        for notice in found.notices { Console.note(notice[lang]) }
        try Console.printText(report.text)
    }
}
