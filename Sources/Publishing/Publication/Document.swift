import Elections
import Foundation
import Ground

extension Publication {
    /// A document for programs, under one head: `schema`, and `sanding` with schema, version and command.
    struct Document {
        enum Content {
            case value([String: JSONValue])
            case text(String)
        }

        var path: String
        private var content: Content

        /// - Parameters:
        ///   - path: Its file.
        ///   - schema: Name and version of its schema, as `sanding/check/1`.
        ///   - run: Facts of the run.
        ///   - members: What it says.
        init(path: String, schema: String, run: RunFacts, _ members: [String: JSONValue]) {
            self.path = path
            let head: [String: JSONValue] = [
                "schema": .string(schema),
                "sanding": [
                    "schema": .string(schema), "version": .string(run.version),
                    "command": .string(run.command),
                ],
            ]
            content = .value(head.merging(members) { $1 })
        }

        /// The result of a verb as it encodes itself, its keys in snake case; it names its schema.
        ///
        /// - Throws: `EncodingError` where a number of it is none.
        init(path: String, encoding result: some Encodable, schema: String, run: RunFacts) throws {
            self.path = path
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            let head = Head.Facts(schema: schema, version: run.version, command: run.command)
            let bytes = try encoder.encode(Head(facts: head, result: result))
            content = .text(String(decoding: bytes, as: UTF8.self).withControlsEscapedInJSON + "\n")
        }

        var text: String {
            switch content {
            case .value(let members): JSONValue.object(members).text()
            case .text(let text): text
            }
        }

        func write(to sink: OutputSink) throws {
            switch content {
            case .value(let members): try sink.add(path, .object(members))
            case .text(let text): try sink.add(path, text)
            }
        }

        /// A result with the head beside its own members.
        private struct Head: Encodable {
            struct Facts: Encodable {
                var schema: String
                var version: String
                var command: String
            }
            enum Keys: String, CodingKey {
                case sanding
            }
            var facts: Facts
            var result: any Encodable

            func encode(to encoder: any Encoder) throws {
                try result.encode(to: encoder)
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(facts, forKey: .sanding)
            }
        }
    }
}
