/// A column of counts.
@frozen
public struct CountColumn: Sendable {
    public let cells: Cells<Count>

    @inlinable
    init(_ cells: Cells<Count>) { self.cells = cells }

    /// - Parameter values: The count of every row.
    public init(_ values: some Collection<Count>) { cells = Cells(values) }

    /// - Parameter values: The count of every row; none is missing.
    @_disfavoredOverload
    public init(_ values: some Collection<Int32>) { cells = Cells(values.map { Count($0) }) }

    /// The value of a row, `nil` where the cell is empty.
    @inlinable
    public subscript(row: Int) -> Int? { cells[row].value }

    /// The column of some rows, in the order given.
    public func selecting(_ rows: [Int]) -> CountColumn { CountColumn(cells.selecting(rows)) }
}
