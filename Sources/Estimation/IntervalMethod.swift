import Statistics

/// Confidence intervals of all shares of a sample: one at a time (`marginal`) and all together (`joint`).
public struct ShareIntervalSet: Sendable, Equatable, Codable {
    public var method: IntervalMethod
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
/// Coverage below is measured at a nominal 95 %: the smallest of three large (above 11 %) and of three small
/// parties, and the range of that of all six together, over eleven invented populations of 6,700 stations
/// (parties of 54 % to 0.4 %, some in few strata or villages; 8 to 100 strata), proportional stratified samples
/// of 500, 10,000 replicates each (Monte Carlo error 0.2). On real station files the default covered all shares
/// together in 91.7 to 95.2 %: the level is no promise there, and verdicts beside an official file rest on
/// ``KnownNull`` instead. The README of this room has the table, and
/// `CoverageStudyTests` repeats it.
public enum IntervalMethod: String, Sendable, CaseIterable, Codable {
    /// p ± t se; jointly at the Bonferroni level 1 − α/K. Covers 94.5 and 88.9, jointly 87.2–95.1: too short
    /// on the upper side for small parties. May leave [0, 1].
    case waldT = "wald-t"
    /// Wald on the logit scale (Korn & Graubard 1999, Analysis of Health Surveys; R's `svyciprop`); jointly
    /// at the Bonferroni level. Covers 94.5 and 91.0, jointly 92.3–95.3. Too short for parties that live in
    /// few stations.
    case logitT = "logit-t"
    /// Wilson's interval with the effective size and t (Franco et al. 2019, J. Surv. Stat. Methodol. 7:334).
    /// Covers 94.5 and 90.6, jointly (Bonferroni) 91.9–95.3.
    case wilsonEffective = "wilson"
    /// Clopper & Pearson (1934, Biometrika 26:404) with the effective size p(1 − p)/v and no allowance for its
    /// uncertainty. Covers 94.6 and 91.8, jointly (Bonferroni) 92.1–95.3. Not for few degrees of freedom.
    case clopperPearsonEffective = "clopper-pearson"
    /// The same with the effective size times (z/t)² (Korn & Graubard 1998, Survey Methodology 24:193).
    /// Covers 94.7 and 91.8, jointly (Bonferroni) 92.3–95.5.
    case kornGraubard = "korn-graubard"
    /// Goodman (1965, Technometrics 7:247) on the smallest effective size of all choices: jointly 96.7–98.7,
    /// a fifth too wide for large parties. One at a time as `wilsonEffective`.
    case goodman
    /// Sison & Glaz (1995, JASA 90:366) on the smallest effective size: jointly 95.9–99.8, equal widths, 3.6
    /// times those of others for the smallest party. One at a time as `wilsonEffective`.
    case sisonGlaz = "sison-glaz"
    /// Logit intervals at the level 1 − α/K: jointly 92.3–95.3. One at a time as `logitT`.
    case bonferroniLogit = "bonferroni-logit"
    /// The default. Jointly at the level of the largest |t| of all shares under the estimated covariance
    /// (`SimultaneousCriticalValue`), each choice with the degrees of freedom of its own variance
    /// (``ShareEstimate/choiceDegreesOfFreedom``): logit for shares from 25 to 75 %, Korn–Graubard beyond.
    /// Covers 94.6 and 95.1, jointly 95.0–95.6 (on real files from 91.7); as wide as `waldT` for large parties, 1.2 times (jointly 1.3
    /// times) for the smallest. Not for fewer than about 20 stations.
    case simultaneous

    public static let `default` = IntervalMethod.simultaneous

    /// Distance of a share from 0 or 1 below which `simultaneous` uses binomial tails.
    public static let smallShare = 0.25

    /// The intervals of all shares.
    ///
    /// Two choices that sum to 1 are one share, so that their joint intervals are the marginal ones. The
    /// bound of a share of 0 is 1 − (α/2)^(1/n) with n stations (Korn & Graubard 1998), a cautious size. Where every
    /// station was read there are none.
    /// - Parameter level: confidence level, a fraction.
    /// - Parameter estimate: shares with their covariance.
    /// - Throws: ``EstimationError/impossibleValue(what:value:range:)`` for a level outside (0, 1), and errors of
    ///   `SimultaneousCriticalValue` for an impossible covariance.
    public func intervals(of estimate: ShareEstimate, level: Double) throws -> ShareIntervalSet {
        try intervals(of: estimate, level: level, criticalValue: nil)
    }

    /// The intervals of all shares, with a critical value that is known already.
    ///
    /// - Parameters:
    ///   - estimate: shares with their covariance.
    ///   - level: confidence level, a fraction.
    ///   - criticalValue: of the largest |t| (`SimultaneousCriticalValue`) at this level; computed where `nil`.
    /// - Throws: as ``intervals(of:level:)``.
    public func intervals(
        of estimate: ShareEstimate, level: Double, criticalValue: Double?
    ) throws -> ShareIntervalSet {
        guard level > 0, level < 1 else {
            throw EstimationError.impossibleValue(what: .level, value: level, range: .between(0, 1))
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
            ?? SimultaneousCriticalValue(
                level: level, covariance: covariance, degreesOfFreedom: df
            ).value
        return 1 - StudentT.twoSidedP(critical, degreesOfFreedom: df)
    }

    private func marginal(_ estimate: ShareEstimate, level: Double) -> [Interval?] {
        guard let covariance = estimate.covariance, !estimate.isComplete else {
            return estimate.shares.map { _ in nil }
        }
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
        let counts = estimate.shares.map {
            Int(max(0, $0) * min(size, 1e9), within: 0...1_000_000_000, .toNearestOrAwayFromZero)
        }
        let method: MultinomialIntervals = self == .goodman ? .goodman : .sisonGlaz
        return try method.intervals(counts: counts, level: level).map { $0 }
    }
}
