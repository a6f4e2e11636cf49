import Ground
import Statistics

/// How often honest samples of a population would be called into question.
///
/// Every sample is drawn from the population and held against it as the verdict on a real sample is: by samples
/// drawn from the population (``KnownNull``) under the same scheme, the whole and its regions as two families. What
/// is drawn and how it is drawn are those of ``SamplingSimulation`` with the same seed.
public struct VerdictSimulation: Sendable {
    public var population: StationPopulation
    public var scheme: SamplingScheme
    public var missing: MissingPattern
    /// Region of each station; `nil` for the whole alone.
    public var regions: CodeColumn?
    /// Number of samples; 1,000 give 5 % to ± 0.7 points (one Monte Carlo standard error).
    public var samples: Int
    /// Draws, levels, fewest units of a region and seed.
    public var terms: KnownNull.Terms
    /// Adjusted p-value up to which a region stands out.
    public var alpha: Double

    public init(
        population: StationPopulation, scheme: SamplingScheme, missing: MissingPattern = .none,
        regions: CodeColumn? = nil, samples: Int, terms: KnownNull.Terms, alpha: Double = Customary.alpha
    ) {
        self.population = population
        self.scheme = scheme
        self.missing = missing
        self.regions = regions
        self.samples = samples
        self.terms = terms
        self.alpha = alpha
    }

    /// Draws and judges all samples; a sample of 1,000 stations with 1,999 draws takes about 0.1 s of a processor.
    ///
    /// - Parameters:
    ///   - threads: `nil` for one per processor; results do not depend on it.
    ///   - progress: Called with the number of samples finished.
    ///   - shouldStop: Asked before each block of draws.
    /// - Throws: ``EstimationError`` as ``SamplingSimulation`` and ``KnownNull``.
    public func run(
        threads: Int? = nil, progress: ((Int) -> Void)? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) throws(EstimationError) -> VerdictRates {
        guard samples >= 1, samples <= 1_000_000 else {
            throw .impossibleSize(what: .samples, size: samples, low: 1, high: 1_000_000)
        }
        if let regions, regions.count != population.count {
            throw .columnLength(column: "regions", have: regions.count, need: population.count)
        }
        try scheme.check(population)
        var sampler = ReplicateSampler(
            try DesignDraws(population, scheme), scheme, missing: try missing.probabilities(population),
            seed: terms.seed)
        var rates = VerdictRates(self)
        let one = CodeColumn(count: population.count, of: "all")
        let k = population.choices
        var scratch = [Double](repeating: 0, count: k * (k + 2))
        for index in 0..<samples {
            scratch.withUnsafeMutableBufferPointer { scratch in
                _ = sampler.draw(
                    index, shares: scratch.extracting(0..<k),
                    covariance: scratch.extracting(2 * k..<k * (k + 2)),
                    degreesOfFreedom: scratch.extracting(k..<2 * k))
            }
            guard !sampler.drawnRows.isEmpty else { continue }
            let sample = HonestSample(self, rows: sampler.drawnRows, units: sampler.drawnUnits)
            var terms = terms
            // Streams of their own: those of the samples have the seed itself.
            terms.seed = terms.seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(index + 1)
            terms.fewestUnits = 1
            rates.addWhole(try sample.judge(one, terms, threads: threads, shouldStop: shouldStop))
            if let regions {
                terms.fewestUnits = self.terms.fewestUnits
                terms.seed &+= 1
                let found = try sample.judge(regions, terms, threads: threads, shouldStop: shouldStop)
                rates.addRegions(found, alpha: alpha)
            }
            progress?(index + 1)
        }
        return rates
    }
}

/// How often honest samples lay outside the limits of a verdict.
public struct VerdictRates: Sendable, Equatable, Codable {
    /// Comparisons of honest samples.
    public struct Counts: Sendable, Equatable, Codable {
        public var tested = 0
        /// Outside the inner limit.
        public var outside = 0
        /// Outside the outer limit too: "not consistent".
        public var notConsistent = 0
        private var outsideSpread = ReplicateSpread()
        private var notConsistentSpread = ReplicateSpread()

        /// Parts of those tested, with Monte Carlo errors in which comparisons of one sample count together.
        public var outsideRate: SimulationResult.Rate? { .init(outside, of: tested, spread: outsideSpread) }
        public var notConsistentRate: SimulationResult.Rate? {
            .init(notConsistent, of: tested, spread: notConsistentSpread)
        }

        /// Adds the comparisons of one sample.
        mutating func add(_ domains: [KnownNull.Domain]) {
            add(
                tested: domains.count, outside: domains.count(where: \.isOutside),
                notConsistent: domains.count(where: \.isOutsideEdge))
        }

        mutating func add(tested: Int, outside: Int, notConsistent: Int) {
            self.tested += tested
            self.outside += outside
            self.notConsistent += notConsistent
            outsideSpread.add(outside, of: tested)
            notConsistentSpread.add(notConsistent, of: tested)
        }
    }

    public var samples: Int
    /// Draws behind each sample's limits.
    public var draws: Int
    public var level: Double
    public var edgeLevel: Double
    public var alpha: Double
    /// Fewest first-stage units of a region that is compared.
    public var fewestUnits: Int
    public var whole = Counts()
    /// `nil` without regions.
    public var regions: Counts?
    /// Samples in which some region stands out when all are looked at together; `nil` without regions.
    public var standOut: Int?
    /// Whether regions were drawn given their number of units; `nil` without regions.
    public var givenRegionCounts: Bool?

    public var standOutRate: SimulationResult.Rate? { standOut.flatMap { .init($0, of: samples) } }

