import Ground

/// Makes the CSV of a sheet row by row; the first row that is not empty is the header.
///
/// Rows come in ascending order, cells of a row from the left; empty rows are left out.
struct SheetWriter {
    let file: String
    let sheet: String
    /// Columns, from 0, whose cells are wanted, by the names in the header; `nil` where all are.
    private let wanted: (([String]) -> Set<Int>?)?
    private(set) var bytes: [UInt8] = []
    /// Row of the sheet, from 1, and cells of each row of the CSV.
    private(set) var rows: [UInt32] = []
    private var widths: [UInt16] = []
    /// Line of the CSV, from 1, on which each row starts, where some row has more than one.
    private(set) var lines: [UInt32] = []
    private var line = 1
    private var mask: [Bool]?
    private(set) var header: [String] = []

    private var row = 0
    private var start = 0
    private var width = 0
    /// Line ends within cells of the row.
    private var breaks = 0
    private var hasLines = false

    private(set) var widest: (width: Int, row: Int) = (0, 0)
    private var second = 0
    private(set) var emptyRows: (count: Int, first: Int) = (0, 0)
    private var faults: [(column: Int, problem: TableProblem)] = []
    private var unshown: [Int: Int] = [:]
    private var shownFaults: [Int: Int] = [:]

    init(file: String, sheet: String, wanted: (([String]) -> Set<Int>?)?) {
        self.file = file
        self.sheet = sheet
        self.wanted = wanted
    }

    /// Whether the row that is open is the header.
    var isInHeader: Bool { rows.isEmpty }
    var isEmpty: Bool { rows.isEmpty }
    var headerRow: Int { rows.first.map(Int.init) ?? 0 }
    var columns: Int { widest.width }

    /// - Parameter row: Row of the sheet, from 1, behind all before it.
    @inline(__always)
    mutating func begin(row: Int) {
        self.row = row
        start = bytes.count
        width = 0
        breaks = 0
    }

    /// Whether a cell of the open row is read.
    @inline(__always)
    func isWanted(_ column: Int) -> Bool {
        guard let mask else { return true }
        return column < mask.count && mask[column]
    }

    /// Goes to a cell that holds something.
    @inline(__always)
    private mutating func advance(to column: Int) {
        var commas = column - max(0, width - 1)
        while commas > 0 {
            bytes.append(0x2C)
            commas -= 1
        }
        width = column + 1
    }

    /// Writes bytes that need no quotes: digits, a point, a sign.
    @inline(__always)
    mutating func append(number: UnsafeBufferPointer<UInt8>, column: Int) {
        advance(to: column)
        bytes.append(contentsOf: number)
    }

    /// Writes text, quoted where needed; carriage returns become line feeds. Empty text is an empty cell.
    @inline(__always)
    mutating func append(text: UnsafeBufferPointer<UInt8>, column: Int) {
        if text.isEmpty { return }
        advance(to: column)
        var isPlain = true
        for byte in text where byte < 0x2D || byte == 0x3B {
            if byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D || byte == 0x3B || byte == 0x09 {
                isPlain = false
                break
            }
        }
        if isPlain {
            bytes.append(contentsOf: text)
        } else {
            appendQuoted(text)
        }
    }

