/// A small table in memory: header and records, each with the line it starts on.
///
/// For election folders, which have thousands of rows. Files of polling stations are read into columns.
public struct Table: Sendable, Equatable {
    public struct Record: Sendable, Equatable {
        /// Line of the file on which the record starts, from 1.
        public var line: Int
        public var cells: [String]
    }

    public let file: String
    public let header: [String]
    public let records: [Record]

    /// Reads RFC 4180 text: quoted fields, LF or CRLF, a header line, one optional empty line at the end.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - delimiter: One of ``delimiters``; detected from the header when `nil`.
    ///   - required: Columns that must be there.
    ///   - problems: Receives every fault; records with faults are left out.
    public init(
        _ text: TextBytes, delimiter: UInt8? = nil, required: [String] = [],
        problems: inout TableProblems
    ) {
        file = text.file
        var scanner = RecordScanner(
            file: text.file, bytes: text.bytes,
            delimiter: delimiter ?? Table.detectDelimiter(text.bytes))
        guard let first = scanner.next(&problems), first.cells != [""] else {
            header = []
            records = []
            if !scanner.foundProblem { problems.add(TableProblem(file: file, TextFault.noHeader)) }
            return
        }
        var read: [(record: Record, isLast: Bool)] = []
        while let record = scanner.next(&problems) { read.append((record, scanner.isAtEnd)) }
        let names = first.cells.map(\.trimmed)
        let firstRows = read.prefix(Table.rowsThatTell).filter { !($0.isLast && $0.record.cells == [""]) }
        let behind = Table.cellsBehind(names.count, firstRows.map(\.record.cells))
        header = names
        Table.check(header: names, required: required, read: nil, file: file, into: &problems)
        var rows: [Record] = []
        for (record, isLast) in read {
            if record.cells == [""] && names.count > 1 {
                if isLast { break }
                problems.add(TableProblem(file: file, line: record.line, TextFault.emptyLine))
            } else if let fault = Table.widthFault(record.cells, header: names.count, behind: behind) {
                problems.add(TableProblem(file: file, line: record.line, fault))
            } else {
                rows.append(Record(line: record.line, cells: Array(record.cells.prefix(names.count))))
            }
        }
        records = rows
    }

    /// Rows that say together that all go on behind the header.
    static let rowsThatTell = 2

    /// Empty cells that the first rows have behind those of the header: files of some authorities end every row with a
    /// delimiter, and the header without one.
    ///
    /// - Parameters:
    ///   - header: Cells of the header.
    ///   - rows: The first rows.
    static func cellsBehind(_ header: Int, _ rows: [[String]]) -> Int {
        let first = rows.prefix(rowsThatTell)
        guard let count = first.first?.count, count > header,
            first.allSatisfy({ $0.count == count && $0[header...].allSatisfy(\.isEmpty) })
        else { return 0 }
        return count - header
    }

    /// Finds columns that are missing, and those that stand twice.
    ///
    /// - Parameters:
    ///   - header: Names of the columns.
    ///   - required: Columns that must be there.
    ///   - read: Columns that are asked for; only these must not stand twice. All where `nil`.
    ///   - file: The name that messages use.
    ///   - problems: Receives the faults.
    static func check(
        header: [String], required: [String], read: [String]?, file: String,
        into problems: inout TableProblems
    ) {
        for name in required where !header.contains(name) {
            problems.add(missing(name, header: header, known: required + (read ?? []), file: file))
        }
        var seen = Set<String>()
        let asked = read.map(Set.init)
        for name in header
        where !name.isEmpty && asked?.contains(name) != false && !seen.insert(name).inserted {
            problems.add(TableProblem(file: file, line: 1, column: name, TextFault.repeatedColumn))
        }
    }

    /// Says that a column is missing, and which column of the header was probably meant for it.
    ///
    /// - Parameters:
    ///   - name: The column.
    ///   - header: Names of the columns.
    ///   - known: Names that are read; a column that has one of them is not meant for another.
    ///   - file: The name that messages use.
    public static func missing(
        _ name: String, header: [String], known: [String], file: String
    ) -> TableProblem {
        let near = ColumnNames.nearest(to: name, among: header.filter { !known.contains($0) })
        return TableProblem(
            file: file, line: 1, column: name, TextFault.missingColumn(header: header, near: near))
    }

    /// What is wrong with the number of cells of a row, or with those behind the header; `nil` where nothing is.
    ///
    /// - Parameters:
    ///   - cells: The row.
    ///   - header: Cells of the header.
    ///   - behind: Empty cells that every row has behind those.
    static func widthFault(_ cells: [String], header: Int, behind: Int) -> TextFault? {
        let isRestEmpty = cells.count > header && cells[header...].allSatisfy(\.trimmed.isEmpty)
        if cells.count == header + behind {
            return behind == 0 || isRestEmpty ? nil : .width(found: cells.count, expected: header)
        }
        if behind > 0 { return .widthOfRows(found: cells.count, others: header + behind) }
        return isRestEmpty
            ? .emptyCellsBehind(found: cells.count, expected: header)
            : .width(found: cells.count, expected: header)
    }

    /// What parts the cells of a file: comma, semicolon, tab, and the bar of the INE of Mexico.
    public static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

    /// The delimiter that stands most often in the header outside quotes; comma where none does.
    static func detectDelimiter(_ bytes: [UInt8]) -> UInt8 {
        let candidates = Table.delimiters
        var counts = candidates.map { _ in 0 }
        var quoted = false
        // Where a quote opens a cell; elsewhere it is a letter.
        var isStart = true
        for byte in bytes {
            if byte == UInt8(ascii: "\""), isStart || quoted {
                quoted.toggle()
                isStart = !quoted
                continue
            }
            isStart = false
            if quoted { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            if let index = candidates.firstIndex(of: byte) {
                counts[index] += 1
                isStart = true
            }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}

extension StringProtocol {
    /// Without spaces, tabs and no-break spaces at either end.
    public var trimmed: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{00A0}" }
        var part = self[...]
        while let first = part.first, isBlank(first) { part = part.dropFirst() }
        while let last = part.last, isBlank(last) { part = part.dropLast() }
        return String(part)
    }
}
