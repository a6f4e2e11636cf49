/// Some lines of a file: where they stand, and their bytes one after another.
struct LineList: Sendable {
    private(set) var runs: [FileRun] = []
    /// The lines, each with its end.
    private(set) var text: [UInt8] = []

    /// Adds a row behind those before; rows that stand together are one run.
    ///
    /// - Parameters:
    ///   - bytes: The line; `length` bytes of it are read.
    ///   - length: Number of its bytes, with the line end if there is one.
    ///   - start: Its place in the file.
    ///   - row: Its row.
    mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int, at start: Int, row: Int) {
        add(FileRun(start: start, row: row, count: 1))
        text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
        if text.last != LineEnds.feed { text.append(LineEnds.feed) }
    }

    /// Adds the lines of a later part of the file.
    ///
    /// - Parameters:
    ///   - next: The lines.
    ///   - rows: Rows of the file before that part.
    mutating func append(_ next: LineList, rows: Int) {
        for run in next.runs { add(FileRun(start: run.start, row: run.row + rows, count: run.count)) }
        text += next.text
    }

    private mutating func add(_ run: FileRun) {
        if let last = runs.last, last.row + last.count == run.row {
            runs[runs.count - 1] = FileRun(start: last.start, row: last.row, count: last.count + run.count)
        } else {
            runs.append(run)
        }
    }
}

/// Rows of a file whose lines are kept in memory.
public struct KeptRows: Sendable {
    let lines: LineList
    let columns: [String]
    let behind: Int
    let delimiter: UInt8
    let isCRLF: Bool
    /// The file as it was read.
    public let stamp: FileStamp?
}

extension ColumnReader {
    /// Reads rows that were kept.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - name: The name that messages use.
    /// - Returns: `nil` where a row has a fault, of which `read(_:name:)` tells.
    /// - Throws: `FileFault` where there is not enough memory.
    public func read(_ rows: KeptRows, name: String) throws -> ColumnTable? {
        let bytes = try FileBytes(rows.lines.text, name: name, stamp: rows.stamp)
        let count = rows.lines.runs.reduce(0) { $0 + $1.count }
        let set = ColumnSet(requests: requests, header: rows.columns, behind: rows.behind, capacity: count)
        var scanner = ColumnScanner(
            file: name, header: rows.columns, targets: set.targets, delimiter: rows.delimiter,
            isCRLF: rows.isCRLF, style: style, tables: set.codeNames.count, keepsLines: false,
            fileEnd: bytes.count)
        let window = LineWindow(bytes, in: 0..<bytes.count, size: bytes.count)
        let end = scanner.scan(window, row: 0, limit: count, firstLine: 1)
        guard end.isWhole, end.row == count, scanner.problems.isEmpty, !scanner.metQuote else { return nil }
        let lines = rows.lines.runs.flatMap { run in
            (0..<run.count).map { Int32(clamping: run.row + $0 + 2) }
        }
        let scan = PartScan(
            tables: scanner.tables, problems: scanner.problems, lines: lines, endRow: count, isWhole: true)
        return set.table(
            file: name, header: rows.columns, rows: count, scans: [scan], firstRow: [0], threads: threads)
    }
}
