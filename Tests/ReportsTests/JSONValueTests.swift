import Foundation
import Tables
import Testing

@testable import Reports

/// `JSONValue` writes what `JSONEncoder` would.
@Suite struct JSONValueTests {
    /// The same document for Foundation.
    private struct Encoded: Encodable {
        let value: JSONValue

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .bool(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .string(let value): try container.encode(value)
            case .array(let values): try container.encode(values.map(Encoded.init))
            case .object(let members): try container.encode(members.mapValues(Encoded.init))
            }
        }
    }

    private func foundation(_ value: JSONValue) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Foundation leaves the control characters above U+007E as they are.
        return String(decoding: try encoder.encode(Encoded(value: value)), as: UTF8.self)
            .withControlsEscapedInJSON + "\n"
    }

    @Test(arguments: [
        JSONValue.null, .bool(true), .bool(false), .integer(0), .integer(-7), .integer(.max), .integer(.min),
        .number(0), .number(-0.0), .number(1), .number(-1), .number(0.1), .number(1.0 / 3), .number(1e-7),
        .number(2.2250738585072014e-308), .number(1.7976931348623157e308), .number(1e15), .number(1e16),
        .number(123_456.789),
        .number(2e22), .string(""), .string("a/b \"c\" \\ d"),
        .string("tab\t line\n\r \u{8}\u{c}\u{1}\u{1f}\u{7f}"),
        .string("–·≤ 𝄞 e\u{301} \"\u{301}"), .string("\u{9B}31m\u{85}é\u{A0}"), .array([]), .object([:]),
        .array([[], [:], [1, [2]], nil]),
        .object([
            "b": 1, "a": ["z": [], "a_b": 2, "aB": 3, "a1": nil], "id": "x", "en": "y", "é": 1, "_": [:],
        ]),
    ])
    func writesAsFoundationDoes(value: JSONValue) throws {
        let text = value.text()
        #expect(text == (try foundation(value)))
    }

    @Test func writesWholeReportsAsFoundationDoes() throws {
        let report = try Samples.report(folder: Samples.data.appending(path: "makassar-2018"))
        let text = try Samples.text("results.json", in: report)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        #expect((object as? [String: Any])?["schema"] != nil)
        #expect(text.hasSuffix("}\n"))
    }
}
