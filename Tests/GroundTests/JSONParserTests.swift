import Foundation
import Ground
import Testing

@Suite struct JSONParserTests {
    static func parse(_ text: String) throws(JSONFault) -> JSONNode { try JSONParser.parse(Array(text.utf8)) }

    static func fault(_ text: String) -> JSONFault? {
        do throws(JSONFault) {
            _ = try parse(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func valuesKeepTheirKindAndOrder() throws {
        let node = try Self.parse(
            "\u{FEFF} {\"b\": [1, -2.50, 1e3, true, false, null], \"a\": \"x\\n\\u00e9\\ud83d\\ude00\", \"\": {}} "
        )
        #expect(node.members?.map(\.key) == ["b", "a", ""])
        #expect(
            node["b"]
                == .array([.integer(1), .number("-2.50"), .number("1e3"), .bool(true), .bool(false), .null]))
        #expect(node["a"]?.text == "x\né😀")
        #expect(node[""]?.members?.isEmpty == true)
        #expect(try Self.parse("9223372036854775808") == .number("9223372036854775808"))
        #expect(try Self.parse("9223372036854775807") == .integer(.max))
    }

    /// Every start of a document is cut off or, where a number may end anywhere, a document itself.
    @Test func everyCutIsSaidToBeOne() {
        let text =
            #"{"ts": "2024-02-15", "chart": {"null": null, "100025": 72}, "images": [true, "a\u0041"]}"#
        for length in 0..<text.utf8.count {
            let fault = Self.fault(String(text.prefix(length)))
            #expect(fault?.kind == .endsEarly, "\(length)")
            #expect(fault?.byte == length)
        }
        #expect(Self.fault(text) == nil)
    }

    @Test(arguments: [
        ("{\"a\": 1,\n \"b\": x}", JSONFault.Kind.unexpected, 2, 15),
        ("{\"a\": 1}\n{\"a\": 2}", .textAfterEnd, 2, 9),
        ("{\"a\": 1, \"a\": 2}", .repeatedKey("a"), 1, 9),
        ("[1,]", .unexpected, 1, 3), ("{\"a\" 1}", .unexpected, 1, 5), ("[01]", .unexpected, 1, 2),
        ("[1.]", .unexpected, 1, 3), ("[+1]", .unexpected, 1, 1), ("[nul]", .unexpected, 1, 4),
        ("[\"\\x\"]", .unexpected, 1, 3), ("[\"\\ud800\"]", .unexpected, 1, 8),
        ("[\"\t\"]", .unexpected, 1, 2),
        ("{a: 1}", .unexpected, 1, 1),
    ])
    func everyFaultHasItsPlace(text: String, kind: JSONFault.Kind, line: Int, byte: Int) {
        #expect(Self.fault(text) == JSONFault(kind: kind, line: line, byte: byte))
    }

    @Test func repeatedKeysAreFoundInLargeObjectsToo() {
        let members = (0..<100).map { "\"\($0)\": 1" } + ["\"7\": 2"]
        #expect(Self.fault("{\(members.joined(separator: ","))}")?.kind == .repeatedKey("7"))
        #expect(Self.fault("{\(members.dropLast().joined(separator: ","))}") == nil)
    }

    @Test func depthIsBounded() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(Self.fault(nested(60)) == nil)
        #expect(Self.fault(nested(100_000))?.kind == .tooDeep)
    }

    @Test func bytesThatAreNoTextAreRefused() {
        #expect(throws: JSONFault(kind: .notUTF8, line: 1, byte: 2)) {
            try JSONParser.parse([0x5B, 0x22, 0xFF, 0x22, 0x5D])
        }
    }

    /// What is read here, and what is refused, is what Foundation reads and refuses.
    @Test func agreesWithFoundationOnDamagedText() {
        let text = Array(#"{"a": [1, 2.5e-3, "x\"y", null], "b": {"c": true, "d": -0}}"#.utf8)
        var state: UInt64 = 7
        var agreed = 0
        for _ in 0..<4000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = text
            bytes[Int(state >> 33) % bytes.count] = Array("{}[]\",:0 e-x".utf8)[Int(state >> 20) % 12]
            let ours = (try? JSONParser.parse(bytes)) != nil
            let theirs = (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil
            // A key that stands twice is ours alone to refuse.
            if ours == theirs {
                agreed += 1
            } else {
                #expect(!ours && Self.repeats(bytes), "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
        #expect(agreed > 3900)
    }

    static func repeats(_ bytes: [UInt8]) -> Bool {
        if case .repeatedKey = fault(String(decoding: bytes, as: UTF8.self))?.kind { return true }
        return false
    }
}
