/// Reads rows of a part of a file into columns. The bytes must be followed by 64 readable ones.
///
/// The usual cell, digits and a delimiter, is read eight bytes at a time; anything else takes the careful
/// path, which knows quotes, blanks, number styles and every fault.
struct ColumnScanner {
    /// Where the cells of one file column go.
    enum Target {
        case skip
        case count(UnsafeMutablePointer<Int32>)
        case code(UnsafeMutablePointer<Int32>, table: Int)
        case number(UnsafeMutablePointer<Double>)

        var isCode: Bool {
            if case .code = self { true } else { false }
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
    private let keepsLines: Bool
    /// Where the byte at which each row starts goes, if anywhere.
    private let starts: UnsafeMutablePointer<Int>?
    private var lastKeys: [CodeTable.Key]
    private var lastIDs: [Int32]
    /// The columns of codes before any other column.
    private let leading: [(base: UnsafeMutablePointer<Int32>, table: Int)]

    init(
        file: String, header: [String], targets: [Target], delimiter: UInt8, isCRLF: Bool,
        style: NumberStyle, tables: Int, keepsLines: Bool, starts: UnsafeMutablePointer<Int>? = nil
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
        lastKeys = [CodeTable.Key](repeating: .init(low: 0, high: 0), count: tables)
        lastIDs = [Int32](repeating: -1, count: tables)
        var leading: [(base: UnsafeMutablePointer<Int32>, table: Int)] = []
        for case .code(let base, let table) in targets.prefix(while: \.isCode) {
            leading.append((base, table))
        }
        // A row needs a column after the codes, whose delimiter ends them.
        self.leading = leading.count < targets.count ? leading : []
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
    private struct State {
        var cursor: Int
        var row: Int
        var line: Int
    }

    /// Reads lines that start before `stop`, until the row `limit`.
    private mutating func scan(
        _ bytes: UnsafePointer<UInt8>, _ state: inout State, until stop: Int, end: Int, limit: Int
    ) {
        var cursor = state.cursor
        var row = state.row
        var line = state.line
        let width = targets.count
        let spread = 0x0101_0101_0101_0101 &* UInt64(delimiter)
        // The codes of the last row that had plain ones: rows of one region begin with the same bytes.
        var prefix = (start: 0, length: 0)
        targets.withUnsafeBufferPointer { targets in
            while cursor < stop, row < limit {
                let start = cursor
                if keepsLines { lines.append(Int32(clamping: line)) }
                if let starts { starts[row] = start }
                var column = 0
                var isClean = true
                if prefix.length > 0, isSame(bytes, start, prefix.start, prefix.length) {
                    for code in leading { code.base[row] = lastIDs[code.table] }
                    column = leading.count
                    cursor += prefix.length
                } else {
                    prefix.length = 0
                }
                while column < width {
                    let isLast = column == width - 1
                    switch targets[column] {
                    case .count(let base):
                        let word = load(bytes, cursor)
                        let digits = word ^ 0x3030_3030_3030_3030
                        let other =
                            ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
                        let length = other.trailingZeroBitCount >> 3
                        if length > 0, length < 8, ends(bytes[cursor + length], isLast) {
                            base[row] = Int32(truncatingIfNeeded: value(digits, length))
                            cursor += length + 1
                        } else {
                            isClean = false
                        }
                    case .code(let base, let table):
                        if let length = codeLength(bytes, cursor, spread, isLast),
                            let id = code(bytes, cursor, length, table)
                        {
                            base[row] = id
                            cursor += length + 1
                            if column == leading.count - 1 { prefix = (start, cursor - start) }
                        } else {
                            isClean = false
                        }
                    case .skip:
                        var next = cursor
                        while !isEnd(bytes[next]), bytes[next] != UInt8(ascii: "\"") { next += 1 }
                        if ends(bytes[next], isLast) { cursor = next + 1 } else { isClean = false }
                    case .number: isClean = false
                    }
                    if !isClean { break }
                    column += 1
                }
                if isClean && (lineEndLength == 1 || bytes[cursor] == UInt8(ascii: "\n")) {
                    cursor += lineEndLength - 1
                    row += 1
                    line += 1
                    continue
                }
                let read = readCarefully(bytes, from: start, to: end, row: row, line: line)
                cursor = read.next
                line = read.line
                if read.isRow { row += 1 }
            }
        }
        state = State(cursor: cursor, row: row, line: line)
    }

    /// Whether two places have the same bytes.
    @inline(__always)
    private func isSame(
        _ bytes: UnsafePointer<UInt8>, _ first: Int, _ second: Int, _ length: Int
    ) -> Bool {
        var done = 0
        while done + 8 <= length {
            if load(bytes, first + done) != load(bytes, second + done) { return false }
            done += 8
        }
        let rest = UInt64(length - done)
        return (load(bytes, first + done) ^ load(bytes, second + done)) & ((1 << (8 * rest)) &- 1) == 0
    }

    @inline(__always)
    private func load(_ bytes: UnsafePointer<UInt8>, _ position: Int) -> UInt64 {
        UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self)
    }

    @inline(__always)
    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0
    }

    /// Whether a byte ends a cell where it should: the last cell of a row by a line end, others not.
    @inline(__always)
    private func ends(_ byte: UInt8, _ isLast: Bool) -> Bool {
        byte == (isLast ? lineEnd : delimiter)
    }

    /// The number that up to seven digits make; `digits` holds one a byte, the first lowest.
    @inline(__always)
    private func value(_ digits: UInt64, _ length: Int) -> UInt64 {
        var word = digits << UInt64(8 * (8 - length))
        word = (word &* 10) &+ (word >> 8)
        let low = (word & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((word >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }

    /// Length of a code of 1 to 15 plain bytes that ends where it should; `nil` otherwise.
    @inline(__always)
    private func codeLength(
        _ bytes: UnsafePointer<UInt8>, _ position: Int, _ spread: UInt64, _ isLast: Bool
    ) -> Int? {
        let pattern = isLast ? 0x0101_0101_0101_0101 &* UInt64(lineEnd) : spread
        for part in 0..<2 {
            let word = load(bytes, position + 8 * part) ^ pattern
            let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 {
                let length = 8 * part + (zeros.trailingZeroBitCount >> 3)
                return length > 0 ? length : nil
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func code(
        _ bytes: UnsafePointer<UInt8>, _ position: Int, _ length: Int, _ table: Int
    ) -> Int32? {
        var key = CodeTable.Key(low: load(bytes, position), high: 0)
        if length < 8 {
            key.low &= (1 << UInt64(8 * length)) &- 1
        } else if length > 8 {
            key.high = load(bytes, position + 8) & ((1 << UInt64(8 * (length - 8))) &- 1)
        }
        if key == lastKeys[table] { return lastIDs[table] }
        guard let id = tables[table].find(key) ?? newCode(bytes, position, length, key, table) else {
            return nil
        }
        lastKeys[table] = key
        lastIDs[table] = id
        return id
    }
}
