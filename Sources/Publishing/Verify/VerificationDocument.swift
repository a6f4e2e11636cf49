import Ground
import SandingKit
import Wording

/// What `verify` says to a program: schema `sanding/verification/1`.
public struct VerificationDocument {
    /// The document as text.
    public let text: String

    private static let schema = "sanding/verification/1"

    /// - Parameters:
    ///   - found: What became of the report that was made again.
    ///   - version: Version of the program.
    ///   - words: Language of the sentences.
    public init(_ found: VerifyResult, version: String, _ words: any Wording) {
        let run = RunFacts(version: version, command: "verify", arguments: [:], inputs: [], seed: 0)
        let differences = found.comparison?.differences ?? []
        let members: [String: JSONNode] = [
            "report": [
                "command": .string(found.proof.command), "version": .string(found.proof.version),
                "inputs": .array(
                    found.proof.inputs.map { ["name": .string($0.name), "sha256": .string($0.sha256)] }),
            ],
            "is_same": .bool(found.isSame), "files": JSONNode(found.comparison?.files),
            "other_inputs": .strings(found.others),
            "exchanged_inputs": .array(found.exchanged.map { .strings($0) }),
            "differences": .array(differences.map { VerificationDocument.node($0, words) }),
        ]
        text =
            Publication.Document(
                path: "verification.json", schema: VerificationDocument.schema, run: run, members
            ).value.text()
    }

    private static func node(_ difference: FolderComparison.Difference, _ words: any Wording) -> JSONNode {
        let (path, kind, found): (String, String, FileDifference?) =
            switch difference {
            case .missing(let path): (path, "missing", nil)
            case .extra(let path): (path, "extra", nil)
            case .file(let path, let found): (path, "changed", found)
            }
        var (line, column, value, byte): (Int?, String?, String?, Int?)
        switch found?.place {
        case .cell(let found, let name): (line, column) = (found, name)
        case .value(let path): value = path
        case .line(let found): line = found
        case .byte(let found): byte = found
        case nil: break
        }
        return [
            "path": .string(path), "kind": .string(kind), "line": JSONNode(line), "column": JSONNode(column),
            "value": JSONNode(value), "byte": JSONNode(byte), "reported": JSONNode(found?.one),
            "recomputed": JSONNode(found?.other), "message": .string(words.sentence(difference)),
        ]
    }
}
