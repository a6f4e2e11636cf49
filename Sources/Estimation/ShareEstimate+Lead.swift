extension ShareEstimate {
    /// Standard error of the difference of two shares, √(V_aa + V_bb − 2 V_ab).
    ///
    /// The margin of a lead is not the margin of a share: the two shares move against each other. Source:
    /// Methods A2; Scott and Seber (1983), Am. Stat. 37:319, for the multinomial case.
    ///
    /// - Parameters:
    ///   - first: Index of a share.
    ///   - second: Index of another share.
    ///   - isWidest: At the widest margins that the printed ones can be.
    /// - Returns: A fraction; `nil` where the covariance is unknown or the difference does not vary.
    public func leadStandardError(_ first: Int, _ second: Int, isWidest: Bool = false) -> Double? {
        guard let covariance = isWidest ? widestCovariance : covariance else { return nil }
        let variance =
            covariance[first][first] + covariance[second][second] - 2 * covariance[first][second]
        return variance > 0 ? variance.squareRoot() : nil
    }

    /// Standard error of a weighted sum of shares, √(wᵀ V w).
    ///
    /// Source: Methods A2; Cochran (1977) Sampling Techniques, 3rd ed., section 2.9. Not for the lead of one choice over another:
    /// ``leadStandardError(_:_:isWidest:)``.
    ///
    /// - Parameters:
    ///   - weights: The weight of each share, in their order.
    ///   - isWidest: At the widest margins that the printed ones can be.
    /// - Returns: A fraction; `nil` where the covariance is unknown or the sum does not vary.
    public func standardError(of weights: [Double], isWidest: Bool = false) -> Double? {
        guard let covariance = isWidest ? widestCovariance : covariance else { return nil }
        var variance = 0.0
        for (row, weight) in zip(covariance, weights) where weight != 0 {
            variance += weight * zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return variance > 0 ? variance.squareRoot() : nil
    }
}
