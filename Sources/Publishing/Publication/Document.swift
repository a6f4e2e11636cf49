import Foundation
import Ground

extension Publication {
    /// A document for programs, under one head: `schema`, and `sanding` with schema, version and command.
    struct Document {
        let path: String
        let value: JSONNode

        /// - Parameters:
        ///   - path: Its file.
        ///   - schema: Name and version of its schema, as `sanding/check/1`.
        ///   - run: Facts of the run.
        ///   - members: What it says.
        init(path: String, schema: String, run: RunFacts, _ members: [String: JSONNode]) {
            self.path = path
            let head: [String: JSONNode] = [
                "schema": .string(schema),
                "sanding": [
                    "schema": .string(schema), "version": .string(run.version),
                    "command": .string(run.command),
                ],
            ]
            value = .object(head.merging(members) { own, _ in own })
        }

        /// The result of a verb as it encodes itself, its keys in snake case.
        ///
        /// - Parameters:
        ///   - path: Its file.
        ///   - result: The result.
        ///   - schema: Name and version of its schema.
        ///   - run: Facts of the run.
        /// - Throws: `EncodingError` where a number of it is none.
        init(path: String, encoding result: some Encodable, schema: String, run: RunFacts) throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            let members = try JSONParser.parse(Array(encoder.encode(result))).members ?? []
            self.init(
                path: path, schema: schema, run: run,
                Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
        }
    }
}
