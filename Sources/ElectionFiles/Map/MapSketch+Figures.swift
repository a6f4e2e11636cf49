import Elections

// Figures that are what they are called only where they fit each other.
extension MapSketch {
    /// Doubts figures that cannot be what their names say: more valid votes than ballots, or more ballots than registered voters, in
    /// many rows; or as many registered voters as ballots in all of them.
    mutating func checkFigures() {
        let order = ["valid", "ballots_used", "registered"]
        for (place, key) in order.enumerated() {
            for larger in order[(place + 1)...] {
                guard let small = column(key), let large = column(larger), let less = counts(small),
                    let more = counts(large)
                else { continue }
                let rows = less.indices.filter { (less[$0] ?? 0) > 0 && (more[$0] ?? 0) > 0 }
                let over = rows.count { less[$0]! > more[$0]! }
                if over * 100 > rows.count * (100 - MapSketch.some) {
                    doubt(key, small, .contradicts(large, rows: over, of: rows.count))
                    doubt(larger, large, .contradicts(small, rows: over, of: rows.count))
                } else if larger == "registered", rows.count >= MapSketch.leastEqual,
                    Set(rows.map { more[$0] }).count > 1, rows.allSatisfy({ less[$0] == more[$0] })
                {
                    doubt(larger, large, .equals(small))
                }
            }
        }
    }

    /// Rows in which everybody voted hardly ever.
    private static let leastEqual = 5

    private func column(_ figure: String) -> String? {
        guard let columns = map.figures.first(where: { $0.name == figure })?.columns, columns.count == 1
        else { return nil }
        return columns[0]
    }

    /// Makes a part unsure that rests on a name alone.
    private mutating func doubt(_ key: String, _ column: String, _ reason: MapDraft.Reason) {
        guard let place = parts.firstIndex(where: { $0.key == key && $0.columns == [column] }),
            parts[place].isSure, parts[place].reason == .name
        else { return }
        (parts[place].isSure, parts[place].reason) = (false, reason)
    }
}
