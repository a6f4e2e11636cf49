/// What a test said of one estimate beside the signed result.
public enum TestState: String, Sendable, Codable, CaseIterable {
    /// The official value lies inside the range.
    case inside
    /// The official value lies outside the range.
    case outside
    /// No range to test with, or nothing to test against.
    case notTestable = "not-testable"
}

/// A share, or a difference from the official share, with its ranges and what a test said of it; fractions of the valid
/// votes. What is no finite number is missing.
public struct TestedValue: Sendable, Equatable, Codable {
    /// `nil` where it was not published.
    public var value: Double?
    public var low: Double?
    public var high: Double?
    /// Bounds of a wider range.
    public var outerLow: Double?
    public var outerHigh: Double?
    /// What the range from `low` to `high` says.
    public var state: TestState

    public init(
        _ value: Double?, low: Double? = nil, high: Double? = nil, outerLow: Double? = nil,
        outerHigh: Double? = nil, state: TestState
    ) {
        self.value = value?.ifFinite
        (self.low, self.high) = (low?.ifFinite, high?.ifFinite)
        (self.outerLow, self.outerHigh) = (outerLow?.ifFinite, outerHigh?.ifFinite)
        self.state = state
    }

    func difference(from official: Double?) -> Double? {
        guard let value, let official else { return nil }
        return value - official
    }

    var isTested: Bool { value != nil && state != .notTestable }

    /// Smaller stands higher, of differences: tested ones by how many half ranges they are away from zero, largest first,
    /// then those without a range, then those not tested.
    var rank: Double {
        let size = abs(value ?? 0)
        if !isTested { return 1e9 - size }
        guard let low, let high, high > low else { return 1e6 - size }
        return -2 * size / (high - low)
    }
}

/// What one count says: its name, and a share or a difference from the official share.
public struct CountedValue: Sendable, Equatable, Codable {
    public var name: String
    public var value: TestedValue
    /// What the verdict on it says; without one what the range says.
    public var tone: ChartTone

    public init(name: String, value: TestedValue, tone: ChartTone? = nil) {
        (self.name, self.value) = (name, value)
        self.tone = tone ?? (value.isTested ? (value.state == .inside ? .agree : .apart) : .open)
    }
}

extension Array {
    /// The elements from the smallest key up; those with equal keys in the order they have.
    func ordered(by key: (Element) -> some Comparable) -> [Element] {
        let keys = map(key)
        return indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { self[$0] }
    }
}

extension Double {
    /// The value itself, or nothing for infinity and not-a-number.
    var ifFinite: Double? { isFinite ? self : nil }
}
