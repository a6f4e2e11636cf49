import Statistics

/// What a simulation found. Rates are fractions with Monte Carlo standard errors √(p(1 − p)/R).
public struct SimulationResult: Sendable, Equatable, Codable {
    /// A relative frequency over replicates.
    public struct Rate: Sendable, Equatable, Codable {
        public var value: Double
        /// Monte Carlo standard error; 0 for a rate of 0 or 1, where ``bound`` says what is known.
        public var error: Double
        /// Replicates in which it happened.
        public var count: Int
        /// Replicates looked at.
        public var total: Int

        /// Where it happened in no replicate or in all of them: the exact one-sided 95% bound of the rate (Clopper &
        /// Pearson 1934), an upper one of 0 and a lower one of 1, a fraction; `nil` otherwise. Not for replicates
        /// that depend on one another.
        public var bound: Double? {
            guard count == 0 || count == total else { return nil }
            let interval = BinomialInterval.clopperPearson.interval(
                successes: count, trials: total, level: 0.9)
            return count == 0 ? interval?.high : interval?.low
        }

        /// - Parameters:
        ///   - count: Cases in which it happened.
        ///   - total: Cases looked at; `nil` is the rate of none.
        ///   - spread: Where several cases are of one replicate: how they fall together.
        init?(_ count: Int, of total: Int, spread: ReplicateSpread? = nil) {
            guard total > 0 else { return nil }
            (self.count, self.total) = (count, total)
            value = Double(count) / Double(total)
            let independent = (value * (1 - value) / Double(total)).squareRoot()
            error = spread?.error(of: value, total: total).flatMap { $0 > 0 ? $0 : nil } ?? independent
        }
    }

    /// What one interval method did.
    public struct Behaviour: Sendable, Equatable, Codable {
        public var method: IntervalMethod
        /// Coverage of each share by its marginal interval, of the replicates in which there was one.
        public var shares: [Rate?]
        /// Part of the replicates in which all joint intervals cover; a missing interval does not.
        public var joint: Rate?
        /// Mean half-width of the marginal intervals, fractions.
        public var halfWidths: [Double?]
        /// Mean half-width of the joint intervals.
        public var jointHalfWidths: [Double?]
    }

    public var replicates: Int
    public var seed: UInt64
    public var level: Double
    public var flagLevel: Double
    public var flagP: Double
    /// True shares.
    public var shares: [Double]
    /// Choices of the lead, first minus second in the population.
    public var leaders: [Int]
    public var methods: [Behaviour]
    /// Coverage of the lead by estimate ± t se.
    public var lead: Rate?
    /// Mean half-width of the lead's interval.
    public var leadHalfWidth: Double?
    /// Mean error of each share, estimate minus truth.
    public var bias: [Double]
    /// Monte Carlo standard error of `bias`.
    public var biasErrors: [Double]
    /// Root mean squared error of each share.
    public var rootMeanSquares: [Double]
    /// Root of the mean estimated variance of each share; near the spread of the estimates if the variance
    /// estimator is right.
    public var meanStandardErrors: [Double]
    /// Part of the replicates in which a true share lies outside the simultaneous interval at `flagLevel`.
    public var falseFlags: Rate?
    /// Part in which the joint Rao–Scott test (second order, F) rejects the truth at `flagP`.
    public var falseRejections: Rate?
    /// Replicates that gave no estimate, because hardly any station arrived.
    public var unusable: Int
    /// Mean number of stations received.
    public var meanStations: Double
    /// Median degrees of freedom.
    public var degreesOfFreedom: Double
    /// Critical value of the largest |t| used by `simultaneous`; `nil` where Bonferroni's was used.
    public var criticalValue: Double?

    init(
        _ simulation: SamplingSimulation, tally: SimulationTally, degreesOfFreedom: Double,
        criticalValue: Double?
    ) {
        let n = Double(max(1, tally.usable))
        replicates = simulation.replicates
        seed = simulation.seed
        level = simulation.level
        flagLevel = simulation.flagLevel
        flagP = simulation.flagP
        shares = simulation.population.shares
        leaders = simulation.population.leaders.map { [$0.first, $0.second] } ?? []
        methods = zip(simulation.methods, tally.methods).map { method, counts in
            let choices = counts.covered.indices
            return Behaviour(
                method: method, shares: choices.map { Rate(counts.covered[$0], of: counts.made[$0]) },
                joint: Rate(counts.jointlyCovered, of: tally.usable),
                halfWidths: choices.map {
                    counts.made[$0] > 0 ? counts.widths[$0] / Double(counts.made[$0]) : nil
                },
                jointHalfWidths: choices.map {
                    counts.made[$0] > 0 ? counts.jointWidths[$0] / Double(counts.made[$0]) : nil
                })
        }
        lead = Rate(tally.leadCovered, of: tally.leadMade)
        leadHalfWidth = tally.leadMade > 0 ? tally.leadWidth / Double(tally.leadMade) : nil
        bias = tally.errors.map { $0 / n }
        biasErrors = zip(tally.errors, tally.squares).map { sum, square in
            (max(0, square / n - sum / n * (sum / n)) / n).squareRoot()
        }
        rootMeanSquares = tally.squares.map { ($0 / n).squareRoot() }
        meanStandardErrors = tally.variances.map { ($0 / n).squareRoot() }
        falseFlags = Rate(tally.outside, of: tally.usable)
        falseRejections = Rate(tally.rejected, of: tally.tested)
        unusable = simulation.replicates - tally.usable
        meanStations = Double(tally.received) / n
        self.degreesOfFreedom = degreesOfFreedom
        self.criticalValue = criticalValue
    }
}
