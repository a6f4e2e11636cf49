/// A whole number that may be missing, in four bytes; a count, where it is 0 or more.
@frozen
public struct Count: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline
    let bits: Int32

    @inlinable
    init(bits: Int32) { self.bits = bits }

    /// An empty cell; no number is it.
    @inlinable
    public static var missing: Count { Count(bits: .min) }

    /// A known count.
    @inlinable
    public init(_ value: Int32) { bits = value }

    /// A count that may be unknown, or is too large to be kept and therefore unknown.
    ///
    /// - Parameter value: `nil` where it is unknown.
    @inlinable
    public init(_ value: Int?) { bits = value.flatMap { Int32(exactly: $0) } ?? .min }

    @inlinable
    public var isMissing: Bool { bits == .min }

    /// The count, `nil` where it is missing.
    @inlinable
    public var value: Int? { bits == .min ? nil : Int(bits) }

    /// The count where it is known, and a number below every count where it is missing.
    ///
    /// For loops over many counts, which look for gaps first or pass over them: a sum over a gap means nothing.
    @inlinable
    public var number: Int32 { bits }
}

extension Count: ExpressibleByIntegerLiteral {
    @inlinable
    public init(integerLiteral value: Int32) { self.init(value) }
}
