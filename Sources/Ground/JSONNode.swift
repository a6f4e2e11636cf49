/// A value of a JSON document, with the members of objects in the order of the text.
public indirect enum JSONNode: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number written without fraction or exponent that fits.
    case integer(Int)
    /// Any other number, as it is written.
    case number(String)
    case string(String)
    case array([JSONNode])
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
        guard case .array(let elements) = self else { return nil }
        return elements
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
        case .array: "[…]"
        case .object: "{…}"
        }
    }
}

/// Why a text is not a JSON document, and where.
public struct JSONFault: Error, Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
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
