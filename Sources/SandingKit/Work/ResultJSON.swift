import Foundation

/// Results as JSON and back, the same value again.
///
/// A number that JSON does not have, such as an infinite limit, is the text `inf`, `-inf` or `nan`.
public enum ResultJSON {
    /// A result as JSON, its keys in alphabetical order.
    ///
    /// - Parameter result: What a verb gave.
    /// - Throws: Only where the value itself refuses to be encoded; those of verbs do not.
    public static func data(_ result: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try encoder.encode(result)
    }

    /// A result from JSON that ``data(_:)`` made.
    ///
    /// - Parameters:
    ///   - type: What it is.
    ///   - data: The JSON.
    /// - Throws: `DecodingError` where the JSON is of another shape.
    public static func value<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try decoder.decode(type, from: data)
    }
}
