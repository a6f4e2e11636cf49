import Ground

/// A sheet as the CSV that an export of its exact values would be: UTF-8, commas, LF, all rows of one width.
public struct SheetText: Sendable {
    /// Name of the workbook or database.
    public let file: String
    /// Name of the sheet or table.
    public let sheet: String
    /// The file; the first row that is not empty is the header.
    public let csv: [UInt8]
    /// Names in the header, without blanks at either end.
    public let header: [String]
    public internal(set) var notices: [WorkbookNotice]
    private let rows: [UInt32]
    private let lines: [UInt32]
    private let hasCells: Bool

    init(_ writer: consuming SheetWriter, notices: [WorkbookNotice], hasCells: Bool = true) {
        (file, sheet, header) = (writer.file, writer.sheet, writer.header)
        self.notices = notices
        (rows, lines) = (writer.rows, writer.lines)
        self.hasCells = hasCells
        csv = writer.bytes
    }

    /// How many rows there are, with the header.
    public var rowCount: Int { rows.count }

    /// Where a cell of the CSV stands in the sheet.
    ///
    /// - Parameters:
    ///   - line: Line of the CSV, from 1, on which the row starts or any later one of it.
    ///   - column: From 0.
    /// - Returns: Row of the sheet, from 1, and the cell's name.
    public func place(line: Int, column: Int) -> (row: Int, cell: String) {
        var index = line - 1
        if !lines.isEmpty {
            // The last row that starts on the line or before it.
            var (low, high) = (0, lines.count)
            while low < high {
                let middle = (low + high) / 2
                if Int(lines[middle]) <= line { low = middle + 1 } else { high = middle }
            }
            index = low - 1
        }
        let row = Int(rows[max(0, min(index, rows.count - 1))])
        return (row, CellName.cell(row: row, column: column))
    }

    /// Faults of the CSV at the places of the sheet that they come from.
    ///
    /// - Parameter problems: With lines of the CSV and names, or numbers from 1, of columns.
    /// - Returns: The same faults with sheet and cell, or, of a database, with the row.
    public func placed(_ problems: TableProblems) -> TableProblems {
        problems.mapping { problem in
            var moved = problem
            guard problem.place == nil else { return problem }
            moved.file = hasCells ? file : "\(file)#\(sheet)"
            let column = problem.column.flatMap { name in
                header.firstIndex(of: name)
                    ?? Int(name).flatMap { header.indices.contains($0 - 1) ? $0 - 1 : nil }
            }
            if !hasCells {
                moved.line = problem.line.map { place(line: $0, column: 0).row }
            } else if let line = problem.line, let column {
                moved.place = SheetPlace(sheet: sheet, cell: place(line: line, column: column).cell)
                (moved.line, moved.column) = (nil, nil)
            } else {
                moved.place = SheetPlace(sheet: sheet)
                moved.line = problem.line.map { place(line: $0, column: 0).row }
            }
            return moved
        }
    }
}
