import Elections
import Ground

/// Rows of one region of a file of stations.
struct RowsOfUnit {
    private let stations: CheckedStations
    private let excerpt: StationExcerpt

    init(_ stations: CheckedStations, unit: Int32) throws {
        self.stations = stations
        excerpt = try stations.stations(of: [unit])
    }

    /// Lines of rows that stand together and have some sums; none where no rows do.
    ///
    /// - Parameters:
    ///   - figures: The sums.
    ///   - measures: Of what.
    func lines(ofSum figures: [Int?], measures: [RollUp.Measure]) -> Set<Int> {
        let columns = measures.map { excerpt.table.column($0) }
        var start = 0
        while start < excerpt.rows.count {
            var end = start + 1
            while end < excerpt.rows.count, excerpt.rows[end] == excerpt.rows[end - 1] + 1 { end += 1 }
            let isMet = measures.indices.allSatisfy { measure in
                guard let figure = figures[measure] else { return false }
                if measures[measure] == .stations { return figure == end - start }
                guard let column = columns[measure] else { return true }
                return (start..<end).reduce(0) { $0 + (column[$1] ?? 0) } == figure
            }
            if isMet { return Set((start..<end).map { stations.line(excerpt.rows[$0]) }) }
            start = end
        }
        return []
    }
}
