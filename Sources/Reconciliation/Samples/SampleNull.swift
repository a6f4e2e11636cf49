import Elections
import Estimation
import Ground
import Statistics

/// How many samples are drawn to judge a sample, and who hears of it.
public struct DrawOptions: Sendable {
    /// Samples drawn from the official file; 0 for none, so that limits are approximate.
    public var draws: Int
    /// Most samples drawn of one region where few are as extreme as the sample; a hundred times as many as of all
    /// where they are not given.
    public var mostDraws: Int
    public var seed: UInt64
    /// Threads, one per processor where `nil`; results do not depend on it.
    public var threads: Int?
    /// Called with the number of samples drawn so far, from several threads.
    public var progress: (@Sendable (Int) -> Void)?
    /// Asked before each block of draws; once true, drawing ends with `EstimationError.stopped`.
    public var shouldStop: (@Sendable () -> Bool)?

    public init(
        draws: Int = 9_999, mostDraws: Int? = nil, seed: UInt64 = 20_180_627, threads: Int? = nil,
        progress: (@Sendable (Int) -> Void)? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) {
        self.draws = draws
        self.mostDraws = mostDraws ?? (100 * (draws + 1) - 1)
        self.seed = seed
        self.threads = threads
        self.progress = progress
        self.shouldStop = shouldStop
    }
}

/// Where the limits of a sample's comparisons come from.
public struct SampleLimits: Sendable, Equatable, Codable {
    public enum Basis: String, Sendable, Codable {
        /// Samples drawn from the official file by the declared design.
        case drawn
        /// Intervals of the estimate, because the design cannot be drawn again.
        case approximate
        /// Every station of the official file is in the sample.
        case census
    }

    public var basis: Basis
    /// Why the design is not drawn.
    public var obstacle: RedrawObstacle?
    /// Columns of the design that the official file lacks or does not fill.
    public var missingColumns: [String] = []
    /// Samples drawn for the whole and all regions; 0 where none were.
    public var draws: Int
    public var seed: UInt64
    /// Whether regions were drawn given their number of sampled units; `nil` without regions.
    public var givenRegionCounts: Bool?
}

/// The draws that a sample is judged by, made ready before anything is compared.
struct PreparedDraws: Sendable {
    var whole: DesignDraws
    /// One domain for each region compared; `nil` without regions.
    var regions: DesignDraws?

    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: The official file.
    ///   - by: Column of the regions.
    ///   - names: Codes of the regions that have a sampled station.
    ///   - codes: Position of each received station's region among the names; −1 for none.
    /// - Throws: Why the design cannot be drawn.
    init(
        _ sample: StationSample, official: StationTable, by: String?, names: [String], codes: [Int]
    ) throws(RedrawObstacle) {
        let design = try RedrawnDesign(sample, official: official)
        whole = try design.draws(
            listed: { _ in 0 }, own: sample.received.map { _ in 0 }, count: 1)
        guard let by, !names.isEmpty, let column = official.codes(PlaceColumn(by)) else { return }
        let position = Dictionary(
            names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        let listed = column.codes.map { position[$0] ?? -1 }
        let ids = column.ids
        regions = try design.draws(
            listed: { ids[$0] >= 0 ? listed[Int(ids[$0])] : -1 }, own: codes.map { Int32($0) },
            count: names.count)
    }
}

/// The whole and the regions of a sample held against samples drawn from the official file.
struct SampleNull {
    var limits: SampleLimits
    private var whole: KnownNull?
    private var regions: KnownNull?
    private let options: DecisionRule

