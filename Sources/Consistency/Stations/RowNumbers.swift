import Elections
import Ground

/// What rows are numbered within their region, and within the region above where they are alone in theirs.
struct RowNumbers {
    private let stations: CheckedStations
    private let excerpt: StationExcerpt
    private let rows: [Int32: [Int]]

    init(_ stations: CheckedStations, _ excerpt: StationExcerpt) {
        self.stations = stations
        self.excerpt = excerpt
        rows = excerpt.rowsOfUnit
    }

    private func number(_ row: Int) -> String { excerpt.table.stationNumbers?[row] ?? "" }

    func name(_ row: Int) -> String {
        let (unit, tree) = (excerpt.units[row], stations.rollUp.tree)
        guard rows[unit]?.count == 1, !tree.levels.isEmpty else { return number(row) }
        let codes = tree.codes(level: tree.levels.count - 1, unit: Int(unit)).suffix(2)
        let (above, own) = (codes.first ?? "", codes.last ?? "")
        return "\(own.hasPrefix(above) && codes.count > 1 ? String(own.dropFirst(above.count)) : own)/"
            + number(row)
    }

    /// Whether it has the greatest number of its region, next to that of a station.
    func isNext(_ row: Int) -> Bool {
        guard follows(row), let own = Int(number(row)), let rows = rows[excerpt.units[row]] else {
            return false
        }
        return rows.allSatisfy { (Int(number($0)) ?? 0) <= own }
    }

    /// Whether a station of its region has the number before it: then it may be the next.
    func follows(_ row: Int) -> Bool {
        guard let own = Int(number(row)), let rows = rows[excerpt.units[row]] else { return false }
        return rows.contains { Int(number($0)) == own - 1 }
    }
}
