/// A published share against a known value, with everything that rounding leaves open.
///
/// Flag a difference only on ``pMostFavourable``.
public struct PublishedDifference: Sendable, Equatable {
    /// Estimate minus known value.
    public var difference: Double
    /// Standard error at the printed margin.
    public var standardError: Double
    /// Difference over standard error.
    public var z: Double
    /// Two-sided p-value at the printed values.
    public var p: Double
    /// The same with the variance of uniform rounding, h²/12, added.
    public var pUniformRounding: Double
    /// The difference reduced by half a printed unit, the largest compatible standard error.
    public var pMostFavourable: Double
    /// The difference enlarged by half a printed unit, the smallest compatible standard error.
    public var pLeastFavourable: Double
    /// Whether the known value lies within the margin of the share.
    public var isInsideMargin: Bool

    /// - Throws: ``StatisticsError/zeroStandardError`` where the margin at this share is zero (a share of
    ///   exactly 0 or 1 under the largest margin).
    public init(share: Double, reference: Double, margin: PublishedMargin) throws(StatisticsError) {
        let error = margin.standardError(at: share)
        guard error > 0 else { throw .zeroStandardError }
        difference = share - reference
        standardError = error
        z = difference / error
        p = Normal.twoSidedP(z)
        pUniformRounding = Normal.twoSidedP(difference / margin.standardErrorWithRounding(at: share))
        let size = abs(difference)
        let nearest = max(0, size - margin.shareRounding)
        pMostFavourable = Normal.twoSidedP(nearest / margin.largestStandardError(at: share))
        let smallest = margin.smallestStandardError(at: share)
        pLeastFavourable =
            smallest > 0 ? Normal.twoSidedP((size + margin.shareRounding) / smallest) : 0
        isInsideMargin =
            switch margin.kind {
            case .atShare: size <= margin.margin
            case .maximum: size <= margin.z * error
            }
    }
}
