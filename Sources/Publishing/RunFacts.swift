import Elections
import Ground
import SandingKit
import Wording

/// What is known of the run itself: enough to repeat it and to show later what it read.
///
/// No clock and no name of the machine is part of it, so two runs are byte-identical.
public struct RunFacts: Sendable, Equatable {
    public var version: String
    public var command: String
    /// Options that change the result, with their values in force.
    public var arguments: [String: String]
    public var inputs: [InputFile]
    public var seed: UInt64
    /// How the command is given again; `nil` where nothing of it was typed.
    public var typed: TypedCommand?

    public init(
        version: String, command: String, arguments: [String: String], inputs: [InputFile], seed: UInt64,
        typed: TypedCommand? = nil
    ) {
        self.version = version
        self.command = command
        self.arguments = arguments
        self.inputs = inputs
        self.seed = seed
        self.typed = typed
    }
}

extension RunFacts {
    /// The first digits of a SHA-256 over those of all inputs, as charts print it.
    var dataHash: String {
        String(Digest.sha256(Array(inputs.map(\.sha256).joined().utf8)).prefix(8))
    }

    /// The files that were read, as every document lists them.
    var inputsValue: JSONNode {
        .array(
            inputs.map {
                ["name": .string($0.name), "bytes": .integer($0.bytes), "sha256": .string($0.sha256)]
            })
    }

    /// The options with their values in force.
    var argumentsValue: JSONNode { .object(arguments.mapValues { .string($0) }) }

    /// Name and version of the program with the command and its options, as a report prints them.
    func madeBy(_ wording: any Wording) -> String {
        let options = arguments.sorted { $0.key < $1.key }.map { "--\($0.key) \($0.value)" }
        return
            "\(wording.madeWith) sanding \(version): sanding \(command) \(options.joined(separator: " "))"
    }

    /// Seed of a run that is not given one: the day on which Sanding's first election was held.
    public static let defaultSeed: UInt64 = 20_180_627
}
