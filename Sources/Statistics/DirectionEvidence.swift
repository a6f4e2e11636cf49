/// Whether many small differences lean to one side although none of them stands out.
///
/// For differences of one source over many regions; tests that share the same error are not independent.
public struct DirectionEvidence: Sendable, Equatable {
    /// Σt/√m (Stouffer), approximately standard normal.
    public var stoufferZ: Double
    public var positive: Int
    public var negative: Int

    /// - Parameter statistics: one t or z per region; zeros count for neither side in the sign test.
    /// - Throws: ``StatisticsError/tooFew(what:have:need:)`` for an empty list.
    public init(statistics: [Double]) throws(StatisticsError) {
        guard !statistics.isEmpty else { throw .tooFew(what: .regions, have: 0, need: 1) }
        stoufferZ = statistics.reduce(0, +) / Double(statistics.count).squareRoot()
        positive = statistics.count { $0 > 0 }
        negative = statistics.count { $0 < 0 }
    }

    /// Two-sided p-value of ``stoufferZ``.
    public var stoufferP: Double { Normal.twoSidedP(stoufferZ) }
    /// Exact two-sided p-value of the sign test.
    public var signP: Double { Binomial.twoSidedP(positive, p: 0.5, n: positive + negative) }
}
