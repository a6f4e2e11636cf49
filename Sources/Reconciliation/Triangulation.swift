import Elections
import Estimation
import Ground
import Statistics

/// Several pollsters of one contest beside the recap: who stands alone.
///
/// Effects are the pollsters' errors in the official lead (share of the first official pair minus that of
/// the second), with their variances; they are summarised by a random-effects model (Methods C6).
public struct Triangulation: Sendable, Equatable, Codable {
    /// One pollster's error and how far it stands from the others.
    public struct Member: Sendable, Equatable, Codable {
        public var source: String
        public var reading: String
        /// Estimated minus official lead, a fraction.
        public var effect: Double
        public var standardError: Double
        /// Two-sided p of this pollster against the summary of the others, Holm-adjusted over pollsters.
        public var pAgainstOthers: Double
        /// Two-sided p of this pollster against the recap.
        public var pAgainstRecap: Double
    }

    public enum Conclusion: String, Sendable, Codable, CaseIterable {
        /// One pollster departs from the others and from the recap.
        case onePollsterDeparts = "one-pollster-departs"
        /// The recap departs from all pollsters together.
        case recapDeparts = "recap-departs"
        case neither
    }

    public var contest: String
    public var region: RegionCode
    public var members: [Member]
    /// The first and the second official pair: the lead is that of the first over the second.
    public var pairs: [Choice]
    /// Random-effects summary of the errors: mean, the larger of its two standard errors, and the wider of
    /// its two intervals (normal and Hartung–Knapp).
    public var mean: Double
    public var standardError: Double
    public var interval: Interval?
    /// Level of the intervals, a fraction.
    public var level: Double
    public var p: Double
    public var q: Double
    public var qDegreesOfFreedom: Int
    public var qP: Double
    public var iSquared: Double
    public var tauSquared: Double
    /// Where the error of another pollster would be expected.
    public var prediction: Interval?
    /// Whether the counts differ among themselves by more than sampling explains.
    public var countsDiffer: Bool
    public var conclusion: Conclusion
    /// The pollster that departs, where one does.
    public var departing: String?

    /// Summaries of every contest and region in which at least three pollsters were tested.
    static func all(_ groups: [CountGroup], options: DecisionRule) -> [Triangulation] {
        Parallel.map(groups.count) { Triangulation(groups[$0], options) }.compactMap { $0 }
    }

    private init?(_ group: CountGroup, _ options: DecisionRule) {
        let errors = group.errors
        guard errors.count >= 3,
            let model = try? RandomEffects(
                effects: errors.map(\.effect), variances: errors.map(\.variance)),
            let fit = try? model.fit(.restrictedLikelihood)
        else { return nil }
        contest = group.contest
        region = group.region
        pairs = errors[0].pairs
        level = options.level
        mean = fit.mean
        standardError = max(fit.hartungKnappError, fit.standardError)
        interval = Triangulation.interval(fit, level: options.level)
        p = Summary(fit).p
        q = model.q
        qDegreesOfFreedom = errors.count - 1
        qP = model.qP
        iSquared = model.i2
        tauSquared = fit.betweenVariance
        prediction = fit.predictionInterval(level: options.level)
        members = Triangulation.members(errors)
        let widest = errors.map(\.widest)
        guard let wide = try? RandomEffects(effects: widest.map(\.effect), variances: widest.map(\.variance))
        else { return nil }
        countsDiffer = wide.qP <= options.alpha
        (conclusion, departing) = (.neither, nil)
        let printed = Triangulation.conclude(errors, options)
        if printed == Triangulation.conclude(widest, options) { (conclusion, departing) = printed }
    }

    /// The wider of the Hartung–Knapp and the normal interval, as `p` is the larger of the two p-values.
    private static func interval(_ fit: RandomEffectsFit, level: Double) -> Interval {
        let (adjusted, normal) = (fit.hartungKnappInterval(level: level), fit.interval(level: level))
        return normal.high - normal.low > adjusted.high - adjusted.low ? normal : adjusted
    }

    /// Each pollster against the summary of the others (deleted residuals; Viechtbauer and Cheung 2010).
    private static func members(_ errors: [LeadError]) -> [Member] {
        let p = errors.indices.map { index -> Double in
            let others = errors.indices.filter { $0 != index }.map { errors[$0] }
            guard let rest = Summary(others) else { return 1 }
            let variance = errors[index].variance + rest.betweenVariance + rest.meanVariance
            return Normal.twoSidedP((errors[index].effect - rest.mean) / variance.squareRoot())
        }
        let adjusted = PValueAdjustment.holm.adjust(p)
        return errors.indices.map { index in
            let error = errors[index]
            let spread = error.variance.squareRoot()
            return Member(
                source: error.source, reading: error.reading, effect: error.effect,
                standardError: spread, pAgainstOthers: adjusted[index],
                pAgainstRecap: StudentT.twoSidedP(
                    error.effect / spread, degreesOfFreedom: error.degreesOfFreedom))
        }
    }

    /// Who stands alone, if anyone: an outlier among pollsters must also leave the recap, and what remains
    /// must agree with the recap; a departing recap needs three pollsters that agree among themselves.
    private static func conclude(
        _ errors: [LeadError], _ options: DecisionRule
    ) -> (Conclusion, String?) {
        let alpha = options.alpha
        let members = members(errors)
        let outliers = members.indices.filter {
            members[$0].pAgainstOthers <= alpha && members[$0].pAgainstRecap <= alpha
        }
        let farthest = outliers.min { members[$0].pAgainstOthers < members[$1].pAgainstOthers }
        if let farthest {
            let others = errors.indices.filter { $0 != farthest }.map { errors[$0] }
            if let rest = Summary(others), rest.p > alpha {
                return (.onePollsterDeparts, members[farthest].source)
            }
        }
        guard let all = Summary(errors), let heterogeneity = all.heterogeneityP else {
            return (.neither, nil)
        }
        return (all.p <= alpha && heterogeneity > alpha ? .recapDeparts : .neither, nil)
    }
}
