/// The header of a file: its columns, delimiter and line end.
struct FileHead {
    let columns: [String]
    /// Empty cells that every row has behind those of the header.
    let behind: Int
    let delimiter: UInt8
    let isCRLF: Bool
    /// Position after the header, and how many lines it takes.
    let end: Int
    let lines: Int

    /// A longer header is no header.
    static let longest = 1 << 20

    /// - Parameters:
    ///   - bytes: The file.
    ///   - delimiter: Comma, semicolon or tab; found where `nil`.
    /// - Throws: `TableProblems` where the file has no header or a faulty one.
    init(_ bytes: FileBytes, delimiter: UInt8?) throws {
        let start = bytes.array(0..<min(bytes.count, TextBytes.headSize))
        if let fault = TextBytes.noText(start, name: bytes.name) {
            throw TableProblems(TableProblem(file: bytes.name, fault))
        }
        let (raw, hasFeed) = FileHead.line(bytes, from: 0, delimiter: delimiter)
        guard raw.count <= FileHead.longest else {
            throw TableProblems(
                TableProblem(
                    file: bytes.name, line: 1, TextFault.headerTooLong(most: FileHead.longest)))
        }
        let text = try TextBytes(raw, name: bytes.name, isWhole: false)
        let mark = delimiter ?? Table.detectDelimiter(text.bytes)
        var problems = TableProblems()
        var scanner = RecordScanner(file: bytes.name, bytes: text.bytes, delimiter: mark)
        let record = scanner.next(&problems)
        try problems.throwIfAny()
        guard let record, record.cells != [""] else {
            throw TableProblems(TableProblem(file: bytes.name, TextFault.noHeader))
        }
        self.delimiter = mark
        isCRLF = hasFeed && raw.last == LineEnds.carriageReturn
        end = min(bytes.count, raw.count + 1)
        lines = raw.count { $0 == LineEnds.feed } + 1
        columns = record.cells.map(\.trimmed)
        behind = Table.cellsBehind(
            columns.count, FileHead.firstRows(bytes, from: end, delimiter: mark))
    }

    /// Cells of the first rows that tell whether all rows go on behind the header; none where they do not end with a delimiter.
    private static func firstRows(_ bytes: FileBytes, from start: Int, delimiter: UInt8) -> [[String]] {
        var rows: [[String]] = []
        var position = start
        while rows.count < Table.rowsThatTell, position < bytes.count {
            let raw = line(bytes, from: position, delimiter: delimiter).bytes
            let text = raw.last == LineEnds.carriageReturn ? raw.dropLast() : raw[...]
            position += raw.count + 1
            // One empty line may end a file.
            if text.isEmpty, position >= bytes.count { break }
            var problems = TableProblems()
            var scanner = RecordScanner(file: bytes.name, bytes: raw, delimiter: delimiter)
            guard raw.count <= longest, text.last == delimiter, let cells = scanner.next(&problems)?.cells
            else { return [] }
            rows.append(cells)
        }
        return rows
    }

    /// The bytes from a position to the next line feed outside quotes, and whether there is one; a few more bytes than
    /// the longest header has at most.
    ///
    /// Quotes count in a cell that begins with one, as everywhere.
    private static func line(
        _ bytes: FileBytes, from start: Int, delimiter: UInt8?
    ) -> (bytes: [UInt8], hasFeed: Bool) {
        var raw: [UInt8] = []
        var mark = delimiter
        var isQuoted = false
        var isStart = true
        while start + raw.count < bytes.count, raw.count <= longest {
            let position = start + raw.count
            var part = bytes.array(position..<min(bytes.count, position + 4096))
            if position == 0, part.starts(with: TextBytes.mark) {
                raw = TextBytes.mark
                part.removeFirst(raw.count)
            }
            let ends = mark ?? Table.detectDelimiter(Array(part.prefix { $0 != LineEnds.feed }))
            mark = ends
            for (index, byte) in part.enumerated() {
                if byte == UInt8(ascii: "\""), isStart || isQuoted {
                    isQuoted.toggle()
                    // A second quote, which stands for one, opens the cell again.
                    isStart = !isQuoted
                } else {
                    if byte == LineEnds.feed, !isQuoted { return (raw + part[..<index], true) }
                    isStart = !isQuoted && byte == ends
                }
            }
            raw += part
        }
        return (raw, false)
    }
}

/// How a file is cut into parts that can be read at the same time.
struct FileParts {
    private(set) var ranges: [Range<Int>] = []
    /// First row of each part, and behind them the number of rows that the file has at most.
    private(set) var firstRow: [Int] = []
    private(set) var firstLine: [Int] = []
    /// Whether quotes may hide line ends, so that the file is read in one go and lines are kept.
    let isSerial: Bool

    /// At least as many as the file has rows.
    ///
    /// A row ends at a line feed or at the end of the file, so that there are no more rows than line feeds and the
    /// open line at the end, if it is one. Only empty lines and line feeds in quotes make them fewer.
    var rows: Int { firstRow.last ?? 0 }

    init(_ bytes: FileBytes, from start: Int, firstLine line: Int, count: Int, cuts: FileCuts) {
        let pieces = FileParts.pieces(bytes, from: start, count: count, cuts: cuts)
        let counts = Parallel.map(pieces.count, threads: count) {
            LineCount(bytes, pieces[$0], size: cuts.window)
        }
        isSerial = counts.contains(where: \.hasQuote)
        let isOpen = bytes.count > start && bytes.array(bytes.count - 1..<bytes.count) != [LineEnds.feed]
        let total = counts.reduce(isOpen ? 1 : 0) { $0 + $1.lines }
        if isSerial {
            ranges = [start..<bytes.count]
            firstRow = [0, total]
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
        firstRow.append(total)
    }

    /// Ranges of whole lines, of about the same length and none of them empty, but for a file without rows.
    static func pieces(_ bytes: FileBytes, from start: Int, count: Int, cuts: FileCuts) -> [Range<Int>] {
        var places = [start]
        let size = bytes.count - start
        let parts = max(1, min(count, size / cuts.smallestPiece))
        for part in 1..<max(1, parts) {
            let cut = start + size / parts * part
            guard cut > places[places.count - 1] else { continue }
            let place = bytes.lineStart(from: cut)
            if place < bytes.count { places.append(place) }
        }
        places.append(bytes.count)
        return zip(places, places.dropFirst()).map { $0..<$1 }
    }
}
