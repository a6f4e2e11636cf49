import Foundation
import Ground
import Testing

@testable import Publishing

/// `JSONNode` writes what `JSONEncoder` would.
@Suite struct JSONValueTests {
    /// The same document for Foundation.
    private struct Encoded: Encodable {
        let value: JSONNode

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .bool(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let text): try container.encode(Double(text))
            case .string(let value): try container.encode(value)
            case .array(let values): try container.encode(values.map(Encoded.init))
            case .generated(let count, let make):
                try container.encode((0..<count).map { Encoded(value: make($0)) })
            case .object(let members):
                let pairs = members.map { ($0.key, Encoded(value: $0.value)) }
                try container.encode(Dictionary(uniqueKeysWithValues: pairs))
            }
        }
    }

    private func foundation(_ value: JSONNode) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Foundation leaves the control characters above U+007E as they are.
        return String(decoding: try encoder.encode(Encoded(value: value)), as: UTF8.self)
            .withControlsEscapedInJSON + "\n"
    }

    @Test(arguments: [
        JSONNode.null, .bool(true), .bool(false), .integer(0), .integer(-7), .integer(.max), .integer(.min),
        .number(0), .number(-0.0), .number(1), .number(-1), .number(0.1), .number(1.0 / 3), .number(1e-7),
        .number(2.2250738585072014e-308), .number(1.7976931348623157e308), .number(1e15), .number(1e16),
        .number(123_456.789),
        .number(2e22), .string(""), .string("a/b \"c\" \\ d"),
        .string("tab\t line\n\r \u{8}\u{c}\u{1}\u{1f}\u{7f}"),
        .string("–·≤ 𝄞 e\u{301} \"\u{301}"), .string("\u{9B}31m\u{85}é\u{A0}"), .array([]), .object([:]),
        .array([[], [:], [1, [2]], nil]), .elements([]) { (value: Int) in .integer(value) },
        .elements([1, 2]) { [.integer($0), "x"] },
        .object([
            "b": 1, "a": ["z": [], "a_b": 2, "aB": 3, "a1": nil], "id": "x", "en": "y", "é": 1, "_": [:],
        ]),
    ])
    func writesAsFoundationDoes(value: JSONNode) throws {
        let text = value.text()
        #expect(text == (try foundation(value)))
    }

    /// Members before and after the array that is written while it is made, and lengths beyond one piece.
    @Test(arguments: [0, 1, 3, 20_000])
    func arrayFilesAreTheDocumentWhole(count: Int) throws {
        let others: [String: JSONNode] = ["a": 1, "b": ["x": nil], "y": "z"]
        let cell = { (index: Int) -> JSONNode in ["cell": .integer(index), "text": "é \"q\""] }
        for name in ["aa", "0", "z"] {
            let files = try OutputSink.memory { sink in
                let file = try sink.open("x.json")
                var cells = JSONArrayFile(array: name, others: others) { file.append($0) }
                for index in 0..<count { cells.append(cell(index)) }
                cells.finish()
                try file.close()
            }
            let whole = JSONNode.object(others.merging([name: .array((0..<count).map(cell))]) { $1 })
            #expect(files.map(\.bytes) == [whole.bytes()])
        }
        let alone = try OutputSink.memory { sink in
            let file = try sink.open("x.json")
            var cells = JSONArrayFile(array: "x", others: [:]) { file.append($0) }
            cells.finish()
            try file.close()
        }
        #expect(alone.map(\.bytes) == [JSONNode.object(["x": []]).bytes()])
    }

    @Test func writesWholeReportsAsFoundationDoes() throws {
        let report = try Samples.report(folder: Samples.data.appending(path: "makassar-2018"))
        let text = try Samples.text("results.json", in: report)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        #expect((object as? [String: Any])?["schema"] != nil)
        #expect(text.hasSuffix("}\n"))
    }
}
