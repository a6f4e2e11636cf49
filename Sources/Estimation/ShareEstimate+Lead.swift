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
}
