import Consistency
import Elections

/// Stations at which votes of one pair stand with another and nothing else of the pairs changed, by how many votes: what
/// most changes have in common is a fact to be said.
struct DiffMoves {
    /// So many votes from one pair to another.
    struct Move: Hashable {
        var from: Choice
        var to: Choice
        var votes: Int
    }

    /// Fewest stations of which a common change is said.
    static let fewest = 5

    /// Stations whose votes changed.
    let changed: Int
    /// The commonest move and its stations; `nil` where there is none.
    let commonest: (move: Move, stations: Int)?

    /// - Parameter diff: The stations that differ.
    init(_ diff: StationDiff) {
        let pairs = ChangeBlocks.votes(diff)
        var (all, counts) = (0, [Move: Int]())
        for station in 0..<diff.count where diff.kinds[station] == .changed {
            var changes: [(pair: Choice, votes: Int)] = []
            var isKnown = true
            for (pair, measure) in pairs.enumerated() {
                guard case (let old?, let new?) = diff.values(measure, station) else {
                    isKnown = false
                    continue
                }
                if old != new { changes.append((Choice(index: pair), new - old)) }
            }
            if !changes.isEmpty { all += 1 }
            guard isKnown, changes.count == 2, changes[0].votes == -changes[1].votes else { continue }
            let (loser, gainer) = changes[0].votes < 0 ? (changes[0], changes[1]) : (changes[1], changes[0])
            counts[Move(from: loser.pair, to: gainer.pair, votes: gainer.votes), default: 0] += 1
        }
        changed = all
        // Equally common ones by the numbers of their pairs.
        commonest = counts.max {
            ($0.value, $1.key.from, $1.key.to, $1.key.votes) < (
                $1.value, $0.key.from, $0.key.to, $0.key.votes
            )
        }.map { ($0.key, $0.value) }
    }
}
