import Elections

/// What a count that agrees with the official result leaves open: its margin is wider than what decides.
public enum OpenQuestion: String, Sendable, Equatable, Codable {
    /// Who leads.
    case leader
    /// Whether the first is beyond the winning threshold.
    case line
    /// Both.
    case leaderAndLine = "leader-and-line"
}

extension Comparison {
    /// What it leaves open; `nil` where it is not inside its range, or leaves nothing open.
    ///
    /// - Parameter isBeforeEmptyBox: Whether the one pair of its contest stands before an empty box: there the line decides, and no
    ///   second.
    public func openQuestion(isBeforeEmptyBox: Bool) -> OpenQuestion? {
        guard verdict == .consistentTooClose else { return nil }
        if isBeforeEmptyBox || !reasons.contains(.leadNotClear) { return .line }
        return reasons.contains(.thresholdNotClear) ? .leaderAndLine : .leader
    }
}

/// What counts that agree with the official result leave open together.
public struct OpenCounts: Sendable, Equatable, Codable {
    public var question: OpenQuestion
    /// How many leave it open.
    public var counts: Int
    /// Whether none of the others that agree tells it.
    public var areAll: Bool

    public init(_ question: OpenQuestion, counts: Int = 1, areAll: Bool = true) {
        (self.question, self.counts, self.areAll) = (question, counts, areAll)
    }

    /// - Parameter agreeing: What each count that agrees leaves open; `nil` in all where each tells all.
    public init?(_ agreeing: [OpenQuestion?]) {
        let open = agreeing.compactMap { $0 }
        guard let first = open.first else { return nil }
        self.init(
            open.allSatisfy { $0 == first } ? first : .leaderAndLine, counts: open.count,
            areAll: open.count == agreeing.count)
    }
}
