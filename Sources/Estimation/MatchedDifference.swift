import Statistics

/// Difference estimator from stations read independently and found again in the complete list.
///
/// Known totals O_k plus D_k = Σ w (q − o), the estimated total of reading minus listing. Needs the same
/// stations on both sides: match by code and look for double or shifted codes first. With fewer than about
/// 20 nonzero differences the t interval is unreliable. Sources: Cochran (1977) ch. 7; Särndal et al.
/// (1992) sec. 6.3.
public struct MatchedDifference: Sendable, Equatable {
    /// Estimated totals of the differences, denominator last.
    public var totals: DesignEstimate
    /// Known totals plus differences, denominator last.
    public var correctedTotals: [Double]
    /// Corrected shares with their covariance.
    public var correctedShares: DesignEstimate
    /// Shares of the known totals.
    public var listedShares: [Double]
    /// Shares estimated from the readings alone.
    public var expansion: DesignEstimate
    /// Stations in which any of the numerators differs.
    public var discrepantStations: Int
    /// Stations in which each numerator differs.
    public var discrepantByChoice: [Int]
    /// Reading minus listing of each numerator in each station.
    private var leadErrors: [[Double]]
    /// Linearised values of the corrected shares, a column for each choice.
    let scores: [[Double]]
    let design: SampleDesign

    /// - Parameters:
    ///   - readings: own readings, one column per choice and the denominator last.
    ///   - listed: the same columns of the complete list for the sampled stations.
    ///   - listedTotals: totals of the complete list, denominator last.
    ///   - design: design of the sample.
    ///   - lonely: what a stratum with one first-stage unit contributes.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``, ``EstimationError/zeroDenominator``,
    ///   ``EstimationError/lonelyStratum(stratum:)``.
    public init(
        design: SampleDesign, readings: [[Double]], listed: [[Double]], listedTotals: [Double],
        lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) {
        let k = readings.count - 1
        guard k >= 1, listed.count == k + 1, listedTotals.count == k + 1 else {
            throw .columnLength(column: "listed columns", have: listed.count, need: readings.count)
        }
        for column in readings + listed where column.count != design.count {
            throw .columnLength(column: "values", have: column.count, need: design.count)
        }
        let differences = (0...k).map { index in
            zip(readings[index], listed[index]).map { $0 - $1 }
        }
        totals = try design.totals(differences, lonely: lonely)
        let corrected = zip(listedTotals, totals.values).map { $0 + $1 }
        guard corrected[k] != 0, listedTotals[k] != 0 else { throw .zeroDenominator }
        let shares = (0..<k).map { corrected[$0] / corrected[k] }
        let scores = (0..<k).map { index in
            (0..<design.count).map { row in
                (differences[index][row] - shares[index] * differences[k][row]) / corrected[k]
            }
        }
        self.scores = scores
        self.design = design
        correctedTotals = corrected
        correctedShares = DesignEstimate(
            values: shares, covariance: try design.covariance(ofTotals: scores, lonely: lonely),
            degreesOfFreedom: design.degreesOfFreedom)
        listedShares = (0..<k).map { listedTotals[$0] / listedTotals[k] }
        expansion = try design.ratios(
            numerators: Array(readings[0..<k]), denominator: readings[k], lonely: lonely
        ).estimate
        discrepantByChoice = (0..<k).map { index in differences[index].count { $0 != 0 } }
        discrepantStations = (0..<design.count).count { row in
            (0..<k).contains { differences[$0][row] != 0 }
        }
        leadErrors = Array(differences[0..<k])
    }

    /// Two-sided test of each total difference; `nil` where it has no variance.
    public var tests: [OneSampleTest?] {
        totals.values.indices.map { index in
            try? OneSampleTest(
                estimate: totals.values[index], reference: 0,
                standardError: totals.standardErrors[index] ?? 0,
                degreesOfFreedom: Double(totals.degreesOfFreedom))
        }
    }

    /// Stations whose listing overstates and understates the lead of one choice over another, and the exact
    /// sign test of this direction.
    public func direction(_ first: Int, _ second: Int) -> (overstated: Int, understated: Int, p: Double) {
        direction(zip(leadErrors[first], leadErrors[second]).map { $1 - $0 })
    }

    /// Stations whose listing overstates and understates one choice, and the exact sign test of this direction.
    ///
    /// - Parameter choice: Position of the choice.
    public func direction(of choice: Int) -> (overstated: Int, understated: Int, p: Double) {
        direction(leadErrors[choice].map { -$0 })
    }

    private func direction(_ errors: [Double]) -> (overstated: Int, understated: Int, p: Double) {
        let over = errors.count { $0 > 0 }
        let under = errors.count { $0 < 0 }
        return (over, under, Binomial.twoSidedP(over, p: 0.5, n: over + under))
    }
}
