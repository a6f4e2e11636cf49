/// A place in a workbook: a sheet and, where one is meant, a cell of it.
public struct SheetPlace: Sendable, Hashable {
    public var sheet: String
    /// As a spreadsheet calls it: `C17`.
    public var cell: String?

    public init(sheet: String, cell: String? = nil) {
        self.sheet = sheet
        self.cell = cell
    }

    /// The row of the cell, from 1.
    public var row: Int? { cell.flatMap { Int($0.drop { !$0.isNumber }) } }

    /// Sheet and cell in one text: `Sheet1!C17`.
    public var reference: String { cell.map { "\(sheet)!\($0)" } ?? sheet }
}

extension TableProblem {
    /// A fault of a sheet or of one of its cells.
    ///
    /// - Parameters:
    ///   - file: The workbook.
    ///   - place: Sheet and cell.
    ///   - value: What stands in the cell.
    ///   - kind: What is the matter.
    public init(file: String, at place: SheetPlace, value: String? = nil, _ kind: any FaultKind) {
        self.init(file: file, value: value, kind)
        self.place = place
    }
}
