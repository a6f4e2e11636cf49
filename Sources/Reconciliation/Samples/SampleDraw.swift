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
    private let sample: StationSample

    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: The official file.
    ///   - places: Where the stations that arrived stand there.
    init(_ sample: StationSample, official: StationTable, places: StationPlaces) {
        let rows = places.places.map { place -> Int? in
            if case .row(let row) = place { row } else { nil }
        }
        isCompared = rows.map { $0 != nil }
        listed = sample.withVotes(
            official.votes.map { column in
                rows.map { row in row.flatMap { column[$0] }.map(Double.init) ?? 0 }
            })
        self.sample = sample
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
        let isOutside = { (limits: (Comparison.ComparedShare) -> Interval?) in
            zip(choices, shares).contains { choice, share in
                guard let interval = limits(choice) else { return false }
                let shift = share - choice.estimate
                return !Interval(low: interval.low + shift, high: interval.high + shift).contains(0)
            }
        }
        guard isOutside(\.simultaneous), isAsFar(choices, shares) else { return }
        comparison.reasons.append(.drawStandsOut)
        if comparison.verdict == .inconsistent, isOutside(\.edge) {
            comparison.verdict = .sampleNotAsDeclared
        }
    }

    /// Part of a gap that what was recorded may have of it, where the gap is said to lie in the draw.
    private static let ofRecording = 0.1

    /// Whether what was recorded otherwise has hardly a part in the gaps that lie outside their limits.
    private func isAsFar(_ choices: [Comparison.ComparedShare], _ listed: [Double]) -> Bool {
        zip(choices, listed).allSatisfy { choice, share in
            choice.simultaneous?.contains(0) != false
                || abs(share - choice.estimate) <= SampleDraw.ofRecording * abs(choice.difference)
        }
    }
}
