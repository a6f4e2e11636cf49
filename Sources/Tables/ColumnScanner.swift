/// Reads rows of a part of a file into columns. The bytes must be followed by 64 readable ones.
///
/// The usual row, codes and digits between delimiters, is read many bytes at a time; anything else takes the
/// careful path, which knows quotes, blanks, number styles and every fault.
struct ColumnScanner {
    /// Where the cells of one file column go.
    enum Target {
        case skip
        case count(UnsafeMutablePointer<Int32>)
        case code(UnsafeMutablePointer<Int32>, table: Int, isGrouped: Bool)
        case number(UnsafeMutablePointer<Double>)

        /// Memory of a column of counts.
        var countBase: UnsafeMutablePointer<Int32>? {
            if case .count(let base) = self { base } else { nil }
        }

        /// Memory and table of a column of codes.
        var code: (base: UnsafeMutablePointer<Int32>, table: Int)? {
            if case .code(let base, let table, _) = self { (base, table) } else { nil }
        }

        var isGroupedCode: Bool {
            if case .code(_, _, isGrouped: true) = self { true } else { false }
        }
    }

    let file: String
    let header: [String]
    let targets: [Target]
    let delimiter: UInt8
    /// First byte of a line end, and how many bytes it has.
    let lineEnd: UInt8
    let lineEndLength: Int
    let style: NumberStyle
    /// Codes met in this part, one table for each code column.
    var tables: [CodeTable]
    var problems = TableProblems()
    /// Whether a cell began with a quote, which may hide line ends.
    var metQuote = false
    /// Line of every row, kept only where quotes may hide line ends.
    var lines: [Int32] = []
    let keepsLines: Bool
    /// Where the byte at which each row starts goes, if anywhere.
    let starts: UnsafeMutablePointer<Int>?
    /// The codes met last, one set for each code column.
    let recent: RecentCodes
    let plan: RowPlan
    var leading: LeadingCodes

    init(
        file: String, header: [String], targets: [Target], delimiter: UInt8, isCRLF: Bool,
        style: NumberStyle, tables: Int, keepsLines: Bool, starts: UnsafeMutablePointer<Int>? = nil,
        groups: UnsafeMutablePointer<Int32>? = nil
    ) {
        self.file = file
        self.header = header
        self.targets = targets
        self.delimiter = delimiter
        lineEnd = isCRLF ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
        lineEndLength = isCRLF ? 2 : 1
        self.style = style
        self.keepsLines = keepsLines
        self.starts = starts
        self.tables = [CodeTable](repeating: CodeTable(), count: tables)
        recent = RecentCodes(tables: tables)
        plan = RowPlan(targets)
        leading = LeadingCodes(columns: plan.leading.count, groups: groups)
    }

    /// Files larger than this give their pages back while they are read.
    private static let window = 1 << 23

    /// Reads the whole lines of a range into rows from `row` on.
    ///
    /// - Parameter firstLine: Line of the file at the start of the range.
    /// - Returns: The row after the last one.
    mutating func scan(_ bytes: FileBytes, in range: Range<Int>, row: Int, firstLine: Int) -> Int {
        var state = State(cursor: range.lowerBound, row: row, line: firstLine)
        while state.cursor < range.upperBound {
            let first = state.cursor
            let stop = min(range.upperBound, first + ColumnScanner.window)
            scan(bytes.start, &state, until: stop, end: range.upperBound, limit: .max)
            if range.count > ColumnScanner.window { bytes.release(first..<state.cursor) }
        }
        return state.row
    }

    /// Reads lines of a range from the first row of the columns on, until their memory is full.
    ///
    /// - Returns: The place after the last line read, and the number of rows.
    mutating func scanBlock(
        _ bytes: FileBytes, in range: Range<Int>, rows: Int
    ) -> (next: Int, rows: Int) {
        var state = State(cursor: range.lowerBound, row: 0, line: 1)
        scan(bytes.start, &state, until: range.upperBound, end: range.upperBound, limit: rows)
        return (state.cursor, state.row)
    }

    /// Reads some rows from a place at which a row starts.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - start: Byte at which the first row starts.
    ///   - row: Row of the columns that takes the first one.
    ///   - count: Number of rows.
    ///   - line: Line of the file at `start`.
    mutating func scanRows(_ bytes: FileBytes, from start: Int, row: Int, count: Int, line: Int) {
        var state = State(cursor: start, row: row, line: line)
        scan(bytes.start, &state, until: bytes.count, end: bytes.count, limit: row + count)
    }

    /// Where a scan stands.
    struct State {
        var cursor: Int
        var row: Int
        var line: Int
    }
}
