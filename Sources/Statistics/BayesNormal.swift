import Foundation

/// Posterior of a true difference from a normal estimate, under a flat or a normal prior centred at zero.
///
/// The Bayes factor depends on the prior's standard deviation: show several.
/// Sources: Savage–Dickey ratio; Sellke, Bayarri & Berger (2001) Am. Stat. 55:62.
public struct BayesNormal: Sendable, Equatable {
    /// Estimate minus known value.
    public var difference: Double
    public var standardError: Double
    /// Standard deviation of the prior; `nil` for a flat prior.
    public var priorDeviation: Double?

    /// - Throws: ``StatisticsError/zeroStandardError``,
    ///   ``StatisticsError/outsideRange(argument:value:range:)`` for a prior deviation that is not positive.
    public init(
        estimate: Double, reference: Double, standardError: Double, priorDeviation: Double?
    ) throws(StatisticsError) {
        guard standardError > 0 else { throw .zeroStandardError }
        if let priorDeviation, priorDeviation <= 0 {
            throw .outsideRange(argument: "priorDeviation", value: priorDeviation, range: .above(0))
        }
        difference = estimate - reference
        self.standardError = standardError
        self.priorDeviation = priorDeviation
    }

    /// Weight of the data against the prior, 1 for a flat prior.
    private var shrinkage: Double {
        guard let priorDeviation else { return 1 }
        let ratio = standardError / priorDeviation
        return 1 / (1 + ratio * ratio)
    }

    public var posteriorMean: Double { shrinkage * difference }
    public var posteriorDeviation: Double { shrinkage.squareRoot() * standardError }

    /// Posterior probability of a true difference above `bound`.
    public func probabilityAbove(_ bound: Double) -> Double {
        Normal.upperTail((bound - posteriorMean) / posteriorDeviation)
    }

    /// Posterior probability of a true difference below `bound`.
    public func probabilityBelow(_ bound: Double) -> Double {
        Normal.lowerTail((bound - posteriorMean) / posteriorDeviation)
    }

    /// Posterior probability of a true difference larger than `bound` in either direction.
    public func probabilityBeyond(_ bound: Double) -> Double {
        probabilityAbove(bound) + probabilityBelow(-bound)
    }

    /// ln of the Bayes factor for a difference against none; `nil` under a flat prior.
    public var logBayesFactor: Double? {
        guard let priorDeviation else { return nil }
        let (s2, t2) = (standardError * standardError, priorDeviation * priorDeviation)
        return -0.5 * log1p(t2 / s2) + 0.5 * difference * difference * (t2 / (s2 * (s2 + t2)))
    }

    /// Posterior probability of no difference from its prior probability; `nil` under a flat prior.
    public func posteriorOfNull(prior: Double) -> Double? {
        guard let logBayesFactor else { return nil }
        return prior / (prior + (1 - prior) * exp(logBayesFactor))
    }

    /// Lower bound −e p ln p of the Bayes factor for no difference over all reasonable priors; 1 from
    /// p = 1/e up.
    public var smallestNullBayesFactor: Double {
        let p = Normal.twoSidedP(difference / standardError)
        if p <= 0 { return 0 }
        return p < exp(-1) ? -M_E * p * log(p) : 1
    }
}
