import Elections
import Estimation

/// How a sample of stations was drawn and how shares are estimated from it.
public struct DesignOptions: Sendable, Equatable {
    /// What is estimated.
    public enum Estimator: String, Sendable, CaseIterable {
        /// Weighted votes over weighted valid votes; the default.
        case combinedRatio = "combined-ratio"
        /// A ratio in every stratum, combined by the strata's known valid votes (Methods A7). The estimate then
        /// depends on what says those: the official file it may be compared with.
        case separateRatio = "separate-ratio"
        /// The mean of the stations' own shares: another quantity, that some pollsters publish.
        case mean
    }

    /// What shares are shares of.
    public enum Base: String, Sendable, CaseIterable {
        /// The votes of all pairs in the file; the default, and the base of every comparison.
        case votes
        /// The column `valid`, for files that lack some pairs.
        case valid
    }

    /// Where the standard errors come from.
    public enum Variance: String, Sendable, CaseIterable {
        case taylor, jackknife, bootstrap
    }

    /// How variances follow from inclusion probabilities (Methods A5).
    public enum ProbabilityVariance: String, Sendable, CaseIterable {
        /// Sen–Yates–Grundy with the joint probabilities; the default where they are given.
        case yatesGrundy = "yates-grundy"
        /// Horvitz–Thompson with the joint probabilities; may be negative.
        case horvitzThompson = "horvitz-thompson"
        /// Brewer; the default where only the probabilities are known, also for systematic draws.
        case brewer
        case deville
        case hartleyRao = "hartley-rao"
        /// Overton's joint probabilities in the Horvitz–Thompson form.
        case overton
        /// Overton's joint probabilities in the Yates–Grundy form.
        case overtonYatesGrundy = "overton-yates-grundy"
        /// As if drawn with replacement; cautious.
        case withReplacement = "with-replacement"

        /// Whether joint probabilities are needed.
        public var needsJoint: Bool { self == .yatesGrundy || self == .horvitzThompson }
    }

    /// What becomes of a stratum in which one station was received.
    public enum LonelyStratum: String, Sendable, CaseIterable {
        case fail
        /// Merge it with the next stratum in the order of the codes.
        case collapse
        /// Give it the mean variance of the others.
        case average
        /// Let it contribute nothing.
        case certainty

        /// What is done unless told otherwise, as `LonelyStratumPolicy.default` says of estimates.
        public static let `default` = LonelyStratum.fail
    }

    /// Columns that make the strata; none for one stratum.
    public var strata: [String]
    /// Column of the first-stage unit; the station itself where `nil`.
    public var cluster: String?
    public var weight: String?
    /// Column of the inclusion probability.
    public var probability: String?
    /// How variances follow from it; `nil` for the default.
    public var probabilityVariance: ProbabilityVariance?
    /// Column of the probability of one draw with replacement; a station drawn twice is two rows.
    public var drawProbability: String?
    /// Column of the place in the list from which every k-th station was drawn.
    public var order: String?
    /// Whether stations were drawn at random within the drawn clusters, whose sizes the frame tells.
    public var isTwoStage: Bool
    /// Column of the groups whose stations the frame counts, to which the weights are adjusted.
    public var poststratify: String?
    public var estimator: Estimator
    public var base: Base
    public var variance: Variance
    public var lonely: LonelyStratum
    public var replicates: Int
    public var seed: UInt64
    /// Threads for replicates, one per processor where `nil`; results do not depend on it.
    public var threads: Int?

    public init(
        strata: [String] = [], cluster: String? = nil, weight: String? = nil,
        probability: String? = nil, probabilityVariance: ProbabilityVariance? = nil,
        drawProbability: String? = nil, order: String? = nil, isTwoStage: Bool = false,
        poststratify: String? = nil, estimator: Estimator = .combinedRatio,
        base: Base = .votes,
        variance: Variance = .taylor, lonely: LonelyStratum = .default, replicates: Int = 1000,
        seed: UInt64 = 20_180_627, threads: Int? = nil
    ) {
        self.strata = strata
        self.cluster = cluster
        self.weight = weight
        self.probability = probability
        self.probabilityVariance = probabilityVariance
        self.drawProbability = drawProbability
        self.order = order
        self.isTwoStage = isTwoStage
        self.poststratify = poststratify
        self.estimator = estimator
        self.base = base
        self.variance = variance
        self.lonely = lonely
        self.replicates = replicates
        self.seed = seed
        self.threads = threads
    }
}

extension DesignOptions {
    /// Columns of codes that name strata, clusters and post-strata, each once.
    public var labelColumns: [String] {
        var columns = strata
        for name in [cluster, poststratify].compactMap({ $0 }) where !columns.contains(name) {
            columns.append(name)
        }
        return columns
    }

    /// Columns of codes that a frame needs beside its counts.
    public var frameColumns: [String] {
        labelColumns.filter { strata.contains($0) || $0 != cluster || isTwoStage || $0 == poststratify }
    }

    /// A column of the design as it groups stations: within strata by several levels these tell one code apart.
    public func column(_ name: String) -> PlaceColumn {
        PlaceColumn(name, beside: name == poststratify ? [] : strata)
    }

    /// Columns in which places of one code must be told apart by `PlaceNames`.
    ///
    /// - Parameter by: Column of the regions, where some are asked for.
    public func placeColumns(by: String?) -> [PlaceColumn] {
        labelColumns.map(column) + [by].compactMap { $0.map { PlaceColumn($0) } }
    }

    /// Columns of numbers that the sample must have.
    public var numberColumns: [String] { [weight, probability, drawProbability, order].compactMap { $0 } }

    /// Columns of numbers that the official file needs too, for the design to be drawn from it.
    public var drawnColumns: [String] { [drawProbability, order].compactMap { $0 } }

    /// Columns that the draw needs and a list lacks or does not fill.
    func columnsMissing(in list: StationTable) -> [String] {
        let codes = strata + [cluster].compactMap { $0 }
        return codes.filter { list.codes($0) == nil }
            + drawnColumns.filter { list.numbers[$0].map { $0.contains { !$0.isFinite } } ?? true }
    }

    /// Whether replicates cannot stand for the variance, because the design is not one of units drawn at random
    /// in strata.
    var needsLinearisation: Bool {
        isTwoStage || order != nil || poststratify != nil || estimator == .separateRatio
            || (probability != nil && cluster == nil && probabilityVariance != .withReplacement)
    }
}
