/// A value of a JSON document, with the members of objects in the order of the text.
public indirect enum JSONNode: Sendable {
    case null
    case bool(Bool)
    /// A number written without fraction or exponent that fits.
    case integer(Int)
    /// Any other number, as it is written.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// An array whose elements are made when they are written: for the long ones.
    case generated(count: Int, make: @Sendable (Int) -> JSONNode)
    case object([Member])

    /// One key of an object with its value.
    public struct Member: Sendable, Equatable {
        public var key: String
        public var value: JSONNode

        public init(key: String, value: JSONNode) {
            self.key = key
            self.value = value
        }
    }

    /// The members of an object; `nil` for any other value.
    public var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The elements of an array; `nil` for any other value.
    public var elements: [JSONNode]? {
        switch self {
        case .array(let elements): elements
        case .generated(let count, let make): (0..<count).map(make)
        default: nil
        }
    }

    /// The text of a string; `nil` for any other value.
    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value of a key; `nil` where this is no object or has no such key.
    public subscript(key: String) -> JSONNode? { members?.first { $0.key == key }?.value }

    /// The value as a short text for messages.
    public var shown: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let text): text
        case .string(let text): "\"" + TableProblem.shown(text) + "\""
        case .array, .generated: "[…]"
        case .object: "{…}"
        }
    }
}

extension JSONNode: Equatable {
    public static func == (one: JSONNode, other: JSONNode) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.integer(let one), .integer(let other)): one == other
        case (.number(let one), .number(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: one.elements != nil && one.elements == other.elements
        }
    }
}

extension JSONNode {
    /// The document as text in UTF-8 with a line end.
    ///
    /// - Parameter layout: How it is laid out.
    public func bytes(_ layout: JSONLayout = .document) -> [UInt8] {
        var writer = JSONWriter(layout)
        writer.write(self)
        return writer.finished()
    }

    /// The document as text with a line end.
    ///
    /// - Parameter layout: How it is laid out.
    public func text(_ layout: JSONLayout = .document) -> String {
        String(decoding: bytes(layout), as: UTF8.self)
    }

    /// Whether it is neither array nor object.
    var isPlain: Bool {
        switch self {
        case .null, .bool, .integer, .number, .string: true
        case .array, .generated, .object: false
        }
    }

    /// A number in the shortest form that reads back as the same; whole ones without a point. JSON has no infinity:
    /// write null.
    public static func number(_ value: Double) -> JSONNode {
        precondition(value.isFinite, "JSON has no infinity; write null")
        let text = value.description
        return .number(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// An object with its keys in alphabetical order.
    public static func object(_ members: [String: JSONNode]) -> JSONNode {
        .object(members.map(Member.init).sorted { $0.key < $1.key })
    }

    /// An array of a value for each element, made when it is written.
    public static func elements<Element: Sendable>(
        _ all: [Element], _ make: @escaping @Sendable (Element) -> JSONNode
    ) -> JSONNode {
        .generated(count: all.count) { make(all[$0]) }
    }

    public static func strings(_ values: [String]) -> JSONNode { .array(values.map { .string($0) }) }

    public init(_ value: String?) { self = value.map { .string($0) } ?? .null }
    public init(_ value: Int?) { self = value.map { .integer($0) } ?? .null }
    public init(_ value: Bool?) { self = value.map { .bool($0) } ?? .null }

    /// A number, or null where it is unknown or cannot be written.
    public init(_ value: Double?) { self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }

    /// Text, or null where it is empty.
    public init(nonEmpty value: String) { self = value.isEmpty ? .null : .string(value) }
}

extension JSONNode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: JSONNode...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONNode)...) {
        self = .object(elements.map(Member.init))
    }
}

/// Why a text is not a JSON document, and where.
public struct JSONFault: Error, Sendable, Equatable {
    public enum Kind: Sendable, Hashable {
        /// The text ends before the document does.
        case endsEarly
        case unexpected
        case textAfterEnd
        case repeatedKey(String)
        case tooDeep
        case notUTF8
    }

    public var kind: Kind
    /// Line of the text, from 1.
    public var line: Int
    /// Byte of the text, from 0.
    public var byte: Int

    public init(kind: Kind, line: Int, byte: Int) {
        self.kind = kind
        self.line = line
        self.byte = byte
    }
}
