import Elections
import Statistics

extension Comparison {
    /// Turnout or the share of invalid ballots of a reading beside the official one: a test of its own, which no verdict on
    /// the shares depends on and which is not adjusted with others.
    public struct Measure: Sendable, Equatable, Codable {
        public var figure: MeasuredFigure
        public var official: OfficialMeasure?
        /// Standard error of the estimate, a fraction; `nil` where nothing is tested.
        public var standardError: Double?
        /// Level of the inner interval, a fraction.
        public var level: Double
        /// Intervals of the difference at the inner and the outer level, at the rounding most favourable to the pollster;
        /// fractions.
        public var interval: Interval?
        public var edge: Interval?
        /// Difference over standard error, and its two-sided p at that rounding.
        public var z: Double?
        public var pMostFavourable: Double?
        public var verdict: Verdict
        /// Why it is not tested; empty where it is.
        public var obstacles: [ReasonCode]
        /// Single changes that would bring it inside its range; none is asserted.
        public var diagnoses: [Diagnosis] = []

        /// As printed, a fraction.
        public var estimate: Double { figure.percent.fraction }
        /// Estimate minus official, a fraction; `nil` where nothing official is known.
        public var difference: Double? { official.map { estimate - $0.share } }
    }
}

extension Comparison.Measure {
    /// One figure beside the official one, by the normal interval of its printed margin (Methods B4).
    ///
    /// - Parameters:
    ///   - figure: What the reading prints.
    ///   - recap: The official result with its totals.
    ///   - levelPercent: Level of the printed margin, percent.
    ///   - rule: Levels of the judgement.
    ///   - lack: What a figure without a margin lacks.
    ///   - blocked: What keeps the whole reading from being tested: its stage, its kind, or a result of some regions.
    init(
        _ figure: MeasuredFigure, _ recap: Recap, levelPercent: Double, rule: DecisionRule,
        blocked: [ReasonCode], lack: ReasonCode
    ) {
        let official = recap.isNotEntered ? nil : recap.official(figure.measure, of: figure.base)
        let half = figure.halfWidth(official: official?.share)
        (self.figure, self.official, obstacles) = (figure, official, blocked)
        level = rule.level
        verdict = .notComparable
        if official == nil {
            obstacles.append(recap.contradiction == nil ? .recapMissing : .officialContradicts)
        }
        if half == nil { obstacles.append(lack) }
        guard obstacles.isEmpty, let half, let official else { return }
        let error = half.width / Normal.upperQuantile((1 - levelPercent / 100) / 2)
        let gap = figure.percent.fraction - official.share
        let slack = figure.percent.roundingHalfWidth / 100 + official.rounding
        let range = { (level: Double) in
            Interval(
                center: gap,
                halfWidth: Normal.upperQuantile((1 - level) / 2) * error * half.largestFactor + slack)
        }
        let (inner, outer) = (range(rule.level), range(rule.edgeLevel))
        (standardError, interval, edge, z) = (error, inner, outer, gap / error)
        pMostFavourable = Normal.twoSidedP(max(0, abs(gap) - slack) / (error * half.largestFactor))
        verdict = inner.contains(0) ? .consistent : outer.contains(0) ? .borderline : .inconsistent
    }

    /// The range of the figure by itself, while there is no result; `nil` where nothing printed says how large its error is.
    ///
    /// Source: Methods B4.
    ///
    /// - Parameters:
    ///   - level: Level of the range, a fraction in (0, 1).
    ///   - levelPercent: Level of the printed margin, percent; 95 where `nil`.
    public func ownInterval(level: Double, levelPercent: Double?) -> Interval? {
        figure.halfWidth(official: nil).map { half in
            let printed = levelPercent ?? QuickCountReading.assumedLevel
            let error = half.width / Normal.upperQuantile((1 - printed / 100) / 2)
            return Interval(
                center: estimate,
                halfWidth: Normal.upperQuantile((1 - level) / 2) * error * half.largestFactor
                    + figure.percent.roundingHalfWidth / 100)
        }
    }
}
