import Elections
import Statistics

/// The two counts of one place whose turnout, or share of invalid ballots, are farthest apart for their margins, where no official
/// figure tells which of them is right.
///
/// Two figures that differ do not say which of them is off.
/// Source: Methods B4; Bonferroni over the pairs of counts.
public struct MeasureDifference: Sendable, Equatable {
    public var contest: String
    public var region: RegionCode
    public var measure: CountMeasure
    public var base: MeasureBase
    /// Pollsters, in the order of the file.
    public var sources: [String]
    /// As printed, percent.
    public var percents: [PrintedNumber]
    /// Of the first minus the second at the rounding most favourable to both; fractions. It holds for all pairs of counts together.
    public var interval: Interval
    /// Level of the interval, a fraction.
    public var level: Double

    /// The first minus the second as printed, a fraction.
    public var difference: Double { percents[0].fraction - percents[1].fraction }
    /// How far out in its range no difference lies: 1 is its end.
    private var reach: Double { abs(difference) / interval.halfWidth }

    /// Differences that margins do not explain, of each place and measure the one that is farthest out of its range.
    ///
    /// - Parameters:
    ///   - comparisons: Pages of counts, each count once.
    ///   - level: Level of the ranges, a fraction in (0, 1).
    static func unexplained(_ comparisons: [Comparison], level: Double) -> [MeasureDifference] {
        struct Place: Hashable {
            var contest: String
            var region: RegionCode
            var measure: CountMeasure
            var base: MeasureBase
        }
        var order: [Place] = []
        var figures: [Place: [(comparison: Comparison, measure: Comparison.Measure)]] = [:]
        for comparison in comparisons {
            for measure in comparison.measures where measure.official == nil {
                let place = Place(
                    contest: comparison.contest, region: comparison.region,
                    measure: measure.figure.measure, base: measure.figure.base)
                if figures[place] == nil { order.append(place) }
                figures[place, default: []].append((comparison, measure))
            }
        }
        return order.compactMap { place in
            let all = figures[place] ?? []
            let pairs = all.indices.flatMap { one in all.indices.dropFirst(one + 1).map { (one, $0) } }
            // A range of each by itself at the level of all pairs: its half width without the rounding is what adds up in squares.
            let shared = 1 - (1 - level) / Double(max(1, pairs.count))
            return pairs.compactMap { one, other -> MeasureDifference? in
                let (first, second) = (all[one], all[other])
                guard first.comparison.source != second.comparison.source,
                    let widths = [first, second].map({ found in
                        found.measure.ownInterval(
                            level: shared, levelPercent: found.comparison.page?.levelPercent?.value
                        )
                        .map { $0.halfWidth - found.measure.figure.percent.roundingHalfWidth / 100 }
                    }).allKnown()
                else { return nil }
                let rounding = [first, second].reduce(0) {
                    $0 + $1.measure.figure.percent.roundingHalfWidth / 100
                }
                let interval = Interval(
                    center: first.measure.estimate - second.measure.estimate,
                    halfWidth: (widths[0] * widths[0] + widths[1] * widths[1]).squareRoot() + rounding)
                return interval.contains(0)
                    ? nil
                    : MeasureDifference(
                        contest: place.contest, region: place.region, measure: place.measure,
                        base: place.base, sources: [first.comparison.source, second.comparison.source],
                        percents: [first.measure.figure.percent, second.measure.figure.percent],
                        interval: interval, level: level)
            }.max { $0.reach < $1.reach }
        }
    }
}

extension ReconciliationResult {
    /// Turnout or invalid ballots of two counts of a contest that their margins do not explain, where nothing official tells which is
    /// off.
    ///
    /// - Parameter contest: Id of the contest.
    public func measureDifferences(of contest: String) -> [MeasureDifference] {
        derived.measureDifferences[contest] ?? []
    }
}
