import Ground
import Statistics

extension SamplePlan {
    /// What a planned sample shows in samples drawn from the past count: by the machinery of a verdict, and not by a
    /// formula.
    public struct Drawn: Sendable, Equatable, Codable {
        /// Samples drawn.
        public var draws: Int
        /// Root mean square of the differences from the past value, a fraction; 0 for a census.
        public var standardError: Double
        /// Largest difference that is inside at the level, a fraction: what an interval's margin should be.
        public var margin: Double
        /// Shift that lies beyond that limit with the power asked for, a fraction; `nil` where the draws do not reach
        /// so far.
        public var detectableGap: Double?
    }

    /// Draws samples of an allocation from the past count.
    ///
    /// The limit and the gap are those of ``KnownNull`` for the target alone. 9,999 samples of 1,000 stations take
    /// about a quarter of a second; the margin is then sure to about 1 %.
    /// - Parameters:
    ///   - population: The past count that the plan was made from.
    ///   - target: The target of the plan.
    ///   - expectation: The allocation, its level and its power (80 % where it has none).
    ///   - draws: Number of samples, more where the level needs them.
    ///   - seed: Seed of the draws.
    ///   - threads: `nil` for one per processor; results do not depend on it.
    ///   - shouldStop: Asked before each block of draws.
    /// - Throws: ``EstimationError`` as ``DesignDraws``; ``EstimationError/stopped``.
    public func drawn(
        from population: StationPopulation, target: Target, _ expectation: Expectation, draws: Int = 9_999,
        seed: UInt64, threads: Int? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) throws(EstimationError) -> Drawn {
        let votes: [Int32]
        switch target {
        case .share(let choice): votes = population.votes(choice)
        case .lead(let first, let second):
            votes = zip(population.votes(first), population.votes(second)).map { $0 - $1 }
        }
        let allocation = expectation.allocation
        let design = DesignDraws.Design(
            weights: zip(sizes, allocation).map { Double($0) / Double(max(1, $1)) },
            sampled: allocation.enumerated().flatMap { stratum, number in
                [DesignDraws.Unit](repeating: .init(stratum: Int32(stratum), domain: 0), count: number)
            })
        let drawing = try DesignDraws(
            list: .init(
                counts: [votes], base: population.valid, strata: Array(population.strata.ids),
                domains: [Int32](repeating: 0, count: population.count)),
            design: design, domainCount: 1)
        let power = expectation.power ?? Customary.power
        let terms = KnownNull.Terms(
            draws: draws, mostDraws: draws, level: expectation.level, edgeLevel: expectation.level,
            power: power, seed: seed)
        // Held against itself the count differs by nothing: only limits are asked for.
        let null = try KnownNull(
            drawing, observed: [drawing.shares[0]], terms: terms, threads: threads,
            shouldStop: shouldStop)
        guard let domain = null.domains[0], let error = domain.standardErrors[0] else {
            return Drawn(draws: terms.resolvedDraws, standardError: 0, margin: 0, detectableGap: 0)
        }
        return Drawn(
            draws: terms.resolvedDraws, standardError: error, margin: domain.limit * error,
            detectableGap: domain.detectableGap)
    }
}

extension RegionalPlan {
    /// How samples are drawn to see what a plan shows.
    public struct Drawing: Sendable, Equatable {
        public var draws: Int
        public var seed: UInt64
        public var threads: Int?

        public init(draws: Int = 9_999, seed: UInt64, threads: Int? = nil) {
            self.draws = draws
            self.seed = seed
            self.threads = threads
        }
    }
}
