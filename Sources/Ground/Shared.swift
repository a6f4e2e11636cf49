/// A large value that copies of whatever holds it share; a change makes a new one.
///
/// For what is made once and then copied tens of thousands of times, as the page behind each comparison of a folder. Coded as the
/// value alone, an optional one left out where there is none.
@propertyWrapper
public struct Shared<Value: Sendable & Equatable & Codable>: Sendable, Equatable, Codable {
    private final class Holder: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var holder: Holder

    public var wrappedValue: Value {
        _read { yield holder.value }
        set { holder = Holder(newValue) }
    }

    public init(wrappedValue: Value) { holder = Holder(wrappedValue) }

    public init(from decoder: any Decoder) throws { holder = Holder(try Value(from: decoder)) }

    public func encode(to encoder: any Encoder) throws { try holder.value.encode(to: encoder) }

    public static func == (one: Shared, other: Shared) -> Bool {
        one.holder === other.holder || one.holder.value == other.holder.value
    }
}

extension KeyedEncodingContainer {
    public mutating func encode<Value>(_ shared: Shared<Value?>, forKey key: Key) throws {
        try encodeIfPresent(shared.wrappedValue, forKey: key)
    }
}

extension KeyedDecodingContainer {
    public func decode<Value>(_ type: Shared<Value?>.Type, forKey key: Key) throws -> Shared<Value?> {
        Shared(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
    }
}
