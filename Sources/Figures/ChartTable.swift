/// The numbers of a chart as a table of text: a caption, one header row, and rows of the same length.
public struct ChartTable: Sendable, Equatable {
    public var caption: String
    public var header: [String]
    public var rows: [[String]]
    /// Whether the column at each place holds numbers and is set to the right.
    public var isNumeric: [Bool]

    public init(caption: String, header: [String], rows: [[String]], isNumeric: [Bool]) {
        self.caption = caption
        self.header = header
        self.rows = rows
        self.isNumeric = isNumeric
    }

    /// Columns of even width with two spaces between them.
    public var plainText: String {
        guard !rows.isEmpty else { return "" }
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return isNumeric[column] ? space + cell : cell + space
            }
            var text = padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text
        }
        let rule = String(repeating: "-", count: widths.reduce(0, +) + 2 * (widths.count - 1))
        return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
    }
}
