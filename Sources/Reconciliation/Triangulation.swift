import Elections
import Estimation
import Statistics

/// Several pollsters of one contest beside the recap: who stands alone.
///
/// Effects are the pollsters' errors in the official lead (share of the first official pair minus that of
/// the second), with their variances; they are summarised by a random-effects model (METHODS C6).
public struct Triangulation: Sendable, Equatable {
    /// One pollster's error and how far it stands from the others.
    public struct Member: Sendable, Equatable {
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
    /// Random-effects summary of the errors: mean, the larger of its two standard errors, and the wider of
    /// its two intervals (normal and Hartung–Knapp).
    public var mean: Double
    public var standardError: Double
    public var interval: Interval?
    public var p: Double
    public var q: Double
    public var qDegreesOfFreedom: Int
    public var qP: Double
    public var iSquared: Double
    public var tauSquared: Double
    /// Where the error of another pollster would be expected; `nil` with fewer than three pollsters.
    public var prediction: Interval?
    public var conclusion: Conclusion
    /// The pollster that departs, where one does.
    public var departing: String?

    /// Summaries of every contest and region in which at least two pollsters were tested.
    static func all(_ comparisons: [Comparison], options: ReconciliationOptions) -> [Triangulation] {
        let usable = comparisons.filter { $0.isTested && $0.repeatOf == nil }
        let keys = usable.map { Place(contest: $0.contest, region: $0.region) }.uniqued()
        return keys.compactMap { place in
            let group = usable.filter { $0.contest == place.contest && $0.region == place.region }
            return Triangulation(place, group, options)
        }
    }

    private struct Place: Hashable {
        var contest: String
        var region: RegionCode
    }

    private init?(_ place: Place, _ group: [Comparison], _ options: ReconciliationOptions) {
        let errors = group.compactMap(LeadError.init)
        guard errors.count >= 2,
            let model = try? RandomEffects(
                effects: errors.map(\.effect), variances: errors.map(\.variance)),
            let fit = try? model.fit(.restrictedLikelihood)
        else { return nil }
        contest = place.contest
        region = place.region
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
        members = Triangulation.members(errors, options)
        conclusion = .neither
        conclude(errors, options)
    }

    /// The wider of the Hartung–Knapp and the normal interval, as `p` is the larger of the two p-values.
    private static func interval(_ fit: RandomEffectsFit, level: Double) -> Interval {
        let (adjusted, normal) = (fit.hartungKnappInterval(level: level), fit.interval(level: level))
        return normal.high - normal.low > adjusted.high - adjusted.low ? normal : adjusted
    }

    /// Each pollster against the summary of the others (deleted residuals; Viechtbauer and Cheung 2010).
    private static func members(
        _ errors: [LeadError], _ options: ReconciliationOptions
    ) -> [Member] {
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
    private mutating func conclude(_ errors: [LeadError], _ options: ReconciliationOptions) {
        let alpha = options.alpha
        let outliers = members.indices.filter {
            members[$0].pAgainstOthers <= alpha && members[$0].pAgainstRecap <= alpha
        }
        let farthest = outliers.min { members[$0].pAgainstOthers < members[$1].pAgainstOthers }
        if let farthest {
            let others = errors.indices.filter { $0 != farthest }.map { errors[$0] }
            if let rest = Summary(others), rest.p > alpha {
                conclusion = .onePollsterDeparts
                departing = members[farthest].source
                return
            }
        }
        if errors.count >= 3, p <= alpha, qP > alpha { conclusion = .recapDeparts }
    }
}

/// The error of one count in the official lead.
private struct LeadError {
    var source: String
    var reading: String
    var effect: Double
    var variance: Double
    var degreesOfFreedom: Double?

    init?(_ comparison: Comparison) {
        let official = comparison.choices.indices.sorted {
            (comparison.choices[$1].officialVotes, $0) < (comparison.choices[$0].officialVotes, $1)
        }
        guard official.count > 1,
            let error = comparison.estimate.leadStandardError(official[0], official[1])
        else { return nil }
        let (first, second) = (comparison.choices[official[0]], comparison.choices[official[1]])
        source = comparison.source
        reading = comparison.reading
        effect = first.difference - second.difference
        variance = error * error
        degreesOfFreedom = comparison.estimate.degreesOfFreedom
    }
}

/// The summary of some counts; of a single count it is the count itself.
private struct Summary {
    var mean: Double
    var meanVariance: Double
    var betweenVariance: Double
    /// Two-sided p of a mean error of zero, the larger of the normal and the Hartung–Knapp one, because the
    /// latter can be too small when counts agree by luck (Röver, Knapp and Friede 2015).
    var p: Double

    init(_ fit: RandomEffectsFit) {
        mean = fit.mean
        meanVariance = fit.standardError * fit.standardError
        betweenVariance = fit.betweenVariance
        p = max(fit.p, fit.hartungKnappP ?? 0)
    }

    private init(_ only: LeadError) {
        mean = only.effect
        meanVariance = only.variance
        betweenVariance = 0
        p = Normal.twoSidedP(only.effect / only.variance.squareRoot())
    }

    init?(_ errors: [LeadError]) {
        if errors.count == 1 {
            self.init(errors[0])
            return
        }
        guard
            let model = try? RandomEffects(
                effects: errors.map(\.effect), variances: errors.map(\.variance)),
            let fit = try? model.fit(.restrictedLikelihood)
        else { return nil }
        self.init(fit)
    }
}
