internal import CGSL

/// The hypergeometric distribution: marked units among `drawn` units taken without replacement.
public enum Hypergeometric {
    /// P(X ≤ k) for `marked` and `unmarked` units in the population.
    ///
    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)`` for negative counts, counts above
    ///   4,294,967,295, or more units drawn than there are.
    public static func lowerTail(
        _ k: Int, marked: Int, unmarked: Int, drawn: Int
    ) throws(StatisticsError) -> Double {
        try check(marked: marked, unmarked: unmarked, drawn: drawn)
        if k < max(0, drawn - unmarked) { return 0 }
        if k >= min(marked, drawn) { return 1 }
        return try GSLStatus.checked("gsl_cdf_hypergeometric_P") {
            gsl_cdf_hypergeometric_P(UInt32(k), UInt32(marked), UInt32(unmarked), UInt32(drawn))
        }
    }

    /// P(X > k) for `marked` and `unmarked` units in the population.
    ///
    /// - Throws: as ``lowerTail(_:marked:unmarked:drawn:)``.
    public static func upperTail(
        _ k: Int, marked: Int, unmarked: Int, drawn: Int
    ) throws(StatisticsError) -> Double {
        try check(marked: marked, unmarked: unmarked, drawn: drawn)
        if k < max(0, drawn - unmarked) { return 1 }
        if k >= min(marked, drawn) { return 0 }
        return try GSLStatus.checked("gsl_cdf_hypergeometric_Q") {
            gsl_cdf_hypergeometric_Q(UInt32(k), UInt32(marked), UInt32(unmarked), UInt32(drawn))
        }
    }

    private static func check(marked: Int, unmarked: Int, drawn: Int) throws(StatisticsError) {
        for (name, value) in [("marked", marked), ("unmarked", unmarked), ("drawn", drawn)]
        where UInt32(exactly: value) == nil {
            throw .outsideRange(argument: name, value: Double(value), range: "from 0 to 4294967295")
        }
        guard drawn <= marked + unmarked else {
            throw .outsideRange(
                argument: "drawn", value: Double(drawn), range: "at most \(marked + unmarked), the population"
            )
        }
    }
}
