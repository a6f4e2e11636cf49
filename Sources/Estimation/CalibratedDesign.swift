import Ground
import Statistics

/// A design whose weights were adjusted so that auxiliary totals are met exactly.
///
/// The variance uses residuals of a regression on the auxiliaries, weighted by the adjusted weights.
/// Results of the contest being estimated must not be auxiliaries. Sources: Särndal et al. (1992) ch. 6–7;
/// Deville & Särndal (1992) JASA 87:376.
public struct CalibratedDesign: Sendable, Equatable {
    /// The design with the adjusted weights.
    public let design: SampleDesign
    private let original: [Double]
    private let auxiliaries: [[Double]]

    /// Linear calibration (GREG): g_i = 1 + (T − T̂)' (Σ w a a')⁻¹ a_i.
    ///
    /// - Parameters:
    ///   - auxiliaries: one column per auxiliary; include a column of ones for the number of units.
    ///   - totals: known population totals of the columns.
    ///   - design: design of the sample.
    /// - Throws: ``EstimationError/dependentAuxiliaries``,
    ///   ``EstimationError/columnLength(column:have:need:)``,
    ///   ``EstimationError/outsideRange(what:row:value:)`` where an adjusted weight is not positive.
    public init(_ design: SampleDesign, auxiliaries: [[Double]], totals: [Double]) throws(EstimationError) {
        guard totals.count == auxiliaries.count else {
            throw .columnLength(column: "totals", have: totals.count, need: auxiliaries.count)
        }
        for column in auxiliaries where column.count != design.count {
            throw .columnLength(column: "auxiliaries", have: column.count, need: design.count)
        }
        let gaps = zip(totals, auxiliaries).map { $0 - design.weightedSum($1) }
        let slopes = try Self.normalEquations(design.weights, auxiliaries).solve(gaps)
        let weights = (0..<design.count).map { row in
            design.weights[row] * (1 + slopes.indices.reduce(0) { $0 + slopes[$1] * auxiliaries[$1][row] })
        }
        self.design = try design.withWeights(weights)
        original = design.weights
        self.auxiliaries = auxiliaries
    }

    /// Post-stratification: w' = w N_g / N̂_g.
    ///
    /// - Parameter counts: population units of each group, by label; an empty group must be merged first.
    /// - Parameter design: design of the sample.
    /// - Parameter postStrata: post-stratum of each row.
    /// - Throws: ``EstimationError/missingTotal(name:)``, ``EstimationError/columnLength(column:have:need:)``.
    public init(
        _ design: SampleDesign, postStrata: CodeColumn, counts: [String: Double]
    ) throws(EstimationError) {
        var totals: [Double] = []
        for label in postStrata.codes {
            guard let count = counts[label] else { throw .missingTotal(name: label) }
            totals.append(count)
        }
        let indicators = postStrata.codes.indices.map { group in
            postStrata.ids.map { Int($0) == group ? 1.0 : 0 }
        }
        try self.init(design, auxiliaries: indicators, totals: totals)
    }

    /// Weighted totals of the columns.
    public func totals(
        _ columns: [[Double]], lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> DesignEstimate {
        for column in columns where column.count != design.count {
            throw .columnLength(column: "values", have: column.count, need: design.count)
        }
        return DesignEstimate(
            values: columns.map(design.weightedSum),
            covariance: try design.covariance(ofTotals: residuals(columns), lonely: lonely),
            degreesOfFreedom: design.degreesOfFreedom)
    }

    /// Combined ratios.
    public func ratios(
        numerators: [[Double]], denominator: [Double], lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> DesignEstimate {
        for column in numerators + [denominator] where column.count != design.count {
            throw .columnLength(column: "values", have: column.count, need: design.count)
        }
        let total = design.weightedSum(denominator)
        guard total != 0 else { throw .zeroDenominator }
        let values = numerators.map { design.weightedSum($0) / total }
        let scores = numerators.indices.map { index in
            (0..<design.count).map { (numerators[index][$0] - values[index] * denominator[$0]) / total }
        }
        return DesignEstimate(
            values: values, covariance: try design.covariance(ofTotals: residuals(scores), lonely: lonely),
            degreesOfFreedom: design.degreesOfFreedom)
    }

    /// Residuals of the regression of each column on the auxiliaries under the original weights.
    private func residuals(_ columns: [[Double]]) throws(EstimationError) -> [[Double]] {
        let factor = try Self.normalEquations(original, auxiliaries)
        return columns.map { column in
            let right = auxiliaries.map { auxiliary in
                original.indices.reduce(0.0) { $0 + original[$1] * auxiliary[$1] * column[$1] }
            }
            let slopes = factor.solve(right)
            return column.indices.map { row in
                column[row] - slopes.indices.reduce(0) { $0 + slopes[$1] * auxiliaries[$1][row] }
            }
        }
    }

    private static func normalEquations(
        _ weights: [Double], _ auxiliaries: [[Double]]
    ) throws(EstimationError) -> CholeskyFactor {
        let matrix = auxiliaries.map { left in
            auxiliaries.map { right in
                weights.indices.reduce(0.0) { $0 + weights[$1] * left[$1] * right[$1] }
            }
        }
        do { return try CholeskyFactor(matrix) } catch { throw .dependentAuxiliaries }
    }
}
