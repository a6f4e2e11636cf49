/// Probability of a majority overall together with a minimum share in enough regions.
///
/// The regional estimates are taken as independent; how the two conditions depend on each other is left
/// open, so their joint probability is a pair of Fréchet bounds.
public struct MajorityWithSpread: Sendable, Equatable {
    /// P(overall share > majority).
    public var majorityProbability: Double
    /// P(at least the needed number of regions exceed the regional share).
    public var spreadProbability: Double
    /// Expected number of regions that exceed the regional share.
    public var expectedRegions: Double
    /// Regions whose estimate reaches the regional share.
    public var regionsByEstimate: Int
    /// Regions needed.
    public var regionsNeeded: Int
    /// Whether both conditions hold for the estimates themselves.
    public var holdsByEstimate: Bool

    /// - Parameters:
    ///   - regions: estimate and standard error of each region.
    ///   - majority: overall share to be exceeded, a fraction.
    ///   - regionalShare: share to be reached in a region, a fraction.
    ///   - regionsNeeded: number of regions in which it must be reached.
    ///   - share: share in the whole, a fraction.
    ///   - standardError: its standard error, a fraction.
    /// - Throws: ``StatisticsError/zeroStandardError``.
    public init(
        share: Double, standardError: Double, regions: [(share: Double, standardError: Double)],
        majority: Double, regionalShare: Double, regionsNeeded: Int
    ) throws(StatisticsError) {
        majorityProbability = try Exceedance(
            estimate: share, standardError: standardError, degreesOfFreedom: nil, threshold: majority
        ).probabilityAbove
        var probabilities: [Double] = []
        for region in regions {
            let above = try Exceedance(
                estimate: region.share, standardError: region.standardError, degreesOfFreedom: nil,
                threshold: regionalShare)
            probabilities.append(above.probabilityAbove)
        }
        let count = try PoissonBinomial(probabilities)
        spreadProbability = count.probability(atLeast: regionsNeeded)
        expectedRegions = probabilities.reduce(0, +)
        regionsByEstimate = regions.count { $0.share >= regionalShare }
        self.regionsNeeded = regionsNeeded
        holdsByEstimate = share > majority && regionsByEstimate >= regionsNeeded
    }

    /// Fréchet bounds of the probability that both conditions hold.
    public var jointProbability: Interval {
        Interval(
            low: max(0, majorityProbability + spreadProbability - 1),
            high: min(majorityProbability, spreadProbability))
    }
}
