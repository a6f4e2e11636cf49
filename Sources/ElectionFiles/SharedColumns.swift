import Elections
import Ground

/// Columns that describe what several rows make together, as those of a reading or a capture.
///
/// Rows must agree on them; an empty cell says nothing, so that what stands on one row holds for all.
struct SharedColumns<Record> {
    struct Column {
        let name: String
        fileprivate let isSame: (Record, Record) -> Bool
        fileprivate let copy: (inout Record, Record) -> Void

        init<Value>(
            _ name: String, _ path: WritableKeyPath<Record, Value>,
            by isSame: @escaping (Value, Value) -> Bool
        ) {
            self.name = name
            self.isSame = { isSame($0[keyPath: path], $1[keyPath: path]) }
            copy = { $0[keyPath: path] = $1[keyPath: path] }
        }

        init(_ name: String, _ path: WritableKeyPath<Record, some Equatable>) {
            self.init(name, path, by: ==)
        }
    }

    private let columns: [Column]
    /// Names of the columns that a row of each record has filled.
    private var filled: [Set<String>] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// Begins the next record with its first row.
    mutating func begin(_ row: RowReader) {
        filled.append(Set(columns.map(\.name).filter { !row.text($0).isEmpty }))
    }

    /// Takes what a further row says of a record.
    ///
    /// - Parameters:
    ///   - next: The record of that row alone.
    ///   - number: Of the record, in the order in which they began.
    /// - Returns: The first column in which the row says something else.
    mutating func take(
        _ row: RowReader, of next: Record, into record: inout Record, number: Int
    ) -> String? {
        for column in columns where !row.text(column.name).isEmpty {
            if filled[number].insert(column.name).inserted {
                column.copy(&record, next)
            } else if !column.isSame(record, next) {
                return column.name
            }
        }
        return nil
    }
}
