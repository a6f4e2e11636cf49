import Foundation

/// A JSON value; also what a method adapter hands back for comparison.
enum Value: Sendable, Equatable, Decodable {
    case null
    case bool(Bool)
    /// A whole number that must match exactly.
    case int(Int)
    /// A number compared within the tolerance.
    case number(Double)
    case string(String)
    case array([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([Value].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: Value].self))
        }
    }

    subscript(key: String) -> Value {
        if case .object(let object) = self { return object[key] ?? .null }
        return .null
    }

    /// Sets several keys of an object.
    func adding(_ more: [String: Value]) -> Value {
        guard case .object(let object) = self else { return .object(more) }
        return .object(object.merging(more) { $1 })
    }
}

/// What an adapter asks of a case that the case does not have.
struct MissingInput: Error, CustomStringConvertible {
    var description: String
}

extension Value {
    var isNull: Bool { self == .null }
    var double: Double {
        get throws {
            if case .number(let value) = self { return value }
            throw MissingInput(description: "expected a number, found \(self)")
        }
    }
    var int: Int {
        get throws {
            if let value = Int(exactly: try double) { return value }
            throw MissingInput(description: "expected a whole number, found \(self)")
        }
    }
    var bool: Bool {
        get throws {
            if case .bool(let value) = self { return value }
            throw MissingInput(description: "expected true or false, found \(self)")
        }
    }
    var string: String {
        get throws {
            if case .string(let value) = self { return value }
            throw MissingInput(description: "expected a string, found \(self)")
        }
    }
    var array: [Value] {
        get throws {
            if case .array(let value) = self { return value }
            throw MissingInput(description: "expected an array, found \(self)")
        }
    }
    var object: [String: Value] {
        get throws {
            if case .object(let value) = self { return value }
            throw MissingInput(description: "expected an object, found \(self)")
        }
    }
    var doubles: [Double] { get throws { try array.map { try $0.double } } }
    var strings: [String] { get throws { try array.map { try $0.string } } }
    var matrix: [[Double]] { get throws { try array.map { try $0.doubles } } }
    /// `nil` for JSON null.
    var optionalDouble: Double? { get throws { isNull ? nil : try double } }
}

extension Value {
    static func numbers(_ values: [Double]) -> Value { .array(values.map(Value.number)) }
    static func numbers(_ values: [Double?]) -> Value { .array(values.map(optional)) }
    static func texts(_ values: [String]) -> Value { .array(values.map(Value.string)) }
    static func matrix(_ rows: [[Double]]) -> Value { .array(rows.map { numbers($0) }) }
    static func optional(_ value: Double?) -> Value { value.map(Value.number) ?? .null }
}
