import Elections
import Wording

/// A JSON document as a value; keys are written in alphabetical order so that output is always the same.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// An array whose elements are made when they are written: for the long ones.
    case elements(count: Int, make: @Sendable (Int) -> JSONValue)
    case object([String: JSONValue])

    /// The document as UTF-8 text with a line end: two spaces a level, one member or element a line.
    func text() -> String { String(decoding: bytes(), as: UTF8.self) }

    /// The same as bytes, for files.
    func bytes() -> [UInt8] {
        var writer = JSONWriter(nil)
        writer.write(self)
        return writer.finished()
    }

    /// Writes the document into a file, without holding its text.
    func write(to file: OutputText) {
        var writer = JSONWriter(file)
        writer.write(self)
        file.append(writer.finished())
    }

    /// An array of a value for each element, made when it is written.
    static func elements<Element: Sendable>(
        _ all: [Element], _ make: @escaping @Sendable (Element) -> JSONValue
    ) -> JSONValue {
        .elements(count: all.count) { make(all[$0]) }
    }
}

/// A document that is written into a file while the elements of one of its arrays are made.
struct JSONArrayFile {
    private let file: OutputText
    private var writer: JSONWriter
    private var isEmpty = true
    private let rest: [(key: String, value: JSONValue)]

    /// - Parameters:
    ///   - file: Where the document goes.
    ///   - array: Name of the array, a member of the document.
    ///   - others: The other members.
    init(_ file: OutputText, array: String, others: [String: JSONValue]) {
        self.file = file
        writer = JSONWriter(file)
        let sorted = others.sorted { $0.key < $1.key }
        rest = sorted.filter { $0.key > array }
        writer.open("{")
        for (index, member) in sorted.filter({ $0.key < array }).enumerated() {
            writer.write(member, isFirst: index == 0)
        }
        writer.begin(array, isFirst: rest.count == sorted.count)
        writer.open("[")
    }

    mutating func append(_ element: JSONValue) {
        writer.newLine(isFirst: isEmpty)
        writer.write(element)
        isEmpty = false
    }

    mutating func finish() {
        writer.close("]", isEmpty: isEmpty)
        for member in rest { writer.write(member, isFirst: false) }
        writer.close("}", isEmpty: false)
        file.append(writer.finished())
    }
}

/// Writes JSON as `JSONEncoder` does with `prettyPrinted`, `sortedKeys` and `withoutEscapingSlashes`, a national
/// count's findings in a tenth of its time.
private struct JSONWriter {
    private var bytes: [UInt8] = []
    private var depth = 0
    private let file: OutputText?

    private static let piece = 1 << 16

    init(_ file: OutputText?) { self.file = file }

    mutating func finished() -> [UInt8] {
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .number(let value): write(value)
        case .string(let value): write(value)
        case .array(let values):
            open("[")
            for (index, value) in values.enumerated() {
                newLine(isFirst: index == 0)
                write(value)
            }
            close("]", isEmpty: values.isEmpty)
        case .elements(let count, let make):
            open("[")
            for index in 0..<count {
                newLine(isFirst: index == 0)
                write(make(index))
            }
            close("]", isEmpty: count == 0)
        case .object(let members):
            open("{")
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                write(member, isFirst: index == 0)
            }
            close("}", isEmpty: members.isEmpty)
        }
    }

    mutating func write(_ member: (key: String, value: JSONValue), isFirst: Bool) {
        begin(member.key, isFirst: isFirst)
        write(member.value)
    }

    /// Writes the name of a member.
    mutating func begin(_ key: String, isFirst: Bool) {
        newLine(isFirst: isFirst)
        write(key)
        bytes += " : ".utf8
    }

    mutating func open(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        depth += 1
    }

    mutating func newLine(isFirst: Bool) {
        if let file, bytes.count >= JSONWriter.piece {
            file.append(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\n"))
        indent()
    }

    mutating func close(_ bracket: Unicode.Scalar, isEmpty: Bool) {
        depth -= 1
        bytes.append(UInt8(ascii: "\n"))
        if isEmpty { bytes.append(UInt8(ascii: "\n")) }
        indent()
        bytes.append(UInt8(ascii: bracket))
    }

    private mutating func indent() {
        for _ in 0..<depth { bytes += [UInt8(ascii: " "), UInt8(ascii: " ")] }
    }

    /// The shortest decimal that reads back as the same number; whole numbers without a point.
    private mutating func write(_ number: Double) {
        precondition(number.isFinite, "JSON has no infinity; write null")
        let text = number.description
        bytes += text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x80...0x9F where bytes.last == 0xC2:
                // The control characters above ASCII, two bytes of UTF-8, are escaped as those below are.
                bytes.removeLast()
                bytes += ("\\u00" + String(byte, radix: 16)).utf8
            case 0x20..<0x7F, 0x80...: bytes.append(byte)
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            default:
                let digits = String(byte, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONValue {
    init(_ value: String?) { self = value.map { .string($0) } ?? .null }
    init(_ value: Int?) { self = value.map { .integer($0) } ?? .null }
    init(_ value: Bool?) { self = value.map { .bool($0) } ?? .null }

    /// A number, or null where it is unknown or cannot be written.
    init(_ value: Double?) {
        guard let value, value.isFinite else {
            self = .null
            return
        }
        self = .number(value)
    }

    /// Text, or null where it is empty.
    init(nonEmpty value: String) { self = value.isEmpty ? .null : .string(value) }

    static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}

extension JSONValue {
    /// A text in each language.
    static func both(_ text: (any Wording) -> String) -> JSONValue {
        [
            "en": .string(text(Language.english.wording)),
            "id": .string(text(Language.indonesian.wording)),
        ]
    }
}
