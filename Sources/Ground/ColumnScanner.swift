/// Reads rows of a part of a file into columns. The bytes must be followed by 64 readable ones.
///
/// Rows are written from the first row that the caller names up to a limit, for which the columns have room: every
/// write goes to `base + row` of a column, and `row` is below the limit wherever a row begins.
///
/// The usual row, codes and digits between delimiters, is read many bytes at a time; anything else takes the
/// careful path, which knows quotes, blanks, number styles and every fault.
struct ColumnScanner {
    /// Where the cells of one file column go.
    enum Target {
        case skip
        /// Behind the header, where nothing may stand.
        case empty
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
    /// Where cells that are no counts go; `nil` where they are faults of the file.
    var refused: RefusedCounts?
    /// Whether a cell began with a quote, which may hide line ends.
    var metQuote = false
    /// Line of every row, kept only where quotes may hide line ends.
    var lines: [Int32] = []
    let keepsLines: Bool
    /// Place behind the last byte of the file.
    let fileEnd: Int
    /// Place in the file of the first byte that a scan is given.
    var origin = 0
    /// Where the byte at which each row starts goes, if anywhere.
    let starts: UnsafeMutablePointer<Int>?
    /// The codes met last, one set for each code column.
    let recent: RecentCodes
    let recentLong: LongCodes
    let plan: RowPlan
    var leading: LeadingCodes

    init(
        file: String, header: [String], targets: [Target], delimiter: UInt8, isCRLF: Bool,
        style: NumberStyle, tables: Int, keepsLines: Bool, fileEnd: Int,
        starts: UnsafeMutablePointer<Int>? = nil, groups: UnsafeMutablePointer<Int32>? = nil
    ) {
        self.file = file
        self.header = header
        self.targets = targets
        self.delimiter = delimiter
        lineEnd = isCRLF ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
        lineEndLength = isCRLF ? 2 : 1
        self.style = style
        self.keepsLines = keepsLines
        self.fileEnd = fileEnd
        self.starts = starts
        self.tables = [CodeTable](repeating: CodeTable(), count: tables)
        recent = RecentCodes(tables: tables)
        recentLong = LongCodes(tables: tables)
        plan = RowPlan(targets)
        leading = LeadingCodes(columns: plan.leading.count, groups: groups)
    }

    /// Reads the lines of a part of a file.
    ///
    /// - Parameters:
    ///   - window: The part.
    ///   - row: Row of the columns that takes the first one.
    ///   - limit: The row behind the last for which there is room.
    ///   - firstLine: Line of the file at the start of the part.
    /// - Returns: The row after the last one, and whether there was room for all.
    mutating func scan(
        _ window: LineWindow, row: Int, limit: Int, firstLine: Int
    ) -> (row: Int, isWhole: Bool) {
        var state = State(cursor: 0, row: row, line: firstLine)
        while window.move(to: window.place + state.cursor) {
            state.cursor = 0
            origin = window.place
            scan(window.start, &state, end: window.count, limit: limit)
            if state.cursor < window.count { return (state.row, false) }
        }
        return (state.row, true)
    }

    /// Reads lines that a window holds from the first row of the columns on, until their memory is full.
    ///
    /// - Parameters:
    ///   - window: Stands where the first line starts.
    ///   - rows: Rows for which there is room.
    /// - Returns: The place after the last line read, and the number of rows.
    mutating func scanBlock(_ window: LineWindow, rows: Int) -> (next: Int, rows: Int) {
        var state = State(cursor: 0, row: 0, line: 1)
        origin = window.place
        scan(window.start, &state, end: window.count, limit: rows)
        return (window.place + state.cursor, state.row)
    }

    /// Reads some rows from a place at which a row starts.
    ///
    /// - Parameters:
    ///   - window: The file from there on or from a place before.
    ///   - run: Where the first row starts, and how many there are; the columns have room for them.
    ///   - row: Row of the columns that takes the first one.
    /// - Returns: Whether there were so many rows.
    mutating func scanRows(_ window: LineWindow, _ run: FileRun, row: Int) -> Bool {
        var state = State(cursor: 0, row: row, line: run.row + 2)
        var place = run.start
        while state.row < row + run.count {
            guard window.move(to: place) else { return false }
            state.cursor = 0
            origin = window.place
            scan(window.start, &state, end: window.count, limit: row + run.count)
            place = window.place + state.cursor
        }
        return true
    }

    /// Where a scan stands.
    struct State {
        var cursor: Int
        var row: Int
        var line: Int
    }
}
