import Foundation

/// Reads large CSV files into columns, on as many threads as it is given.
public struct ColumnReader: Sendable {
    public var requests: [ColumnRequest]
    /// Comma, semicolon or tab; detected from the header when `nil`.
    public var delimiter: UInt8?
    public var style: NumberStyle
    public var threads: Int

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
        try FileHead(try FileBytes(contentsOf: url, name: name), file: name, delimiter: nil).columns
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
        let head = try FileHead(bytes, file: name, delimiter: delimiter)
        var problems = TableProblems()
        Table.check(
            header: head.columns, required: requests.filter(\.isRequired).map(\.name), file: name,
            into: &problems)
        try problems.throwIfAny()
        let parts = FileParts(bytes, from: head.end, firstLine: head.lines + 1, count: threads)
        let columns = ColumnSet(requests: requests, header: head.columns, capacity: parts.rows)
        let scans = Parallel.map(parts.ranges.count, threads: threads) { index in
            var scanner = ColumnScanner(
                file: name, header: head.columns, targets: columns.targets,
                delimiter: head.delimiter, isCRLF: head.isCRLF, style: style,
                tables: columns.codeNames.count, keepsLines: parts.isSerial)
            let end = scanner.scan(
                bytes, in: parts.ranges[index], row: parts.firstRow[index],
                firstLine: parts.firstLine[index])
            return PartScan(
                tables: scanner.tables, problems: scanner.problems, lines: scanner.lines,
                endRow: end)
        }
        for scan in scans { problems.add(scan.problems) }
        try problems.throwIfAny()
        let rows = scans.last?.endRow ?? 0
        return columns.table(
            file: name, header: head.columns, rows: rows, scans: scans, firstRow: parts.firstRow,
            threads: threads)
    }
}

/// What one part of a file gave.
struct PartScan: Sendable {
    var tables: [CodeTable]
    var problems: TableProblems
    var lines: [Int32]
    var endRow: Int
}

/// The header of a file: its columns, delimiter and line end.
struct FileHead {
    let columns: [String]
    let delimiter: UInt8
    let isCRLF: Bool
    /// Position after the header, and how many lines it takes.
    let end: Int
    let lines: Int

    init(_ bytes: FileBytes, file: String, delimiter: UInt8?) throws {
        var position = 0
        var isQuoted = false
        while position < bytes.count, isQuoted || bytes.start[position] != UInt8(ascii: "\n") {
            if bytes.start[position] == UInt8(ascii: "\"") { isQuoted.toggle() }
            position += 1
        }
        let hasFeed = position < bytes.count
        let raw = Array(UnsafeBufferPointer(start: bytes.start, count: position))
        let text = try TextBytes(raw, name: file)
        let mark = delimiter ?? Table.detectDelimiter(text.bytes)
        var problems = TableProblems()
        var scanner = RecordScanner(file: file, bytes: text.bytes, delimiter: mark)
        let record = scanner.next(&problems)
        try problems.throwIfAny()
        guard let record, record.cells != [""] else {
            throw TableProblems(
                TableProblem(file: file, reason: "the file has no header row; write one"))
        }
        columns = record.cells.map(\.trimmed)
        self.delimiter = mark
        isCRLF = hasFeed && raw.last == UInt8(ascii: "\r")
        end = min(bytes.count, position + 1)
        lines = raw.count { $0 == UInt8(ascii: "\n") } + 1
    }
}

/// How a file is cut into parts that can be read at the same time.
struct FileParts {
    private(set) var ranges: [Range<Int>] = []
    private(set) var firstRow: [Int] = []
    private(set) var firstLine: [Int] = []
    /// At least as many as the file has rows.
    private(set) var rows = 0
    /// Whether quotes may hide line ends, so that the file is read in one go and lines are kept.
    let isSerial: Bool

    init(_ bytes: FileBytes, from start: Int, firstLine line: Int, count: Int) {
        let pieces = FileParts.pieces(bytes, from: start, count: count)
        let counts = Parallel.map(pieces.count, threads: count) {
            LineCount(bytes.start, pieces[$0])
        }
        isSerial = counts.contains(where: \.hasQuote)
        let total = counts.reduce(0) { $0 + $1.lines }
        let isOpen = bytes.count > start && bytes.start[bytes.count - 1] != UInt8(ascii: "\n")
        rows = total + (isOpen ? 1 : 0)
        if isSerial {
            ranges = [start..<bytes.count]
            firstRow = [0]
            firstLine = [line]
            return
        }
        ranges = pieces
        var row = 0
        for count in counts {
            firstRow.append(row)
            firstLine.append(line + row)
            row += count.lines
        }
    }

    /// Ranges of whole lines, of about the same length.
    static func pieces(_ bytes: FileBytes, from start: Int, count: Int) -> [Range<Int>] {
        var cuts = [start]
        let size = bytes.count - start
        let parts = max(1, min(count, size / 65_536))
        for part in 1..<max(1, parts) {
            var cut = max(cuts[part - 1], start + size / parts * part)
            while cut < bytes.count, bytes.start[cut - 1] != UInt8(ascii: "\n") { cut += 1 }
            cuts.append(cut)
        }
        cuts.append(bytes.count)
        return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    }
}
