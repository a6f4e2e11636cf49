import Elections
import Estimation
import Ground
import Statistics

/// Whether a gap between a sample and the official result lies in the draw or in what was recorded.
///
/// The official figures of the sampled stations, weighted, differ from the official result by the draw alone: no
/// recording takes part. Where they lie outside the limits that the declared design sets, the sample is not the
/// random sample that was declared, or the official figures of other stations were changed by somebody who knew the
/// sample: the estimate questions no figure of the stations that were read.
struct SampleDraw: Sendable {
    /// The sample with the official figures of its stations.
    private let listed: StationSample
    private let isCompared: [Bool]
    private let matched: MatchedStations
    private let sample: StationSample
    private let edgeLevel: Double

    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: The official file.
    ///   - places: Where the stations that arrived stand there.
    ///   - matched: What comparing them one by one says.
    ///   - edgeLevel: Level of the outer intervals, a fraction.
    init(
        _ sample: StationSample, official: StationTable, places: StationPlaces, matched: MatchedStations,
        edgeLevel: Double
    ) {
        let rows = places.places.map { place -> Int? in
            if case .row(let row) = place { row } else { nil }
        }
        isCompared = rows.map { $0 != nil }
        listed = sample.withVotes(
            official.votes.map { column in
                rows.map { row in row.flatMap { column[$0] }.map(Double.init) ?? 0 }
            })
        self.sample = sample
        self.matched = matched
        self.edgeLevel = edgeLevel
    }

    /// Corrects the verdict of an estimate that lies outside its limits.
    ///
    /// The official figures of its stations are held against the same limits as the estimate itself.
    /// - Parameters:
    ///   - comparison: The estimate beside the official result, judged.
    ///   - domain: Stations of the region, a value for each that arrived; `nil` for the whole.
    /// - Throws: As the estimate itself.
    func judge(_ comparison: inout Comparison, domain: [Bool]?) throws {
        guard comparison.verdict.isOutside else { return }
        let kept = isCompared.indices.map { isCompared[$0] && domain?[$0] ?? true }
        guard kept.indices.contains(where: { kept[$0] && listed.valid[$0] > 0 }) else { return }
        // A stratum of which only some stations were compared has no ratio of its own.
        if sample.options.estimator == .separateRatio && isCompared.contains(false) { return }
        let shares = try listed.shares(domain: kept).shares
        let choices = comparison.choices
        let isOutside = { (limits: (Comparison.Choice) -> Interval?) in
            zip(choices, shares).contains { choice, share in
                guard let interval = limits(choice) else { return false }
                let shift = share - choice.estimate
                return !Interval(low: interval.low + shift, high: interval.high + shift).contains(0)
            }
        }
        guard
            isOutside(\.edge) || isOutside(\.simultaneous) && !recordingStandsOut(domain)
        else { return }
        comparison.reasons.append(.drawStandsOut)
        if comparison.verdict == .inconsistent { comparison.verdict = .sampleNotAsDeclared }
    }

    /// Whether the stations of a region differ from their official figures to one side, more than chance explains
    /// at the outer level.
    private func recordingStandsOut(_ domain: [Bool]?) -> Bool {
        guard let domain else { return matched.recordingStandsOut }
        let inside = Set(domain.indices.filter { domain[$0] }.map { sample.received[$0] })
        let errors = matched.differences.filter { inside.contains($0.row) }.map {
            ($0.officialVotes[matched.leader] - $0.votes[matched.leader])
                - ($0.officialVotes[matched.runnerUp] - $0.votes[matched.runnerUp])
        }
        let (over, under) = (errors.count { $0 > 0 }, errors.count { $0 < 0 })
        return over + under > 0
            && Binomial.twoSidedP(over, p: 0.5, n: over + under) <= 1 - edgeLevel
    }
}
