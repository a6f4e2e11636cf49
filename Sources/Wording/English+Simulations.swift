import Elections

// Repeated samples.
extension English {
    public func simulationTitle(_ source: String) -> String { "Samples of \(source), drawn again and again" }
    public var simulationKicker: String {
        "Invented samples; they say how a method behaves, nothing of a count."
    }
    public var simulationMethod: String {
        "Every sample is estimated as an arriving one would be, and its intervals are held against the count it came from."
    }

    public func head(_ head: SimulationHead) -> String {
        switch head {
        case .samples: "The samples"
        case .pair: pair.capitalizedFirst
        case .trueShare: "true share, %"
        case .meanError: "mean error, pp"
        case .meanErrorMonteCarlo: "  its MC error"
        case .rootMeanSquare: "RMS error, pp"
        case .meanStandardError: "mean est. SE, pp"
        case .coverage: "Coverage, %"
        case .all: "all"
        case .halfWidth: "Half-width, pp"
        case .halfWidthOfAll: "  of all, pp"
        }
    }

    public func simulated(samples: Int, _ drawn: DrawnSample, stations: Int, seed: UInt64, level: String)
        -> String
    {
        "\(count(samples, .sample)) of \(self.drawn(drawn)) out of \(count(stations, .station)), seed \(seed). Intervals at \(level) %; after ± stands one Monte Carlo standard error."
    }

    private func drawn(_ drawn: DrawnSample) -> String {
        let upTo = { (each: Int?) in each.map { " with up to \(count($0, .station)) each" } ?? "" }
        return switch drawn {
        case .simpleRandom(let stations): "\(count(stations, .station)) at random"
        case .systematic(let stations): "\(count(stations, .station)) at equal distances"
        case .stratified(let stations, let strata, let rule):
            "\(count(stations, .station)) in \(count(strata, .stratum))" + (rule.map { " (\($0))" } ?? "")
        case .clusters(let clusters, let all): "\(count(clusters, .cluster)) out of \(number(all))"
        case .twoStage(let clusters, let all, let each):
            "\(count(clusters, .cluster)) out of \(number(all))\(upTo(each))"
        case .unequalClusters(let draws, let all, let each):
            "\(count(draws, .draw)) of \(counted(all, "cluster", "clusters")) by size\(upTo(each))"
        }
    }

    public var simulatedBounds: String {
        "Where no or every sample counts, ≤ or ≥ stands before the exact one-sided 95 % bound."
    }

    public func simulatedMissing(rate: String, pair: Choice?, odds: String?) -> String {
        let skew = pair.flatMap { pair in
            odds.map {
                ", more often where \(choice(pair)) is strong (odds times \($0) for every 10 points)"
            }
        }
        return "\(rate) % of the \(stations) never report\(skew ?? "")."
    }

    public func leadCovered(_ first: Choice, over second: Choice, in rate: String, halfWidth: String)
        -> String
    {
        "Lead of \(choice(first)) over \(choice(second)): covered in \(rate), mean half-width \(halfWidth) points."
    }

    public func falseFlags(level: String, rate: String) -> String {
        "False flags (a true share outside the \(level) % simultaneous intervals): \(rate)."
    }

    public func falseRejections(alpha: String, rate: String) -> String {
        "False rejections by the joint test at \(alpha) %: \(rate)."
    }

    public func stationsReceived(mean: String, degreesOfFreedom: String) -> String {
        "\(stations.capitalizedFirst) received: \(mean) on average; median degrees of freedom: \(degreesOfFreedom)."
    }

    public func unusableSamples(_ count: Int) -> String {
        "\(self.count(count, .sample)) gave no estimate, because hardly any \(station) arrived, and are not in the figures."
    }

    public func verdictsOfSamples(
        _ samples: Int, draws: Int, inner: String, outer: String, outside: String, notConsistent: String
    ) -> String {
        "Verdicts on \(count(samples, .sample)), each held against \(count(draws, .sample)) drawn from the count: the whole outside \(inner) % in \(outside), not consistent (outside \(outer) %) in \(notConsistent)."
    }

    public func verdictsOfRegions(
        by: String, least: Int, areClusters: Bool, tested: Int, inner: String, outside: String,
        notConsistent: String, standOut: String
    ) -> String {
        "Regions (\(by)) with at least \(least) \(areClusters ? "clusters" : stations) in the sample: \(number(tested)) tested, outside \(inner) % in \(outside), not consistent in \(notConsistent); some region of a sample stands out when all are looked at together in \(standOut)."
    }

    public func cases(_ count: Int, of total: Int, bound: String?, isUpper: Bool) -> String {
        "\(number(count)) of \(number(total))"
            + (bound.map { " (\(isUpper ? "at most" : "at least") \($0) %)" } ?? "")
    }
}