    private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        var index = 0
        while index < text.count {
            var byte = text[index]
            index += 1
            if byte == 0x0D {
                if index < text.count, text[index] == 0x0A { index += 1 }
                byte = 0x0A
            }
            if byte == 0x0A { breaks += 1 }
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    mutating func append(text: String, column: Int) {
        var text = text
        text.withUTF8 { append(text: $0, column: column) }
    }

    /// Writes a cell that cannot be read as it is; a header takes what the cell shows.
    ///
    /// - Parameters:
    ///   - fault: Why.
    ///   - value: What the file has.
    ///   - shown: What the cell shows, which is no number.
    ///   - column: From 0.
    mutating func append(fault: WorkbookFault, value: String?, shown: String, column: Int) {
        append(text: shown, column: column)
        guard !isInHeader else { return }
        add(fault, row: row, column: column, value: value)
    }

    private mutating func add(_ fault: WorkbookFault, row: Int, column: Int, value: String?) {
        if shownFaults[column, default: 0] == TableProblems.shownPerFile {
            unshown[column, default: 0] += 1
            return
        }
        shownFaults[column, default: 0] += 1
        let place = SheetPlace(sheet: sheet, cell: CellName.cell(row: row, column: column))
        faults.append((column, TableProblem(file: file, at: place, value: value, fault)))
    }

    /// Ends the open row.
    ///
    /// - Parameter times: How often it stands, one below the other.
    /// - Throws: ``PartFault`` where the text becomes too long.
    @inline(__always)
    mutating func end(times: Int = 1) throws {
        guard width > 0 else { return }
        if let last = rows.last, Int(last) + 1 < row {
            if emptyRows.count == 0 { emptyRows.first = Int(last) + 1 }
            emptyRows.count += row - Int(last) - 1
        }
        let isHeader = isInHeader
        bytes.append(0x0A)
        let end = bytes.count
        note()
        if times > 1 {
            guard (times - 1).multipliedReportingOverflow(by: end - start).partialValue < WorkbookLimit.text
            else {
                throw PartFault(
                    .tooMuchText(megabytes: WorkbookLimit.text >> 20), at: SheetPlace(sheet: sheet))
            }
            for _ in 1..<times {
                row += 1
                bytes.append(contentsOf: bytes[start..<end])
                note()
            }
        }
        if bytes.count > WorkbookLimit.text {
            throw PartFault(.tooMuchText(megabytes: WorkbookLimit.text >> 20), at: SheetPlace(sheet: sheet))
        }
        if isHeader { readHeader(end) }
    }

    @inline(__always)
    private mutating func note() {
        rows.append(UInt32(row))
        widths.append(UInt16(truncatingIfNeeded: width))
        if breaks > 0, !hasLines {
            hasLines = true
            lines = (0..<rows.count - 1).map { UInt32($0 + 1) }
        }
        if hasLines { lines.append(UInt32(line)) }
        line += 1 + breaks
        if width > widest.width {
            second = widest.width
            widest = (width, row)
        } else if width > second, width < widest.width {
            second = width
        }
    }

    private mutating func readHeader(_ end: Int) {
        var problems = TableProblems()
        guard let text = try? TextBytes(Array(bytes[start..<end]), name: file) else { return }
        header = Table(text, delimiter: 0x2C, problems: &problems).header
        guard let columns = wanted?(header) else { return }
        mask = (0..<header.count).map(columns.contains)
    }

    /// Merged cells of the sheet, whose others are empty: a fault where they are in the table.
    mutating func merge(_ range: String) {
        guard let (first, last) = CellName.range(range), !rows.isEmpty, first.column < columns else { return }
        guard last.row > first.row || last.column > first.column else { return }
        if (first.row...last.row).contains(headerRow) {
            let place = SheetPlace(
                sheet: sheet, cell: CellName.cell(row: first.row, column: first.column))
            faults.append((-1, TableProblem(file: file, at: place, WorkbookFault.mergedHeader(range: range))))
        } else if first.row > headerRow, first.row <= Int(rows[rows.count - 1]) {
            for column in first.column...min(last.column, columns - 1) where isWanted(column) {
                add(.mergedCells(range: range), row: first.row, column: column, value: nil)
                break
            }
        }
    }

    /// Makes all rows as wide as the widest.
    ///
    /// - Throws: `TableProblems` with the faults of wanted cells; ``PartFault`` where a row is far too wide.
    mutating func finish() throws {
        var problems = TableProblems()
        for fault in faults where fault.column < 0 || isWanted(fault.column) {
            problems.add(fault.problem)
        }
        let more = unshown.filter { isWanted($0.key) }.values.reduce(0, +)
        if more > 0 { problems.add(unshown: more, of: file) }
        try problems.throwIfAny()
        guard !rows.isEmpty else { throw PartFault(.emptySheet, at: SheetPlace(sheet: sheet)) }
        let full = widest.width
        let missing = widths.reduce(0) { $0 + full - Int($1) }
        if missing == 0 { return }
        guard missing <= WorkbookLimit.padding else {
            let cell = CellName.cell(row: widest.row, column: full - 1)
            throw PartFault(
                .strayCell(columns: full - second), at: SheetPlace(sheet: sheet, cell: cell))
        }
        pad(missing, to: full)
        widths = []
    }

    /// Moves rows from the last to the first, each with the commas that it lacks.
    private mutating func pad(_ missing: Int, to full: Int) {
        let old = bytes.count
        bytes.append(contentsOf: repeatElement(0x2C, count: missing))
        bytes.withUnsafeMutableBufferPointer { bytes in
            var (source, target) = (old, bytes.count)
            for index in widths.indices.reversed() {
                target -= 1
                source -= 1
                bytes[target] = 0x0A
                for _ in 0..<full - Int(widths[index]) {
                    target -= 1
                    bytes[target] = 0x2C
                }
                if source == target { break }
                // To the line feed of the row before, past those in quotes.
                var isQuoted = false
                while source > 0, isQuoted || bytes[source - 1] != 0x0A {
                    source -= 1
                    target -= 1
                    bytes[target] = bytes[source]
                    if bytes[source] == 0x22 { isQuoted.toggle() }
                }
            }
        }
    }
}
