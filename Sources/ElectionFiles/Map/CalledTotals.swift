import Elections
import Ground

/// Rows that a column which tells no place calls a total, with that word: by name where the column gives most stations a text
/// of their own, or by a state or a kind that many share, as the state of a count that is complete may be called too.
///
/// None of a column that calls more than half of the rows so, as one of modes of voting does.
struct CalledTotals {
    private let names: [Int: String]
    private let states: [Int: String]
    /// Columns that tell the rows of a station apart.
    private let parts: [CodeColumn]

    /// - Parameters:
    ///   - columns: Columns that name neither levels nor stations.
    ///   - stations: A number for the station of each row, where a station has several; each row is one else.
    ///   - parts: Columns that tell the rows of a station apart.
    init(_ columns: [CodeColumn], stations: [Int32]? = nil, parts: [CodeColumn] = []) {
        var (names, states): ([Int: String], [Int: String]) = ([:], [:])
        for column in columns {
            let isTotal = column.codes.map(TotalNames.isTotal)
            guard isTotal.contains(true) else { continue }
            let rows = column.ids.indices.filter { column.ids[$0] >= 0 && isTotal[Int(column.ids[$0])] }
            guard 2 * rows.count <= column.ids.count else { continue }
            let others = column.ids.indices.filter {
                column.ids[$0] >= 0 && !isTotal[Int(column.ids[$0])]
            }
            let units = stations.map { stations in Set(others.map { stations[$0] }).count } ?? others.count
            if 2 * Set(others.map { column.ids[$0] }).count > units {
                for row in rows where names[row] == nil { names[row] = column[row] }
            } else {
                for row in rows where states[row] == nil { states[row] = column[row] }
            }
        }
        (self.names, self.states, self.parts) = (names, states, parts)
    }

    var isEmpty: Bool { names.isEmpty && states.isEmpty }

    /// Whether a name of a row calls it a total.
    func hasName(_ row: Int) -> Bool { names[row] != nil }

    /// Rows that are called totals by name, and those among the others that have no place and number of their own: one that has
    /// may be a station whose count is called total because it is complete, and is known as a total by its sums alone.
    ///
    /// - Parameters:
    ///   - levels: Codes of the regions of each row.
    ///   - numbers: Numbers of the stations.
    ///   - isNumbered: Whether stations have numbers.
    func rows(_ levels: [CodeColumn], _ numbers: CodeColumn, isNumbered: Bool) -> [Int: String] {
        guard !states.isEmpty else { return names }
        let columns = levels + [numbers] + parts
        let keys = numbers.ids.indices.map { row in columns.map { $0.ids[row] } }
        let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
        return names.merging(
            states.filter { row, _ in isNumbered && numbers.ids[row] < 0 || counts[keys[row], default: 0] > 1
            }
        ) { name, _ in name }
    }
}
