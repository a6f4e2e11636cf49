import Synchronization

/// Results of the parts of a pass, in the order of the parts.
public final class PartResults<Value: Sendable>: Sendable {
    private let values: Mutex<[Value?]>

    /// - Parameter count: Number of parts.
    public init(count: Int) { values = Mutex([Value?](repeating: nil, count: count)) }

    /// Notes the result of a part.
    ///
    /// - Parameters:
    ///   - part: Number of the part.
    ///   - value: Its result.
    public func set(_ part: Int, _ value: Value) { values.withLock { $0[part] = value } }

    /// The results, which are forgotten here so that they can be changed in place.
    public func take() -> [Value] {
        values.withLock { values in
            defer { values = [] }
            return values.compactMap { $0 }
        }
    }
}
