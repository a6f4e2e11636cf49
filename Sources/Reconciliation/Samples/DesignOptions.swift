import Estimation

/// How a sample of stations was drawn and how shares are estimated from it.
public struct DesignOptions: Sendable, Equatable {
    /// What is estimated.
    public enum Estimator: String, Sendable, CaseIterable {
        /// Weighted votes over weighted valid votes; the default.
        case combinedRatio = "combined-ratio"
        /// The mean of the stations' own shares: another quantity, that some pollsters publish.
        case mean
    }

    /// Where the standard errors come from.
    public enum Variance: String, Sendable, CaseIterable {
        case taylor, jackknife, bootstrap
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
    }

    /// Columns that make the strata; none for one stratum.
    public var strata: [String]
    /// Column of the first-stage unit; the station itself where `nil`.
    public var cluster: String?
    public var weight: String?
    /// Column of the inclusion probability.
    public var probability: String?
    public var estimator: Estimator
    public var variance: Variance
    public var lonely: LonelyStratum
    public var replicates: Int
    public var seed: UInt64

    public init(
        strata: [String] = [], cluster: String? = nil, weight: String? = nil,
        probability: String? = nil, estimator: Estimator = .combinedRatio,
        variance: Variance = .taylor, lonely: LonelyStratum = .fail, replicates: Int = 1000,
        seed: UInt64 = 20_180_627
    ) {
        self.strata = strata
        self.cluster = cluster
        self.weight = weight
        self.probability = probability
        self.estimator = estimator
        self.variance = variance
        self.lonely = lonely
        self.replicates = replicates
        self.seed = seed
    }
}

/// Why a sample cannot be used: what, where and what to do.
public struct SampleFault: Error, Sendable, Equatable, CustomStringConvertible {
    public var description: String

    init(_ file: String, line: Int? = nil, column: String? = nil, _ reason: String) {
        let place = [file, line.map { "line \($0)" }, column.map { "column \($0)" }]
        description = place.compactMap { $0 }.joined(separator: ", ") + ": " + reason
    }
}
