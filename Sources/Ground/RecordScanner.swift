/// Splits RFC 4180 bytes into records, with the line on which each starts.
struct RecordScanner {
    /// A cell longer than this is a fault of the file, not a name.
    static let largestCell = 65_536

    let file: String
    let bytes: [UInt8]
    let delimiter: UInt8
    private var position = 0
    private var line = 1
    private(set) var foundProblem = false
    /// Whether the record that is read has a fault that does not make the rest unreadable.
    private var isFaulty = false

    init(file: String, bytes: [UInt8], delimiter: UInt8) {
        self.file = file
        self.bytes = bytes
        self.delimiter = delimiter
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The next record without a fault, or `nil` at the end or after a fault that makes the rest unreadable.
    mutating func next(_ problems: inout TableProblems) -> Table.Record? {
        while !isAtEnd {
            let start = line
            isFaulty = false
            guard let cells = record(&problems) else {
                foundProblem = true
                position = bytes.count
                return nil
            }
            if !isFaulty { return Table.Record(line: start, cells: cells) }
            foundProblem = true
        }
        return nil
    }

    private mutating func record(_ problems: inout TableProblems) -> [String]? {
        let start = line
        var cells: [String] = []
        while let cell = scanCell(record: start, index: cells.count, &problems) {
            cells.append(cell)
            if isAtEnd || bytes[position] != delimiter {
                skipLineEnd()
                return cells
            }
            position += 1
        }
        return nil
    }

    private mutating func skipLineEnd() {
        if !isAtEnd, bytes[position] == LineEnds.carriageReturn { position += 1 }
        if !isAtEnd, bytes[position] == LineEnds.feed { position += 1 }
        line += 1
    }

    private mutating func scanCell(
        record: Int, index: Int, _ problems: inout TableProblems
    ) -> String? {
        guard !isAtEnd, bytes[position] == UInt8(ascii: "\"") else {
            let start = position
            while !isAtEnd, !endsCell { position += 1 }
            if bytes[start..<position].contains(LineEnds.carriageReturn) {
                isFaulty = true
                problems.add(
                    TableProblem(
                        file: file, line: line, column: String(index + 1), TextFault.loneReturn))
            }
            return text(Array(bytes[start..<position]), record, index, &problems)
        }
        let opened = line
        position += 1
        var content: [UInt8] = []
        while !isAtEnd {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard !isAtEnd, bytes[position] == UInt8(ascii: "\"") else {
                    return closeQuoted(content, record, index, &problems)
                }
                position += 1
            }
            if byte == LineEnds.feed { line += 1 }
            content.append(byte)
        }
        problems.add(
            TableProblem(
                file: file, line: opened, column: String(index + 1),
                TextFault.unclosedQuote))
        return nil
    }

    private mutating func closeQuoted(
        _ content: [UInt8], _ record: Int, _ index: Int, _ problems: inout TableProblems
    ) -> String? {
        guard isAtEnd || endsCell else {
            let isReturn = bytes[position] == LineEnds.carriageReturn
            problems.add(
                TableProblem(
                    file: file, line: line, column: String(index + 1),
                    isReturn ? TextFault.loneReturn : TextFault.textAfterQuote))
            return nil
        }
        return text(content, record, index, &problems)
    }

    /// Whether a delimiter or a line end stands at the present byte.
    ///
    /// A carriage return at the end of the file is a line end whose line feed was cut off.
    private var endsCell: Bool {
        switch bytes[position] {
        case delimiter, LineEnds.feed: true
        case LineEnds.carriageReturn: position + 1 == bytes.count || bytes[position + 1] == LineEnds.feed
        default: false
        }
    }

    private func text(
        _ content: [UInt8], _ record: Int, _ index: Int, _ problems: inout TableProblems
    ) -> String? {
        guard content.count <= RecordScanner.largestCell else {
            problems.add(
                TableProblem(
                    file: file, line: record, column: String(index + 1),
                    TextFault.cellTooLong(bytes: content.count, most: RecordScanner.largestCell)))
            return nil
        }
        return String(decoding: content, as: UTF8.self)
    }
}
