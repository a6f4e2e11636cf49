import TestSupport
import Testing

@testable import Ground

/// The layouts of JSON; that of documents is held against `JSONEncoder` in `JSONValueTests`.
@Suite struct JSONWriterTests {
    @Test func scriptsKeepTheOrderAndPlainValuesOnOneLine() {
        let node: JSONNode = [
            "b": [1, 2.5, nil], "a": ["x": "</script>\u{2028}\u{8}\t", "n": [[], [:]]], "c": true,
        ]
        #expect(
            node.text(.script) == #"""
                {
                  "b": [1, 2.5, null],
                  "a": {
                    "x": "\u003c/script>\u2028\u0008\t",
                    "n": [
                      [],
                      {}
                    ]
                  },
                  "c": true
                }

                """#)
    }

    @Test func generatedElementsAreAnArray() throws {
        let made = JSONNode.elements([3, 4]) { .integer($0) }
        #expect(made == [3, 4] && made != [3] && made.elements == [3, 4])
        #expect(try JSONParser.parse(made.bytes()) == made)
        #expect(made.text(.script) == "[\n  3,\n  4\n]\n")
    }

    /// Long lists are written block by block on all processors: the same bytes as element after element, whole and in pieces.
    @Test func longListsAreWrittenAsShortOnes() throws {
        var random = SeededRandom(state: 41)
        let names = ["", "a b", "é\u{301}", "\"", "\\", "\u{202E}", "\u{85}", "😀", "\n", "x".padding(200)]
        for count in [0, 1, 63, 64, 65, 128, 129, 1000] + (0..<200).map({ _ in random.between(0, 400) }) {
            let elements = (0..<count).map { index -> JSONNode in
                let name = names[random.between(0, names.count - 1)]
                return switch random.between(0, 3) {
                case 0: .integer(index)
                case 1: .string(name)
                case 2:
                    ["n": .string(name), "l": .elements(Array(0..<random.between(0, 130))) { .integer($0) }]
                default: [[.null, .bool(true)], [:], .array([])]
                }
            }
            let (made, plain): (JSONNode, JSONNode) = (
                .elements(elements) { $0 }, .array(elements.map(\.inFull))
            )
            let expected = JSONNode.object(["a": 1, "list": plain, "z": [plain]]).bytes()
            let whole = JSONNode.object(["a": 1, "list": made, "z": [made]])
            #expect(whole.bytes() == expected, "\(count) elements")
            let pieces = Pieces()
            var writer = JSONWriter(.document) { pieces.bytes += $0 }
            writer.write(whole)
            #expect(pieces.bytes + writer.finished() == expected, "\(count) elements in pieces")
        }
    }

    private final class Pieces { var bytes: [UInt8] = [] }

    @Test func whatIsReadIsWrittenBack() throws {
        let text = "{\"a\": 1.50, \"b\": [true, null], \"a b\": \"\\u0085é\"}\n"
        let node = try JSONParser.parse(Array(text.utf8))
        #expect(try JSONParser.parse(node.bytes(.script)) == node)
        #expect(node["a"] == .number("1.50"))
    }
}

extension String {
    fileprivate func padding(_ count: Int) -> String { String(repeating: self, count: count) }
}

extension JSONNode {
    /// The same with every list made.
    fileprivate var inFull: JSONNode {
        switch self {
        case .array(let elements): .array(elements.map(\.inFull))
        case .generated: .array((elements ?? []).map(\.inFull))
        case .object(let members): .object(members.map { Member(key: $0.key, value: $0.value.inFull) })
        default: self
        }
    }
}
