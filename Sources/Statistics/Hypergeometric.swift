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

    /// The most marked units that a population may have where `k` of those drawn are marked: the largest M with
    /// P(X ≤ k; M) > 1 − level.
    ///
    /// An exact bound that needs no model of the marks, only that units were drawn at random without
    /// replacement. Not for clusters or unequal chances. Source: Methods E2; Saltman (1975); Aslam, Popa and
    /// Rivest (2007).
    /// - Parameters:
    ///   - k: Marked units among those drawn.
    ///   - population: All units.
    ///   - drawn: Units drawn.
    ///   - level: Confidence level, a fraction.
    /// - Returns: A number of units, at least `k`.
    /// - Throws: as ``lowerTail(_:marked:unmarked:drawn:)``.
    public static func mostMarked(
        _ k: Int, population: Int, drawn: Int, level: Double
    ) throws(StatisticsError) -> Int {
        // Units that were drawn and are not marked bound it in any case.
        var (low, high) = (k, max(k, population - drawn + k))
        while low < high {
            let middle = low + (high - low + 1) / 2
            let tail = try lowerTail(k, marked: middle, unmarked: population - middle, drawn: drawn)
            if tail > 1 - level { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private static func check(marked: Int, unmarked: Int, drawn: Int) throws(StatisticsError) {
        for (name, value) in [("marked", marked), ("unmarked", unmarked), ("drawn", drawn)]
        where UInt32(exactly: value) == nil {
            throw .outsideRange(argument: name, value: Double(value), range: .from(0, to: 4_294_967_295))
        }
        guard drawn <= marked + unmarked else {
            throw .outsideRange(
                argument: "drawn", value: Double(drawn), range: .atMost(Double(marked + unmarked))
            )
        }
    }
}