    /// - Parameters:
    ///   - prepared: The draws, or why there are none; `nil` where none were asked for.
    ///   - national: The comparison of the whole.
    ///   - parts: One comparison for each region.
    ///   - options: Levels and power.
    ///   - draws: How much is drawn.
    /// - Throws: `StatisticsError` for levels beyond what draws can show, and `EstimationError`.
    init(
        _ prepared: Result<PreparedDraws, RedrawObstacle>?, national: [Comparison], parts: [Comparison],
        options: DecisionRule, draws: DrawOptions
    ) throws {
        self.options = options
        limits = SampleLimits(
            basis: .approximate, obstacle: nil, draws: 0, seed: draws.seed, givenRegionCounts: nil)
        let finest = 1 / Double(KnownNull.Terms.largest + 1)
        for level in [options.level, options.edgeLevel] where 1 - level < finest * (1 - 1e-9) {
            throw StatisticsError.outsideRange(
                argument: "level", value: level, range: .shownByDraws(atMost: 1 - finest))
        }
        if !national.isEmpty && national.allSatisfy({ $0.reasons.contains(.census) }) {
            limits.basis = .census
            return
        }
        switch prepared {
        case nil: return
        case .failure(let obstacle): limits.obstacle = obstacle
        case .success(let prepared):
            var terms = KnownNull.Terms(
                draws: draws.draws, mostDraws: draws.mostDraws, level: options.level,
                edgeLevel: options.edgeLevel,
                power: options.power, seed: draws.seed)
            whole = try SampleNull.judge(prepared.whole, national, terms, draws)
            (limits.basis, limits.draws) = (.drawn, terms.resolvedDraws)
            guard let domains = prepared.regions else { return }
            terms.fewestUnits = SampleReconciler.fewestStations
            terms.seed = draws.seed &+ 1
            regions = try SampleNull.judge(domains, parts, terms, draws)
            limits.givenRegionCounts = domains.isConditional
        }
    }

    private static func judge(
        _ draws: DesignDraws, _ comparisons: [Comparison], _ terms: KnownNull.Terms,
        _ options: DrawOptions
    ) throws -> KnownNull {
        try KnownNull(
            draws, observed: comparisons.map { isJudged($0) ? $0.estimate.shares : nil }, terms: terms,
            threads: options.threads, progress: options.progress, shouldStop: options.shouldStop)
    }

    /// Whether nothing keeps a comparison from being judged.
    private static func isJudged(_ comparison: Comparison) -> Bool {
        !comparison.choices.isEmpty && !comparison.reasons.contains(where: \.isObstacle)
    }

    /// Writes limits, p-values and verdicts into the comparisons.
    ///
    /// - Returns: What the whole and the regions, two families of tests, say together.
    func judge(_ national: inout [Comparison], _ parts: inout [Comparison]) throws -> Batch {
        guard limits.basis == .drawn else {
            for index in national.indices { try national[index].approximate(options) }
            for index in parts.indices { try parts[index].approximate(options) }
            let families = [
                SampleNull.single(Batch(adjusting: &national, options: options), &national),
                Batch(adjusting: &parts, options: options),
            ]
            return Batch(together: families, level: options.level)
        }
        let families = [SampleNull.single(judge(&national, whole), &national), judge(&parts, regions)]
        var batch = Batch(together: families, level: options.level)
        guard batch.tested > 0 else { return batch }
        let none = [Int32](repeating: 0, count: max(limits.draws, 0))
        let counts = zip(whole?.outsideByDraw ?? none, regions?.outsideByDraw ?? none).map { $0 + $1 }
        let asMany = counts.count { Int($0) >= batch.outside }
        batch.pAtLeastOutside = Double(asMany + 1) / Double(counts.count + 1)
        return batch
    }

    /// The whole is a family of one test: there is nothing to look at together.
    private static func single(_ batch: Batch, _ national: inout [Comparison]) -> Batch {
        for index in national.indices {
            national[index].family = nil
            national[index].reasons.removeAll { $0 == .standsOutAfterAdjustment || $0 == .notAfterAdjustment }
        }
        var batch = batch
        batch.standOut = 0
        return batch
    }

    private func judge(_ comparisons: inout [Comparison], _ null: KnownNull?) -> Batch {
        for index in comparisons.indices where SampleNull.isJudged(comparisons[index]) {
            comparisons[index].judge(by: null?.domains[index], options)
        }
        return Batch(adjusting: &comparisons, options: options, null: null)
    }
}
