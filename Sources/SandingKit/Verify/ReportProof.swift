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
        guard let data = try? Data(contentsOf: folder.appending(path: ReportProof.fileName)) else {
            throw FileFault(file: name, kind: .missing, ProofCause.noProof)
        }
        let place = name + "/" + ReportProof.fileName
        guard let node = try? JSONParser.parse([UInt8](data)), let version = node["sanding"]?.text,
            node["schema"]?.text?.hasPrefix("sanding/proof/") == true, let command = node["command"]?.text,
            let inputs = node["inputs"]?.elements
        else { throw FileFault(file: place, kind: .unreadable, ProofCause.notProof) }
        self.version = version
        self.command = command
        self.inputs = inputs.compactMap { input in
            guard let name = input["name"]?.text, let digest = input["sha256"]?.text else { return nil }
            return Input(name: name, sha256: digest)
        }
        let words = node["command_line"]?.elements?.compactMap(\.text) ?? []
        typed =
            words.isEmpty
            ? nil
            : TypedCommand(
                words: words, paths: node["paths"]?.elements?.compactMap(\.text) ?? [],
                epoch: node["source_date_epoch"]?.text)
    }
}
