import Statistics

/// What many tests together say: how many lie outside, and how many chance alone would put there.
public struct Batch: Sendable, Equatable, Codable {
    /// Readings shown, and counts tested (each once, however many pages print it).
    public var readings: Int
    public var tested: Int
    /// Tested counts outside the inner and the outer simultaneous intervals.
    public var outside: Int
    public var outsideEdge: Int
    /// As many of them would lie outside by chance alone if every margin were right.
    public var expectedOutside: Double
    public var expectedOutsideEdge: Double
    /// Counts whose joint test stands out after adjustment.
    public var standOut: Int
    /// Probability that chance alone puts at least `outside` of `tested` outside.
    public var pAtLeastOutside: Double?

    /// Counts the tests and writes adjusted p-values into the comparisons.
    ///
    /// The family of the joint tests is every tested count; that of the pairs is every pair of every
    /// tested count. Repeats of a count are not in either.
    init(adjusting comparisons: inout [Comparison], options: DecisionRule) {
        let family = comparisons.indices.filter {
            comparisons[$0].isTested && comparisons[$0].repeatOf == nil
        }
        let jointly = family.filter { comparisons[$0].joint != nil }
        let joint = jointly.compactMap { comparisons[$0].joint }
        let adjusted = options.adjustment.adjust(joint.map(\.p))
        let favourable = options.adjustment.adjust(joint.map(\.pMostFavourable))
        for (position, index) in jointly.enumerated() {
            comparisons[index].joint?.pAdjusted = adjusted[position]
            comparisons[index].joint?.pMostFavourableAdjusted = favourable[position]
            // Of one test alone there is nothing to adjust.
            guard comparisons[index].verdict.isOutside, family.count > 1 else { continue }
            comparisons[index].reasons.append(
                favourable[position] <= options.alpha ? .standsOutAfterAdjustment : .notAfterAdjustment)
        }
        Batch.adjustPairs(&comparisons, family: family, by: options.adjustment)
        let verdicts = family.map { comparisons[$0].verdict }
        readings = comparisons.count
        tested = family.count
        outsideEdge = verdicts.count(where: \.isOutsideEdge)
        outside = verdicts.count(where: \.isOutside)
        expectedOutside = Double(tested) * (1 - options.level)
        expectedOutsideEdge = Double(tested) * (1 - options.edgeLevel)
        standOut = favourable.count { $0 <= options.alpha }
        pAtLeastOutside = Batch.atLeast(outside, of: tested, options.level)
        for index in family {
            comparisons[index].family = .init(tested: tested, expectedOutsideEdge: expectedOutsideEdge)
        }
    }

    /// Families of tests that were adjusted one by one, counted together: every row is in it.
    ///
    /// - Parameters:
    ///   - families: One after another.
    ///   - level: Level of the intervals, a fraction.
    init(together families: [Batch], level: Double) {
        let sum = { (part: KeyPath<Batch, Int>) in families.reduce(0) { $0 + $1[keyPath: part] } }
        readings = sum(\.readings)
        tested = sum(\.tested)
        outside = sum(\.outside)
        outsideEdge = sum(\.outsideEdge)
        expectedOutside = families.reduce(0) { $0 + $1.expectedOutside }
        expectedOutsideEdge = families.reduce(0) { $0 + $1.expectedOutsideEdge }
        standOut = sum(\.standOut)
        pAtLeastOutside = Batch.atLeast(outside, of: tested, level)
    }

    /// Probability that chance alone puts at least so many of the tested counts outside; `nil` where none is tested.
    static func atLeast(_ outside: Int, of tested: Int, _ level: Double) -> Double? {
        if tested == 0 { return nil }
        return outside == 0 ? 1 : Binomial.upperTail(outside - 1, p: 1 - level, n: tested)
    }

    private static func adjustPairs(
        _ comparisons: inout [Comparison], family: [Int], by adjustment: PValueAdjustment
    ) {
        var places: [(comparison: Int, choice: Int)] = []
        var printed: [Double] = []
        var favourables: [Double] = []
        for index in family {
            for (position, choice) in comparisons[index].choices.enumerated() {
                guard let p = choice.p, let favourable = choice.pMostFavourable else { continue }
                places.append((index, position))
                printed.append(p)
                favourables.append(favourable)
            }
        }
        let adjusted = adjustment.adjust(printed)
        let adjustedFavourable = adjustment.adjust(favourables)
        for (position, place) in places.enumerated() {
            comparisons[place.comparison].choices[place.choice].pAdjusted = adjusted[position]
            comparisons[place.comparison].choices[place.choice].pMostFavourableAdjusted =
                adjustedFavourable[position]
        }
    }
}
