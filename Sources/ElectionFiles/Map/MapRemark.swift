import Ground

/// What applying a map, or reading a foreign file, made of cells that were not as they should be.
public enum MapRemark: Sendable, Hashable, Codable {
    /// A column whose name differs from the one wanted only in letter case or blanks.
    case headerDiffers(wanted: String, found: String)
    /// Whole numbers with zeros behind the point: `259.0` is 259.
    case zeroDecimals(cells: Int, line: Int, column: String, value: String)
    /// Codes that look like dates which a spreadsheet made of them.
    case dates(cells: Int, line: Int, column: String, value: String)
    /// Stations without a row for some choice, whose votes are unknown.
    case missingRows(stations: Int, line: Int, choice: String)
    /// Stations that lack rows of some choices, which have no votes there by the map.
    case zerosLeftOut(stations: Int)
    /// Rows of which no cell is filled: spreadsheets leave some behind.
    case rowsEmpty(Int, line: Int)
    /// Rows of a long file that its conditions leave out, and those that are used.
    case rowsLeftOut(Int, used: Int)
    /// Rows that give the total of their modes, which were compared and not added.
    case totalsOfModes(Int)

    /// The same remark with its line in the file from which a text was made.
    public func placed(_ places: FilePlaces) -> MapRemark {
        switch self {
        case .zeroDecimals(let cells, let line, let column, let value):
            .zeroDecimals(cells: cells, line: places.line(line), column: column, value: value)
        case .dates(let cells, let line, let column, let value):
            .dates(cells: cells, line: places.line(line), column: column, value: value)
        case .missingRows(let stations, let line, let choice):
            .missingRows(stations: stations, line: places.line(line), choice: choice)
        case .rowsEmpty(let rows, let line): .rowsEmpty(rows, line: places.line(line))
        case .headerDiffers, .zerosLeftOut, .rowsLeftOut, .totalsOfModes: self
        }
    }
}
