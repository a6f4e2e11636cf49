/// Two columns that stand the wrong way round in one of two files: in nearly every station that changed, each has the other's figure.
struct ExchangedColumns: Equatable {
    /// Positions of the measures.
    let first: Int
    let second: Int
    /// Stations at which that is all that changed, and all that changed.
    let stations: Int
    let changed: Int

    /// Fewer stations may have slips of their own.
    private static let fewest = 10
    /// Part of the stations that changed, percent.
    private static let most = 90

    /// - Returns: `nil` where there are none.
    init?(_ diff: StationDiff) {
        var counts: [[Int]: Int] = [:]
        var changed = 0
        for station in diff.kinds.indices where diff.kinds[station] == .changed {
            changed += 1
            let places = diff.measures.indices.filter {
                diff.before[$0][station] != diff.after[$0][station]
            }
            guard places.count == 2, let old = diff.values(places[0], station).old,
                old == diff.values(places[1], station).new,
                diff.values(places[1], station).old == diff.values(places[0], station).new
            else { continue }
            counts[places, default: 0] += 1
        }
        guard let (places, stations) = counts.max(by: { $0.value < $1.value }),
            stations >= ExchangedColumns.fewest, 100 * stations >= ExchangedColumns.most * changed
        else { return nil }
        (first, second) = (places[0], places[1])
        self.stations = stations
        self.changed = changed
    }
}
