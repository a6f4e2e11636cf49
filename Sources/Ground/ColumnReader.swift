import Foundation

/// Reads large CSV files into columns, on as many threads as it is given.
public struct ColumnReader: Sendable {
    public var requests: [ColumnRequest]
    /// Comma, semicolon or tab; detected from the header when `nil`.
    public var delimiter: UInt8?
    public var style: NumberStyle
    public var threads: Int
    /// Whether a table is read without cells that are no counts, where most of their column are.
    public var keepsRefusedCounts = false

    public init(
        _ requests: [ColumnRequest], delimiter: UInt8? = nil, style: NumberStyle = .plain,
        threads: Int = Parallel.processors
    ) {
        self.requests = requests
        self.delimiter = delimiter
        self.style = style
        self.threads = threads
    }

    /// Names of the columns of a file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where the file cannot be read; `TableProblems` where it has no header.
    public static func header(of url: URL, name: String) throws -> [String] {
        let bytes = try FileBytes(contentsOf: url, name: name)
        let columns = try FileHead(bytes, delimiter: nil).columns
        try bytes.checkUnchanged()
        return columns
    }

    /// Reads a file; one that ends in `.gz` is decompressed on the way.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` with the faults found, in the order of the file; `FileFault` where it
    ///   cannot be read.
    public func read(_ url: URL, name: String) throws -> ColumnTable {
        let bytes = try FileBytes(contentsOf: url, name: name)
        let head = try FileHead(bytes, delimiter: delimiter)
        var problems = TableProblems()
        Table.check(
            header: head.columns, required: requests.filter(\.isRequired).map(\.name),
            read: requests.map(\.name), file: name, into: &problems)
        try problems.throwIfAny()
        let cuts = FileCuts.current
        let parts = FileParts(bytes, from: head.end, firstLine: head.lines + 1, count: threads, cuts: cuts)
        // Quotes may hide line ends at which a window ends.
        let content = parts.isSerial ? try bytes.loaded(threads: threads) : bytes
        let columns = ColumnSet(
            requests: requests, header: head.columns, behind: head.behind, capacity: parts.rows)
        let scans = Parallel.map(parts.ranges.count, threads: threads) { index in
            var scanner = ColumnScanner(
                file: name, header: head.columns, targets: columns.targets,
                delimiter: head.delimiter, isCRLF: head.isCRLF, style: style,
                tables: columns.codeNames.count, keepsLines: parts.isSerial, fileEnd: bytes.count)
            scanner.refused = keepsRefusedCounts ? RefusedCounts() : nil
            let window = LineWindow(content, in: parts.ranges[index], size: cuts.window)
            let end = scanner.scan(
                window, row: parts.firstRow[index], limit: parts.firstRow[index + 1],
                firstLine: parts.firstLine[index])
            return PartScan(
                tables: scanner.tables, problems: scanner.problems, lines: scanner.lines,
                endRow: end.row, isWhole: end.isWhole, refused: scanner.refused ?? RefusedCounts())
        }
        try content.checkUnchanged()
        for scan in scans { problems.add(scan.problems) }
        try problems.throwIfAny()
        // Rows of a part end where those of the next begin, so that none stays unwritten.
        let ends = scans.indices.allSatisfy { scan in
            scans[scan].isWhole && (scan + 1 == scans.count || scans[scan].endRow == parts.firstRow[scan + 1])
        }
        guard ends else { throw FileFault.changed(name) }
        let rows = scans.last?.endRow ?? 0
        var table = columns.table(
            file: name, header: head.columns, rows: rows, scans: scans, firstRow: parts.firstRow,
            threads: threads)
        for scan in scans { table.refused.add(scan.refused) }
        table.refused.settleStyles(problems.marks)
        try table.refused.problems { column in
            table.counts(column).map { cells in (0..<rows).count { cells[$0] != nil } } ?? 0
        }.throwIfAny()
        return table
    }
}

/// What one part of a file gave.
struct PartScan: Sendable {
    var tables: [CodeTable]
    var problems: TableProblems
    var lines: [Int32]
    /// The row after the last.
    var endRow: Int
    /// Whether all lines were read.
    var isWhole: Bool
    var refused = RefusedCounts()
}
