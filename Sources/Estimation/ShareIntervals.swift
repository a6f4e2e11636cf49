import Statistics

/// Confidence intervals of all shares of a sample: one at a time (`marginal`) and all together (`joint`).
public struct ShareIntervalSet: Sendable, Equatable, Codable {
    public var method: ShareIntervals
    /// Confidence level, a fraction.
    public var level: Double
    /// Each covers its share with probability `level`; `nil` where nothing says how large the error is.
    /// A share of 0 has an upper bound only, one of 1 a lower bound only.
    public var marginal: [Interval?]
    /// All cover their shares together with probability `level`.
    public var joint: [Interval?]
    /// Level at which each joint interval was made as if it were alone; `nil` for intervals made together.
    public var pointwiseLevel: Double?
}

/// Methods for confidence intervals of shares estimated from a sample of stations.
///
/// Coverage in per cent at a nominal 95 %: the smallest over six shares, and that of all six together, each
/// over eleven invented populations of 6,700 stations (six parties, 54 % to 0.4 %, some in few strata or few
/// villages; 8 to 100 strata) and samples of 500 stations, 10,000 replicates each; see the README of this
/// room for the table.
public enum ShareIntervals: String, Sendable, CaseIterable, Codable {
    /// p ± t se; jointly at the Bonferroni level. Shares above 10 %: 94–96; small ones fall to COVER_waldT.
    /// May leave [0, 1].
    case waldT = "wald-t"
    /// Wald on the logit scale (Korn & Graubard 1999, sec. 3.2; R's `svyciprop`); jointly at the Bonferroni
    /// level. COVER_logitT. Too short for parties that live in few stations.
    case logitT = "logit-t"
    /// Wilson's interval with the effective size and t (Franco et al. 2019). COVER_wilsonEffective.
    case wilsonEffective = "wilson"
    /// Clopper & Pearson (1934) with the effective size p(1 − p)/v, no allowance for its uncertainty.
    /// COVER_clopperPearsonEffective.
    case clopperPearsonEffective = "clopper-pearson"
    /// The same with the effective size times (z/t)² (Korn & Graubard 1998). COVER_kornGraubard.
    case kornGraubard = "korn-graubard"
    /// Jointly Goodman (1965) on the smallest effective size of all choices, so too wide for the others; one
    /// at a time as `wilsonEffective`. COVER_goodman.
    case goodman
    /// Jointly Sison & Glaz (1995) on the smallest effective size: equal widths, useless for small shares;
    /// one at a time as `wilsonEffective`. COVER_sisonGlaz.
    case sisonGlaz = "sison-glaz"
    /// Logit intervals at the level 1 − α/K; one at a time as `logitT`. COVER_bonferroniLogit.
    case bonferroniLogit = "bonferroni-logit"
    /// The default. Jointly at the level of the largest |t| of all shares under the estimated covariance
    /// (``MaximumDeviation``), each choice with the degrees of freedom of its own variance
    /// (``VarianceStability``): logit for shares from 25 to 75 %, Korn–Graubard beyond. COVER_simultaneous.
    /// Not for fewer than about 20 stations.
    case simultaneous

    public static let `default` = ShareIntervals.simultaneous

    /// Distance of a share from 0 or 1 below which `simultaneous` uses binomial tails.
    public static let smallShare = 0.25

    /// The intervals of all shares.
    ///
    /// Two choices that sum to 1 are one share, so that their joint intervals are the marginal ones. The
    /// bound of a share of 0 is 1 − (α/2)^(1/n) with n stations (Korn & Graubard 1998), a cautious size.
    /// - Parameter level: confidence level, a fraction.
    /// - Throws: ``EstimationError/impossibleValue(what:value:range:)`` for a level outside (0, 1), and errors of
    ///   ``MaximumDeviation`` for an impossible covariance.
    public func intervals(of estimate: ShareEstimate, level: Double) throws -> ShareIntervalSet {
        try intervals(of: estimate, level: level, criticalValue: nil)
    }

