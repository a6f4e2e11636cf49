import Ground
import Statistics

/// How far a sample lies from the complete list it is held against, judged by samples drawn from that list.
///
/// The statistic of a domain is T = max over choices of |share(sample) − share(list)| / se, with se the root mean
/// square of that difference over the draws; choices that never differ are left out. Its distribution is read off
/// the draws, so that limits and p-values hold whatever the shape of the population, for any number of units.
///
/// p = (1 + number of draws with T at least as large) / (draws + 1), ties included (Barnard 1963; Ernst 2004, Stat.
/// Sci. 19:676). Where fewer than 20 draws are as extreme, the domain alone is drawn on until 20 are (Besag & Clifford
/// 1991, Biometrika 78:301). Jointly over domains: step-down min-p on the ranks of the same draws (Westfall & Young
/// 1993). Results depend on the seed and not on the number of threads.
///
/// What it cannot see: a list that is wrong everywhere in the same proportion as the sample.
public struct KnownNull: Sendable, Equatable {
    /// What the draws say of one domain.
    public struct Domain: Sendable, Equatable, Codable {
        /// Draws in which the domain could be compared.
        public var draws: Int
        /// Draws behind `p` where drawing went on.
        public var allDraws: Int
        /// Draws among `allDraws` with a statistic at least as large.
        public var exceedances: Int
        public var p: Double
        /// Adjusted over all domains of the run.
        public var pAdjusted: Double
        public var statistic: Double
        /// Root mean square of the differences in the draws, fractions; `nil` for a choice that never differs.
        public var standardErrors: [Double?]
        /// Largest statistic that is inside at the inner and at the outer level; infinite where the draws do not
        /// reach so far.
        public var limit: Double
        public var edgeLimit: Double
        /// Shares of the draws beyond these limits: what chance alone gives.
        public var outsideRate: Double
        public var edgeRate: Double
        /// Two-sided p-value of each choice alone, and its limit in standard errors at the inner level.
        public var choiceP: [Double?]
        public var choiceLimits: [Double?]
        /// Smallest shift of the least precise choice that lies outside the inner limit with the power asked for.
        public var detectableGap: Double?

        /// Whether the statistic lies outside the inner and the outer limit.
        public var isOutside: Bool { KnownNull.exceeds(statistic, limit) }
        public var isOutsideEdge: Bool { KnownNull.exceeds(statistic, edgeLimit) }
    }

    /// `nil` for a domain that is not compared or in which nothing can differ.
    public var domains: [Domain?]
    /// Number of domains outside that chance alone gives, from the draws.
    public var expectedOutside: Double
    public var expectedOutsideEdge: Double
    /// Probability that chance alone puts at least as many domains outside as there are.
    public var pAtLeastOutside: Double
    public var isConditional: Bool
    /// Domains outside the inner limit in each draw.
    public var outsideByDraw: [Int32]

    /// How much is drawn and at which levels it is judged.
    public struct Terms: Sendable, Equatable {
        /// Draws of all domains; with 9,999 a level of 95 % lies between draws.
        public var draws: Int
        /// Most draws of one domain where few are as extreme.
        public var mostDraws: Int
        /// Levels of the inner and the outer limit, fractions.
        public var level: Double
        public var edgeLevel: Double
        public var power: Double
        /// Fewest first-stage units of a domain that is compared.
        public var fewestUnits: Int
        public var seed: UInt64

        public init(
            draws: Int = 9_999, mostDraws: Int = 999_999, level: Double = Customary.level,
            edgeLevel: Double = Customary.outerLevel,
            power: Double = Customary.power, fewestUnits: Int = 1, seed: UInt64
        ) {
            self.draws = draws
            self.mostDraws = mostDraws
            self.level = level
            self.edgeLevel = edgeLevel
            self.power = power
            self.fewestUnits = fewestUnits
            self.seed = seed
        }

        /// Draws behind every p-value where few are as extreme (Besag & Clifford's h).
        public static let fewestExceedances = 20
        /// Draws with which the outer level is resolved: at least this many lie beyond it.
        static let fewestBeyond = 20
        /// Most draws that are made for an outer level near 1.
        public static let largest = 199_999

        /// `draws`, and more where the outer level lies so far out that few would reach it.
        public var resolvedDraws: Int {
            let needed = Double(Terms.fewestBeyond) / max(1e-12, 1 - max(level, edgeLevel))
            return max(draws, Int(min(Double(Terms.largest + 1), needed.rounded(.up))) - 1)
        }
    }

    /// Whether `statistic` lies beyond `limit`; equal samples are equal whatever the order of their sums.
    static func exceeds(_ statistic: Double, _ limit: Double) -> Bool {
        statistic > limit * (1 + KnownNull.tolerance)
    }

    static let tolerance = 1e-9

    /// Most numbers that are kept of the draws at a time.
    static let mostKept = 1 << 25
    /// Draws of one block of work.
    static let blockSize = 128

    /// Draws samples and judges `observed`.
    ///
    /// 9,999 draws of 6,000 stations from 823,236 in 514 domains take about ten seconds of processor time.
    /// - Parameters:
    ///   - draws: The design and its list.
    ///   - observed: Share of each choice in each domain of the sample; `nil` for a domain that is not compared.
    ///   - terms: Number of draws, levels and seed.
    ///   - threads: `nil` for one per processor.
    ///   - progress: Called with the number of draws finished, from several threads; not in order.
    ///   - shouldStop: Asked before each block.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``,
    ///   ``EstimationError/impossibleValue(what:value:range:)`` for a level, ``EstimationError/stopped``.
    public init(
        _ draws: DesignDraws, observed: [[Double]?], terms: Terms, threads: Int? = nil,
        progress: (@Sendable (Int) -> Void)? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) throws(EstimationError) {
        guard observed.count == draws.domainCount else {
            throw .columnLength(column: "observed", have: observed.count, need: draws.domainCount)
        }
        for value in [terms.level, terms.edgeLevel, terms.power] where !(value > 0 && value < 1) {
            throw .impossibleValue(what: .level, value: value, range: .between(0, 1))
        }
        let work = NullWork(
            draws: draws, observed: observed, terms: terms, threads: threads ?? Parallel.processors,
            counter: ProgressCounter(progress), shouldStop: shouldStop)
        let found = try work.run()
        self = JointNull(
            domains: found, terms: terms, draws: terms.resolvedDraws, isIndependent: draws.isConditional
        ).result(isConditional: draws.isConditional)
    }

    init(
        domains: [Domain?], expectedOutside: Double, expectedOutsideEdge: Double, pAtLeastOutside: Double,
        isConditional: Bool, outsideByDraw: [Int32]
    ) {
        self.domains = domains
        self.expectedOutside = expectedOutside
        self.expectedOutsideEdge = expectedOutsideEdge
        self.pAtLeastOutside = pAtLeastOutside
        self.isConditional = isConditional
        self.outsideByDraw = outsideByDraw
    }
}
