/// Splits RFC 4180 bytes into records, with the line on which each starts.
struct RecordScanner {
    /// A cell longer than this is a fault of the file, not a name.
    static let largestCell = 65_536

    static let unclosedQuote =
        "a double quote opens here and is never closed; close it, or double it inside a cell"
    static let textAfterQuote =
        "text follows a closing double quote; double the quotes inside a cell"

    static func tooLong(_ bytes: Int) -> String {
        "the cell has \(bytes) bytes; at most \(largestCell) are read, so look for a missing quote or delimiter"
    }

    let file: String
    let bytes: [UInt8]
    let delimiter: UInt8
    private var position = 0
    private var line = 1
    private(set) var foundProblem = false

    init(file: String, bytes: [UInt8], delimiter: UInt8) {
        self.file = file
        self.bytes = bytes
        self.delimiter = delimiter
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The next record, or `nil` at the end or after a fault that makes the rest unreadable.
    mutating func next(_ problems: inout TableProblems) -> Table.Record? {
        guard !isAtEnd else { return nil }
        let start = line
        var cells: [String] = []
        while true {
            guard let cell = scanCell(record: start, index: cells.count, &problems) else {
                foundProblem = true
                position = bytes.count
                return nil
            }
            cells.append(cell)
            if !isAtEnd, bytes[position] == delimiter {
                position += 1
                continue
            }
            skipLineEnd()
            return Table.Record(line: start, cells: cells)
        }
    }

    private mutating func skipLineEnd() {
        if !isAtEnd, bytes[position] == UInt8(ascii: "\r") { position += 1 }
        if !isAtEnd, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }

    private mutating func scanCell(
        record: Int, index: Int, _ problems: inout TableProblems
    ) -> String? {
        guard !isAtEnd, bytes[position] == UInt8(ascii: "\"") else {
            let start = position
            while !isAtEnd, !endsPlainCell(bytes[position]) { position += 1 }
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
            let isLoneReturn =
                byte == UInt8(ascii: "\r") && (isAtEnd || bytes[position] != UInt8(ascii: "\n"))
            if byte == UInt8(ascii: "\n") || isLoneReturn { line += 1 }
            content.append(byte)
        }
        problems.add(
            TableProblem(
                file: file, line: opened, column: String(index + 1),
                reason: RecordScanner.unclosedQuote))
        return nil
    }

    private mutating func closeQuoted(
        _ content: [UInt8], _ record: Int, _ index: Int, _ problems: inout TableProblems
    ) -> String? {
        guard isAtEnd || endsPlainCell(bytes[position]) else {
            problems.add(
                TableProblem(
                    file: file, line: line, column: String(index + 1),
                    reason: RecordScanner.textAfterQuote))
            return nil
        }
        return text(content, record, index, &problems)
    }

    private func endsPlainCell(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private func text(
        _ content: [UInt8], _ record: Int, _ index: Int, _ problems: inout TableProblems
    ) -> String? {
        guard content.count <= RecordScanner.largestCell else {
            problems.add(
                TableProblem(
                    file: file, line: record, column: String(index + 1),
                    reason: RecordScanner.tooLong(content.count)))
            return nil
        }
        return String(decoding: content, as: UTF8.self)
    }
}