    /// - Parameter criticalValue: of the largest |t|, if known already.
    func intervals(
        of estimate: ShareEstimate, level: Double, criticalValue: Double?
    ) throws -> ShareIntervalSet {
        guard level > 0, level < 1 else {
            throw EstimationError.impossibleValue(what: "level", value: level, range: "between 0 and 1")
        }
        let single = marginal(estimate, level: level)
        if self == .goodman || self == .sisonGlaz {
            return ShareIntervalSet(
                method: self, level: level, marginal: single,
                joint: try multinomial(estimate, level: level), pointwiseLevel: nil)
        }
        let pointwise = try pointwiseLevel(estimate, level: level, criticalValue: criticalValue)
        return ShareIntervalSet(
            method: self, level: level, marginal: single,
            joint: marginal(estimate, level: pointwise), pointwiseLevel: pointwise)
    }

    private func pointwiseLevel(
        _ estimate: ShareEstimate, level: Double, criticalValue: Double?
    ) throws -> Double {
        let k = estimate.shares.count
        let isOneShare = k <= 1 || (k == 2 && abs(estimate.shares[0] + estimate.shares[1] - 1) < 1e-9)
        if isOneShare { return level }
        let bonferroni = 1 - (1 - level) / Double(k)
        let df = estimate.degreesOfFreedom
        guard self == .simultaneous, let covariance = estimate.covariance, (df ?? 1) >= 1,
            covariance.indices.contains(where: { covariance[$0][$0] > 0 })
        else { return bonferroni }
        let critical =
            try criticalValue
            ?? MaximumDeviation.criticalValue(level: level, covariance: covariance, degreesOfFreedom: df)
        return 1 - StudentT.twoSidedP(critical, degreesOfFreedom: df)
    }

    private func marginal(_ estimate: ShareEstimate, level: Double) -> [Interval?] {
        guard let covariance = estimate.covariance else { return estimate.shares.map { _ in nil } }
        return estimate.shares.indices.map { choice in
            let share = estimate.shares[choice]
            if share <= 0 || share >= 1 { return bound(share, estimate, level: level) }
            return form(share).interval(
                share: share, variance: covariance[choice][choice],
                degreesOfFreedom: degreesOfFreedom(choice, estimate), level: level)
        }
    }

    private func degreesOfFreedom(_ choice: Int, _ estimate: ShareEstimate) -> Double? {
        switch self {
        case .clopperPearsonEffective: nil
        case .simultaneous: estimate.choiceDegreesOfFreedom?[choice] ?? estimate.degreesOfFreedom
        default: estimate.degreesOfFreedom
        }
    }

    private func form(_ share: Double) -> SurveyShareInterval {
        switch self {
        case .waldT: .waldT
        case .logitT, .bonferroniLogit: .logitT
        case .wilsonEffective, .goodman, .sisonGlaz: .wilsonEffective
        case .clopperPearsonEffective, .kornGraubard: .kornGraubard
        case .simultaneous: min(share, 1 - share) < Self.smallShare ? .kornGraubard : .logitT
        }
    }

    private func bound(_ share: Double, _ estimate: ShareEstimate, level: Double) -> Interval? {
        guard let size = estimate.stations.map(Double.init) ?? estimate.effectiveSize,
            let bound = SurveyShareInterval.upperBoundForZero(effectiveSize: size, level: level)
        else { return nil }
        return share <= 0 ? Interval(low: 0, high: bound) : Interval(low: 1 - bound, high: 1)
    }

    private func multinomial(_ estimate: ShareEstimate, level: Double) throws -> [Interval?] {
        guard let covariance = estimate.covariance, estimate.shares.count > 1 else {
            return marginal(estimate, level: level)
        }
        let sizes = estimate.shares.indices.compactMap { choice -> Double? in
            let (share, variance) = (estimate.shares[choice], covariance[choice][choice])
            return share > 0 && share < 1 && variance > 0 ? share * (1 - share) / variance : nil
        }
        // Sison–Glaz counts up to 10⁹; larger sizes add nothing.
        guard let size = sizes.min(), size >= 1 else { return estimate.shares.map { _ in nil } }
        let counts = estimate.shares.map { Int((max(0, $0) * min(size, 1e9)).rounded()) }
        let method: MultinomialIntervals = self == .goodman ? .goodman : .sisonGlaz
        return try method.intervals(counts: counts, level: level).map { $0 }
    }
}
