import ElectionFiles
import Elections
import Estimation

/// How often the intervals of repeated samples were right; as JSON with names in snake case it is
/// `sanding/simulation/1`.
///
/// Fractions where a page has percentage points; choices are ballot numbers.
public struct SimulateResult: Sendable, Equatable, Codable {
    /// How the samples were drawn.
    public struct Design: Sendable, Equatable, Codable {
        public var kind: DesignKind
        /// Stations asked for.
        public var stations: Int
        /// `nil` without strata.
        public var allocation: Allocation?
        public var stratumSizes: [Int]?
        /// Clusters drawn, or draws of clusters.
        public var clusters: Int?
        public var stationsPerCluster: Int?
    }

    /// Which of the drawn stations never reported.
    public struct Missing: Sendable, Equatable, Codable {
        public var rate: Double
        public var pair: Choice?
        public var oddsRatio: Double?
    }

    /// What the samples made of the share of a choice.
    public struct ChoiceErrors: Sendable, Equatable, Codable {
        public var ballotNo: Choice
        /// Its share of the count.
        public var share: Double
        public var meanError: Double
        public var meanErrorMonteCarlo: Double
        public var rootMeanSquare: Double
        public var meanStandardError: Double
    }

    /// What an interval method did, pair by pair.
    public struct Method: Sendable, Equatable, Codable {
        public var method: String
        public var coverage: [SimulationResult.Rate?]
        public var jointCoverage: SimulationResult.Rate?
        public var halfWidths: [Double?]
        public var jointHalfWidths: [Double?]
    }

    /// How often honest samples were called into question.
    public struct Verdicts: Sendable, Equatable, Codable {
        /// Of the whole, or of all regions.
        public struct Counts: Sendable, Equatable, Codable {
            public var tested: Int
            public var outside: Int
            public var outsideRate: SimulationResult.Rate?
            public var notConsistent: Int
            public var notConsistentRate: SimulationResult.Rate?

            init(_ counts: VerdictRates.Counts) {
                (tested, outside, notConsistent) = (counts.tested, counts.outside, counts.notConsistent)
                (outsideRate, notConsistentRate) = (counts.outsideRate, counts.notConsistentRate)
            }
        }
        public var samples: Int
        public var draws: Int
        public var level: Double
        public var edgeLevel: Double
        public var alpha: Double
        /// Column of the regions.
        public var by: String?
        public var fewestUnits: Int
        public var givenRegionCounts: Bool?
        public var whole: Counts
        public var regions: Counts?
        public var standOut: Int?
        public var standOutRate: SimulationResult.Rate?

        init(_ rates: VerdictRates, by: String?) {
            (samples, draws, level, edgeLevel) = (rates.samples, rates.draws, rates.level, rates.edgeLevel)
            (alpha, self.by, fewestUnits) = (rates.alpha, by, rates.fewestUnits)
            givenRegionCounts = rates.givenRegionCounts
            whole = Counts(rates.whole)
            regions = rates.regions.map { Counts($0) }
            (standOut, standOutRate) = (rates.standOut, rates.standOutRate)
        }
    }

    /// The lead of the first pair over the second.
    public struct Lead: Sendable, Equatable, Codable {
        public var ballotNos: [Choice]
        public var coverage: SimulationResult.Rate?
        public var halfWidth: Double?
    }

    public private(set) var schema = "sanding/simulation/1"
    /// Name of the file of the count, or `invented`.
    public var source: String
    public var stations: Int
    public var strata: Int
    public var clusters: Int?
    public var design: Design
    public var missing: Missing
    public var replicates: Int
    public var seed: UInt64
    public var level: Double
    public var choices: [ChoiceErrors]
    public var methods: [Method]
    public var lead: Lead?
    public var flagLevel: Double
    public var falseFlags: SimulationResult.Rate?
    public var jointTestAlpha: Double
    public var falseRejections: SimulationResult.Rate?
    /// Samples that gave no estimate.
    public var unusable: Int
    public var meanStations: Double
    public var degreesOfFreedom: Double
    public var criticalValue: Double?
    /// `nil` where none were asked for.
    public var verdicts: Verdicts?
    /// Remarks on the file; no part of the document.
    public var notices: [Notice] = []
    /// What the things of the count are called.
    public var vocabulary = Vocabulary.general
    /// The files that were read; empty where their digests were not asked for.
    public var inputs: [InputFile] = []

    private enum CodingKeys: String, CodingKey {
        case schema, source, stations, strata, clusters, design, missing, replicates, seed, level, choices,
            methods, lead, flagLevel, falseFlags, jointTestAlpha, falseRejections, unusable, meanStations,
            degreesOfFreedom, criticalValue, verdicts, inputs, vocabulary
    }

    init(
        _ request: SimulateRequest, _ population: StationPopulation, _ scheme: SamplingScheme,
        _ result: SimulationResult, verdicts rates: VerdictRates?, notices: [Notice]
    ) {
        source = "invented"
        if case .file(let file, _, _) = request.count { source = InputNames([file])[file] }
        stations = population.count
        strata = population.strata.codes.count
        clusters = population.clusters?.codes.count
        design = Design(request, scheme)
        missing = Missing(rate: request.missing.rate, pair: request.missing.pair)
        if missing.pair != nil { missing.oddsRatio = request.missing.oddsRatio }
        replicates = result.replicates
        seed = result.seed
        level = result.level
        choices = result.shares.indices.map {
            ChoiceErrors(
                ballotNo: .init(index: $0), share: result.shares[$0], meanError: result.bias[$0],
                meanErrorMonteCarlo: result.biasErrors[$0], rootMeanSquare: result.rootMeanSquares[$0],
                meanStandardError: result.meanStandardErrors[$0])
        }
        methods = result.methods.map {
            Method(
                method: $0.method.rawValue, coverage: $0.shares, jointCoverage: $0.joint,
                halfWidths: $0.halfWidths, jointHalfWidths: $0.jointHalfWidths)
        }
        if result.leaders.count == 2 {
            lead = Lead(
                ballotNos: result.leaders.map { .init(index: $0) }, coverage: result.lead,
                halfWidth: result.leadHalfWidth)
        }
        flagLevel = result.flagLevel
        falseFlags = result.falseFlags
        jointTestAlpha = result.flagP
        falseRejections = result.falseRejections
        unusable = result.unusable
        meanStations = result.meanStations
        degreesOfFreedom = result.degreesOfFreedom
        criticalValue = result.criticalValue
        verdicts = rates.map { Verdicts($0, by: request.verdicts.by) }
        self.notices = notices
    }
}

extension SimulateResult.Design {
    fileprivate init(_ request: SimulateRequest, _ scheme: SamplingScheme) {
        kind = request.design
        stations = request.stations
        allocation = request.design.usesStrata ? request.allocation : nil
        switch scheme {
        case .simpleRandom, .systematic: break
        case .stratified(let sizes): stratumSizes = sizes
        case .clusters(let number): clusters = number
        case .twoStage(let number, let each): (clusters, stationsPerCluster) = (number, each)
        case .unequalClusters(let draws, let each): (clusters, stationsPerCluster) = (draws, each)
        }
    }
}
