import Elections
import Ground
import Statistics

/// Which changes favour a pair, and how likely each would if it struck the votes of all pairs in proportion.
///
/// A change favours the pair where it raises the pair's share of the station's votes. Where a single figure changed, a
/// gain is the pair's with a probability of its share there (both files together) and favours it, and so does a loss of
/// any other pair. Where several did, each is taken to strike a pair by itself; the probability is that of a higher share
/// against a lower one, and at least one half, because votes struck in proportion leave only chance to either side. They
/// count for neither side where they leave the pair within one vote of its share, which rounding does.
///
/// Two figures that changed places, after which the pair that leads in the region around leads at the station too, are not
/// counted: mending an exchange always does that (``ExpectedSplit``).
struct ChangeSides: Sendable {
    typealias Count = (favouring: Int, counted: Int)

    /// Favourable and counted changes up to each station.
    private var favouring = [0]
    private var counted = [0]
    /// Probability that the change of a station favours the pair in proportion; below 0 where it counts for neither side.
    private var chances: [Double] = []

    /// With more changes the normal distribution stands for the Poisson-binomial one.
    static let most = 2_000
    /// Figures of a station that are taken to strike pairs by themselves; of more only the largest.
    private static let mostFigures = 6

    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - votes: Positions of the votes of the pairs among the measures.
    ///   - pair: The pair.
    ///   - inOrder: Stations whose change is not counted.
    init(_ diff: StationDiff, _ votes: [Int], pair: Choice, inOrder: Set<Int>) {
        chances.reserveCapacity(diff.count)
        for station in 0..<diff.count {
            let change =
                diff.kinds[station] == .changed && !inOrder.contains(station)
                ? ChangeSides.change(diff, station, votes, pair) : nil
            favouring.append(favouring[station] + (change?.sign == 1 ? 1 : 0))
            counted.append(counted[station] + (change == nil ? 0 : 1))
            chances.append(change.flatMap { $0.sign == 0 ? nil : $0.chance } ?? -1)
        }
    }

    /// Changes that favour the pair, and all that are counted.
    func tally(_ stations: Range<Int>) -> Count {
        (
            favouring[stations.upperBound] - favouring[stations.lowerBound],
            counted[stations.upperBound] - counted[stations.lowerBound]
        )
    }

    /// How many changes would favour the pair in proportion to votes.
    func expected(_ stations: Range<Int>) -> Double {
        chances[stations].reduce(0) { $0 + max(0, $1) }
    }

    /// Probability that all changes favour the pair in proportion to votes.
    func least(_ stations: Range<Int>) -> Double {
        chances[stations].reduce(1) { $1 < 0 ? $0 : $0 * $1 }
    }

    /// Probability of so many favourable changes or more in proportion to votes.
    ///
    /// - Parameters:
    ///   - number: Favourable changes.
    ///   - ranges: Stations.
    /// - Throws: `StatisticsError` for a probability that is none.
    func inProportion(_ number: Int, _ ranges: [Range<Int>]) throws -> Double {
        let own = ranges.flatMap { chances[$0].filter { $0 >= 0 } }
        guard number > 0 else { return 1 }
        if own.count <= ChangeSides.most { return try PoissonBinomial(own).probability(atLeast: number) }
        let (mean, variance) = own.reduce((0, 0)) { ($0.0 + $1, $0.1 + $1 * (1 - $1)) }
        guard variance > 0 else { return Double(number) <= mean ? 1 : 0 }
        return Normal.upperTail((Double(number) - 0.5 - mean) / variance.squareRoot())
    }

    /// The side to which a change moves the pair's share and the chance of a higher one; `nil` where no vote of a pair
    /// changed or one is unknown.
    private static func change(
        _ diff: StationDiff, _ station: Int, _ votes: [Int], _ pair: Choice
    ) -> (sign: Int, chance: Double)? {
        var (before, after, own, figures) = (0, 0, (old: 0, new: 0), [Int]())
        for (place, measure) in votes.enumerated() {
            guard case (let old?, let new?) = diff.values(measure, station) else { return nil }
            before += old
            after += new
            if place == pair.index { own = (old, new) }
            if new != old { figures.append(new - old) }
        }
        guard !figures.isEmpty, before + after > 0 else { return nil }
        // Twice the gain of the share times the votes before and after, without rounding.
        let (gained, reach) = (own.new * before - own.old * after, before + after)
        let share = Double(own.old + own.new) / Double(reach)
        if figures.count == 1 { return (gained.signum(), figures[0] > 0 ? share : 1 - share) }
        // Within one vote of the share.
        if 2 * abs(gained) < reach { return (0, 0.5) }
        return (gained.signum(), max(0.5, chance(figures, share)))
    }

    /// Probability that changes of several figures raise a share rather than lower it, were each the pair's with the
    /// probability of that share.
    private static func chance(_ figures: [Int], _ share: Double) -> Double {
        let figures = figures.sorted { abs($0) > abs($1) }.prefix(mostFigures)
        var outcomes = [(sum: 0.0, p: 1.0)]
        for figure in figures {
            let size = Double(figure)
            var next: [(sum: Double, p: Double)] = []
            for outcome in outcomes {
                next.append((outcome.sum + size * (1 - share), outcome.p * share))
                next.append((outcome.sum - size * share, outcome.p * (1 - share)))
            }
            outcomes = next
        }
        let tolerance = 1e-9 * Double(figures.reduce(0) { $0 + abs($1) })
        var (up, down) = (0.0, 0.0)
        for outcome in outcomes {
            if outcome.sum > tolerance { up += outcome.p }
            if outcome.sum < -tolerance { down += outcome.p }
        }
        return up + down > 0 ? up / (up + down) : 0.5
    }

    /// Stations where votes changed and those of a pair are unknown before or after, in the order of the diff.
    static func unknown(_ diff: StationDiff, _ votes: [Int]) -> [Int] {
        diff.kinds.indices.filter { station in
            diff.kinds[station] == .changed
                && votes.contains { diff.before[$0][station] != diff.after[$0][station] }
                && votes.contains {
                    diff.before[$0][station].isMissing || diff.after[$0][station].isMissing
                }
        }
    }

    /// Stations where two pairs' figures changed places and now stand in the order of the region around.
    static func exchangesInOrder(_ diff: StationDiff, _ votes: [Int]) -> Set<Int> {
        let level = max(0, diff.levels.count - 2)
        let sums = diff.join.oldSums
        guard !diff.levels.isEmpty else { return [] }
        var found: Set<Int> = []
        for station in 0..<diff.count where diff.kinds[station] == .changed {
            let changed = votes.filter { diff.before[$0][station] != diff.after[$0][station] }
            guard changed.count == 2, let first = changed.first, let second = changed.last,
                diff.before[first][station] == diff.after[second][station],
                diff.before[second][station] == diff.after[first][station],
                let own = diff.after[first][station].value,
                let theirs = diff.after[second][station].value,
                let one = sums.measures.firstIndex(of: diff.measures[first]),
                let other = sums.measures.firstIndex(of: diff.measures[second])
            else { continue }
            let unit = diff.region(of: station, level: level)
            guard diff.join.regions.isOld(level, unit) else { continue }
            let around = sums.levels[level].sum(one, unit) - sums.levels[level].sum(other, unit)
            let here = own - theirs
            if around.signum() == here.signum(), here != 0 { found.insert(station) }
        }
        return found
    }
}
