import ElectionFiles
import Elections
import Estimation
import Ground
import Reconciliation

/// A full count, and how samples are drawn from it again and again.
public struct SimulateRequest: Sendable {
    /// Where the count comes from.
    public enum Count: Sendable, Equatable {
        /// A CSV file with a row a station, the columns that together name the stratum, and that of the cluster.
        case file(String, strata: [String] = [], cluster: String? = nil)
        /// A count that is invented, with these shares of the pairs, which are divided by their sum.
        case invented(shares: [Double], stations: Int = 6_700, strata: Int = 34)
    }

    /// Which of the drawn stations never report.
    public struct Missing: Sendable, Equatable {
        /// Part of the drawn stations, at least 0 and below 1.
        public var rate: Double
        /// The pair where it is strong stations are missing more often.
        public var pair: Choice?
        /// What ten points more of that pair multiply the odds of missing by.
        public var oddsRatio: Double

        public init(rate: Double = 0, pair: Choice? = nil, oddsRatio: Double = 1.5) {
            self.rate = rate
            self.pair = pair
            self.oddsRatio = oddsRatio
        }

        var pattern: MissingPattern {
            if rate == 0 { return .none }
            guard let pair else { return .atRandom(rate: rate) }
            return .byShare(rate: rate, choice: pair.index, oddsRatio: oddsRatio)
        }
    }

    /// How many of the samples are judged as a comparison with the official file judges them.
    public struct Verdicts: Sendable, Equatable {
        public var samples: Int
        /// Samples drawn from the count to judge each.
        public var draws: Int
        /// Column of the regions whose verdicts are counted too.
        public var by: String?

        public init(samples: Int = 0, draws: Int = 1_999, by: String? = nil) {
            self.samples = samples
            self.draws = draws
            self.by = by
        }
    }

    public var count: Count
    public var design: DesignKind
    /// Stations in every sample.
    public var stations: Int
    /// Division of a stratified sample among the strata.
    public var allocation: Allocation
    /// Most stations of a cluster in designs that take a part of it.
    public var perCluster: Int
    public var missing: Missing
    public var replicates: Int
    public var seed: UInt64
    /// Level of the intervals, a fraction.
    public var level: Double
    public var methods: [IntervalMethod]
    public var verdicts: Verdicts
    public var reading: ReadingOptions

    public init(
        _ count: Count, design: DesignKind, stations: Int, allocation: Allocation = .proportional,
        perCluster: Int = 5, missing: Missing = Missing(), replicates: Int = 1_000,
        seed: UInt64 = Sanding.defaultSeed, level: Double = Customary.level,
        methods: [IntervalMethod] = [.default],
        verdicts: Verdicts = Verdicts(), reading: ReadingOptions = ReadingOptions()
    ) {
        self.count = count
        self.design = design
        self.stations = stations
        self.allocation = allocation
        self.perCluster = perCluster
        self.missing = missing
        self.replicates = replicates
        self.seed = seed
        self.level = level
        self.methods = methods
        self.verdicts = verdicts
        self.reading = reading
    }
}

extension SimulateRequest {
    /// Most memory that the estimates of all samples may take.
    private static let mostBytes = 4 << 30

    /// Reads or invents the count, draws and sums up.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/simulate(_:control:)``.
    /// - Parameter control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the file and for samples that the count does not give;
    ///   `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> SimulateResult {
        let paths = if case .file(let file, _, _) = count { [file] } else { [String]() }
        return try Intake.run(reading, of: paths, threads: control.threads) { intake in
            let (inputs, found) = try InputFile.of(
                paths.map { InputPath($0).file } + intake.paths, digests: reading.digests,
                threads: control.threads
            ) {
                try simulated(intake, control)
            }
            var result = found
            result.inputs = inputs
            return result
        }
    }

    private func simulated(_ intake: Intake, _ control: WorkControl) throws -> SimulateResult {
        try control.begin(.reading)
        let (population, regions, notices, vocabulary) = try read(intake, control)
        try population.checkPair(missing.pair, .missing)
        if design.usesStrata { try population.checkStrata() }
        let least = design.usesStrata ? population.stratumSizes.reduce(0) { $0 + min($1, 2) } : 2
        try population.checkStations(stations, least: least)
        try checkMemory(choices: population.choices)
        let scheme = try design.scheme(
            stations: stations, in: population, allocation: allocation, stationsPerCluster: perCluster)
        try control.begin(.drawing)
        let counter = control.counter(.drawing, total: replicates + verdicts.samples)
        let work = SamplingSimulation(
            population: population, scheme: scheme, missing: missing.pattern, replicates: replicates,
            seed: seed, level: level, methods: methods)
        let result = try work.run(
            threads: control.threads, progress: counter, shouldStop: control.shouldStop)
        var rates: VerdictRates?
        if verdicts.samples > 0 {
            rates = try VerdictSimulation(
                population: population, scheme: scheme, missing: missing.pattern, regions: regions,
                samples: verdicts.samples, terms: terms
            ).run(
                threads: control.threads, progress: { counter?(replicates + $0) },
                shouldStop: control.shouldStop)
        }
        var found = SimulateResult(self, population, scheme, result, verdicts: rates, notices: notices)
        found.vocabulary = vocabulary
        return found
    }

    private func read(_ intake: Intake, _ control: WorkControl) throws -> (
        StationPopulation, CodeColumn?, [Notice], Vocabulary
    ) {
        switch count {
        case .file(let file, let strata, let cluster):
            let read = try PastCount(
                .init(
                    file: file, strata: strata, cluster: cluster, by: verdicts.by, stratifiesByRegion: false,
                    intake: intake, threads: control.threads))
            return (read.population, read.regions, read.notices, read.vocabulary)
        case .invented(let shares, let stations, let strata):
            let population = try SyntheticPopulation(
                stations: stations, strata: strata, shares: shares, seed: seed
            ).population()
            return (population, nil, [], .general)
        }
    }

    /// Levels, power and draws of the verdicts.
    private var terms: KnownNull.Terms {
        .init(
            draws: verdicts.draws, mostDraws: DrawOptions(draws: verdicts.draws).mostDraws, level: level,
            edgeLevel: max(level, DecisionRule().edgeLevel),
            fewestUnits: SampleReconciler.fewestStations, seed: seed)
    }

    private func checkMemory(choices: Int) throws(SandingError) {
        let each = 8 * choices * (choices + 2)
        guard replicates * each > SimulateRequest.mostBytes else { return }
        throw .tooManySamples(
            asked: replicates, most: SimulateRequest.mostBytes / each, pairs: choices)
    }
}
