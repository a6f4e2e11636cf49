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

    @Test func whatIsReadIsWrittenBack() throws {
        let text = "{\"a\": 1.50, \"b\": [true, null], \"a b\": \"\\u0085é\"}\n"
        let node = try JSONParser.parse(Array(text.utf8))
        #expect(try JSONParser.parse(node.bytes(.script)) == node)
        #expect(node["a"] == .number("1.50"))
    }
}
