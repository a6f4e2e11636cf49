import Foundation
import Ground

/// What a report says of its making, in its `proof.json`.
public struct ReportProof: Sendable, Hashable {
    /// Version of Sanding that wrote it.
    public var version: String
    public var command: String
    public var inputs: [Input]
    /// `nil` where nothing tells how to give the command again.
    public var typed: TypedCommand?
    /// How p-values were adjusted: what the command line leaves to its audience.
    var adjustment: String?

    /// A file that was read.
    public struct Input: Sendable, Hashable {
        public var name: String
        public var sha256: String
    }

    /// The file's name.
    public static let fileName = "proof.json"

    /// Reads the proof of a folder.
    ///
    /// - Parameters:
    ///   - folder: A report.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where there is no proof or it is none.
    public init(of folder: URL, name: String) throws {
        guard FileManager.default.fileExists(atPath: folder.path) else {
            throw FileFault(file: name, kind: .missing, FileCause.noFileOrFolder)
        }
        let place = name + "/" + ReportProof.fileName
        let bytes: [UInt8]
        do {
            bytes = try WholeFile.bytes(folder.appending(path: ReportProof.fileName).path, name: place)
        } catch let fault as FileFault where fault.kind == .missing {
            throw FileFault(file: name, kind: .missing, ProofCause.noProof)
        }
        guard let node = try? JSONParser.parse(bytes), let version = node["sanding"]?.text,
            node["schema"]?.text?.hasPrefix("sanding/proof/") == true, let command = node["command"]?.text,
            let inputs = node["inputs"]?.elements
        else { throw FileFault(file: place, kind: .unusable, ProofCause.notProof) }
        self.version = version
        self.command = command
        self.inputs = inputs.compactMap { input in
            guard let name = input["name"]?.text, let digest = input["sha256"]?.text else { return nil }
            return Input(name: name, sha256: digest)
        }
        adjustment = node["arguments"]?["adjust"]?.text
        let words = node["command_line"]?.elements?.compactMap(\.text) ?? []
        typed =
            words.isEmpty
            ? nil
            : TypedCommand(
                words: words, paths: node["paths"]?.elements?.compactMap(\.text) ?? [],
                epoch: node["source_date_epoch"]?.text)
    }

    /// The command line of the report.
    ///
    /// - Parameters:
    ///   - bundle: The report, as messages name it.
    ///   - idle: Options that no proof names.
    /// - Throws: `FileFault` where there is none that Sanding would have written.
    func command(of bundle: String, without idle: TypedCommand.IdleOptions) throws -> TypedCommand {
        guard let typed, let verb = command.split(separator: " ").first, typed.words.first == String(verb)
        else { throw FileFault(file: bundle, kind: .unusable, ProofCause.noCommandLine) }
        guard typed.isOfProof(without: idle) else {
            throw FileFault(file: bundle, kind: .unusable, ProofCause.foreignCommandLine)
        }
        return typed
    }
}
