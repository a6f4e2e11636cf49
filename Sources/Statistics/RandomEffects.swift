import Foundation

/// Random-effects meta-analysis of signed errors y_j with known variances v_j.
///
/// Errors of different sources about the same quantity share its error: never pool those as independent.
/// Below five studies the result says little. Sources: DerSimonian & Laird (1986); Viechtbauer (2005,
/// 2007); Hartung & Knapp (2001); Higgins, Thompson & Spiegelhalter (2009).
public struct RandomEffects: Sendable, Equatable {
    /// Estimators of the variance between studies.
    public enum Estimator: String, Sendable, CaseIterable {
        /// DerSimonian–Laird, moments.
        case derSimonianLaird
        /// Restricted maximum likelihood; the default.
        case restrictedLikelihood
        /// Maximum likelihood; biased downwards.
        case likelihood
        /// Paule–Mandel, generalised moments.
        case pauleMandel
        /// Hedges, unweighted moments.
        case hedges
    }

    /// Effects, one per study.
    public let effects: [Double]
    /// Sampling variances, one per study.
    public let variances: [Double]

    /// - Throws: ``StatisticsError/tooFew(what:have:need:)`` for fewer than two studies,
    ///   ``StatisticsError/lengthsDiffer(first:have:second:need:)``,
    ///   ``StatisticsError/outsideRange(argument:value:range:)`` for a variance that is not positive.
    public init(effects: [Double], variances: [Double]) throws(StatisticsError) {
        guard effects.count >= 2 else { throw .tooFew(what: .studies, have: effects.count, need: 2) }
        guard effects.count == variances.count else {
            throw .lengthsDiffer(
                first: "variances", have: variances.count, second: "effects", need: effects.count)
        }
        if let bad = variances.first(where: { !($0 > 0) }) {
            throw .outsideRange(argument: "variance", value: bad, range: .above(0))
        }
        self.effects = effects
        self.variances = variances
    }

    /// Number of studies.
    public var count: Int { effects.count }

    /// Fixed-effect mean and its standard error.
    public var fixed: (mean: Double, standardError: Double) {
        let state = weighted(0)
        return (state.mean, 1 / state.sum.squareRoot())
    }

    /// Cochran's Q.
    public var q: Double { weighted(0).q }
    /// P-value of Q on k − 1 degrees of freedom.
    public var qP: Double { ChiSquare.upperTail(q, degreesOfFreedom: Double(count - 1)) }
    /// max(0, (Q − k + 1)/Q); 0 where Q is 0.
    public var i2: Double { q > 0 ? max(0, (q - Double(count - 1)) / q) : 0 }

    /// Interval of the variance between studies by profiling Q (Viechtbauer 2007).
    public func betweenVarianceInterval(level: Double) throws(StatisticsError) -> Interval {
        let df = Double(count - 1)
        let alpha = 1 - level
        let high = ChiSquare.upperQuantile(alpha / 2, degreesOfFreedom: df)
        let low = ChiSquare.upperQuantile(1 - alpha / 2, degreesOfFreedom: df)
        return Interval(low: try varianceAt(q: high), high: try varianceAt(q: low))
    }

    /// The variance between studies.
    public func betweenVariance(_ estimator: Estimator) throws(StatisticsError) -> Double {
        let k = Double(count)
        switch estimator {
        case .derSimonianLaird:
            let sums = weightSums(0)
            return max(0, (q - (k - 1)) / (sums.first - sums.second / sums.first))
        case .hedges:
            let mean = effects.reduce(0, +) / k
            let spread = effects.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (k - 1)
            return max(0, spread - variances.reduce(0, +) / k)
        case .pauleMandel:
            return try varianceAt(q: k - 1)
        case .restrictedLikelihood:
            return try zeroOfScore { self.score($0, restricted: true) }
        case .likelihood:
            return try zeroOfScore { self.score($0, restricted: false) }
        }
    }

    /// The model at the variance given by `estimator`.
    public func fit(_ estimator: Estimator) throws(StatisticsError) -> RandomEffectsFit {
        RandomEffectsFit(model: self, betweenVariance: try betweenVariance(estimator))
    }

    /// Sum of weights, weighted mean and weighted squares at a variance between studies.
    func weighted(_ tau2: Double) -> (sum: Double, mean: Double, q: Double) {
        var sum = 0.0
        var total = 0.0
        for (y, v) in zip(effects, variances) {
            sum += 1 / (v + tau2)
            total += y / (v + tau2)
        }
        let mean = total / sum
        let q = zip(effects, variances).reduce(0.0) { $0 + ($1.0 - mean) * ($1.0 - mean) / ($1.1 + tau2) }
        return (sum, mean, q)
    }

    /// Sums of the weights and of their squares.
    func weightSums(_ tau2: Double) -> (first: Double, second: Double) {
        variances.reduce((0, 0)) { sums, v in
            let w = 1 / (v + tau2)
            return (sums.0 + w, sums.1 + w * w)
        }
    }

    private func score(_ tau2: Double, restricted: Bool) -> Double {
        let (mean, sums) = (weighted(tau2).mean, weightSums(tau2))
        var value = restricted ? sums.second / sums.first - sums.first : -sums.first
        for (y, v) in zip(effects, variances) {
            let w = 1 / (v + tau2)
            value += w * w * (y - mean) * (y - mean)
        }
        return value
    }

    private func varianceAt(q target: Double) throws(StatisticsError) -> Double {
        try zeroOfScore { self.weighted($0).q - target }
    }

    private func zeroOfScore(_ function: (Double) -> Double) throws(StatisticsError) -> Double {
        guard function(0) > 0 else { return 0 }
        var high = variances.reduce(0, +) / Double(count)
        for _ in 0..<200 where function(high) > 0 { high *= 2 }
        return try Roots.brent(
            low: 0, high: high, tolerance: 1e-14 * high, method: "The variance between studies", function)
    }
}
