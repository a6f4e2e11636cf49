import Elections
import Ground

/// Figures that cannot be what the form says: 0 registered voters, voters or ballots where votes were counted.
///
/// Such a zero is a page that nobody has read yet, or a station without a register of its own; it is not a count, and
/// no rule that needs the figure is asked there. Source: 243 stations of Jakarta 2024 whose administration page had not
/// been read when their votes had.
struct UnreadFigures: Sendable, Equatable {
    /// A figure of a row.
    struct Place: Sendable, Equatable {
        var column: Int
        var row: Int
    }

    /// Columns that cannot be 0 where votes were counted.
    static let names: Set<String> = ["registered", "voters_total", "ballots_used", "ballots_received"]

    private let columns: [Int]
    /// Columns of votes: `valid`, else those of the pairs.
    private let votes: [Int]

    /// - Parameter names: Names of the columns of counts, in their order.
    init(_ names: [String]) {
        columns = names.indices.filter { UnreadFigures.names.contains(names[$0]) }
        votes =
            names.firstIndex(of: "valid").map { [$0] }
            ?? names.indices.filter { Choice.isColumn(names[$0]) }
    }

    /// The unread figures of some rows, column after column.
    ///
    /// - Parameters:
    ///   - counts: Values of the columns.
    ///   - rows: Number of rows.
    func places(_ counts: [CountColumn], _ rows: Int) -> [Place] {
        guard !votes.isEmpty else { return [] }
        var found: [Place] = []
        for column in columns where UnreadFigures.hasZero(counts[column], rows) {
            for row in 0..<rows
            where counts[column][row] == 0 && votes.contains(where: { counts[$0].cells[row].number > 0 }) {
                found.append(Place(column: column, row: row))
            }
        }
        return found
    }

    private static func hasZero(_ column: CountColumn, _ rows: Int) -> Bool {
        let cells = column.cells.span
        // Every column has a value for every row.
        var zeros: Int32 = 0
        for row in 0..<rows { zeros |= cells[unchecked: row].number == 0 ? 1 : 0 }
        return zeros != 0
    }

    /// The columns without their unread figures.
    static func blanking(
        _ places: [Place], in counts: [CountColumn], _ rows: Int
    ) -> [CountColumn] {
        let columns = Dictionary(grouping: places, by: \.column)
        return counts.indices.map { column in
            var values = Array(counts[column].cells.prefix(rows))
            for place in columns[column] ?? [] { values[place.row] = .missing }
            return CountColumn(values)
        }
    }

    /// The figures of one form, 0 where they are unknown because they cannot be.
    ///
    /// - Parameter values: Counts in the order of the columns, blanked.
    func withZeros(_ values: [Int64?]) -> [Int64?] {
        var values = values
        for column in columns where values[column] == nil { values[column] = 0 }
        return values
    }

    /// The figures of one form, unknown where they are unread.
    ///
    /// - Parameter values: Counts in the order of the columns.
    func blanking(_ values: [Int64?]) -> [Int64?] {
        guard votes.contains(where: { values[$0] ?? 0 > 0 }) else { return values }
        var values = values
        for column in columns where values[column] == 0 { values[column] = nil }
        return values
    }
}
