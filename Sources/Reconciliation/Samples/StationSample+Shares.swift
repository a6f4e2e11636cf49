import Elections
import Estimation

/// What the estimates of all domains of a sample share.
struct DomainWalk: Sendable {
    var estimates: DomainEstimates
    var numerators: [[Double]]
    var denominator: [Double]

    /// - Returns: `nil` where a domain's estimate takes all rows: variances that are not linearised, post-strata,
    ///   separate ratios, draws in an order or with unequal probabilities.
    init?(_ sample: StationSample) {
        guard sample.options.variance == .taylor, sample.calibrated == nil,
            sample.options.estimator != .separateRatio, let estimates = DomainEstimates(sample.design)
        else { return nil }
        self.estimates = estimates
        (numerators, denominator) = sample.shareColumns
    }
}

extension StationSample {
    /// How lonely strata enter the variance.
    var policy: LonelyStratumPolicy {
        switch options.lonely {
        case .fail, .collapse: .fail
        case .average: .average
        case .certainty: .remove
        }
    }

    /// What is divided by what: votes by valid votes, or shares by the number of stations that have one.
    var shareColumns: (numerators: [[Double]], denominator: [Double]) {
        guard options.estimator == .mean else { return (votes, valid) }
        return (
            votes.map { column in column.indices.map { valid[$0] > 0 ? column[$0] / valid[$0] : 0 } },
            valid.map { $0 > 0 ? 1 : 0 }
        )
    }

    /// Shares of the pairs in the whole sample, or in the stations that `domain` keeps.
    func shares(domain: [Bool]? = nil) throws -> ShareEstimate {
        let (numerators, denominator) = shareColumns
        let stations = domain.map { $0.count { $0 } } ?? received.count
        guard design.weightedSum(keep(denominator, domain)) > 0 else {
            throw SampleFault(
                table.file, column: options.base == .votes ? "votes_1" : "valid",
                .noValidVote)
        }
        var ratio = try ratios(numerators, denominator, domain: domain)
        if options.estimator == .separateRatio {
            let separate = try separate(domain: domain)
            ratio.estimate.values = separate.values
            ratio.estimate.covariance = separate.covariance
        }
        try checkVariances(ratio.estimate)
        var estimate = shareEstimate(ratio, stations: stations)
        guard options.variance != .taylor else { return estimate }
        let columns = numerators.map { keep($0, domain) }
        let bottom = keep(denominator, domain)
        let replicates =
            options.variance == .jackknife
            ? try design.jackknifeRatios(numerators: columns, denominator: bottom, lonely: policy)
                .aroundFull
            : try design.bootstrapDistribution(
                numerators: columns, denominator: bottom, replicates: options.replicates,
                seed: options.seed, finitePopulation: frame != nil, lonely: policy, threads: options.threads,
                shouldStop: shouldStop
            ).replicates.aroundMean
        estimate.covariance = estimate.covariance.map { _ in replicates.covariance }
        return estimate
    }

    /// Shares in the stations of a domain.
    ///
    /// - Parameters:
    ///   - rows: Places among the stations that arrived, ascending.
    ///   - walk: What all domains share; without it all rows are walked.
    func shares(rows: [Int], _ walk: DomainWalk?) throws -> ShareEstimate {
        guard let walk else {
            var domain = [Bool](repeating: false, count: received.count)
            for row in rows { domain[row] = true }
            return try shares(domain: domain)
        }
        let ratio = try walk.estimates.ratios(
            numerators: walk.numerators, denominator: walk.denominator, rows: rows, lonely: policy)
        try checkVariances(ratio.estimate)
        return shareEstimate(ratio, stations: rows.count)
    }

    private func shareEstimate(_ ratio: RatioEstimate, stations: Int) -> ShareEstimate {
        ratio.shareEstimate(
            choices: votes.indices.map { Choice(index: $0).description }, stations: stations,
            method: "\(options.estimator.rawValue), \(options.variance.rawValue)")
    }

    /// Combined ratios under the design, with the post-strata where there are any.
    func ratios(
        _ numerators: [[Double]], _ denominator: [Double], domain: [Bool]? = nil
    ) throws -> RatioEstimate {
        var ratio = try design.ratios(
            numerators: numerators, denominator: denominator, domain: domain, lonely: policy)
        if let calibrated {
            ratio.estimate.covariance = try calibrated.ratios(
                numerators: numerators.map { keep($0, domain) },
                denominator: keep(denominator, domain), lonely: policy
            ).covariance
        }
        return ratio
    }

    /// Zeros outside the domain.
    private func keep(_ column: [Double], _ domain: [Bool]?) -> [Double] {
        guard let domain else { return column }
        return column.indices.map { domain[$0] ? column[$0] : 0 }
    }

    /// Ratios of the strata, combined by their known valid votes.
    private func separate(domain: [Bool]?) throws -> DesignEstimate {
        guard let frame, let known = frame.valid else {
            throw SampleFault(frame?.file ?? table.file, .noFrameForSeparateRatios)
        }
        // Strata may have been merged: a merged one has the votes of all its parts.
        var totals: [String: Double] = [:]
        var counted = Set<String>()
        var inside: [String: Set<Bool>] = [:]
        for (index, stratum) in design.stratumOfRow.enumerated() {
            let label = design.strata[Int(stratum)].label
            let part = strata[received[index]]
            if counted.insert(part).inserted, let votes = known[part] {
                totals[label, default: 0] += Double(votes)
            }
            inside[label, default: []].insert(domain?[index] ?? true)
        }
        for (label, kept) in inside.sorted(by: { $0.key < $1.key }) {
            guard kept.count == 1 else {
                throw SampleFault(table.file, .stratumOfSeveralRegions(label))
            }
            if kept == [false] { totals[label] = 0 }
        }
        return try design.separateRatios(
            numerators: votes, denominator: valid, knownTotals: totals, lonely: policy
        ).estimate
    }

    /// Horvitz–Thompson's and other estimators of a variance may be negative.
    private func checkVariances(_ estimate: DesignEstimate) throws {
        guard let pair = estimate.covariance.indices.first(where: { estimate.covariance[$0][$0] < 0 })
        else { return }
        throw SampleFault(table.file, .negativeVariance(choice: Choice(index: pair)))
    }
}
