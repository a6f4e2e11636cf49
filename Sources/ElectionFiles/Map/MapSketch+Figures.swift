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
                let pairs = zip(less, more).compactMap { small, large -> (small: Int, large: Int)? in
                    guard let small, let large, small > 0, large > 0 else { return nil }
                    return (small, large)
                }
                let over = pairs.count { $0.small > $0.large }
                if over * 100 > pairs.count * (100 - MapSketch.some) {
                    makeUnsure(key, small, .contradicts(large, rows: over, of: pairs.count))
                    makeUnsure(larger, large, .contradicts(small, rows: over, of: pairs.count))
                } else if larger == "registered", pairs.count >= MapSketch.leastEqual,
                    Set(pairs.map(\.large)).count > 1, pairs.allSatisfy({ $0.small == $0.large })
                {
                    makeUnsure(larger, large, .equals(small))
                }
            }
        }
    }

    /// So many stations at which everybody voted there are hardly ever.
    private static let leastEqual = 5

    private func column(_ figure: String) -> String? {
        guard let columns = map.figures.first(where: { $0.name == figure })?.columns, columns.count == 1
        else { return nil }
        return columns[0]
    }

    /// Makes a part unsure that rests on a name alone.
    private mutating func makeUnsure(_ key: String, _ column: String, _ reason: MapDraft.Reason) {
        guard let place = parts.firstIndex(where: { $0.key == key && $0.columns == [column] }),
            parts[place].isSure, parts[place].reason == .name
        else { return }
        (parts[place].isSure, parts[place].reason) = (false, reason)
    }
}
