/// A choice on the ballot, such as a pair of candidates: one type for its number, its place and its column.
///
/// In documents it is its number.
public struct Choice: Sendable, Hashable, Codable, Comparable, LosslessStringConvertible {
    /// Number on the ballot, from 1.
    public let number: Int

    /// - Parameter number: Number on the ballot, from 1.
    public init(_ number: Int) { self.number = number }

    /// - Parameter index: Place among the choices, from 0.
    public init(index: Int) { number = index + 1 }

    /// - Parameter column: Name of a column of votes, `votes_1`.
    /// - Returns: `nil` for any other name.
    public init?(column: some StringProtocol) {
        guard column.hasPrefix("votes_") else { return nil }
        let digits = column.dropFirst(6)
        guard digits.first != "0", digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits)
        else { return nil }
        self.number = number
    }

    /// - Parameter text: A number, such as ``description``; what is none gives `nil`.
    public init?(_ text: String) {
        guard let number = Int(text) else { return nil }
        self.number = number
    }

    public init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    /// Place among the choices, from 0.
    public var index: Int { number - 1 }

    /// Name of its column of votes.
    public var column: String { "votes_\(number)" }

    public var description: String { String(number) }

    public static func < (lhs: Choice, rhs: Choice) -> Bool { lhs.number < rhs.number }

    /// Whether a column holds the votes of a choice.
    ///
    /// - Parameter column: Its name.
    public static func isColumn(_ column: some StringProtocol) -> Bool { Choice(column: column) != nil }
}

extension Choice: ExpressibleByIntegerLiteral {
    /// - Parameter value: Number on the ballot, from 1.
    public init(integerLiteral value: Int) { number = value }
}

/// What is kept by choice is coded by their numbers.
extension Choice: CodingKeyRepresentable {
    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int?

        init(_ number: Int) { (stringValue, intValue) = (String(number), number) }
        init?(stringValue: String) {
            guard let number = Int(stringValue) else { return nil }
            self.init(number)
        }
        init?(intValue: Int) { self.init(intValue) }
    }

    public var codingKey: any CodingKey { Key(number) }

    public init?(codingKey: some CodingKey) {
        guard let number = codingKey.intValue ?? Int(codingKey.stringValue) else { return nil }
        self.init(number)
    }
}
