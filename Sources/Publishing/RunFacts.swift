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
    /// What there was to say of them that did not stop the run.
    public var notices: [Notice]
    public var seed: UInt64
    /// How the command is given again; `nil` where nothing of it was typed.
    public var typed: TypedCommand?

    public init(
        version: String, command: String, arguments: [String: String], inputs: [InputFile],
        notices: [Notice] = [], seed: UInt64, typed: TypedCommand? = nil
    ) {
        self.version = version
        self.command = command
        self.arguments = arguments
        self.inputs = inputs
        self.notices = notices
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

    /// What there was to say of them, in English for whoever reads a proof.
    var noticesValue: JSONNode {
        .array(notices.map { ["code": .string($0.code), "text": .string($0.sentence(.english))] })
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

extension Publication.Closing {
    /// The end of a publication of a run: what it read, and how it was made.
    init(title: String, paragraphs: [String], run: RunFacts, _ wording: any Wording) {
        let files = wording.head(.filesRead)
        let notices = run.notices.map {
            wording.noteHead
                + OptionNames.typed($0.sentence(wording.language, wording.vocabulary))
        }
        self.init(
            title: title, paragraphs: paragraphs + notices,
            inputs: Table(
                label: files, kind: "inputs",
                header: [
                    Cell(wording.head(.file)), Cell(wording.head(.bytes), isNumber: true), Cell("SHA-256"),
                ],
                rows: run.inputs.map { input in
                    [
                        Cell(input.name), Cell(wording.numbers.integer(input.bytes), isNumber: true),
                        Cell([.code(input.sha256)]),
                    ]
                }),
            madeBy: run.madeBy(wording))
    }
}
