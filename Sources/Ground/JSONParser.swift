/// Reads a JSON document (RFC 8259) strictly; says at which byte one that is cut off or wrong goes wrong.
///
/// A key that stands twice in one object is a fault, because which value holds is not known.
public struct JSONParser {
    private let bytes: [UInt8]
    private var at = 0

    /// Objects and arrays inside one another at most.
    private static let deepest = 64

    /// Reads a document.
    ///
    /// - Parameter bytes: UTF-8 text, with or without a byte order mark.
    /// - Returns: The value of the whole document.
    /// - Throws: `JSONFault` with the place where the text stops being JSON.
    public static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONNode {
        var parser = JSONParser(bytes)
        return try parser.document()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    private mutating func document() throws(JSONFault) -> JSONNode {
        let node = try value(depth: 0)
        skipSpace()
        if at < bytes.count { throw fault(.textAfterEnd) }
        return node
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONNode {
        if depth > JSONParser.deepest { throw fault(.tooDeep) }
        skipSpace()
        guard at < bytes.count else { throw fault(.endsEarly) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONNode {
        at += 1
        var members: [JSONNode.Member] = []
        var large = Set<String>()
        skipSpace()
        if takes(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard at < bytes.count else { throw fault(.endsEarly) }
            guard bytes[at] == UInt8(ascii: "\"") else { throw fault(.unexpected) }
            let place = at
            let key = try string()
            if members.count == 40 { large = Set(members.map(\.key)) }
            let isRepeated =
                members.count < 40
                ? members.contains { $0.key == key } : !large.insert(key).inserted
            if isRepeated {
                at = place
                throw fault(.repeatedKey(key))
            }
            skipSpace()
            try expect(UInt8(ascii: ":"))
            members.append(.init(key: key, value: try value(depth: depth + 1)))
            skipSpace()
            if takes(UInt8(ascii: "}")) { return .object(members) }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSONNode {
        at += 1
        var elements: [JSONNode] = []
        skipSpace()
        if takes(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if takes(UInt8(ascii: "]")) { return .array(elements) }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func word(_ word: StaticString, _ node: JSONNode) throws(JSONFault) -> JSONNode {
        for index in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[index]) }
        return node
    }

    private mutating func number() throws(JSONFault) -> JSONNode {
        let start = at
        _ = takes(UInt8(ascii: "-"))
        let first = at
        try digits()
        if at - first > 1 && bytes[first] == UInt8(ascii: "0") {
            at = first + 1
            throw fault(.unexpected)
        }
        var isWhole = true
        if takes(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            at += 1
            if !takes(UInt8(ascii: "+")) { _ = takes(UInt8(ascii: "-")) }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, let integer = Int(text) { return .integer(integer) }
        return .number(text)
    }

    private mutating func digits() throws(JSONFault) {
        guard at < bytes.count else { throw fault(.endsEarly) }
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        if at == start { throw fault(.unexpected) }
    }

    private mutating func string() throws(JSONFault) -> String {
        at += 1
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                let text = try decoded(start..<at)
                at += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw fault(.unexpected)
            default: at += 1
            }
        }
        throw fault(.endsEarly)
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var text = try decoded(start..<at)
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return text
            case UInt8(ascii: "\\"): text.unicodeScalars.append(try escape())
            case 0..<0x20: throw fault(.unexpected)
            default:
                let first = at
                while at < bytes.count, bytes[at] >= 0x20, bytes[at] != UInt8(ascii: "\""),
                    bytes[at] != UInt8(ascii: "\\")
                { at += 1 }
                text += try decoded(first..<at)
            }
        }
        throw fault(.endsEarly)
    }

    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        guard at + 1 < bytes.count else {
            at = bytes.count
            throw fault(.endsEarly)
        }
        at += 2
        switch bytes[at - 1] {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "u"):
            let first = try hexadecimal()
            if let scalar = Unicode.Scalar(first) { return scalar }
            guard first < 0xDC00, takes(UInt8(ascii: "\\")), takes(UInt8(ascii: "u")) else {
                throw fault(.unexpected)
            }
            let second = try hexadecimal()
            guard (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else { throw fault(.unexpected) }
            return scalar
        default:
            at -= 1
            throw fault(.unexpected)
        }
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count else { throw fault(.endsEarly) }
            guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
                throw fault(.unexpected)
            }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }

    private func decoded(_ range: Range<Int>) throws(JSONFault) -> String {
        let slice = bytes[range]
        guard let text = String(validating: slice, as: UTF8.self) else {
            var place = self
            place.at = range.lowerBound
            throw place.fault(.notUTF8)
        }
        return text
    }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    private mutating func takes(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONFault) {
        if at >= bytes.count { throw fault(.endsEarly) }
        if !takes(byte) { throw fault(.unexpected) }
    }

    private func fault(_ kind: JSONFault.Kind) -> JSONFault {
        let line = 1 + bytes[..<min(at, bytes.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        return JSONFault(kind: kind, line: line, byte: at)
    }
}
