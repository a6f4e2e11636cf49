import ElectionFiles
import Elections
import Feeds
import Foundation
import Ground
import Wording

/// The KPU's own published JSON, in a folder, an archive or a file.
public struct ConvertRequest: Sendable {
    public var source: String
    /// CSV file of the ballot numbers of the KPU's candidate ids.
    public var candidates: String?
    /// Only these contests; all where empty.
    public var contests: [String]
    /// Language of the reasons in `unread.csv`.
    public var language: Language

    public init(
        _ source: String, candidates: String? = nil, contests: [String] = [], language: Language = .english
    ) {
        self.source = source
        self.candidates = candidates
        self.contests = contests
        self.language = language
    }
}

/// What a conversion read; as JSON with names in snake case it is `sanding/conversion/1`, but for its notices.
public struct ConvertResult: Sendable, Equatable, Codable {
    /// Name of the input.
    public var input: String
    /// Of an archive or file; of a folder that of the lines of `sha256sum` over its files.
    public var inputSha256: String
    public var summary: KPUConversion.Summary
    /// What is said of single contests.
    public var notices: [Notice]
    /// What stopped the reading of an archive; what stood before it was read.
    public var damage: String?
    /// Files that were read.
    public var inputs: [InputFile]
    /// Files that were written, in alphabetical order of their paths; empty where none were.
    public var outputs: [String]
}

extension ConvertRequest {
    /// Reads pages and, where a folder is given, writes election folders into it.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/convert(_:into:control:)``.
    /// - Parameters:
    ///   - folder: An empty folder; what is half written where the work ends early is the caller's to remove. Without
    ///     it nothing is written and there is only a summary.
    ///   - excluded: Folders inside the input that are not read.
    ///   - control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the input and of the list of candidates; `CancellationError`.
    public func run(
        into folder: URL? = nil, excluding excluded: [URL] = [], _ control: WorkControl = WorkControl()
    ) throws -> ConvertResult {
        try SandingError.naming {
            do {
                return try converted(folder, excluded, control)
            } catch let fault as KPUUnknownContest {
                throw SandingError.unknownContest(
                    contest: fault.contest, known: fault.known, isFolder: false)
            }
        }
    }

    private func converted(
        _ folder: URL?, _ excluded: [URL], _ control: WorkControl
    ) throws -> ConvertResult {
        var options = KPUConversion.Options()
        options.contests = contests
        options.candidates = candidates.map { URL(fileURLWithPath: $0) }
        let wording = language.wording(.indonesian)
        options.said = { wording.sentence($0) }
        options.text = { wording.text($0) }
        options.threads = control.threads
        let spool = folder?.appendingPathComponent(".spool")
        if let folder { try FoldersBelow.make(".spool", in: folder) }
        defer { if let spool { try? FileManager.default.removeItem(at: spool) } }
        try control.begin(.converting)
        let counter = control.counter(.converting)
        let found = try KPUConversion(
            URL(fileURLWithPath: source), name: source, options: options, spool: spool, excluding: excluded
        ) {
            counter?($0)
            try control.check()
        }
        var inputs = [
            InputFile(name: ConvertRequest.name(source), bytes: found.bytes, sha256: found.sha256)
        ]
        var outputs: [String] = []
        if let folder {
            outputs = try found.write(to: folder).map(\.path)
            if let candidates {
                let digest = try FileDigest(URL(fileURLWithPath: candidates), name: candidates)
                inputs.append(
                    InputFile(
                        name: ConvertRequest.name(candidates), bytes: digest.bytes, sha256: digest.sha256))
            }
        }
        try control.check()
        return ConvertResult(
            input: ConvertRequest.name(source), inputSha256: found.sha256, summary: found.summary,
            notices: found.notices.map(Notice.conversion) + found.unknownDigests.map(Notice.unknownDigest),
            damage: found.damage, inputs: inputs,
            outputs: outputs)
    }

    /// Name of a file or folder without those above it.
    public static func name(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
    }
}
