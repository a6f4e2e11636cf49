import Consistency
import Elections
import Figures
import Wording

/// The stations that a reader asks for first: those whose votes fell, and those of which figures came in for the first time.
struct DiffStationLists {
    private let diff: StationDiff
    private let wording: any Wording
    /// Votes of the pairs.
    private let pairs: [Int]
    /// Stations that stand elsewhere with the figures they had, where they stand now.
    private let moved: Set<Int>

    /// Stations of one table; all are in `changes.csv`.
    private static let most = 20

    init(_ result: CountDiff, _ wording: any Wording) {
        diff = result.diff
        pairs = ChangeBlocks.votes(result.diff)
        moved = Set(result.moved.map(\.to))
        self.wording = wording
    }

    /// Stations where votes of a pair are fewer than before, the largest fall first; `nil` where there are none.
    var falls: Table? {
        let fallen = (0..<diff.count).compactMap { station -> (station: Int, votes: Int)? in
            guard diff.kinds[station] == .changed else { return nil }
            let lost = pairs.reduce(0) { sum, pair in
                guard case (let old?, let new?) = diff.values(pair, station) else { return sum }
                return sum + max(0, old - new)
            }
            return lost > 0 ? (station, lost) : nil
        }.sorted { ($1.votes, $0.station) < ($0.votes, $1.station) }
        return table(.falls, fallen.map(\.station), hasOlder: true)
    }

    /// Stations of which no votes were known before, wherever they stood; `nil` where there are none.
    var arrivals: Table? {
        let stations = (0..<diff.count).filter { station in
            let values = pairs.map { diff.values($0, station) }
            return diff.kinds[station] != .removed && !moved.contains(station)
                && values.allSatisfy { $0.old == nil }
                && values.contains { $0.new != nil }
        }
        return table(.arrivals, stations, hasOlder: false)
    }

    private func table(_ title: DiffLabel, _ stations: [Int], hasOlder: Bool) -> Table? {
        guard !stations.isEmpty else { return nil }
        let shown = stations.prefix(DiffStationLists.most)
        let columns: [DiffLabel] = hasOlder ? [.older, .newer, .change] : [.newer]
        let named = pairs.prefix(6)
        let lowest = diff.levels.count - 1
        let numeric = 2..<(2 + columns.count + named.count)
        return Table(
            title: .label(wording.label(diff: title)),
            header: Cell.row(
                [wording.level(diff.levels[lowest]), wording.label(diff: .station)]
                    + columns.map { wording.label(diff: $0) } + named.map { diff.measures[$0].name },
                numeric: numeric),
            rows: shown.map { station in
                let values = pairs.map { diff.values($0, station) }
                let (old, new) = (sum(values.map(\.old)), sum(values.map(\.new)))
                let texts =
                    hasOlder
                    ? [wording.number(old), wording.number(new), wording.signed(new - old)]
                    : [wording.number(new)]
                return Cell.row(
                    [
                        diff.name(level: lowest, region: diff.region(of: station, level: lowest)),
                        diff.number(of: station),
                    ] + texts + named.map { change(values[$0 - pairs[0]], hasOlder) }, numeric: numeric)
            },
            notes: stations.count > shown.count
                ? [wording.firstStations(shown.count, of: stations.count)] : [])
    }

    private func sum(_ votes: [Int?]) -> Int { votes.compactMap { $0 }.reduce(0, +) }

    /// The change of a pair, or its votes where there were none.
    private func change(_ value: (old: Int?, new: Int?), _ hasOlder: Bool) -> String {
        guard let new = value.new else { return "" }
        guard hasOlder, let old = value.old else { return wording.number(new) }
        return wording.signed(new - old)
    }
}