    init(_ simulation: VerdictSimulation) {
        samples = simulation.samples
        draws = simulation.terms.resolvedDraws
        level = simulation.terms.level
        edgeLevel = simulation.terms.edgeLevel
        alpha = simulation.alpha
        fewestUnits = simulation.terms.fewestUnits
        if simulation.regions != nil { (regions, standOut) = (Counts(), 0) }
    }

    mutating func addWhole(_ null: KnownNull) {
        whole.add(null.domains.compactMap { $0 })
    }

    mutating func addRegions(_ null: KnownNull, alpha: Double) {
        regions?.add(null.domains.compactMap { $0 })
        givenRegionCounts = null.isConditional
        if null.domains.contains(where: { ($0?.pAdjusted ?? 1) <= alpha }) { standOut = (standOut ?? 0) + 1 }
    }
}

/// A sample that was drawn from its population, as the null distribution knows it.
struct HonestSample {
    private let simulation: VerdictSimulation
    /// Stations that arrived, the drawn unit of each, and its stratum.
    private let rows: [Int]
    private let units: [Int32]
    private let strata: [Int32]
    /// First station of each unit that arrived, in the order drawn, and how many are.
    private var firsts: [Int] = []
    private var read: [Int] = []
    /// Cluster of each station of the population; `nil` where stations are drawn.
    private let listed: [Int32]?
    /// Stations in the population of each unit that arrived.
    private let sizes: [Int]

    init(_ simulation: VerdictSimulation, rows: [Int], units: [Int32]) {
        self.simulation = simulation
        self.rows = rows
        self.units = units
        let population = simulation.population
        if case .stratified = simulation.scheme {
            strata = rows.map { population.strata.ids[$0] }
        } else {
            strata = [Int32](repeating: 0, count: rows.count)
        }
        var place: [Int32: Int] = [:]
        for (index, unit) in units.enumerated() {
            if let known = place[unit] {
                read[known] += 1
            } else {
                place[unit] = firsts.count
                firsts.append(index)
                read.append(1)
            }
        }
        let codes = simulation.scheme.drawsClusters ? population.clusters.map { Array($0.ids) } : nil
        listed = codes
        var stations = [Int](repeating: 0, count: population.clusters?.codes.count ?? 0)
        for code in codes ?? [] { stations[Int(code)] += 1 }
        let places = firsts
        sizes = codes.map { codes in places.map { stations[Int(codes[rows[$0]])] } } ?? []
    }

    /// Holds the sample against its population.
    func judge(
        _ domains: CodeColumn, _ terms: KnownNull.Terms, threads: Int?, shouldStop: (@Sendable () -> Bool)?
    ) throws(EstimationError) -> KnownNull {
        let population = simulation.population
        let list = DesignDraws.List(
            counts: (0..<population.choices).map(population.votes), base: population.valid,
            strata: simulation.scheme.isStratified
                ? Array(population.strata.ids) : [Int32](repeating: 0, count: population.count),
            units: listed, domains: Array(domains.ids))
        let draws = try DesignDraws(
            list: list, design: design(domains), domainCount: domains.codes.count)
        return try KnownNull(
            draws, observed: shares(domains, fewest: terms.fewestUnits), terms: terms, threads: threads,
            shouldStop: shouldStop)
    }

    private func design(_ domains: CodeColumn) -> DesignDraws.Design {
        let sizes =
            simulation.scheme.isStratified
            ? simulation.population.stratumSizes : [simulation.population.count]
        var arrived = [Int](repeating: 0, count: sizes.count)
        for stratum in strata { arrived[Int(stratum)] += 1 }
        var design = simulation.scheme.design(
            weights: zip(sizes, arrived).map { Double($0) / Double(max(1, $1)) },
            sampled: firsts.map {
                DesignDraws.Unit(stratum: strata[$0], domain: domains.ids[rows[$0]])
            })
        if listed != nil && simulation.missing != .none {
            design.take = DesignDraws.Take(zip(read, self.sizes).map { (read: $0, size: $1) })
        }
        return design
    }

    /// Shares of each domain; `nil` for one with fewer units.
    private func shares(_ domains: CodeColumn, fewest: Int) -> [[Double]?] {
        let population = simulation.population
        let width = population.width
        var sums = [Double](repeating: 0, count: domains.codes.count * width)
        var counted = [Int](repeating: 0, count: domains.codes.count)
        var last = [Int32](repeating: -1, count: domains.codes.count)
        let weights = weights
        for (index, row) in rows.enumerated() {
            let domain = Int(domains.ids[row])
            if last[domain] != units[index] {
                last[domain] = units[index]
                counted[domain] += 1
            }
            for j in 0..<width {
                sums[domain * width + j] += weights[index] * Double(population.rows[row * width + j])
            }
        }
        return domains.codes.indices.map { domain in
            let base = sums[domain * width + width - 1]
            guard base > 0, counted[domain] >= fewest else { return nil }
            return (0..<width - 1).map { sums[domain * width + $0] / base }
        }
    }

    /// Weight of each station that arrived, as an estimate would weight it; within one stratum only proportions count.
    private var weights: [Double] {
        var place = [Int32: Int]()
        for (index, first) in firsts.enumerated() { place[units[first]] = index }
        let own = { (index: Int) in place[units[index]] ?? 0 }
        switch simulation.scheme {
        case .simpleRandom, .systematic, .clusters: return rows.map { _ in 1 }
        case .stratified:
            var arrived = [Int](repeating: 0, count: simulation.population.stratumSizes.count)
            for stratum in strata { arrived[Int(stratum)] += 1 }
            return strata.map {
                Double(simulation.population.stratumSizes[Int($0)]) / Double(arrived[Int($0)])
            }
        case .twoStage: return rows.indices.map { Double(sizes[own($0)]) / Double(read[own($0)]) }
        case .unequalClusters: return rows.indices.map { 1 / Double(read[own($0)]) }
        }
    }
}
