import Ground
import Statistics

extension SamplePlan {
    /// What a sample has to reach, or how large it is.
    public enum Wish: Sendable, Equatable {
        /// Largest half-width of the interval, a fraction.
        case margin(Double)
        /// Largest gap that may stay unseen, a fraction.
        case gap(Double)
        /// Number of stations.
        case stations(Int)
    }

    /// How a sample is divided and judged.
    public struct Terms: Sendable, Equatable, Codable {
        public var allocation: Allocation
        /// Smallest number of stations in a stratum that has so many.
        public var minimum: Int
        /// Confidence level of the margin.
        public var level: Double
        /// Probability with which the detectable gap is found.
        public var power: Double

        /// - Parameters:
        ///   - allocation: division among the strata.
        ///   - minimum: smallest number of stations in a stratum that has so many.
        ///   - level: confidence level of the margin, a fraction.
        ///   - power: probability with which the detectable gap is found.
        public init(
            allocation: Allocation = .proportional, minimum: Int = 2, level: Double = Customary.level,
            power: Double = Customary.power
        ) {
            self.allocation = allocation
            self.minimum = minimum
            self.level = level
            self.power = power
        }
    }

    /// The smallest sample that fulfils a wish, with its margin and its detectable gap.
    ///
    /// - Parameters:
    ///   - wish: what to reach.
    ///   - terms: how to divide and judge.
    /// - Throws: as the single functions.
    public func expectation(_ wish: Wish, _ terms: Terms) throws(EstimationError) -> Expectation {
        let stations: Int
        switch wish {
        case .stations(let number): stations = number
        case .margin(let margin):
            stations = try sample(
                margin: margin, level: terms.level, allocation: terms.allocation, minimum: terms.minimum
            ).stations
        case .gap(let gap):
            return try sample(
                gap: gap, level: terms.level, power: terms.power, allocation: terms.allocation,
                minimum: terms.minimum)
        }
        return try expectation(
            stations: stations, allocation: terms.allocation, minimum: terms.minimum, level: terms.level,
            power: terms.power)
    }
}

/// A plan for a whole and its regions at once.
///
/// A wished margin or gap holds in every region, and the whole gets the sum of their samples; a wished number of
/// stations is divided over the strata of the whole, and the regions have what falls on them.
public struct RegionalPlan: Sendable {
    /// A region, or the whole, with its sample.
    public struct Part: Sendable {
        public var label: String
        public var target: SamplePlan.Target
        public var plan: SamplePlan
        public var expectation: SamplePlan.Expectation
        /// What samples drawn from the past count show; `nil` where none were asked for.
        public var drawn: SamplePlan.Drawn?

        init(
            _ label: String, _ population: StationPopulation, _ target: SamplePlan.Target, _ plan: SamplePlan,
            _ expectation: SamplePlan.Expectation, _ drawing: Drawing?,
            _ shouldStop: (@Sendable () -> Bool)?
        ) throws(EstimationError) {
            self.label = label
            self.target = target
            self.plan = plan
            self.expectation = expectation
            guard let drawing else { return }
            drawn = try plan.drawn(
                from: population, target: target, expectation, draws: drawing.draws, seed: drawing.seed,
                threads: drawing.threads, shouldStop: shouldStop)
        }
    }

    public let whole: Part
    /// Empty if no regions were asked for; those without valid votes are left out.
    public let regions: [Part]

    /// - Parameters:
    ///   - population: a past full count. Strata that lie in two regions are cut at the border.
    ///   - regions: region of each station; `nil` for the whole alone.
    ///   - choice: the choice whose share is to be precise; `nil` for the lead, in each region that of its own
    ///     two largest choices.
    ///   - wish: what to reach.
    ///   - terms: how to divide and judge.
    ///   - drawing: how samples are drawn from the count to see what the plan shows; `nil` for none.
    ///   - shouldStop: asked before each block of draws.
    /// - Throws: ``EstimationError`` as ``SamplePlan``; ``EstimationError/stopped``.
    public init(
        population: StationPopulation, regions: CodeColumn? = nil, choice: Int? = nil, wish: SamplePlan.Wish,
        terms: SamplePlan.Terms, drawing: Drawing? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) throws(EstimationError) {
        let target = { (part: StationPopulation) -> SamplePlan.Target in
            choice.map { .share($0) } ?? .lead(in: part)
        }
        guard let regions else {
            let plan = try SamplePlan(population: population, target: target(population))
            whole = try Part(
                "", population, target(population), plan, try plan.expectation(wish, terms), drawing,
                shouldStop)
            self.regions = []
            return
        }
        let strata =
            population.strata.isNested(in: regions)
            ? population.strata : try CodeColumn(crossing: [regions, population.strata])
        let cut = try population.stratified(by: strata)
        let plan = try SamplePlan(population: cut, target: target(cut))
        let place = Dictionary(
            plan.strata.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var parts: [Part] = []
        // Strata of regions without valid votes keep the minimum.
        var allocation = plan.sizes.map { min($0, max(1, terms.minimum)) }
        if case .stations = wish { allocation = try plan.expectation(wish, terms).allocation }
        for (label, own) in try cut.split(by: regions) {
            let part = try SamplePlan(population: own, target: target(own))
            let places = part.strata.compactMap { place[$0] }
            let expectation: SamplePlan.Expectation
            if case .stations = wish {
                expectation = try part.expectation(
                    allocation: places.map { allocation[$0] }, level: terms.level, power: terms.power)
            } else {
                expectation = try part.expectation(wish, terms)
                for (index, size) in zip(places, expectation.allocation) { allocation[index] = size }
            }
            parts.append(
                try Part(
                    label, own, target(own), part, expectation, drawing,
                    shouldStop))
        }
        whole = try Part(
            "", cut, target(cut), plan,
            try plan.expectation(allocation: allocation, level: terms.level, power: terms.power), drawing,
            shouldStop)
        self.regions = parts
    }
}
