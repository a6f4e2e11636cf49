/// How often intervals contained the truth, against their nominal level.
///
/// One statement per contest: several shares of one contest are not several trials.
public struct Calibration: Sendable, Equatable {
    public var hits: Int
    public var trials: Int
    /// Nominal level, a fraction.
    public var nominal: Double

    /// - Throws: ``StatisticsError/tooFew(what:have:need:)`` without trials,
    ///   ``StatisticsError/outsideRange(argument:value:range:)`` for hits outside 0...trials or a level
    ///   outside (0, 1).
    public init(hits: Int, trials: Int, nominal: Double) throws(StatisticsError) {
        guard trials > 0 else { throw .tooFew(what: .trials, have: trials, need: 1) }
        guard (0...trials).contains(hits) else {
            throw .outsideRange(argument: "hits", value: Double(hits), range: .from(0, to: Double(trials)))
        }
        guard nominal > 0, nominal < 1 else {
            throw .outsideRange(argument: "nominal", value: nominal, range: .between(0, 1))
        }
        self.hits = hits
        self.trials = trials
        self.nominal = nominal
    }

    /// Share of the intervals that contained the truth.
    public var coverage: Double { Double(hits) / Double(trials) }
    /// Exact two-sided p-value: outcomes no likelier than the observed one.
    public var twoSidedP: Double { Binomial.twoSidedP(hits, p: nominal, n: trials) }
    /// P-value against intervals that cover at least as often as they say.
    public var tooFewP: Double { Binomial.lowerTail(hits, p: nominal, n: trials) }

    /// Clopper–Pearson interval of the coverage.
    public func interval(level: Double) -> Interval? {
        BinomialInterval.clopperPearson.interval(successes: hits, trials: trials, level: level)
    }
}

/// Standardised errors z of several contests against the standard normal distribution.
public struct StandardizedErrors: Sendable, Equatable {
    public let z: [Double]

    /// - Throws: ``StatisticsError/tooFew(what:have:need:)`` for an empty list.
    public init(_ z: [Double]) throws(StatisticsError) {
        guard !z.isEmpty else { throw .tooFew(what: .contests, have: 0, need: 1) }
        self.z = z
    }

    /// Σz², chi-square on m degrees of freedom.
    public var sumOfSquares: Double { z.reduce(0) { $0 + $1 * $1 } }
    /// Small when the stated errors were too small.
    public var tooSmallP: Double { ChiSquare.upperTail(sumOfSquares, degreesOfFreedom: Double(z.count)) }
    /// Small when the stated errors were too large.
    public var tooLargeP: Double { ChiSquare.lowerTail(sumOfSquares, degreesOfFreedom: Double(z.count)) }
    /// Mean of z.
    public var mean: Double { z.reduce(0, +) / Double(z.count) }
    /// Two-sided p-value of the mean.
    public var meanP: Double { Normal.twoSidedP(mean * Double(z.count).squareRoot()) }
    /// √mean z²: the factor by which the stated margins should have been multiplied.
    public var deviationRatio: Double { (sumOfSquares / Double(z.count)).squareRoot() }
}
